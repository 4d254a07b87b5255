import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianOf, shareOf } from '../../../functions/domain/report/figures.ts'
import { reportYear, reportYearOf } from '../../../functions/domain/report/report-year.ts'

describe('a figure', () => {
  it('is the median that sorting all cases gives, whatever their number', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), (days) => {
        const tally: Record<string, number> = {}
        for (const each of days) tally[`days|${each}`] = (tally[`days|${each}`] ?? 0) + 1
        const sorted = days.toSorted((one, other) => one - other)
        const middle = (days.length - 1) / 2
        const expected = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
        expect(medianOf(tally, 'days')).toEqual({ kind: 'median', days: expected, of: days.length })
      }),
    )
  })

  it('says nothing where there was nothing to count', () => {
    expect(medianOf({}, 'days')).toEqual({ kind: 'none' })
    expect(shareOf({ 'stage|1': 4 }, '1')).toEqual({ kind: 'none' })
    expect(shareOf({ 'stage-late|1': 1, 'stage-on-time|1': 3 }, '1')).toEqual({
      kind: 'share',
      part: 3,
      of: 4,
    })
  })
})

describe('the year of a report', () => {
  it('runs from April to March unless the partnership says otherwise', () => {
    expect(reportYear(2026, 4)).toEqual({
      start: 2026,
      from: '2026-04',
      before: '2027-04',
      label: 'April 2026 to March 2027',
      short: '2026–27',
    })
    expect(reportYear(2026, 1)).toMatchObject({ before: '2027-01', label: '2026', short: '2026' })
  })

  it('is the one in which people in London are', () => {
    expect(reportYearOf('2027-03-31T22:59:00.000Z', 4).start).toBe(2026)
    // 00:30 on 1 April by the clock on the wall: summer time began on 28 March.
    expect(reportYearOf('2027-03-31T23:30:00.000Z', 4).start).toBe(2027)
    expect(reportYearOf('2026-12-31T23:30:00.000Z', 1).start).toBe(2026)
  })
})
