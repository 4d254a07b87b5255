import aslValidator from 'asl-validator'
import { describe, expect, it } from 'vitest'
import definition from '../../functions/run-case/case.asl.json' with { type: 'json' }
import { deployedDefinition } from './case-clock.ts'

const states = Object.entries(definition.States)
const tasks = states.flatMap(([name, state]) => ('Resource' in state ? [{ name, ...state }] : []))
const waits = tasks.filter(({ Resource }) => Resource.endsWith('.waitForTaskToken'))
const duties = tasks.filter(({ Resource }) => !Resource.endsWith('.waitForTaskToken'))

describe('the definition of a case’s clock', () => {
  it('is a state machine in the words of the Amazon States Language', () => {
    const { isValid, errorsText } = aslValidator(JSON.parse(deployedDefinition))
    expect({ isValid, errors: errorsText('\n') }).toEqual({ isValid: true, errors: '' })
  })

  it('names no person: its tasks are given a reference, a generation, a version, seconds and a token', () => {
    const given = new Set(
      tasks.flatMap(({ Parameters }) =>
        ['FunctionName' in Parameters ? Object.keys(Parameters.Payload) : []].flat(),
      ),
    )
    expect([...given].sort()).toEqual([
      'generation.$',
      'reference.$',
      'seconds.$',
      'task',
      'token.$',
      'version.$',
    ])
  })

  it.each(tasks)('leaves the case to the watchdog when anything else fails in “$name”', ({ Catch }) => {
    expect(Catch.at(-1)).toMatchObject({
      ErrorEquals: ['States.ALL'],
      Next: 'Leave the case to the watchdog',
    })
  })

  it.each(waits)('takes the time of “$name” from the case, in the input and in the parameters', (wait) => {
    // AWS resolves the path on the state's input, the local interpreter after `Parameters`: it must be right in both.
    expect(wait).toMatchObject({
      TimeoutSecondsPath: '$.Payload.seconds',
      Parameters: { Payload: { 'seconds.$': '$.Payload.seconds' } },
      ResultPath: null,
    })
  })

  it.each(waits)('tries “$name” again only when Lambda failed, never when its time is over', ({ Retry }) => {
    const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals)
    expect(retried.every((error) => error.startsWith('Lambda.'))).toBe(true)
  })

  it.each(duties)('tries “$name” for the better part of an hour before it gives up', ({ Retry }) => {
    // 2 s doubled to 300 s at most, 14 times: 2 + 4 + … + 256 = 510 s, then six of 300 s. A regional disturbance of
    // Lambda or DynamoDB is mostly over by then; beyond it the watchdog takes over, and says so.
    const [retry] = Retry
    const waited = Array.from({ length: retry?.MaxAttempts ?? 0 }, (_, attempt) =>
      Math.min(
        (retry?.IntervalSeconds ?? 0) * (retry?.BackoffRate ?? 0) ** attempt,
        retry?.MaxDelaySeconds ?? 0,
      ),
    )
    expect(waited.reduce((sum, seconds) => sum + seconds, 0) / 60).toBeCloseTo(38.5, 1)
  })
})
