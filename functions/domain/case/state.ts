import type { DeadlinePlan } from '../deadlines/plan.ts'
import type { Instant } from '../instant.ts'
import type { Population } from '../partnership/role.ts'
import type { Actor } from './actor.ts'
import type { Alert, AlertKind } from './alerts.ts'
import type { CauseOfDisagreement, LevelOfNeed } from './classification.ts'
import type { PayloadOf } from './events.ts'
import type { AgencyOnCase, Party, SideOfCase, StepContact } from './party.ts'

/** One step of a case, from its start until the next began or the case ended. */
export interface StepOnCase {
  readonly step: number
  readonly label: string
  readonly turn: number
  readonly contact: StepContact
  /** Who spoke for the escalating side at it. */
  readonly lead: Party
  readonly startedAt: Instant
  readonly startedBy: PayloadOf<'step-started'>['startedBy']
  readonly deadline: DeadlinePlan
  readonly reminded: boolean
  /** When its deadline passed unresolved, and what then had to follow. */
  readonly missed: { readonly at: Instant; readonly then: PayloadOf<'deadline-missed'>['then'] } | null
  /** People have heard that no step is left after it. */
  readonly exhausted: boolean
  readonly acknowledged: boolean
  readonly answered: boolean
  /** The mails that are that answer. */
  readonly answers: readonly string[]
  readonly form: { readonly name: string; readonly copyTo: string | null; readonly received: boolean } | null
}

export interface Outcome {
  readonly version: number
  readonly text: string
  readonly outstanding: string | null
  /** Who has it in writing that they agree: the side that proposed it, then each that confirmed that version. */
  readonly agreedBy: readonly SideOfCase[]
  readonly proposer: Party
  readonly proposedAt: Instant
  /** A person recorded it as agreed by telephone. */
  readonly byTelephone: boolean
  /** What it was recorded over by a person; null where nothing was on the table. */
  readonly replaces: Outcome | null
}

/** Resolved means agreed by both sides in writing (Waltham Forest, Bedford): one side's word only awaits confirmation. */
export type Standing =
  | { readonly kind: 'open' }
  | { readonly kind: 'awaiting-confirmation'; readonly outcome: Outcome }
  | { readonly kind: 'exhausted'; readonly since: Instant }
  | { readonly kind: 'resolved'; readonly at: Instant; readonly outcome: Outcome }
  | { readonly kind: 'withdrawn'; readonly at: Instant }
  /** By a person, for a reason of theirs; `was` is what opening it again goes back to. */
  | { readonly kind: 'closed'; readonly at: Instant; readonly was: Standing }
  /** What comes to it belongs to another case now. */
  | { readonly kind: 'merged'; readonly at: Instant; readonly into: string; readonly was: Standing }

export interface Case {
  readonly reference: string
  /** The seq of the last event folded in: what an append expects. */
  readonly version: number
  readonly partnership: string
  readonly population: Population
  readonly protocol: PayloadOf<'case-opened'>['protocol']
  readonly token: string
  readonly openedAt: Instant
  readonly openedByMail: string
  readonly escalating: AgencyOnCase
  readonly receiving: AgencyOnCase | null
  readonly receivingCandidates: readonly AgencyOnCase[]
  readonly practitioner: Party
  /** Who speaks for the escalating side now: the practitioner until the protocol says otherwise. */
  readonly lead: Party
  readonly stepsNotSeen: readonly number[]
  readonly steps: readonly [StepOnCase, ...StepOnCase[]]
  readonly standing: Standing
  readonly proposals: number
  readonly risk: {
    readonly flaggedAt: Instant
    readonly reviewDue: Instant
    readonly reviewMissed: boolean
    /** The case was closed when it was told. */
    readonly toldAfterClose: boolean
    /** The mails that said so since nothing was flagged; null for a person. */
    readonly toldBy: readonly (string | null)[]
  } | null
  readonly overallLimit: { readonly due: Instant; readonly passed: boolean } | null
  /** Set while a claimed misreading stops everything automatic. */
  readonly correctionClaimedAt: Instant | null
  /** Set while a person has stopped the clock. */
  readonly paused: { readonly at: Instant; readonly by: Actor } | null
  /** What people have to take on, the oldest first. */
  readonly alerts: readonly Alert[]
  /** Cases that were merged into this one, with those who raised them. */
  readonly mergedIn: readonly { readonly reference: string; readonly parties: readonly Party[] }[]
  /** Notes of calls that have not been struck out. */
  readonly calls: readonly { readonly seq: number; readonly at: Instant; readonly withWhom: string }[]
  /** Mails that a person had filed to the case by mistake. */
  readonly takenOut: readonly {
    readonly seq: number
    readonly mailId: string
    readonly messageId: string | null
  }[]
  /** As a person set them; null while nobody has. */
  readonly cause: CauseOfDisagreement | null
  readonly levelOfNeed: LevelOfNeed | null
  /** Its record must be kept, whatever the partnership's retention says. */
  readonly legalHold: boolean
  /** When managers last heard of a matter that has no deadline of its own. */
  readonly lastReviewedAt: Instant
  readonly generation: number
  readonly generationSince: Instant
  /** Everybody of the directory whom a step was ever with, and at which. */
  readonly asked: readonly { readonly personId: string; readonly step: number }[]
  /** Whom the steps that follow are not with again. */
  readonly usedPersonIds: readonly string[]
}

