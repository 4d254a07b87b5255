import { z } from 'zod'
import { audienceSchema, noticeKindSchema } from './notice/kinds.ts'
import { alertKindSchema } from './case/alerts.ts'
import { causeOfDisagreementSchema, levelOfNeedSchema } from './case/classification.ts'
import type { CaseEvent, RecordedEvent } from './case/events.ts'
import { dangerWaitingSchema } from './danger-waiting.ts'
import { digestSchema } from './digest/digest.ts'
import { instantSchema } from './instant.ts'
import { populationSchema } from './partnership/role.ts'
import { caseFactsSchema } from './report/case-facts.ts'

/** What became of a mail: exactly one of these, once it is no longer `pending`. */
export const mailOutcomeSchema = z.enum([
  'pending',
  'opened',
  'advanced',
  'recorded',
  'held',
  'automatic',
  'duplicate',
])
export type MailOutcome = z.infer<typeof mailOutcomeSchema>

/** What a person did with held mail, and why. */
export const handlingSchema = z.object({
  action: z.enum(['released', 'filed', 'discarded', 'put-back']),
  by: z.string(),
  why: z.string(),
  at: instantSchema,
  /** Why it had been held. */
  heldFor: z.string(),
})
export type Handling = z.infer<typeof handlingSchema>

/** One entry of the mail ledger: one message in one mailbox. */
export const mailRowSchema = z.object({
  id: z.string(),
  /** The escalation address that it came to, without what follows a plus sign. */
  mailbox: z.string(),
  /** What followed the plus sign: the secret part of a case's own address. */
  tag: z.string().nullable(),
  partnership: z.string(),
  population: populationSchema,
  receivedAt: instantSchema,
  /** The sender of the SMTP envelope (RFC 5321 reverse-path); empty for a null path. */
  envelopeFrom: z.string(),
  /** Where the mail came from, for SPF (RFC 7208): the client's address and the name it gave. */
  client: z.object({ ip: z.string(), helo: z.string() }),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  subject: z.string().nullable(),
  outcome: mailOutcomeSchema,
  reason: z.string().nullable(),
  reference: z.string().nullable(),
  immediateRisk: z.boolean(),
  /** What a person did with it while it was held; null where nobody had to, or has yet. */
  handled: handlingSchema.nullable().default(null),
  /** When, by whom and why what it said was erased; what became of it stays, so that the ledger balances. */
  erased: z.object({ at: instantSchema, by: z.string(), why: z.string() }).optional(),
  /** What was done before and taken back, in its order. */
  handledBefore: z.array(handlingSchema).optional(),
})
export type MailRow = z.infer<typeof mailRowSchema>

/** Held, and nobody has done anything about it yet. */
export const isWaiting = ({ outcome, handled }: Pick<MailRow, 'outcome' | 'handled'>): boolean =>
  outcome === 'held' && handled === null

/**
 * The outcome of a mail is decided once; after that only a person changes it: while it waits for one, and back to that where
 * they had discarded it or filed it to a case. Of two people who decide at once, the second is too late.
 */
export const mayFollow = (
  before: { readonly outcome: MailOutcome; readonly waiting: boolean },
  after: Pick<MailRow, 'outcome' | 'handled' | 'handledBefore'>,
): boolean => {
  if (before.outcome === 'pending') return true
  if (before.waiting) return after.handled !== null
  const putBack = isWaiting(after) && after.handledBefore?.at(-1)?.action === 'put-back'
  return putBack && (before.outcome === 'held' || before.outcome === 'recorded')
}

/** A notice on record. It is rendered from the case as it stood at `asOf`, so every rendering says the same. */
export const noticeRowSchema = z.object({
  id: z.string(),
  kind: noticeKindSchema,
  to: z.object({ name: z.string(), email: z.string() }),
  about: z.discriminatedUnion('of', [
    z.object({
      of: z.literal('case'),
      reference: z.string(),
      /** The seq of the event that it is about, and of the last event that it knows of. */
      seq: z.int().positive(),
      asOf: z.int().positive(),
    }),
    z.object({ of: z.literal('mail'), mailId: z.string() }),
    /** It holds what it says: nothing that it was counted from stays as it was. */
    z.object({ of: z.literal('week'), digest: digestSchema }),
    z.object({
      of: z.literal('held-danger'),
      waiting: dangerWaitingSchema,
      register: z.url().nullable(),
    }),
  ]),
  audience: audienceSchema,
  partnership: z.string(),
  population: populationSchema,
  /** The secret part of its own return address, so that only a true bounce can name it. */
  returnToken: z.string(),
  createdAt: instantSchema,
  /** `shown`: no relay, so the outbox page shows it; `not-needed`: what it would have said was settled before it was due. */
  state: z.enum(['queued', 'sent', 'shown', 'bounced', 'failed', 'not-needed']),
  attempts: z.int().nonnegative(),
  nextAttemptAt: instantSchema.nullable(),
  failure: z.string().nullable(),
  wireId: z.string().nullable(),
})
export type NoticeRow = z.infer<typeof noticeRowSchema>

