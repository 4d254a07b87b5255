import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { perform } from '../../../functions/domain/case/duty.ts'
import type { CaseEvent } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import { whatIsNext, type Duty } from '../../../functions/domain/case/next.ts'
import { reviewTimes } from '../../../functions/domain/case/review-times.ts'
import { instantFromMillis, millisOf } from '../../../functions/domain/instant.ts'
import { Desk, deskWithCase, MONDAY, STEP_ONE, TEAM_MANAGER } from '../decide/desk.ts'

const HOUR = 3_600_000
const tasks = [
  'send-reminder',
  'record-missed-deadline',
  'start-next-step',
  'report-exhausted',
  'review-open-matter',
  'hand-over',
] as const satisfies readonly Duty[]

const next = (desk: Desk, now: string) => whatIsNext(desk.case, now, reviewTimes(desk.partnership))

/** One task of the clock, as the state machine may call it at any time: it does its duty if that is what is due. */
const call = (desk: Desk, task: Duty, now: string): void => {
  const { do: due } = next(desk, now)
  if (due !== task) return
  const events = perform(task, desk.case, desk.partnership, now)
  desk.put(
    events.map((payload) => ({ at: now, by: { kind: 'workflow', task }, payload })),
    now,
  )
}

/** Does everything that is due at a moment, and gives the next moment at which something will be. */
const settle = (desk: Desk, now: string): string | null => {
  for (;;) {
    const found = next(desk, now)
    if ('until' in found) return found.until
    if (found.do === 'end') return null
    call(desk, found.do, now)
  }
}

const story = (record: readonly CaseEvent[]) => record.map(({ at, payload }) => ({ at, payload }))
const copyOf = (desk: Desk): Desk => {
  const copy = new Desk(desk.partnership.id)
  copy.record = desk.record
  return copy
}

