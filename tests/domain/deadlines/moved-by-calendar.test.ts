import { describe, expect, it } from 'vitest'
import { englandAndWales, type Calendar } from '../../../functions/domain/deadlines/calendar.ts'
import {
  movedByCalendar,
  planDeadline,
  releaseDeadline,
} from '../../../functions/domain/deadlines/plan-deadline.ts'
import { workingDay, workingDays } from './hours.ts'

const without = (dates: readonly string[]): Calendar => ({
  ...englandAndWales,
  bankHolidays: new Map([...englandAndWales.bankHolidays].filter(([date]) => !dates.includes(date))),
})
const plan = (receivedAt: string, calendar: Calendar) =>
  planDeadline({ receivedAt, timeAllowed: workingDays(5), calendar, workingDay })

describe('a new calendar', () => {
  it('moves an open deadline past a one-off bank holiday, as in September 2022', () => {
    const before = plan('2022-09-15T10:00:00.000Z', without(['2022-09-19']))
    expect(before.due).toBe('2022-09-22T16:00:00.000Z')
    const moved = movedByCalendar(before, englandAndWales)
    expect(moved).toEqual(plan('2022-09-15T10:00:00.000Z', englandAndWales))
    expect(moved?.due).toBe('2022-09-23T16:00:00.000Z')
  })

  it('moves a deadline back to Monday when early May becomes a Friday, as in 2020', () => {
    const asFirstPublished: Calendar = {
      ...englandAndWales,
      bankHolidays: new Map([
        ...without(['2020-05-08']).bankHolidays,
        ['2020-05-04', 'Early May bank holiday'],
      ]),
    }
    const before = plan('2020-04-27T10:00:00.000Z', asFirstPublished)
    expect(before.due).toBe('2020-05-05T16:00:00.000Z')
    expect(movedByCalendar(before, englandAndWales)?.due).toBe('2020-05-04T16:00:00.000Z')
  })

  it('leaves every other deadline alone', () => {
    const before = plan('2022-09-26T10:00:00.000Z', without(['2022-09-19']))
    expect(movedByCalendar(before, englandAndWales)).toBeNull()
  })

  it('makes a provisional deadline certain when it covers one year more', () => {
    const shorter: Calendar = { ...englandAndWales, coveredUntil: '2026-12-31' }
    const before = plan('2026-12-29T10:00:00.000Z', shorter)
    expect(before.provisional).toBe(true)
    const moved = movedByCalendar(before, englandAndWales)
    expect(moved?.provisional).toBe(false)
    expect(moved?.basis.calendar.coveredUntil).toBe('2028-12-31')
  })

  it('keeps the full working day of mail that was let go', () => {
    const before = releaseDeadline({
      receivedAt: '2022-09-01T10:00:00.000Z',
      releasedAt: '2022-09-16T10:00:00.000Z',
      timeAllowed: workingDays(5),
      calendar: without(['2022-09-19']),
      workingDay,
    })
    expect(before.due).toBe('2022-09-19T16:00:00.000Z')
    expect(movedByCalendar(before, englandAndWales)?.due).toBe('2022-09-20T16:00:00.000Z')
  })

  it('has nothing to move where no time is set', () => {
    const open = planDeadline({
      receivedAt: '2022-09-15T10:00:00.000Z',
      timeAllowed: null,
      calendar: without(['2022-09-19']),
      workingDay,
    })
    expect(movedByCalendar(open, englandAndWales)).toBeNull()
  })
})
