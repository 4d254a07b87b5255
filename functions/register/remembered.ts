import { createHash } from 'node:crypto'
import type { Reader } from '../domain/ports.ts'
import type { Reading } from '../domain/reading/reading.ts'

/** As many mails as the longest case has, and some; longer ones are read anew, as they would fill the memory. */
const MOST = 500
const LONGEST = 256 * 1024

/**
 * A reader that knows what it has read lately: a case's page shows all of its mails, and whoever works on a case looks at
 * it again and again. What was read hangs on the bytes alone, so that nothing erased is ever shown.
 */
export const remembering = (read: Reader): Reader => {
  const known = new Map<string, Reading>()
  return async (raw) => {
    if (raw.byteLength > LONGEST) return await read(raw)
    const digest = createHash('sha256').update(raw).digest('hex')
    const before = known.get(digest)
    const reading = before ?? (await read(raw))
    // Put last again, so that the first is what nobody has asked for the longest.
    known.delete(digest)
    known.set(digest, reading)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return reading
  }
}
