import { describe, expect, it } from 'vitest'
import { caseTime } from '../../functions/aws/clock.ts'
import { environments, readEnvironment, WrongEnvironment } from '../../functions/aws/environment.ts'

const environment = (more: Record<string, string>) =>
  readEnvironment(environments['run-case'], { TABLE_NAME: 'table', ARCHIVE_BUCKET: 'bucket', ...more })
const START = '2026-11-23T10:00:00.000Z'
const short = { STEPWISE_TEST_SECONDS_PER_DAY: '4', STEPWISE_TEST_CLOCK_FROM: START }
const realNow = () => Date.parse('2026-11-23T10:00:02.000Z')

describe('the time that cases live in', () => {
  it('is the real time', () => {
    const time = caseTime(environment({}), realNow)
    expect(time.now()).toBe('2026-11-23T10:00:02.000Z')
    expect(time.at(START)).toBe(START)
    expect(time.realSeconds(86_400)).toBe(86_400)
  })

  it('passes by days of seconds in a stack that is marked as a test', () => {
    const time = caseTime(environment({ ...short, STAGE: 'test' }), realNow)
    expect(time.now()).toBe('2026-11-23T22:00:00.000Z')
    expect(time.realSeconds(86_400)).toBe(4)
    expect(time.caseSeconds(4)).toBe(86_400)
    expect(time.after(4)).toBe('2026-11-24T22:00:00.000Z')
  })

  it('never waits for nothing: Step Functions takes whole seconds, at least one', () => {
    expect(caseTime(environment({ ...short, STAGE: 'test' })).realSeconds(1)).toBe(1)
  })

  it('cannot be shortened in any other stack', () => {
    expect(() => caseTime(environment(short))).toThrow(WrongEnvironment)
    expect(() => caseTime(environment({ ...short, STAGE: 'production' }))).toThrow(WrongEnvironment)
    expect(() => caseTime(environment({ STEPWISE_TEST_CLOCK_FROM: START }))).toThrow(WrongEnvironment)
  })
})

describe('the environment of a Lambda', () => {
  it('is refused with the names of what is missing or wrong, and without any value', () => {
    const wrong = { TABLE_NAME: 'table', STATE_MACHINE_ARN: 'a secret', CONFIGURATION_SET: 'set' }
    expect(() => readEnvironment(environments['deliver-notice'], wrong)).toThrow(
      'these variables are missing or wrong: ARCHIVE_BUCKET, STATE_MACHINE_ARN',
    )
  })
})
