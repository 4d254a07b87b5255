import { describe, expect, it } from 'vitest'
import {
  dayKind,
  endsSoon,
  englandAndWales,
  isCovered,
  readCalendar,
} from '../../../functions/domain/deadlines/calendar.ts'
import { addDays, weekdayOf } from '../../../functions/domain/deadlines/local-time.ts'

/** Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876). */
const easter = (year: number): string => {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const firstMonday = (date: string): string => {
  let day = date
  while (weekdayOf(day) !== 1) day = addDays(day, 1)
  return day
}

/** The Banking and Financial Dealings Act 1971, schedule 1, with the proclaimed substitutes for weekends. */
const byRule = (year: number): string[] => {
  const newYear = `${year}-01-01`
  const christmas = weekdayOf(`${year}-12-25`)
  return [
    weekdayOf(newYear) > 5 ? firstMonday(newYear) : newYear,
    addDays(easter(year), -2),
    addDays(easter(year), 1),
    firstMonday(`${year}-05-01`),
    firstMonday(`${year}-05-25`),
    firstMonday(`${year}-08-25`),
    // A weekend Christmas moves past Boxing Day: 27 or, with both at the weekend, 27 and 28 December.
    ...(christmas === 6 || christmas === 7 ? [`${year}-12-27`] : [`${year}-12-25`]),
    ...(christmas === 6 || christmas === 5 ? [`${year}-12-28`] : [`${year}-12-26`]),
  ]
}

/** Royal proclamations and statutory instruments that moved or added a day. */
const moved: Record<number, { away: string[]; added: string[] }> = {
  2012: { away: ['2012-05-28'], added: ['2012-06-04', '2012-06-05'] },
  2020: { away: ['2020-05-04'], added: ['2020-05-08'] },
  2022: { away: ['2022-05-30'], added: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { away: [], added: ['2023-05-08'] },
}

const years = Array.from({ length: 17 }, (_, index) => 2012 + index)

describe('the bank holidays of England and Wales', () => {
  it.each(years)('of %i are those that the rules give, with the days that were proclaimed', (year) => {
    const { away, added } = moved[year] ?? { away: [], added: [] }
    const expected = [...byRule(year).filter((date) => !away.includes(date)), ...added].sort()
    const published = [...englandAndWales.bankHolidays.keys()].filter((date) => date.startsWith(`${year}-`))
    expect(published).toEqual(expected)
  })

  it('cover every day of the years that they are published for, and no other', () => {
    expect(isCovered(englandAndWales, '2012-01-01')).toBe(true)
    expect(isCovered(englandAndWales, '2011-12-31')).toBe(false)
    expect(isCovered(englandAndWales, '2028-12-31')).toBe(true)
    expect(isCovered(englandAndWales, '2029-01-01')).toBe(false)
    expect([...englandAndWales.bankHolidays.keys()].every((date) => isCovered(englandAndWales, date))).toBe(
      true,
    )
  })

  it.each([
    ['2026-12-28', 'Boxing Day, substitute day'],
    ['2027-12-27', 'Christmas Day, substitute day'],
    ['2027-12-28', 'Boxing Day, substitute day'],
    ['2020-05-08', 'Early May bank holiday (VE day)'],
    ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
    ['2023-05-08', 'Bank holiday for the coronation of King Charles III'],
  ])('name %s as %s', (date, name) => {
    expect(dayKind(englandAndWales, date)).toBe('bank-holiday')
    expect(englandAndWales.bankHolidays.get(date)).toBe(name)
  })

  it('had no early May bank holiday on the Monday in 2020', () => {
    expect(dayKind(englandAndWales, '2020-05-04')).toBe('working')
  })

  it('are refused in any other shape', () => {
    expect(() => readCalendar({ calendar: 'elsewhere', bankHolidays: ['2026-12-25'] })).toThrow(
      /coveredUntil/,
    )
  })
})

describe('the last date that the calendar knows', () => {
  it('is told of half a year ahead, in time for a case that begins that day', () => {
    const { coveredUntil } = englandAndWales
    expect(endsSoon(englandAndWales, addDays(coveredUntil, -180))).toBe(false)
    expect(endsSoon(englandAndWales, addDays(coveredUntil, -179))).toBe(true)
    expect(endsSoon(englandAndWales, addDays(coveredUntil, 1))).toBe(true)
  })
})
