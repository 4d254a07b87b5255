import { addDays, localDateOf, type LocalDate } from '../deadlines/local-time.ts'
import { startOf, workingDayFrom, type WorkingHours } from '../deadlines/working-time.ts'
import type { Instant } from '../instant.ts'
import { mondayOf } from '../report/tally.ts'

export interface DigestWeek {
  /** Its Monday. */
  readonly week: LocalDate
  /** The start of its first working day: 09:00 on Monday, or on Tuesday after a bank holiday. */
  readonly at: Instant
}

const digestOf = (week: LocalDate, hours: WorkingHours): DigestWeek => ({
  week,
  at: startOf(workingDayFrom(week, hours), hours),
})

/** The last week whose digest should have gone by now. */
export const digestDue = (now: Instant, hours: WorkingHours): DigestWeek => {
  const week = mondayOf(localDateOf(now, hours.workingDay.timeZone))
  const ofThisWeek = digestOf(week, hours)
  return ofThisWeek.at <= now ? ofThisWeek : digestOf(addDays(week, -7), hours)
}
