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

/** The command as somebody types it: what it prints, what it says, and how it ends. */
const readCommand = async (...files: readonly string[]) => {
  try {
    return { code: 0, ...(await run(process.execPath, [command, ...files])) }
  } catch (error) {
    if (!(error instanceof Error && 'stderr' in error && 'stdout' in error && 'code' in error)) throw error
    return { code: error.code, stdout: String(error.stdout), stderr: String(error.stderr) }
  }
}

test('the read command prints a line for each file in order, also for one that is missing', async () => {
  const { code, stdout, stderr } = await readCommand(fixture, '/no/such/file.eml', fixture)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => lineSchema.parse(JSON.parse(line)))
  expect(lines.map(({ file }) => file)).toEqual([fixture, '/no/such/file.eml', fixture])
  expect(lines.map(({ statement }) => statement?.step)).toEqual([1, undefined, 1])
  expect(lines.map(({ hold }) => hold !== null)).toEqual([false, true, false])
  expect(stderr.trim()).toBe('/no/such/file.eml cannot be read: give the path of a file that holds one mail.')
  expect(code).toBe(1)
})

test('the read command ends well whatever the files hold', async () => {
  expect(await readCommand(fixture, command)).toMatchObject({ code: 0, stderr: '' })
})

test('the read command without a file says how it is used', async () => {
  expect(await readCommand()).toEqual({
    code: 1,
    stdout: '',
    stderr: 'Name one file or more: npm run -s read -- FILE…\n',
  })
})
