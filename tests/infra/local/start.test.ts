import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const start = fileURLToPath(new URL('../../../infra/local/start.mjs', import.meta.url))

/** The program's first file as an older Node would run it. */
const runAs = (version: string): { status: number; said: string } => {
  const source = readFileSync(start, 'utf8').replaceAll('process.versions.node', JSON.stringify(version))
  try {
    return {
      status: 0,
      said: execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }),
    }
  } catch (error) {
    if (!(error instanceof Error) || !('stderr' in error) || !('status' in error)) throw error
    return { status: Number(error.status), said: String(error.stderr) }
  }
}

test('started by an older Node, the program says so in one line and stops', () => {
  const { status, said } = runAs('20.20.2')
  expect(status).toBe(1)
  expect(said.trim().split('\n')).toEqual([
    'Stepwise needs Node 24 and this is Node 20.20.2: start it with "npm start", which brings its own Node 24.',
  ])
})
