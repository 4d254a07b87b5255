import { z } from 'zod'
import { instantSchema } from '../instant.ts'

/** Where the parts of a bundle lie in it. Every name is ours: a mail's own words never become a path. */
export const MANIFEST = 'manifest.json'
export const EVENTS = 'events.json'
export const SUMS = 'SHA256SUMS'

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)

/** What a bundle holds, and what it was made from. */
export const manifestSchema = z.strictObject({
  format: z.literal('stepwise-case-bundle'),
  version: z.literal(1),
  /** `redacted`: without names, addresses, telephone numbers, words and attachments. */
  kind: z.enum(['whole', 'redacted']),
  reference: z.string(),
  partnership: z.string(),
  made: z.strictObject({ at: instantSchema, by: z.string().nullable(), why: z.string().nullable() }),
  /** The version of Stepwise that made it. */
  stepwise: z.string(),
  chain: z.strictObject({ events: z.int().positive(), head: sha256Schema }),
  /** Every file of the bundle but this one and SHA256SUMS, which names this one too. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int().nonnegative(), sha256: sha256Schema })),
})
export type Manifest = z.infer<typeof manifestSchema>

/** `events.json` of a whole bundle; what an event says is taken as it stands, as its digest covers every word of it. */
export const eventsFileSchema = z.strictObject({
  reference: z.string(),
  events: z
    .array(
      z.strictObject({
        reference: z.string(),
        seq: z.int().positive(),
        at: instantSchema,
        by: z.unknown(),
        payload: z.unknown(),
        salt: z.string(),
        digest: sha256Schema,
        link: sha256Schema,
      }),
    )
    .min(1),
})

/** An event without what it says and without its salt: the salted digest alone lets nobody try what it might say. */
export const redactedEventSchema = z.strictObject({
  reference: z.string(),
  seq: z.int().positive(),
  at: instantSchema,
  kind: z.string(),
  /** `who`: a placeholder that stands for the same person throughout the bundle. */
  by: z.strictObject({ kind: z.string(), who: z.string().nullable() }),
  /** The step that the event is about, and its deadline where the event sets one. */
  step: z.int().positive().nullable(),
  due: instantSchema.nullable(),
  digest: sha256Schema,
  link: sha256Schema,
})
export type RedactedEvent = z.infer<typeof redactedEventSchema>

export const redactedEventsFileSchema = z.strictObject({
  reference: z.string(),
  escalatingAgency: z.string(),
  receivingAgency: z.string().nullable(),
  events: z.array(redactedEventSchema).min(1),
})
