import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { automaticKindSchema, intentSchema } from '../../../functions/domain/reading/reading.ts'
import { read } from '../../../functions/domain/reading/read.ts'

const folder = new URL('../../fixtures/reading/', import.meta.url)
const any = z.literal('any')
const expectationSchema = z.strictObject({
  file: z.string(),
  category: z.string(),
  /** What is hard about this message. */
  hard: z.string(),
  expect: z.strictObject({
    automatic: automaticKindSchema.nullable(),
    statement: z.union([z.int(), z.literal('final'), z.null(), any]),
    intent: z.union([intentSchema, any]),
    immediateRisk: z.boolean(),
    hold: z.union([z.boolean(), any]),
    from: z.string().nullable().optional(),
    newTextLacks: z.string().optional(),
    about: z.string().optional(),
    bounced: z
      .array(z.object({ address: z.string(), kind: z.enum(['hard', 'soft']), status: z.string() }))
      .optional(),
  }),
})
const expectations = z
  .array(expectationSchema)
  .parse(JSON.parse(readFileSync(new URL('expectations.json', folder), 'utf8')))

describe('messages as people and machines really send them', () => {
  test('there are at least 200 and each has its expectation', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.eml'))
    expect(files.length).toBeGreaterThanOrEqual(200)
    expect(expectations.map(({ file }) => file).toSorted()).toEqual(files.toSorted())
  })

  test.each(expectations)('$file: $hard', async ({ file, expect: wanted }) => {
    const reading = await read(readFileSync(new URL(file, folder)))
    expect(reading.automatic).toBe(wanted.automatic)
    if (wanted.statement !== 'any') expect(reading.statement?.step ?? null).toBe(wanted.statement)
    if (wanted.intent !== 'any') expect(reading.intent).toBe(wanted.intent)
    expect(reading.immediateRisk).toBe(wanted.immediateRisk)
    if (wanted.hold !== 'any') expect(reading.hold !== null, reading.hold ?? 'not held').toBe(wanted.hold)
    if (wanted.from !== undefined) expect(reading.from).toBe(wanted.from)
    if (wanted.newTextLacks !== undefined) expect(reading.newText).not.toContain(wanted.newTextLacks)
    if (wanted.about !== undefined) expect(reading.about).toContain(wanted.about)
    if (wanted.bounced !== undefined) expect(reading.bounced).toEqual(wanted.bounced)
  })

  test('nothing that is set apart is thrown away', async () => {
    const reading = await read(readFileSync(new URL('quoted-only-135.eml', folder)))
    expect(reading.newText).not.toContain('step one')
    expect(reading.setApart).toContain(
      'This is step one of the Safeguarding Partnership’s Escalation Process.',
    )
  })
})
