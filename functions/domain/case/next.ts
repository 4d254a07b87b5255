import type { Instant } from '../instant.ts'
import { currentStep, hasClock, isClosed, type Case } from './state.ts'

/** What the clock of a case has to do, or to wait for. */
export type Next =
  | { readonly do: Duty }
  | {
      readonly do: 'wait-until-reminder' | 'wait-until-deadline' | 'wait-until-review'
      readonly until: Instant
    }
  | { readonly do: 'end' }

/** A thing that the clock does by itself once its moment has come. */
export type Duty =
  | 'start-next-step'
  | 'send-reminder'
  | 'record-missed-deadline'
  | 'report-exhausted'
  | 'review-open-matter'
  | 'hand-over'

interface Appointment {
  readonly at: Instant
  readonly duty: Duty
}

/** When a matter that has no deadline of its own is next brought back to people. */
export interface ReviewTimes {
  /** A week after a review, in working hours. */
  weekly(since: Instant): Instant
  /** The next working morning after a claimed misreading. */
  nextMorning(since: Instant): Instant
  /** An execution lives a year at most on AWS; a generation hands over well before. */
  handOver(since: Instant): Instant
}

/**
 * What comes next for a case at a moment. Pure: every task and every timeout asks this again, so a clock that
 * was killed, doubled or late can do no harm.
 */
export const whatIsNext = (state: Case, now: Instant, times: ReviewTimes): Next => {
  if (!hasClock(state)) return { do: 'end' }
  const [first] = appointments(state, now, times).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  if (first === undefined) return { do: 'end' }
  if (first.at <= now) return { do: first.duty }
  switch (first.duty) {
    case 'send-reminder':
      return { do: 'wait-until-reminder', until: first.at }
    case 'record-missed-deadline':
      return { do: 'wait-until-deadline', until: first.at }
    case 'start-next-step':
    case 'report-exhausted':
    case 'review-open-matter':
    case 'hand-over':
      return { do: 'wait-until-review', until: first.at }
  }
}

const appointments = (state: Case, now: Instant, times: ReviewTimes): Appointment[] => [
  { at: times.handOver(state.generationSince), duty: 'hand-over' },
  ...(isClosed(state) ? riskReview(state) : reviews(state, times)),
  // A claimed misreading, a person's pause or the end of the case stops everything that the step would do by itself.
  ...(isClosed(state) || state.correctionClaimedAt !== null || state.paused !== null
    ? []
    : stepAppointments(state, now)),
]

const riskReview = ({ risk }: Case): Appointment[] =>
  risk === null || risk.reviewMissed ? [] : [{ at: risk.reviewDue, duty: 'review-open-matter' }]

const stepAppointments = (state: Case, now: Instant): Appointment[] => {
  const { deadline, missed, reminded, exhausted } = currentStep(state)
  if (exhausted) return []
  if (missed?.then === 'next-step') return [{ at: missed.at, duty: 'start-next-step' }]
  if (missed?.then === 'no-next-step') return [{ at: missed.at, duty: 'report-exhausted' }]
  if (missed !== null || deadline.due === null) return []
  const missing: Appointment = { at: deadline.due, duty: 'record-missed-deadline' }
  if (reminded || deadline.remindAt === null || now >= deadline.due) return [missing]
  return [{ at: deadline.remindAt, duty: 'send-reminder' }, missing]
}

const reviews = (state: Case, times: ReviewTimes): Appointment[] => {
  const { overallLimit, correctionClaimedAt, lastReviewedAt } = state
  const at: Instant[] = []
  if (overallLimit !== null && !overallLimit.passed) at.push(overallLimit.due)
  if (correctionClaimedAt !== null) {
    at.push(times.nextMorning(correctionClaimedAt > lastReviewedAt ? correctionClaimedAt : lastReviewedAt))
  } else if (state.paused !== null || hasNoDeadline(state)) at.push(times.weekly(lastReviewedAt))
  return [
    ...riskReview(state),
    ...at.map((moment): Appointment => ({ at: moment, duty: 'review-open-matter' })),
  ]
}

/** Exhausted, alert-only, or a stage for which the source names no time: managers hear of it each week until it ends. */
export const hasNoDeadline = (state: Case): boolean => {
  const { deadline, missed } = currentStep(state)
  return state.standing.kind === 'exhausted' || missed !== null || deadline.due === null
}
