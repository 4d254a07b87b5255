import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entryOf, lambdaNames } from '../../../functions/aws/lambdas.ts'
import { ALIASES, BANNER, TARGET } from '../../../infra/aws/bundle.ts'
import { REGISTER_FILES } from '../../../infra/aws/register-web.ts'

/** What the stack sets; no service is called while a Lambda starts. */
const environment = {
  PATH: '/usr/bin:/bin',
  AWS_REGION: 'eu-west-2',
  TABLE_NAME: 'register',
  ARCHIVE_BUCKET: 'archive',
  STATE_MACHINE_ARN: 'arn:aws:states:eu-west-2:000000000000:stateMachine:stepwise-case',
  CONFIGURATION_SET: 'stepwise',
  PARKED_MAIL_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/parked',
  MAIL_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/mail',
  REGISTER_HOSTS: 'register.example',
  POWERTOOLS_TRACE_ENABLED: 'false',
}

describe('the bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-bundles-'))
  const start = join(folder, 'start.mjs')
  beforeAll(() => {
    for (const { from, to } of [{ from: 'partnerships', to: 'partnerships' }, ...REGISTER_FILES]) {
      cpSync(from, join(folder, to), { recursive: true })
    }
    writeFileSync(start, 'const { handler } = await import(process.argv[2]); console.log(typeof handler)')
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  // Whatever is only missing at run time (a `require`, a file, a package left out) shows when the module is loaded.
  it.each([...lambdaNames.map(entryOf), 'functions/activate-rule-set/lambda.ts'])(
    'of %s starts by itself, with nothing beside it but what it carries',
    async (entry) => {
      const outfile = join(folder, `${entry.replaceAll('/', '-')}.mjs`)
      await build({
        entryPoints: [entry],
        outfile,
        bundle: true,
        format: 'esm',
        platform: 'node',
        target: TARGET,
        minify: true,
        banner: { js: BANNER },
        alias: ALIASES,
        logLevel: 'error',
      })
      const started = execFileSync(process.execPath, [start, outfile], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...environment, LAMBDA_TASK_ROOT: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      expect(started.trim()).toBe('function')
    },
  )
})
