import { instantFromMillis, millisOf, type Instant } from '../instant.ts'
import { dayKind, isCovered } from './calendar.ts'
import { addDays, localDateOf, localTimeOf, type LocalDate } from './local-time.ts'
import type { ProofDay } from './plan.ts'
import type { TimeAllowed } from './time-allowed.ts'
import { inWords, longDate } from './wording.ts'
import { endOf, nextEndOfWorkingDay, startOf, type WorkingHours } from './working-time.ts'

/** A count of days from a receipt. */
export interface Count {
  readonly due: Instant
  /** When the reminder would go: the start of the last working day; null where the time is too short for one. */
  readonly morning: Instant | null
  readonly provisional: boolean
  readonly proof: readonly ProofDay[]
  readonly sentence: string
}

const notCounted = (date: LocalDate, hours: WorkingHours): ProofDay | null => {
  const kind = dayKind(hours.calendar, date)
  if (kind === 'working') return null
  const name = hours.calendar.bankHolidays.get(date)
  return { date, kind, ...(name === undefined ? {} : { name }), day: null }
}

/** Every day from the day after `from` up to the `days`th working day. */
const workingDaysAfter = (from: LocalDate, days: number, hours: WorkingHours): ProofDay[] => {
  const proof: ProofDay[] = []
  for (let date = addDays(from, 1), day = 1; day <= days; date = addDays(date, 1)) {
    proof.push(notCounted(date, hours) ?? { date, kind: 'counted', day: day++ })
  }
  return proof
}

/** Every day after `from` up to and including `until`, without numbers. */
export const daysBetween = (from: LocalDate, until: LocalDate, hours: WorkingHours): ProofDay[] => {
  const proof: ProofDay[] = []
  for (let date = addDays(from, 1); date <= until; date = addDays(date, 1)) {
    proof.push(notCounted(date, hours) ?? { date, kind: 'counted', day: null })
  }
  return proof
}

export const isProvisional = (proof: readonly ProofDay[], { calendar }: WorkingHours): boolean =>
  proof.some(({ date }) => !isCovered(calendar, date))

/** "Weekends do not count, nor does Friday 25 December 2026 (Christmas Day)." */
const exceptions = (proof: readonly ProofDay[]): string => {
  const holidays = proof.filter(({ kind }) => kind === 'bank-holiday')
  const weekend = proof.some(({ kind }) => kind === 'weekend')
  if (holidays.length === 0) return weekend ? ' Weekends do not count.' : ''
  const named = inWords(holidays.map(({ date, name }) => `${longDate(date)} (${name ?? 'bank holiday'})`))
  const verb = holidays.length === 1 ? 'does' : 'do'
  return weekend ? ` Weekends do not count, nor ${verb} ${named}.` : ` ${named} ${verb} not count.`
}

const ends = (date: LocalDate, hours: WorkingHours): string => `${hours.workingDay.end} on ${longDate(date)}`

const finished = (
  last: LocalDate,
  proof: readonly ProofDay[],
  sentence: string,
  hours: WorkingHours,
  due = endOf(last, hours),
): Count => {
  const provisional = isProvisional(proof, hours)
  const warning = ` This is provisional: bank holidays are known only until ${longDate(hours.calendar.coveredUntil)}.`
  return {
    due,
    morning: startOf(last, hours),
    provisional,
    proof,
    sentence: `${sentence}${exceptions(proof)}${provisional ? warning : ''}`,
  }
}

const received = (date: LocalDate): ProofDay => ({ date, kind: 'received', day: null })

/** Day 1 is the first working day after the local date of receipt; the time ends with the working day N. */
export const countWorkingDays = (from: LocalDate, days: number, hours: WorkingHours): Count => {
  const proof = [received(from), ...workingDaysAfter(from, days, hours)]
  const first = proof.find(({ day }) => day === 1)?.date ?? from
  const last = proof.at(-1)?.date ?? from
  const start = `Received on ${longDate(from)}, so working day 1 is ${longDate(first)}`
  const sentence = days === 1 ? start : `${start} and working day ${days} is ${longDate(last)}`
  return finished(last, proof, `${sentence}: the time ends at ${ends(last, hours)}.`, hours)
}

/** Weekends and bank holidays count; the time ends with the hours of the last day, whatever day that is. */
const countCalendarDays = (from: LocalDate, days: number, hours: WorkingHours): Count => {
  const proof = Array.from({ length: days }, (_, index): ProofDay => {
    return { date: addDays(from, index + 1), kind: 'counted', day: index + 1 }
  })
  const last = addDays(from, days)
  const sentence = `Received on ${longDate(from)}, so day ${days} is ${longDate(last)}, every day counted: the time ends at ${ends(last, hours)}.`
  return finished(last, [received(from), ...proof], sentence, hours)
}

/**
 * Hours are hours of the clock, by night and on days off too: a protocol that counts hours ("48 hours",
 * Lincolnshire) means the child, not the office. The reminder goes on the last working morning before the end.
 */
const countHours = (receivedAt: Instant, count: number, hours: WorkingHours): Count => {
  const { timeZone } = hours.workingDay
  const due = instantFromMillis(millisOf(receivedAt) + count * 3_600_000)
  const from = localDateOf(receivedAt, timeZone)
  const until = localDateOf(due, timeZone)
  const days: LocalDate[] = []
  for (let date = from; date <= until; date = addDays(date, 1)) days.push(date)
  const mornings = days
    .filter((date) => dayKind(hours.calendar, date) === 'working')
    .map((date) => startOf(date, hours))
  const morning = mornings.filter((start) => start > receivedAt && start < due).at(-1) ?? null
  const proof = days.slice(1).map((date): ProofDay => ({ date, kind: 'counted', day: null }))
  const sentence = `Received on ${longDate(from)} at ${localTimeOf(receivedAt, timeZone)}, so ${count} hours end at ${localTimeOf(due, timeZone)} on ${longDate(until)}.`
  return { ...finished(until, [received(from), ...proof], sentence, hours, due), morning }
}

/** The end of today's working day; for mail after it, or on a day off, of the next working day. */
const countToday = (receivedAt: Instant, hours: WorkingHours): Count => {
  const from = localDateOf(receivedAt, hours.workingDay.timeZone)
  const { date } = nextEndOfWorkingDay(receivedAt, hours)
  const proof = [received(from), ...daysBetween(from, date, hours)]
  const sentence = `Received on ${longDate(from)}, to be dealt with on the same working day: the time ends at ${ends(date, hours)}.`
  return finished(date, proof, sentence, hours)
}

export const countFrom = (receivedAt: Instant, allowed: TimeAllowed, hours: WorkingHours): Count => {
  const date = localDateOf(receivedAt, hours.workingDay.timeZone)
  switch (allowed.unit) {
    case 'working-days':
      return countWorkingDays(date, allowed.count, hours)
    case 'calendar-days':
      return countCalendarDays(date, allowed.count, hours)
    case 'hours':
      return countHours(receivedAt, allowed.count, hours)
    case 'same-working-day':
      return countToday(receivedAt, hours)
  }
}
