import type { CauseOfDisagreement } from './case/classification.ts'
import type { CaseSummary } from './record.ts'
import type { Instant } from './instant.ts'
import type { Population } from './partnership/role.ts'

/** What a reader of the register asks of the cases: every part that is not null must fit. */
export interface CaseQuery {
  /** One state; `any-open`: every state in which a case is not closed. */
  readonly state: CaseSummary['state'] | 'any-open' | null
  readonly partnership: string | null
  readonly population: Population | null
  readonly step: number | null
  /** Ids of agencies. */
  readonly escalatingAgency: string | null
  readonly receivingAgency: string | null
  readonly immediateRisk: true | null
  readonly nobodyToWriteTo: true | null
  readonly paused: true | null
  readonly cause: CauseOfDisagreement | null
  /** Whether the current step has a time at all. */
  readonly timed: boolean | null
  /** The time of the current step ends after, and at or before, these moments. */
  readonly dueAfter: Instant | null
  readonly dueUntil: Instant | null
  /** Opened at or after, and before, these moments. */
  readonly openedFrom: Instant | null
  readonly openedBefore: Instant | null
  /** `deadline`: the soonest first, and only cases whose current step has a time. */
  readonly order: 'newest' | 'deadline'
}

export const everyCase: CaseQuery = {
  state: null,
  partnership: null,
  population: null,
  step: null,
  escalatingAgency: null,
  receivingAgency: null,
  immediateRisk: null,
  nobodyToWriteTo: null,
  paused: null,
  cause: null,
  timed: null,
  dueAfter: null,
  dueUntil: null,
  openedFrom: null,
  openedBefore: null,
  order: 'newest',
}
