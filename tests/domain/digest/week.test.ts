import { describe, expect, it } from 'vitest'
import { englandAndWales } from '../../../functions/domain/deadlines/calendar.ts'
import { digestDue } from '../../../functions/domain/digest/week.ts'

const hours = {
  calendar: englandAndWales,
  workingDay: { start: '09:00', end: '17:00', timeZone: 'Europe/London' },
} as const

describe('the moment of a week’s digest', () => {
  it('is nine on Monday by the clock on the wall', () => {
    expect(digestDue('2026-12-02T10:00:00.000Z', hours)).toEqual({
      week: '2026-11-30',
      at: '2026-11-30T09:00:00.000Z',
    })
    expect(digestDue('2027-07-07T10:00:00.000Z', hours).at).toBe('2027-07-05T08:00:00.000Z')
  })

  it('is Tuesday after a bank holiday, and still of that week', () => {
    expect(digestDue('2027-05-03T12:00:00.000Z', hours).week).toBe('2027-04-26')
    expect(digestDue('2027-05-05T10:00:00.000Z', hours)).toEqual({
      week: '2027-05-03',
      at: '2027-05-04T08:00:00.000Z',
    })
  })

  it('is due from its very moment on until the next', () => {
    expect(digestDue('2026-11-30T08:59:59.999Z', hours).week).toBe('2026-11-23')
    expect(digestDue('2026-11-30T09:00:00.000Z', hours).week).toBe('2026-11-30')
    expect(digestDue('2026-12-06T23:00:00.000Z', hours).week).toBe('2026-11-30')
  })
})
