import { pino } from 'pino'

const standardError = pino.destination({ dest: 2, sync: false })

/** Lines of JSON on standard error. References, ids and kinds of faults only: no personal data, no words of a mail. */
export const log = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, standardError)

const EVERY_MS = 10_000

/**
 * Says how far a long work is, in a line every ten seconds or so; of a short one nothing.
 *
 * @param now milliseconds; not the clock's, which may be simulated
 */
export const progressTo = (
  write: (progress: object) => void,
  now: () => number = () => performance.now(),
): ((progress: object) => void) => {
  let last = now()
  return (progress) => {
    if (now() - last < EVERY_MS) return
    last = now()
    write(progress)
  }
}

/** While a work lets nothing else happen, a line would wait for its end. */
export const logAtOnce = (progress: object, words: string): void => {
  log.info(progress, words)
  standardError.flushSync()
}
