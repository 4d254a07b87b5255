import { describe, expect, it } from 'vitest'
import { englandAndWales as calendar } from '../../../functions/domain/deadlines/calendar.ts'
import { releaseDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { workingDay, workingDays } from './hours.ts'

const release = (receivedAt: string, releasedAt: string) =>
  releaseDeadline({ receivedAt, releasedAt, timeAllowed: workingDays(5), calendar, workingDay })

describe('held mail that is let go', () => {
  it('keeps the clock of its receipt when enough time is left', () => {
    const { due, remindAt, basis } = release('2026-11-23T10:00:00.000Z', '2026-11-25T10:00:00.000Z')
    expect([due, remindAt]).toEqual(['2026-11-30T17:00:00.000Z', '2026-11-30T09:00:00.000Z'])
    expect(basis.releasedAt).toBe('2026-11-25T10:00:00.000Z')
  })

  it.each([
    ['on the last day', '2026-11-30T10:00:00.000Z', '2026-12-01T17:00:00.000Z'],
    ['before the hours of the last day', '2026-11-30T08:00:00.000Z', '2026-11-30T17:00:00.000Z'],
    ['long after its time', '2026-12-15T10:00:00.000Z', '2026-12-16T17:00:00.000Z'],
    ['on a Friday', '2026-12-11T10:00:00.000Z', '2026-12-14T17:00:00.000Z'],
    ['on Christmas Eve', '2026-12-24T10:00:00.000Z', '2026-12-29T17:00:00.000Z'],
    ['on a Saturday', '2026-12-12T10:00:00.000Z', '2026-12-14T17:00:00.000Z'],
  ])('has one full working day when it is let go %s', (_when, releasedAt, due) => {
    expect(release('2026-11-23T10:00:00.000Z', releasedAt).due).toBe(due)
  })

  it('shows in its proof when it was let go and which day was left', () => {
    const { proof, sentence, remindAt } = release('2026-11-23T10:00:00.000Z', '2026-12-11T10:00:00.000Z')
    expect(proof.slice(-4)).toEqual([
      { date: '2026-12-11', kind: 'released', day: null },
      { date: '2026-12-12', kind: 'weekend', day: null },
      { date: '2026-12-13', kind: 'weekend', day: null },
      { date: '2026-12-14', kind: 'counted', day: null },
    ])
    expect(sentence).toBe(
      'Received on Monday 23 November 2026 and held until Friday 11 December 2026; one full working day is left from then: the time ends at 17:00 on Monday 14 December 2026.',
    )
    expect(remindAt).toBe('2026-12-14T09:00:00.000Z')
  })

  it('has no deadline where no time is set', () => {
    const toPlan = { receivedAt: '2026-11-23T10:00:00.000Z', timeAllowed: null, calendar, workingDay }
    expect(releaseDeadline({ ...toPlan, releasedAt: '2026-12-23T10:00:00.000Z' }).due).toBeNull()
  })
})