/** Whom earlier steps were with: what a case is told that a person puts to a step, whatever it has been through since. */
export const usedBefore = ({ asked }: Pick<Case, 'asked'>, number: number): string[] =>
  asked.filter(({ step }) => step < number).map(({ personId }) => personId)

/** The agency has answered at the current step, or when the case was at it before a person moved it. */
export const isAnswered = (state: Case): boolean => {
  const { step } = currentStep(state)
  return state.steps.some((each) => each.step === step && each.answered)
}

export const currentStep = (state: Case): StepOnCase => state.steps.at(-1) ?? state.steps[0]

/** "Written confirmation between the parties about an agreed outcome" (Bedford): of both, whoever proposed it. */
export const isAgreed = ({ agreedBy }: Outcome): boolean => new Set(agreedBy).size === 2

export const isClosed = (state: Case): boolean =>
  ['resolved', 'withdrawn', 'closed', 'merged'].includes(state.standing.kind)

/** Danger was told of a closed case: no disagreement runs any more, and all the same people must see to it. */
export const isDangerAfterClose = (state: Case): boolean =>
  isClosed(state) && state.risk?.toldAfterClose === true

/** Something will happen by itself, if only that danger told of a closed case is looked at again. */
export const hasClock = (state: Case): boolean =>
  !isClosed(state) || (isDangerAfterClose(state) && state.risk?.reviewMissed === false)

/**
 * What people have to take on. A closed case needs nobody's care any more, but for danger that was told since, and for
 * those whom word of its end has not reached.
 */
export const alertsOf = (state: Case): readonly Alert[] => {
  if (!isClosed(state)) return state.alerts
  const endedAt = 'at' in state.standing ? state.standing.at : state.openedAt
  return state.alerts.filter(({ kind, at }) =>
    kind === 'not-delivered' ? at >= endedAt : kind === 'immediate-risk' && isDangerAfterClose(state),
  )
}

/** Alerts that nobody has taken on. */
export const alertsToTakeOn = (state: Case): Alert[] =>
  alertsOf(state).filter(({ takenOn }) => takenOn === null)

/** Those that somebody has, and who. */
export const alertsTakenOn = (state: Case): { kind: AlertKind; by: string; at: Instant }[] =>
  alertsOf(state).flatMap(({ kind, takenOn }) =>
    takenOn === null ? [] : { kind, by: takenOn.by.name, at: takenOn.at },
  )

/** The moment at which the current step goes on by itself; null where none is set or nothing runs any more. */
export const runningDeadline = (state: Case): Instant | null => {
  const running = state.standing.kind === 'open' || state.standing.kind === 'awaiting-confirmation'
  return running && state.paused === null && currentStep(state).missed === null
    ? currentStep(state).deadline.due
    : null
}
