import { weekdayOf, type LocalDate } from './local-time.ts'

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** "Monday 30 November 2026". */
export const longDate = (date: LocalDate): string => {
  const [year, month, day] = date.split('-').map(Number)
  return [weekdays[weekdayOf(date) - 1], day, months[(month ?? 1) - 1], year].join(' ')
}

/** "Friday 25 December 2026 (Christmas Day) and Monday 28 December 2026 (Boxing Day)". */
export const inWords = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`

/** "1 month", "3 months". */
export const howMany = (count: number, unit: string): string => `${count} ${count === 1 ? unit : `${unit}s`}`
