import type { Instant } from '../instant.ts'
import { dayKind } from './calendar.ts'
import { daysBetween, isProvisional } from './count.ts'
import { addDays, localDateOf, type LocalDate } from './local-time.ts'
import type { DeadlinePlan, ProofDay } from './plan.ts'
import { longDate } from './wording.ts'
import { endOf, startOf, workingDayFrom, type WorkingHours } from './working-time.ts'

/**
 * The deadline of a step whose clock a person had stopped: as many working days are left as there were on the day of
 * the pause, and one full working day at least. Whatever the time was allowed in, it goes on in working days.
 */
export const resumeDeadline = (
  plan: DeadlinePlan,
  pausedAt: Instant,
  now: Instant,
  hours: WorkingHours,
): DeadlinePlan => {
  if (plan.due === null) return plan
  const { timeZone } = hours.workingDay
  const [paused, lastBefore] = [localDateOf(pausedAt, timeZone), localDateOf(plan.due, timeZone)]
  const left = daysBetween(paused, lastBefore, hours).filter(({ kind }) => kind === 'counted').length
  return resumedPlan(plan, { pausedAt, at: now, left }, hours)
}

/** The same, when how many days are left is known: a new calendar counts them anew from the day of the resumption. */
export const resumedPlan = (
  plan: DeadlinePlan,
  { pausedAt, at: now, left }: NonNullable<DeadlinePlan['basis']['resumed']>,
  hours: WorkingHours,
): DeadlinePlan => {
  const { calendar, workingDay } = hours
  const { timeZone, end } = workingDay
  const [paused, resumed] = [localDateOf(pausedAt, timeZone), localDateOf(now, timeZone)]
  const last = left === 0 ? fullDayFrom(now, hours) : workingDayAfter(resumed, left, hours)

  const before = plan.proof.filter(({ date }) => date <= paused)
  const stopped = daysBetween(paused, resumed, hours).map((each): ProofDay =>
    each.kind === 'counted' ? { date: each.date, kind: 'paused', day: null } : each,
  )
  let day = before.findLast((each) => each.day !== null)?.day ?? 0
  // Resumed before its hours began, the day itself can be the last.
  const own = stopped.filter(({ date }) => date !== last)
  const after = daysBetween(last === resumed ? addDays(resumed, -1) : resumed, last, hours).map((each) =>
    each.kind === 'counted' ? { ...each, day: (day += 1) } : each,
  )
  const proof = [...before.filter(({ date }) => date !== last), ...own, ...after]
  const morning = startOf(last, hours)
  return {
    due: endOf(last, hours),
    remindAt: morning > now ? morning : null,
    provisional: isProvisional(proof, hours),
    proof,
    sentence: `The clock stood still from ${longDate(paused)} to ${longDate(resumed)}: the time ends at ${end} on ${longDate(last)}.`,
    basis: {
      receivedAt: plan.basis.receivedAt,
      releasedAt: plan.basis.releasedAt,
      timeAllowed: plan.basis.timeAllowed,
      resumed: { pausedAt, at: now, left },
      workingDay,
      calendar: { id: calendar.id, coveredUntil: calendar.coveredUntil },
    },
  }
}

const fullDayFrom = (now: Instant, hours: WorkingHours): LocalDate => {
  const today = workingDayFrom(localDateOf(now, hours.workingDay.timeZone), hours)
  return startOf(today, hours) >= now ? today : workingDayFrom(addDays(today, 1), hours)
}

const workingDayAfter = (from: LocalDate, days: number, hours: WorkingHours): LocalDate => {
  let date = from
  for (let counted = 0; counted < days;) {
    date = addDays(date, 1)
    if (dayKind(hours.calendar, date) === 'working') counted += 1
  }
  return date
}
