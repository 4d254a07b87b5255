import { z } from 'zod'
import { timeAllowedSchema } from '../deadlines/time-allowed.ts'
import { roleWantedSchema } from './role.ts'

/** The exact sentence of the published protocol that a rule comes from. */
const quote = z.string().min(1)
const sourced = z.strictObject({ source: quote })

export const stageSchema = z.strictObject({
  number: z.int().positive(),
  /** As the protocol writes it: "Step one", "Final Step", "Stage 3". */
  label: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  /** What the protocol calls it: "Initial concern". */
  name: z.string().min(1),
  /** Who speaks for the escalating agency; null where the source does not say. */
  escalating: roleWantedSchema.nullable(),
  /** Who is written to, in turn; empty where nobody is to be mailed. */
  receiving: z.array(roleWantedSchema),
  /** Null where the source sets none: no deadline is invented. */
  timeAllowed: timeAllowedSchema.nullable(),
  /** A form that the stage obliges the escalating side to fill in, and the mailbox that gets a copy. */
  form: z
    .strictObject({ name: z.string().min(1), copyTo: z.email(), source: quote })
    .nullable()
    .default(null),
  onTimeout: z.enum(['escalate', 'alert-only']).default('escalate'),
  next: z.int().positive().nullable(),
  /** The words that the protocol obliges the sender's email to carry. */
  wording: z.string().min(1).nullable().default(null),
  source: z.array(quote).min(1),
})

export const protocolSchema = z.strictObject({
  id: z.string().min(1),
  title: z.string().min(1),
  /** Where the protocol was published. */
  publishedAs: z.string().min(1),
  /** "undated" where the source names none. */
  version: z.string().min(1),
  /** The last day of the time by which it says that it will be reviewed. */
  reviewBy: z.iso.date().nullable().default(null),
  noun: z.enum(['step', 'stage', 'level']),
  /** In order; null where the source only refers to stages published elsewhere. */
  stages: z.array(stageSchema).min(1).nullable(),
  overallLimit: z
    .strictObject({ timeAllowed: timeAllowedSchema, reading: z.string().min(1), source: quote })
    .nullable(),
  immediateRisk: z.strictObject({
    /** `not-stated`: the source has no such rule; its quote is then the general duty that it does state. */
    rule: z.enum(['outside-all-timescales', 'same-working-day', 'immediate-action', 'not-stated']),
    source: quote,
  }),
  /** What the process does not replace, in the protocol's own words; every notice says the like. */
  notReplacing: z.array(sourced).default([]),
  /** Disagreements inside one agency: whose procedure applies. */
  sameAgency: sourced.nullable().default(null),
  /** What has to be recorded, and how an agreed outcome is confirmed. */
  record: z.array(sourced).default([]),
  telephoneFirst: sourced.nullable().default(null),
  /** Where an unresolved matter can go that is no stage of its own. */
  afterwards: z.array(z.strictObject({ what: z.string().min(1), source: quote })).default([]),
  /** What the source leaves open, as a list of things that the partnership must still set. */
  leftOpen: z.array(z.string().min(1)).default([]),
})
