import type { Instant } from '../instant.ts'
import { dayKind } from './calendar.ts'
import { daysBetween, isProvisional } from './count.ts'
import { addDays, localDateOf, type LocalDate } from './local-time.ts'
import type { DeadlinePlan } from './plan.ts'
import { longDate } from './wording.ts'
import { endOf, startOf, type WorkingHours } from './working-time.ts'

/**
 * The longest stage of any protocol is a few weeks, and a case that has to wait for longer is paused: a date further off
 * is a slip of the hand ("2046" for "2026").
 */
const FURTHEST_DAYS = 184
/** Once the known dates are all but over, a case still has to be given time. */
const LEAST_DAYS = 28

/** The last day on which a person can let a step end: bank holidays after the known ones could still move it. */
export const lastDateFor = (now: Instant, { calendar, workingDay }: WorkingHours): LocalDate => {
  const today = localDateOf(now, workingDay.timeZone)
  const [least, furthest] = [addDays(today, LEAST_DAYS), addDays(today, FURTHEST_DAYS)]
  if (calendar.coveredUntil < least) return least
  return furthest < calendar.coveredUntil ? furthest : calendar.coveredUntil
}

/**
 * A deadline that a person sets: the end of the working day on `date`. The count from receipt stays as its basis, with
 * the date beside it, so that a new calendar leaves it where the person put it.
 *
 * @returns why not, where that moment is past or too far off, or nobody works on the date
 */
export const setDeadline = (
  plan: DeadlinePlan,
  date: LocalDate,
  now: Instant,
  hours: WorkingHours,
): DeadlinePlan | 'past' | 'too-far' | 'no-working-day' => {
  if (date > lastDateFor(now, hours)) return 'too-far'
  if (dayKind(hours.calendar, date) !== 'working') return 'no-working-day'
  const due = endOf(date, hours)
  if (due <= now) return 'past'
  const { receivedAt } = plan.basis
  const from = localDateOf(receivedAt, hours.workingDay.timeZone)
  const first = { date: from, kind: 'received' as const, day: null }
  let day = 0
  const proof = [
    first,
    ...daysBetween(from, date, hours).map((each) =>
      each.kind === 'counted' ? { ...each, day: (day += 1) } : each,
    ),
  ]
  const morning = startOf(date, hours)
  return {
    due,
    remindAt: morning > now ? morning : null,
    provisional: isProvisional(proof, hours),
    proof,
    sentence: `Set by a person: the time ends at ${hours.workingDay.end} on ${longDate(date)}.`,
    basis: { ...plan.basis, setTo: date },
  }
}

/** The next day on which a deadline may end, for a form to begin with. */
export const firstDateFor = (now: Instant, hours: WorkingHours): LocalDate => {
  let date = addDays(localDateOf(now, hours.workingDay.timeZone), 1)
  while (dayKind(hours.calendar, date) !== 'working') date = addDays(date, 1)
  return date
}
