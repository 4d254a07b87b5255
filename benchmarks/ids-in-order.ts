import { randomBytes } from 'node:crypto'
import type { Ids } from '../functions/domain/ids.ts'

const BYTES = 12
let pool = Buffer.alloc(0)
let given = 0

/**
 * Secrets that come in their own order, with 96 random bits each. Keys at random would have a filling of millions of rows
 * write the same pages of the index again and again.
 */
export const idsInOrder: Ids = {
  reference: (prefix) => `${prefix}-${String(given).padStart(6, '0')}`,
  secret: () => {
    if (pool.length < BYTES) pool = randomBytes(BYTES * 1_000)
    const random = pool.subarray(0, BYTES).toString('hex')
    pool = pool.subarray(BYTES)
    given += 1
    return `${given.toString(16).padStart(8, '0')}${random}`
  },
}
