import { describe, expect, it } from 'vitest'
import {
  addDays,
  instantAt,
  localDateOf,
  localTimeOf,
  weekdayOf,
} from '../../../functions/domain/deadlines/local-time.ts'
import {
  endOfWorkingDayFor,
  isWorkingTime,
  lastWorkingMorning,
  nextWorkingMorning,
  oneWeekLater,
} from '../../../functions/domain/deadlines/working-time.ts'
import { hours } from './hours.ts'

describe('the clock on the wall in London', () => {
  it.each([
    ['2026-07-13T23:30:00.000Z', '2026-07-14', '00:30'],
    ['2026-12-07T23:30:00.000Z', '2026-12-07', '23:30'],
    ['2026-03-29T00:59:59.999Z', '2026-03-29', '00:59'],
    ['2026-03-29T01:00:00.000Z', '2026-03-29', '02:00'],
    ['2026-10-25T00:59:59.999Z', '2026-10-25', '01:59'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25', '01:00'],
  ])('%s is %s, %s', (instant, date, time) => {
    expect([localDateOf(instant, 'Europe/London'), localTimeOf(instant, 'Europe/London')]).toEqual([
      date,
      time,
    ])
  })

  it('shows 17:00 an hour of UTC earlier in summer', () => {
    expect(instantAt('2026-03-27', '17:00', 'Europe/London')).toBe('2026-03-27T17:00:00.000Z')
    expect(instantAt('2026-03-30', '17:00', 'Europe/London')).toBe('2026-03-30T16:00:00.000Z')
    expect(instantAt('2026-10-26', '17:00', 'Europe/London')).toBe('2026-10-26T17:00:00.000Z')
  })

  it('goes from Sunday to Monday, and over the end of a leap February', () => {
    expect(weekdayOf('2026-11-22')).toBe(7)
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
})

describe('working time', () => {
  it.each([
    ['2026-11-23T08:59:59.999Z', false],
    ['2026-11-23T09:00:00.000Z', true],
    ['2026-11-23T16:59:59.999Z', true],
    ['2026-11-23T17:00:00.000Z', false],
    ['2026-11-22T12:00:00.000Z', false],
    ['2026-12-28T12:00:00.000Z', false],
    ['2026-07-13T08:30:00.000Z', true],
    ['2026-07-13T16:30:00.000Z', false],
  ])('at %s: %s', (now, isWorking) => {
    expect(isWorkingTime(now, hours)).toBe(isWorking)
  })

  it.each([
    ['before the hours: today', '2026-11-23T08:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['at their start: the next day', '2026-11-23T09:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['on a Friday afternoon: Monday', '2026-11-27T15:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['on Christmas Eve: after the substitute day', '2026-12-24T15:00:00.000Z', '2026-12-29T09:00:00.000Z'],
    ['before the clocks go forward: in summer time', '2026-03-27T15:00:00.000Z', '2026-03-30T08:00:00.000Z'],
  ])('the next working morning %s', (_what, now, morning) => {
    expect(nextWorkingMorning(now, hours)).toBe(morning)
  })

  it.each([
    ['before the hours: the day before', '2026-11-24T08:59:59.999Z', '2026-11-23T09:00:00.000Z'],
    ['at their start: that very moment', '2026-11-24T09:00:00.000Z', '2026-11-24T09:00:00.000Z'],
    ['on a Sunday: Friday', '2026-11-29T15:00:00.000Z', '2026-11-27T09:00:00.000Z'],
    ['on Boxing Day’s substitute: Christmas Eve', '2026-12-28T15:00:00.000Z', '2026-12-24T09:00:00.000Z'],
    ['on the Monday of summer time: by the wall', '2026-03-30T08:00:00.000Z', '2026-03-30T08:00:00.000Z'],
  ])('the last working morning %s', (_what, now, morning) => {
    expect(lastWorkingMorning(now, hours)).toBe(morning)
  })

  it.each([
    ['the same weekday', '2026-11-23T15:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['past Christmas', '2026-12-18T15:00:00.000Z', '2026-12-29T09:00:00.000Z'],
    ['from a Saturday to the Monday after', '2026-11-21T15:00:00.000Z', '2026-11-30T09:00:00.000Z'],
    ['over the clocks going back', '2026-10-21T15:00:00.000Z', '2026-10-28T09:00:00.000Z'],
  ])('one week later is a working morning: %s', (_what, now, morning) => {
    expect(oneWeekLater(now, hours)).toBe(morning)
  })

  it.each([
    ['on a working morning', '2026-11-23T10:00:00.000Z', '2026-11-23T17:00:00.000Z', false],
    ['before the hours', '2026-11-23T05:00:00.000Z', '2026-11-23T17:00:00.000Z', true],
    ['on a Saturday night', '2026-11-21T23:00:00.000Z', '2026-11-23T17:00:00.000Z', true],
    ['on the eve of a long weekend', '2026-12-24T17:30:00.000Z', '2026-12-29T17:00:00.000Z', true],
  ])(
    'an immediate risk %s is looked at again by the end of the working day',
    (_what, now, due, outOfHours) => {
      expect(endOfWorkingDayFor(now, hours)).toEqual({ due, outOfHours })
    },
  )
})
