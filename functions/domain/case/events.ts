import { z } from 'zod'
import { deadlinePlanSchema } from '../deadlines/plan.ts'
import { instantSchema } from '../instant.ts'
import { noticeKindSchema } from '../notice/kinds.ts'
import { populationSchema } from '../partnership/role.ts'
import { intentSchema } from '../reading/reading.ts'
import { causeOfDisagreementSchema, levelOfNeedSchema } from './classification.ts'
import { agencyOnCaseSchema, partySchema, sideSchema, stepContactSchema } from './party.ts'

/** Who or what caused an event. */
export const causeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail'), mailId: z.string(), from: z.string() }),
  z.object({ kind: z.literal('workflow'), task: z.string() }),
  z.object({ kind: z.literal('delivery'), noticeId: z.string() }),
  z.object({
    kind: z.literal('person'),
    name: z.string(),
    why: z.string(),
    /** Who that is in the directory; absent where they signed in with no address that it has. */
    party: partySchema.optional(),
  }),
])
export type Cause = z.infer<typeof causeSchema>

/** The number of a stage, as the protocol counts them. */
const step = z.int().positive()

/** The number of an event within its case. */
const seq = z.int().positive()

/** The version of the outcome that waited, where the agency had agreed to it that is not on the case any more. */
const lapses = z.int().positive().optional()

/**
 * What can happen to a case. The state of a case is folded from these and from nothing else.
 * `at` of the envelope is when it happened; for mail that is the moment of its receipt.
 */
const payloadSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('case-opened'),
    partnership: z.string(),
    population: populationSchema,
    protocol: z.object({
      id: z.string(),
      version: z.string(),
      /** The version of the partnership's files that was in force; cases of before these were kept have none. */
      inVersion: z.int().positive().optional(),
    }),
    /** The secret part of the case's own address; in no subject, page or log. */
    token: z.string(),
    escalating: agencyOnCaseSchema,
    /** Null while nobody has said which agency the disagreement is with. */
    receiving: agencyOnCaseSchema.nullable(),
    /** Agencies that might be meant, when the mail left it open. */
    receivingCandidates: z.array(agencyOnCaseSchema),
    practitioner: partySchema,
    /** Steps before the first declared one, which Stepwise has not seen. */
    stepsNotSeen: z.array(step),
    /** The protocol's limit for the whole process, beside those of its stages; null where it has none. */
    overallLimit: deadlinePlanSchema.nullable(),
    mailId: z.string(),
  }),
  z.object({
    type: z.literal('step-started'),
    step,
    label: z.string(),
    /** Which of a stage's recipients it is with, from 0 (Blackpool stage 4: directors, then the Independent Scrutineer). */
    turn: z.int().nonnegative(),
    contact: stepContactSchema,
    /** Who speaks for the escalating side from here on, where the protocol says that it changes. */
    lead: partySchema.nullable(),
    deadline: deadlinePlanSchema,
    /** `declared` by a mail, reached by `timeout`, or set by a `person`. */
    startedBy: z.enum(['declared', 'timeout', 'person']),
    formDue: z.object({ name: z.string(), copyTo: z.string().nullable() }).nullable(),
  }),
  z.object({
    type: z.literal('receiving-agency-named'),
    receiving: agencyOnCaseSchema,
    /** Why a person changed it; absent where the escalating side named it. */
    why: z.string().optional(),
    lapses,
  }),
  /** By a person: a mail was taken for one of another agency. The practitioner who raised the case stays who they are. */
  z.object({
    type: z.literal('escalating-agency-named'),
    escalating: agencyOnCaseSchema,
    /** Who speaks for it, where the protocol says that somebody else than the practitioner does. */
    lead: partySchema.nullable(),
    lapses,
  }),
  /** A mail of the case that changes nothing by itself: an acknowledgement, an answer, further information. */
  z.object({
    type: z.literal('mail-recorded'),
    mailId: z.string(),
    side: sideSchema.nullable(),
    intent: intentSchema,
    sender: partySchema,
  }),
  /** Without a mail where a person recorded it. */
  z.object({ type: z.literal('form-received'), step, name: z.string(), mailId: z.string().nullable() }),
  /** A person recorded the form by mistake. */
  z.object({ type: z.literal('form-taken-back'), step, name: z.string() }),
  z.object({ type: z.literal('reminder-sent'), step }),
  z.object({
    type: z.literal('deadline-missed'),
    step,
    /** Whether anybody on the receiving side had answered at all. */
    answered: z.boolean(),
    /** What happens now: on to the next step, alert only, or no step is left. */
    then: z.enum(['next-step', 'alert-only', 'no-next-step']),
  }),
  z.object({ type: z.literal('overall-limit-passed'), due: instantSchema }),
  z.object({
    type: z.literal('risk-flagged'),
    /** Null where a person flagged it. */
    mailId: z.string().nullable(),
    reviewDue: instantSchema,
    outOfHours: z.boolean(),
    /** Where the case was closed: the clock that looks at the risk again, as that of the case has ended. */
    generation: z.int().positive().optional(),
  }),
  z.object({ type: z.literal('risk-review-missed') }),
  /** The mail that said so was filed to the case by mistake; filed again, it flags the risk again. */
  z.object({
    type: z.literal('risk-taken-back'),
    mailId: z.string(),
    /** Nobody else has said so: the flag ends. */
    ends: z.boolean(),
  }),
  /** Ends the flag; the envelope says who found so, and why. */
  z.object({ type: z.literal('risk-dealt-with') }),
  /** Somebody has taken on these alerts, each named by the event that raised it. */
  z.object({ type: z.literal('alerts-taken-on'), alerts: z.array(seq).min(1) }),
  z.object({ type: z.literal('alerts-handed-back'), alerts: z.array(seq).min(1) }),
  /** By a person: the clock of the case stands still until another event lets it go on. */
  z.object({ type: z.literal('paused') }),
  z.object({ type: z.literal('pause-ended') }),
  z.object({
    type: z.literal('deadline-moved'),
    step,
    deadline: deadlinePlanSchema,
    why: z.string(),
  }),
  z.object({ type: z.literal('contact-changed'), step, contact: stepContactSchema, why: z.string() }),
  z.object({
    type: z.literal('outcome-proposed'),
    version: z.int().positive(),
    /** Null for the Independent Scrutineer's: then both agencies have to confirm it. */
    side: sideSchema.nullable(),
    text: z.string(),
    outstanding: z.string().nullable(),
    /** Null where a person recorded what was agreed by telephone: then too both agencies have to confirm it. */
    mailId: z.string().nullable(),
    sender: partySchema,
  }),
  z.object({
    type: z.literal('outcome-confirmed'),
    version: z.int().positive(),
    side: sideSchema,
    mailId: z.string(),
    sender: partySchema,
  }),
  z.object({
    type: z.literal('outcome-disputed'),
    version: z.int().positive(),
    side: sideSchema,
    mailId: z.string(),
    sender: partySchema,
  }),
  /** A person recorded by mistake what was agreed by telephone. */
  z.object({ type: z.literal('outcome-taken-back'), version: z.int().positive() }),
  z.object({ type: z.literal('withdrawn'), mailId: z.string(), sender: partySchema }),
  z.object({ type: z.literal('exhausted') }),
  /** A reply to a receipt says that it was misread: nothing automatic happens until a person has looked. */
  z.object({ type: z.literal('correction-claimed'), mailId: z.string(), sender: partySchema }),
  z.object({ type: z.literal('automatic-action-resumed') }),
  /** A person let held mail act, or put it to the case without letting it act. */
  z.object({
    type: z.literal('held-mail-handled'),
    mailId: z.string(),
    action: z.enum(['released', 'filed']),
    heldFor: z.string(),
  }),
  /** It was filed to the wrong case, and waits for a person again. */
  z.object({
    type: z.literal('filed-mail-taken-out'),
    mailId: z.string(),
    messageId: z.string().nullable(),
  }),
  z.object({ type: z.literal('call-noted'), withWhom: z.string(), text: z.string() }),
  /** A call was noted by mistake: the note stays on record, struck out. */
  z.object({ type: z.literal('call-struck-out'), note: seq }),
  /** The case is closed, and what comes to it belongs to another from now on. */
  z.object({
    type: z.literal('merged-into'),
    into: z.string(),
    /** Where that other case stood then. */
    stepLabel: z.string(),
    due: instantSchema.nullable(),
  }),
  z.object({ type: z.literal('unmerged'), from: z.string(), generation: z.int().positive() }),
  /** Another case was merged into this one: who raised it hears of this one from now on. */
  z.object({
    type: z.literal('case-merged-in'),
    reference: z.string(),
    /** Who raised it, then whoever else heard of it for the escalating side. */
    parties: z.tuple([partySchema], partySchema),
    /** The review of an immediate risk that was flagged there. */
    risk: z.object({ flaggedAt: instantSchema, reviewDue: instantSchema }).nullable(),
    /** Its record was under a legal hold: what goes on of it is held too. */
    legalHold: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('case-unmerged'), reference: z.string() }),
  /** What a person makes of a case for the year's report; null takes back what was set. */
  z.object({
    type: z.literal('classified'),
    cause: causeOfDisagreementSchema.nullable(),
    levelOfNeed: levelOfNeedSchema.nullable(),
  }),
  /** The record of the case is kept, however old, until the hold is lifted. */
  z.object({ type: z.literal('legal-hold-set') }),
  z.object({ type: z.literal('legal-hold-lifted') }),
  /** A person erased what the events before it say; how much there was is all that is left beside the chain. */
  z.object({
    type: z.literal('case-erased'),
    mails: z.int().nonnegative(),
    notices: z.int().nonnegative(),
  }),
  /** A person took the record out of the register, as it stands with this event. */
  z.object({ type: z.literal('bundle-made'), bundleId: z.string(), redacted: z.boolean() }),
  /** Without an outcome that both sides confirmed; the envelope says who closed it and why. */
  z.object({ type: z.literal('closed-by-person') }),
  z.object({ type: z.literal('reopened'), generation: z.int().positive() }),
  z.object({ type: z.literal('open-matter-reviewed') }),
  z.object({ type: z.literal('generation-started'), generation: z.int().positive() }),
  z.object({
    type: z.literal('notice-sent'),
    noticeId: z.string(),
    kind: z.string(),
    wireId: z.string().nullable(),
  }),
  z.object({
    type: z.literal('notice-bounced'),
    noticeId: z.string(),
    noticeKind: noticeKindSchema,
    kind: z.enum(['hard', 'soft', 'auto-reply']),
    recipient: z.string(),
    mailId: z.string().nullable(),
  }),
])

