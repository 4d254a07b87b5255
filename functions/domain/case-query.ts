import type { CauseOfDisagreement } from './case/classification.ts'
import type { CaseSummary } from './record.ts'
import type { Instant } from './instant.ts'
import type { Population } from './partnership/role.ts'

/** What a reader of the register asks of the cases: every part that is not null must fit. */
export interface CaseQuery {
  /** One state; `any-open`: whatever {@link isAnyOpen} is true of. */
  readonly state: CaseSummary['state'] | 'any-open' | null
  readonly partnership: string | null
  readonly population: Population | null
  readonly step: number | null
  /** Ids of agencies. */
  readonly escalatingAgency: string | null
  readonly receivingAgency: string | null
  /** On either side. */
  readonly agency: string | null
  /** The address of the practitioner who raised it. */
  readonly practitioner: string | null
  readonly immediateRisk: true | null
  readonly nobodyToWriteTo: true | null
  /** A misreading is claimed. */
  readonly paused: true | null
  /** A person has stopped the clock. */
  readonly pausedByPerson: true | null
  /** It has an alert that nobody has taken on. */
  readonly alerted: true | null
  /** It has an alert that somebody has taken on. */
  readonly takenOn: true | null
  /** The id of the person whom its current step is with. */
  readonly contact: string | null
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

/** Not closed, or danger was told since it was: in front of people, and with a clock. */
export const isAnyOpen = (summary: Pick<CaseSummary, 'state' | 'immediateRisk'>): boolean =>
  isOpenState(summary) || summary.immediateRisk

/** What readers go through each day: open, or with an alert that waits for somebody, if only that word of its end has not arrived. */
export const isBeforePeople = (summary: Pick<CaseSummary, 'state' | 'immediateRisk' | 'alerts'>): boolean =>
  isAnyOpen(summary) || summary.alerts.length > 0

export const isOpenState = ({ state }: Pick<CaseSummary, 'state'>): boolean => {
  // A switch, so that a state which is added has to be placed here.
  switch (state) {
    case 'open':
    case 'awaiting-confirmation':
    case 'exhausted':
      return true
    case 'resolved':
    case 'withdrawn':
    case 'closed':
    case 'merged':
      return false
  }
}

export const everyCase: CaseQuery = {
  state: null,
  partnership: null,
  population: null,
  step: null,
  escalatingAgency: null,
  receivingAgency: null,
  agency: null,
  practitioner: null,
  immediateRisk: null,
  nobodyToWriteTo: null,
  paused: null,
  pausedByPerson: null,
  alerted: null,
  takenOn: null,
  contact: null,
  cause: null,
  timed: null,
  dueAfter: null,
  dueUntil: null,
  openedFrom: null,
  openedBefore: null,
  order: 'newest',
}
