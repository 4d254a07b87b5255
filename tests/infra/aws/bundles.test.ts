import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { read } from '../../../functions/domain/reading/read.ts'
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
  REGISTER_URL: 'https://register.example/',
  MAIL_QUEUE_URL: 'https://sqs.eu-west-2.amazonaws.com/000000000000/mail',
  OIDC_ISSUER: 'https://cognito-idp.eu-west-2.amazonaws.com/eu-west-2_Pool',
  OIDC_CLIENT_ID: 'stepwise',
  OIDC_ROLES_CLAIM: 'cognito:groups',
  PUBLIC_URL: 'https://register.example',
  SIGN_IN_SECRET: 'arn:aws:secretsmanager:eu-west-2:000000000000:secret:stepwise/register-sign-in',
  USER_POOL_ID: 'eu-west-2_Pool',
  BUNDLE_MAKER: 'stepwise-make-bundle',
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
  const bundleOf = async (entry: string): Promise<string> => {
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
    return outfile
  }

  // Whatever is only missing at run time (a `require`, a file, a package left out) shows when the module is loaded.
  it.each([...lambdaNames.map(entryOf), 'functions/activate-rule-set/lambda.ts'])(
    'of %s starts by itself, with nothing beside it but what it carries',
    async (entry) => {
      const outfile = await bundleOf(entry)
      const started = execFileSync(process.execPath, [start, outfile], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...environment, LAMBDA_TASK_ROOT: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      expect(started.trim()).toBe('function')
    },
  )

  // A package that is left out of the bundle but called after all would show here, as a reading that differs.
  it('reads every sample of mail as the source does', async () => {
    const mails = ['reading', 'reading-unseen'].flatMap((name) =>
      readdirSync(`tests/fixtures/${name}`)
        .filter((file) => file.endsWith('.eml'))
        .map((file) => resolve(`tests/fixtures/${name}/${file}`)),
    )
    expect(mails.length).toBeGreaterThan(400)
    const outfile = await bundleOf('functions/domain/reading/read.ts')
    const reader = join(folder, 'read.mjs')
    writeFileSync(
      reader,
      `import { readFileSync } from 'node:fs'
      const { read } = await import(process.argv[2])
      for (const file of process.argv.slice(3)) console.log(JSON.stringify(await read(readFileSync(file))))`,
    )
    const printed = execFileSync(process.execPath, [reader, outfile, ...mails], { encoding: 'utf8' })
    const readings = await Promise.all(
      mails.map(async (mail) => JSON.stringify(await read(readFileSync(mail)))),
    )
    expect(printed.trim().split('\n')).toEqual(readings)
  })
})