export type CaseEventPayload = z.infer<typeof payloadSchema>
export type CaseEventType = CaseEventPayload['type']
export type PayloadOf<T extends CaseEventType> = Extract<CaseEventPayload, { type: T }>

/** An event on record. `seq` counts from 1 without a gap; `salt`, `digest` and `link` are those of `chain.ts`. */
export const caseEventSchema = z.object({
  reference: z.string(),
  seq: z.int().positive(),
  at: instantSchema,
  by: causeSchema,
  payload: payloadSchema,
  salt: z.string(),
  digest: z.string(),
  link: z.string(),
})
export type CaseEvent = z.infer<typeof caseEventSchema>

/** What is left of an event whose payload was erased with its salt: the chain still verifies over it. */
export const erasedEventSchema = z.object({
  reference: z.string(),
  seq: z.int().positive(),
  at: instantSchema,
  erased: z.literal(true),
  digest: z.string(),
  link: z.string(),
})
export type ErasedEvent = z.infer<typeof erasedEventSchema>

export const recordedEventSchema = z.union([caseEventSchema, erasedEventSchema])
export type RecordedEvent = z.infer<typeof recordedEventSchema>

/** An event that somebody decided on and that is not on record yet. */
export interface NewEvent {
  readonly at: string
  readonly by: Cause
  readonly payload: CaseEventPayload
}
