import { z } from 'zod'
import published from './england-and-wales.json' with { type: 'json' }
import { addDays, weekdayOf, type LocalDate } from './local-time.ts'

const calendarSchema = z.strictObject({
  calendar: z.string().min(1),
  source: z.string().min(1),
  coveredFrom: z.iso.date(),
  coveredUntil: z.iso.date(),
  bankHolidays: z.array(z.strictObject({ date: z.iso.date(), name: z.string().min(1) })),
})

/** The bank holidays of a place, and the first and last date for which the list is known to be complete. */
export interface Calendar {
  readonly id: string
  readonly coveredFrom: LocalDate
  readonly coveredUntil: LocalDate
  readonly bankHolidays: ReadonlyMap<LocalDate, string>
}

/** Reads a calendar in the shape of `england-and-wales.json`. Throws zod's error on any other. */
export const readCalendar = (json: unknown): Calendar => {
  const { calendar, coveredFrom, coveredUntil, bankHolidays } = calendarSchema.parse(json)
  return {
    id: calendar,
    coveredFrom,
    coveredUntil,
    bankHolidays: new Map(bankHolidays.map(({ date, name }) => [date, name])),
  }
}

/**
 * Bank holidays as gov.uk publishes them, one-off days included (Diamond Jubilee 2012, VE day 2020, the
 * Platinum Jubilee and State Funeral 2022, the Coronation 2023). Rules alone would miss those, so the published dates are kept.
 */
export const englandAndWales: Calendar = readCalendar(published)

export type DayKind = 'working' | 'weekend' | 'bank-holiday'

/** Beyond the dates that the calendar covers only weekends are known, so a deadline there is provisional. */
export const dayKind = (calendar: Calendar, date: LocalDate): DayKind => {
  if (weekdayOf(date) > 5) return 'weekend'
  return calendar.bankHolidays.has(date) ? 'bank-holiday' : 'working'
}

export const isCovered = (calendar: Calendar, date: LocalDate): boolean =>
  date >= calendar.coveredFrom && date <= calendar.coveredUntil

/**
 * Long enough for a case that begins today to end within the known dates, and for somebody to bring in the next ones;
 * gov.uk publishes them some two years ahead.
 */
const ENDS_SOON_DAYS = 180

/** Whether deadlines may soon, or already do, run past the last date for which the list is known to be complete. */
export const endsSoon = ({ coveredUntil }: Calendar, today: LocalDate): boolean =>
  addDays(today, ENDS_SOON_DAYS) > coveredUntil

/** The calendars that a partnership's settings can name. */
export const calendarIdSchema = z.enum(['england-and-wales'])
type CalendarId = z.infer<typeof calendarIdSchema>

const calendars: Readonly<Record<CalendarId, Calendar>> = { 'england-and-wales': englandAndWales }
export const calendarNamed = (id: CalendarId): Calendar => calendars[id]

/** Days that one partnership adds to a published calendar. */
type ExtraDays = readonly { readonly date: LocalDate; readonly name: string }[]

// Counts are kept by calendar, so the same days must give the same one.
const extended = new WeakMap<ExtraDays, Calendar>()

/** A published calendar with a partnership's own days: "a one-off holiday" that is not published yet. */
export const calendarWith = (id: CalendarId, extraDays: ExtraDays): Calendar => {
  const calendar = calendarNamed(id)
  if (extraDays.length === 0) return calendar
  const known = extended.get(extraDays) ?? {
    ...calendar,
    bankHolidays: new Map([
      ...extraDays.map(({ date, name }) => [date, name] as const),
      ...calendar.bankHolidays,
    ]),
  }
  extended.set(extraDays, known)
  return known
}
