import { localDateOf } from '../deadlines/local-time.ts'
import type { Instant } from '../instant.ts'
import type { Period } from './tally.ts'

/** Twelve months that a partnership reports on together. */
export interface ReportYear {
  /** The calendar year in which it begins: what addresses name it by. */
  readonly start: number
  /** The first month, and the first after it ("2026-04", "2027-04"). */
  readonly from: Period
  readonly before: Period
  /** "April 2026 to March 2027", or "2026" for a calendar year. */
  readonly label: string
  /** "2026–27", or "2026". */
  readonly short: string
}

const monthNames =
  'January February March April May June July August September October November December'.split(' ')

/** @param firstMonth 1 to 12 */
export const reportYear = (start: number, firstMonth: number): ReportYear => {
  const month = String(firstMonth).padStart(2, '0')
  const calendarYear = firstMonth === 1
  const [first = '', last = ''] = [monthNames[firstMonth - 1], monthNames[(firstMonth + 10) % 12]]
  return {
    start,
    from: `${start}-${month}`,
    before: `${start + 1}-${month}`,
    label: calendarYear ? String(start) : `${first} ${start} to ${last} ${start + 1}`,
    short: calendarYear ? String(start) : `${start}–${String((start + 1) % 100).padStart(2, '0')}`,
  }
}

export const reportYearOf = (at: Instant, firstMonth: number): ReportYear => {
  const [year = 0, month = 0] = localDateOf(at, 'Europe/London').split('-').map(Number)
  return reportYear(month < firstMonth ? year - 1 : year, firstMonth)
}
