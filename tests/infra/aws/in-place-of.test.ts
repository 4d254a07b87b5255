import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { string } from '../../../infra/aws/in-place-of/joi.ts'

/** joi itself, as mailauth has it. */
const joi = z
  .object({ string: z.custom<typeof string>((value) => typeof value === 'function') })
  .parse(createRequire(createRequire(import.meta.url).resolve('mailauth'))('joi'))

const refuses = (schema: ReturnType<ReturnType<typeof string>['base64']>, value?: string): boolean =>
  schema.validate(value).error !== undefined

describe('what stands in the bundles for joi', () => {
  const keys = fc.oneof(
    fc.base64String(),
    fc.base64String().map((key) => key.replace(/=+$/u, '')),
    fc.string({ unit: fc.constantFrom('a', 'Z', '0', '9', '+', '/', '=', '-', '_', ' ', '\n') }),
    fc.string({ unit: 'binary' }),
  )
  it('takes the same text for a key of DKIM', () => {
    const options = { paddingRequired: false } as const
    fc.assert(
      fc.property(keys, (key) => {
        expect(refuses(string().base64(options), key)).toBe(refuses(joi.string().base64(options), key))
      }),
      { numRuns: 2_000 },
    )
    expect(refuses(string().base64(options), '')).toBe(refuses(joi.string().base64(options), ''))
  })

  const names = fc.oneof(
    fc.domain(),
    fc.domain().map((name) => `_spf.${name}.`),
    fc.ipV4(),
    fc.ipV6(),
    fc.string({ unit: fc.constantFrom('a', 'Z', '0', '.', '-', '_', '@', '/', ' ', 'é'), maxLength: 80 }),
    fc.string({ unit: fc.constantFrom('a', '.'), minLength: 200, maxLength: 300 }),
    fc.string({ unit: 'binary' }),
  )
  it('takes the same text for a domain of SPF', () => {
    const options = { allowUnicode: false, tlds: false } as const
    fc.assert(
      fc.property(names, (name) => {
        expect(refuses(string().domain(options), name)).toBe(refuses(joi.string().domain(options), name))
      }),
      { numRuns: 2_000 },
    )
    for (const none of ['', undefined]) {
      expect(refuses(string().domain(options), none)).toBe(refuses(joi.string().domain(options), none))
    }
  })
})
