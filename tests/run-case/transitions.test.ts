import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CaseClock, transitions } from './case-clock.ts'
import { quiet } from './real-case.ts'

/** What `look` answers so that the clock comes to a state. */
const leadsTo = {
  'Send the reminder': 'send-reminder',
  'Record the missed deadline': 'record-missed-deadline',
  'Start the next step': 'start-next-step',
  'Report the case as exhausted': 'report-exhausted',
  'Bring the open matter back to people': 'review-open-matter',
  'Hand over to the next generation': 'hand-over',
} as const
const duties = Object.entries(leadsTo).map(([state, next]) => ({ state, next }))
const waits = [
  { state: 'Wait for an outcome until the reminder', next: 'wait-until-reminder', then: 'Send the reminder' },
  {
    state: 'Wait for an outcome until the deadline',
    next: 'wait-until-deadline',
    then: 'Record the missed deadline',
  },
  {
    state: 'Wait for news until the next review',
    next: 'wait-until-review',
    then: 'Bring the open matter back to people',
  },
]

const named = (name: string): Error => Object.assign(new Error('constant'), { name })

describe('every transition of the clock', () => {
  const taken = new Set<string>()
  let clock: CaseClock | null = null
  let token = ''

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
  })
  afterEach(() => {
    for (const transition of clock?.taken ?? []) taken.add(transition)
    clock?.stop()
    vi.useRealTimers()
  })

  /** @param answers what the task of each state answers, one after the other; an error is thrown; then "end" */
  const run = async (answers: Record<string, (string | Error)[]>): Promise<CaseClock> => {
    clock = new CaseClock({ reference: 'WF-1', generation: 1 }, async (input, state) => {
      if (input.task === 'register-wait') ({ token } = input)
      const answer = answers[state]?.shift() ?? 'end'
      if (answer instanceof Error) throw answer
      return { reference: 'WF-1', generation: 1, next: answer, seconds: 3_600, version: 1 }
    })
    await quiet()
    return clock
  }
  const look = 'Look at the case'

  it.each(duties)('does “$state” when that is due, and asks what comes next', async ({ state, next }) => {
    const { states } = await run({ [look]: [next] })
    expect(states).toContain(state)
    expect(states.at(-1)).toBe('Nothing is left to do')
  })

  it.each(['start-next-step', 'report-exhausted', 'end'])(
    'goes on after a missed deadline: %s',
    async (next) => {
      const { states } = await run({
        [look]: ['record-missed-deadline'],
        'Record the missed deadline': [next],
      })
      expect(states.slice(2, 4)).toEqual(['Record the missed deadline', 'Is there a next step?'])
      expect(states.at(-1)).toBe('Nothing is left to do')
    },
  )

  it.each(waits)('looks at the case again as soon as “$state” is completed', async ({ state, next }) => {
    const { states } = await run({ [look]: [next] })
    expect(states.at(-1)).toBe(state)
    clock?.complete(token)
    await quiet()
    expect(states.slice(-3)).toEqual([look, 'What comes next?', 'Nothing is left to do'])
  })

  it.each(waits)('goes from “$state” to “$then” when the time is over', async ({ next, then }) => {
    const { states } = await run({ [look]: [next] })
    await vi.advanceTimersByTimeAsync(3_600_000)
    await quiet()
    expect(states).toContain(then)
  })

  it.each(waits)('leaves the case to the watchdog when “$state” is failed from outside', async ({ next }) => {
    const { ended } = await run({ [look]: [next] })
    clock?.fail(token, 'SomethingElse')
    expect(await ended).toBe('CaseClockStopped')
  })

  it.each(waits)(
    'leaves the case to the watchdog when “$state” cannot be registered',
    async ({ state, next }) => {
      const { ended } = await run({ [look]: [next], [state]: [named('DecisionConflict')] })
      expect(await ended).toBe('CaseClockStopped')
    },
  )

  it.each(waits)('registers “$state” anew when Lambda failed', async ({ state, next }) => {
    const { states } = await run({ [look]: [next], [state]: [named('Lambda.TooManyRequestsException')] })
    const first = token
    await vi.advanceTimersByTimeAsync(2_000)
    await quiet()
    expect(token).not.toBe(first)
    expect(states.at(-1)).toBe(state)
  })

  it.each([{ state: look, next: null }, ...duties])(
    'tries “$state” again for more than half an hour, then leaves the case to the watchdog',
    async ({ state, next }) => {
      const faults = Array.from({ length: 15 }, () => named('DynamoDbIsAway'))
      const { ended, states } = await run({ [look]: next === null ? [] : [next], [state]: faults })
      const before = Date.now()
      for (let attempt = 0; attempt < 14; attempt += 1) {
        expect(states.at(-1)).toBe(state)
        await vi.advanceTimersToNextTimerAsync()
        await quiet()
      }
      expect((Date.now() - before) / 60_000).toBeCloseTo(38.5, 1)
      expect(await ended).toBe('CaseClockStopped')
    },
  )

  it('leaves the case to the watchdog when a task answers what the definition does not know', async () => {
    const { ended } = await run({ [look]: ['dance'] })
    expect(await ended).toBe('CaseClockStopped')
  })

  it('has been taken by one of the tests above', () => {
    expect([...taken].sort()).toEqual([...new Set(transitions)].sort())
  })
})
