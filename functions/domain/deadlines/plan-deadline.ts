import type { Instant } from '../instant.ts'
import type { Calendar } from './calendar.ts'
import { countFrom, countWorkingDays, daysBetween, isProvisional, type Count } from './count.ts'
import { addDays, localDateOf } from './local-time.ts'
import type { DeadlinePlan } from './plan.ts'
import { resumedPlan } from './resume-deadline.ts'
import type { TimeAllowed } from './time-allowed.ts'
import { longDate } from './wording.ts'
import { endOf, startOf, workingDayFrom, type WorkingHours } from './working-time.ts'

export interface ToPlan extends WorkingHours {
  /** When the mail arrived by the listener's or SES's clock, never by its Date header. */
  readonly receivedAt: Instant
  /** Null where neither the protocol nor the partnership sets a time: nothing is invented. */
  readonly timeAllowed: TimeAllowed | null
}

// A count of working days hangs only on the date of receipt, and a busy morning's mails share it: the count is
// made once a date. Kept per calendar object, so that a new calendar starts afresh.
const counts = new WeakMap<Calendar, Map<string, Count>>()

const countOnce = (receivedAt: Instant, allowed: TimeAllowed, hours: WorkingHours): Count => {
  if (allowed.unit !== 'working-days') return countFrom(receivedAt, allowed, hours)
  const { start, end, timeZone } = hours.workingDay
  const date = localDateOf(receivedAt, timeZone)
  const known = counts.get(hours.calendar) ?? new Map<string, Count>()
  counts.set(hours.calendar, known)
  const key = `${date} ${allowed.count} ${start} ${end} ${timeZone}`
  const before = known.get(key)
  if (before !== undefined) return before
  if (known.size > 5_000) known.clear()
  const count = countWorkingDays(date, allowed.count, hours)
  known.set(key, count)
  return count
}

const basisOf = ({ receivedAt, timeAllowed, calendar, workingDay }: ToPlan, releasedAt: Instant | null) => ({
  receivedAt,
  releasedAt,
  timeAllowed,
  workingDay,
  calendar: { id: calendar.id, coveredUntil: calendar.coveredUntil },
})

/**
 * When the time for a step, or for a whole case, ends.
 *
 * Day 1 is the first working day after the local date of receipt; the time ends at the end of the working day N,
 * and the reminder goes at the start of that day. Without a time allowed nothing is due.
 */
export const planDeadline = (toPlan: ToPlan): DeadlinePlan => {
  const basis = basisOf(toPlan, null)
  if (toPlan.timeAllowed === null) {
    const sentence = 'No time limit is set for this, so there is no deadline.'
    return { due: null, remindAt: null, provisional: false, proof: [], sentence, basis }
  }
  const { due, morning, provisional, proof, sentence } = countOnce(
    toPlan.receivedAt,
    toPlan.timeAllowed,
    toPlan,
  )
  const remindAt = morning !== null && morning > toPlan.receivedAt ? morning : null
  return { due, remindAt, provisional, proof: [...proof], sentence, basis }
}

/**
 * The deadline of mail that was held and is now let go: the clock ran from its receipt, but at least one full
 * working day is left from `releasedAt`, because those who answer hear of it only now.
 */
export const releaseDeadline = (toPlan: ToPlan & { readonly releasedAt: Instant }): DeadlinePlan => {
  const { releasedAt, workingDay } = toPlan
  const plan = { ...planDeadline(toPlan), basis: basisOf(toPlan, releasedAt) }
  if (plan.due === null) return plan

  const released = localDateOf(releasedAt, workingDay.timeZone)
  const today = workingDayFrom(released, toPlan)
  const fullDay = startOf(today, toPlan) >= releasedAt ? today : workingDayFrom(addDays(today, 1), toPlan)
  const earliest = endOf(fullDay, toPlan)
  if (plan.due >= earliest) {
    return { ...plan, remindAt: plan.remindAt !== null && plan.remindAt > releasedAt ? plan.remindAt : null }
  }

  const before = plan.proof.filter(({ date }) => date <= released)
  const after = [
    { date: released, kind: 'released' as const, day: null },
    ...(fullDay === released ? [] : daysBetween(released, fullDay, toPlan)),
  ]
  const proof = [...before, ...after]
  const morning = startOf(fullDay, toPlan)
  return {
    due: earliest,
    remindAt: morning > releasedAt ? morning : null,
    provisional: isProvisional(proof, toPlan),
    proof,
    sentence: `Received on ${longDate(localDateOf(toPlan.receivedAt, workingDay.timeZone))} and held until ${longDate(released)}; one full working day is left from then: the time ends at ${workingDay.end} on ${longDate(fullDay)}.`,
    basis: plan.basis,
  }
}

/**
 * A stored plan counted again by a new calendar (a one-off bank holiday, a further year). Null when nothing
 * changes; otherwise the plan to record as the moved deadline.
 */
export const movedByCalendar = (plan: DeadlinePlan, calendar: Calendar): DeadlinePlan | null => {
  const { receivedAt, releasedAt, timeAllowed, workingDay, setTo, resumed } = plan.basis
  if (setTo !== undefined) return null
  const toPlan = { receivedAt, timeAllowed, workingDay, calendar }
  const moved =
    resumed !== undefined
      ? resumedPlan(plan, resumed, toPlan)
      : releasedAt === null
        ? planDeadline(toPlan)
        : releaseDeadline({ ...toPlan, releasedAt })
  return moved.due === plan.due && moved.provisional === plan.provisional ? null : moved
}
