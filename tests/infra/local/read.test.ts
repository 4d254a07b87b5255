import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { z } from 'zod'

const run = promisify(execFile)
const command = new URL('../../../infra/local/read.ts', import.meta.url).pathname
const fixture = new URL('../../fixtures/reading/declared-001.eml', import.meta.url).pathname
const lineSchema = z.strictObject({
  file: z.string(),
  messageId: z.string().nullable(),
  from: z.string().nullable(),
  subject: z.string(),
  automatic: z.string().nullable(),
  statement: z.object({ step: z.union([z.int(), z.literal('final')]), sentence: z.string() }).nullable(),
  intent: z.string(),
  immediateRisk: z.boolean(),
  hold: z.string().nullable(),
  newText: z.string(),
})

test('the read command prints a line for each file in order, also for one that is missing', async () => {
  const { stdout } = await run(process.execPath, [command, fixture, '/no/such/file.eml', fixture])
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
  expect(lines.map(({ file }) => file)).toEqual([fixture, '/no/such/file.eml', fixture])
  expect(lines.map(({ statement }) => statement?.step)).toEqual([1, undefined, 1])
  expect(lines.map(({ hold }) => hold !== null)).toEqual([false, true, false])
})
