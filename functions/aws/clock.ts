import { instantFromMillis, millisOf, type Instant } from '../domain/instant.ts'
import type { Clock } from '../domain/ports.ts'
import { WrongEnvironment, type SharedEnvironment } from './environment.ts'

/** The time that cases live in. In production it is the real one. */
export interface CaseTime extends Clock {
  /** A real moment as cases see it. */
  at(real: Instant): Instant
  /** The moment, as cases see it, when this many real seconds have passed. */
  after(realSeconds: number): Instant
  /** How long a wait of this many seconds of a case really lasts: whole seconds, at least one. */
  realSeconds(caseSeconds: number): number
  caseSeconds(realSeconds: number): number
}

const SECONDS_PER_DAY = 86_400

/**
 * A test may let days pass in seconds, from a moment on; nothing else of the system knows of it.
 *
 * @throws WrongEnvironment for shortened days in a stack that its settings do not mark as a test
 */
export const caseTime = (environment: SharedEnvironment, realNow = () => Date.now()): CaseTime => {
  const { STAGE, STEPWISE_TEST_SECONDS_PER_DAY: day, STEPWISE_TEST_CLOCK_FROM: from } = environment
  if ((day !== undefined || from !== undefined) && STAGE !== 'test') {
    throw new WrongEnvironment('days can be shortened only in a stack that its settings mark as a test')
  }
  const speed = day === undefined ? 1 : SECONDS_PER_DAY / day
  const start = from === undefined ? 0 : millisOf(from)
  const shown = (millis: number): Instant =>
    speed === 1 ? instantFromMillis(millis) : instantFromMillis(Math.round(start + (millis - start) * speed))
  return {
    now: () => shown(realNow()),
    at: (real) => shown(millisOf(real)),
    after: (realSeconds) => shown(realNow() + realSeconds * 1_000),
    realSeconds: (caseSeconds) => Math.max(1, Math.ceil(caseSeconds / speed)),
    caseSeconds: (realSeconds) => Math.ceil(realSeconds * speed),
  }
}
