import { instantFromMillis, millisOf, type Instant } from '../instant.ts'
import { dayKind, type Calendar } from './calendar.ts'
import { addDays, instantAt, localDateOf, localTimeOf, type LocalDate } from './local-time.ts'
import type { WorkingDay } from './time-allowed.ts'

/** When a partnership works: its bank holidays and its hours. */
export interface WorkingHours {
  readonly calendar: Calendar
  readonly workingDay: WorkingDay
}

const isWorkingDay = (date: LocalDate, { calendar }: WorkingHours): boolean =>
  dayKind(calendar, date) === 'working'

export const startOf = (date: LocalDate, { workingDay }: WorkingHours): Instant =>
  instantAt(date, workingDay.start, workingDay.timeZone)

export const endOf = (date: LocalDate, { workingDay }: WorkingHours): Instant =>
  instantAt(date, workingDay.end, workingDay.timeZone)

/** The first working day on or after `date`. */
export const workingDayFrom = (date: LocalDate, hours: WorkingHours): LocalDate => {
  let day = date
  while (!isWorkingDay(day, hours)) day = addDays(day, 1)
  return day
}

/** Whether people are at work at `now`: from the start of a working day up to, not including, its end. */
export const isWorkingTime = (now: Instant, hours: WorkingHours): boolean => {
  const { start, end, timeZone } = hours.workingDay
  const time = localTimeOf(now, timeZone)
  return isWorkingDay(localDateOf(now, timeZone), hours) && time >= start && time < end
}

/** The first start of a working day after `now`, never `now` itself. */
export const nextWorkingMorning = (now: Instant, hours: WorkingHours): Instant => {
  const today = workingDayFrom(localDateOf(now, hours.workingDay.timeZone), hours)
  const morning = startOf(today, hours)
  return morning > now ? morning : startOf(workingDayFrom(addDays(today, 1), hours), hours)
}

/** The last start of a working day by `now`, which may be `now` itself. */
export const lastWorkingMorning = (now: Instant, hours: WorkingHours): Instant => {
  let day = localDateOf(now, hours.workingDay.timeZone)
  while (!isWorkingDay(day, hours) || startOf(day, hours) > now) day = addDays(day, -1)
  return startOf(day, hours)
}

/** The first end of a working day after `now`, and its date. */
export const nextEndOfWorkingDay = (now: Instant, hours: WorkingHours): { date: LocalDate; at: Instant } => {
  const today = workingDayFrom(localDateOf(now, hours.workingDay.timeZone), hours)
  const date = endOf(today, hours) > now ? today : workingDayFrom(addDays(today, 1), hours)
  return { date, at: endOf(date, hours) }
}

/**
 * When a case with immediate risk is looked at again: today's end of the working day or, after it and on days off,
 * the next working day's ("on the same working day", Bedford and Liverpool). `outOfHours`: nobody may be reading
 * now, so the notice must give the out-of-hours number.
 */
export const endOfWorkingDayFor = (
  now: Instant,
  hours: WorkingHours,
): { readonly due: Instant; readonly outOfHours: boolean } => ({
  due: nextEndOfWorkingDay(now, hours).at,
  outOfHours: !isWorkingTime(now, hours),
})

/** The weekly reminder: the same weekday's working morning a week on, or the first working morning after it. */
export const oneWeekLater = (now: Instant, hours: WorkingHours): Instant =>
  startOf(workingDayFrom(addDays(localDateOf(now, hours.workingDay.timeZone), 7), hours), hours)

const HOUR_MS = 3_600_000

/** One hour of working time after `now`; what is left of it at the end of a day counts on the next working morning. */
export const afterWorkingHour = (now: Instant, hours: WorkingHours): Instant => {
  const left = isWorkingTime(now, hours) ? millisOf(nextEndOfWorkingDay(now, hours).at) - millisOf(now) : 0
  if (left >= HOUR_MS) return instantFromMillis(millisOf(now) + HOUR_MS)
  return instantFromMillis(millisOf(nextWorkingMorning(now, hours)) + HOUR_MS - left)
}