describe('the clock of a case', () => {
  let orderly: Desk
  const moments: string[] = []

  beforeAll(async () => {
    orderly = await deskWithCase()
    let now: string | null = MONDAY
    while (now !== null && moments.length < 14) {
      moments.push(now)
      now = settle(orderly, now)
    }
  })

  it('goes from step to step, and keeps coming back to an exhausted case', () => {
    expect(orderly.record.map(({ payload }) => payload.type)).toEqual([
      'case-opened',
      'step-started',
      'reminder-sent',
      'deadline-missed',
      'step-started',
      'reminder-sent',
      'deadline-missed',
      'step-started',
      'reminder-sent',
      'deadline-missed',
      'step-started',
      'reminder-sent',
      'deadline-missed',
      'exhausted',
      ...Array.from({ length: moments.length - 9 }, () => 'open-matter-reviewed'),
    ])
  })

  it('leaves the same record whatever tasks are called in whatever order, and how often', () => {
    const anyCalls = fc.array(fc.constantFrom(...tasks), { maxLength: 12 })
    fc.assert(
      fc.property(fc.array(anyCalls, { minLength: moments.length, maxLength: moments.length }), (calls) => {
        const desk = new Desk()
        desk.record = orderly.record.slice(0, 2)
        for (const [index, now] of moments.entries()) {
          for (const task of calls[index] ?? []) call(desk, task, now)
          settle(desk, now)
          for (const task of calls[index] ?? []) call(desk, task, now)
        }
        expect(story(desk.record)).toEqual(story(orderly.record))
      }),
      { numRuns: 60 },
    )
  })

  it('does each thing once and in its order, however late and however often it is woken', () => {
    const delays = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 * HOUR }), fc.constantFrom(...tasks)), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(delays, (wakings) => {
        const desk = new Desk()
        desk.record = orderly.record.slice(0, 2)
        let now = millisOf(MONDAY)
        for (const [delay, task] of wakings) {
          now += delay
          call(desk, task, instantFromMillis(now))
        }
        const { steps } = desk.case
        expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4].slice(0, steps.length))
        for (const { missed, deadline } of steps) {
          if (missed !== null) expect(missed.at >= (deadline.due ?? '')).toBe(true)
        }
        const once = desk.record.flatMap(({ payload }) =>
          payload.type === 'reminder-sent' || payload.type === 'deadline-missed'
            ? [`${payload.type} ${payload.step}`]
            : [],
        )
        expect(new Set(once).size).toBe(once.length)
      }),
      { numRuns: 100 },
    )
  })

  it('never waits for a moment that is past, at whatever point of a case and whenever it looks', () => {
    const anyMoment = fc.integer({ min: -100 * HOUR, max: 20_000 * HOUR })
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), anyMoment, (events, hence) => {
        const state = fold(orderly.record.slice(0, events))
        if (state === null) throw new Error('a record of two events is a case')
        const now = instantFromMillis(millisOf(MONDAY) + hence)
        const found = whatIsNext(state, now, reviewTimes(orderly.partnership))
        if ('until' in found) expect(found.until > now).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('sends no reminder once the deadline is past', () => {
    const desk = copyOf(orderly)
    desk.record = orderly.record.slice(0, 2)
    settle(desk, '2027-01-19T12:00:00.000Z')
    expect(desk.record.map(({ payload }) => payload.type)).toEqual([
      'case-opened',
      'step-started',
      'deadline-missed',
      'step-started',
    ])
  })

  it('gives the next contact their whole time, however late the deadline was noticed', () => {
    const desk = copyOf(orderly)
    desk.record = orderly.record.slice(0, 2)
    settle(desk, '2027-01-25T12:00:00.000Z')
    expect(desk.case.steps.at(-1)?.deadline.due).toBe('2027-02-01T17:00:00.000Z')
  })

  it('ends with the case', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: 'We wish to withdraw this escalation.' })
    expect(next(desk, MONDAY)).toEqual({ do: 'end' })
    expect(settle(desk, '2028-01-01T00:00:00.000Z')).toBeNull()
  })

  it('hands over to a new generation before an execution grows too old', async () => {
    const desk = new Desk('bedford')
    await desk.take({ text: 'This is stage 1 of the escalation process.', to: TEAM_MANAGER })
    let now: string | null = MONDAY
    while (now !== null && desk.case.generation === 1) now = settle(desk, now)
    const { generationSince } = desk.case
    expect(millisOf(generationSince) - millisOf(MONDAY)).toBeLessThanOrEqual(301 * 24 * HOUR)
    expect(desk.case.standing.kind).toBe('open')
    expect(desk.case.steps).toHaveLength(1)
  })

  it('looks at a risk again at the end of the day, beside the step’s own time', async () => {
    const desk = new Desk()
    await desk.take({ text: `${STEP_ONE} The child is at immediate risk of significant harm.` })
    expect(next(desk, MONDAY)).toEqual({ do: 'wait-until-review', until: '2027-01-11T17:00:00.000Z' })
    expect(settle(desk, '2027-01-11T17:00:00.000Z')).toBe('2027-01-18T09:00:00.000Z')
    expect(desk.record.at(-1)?.payload.type).toBe('risk-review-missed')
  })

  it('does nothing about the step while somebody says that it was misread, and tells people each working morning', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: 'This is wrong: we meant another child.' })
    let now: string | null = MONDAY
    const mornings: string[] = []
    while (now !== null && now < '2027-01-19T00:00:00.000Z') {
      now = settle(desk, now)
      if (now !== null) mornings.push(now)
    }
    expect(mornings.slice(0, 6).map((each) => each.slice(0, 16))).toEqual([
      '2027-01-12T09:00',
      '2027-01-13T09:00',
      '2027-01-14T09:00',
      '2027-01-15T09:00',
      '2027-01-18T09:00',
      '2027-01-19T09:00',
    ])
    expect(desk.case.steps).toHaveLength(1)
  })
})
