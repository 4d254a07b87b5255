import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { read } from '../../../functions/domain/reading/read.ts'

/** 20,000 messages: FUZZ_RUNS=20000 npx vitest run tests/domain/reading/fuzz.test.ts */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 300)

const folder = new URL('../../fixtures/reading/', import.meta.url)
const originals = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, folder)))

const TORN = [
  '\r\n',
  '\n',
  '\0',
  '--b',
  '--b--',
  '\r\n\r\n',
  '=',
  '=?utf-8?B?',
  '<',
  '<!--',
  '>',
  'Content-Type: ',
  'From: x@y.example\r\n',
  '\u00ff\u00fe',
  'boundary="',
  '> ',
]

/** One change that a broken gateway or an attacker makes: cut, drop, double, overwrite, insert. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 0, max: 400 }),
  kind: fc.constantFrom('cut', 'drop', 'double', 'noise', 'insert'),
  noise: fc.uint8Array({ maxLength: 60 }),
  torn: fc.constantFrom(...TORN),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(raw: Buffer, { at, length, kind, noise, torn }: Mutation): Buffer {
  const from = Math.floor(at * raw.length)
  const [head, middle, tail] = [
    raw.subarray(0, from),
    raw.subarray(from, from + length),
    raw.subarray(from + length),
  ]
  switch (kind) {
    case 'cut':
      return head
    case 'drop':
      return Buffer.concat([head, tail])
    case 'double':
      return Buffer.concat([head, middle, middle, tail])
    case 'noise':
      return Buffer.concat([head, noise, tail])
    default:
      return Buffer.concat([head, Buffer.from(torn, 'latin1'), middle, tail])
  }
}

const message = fc
  .tuple(fc.constantFrom(...originals), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([raw, mutations]) => mutations.reduce(mutate, raw))

test(
  'whatever happens to a message on its way, it is read once and without a fault',
  { timeout: 1_200_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(message, async (raw) => {
        const reading = await read(raw)
        const acts = reading.statement !== null && reading.hold === null && reading.automatic === null
        // What acts has a sender and a sentence that its reader can see.
        if (acts) expect(reading.from).not.toBeNull()
        if (acts) expect(`${reading.subject}\n${reading.newText}`.length).toBeGreaterThan(0)
        expect(typeof reading.newText).toBe('string')
      }),
      { numRuns: RUNS },
    )
  },
)

test('bytes that are no message at all are held', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (raw) => {
      const reading = await read(raw)
      expect(reading.hold !== null || reading.automatic !== null || reading.from !== null).toBe(true)
    }),
    { numRuns: Math.min(RUNS, 2_000) },
  )
})
