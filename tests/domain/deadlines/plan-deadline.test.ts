import { describe, expect, it } from 'vitest'
import { englandAndWales as calendar } from '../../../functions/domain/deadlines/calendar.ts'
import { planDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { deadlinePlanSchema } from '../../../functions/domain/deadlines/plan.ts'
import type { TimeAllowed } from '../../../functions/domain/deadlines/time-allowed.ts'
import { workingDay, workingDays } from './hours.ts'

const plan = (receivedAt: string, timeAllowed: TimeAllowed | null = workingDays(5)) =>
  planDeadline({ receivedAt, timeAllowed, calendar, workingDay })

describe('five working days', () => {
  it.each([
    // what, received (UTC), due (UTC), reminder (UTC)
    ['an ordinary week', '2026-11-23T10:00:00.000Z', '2026-11-30T17:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    [
      'late on a working day',
      '2026-11-23T23:59:59.999Z',
      '2026-11-30T17:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ],
    [
      'before the working day',
      '2026-11-23T06:00:00.000Z',
      '2026-11-30T17:00:00.000Z',
      '2026-11-30T09:00:00.000Z',
    ],
    ['mail on a Friday', '2026-11-20T16:59:00.000Z', '2026-11-27T17:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    [
      'mail on a Saturday',
      '2026-11-21T12:00:00.000Z',
      '2026-11-27T17:00:00.000Z',
      '2026-11-27T09:00:00.000Z',
    ],
    ['mail on a Sunday', '2026-11-22T12:00:00.000Z', '2026-11-27T17:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['over Easter 2026', '2026-04-01T09:00:00.000Z', '2026-04-10T16:00:00.000Z', '2026-04-10T08:00:00.000Z'],
    [
      'on Maundy Thursday 2027',
      '2027-03-25T12:00:00.000Z',
      '2027-04-05T16:00:00.000Z',
      '2027-04-05T08:00:00.000Z',
    ],
    [
      'over Christmas 2026',
      '2026-12-22T10:00:00.000Z',
      '2026-12-31T17:00:00.000Z',
      '2026-12-31T09:00:00.000Z',
    ],
    [
      'on Christmas Eve 2026',
      '2026-12-24T10:00:00.000Z',
      '2027-01-05T17:00:00.000Z',
      '2027-01-05T09:00:00.000Z',
    ],
    [
      'over Christmas 2027',
      '2027-12-22T10:00:00.000Z',
      '2027-12-31T17:00:00.000Z',
      '2027-12-31T09:00:00.000Z',
    ],
    [
      'on Christmas Eve 2027',
      '2027-12-24T10:00:00.000Z',
      '2028-01-05T17:00:00.000Z',
      '2028-01-05T09:00:00.000Z',
    ],
    ['over VE day 2020', '2020-05-01T10:00:00.000Z', '2020-05-11T16:00:00.000Z', '2020-05-11T08:00:00.000Z'],
    [
      'over the Jubilee 2022',
      '2022-05-31T10:00:00.000Z',
      '2022-06-09T16:00:00.000Z',
      '2022-06-09T08:00:00.000Z',
    ],
    [
      'over the State Funeral 2022',
      '2022-09-15T10:00:00.000Z',
      '2022-09-23T16:00:00.000Z',
      '2022-09-23T08:00:00.000Z',
    ],
    [
      'over the Coronation 2023',
      '2023-05-04T10:00:00.000Z',
      '2023-05-12T16:00:00.000Z',
      '2023-05-12T08:00:00.000Z',
    ],
    [
      'over the clocks going forward',
      '2026-03-25T10:00:00.000Z',
      '2026-04-01T16:00:00.000Z',
      '2026-04-01T08:00:00.000Z',
    ],
    [
      'over the clocks going back',
      '2026-10-21T10:00:00.000Z',
      '2026-10-28T17:00:00.000Z',
      '2026-10-28T09:00:00.000Z',
    ],
    // 23:30Z on Monday 13 July is 00:30 on Tuesday in London, so that day 1 is Wednesday.
    [
      'mail at 23:30Z in July',
      '2026-07-13T23:30:00.000Z',
      '2026-07-21T16:00:00.000Z',
      '2026-07-21T08:00:00.000Z',
    ],
    [
      'mail at 22:30Z in July',
      '2026-07-13T22:30:00.000Z',
      '2026-07-20T16:00:00.000Z',
      '2026-07-20T08:00:00.000Z',
    ],
    [
      'mail at 23:30Z in December',
      '2026-12-07T23:30:00.000Z',
      '2026-12-14T17:00:00.000Z',
      '2026-12-14T09:00:00.000Z',
    ],
  ])('%s', (_what, receivedAt, due, remindAt) => {
    const { due: isDue, remindAt: isRemindedAt, provisional } = plan(receivedAt)
    expect({ due: isDue, remindAt: isRemindedAt, provisional }).toEqual({ due, remindAt, provisional: false })
  })

  it('are proven day by day, each day that does not count with its reason', () => {
    const { proof, sentence } = plan('2026-12-22T10:00:00.000Z')
    expect(proof).toEqual([
      { date: '2026-12-22', kind: 'received', day: null },
      { date: '2026-12-23', kind: 'counted', day: 1 },
      { date: '2026-12-24', kind: 'counted', day: 2 },
      { date: '2026-12-25', kind: 'bank-holiday', name: 'Christmas Day', day: null },
      { date: '2026-12-26', kind: 'weekend', day: null },
      { date: '2026-12-27', kind: 'weekend', day: null },
      { date: '2026-12-28', kind: 'bank-holiday', name: 'Boxing Day, substitute day', day: null },
      { date: '2026-12-29', kind: 'counted', day: 3 },
      { date: '2026-12-30', kind: 'counted', day: 4 },
      { date: '2026-12-31', kind: 'counted', day: 5 },
    ])
    expect(sentence).toBe(
      'Received on Tuesday 22 December 2026, so working day 1 is Wednesday 23 December 2026 and working day 5 is Thursday 31 December 2026: the time ends at 17:00 on Thursday 31 December 2026. Weekends do not count, nor do Friday 25 December 2026 (Christmas Day) and Monday 28 December 2026 (Boxing Day, substitute day).',
    )
  })

  it('end with the hours of the partnership', () => {
    const early = { ...workingDay, start: '08:30', end: '16:30' }
    const { due, remindAt } = planDeadline({
      receivedAt: '2026-11-23T10:00:00.000Z',
      timeAllowed: workingDays(5),
      calendar,
      workingDay: early,
    })
    expect([due, remindAt]).toEqual(['2026-11-30T16:30:00.000Z', '2026-11-30T08:30:00.000Z'])
  })

  it('that reach past the last date of the calendar are provisional, and still planned', () => {
    const { due, provisional, sentence } = plan('2028-12-27T10:00:00.000Z')
    expect({ due, provisional }).toEqual({ due: '2029-01-03T17:00:00.000Z', provisional: true })
    expect(sentence).toContain(
      'This is provisional: bank holidays are known only until Sunday 31 December 2028.',
    )
    expect(plan('2028-12-20T10:00:00.000Z').provisional).toBe(false)
  })
})

describe('other times allowed', () => {
  it('no time set means no deadline, no reminder, and nothing invented', () => {
    const { due, remindAt, proof, provisional } = plan('2026-11-23T10:00:00.000Z', null)
    expect({ due, remindAt, proof, provisional }).toEqual({
      due: null,
      remindAt: null,
      proof: [],
      provisional: false,
    })
  })

  it.each([
    // On a working day, before and during its hours: today. After them, on days off: the next working day.
    ['in the morning', '2026-11-23T10:00:00.000Z', '2026-11-23T17:00:00.000Z', null],
    ['before the hours', '2026-11-23T07:00:00.000Z', '2026-11-23T17:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['at the very end', '2026-11-23T17:00:00.000Z', '2026-11-24T17:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    [
      'on a Saturday night',
      '2026-11-21T22:00:00.000Z',
      '2026-11-23T17:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ],
    [
      'on Christmas Eve at night',
      '2026-12-24T18:00:00.000Z',
      '2026-12-29T17:00:00.000Z',
      '2026-12-29T09:00:00.000Z',
    ],
  ])('the same working day: mail %s', (_what, receivedAt, due, remindAt) => {
    const planned = plan(receivedAt, { unit: 'same-working-day' })
    expect([planned.due, planned.remindAt]).toEqual([due, remindAt])
  })

  it.each([
    ['through a weekend', '2026-11-20T16:00:00.000Z', 48, '2026-11-22T16:00:00.000Z', null],
    ['in the week', '2026-11-23T16:00:00.000Z', 48, '2026-11-25T16:00:00.000Z', '2026-11-25T09:00:00.000Z'],
    [
      'ending at night',
      '2026-11-23T03:00:00.000Z',
      48,
      '2026-11-25T03:00:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ],
    [
      'within one morning',
      '2026-11-23T06:00:00.000Z',
      8,
      '2026-11-23T14:00:00.000Z',
      '2026-11-23T09:00:00.000Z',
    ],
    ['too short for a reminder', '2026-11-23T07:00:00.000Z', 1, '2026-11-23T08:00:00.000Z', null],
    ['over the clocks going forward', '2026-03-28T12:00:00.000Z', 24, '2026-03-29T12:00:00.000Z', null],
  ])('hours are hours of the clock: %s', (_what, receivedAt, count, due, remindAt) => {
    const planned = plan(receivedAt, { unit: 'hours', count })
    expect([planned.due, planned.remindAt]).toEqual([due, remindAt])
  })

  it('calendar days count every day', () => {
    const planned = plan('2026-12-18T10:00:00.000Z', { unit: 'calendar-days', count: 10 })
    expect(planned.due).toBe('2026-12-28T17:00:00.000Z')
    expect(planned.proof.filter(({ kind }) => kind === 'counted').map(({ day }) => day)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
  })

  it("Blackpool's twenty working days run longer than four weeks over Christmas", () => {
    expect(plan('2026-12-07T10:00:00.000Z', workingDays(20)).due).toBe('2027-01-07T17:00:00.000Z')
  })
})

it('a plan can be stored and read back as it was', () => {
  const planned = plan('2026-12-22T10:00:00.000Z')
  expect(deadlinePlanSchema.parse(JSON.parse(JSON.stringify(planned)))).toEqual(planned)
})
