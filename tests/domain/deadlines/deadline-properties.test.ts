import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dayKind,
  englandAndWales as calendar,
  isCovered,
} from '../../../functions/domain/deadlines/calendar.ts'
import { localDateOf, localTimeOf } from '../../../functions/domain/deadlines/local-time.ts'
import { planDeadline, releaseDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { endOfWorkingDayFor, isWorkingTime } from '../../../functions/domain/deadlines/working-time.ts'
import { instantFromMillis, millisOf, type Instant } from '../../../functions/domain/instant.ts'
import { hours, workingDay, workingDays } from './hours.ts'

const zone = 'Europe/London'
const instant = fc
  .date({ min: new Date('2012-01-02T00:00:00Z'), max: new Date('2028-10-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const count = fc.integer({ min: 1, max: 30 })

const plan = (receivedAt: Instant, days: number) =>
  planDeadline({ receivedAt, timeAllowed: workingDays(days), calendar, workingDay })

/** Counted the slow way, by asking each day. */
const workingDaysBetween = (receivedAt: Instant, due: Instant): number => {
  let days = 0
  for (let at = millisOf(`${localDateOf(receivedAt, zone)}T12:00:00.000Z`) + 86_400_000; ; at += 86_400_000) {
    const date = instantFromMillis(at).slice(0, 10)
    if (date > localDateOf(due, zone)) return days
    if (dayKind(calendar, date) === 'working') days += 1
  }
}

describe('any deadline in working days', () => {
  it('falls at 17:00 in London on a working day, after exactly the days allowed', () => {
    fc.assert(
      fc.property(instant, count, (receivedAt, days) => {
        const { due, remindAt } = plan(receivedAt, days)
        if (due === null || remindAt === null) throw new Error('a time was allowed')
        expect(localTimeOf(due, zone)).toBe('17:00')
        expect(localTimeOf(remindAt, zone)).toBe('09:00')
        expect(localDateOf(remindAt, zone)).toBe(localDateOf(due, zone))
        expect(dayKind(calendar, localDateOf(due, zone))).toBe('working')
        expect(workingDaysBetween(receivedAt, due)).toBe(days)
      }),
    )
  })

  it('has a proof without gaps: every day from receipt to the end, the counted ones numbered in order', () => {
    fc.assert(
      fc.property(instant, count, (receivedAt, days) => {
        const { proof, due } = plan(receivedAt, days)
        expect(proof[0]).toEqual({ date: localDateOf(receivedAt, zone), kind: 'received', day: null })
        expect(proof.at(-1)?.date).toBe(localDateOf(due ?? '', zone))
        const noons = proof.map(({ date }) => millisOf(`${date}T12:00:00.000Z`))
        expect(
          noons.every((noon, index) => index === 0 || noon - (noons[index - 1] ?? 0) === 86_400_000),
        ).toBe(true)
        expect(proof.flatMap(({ day }) => day ?? [])).toEqual(
          Array.from({ length: days }, (_, index) => index + 1),
        )
        expect(proof.slice(1).every(({ kind, day }) => (kind === 'counted') === (day !== null))).toBe(true)
      }),
    )
  })

  it('never comes earlier for mail that came later, nor for more days', () => {
    fc.assert(
      fc.property(instant, instant, count, (one, other, days) => {
        const [earlier, later] = one < other ? [one, other] : [other, one]
        expect((plan(earlier, days).due ?? '') <= (plan(later, days).due ?? '')).toBe(true)
        expect((plan(one, days).due ?? '') < (plan(one, days + 1).due ?? '')).toBe(true)
      }),
    )
  })

  it('is provisional exactly when a day of its proof lies beyond the calendar', () => {
    const late = fc
      .date({
        min: new Date('2028-10-01T00:00:00Z'),
        max: new Date('2030-01-01T00:00:00Z'),
        noInvalidDate: true,
      })
      .map((date) => date.toISOString())
    fc.assert(
      fc.property(late, count, (receivedAt, days) => {
        const { provisional, proof } = plan(receivedAt, days)
        expect(provisional).toBe(!proof.every(({ date }) => isCovered(calendar, date)))
      }),
    )
  })

  it('leaves at least one full working day after a release, and is never earlier than from receipt', () => {
    fc.assert(
      fc.property(instant, count, fc.integer({ min: 0, max: 60 * 86_400 }), (receivedAt, days, heldFor) => {
        const releasedAt = instantFromMillis(millisOf(receivedAt) + heldFor * 1000)
        const released = releaseDeadline({
          receivedAt,
          releasedAt,
          timeAllowed: workingDays(days),
          calendar,
          workingDay,
        })
        const due = released.due ?? ''
        expect(due >= (plan(receivedAt, days).due ?? '')).toBe(true)
        // Let go at the very start of the only day left, the reminder would be the notice itself: then there is none.
        if (released.remindAt !== null) {
          expect(released.remindAt > releasedAt && released.remindAt < due).toBe(true)
        }
        const lastMorning = instantFromMillis(millisOf(due) - 8 * 3_600_000)
        expect(lastMorning >= releasedAt).toBe(true)
        expect(isWorkingTime(lastMorning, hours)).toBe(true)
      }),
    )
  })
})

describe('any review of an immediate risk', () => {
  it('comes at the end of a working day, after now, with no earlier such end between', () => {
    fc.assert(
      fc.property(instant, (now) => {
        const { due, outOfHours } = endOfWorkingDayFor(now, hours)
        expect(due > now).toBe(true)
        expect(localTimeOf(due, zone)).toBe('17:00')
        expect(dayKind(calendar, localDateOf(due, zone))).toBe('working')
        expect(outOfHours).toBe(!isWorkingTime(now, hours))
        if (!outOfHours) expect(localDateOf(due, zone)).toBe(localDateOf(now, zone))
      }),
    )
  })
})