/** What the workflow must still be told. */
export const workflowTaskSchema = z.object({
  id: z.string(),
  task: z.enum(['start', 'signal']),
  reference: z.string(),
  generation: z.int().positive(),
})
export type WorkflowTask = z.infer<typeof workflowTaskSchema>

/** What lists show of a case, kept beside its events so that no list folds a record. */
export const caseSummarySchema = z.object({
  reference: z.string(),
  partnership: z.string(),
  population: populationSchema,
  state: z.enum(['open', 'awaiting-confirmation', 'exhausted', 'resolved', 'withdrawn', 'closed', 'merged']),
  step: z.int().positive(),
  stepLabel: z.string(),
  /** When the current step goes on by itself; null where nothing runs (any more). */
  deadline: instantSchema.nullable(),
  /** When the time of the current step ends or, unlike `deadline`, has ended; null where none is set, or while a person has stopped the clock. */
  stepDue: instantSchema.nullable(),
  openedAt: instantSchema,
  escalatingAgency: z.string(),
  escalatingAgencyId: z.string(),
  receivingAgency: z.string().nullable(),
  receivingAgencyId: z.string().nullable(),
  immediateRisk: z.boolean(),
  nobodyToWriteTo: z.boolean(),
  /** Somebody says that a mail was misread: nothing automatic happens until a person has looked. */
  paused: z.boolean(),
  /** A person has stopped the clock. */
  pausedByPerson: z.boolean().default(false),
  /** Alerts that nobody has taken on. */
  alerts: z.array(z.object({ kind: alertKindSchema, at: instantSchema })).default([]),
  /** Those that somebody has, and who. */
  takenOn: z.array(z.object({ kind: alertKindSchema, by: z.string(), at: instantSchema })).default([]),
  /** Ids of the directory: whom the current step is with, and everybody whom a step was ever with. */
  contact: z.string().nullable().default(null),
  asked: z.array(z.string()).default([]),
  /** The address of the practitioner who raised it. */
  practitioner: z.string().nullable().default(null),
  /** As a person set them. */
  cause: causeOfDisagreementSchema.nullable().default(null),
  levelOfNeed: levelOfNeedSchema.nullable().default(null),
  /** Its record must be kept, whatever the partnership's retention says. */
  legalHold: z.boolean().default(false),
  /** When, by whom and why its record was erased; `finished` once nothing of it is left anywhere. */
  erased: z
    .object({ at: instantSchema, by: z.string(), why: z.string(), finished: z.boolean() })
    .nullable()
    .default(null),
  /** What reports count; null where a version that kept none wrote last. */
  facts: caseFactsSchema.nullable().default(null),
  generation: z.int().positive(),
  version: z.int().positive(),
})
export type CaseSummary = z.infer<typeof caseSummarySchema>

export interface CaseChange<Event extends RecordedEvent = CaseEvent> {
  readonly reference: string
  /** The version that the decision was made on; 0 for a new case. */
  readonly expectedVersion: number
  readonly events: readonly Event[]
  readonly summary: CaseSummary
  /** Keys the two agencies and the population; a closed case leaves it. Null while one agency is unknown. */
  readonly pair: string | null
  /** Conflict if another open case joins the pair: a later step must not open a second case beside an open one. */
  readonly onlyOpenCaseOfPair: boolean
}

/** Everything that one decision writes, in one transaction. A case that comes from another record may be an erased one. */
export interface Change<Event extends RecordedEvent = CaseEvent> {
  readonly case: CaseChange<Event> | null
  /** The other case where two are merged or parted: both are written, or neither. */
  readonly otherCase?: CaseChange<Event>
  /** The mail whose outcome this is; conflict unless it may still have one (`mayFollow`). */
  readonly mail: MailRow | null
  readonly notices: readonly NoticeRow[]
  /** Replaced rows of notices that are on record already. */
  readonly noticesChanged: readonly NoticeRow[]
  readonly workflow: readonly WorkflowTask[]
  /** Put if absent; an equal value is no conflict, another value is. */
  readonly lookups: readonly { readonly key: string; readonly value: string }[]
}

/** How many entries the ledger has in all, and under each outcome. */
export interface LedgerBalance {
  received: number
  outcomes: Record<string, number>
}

/** What is taken out of the record for good; the archive's files are gone by then. Done again, it does no harm. */
export interface Erasure {
  /** As it is listed from then on; its events but the last keep only their place in the chain. */
  readonly case: CaseSummary | null
  /** As the ledger keeps them, each under the outcome that it had. */
  readonly mails: readonly MailRow[]
  /** Ids. */
  readonly notices: readonly string[]
  readonly lookups: readonly string[]
}

export interface Page {
  readonly limit: number
  /** What the page before gave as `next`. */
  readonly after: string | null
}

export interface PageOf<T> {
  readonly items: T[]
  readonly next: string | null
}
