import { pino } from 'pino'

/** Lines of JSON on standard error. References, ids and kinds of faults only: no personal data, no words of a mail. */
export const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: false }),
)
