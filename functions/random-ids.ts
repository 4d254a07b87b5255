import { randomBytes, randomInt } from 'node:crypto'
import type { Ids } from './domain/ids.ts'

/** Crockford's base 32 without letters that are mistaken for digits when a reference is read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

export const randomIds: Ids = {
  reference: (prefix) =>
    `${prefix}-${Array.from({ length: 6 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')}`,
  secret: () => randomBytes(16).toString('hex'),
}
