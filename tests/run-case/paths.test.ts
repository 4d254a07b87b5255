import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentStep } from '../../functions/domain/case/state.ts'
import { RealCase } from './real-case.ts'

const UNTIL_REMINDER = 'Wait for an outcome until the reminder'
const UNTIL_DEADLINE = 'Wait for an outcome until the deadline'
const UNTIL_REVIEW = 'Wait for news until the next review'

/** Waltham Forest, Monday morning: the reminder goes on the next Monday at 09:00, the time ends at 17:00. */
const MONDAY = new Date('2027-01-11T09:40:00Z')

describe('the clock of a case', () => {
  let real: RealCase
  beforeEach(async () => {
    vi.useFakeTimers({ now: MONDAY, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    real = new RealCase()
    await real.mail(
      'practitioner',
      'Please treat this as step one of the Safeguarding Partnership’s Escalation Process.',
      'Step one of the Safeguarding Partnership’s Escalation Process',
    )
  })
  afterEach(() => {
    real.end()
    vi.useRealTimers()
  })

  const lastStates = (count: number) => real.clock?.states.slice(-count)
  const agree = async () => {
    await real.mail(
      'team manager',
      'We’ve agreed: strategy meeting on Thursday, school attending. Please confirm by reply.',
    )
    await real.mail('practitioner', 'I confirm that’s an accurate record.')
  }

  it('waits for an outcome until the reminder', () => {
    expect(real.clock?.states).toEqual(['Look at the case', 'What comes next?', UNTIL_REMINDER])
  })

  it('ends when both sides agree before the reminder', async () => {
    await agree()
    expect(real.clock?.states.at(-1)).toBe('Nothing is left to do')
    expect(await real.events()).not.toContain('reminder-sent')
  })

  it('ends when both sides agree after the reminder', async () => {
    await real.untilNextTimer()
    expect(new Date().toISOString()).toBe('2027-01-18T09:00:00.000Z')
    expect(lastStates(3)).toEqual(['Send the reminder', 'What comes next?', UNTIL_DEADLINE])
    await agree()
    expect(real.clock?.states.at(-1)).toBe('Nothing is left to do')
    expect(await real.events()).not.toContain('deadline-missed')
  })

  it.each([
    { moments: 0, task: 'Send the reminder' },
    { moments: 1, task: 'Record the missed deadline' },
  ])('does nothing in “$task” when the agreement was recorded a moment before', async ({ moments, task }) => {
    for (let moment = 0; moment < moments; moment += 1) await real.untilNextTimer()
    // The mail is on record, and the signal has not reached the clock when its time is over.
    real.signalsLate = true
    await agree()
    await real.untilNextTimer()
    expect(real.clock?.states).toContain(task)
    expect(real.clock?.states.at(-1)).toBe('Nothing is left to do')
    expect((await real.events()).at(-1)).toBe('outcome-confirmed')
  })

  it('goes to the next step by itself when nobody has answered at the deadline', async () => {
    await real.untilNextTimer()
    await real.untilNextTimer()
    expect(new Date().toISOString()).toBe('2027-01-18T17:00:00.000Z')
    expect(lastStates(5)).toEqual([
      'Record the missed deadline',
      'Is there a next step?',
      'Start the next step',
      'What comes next?',
      UNTIL_REMINDER,
    ])
  })

  it('reports the case as exhausted after the final step, and brings it back to people each week', async () => {
    for (let moment = 0; moment < 8; moment += 1) await real.untilNextTimer()
    expect(lastStates(5)).toEqual([
      'Record the missed deadline',
      'Is there a next step?',
      'Report the case as exhausted',
      'What comes next?',
      UNTIL_REVIEW,
    ])
    await real.untilNextTimer()
    expect(lastStates(3)).toEqual(['Bring the open matter back to people', 'What comes next?', UNTIL_REVIEW])
  })

  it('hears of immediate risk at once, and has its own review the same day', async () => {
    await real.mail(
      'practitioner',
      'The child is now at immediate risk of significant harm. I have called 999.',
    )
    expect(lastStates(3)).toEqual(['Look at the case', 'What comes next?', UNTIL_REVIEW])
    await real.untilNextTimer()
    expect(new Date().toISOString()).toBe('2027-01-11T17:00:00.000Z')
    expect(lastStates(3)).toEqual([
      'Bring the open matter back to people',
      'What comes next?',
      UNTIL_REMINDER,
    ])
  })

  it('waits for the new deadline when the old one is extended', async () => {
    await real.moveDeadline('2027-01-15T00:00:00.000Z', 'Both sides asked for it by telephone.')
    expect(lastStates(3)).toEqual(['Look at the case', 'What comes next?', UNTIL_REMINDER])
    await real.untilNextTimer()
    const state = await real.state()
    expect(state && currentStep(state).reminded).toBe(true)
    expect(new Date().toISOString()).toBe('2027-01-22T09:00:00.000Z')
  })

  it('leaves an earlier generation to end itself when it hands over', async () => {
    await real.mail('practitioner', 'We wish to hold on to this case.')
    vi.setSystemTime('2027-11-15T10:00:00Z')
    for (let moment = 0; moment < 20 && real.earlier.length === 0; moment += 1) await real.untilNextTimer()
    const [first] = real.earlier
    expect(first?.states.slice(-3)).toEqual([
      'Hand over to the next generation',
      'What comes next?',
      'Nothing is left to do',
    ])
  })
})
