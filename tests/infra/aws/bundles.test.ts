import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { read } from '../../../functions/domain/reading/read.ts'
import { PARTNERSHIPS_FILE, partnershipsJson } from '../../../functions/aws/bundled-partnerships.ts'
import { entryOf, lambdaNames } from '../../../functions/aws/lambdas.ts'
import { writeBundle } from '../../../infra/aws/bundle.ts'
import { REGISTER_FILES } from '../../../infra/aws/register-web.ts'
import { servedFolders } from '../../../infra/aws/served-partnerships.ts'
import { parseSettings } from '../../../infra/aws/settings.ts'

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

const settings = parseSettings(readFileSync('infra/aws/settings.sample.yaml', 'utf8'), 'settings.yaml')
const folders = servedFolders(settings)
const partnerships = { text: partnershipsJson(folders), to: PARTNERSHIPS_FILE }

const startedSchema = z.object({
  handler: z.string(),
  /** The modules that were read at a cold start, and those that were ever read. */
  atOnce: z.array(z.string()),
  read: z.array(z.string()),
})

describe('the bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-bundles-'))
  const start = join(folder, 'start.mjs')
  beforeAll(() => {
    writeFileSync(
      start,
      `import { readdirSync } from 'node:fs'
      import { registerHooks } from 'node:module'
      import { basename } from 'node:path'
      const read = new Set()
      registerHooks({ load: (url, context, next) => (read.add(basename(url)), next(url, context)) })
      const { handler } = await import(process.argv[2] + '/index.mjs')
      const atOnce = [...read]
      for (const file of readdirSync(process.argv[2])) if (file.endsWith('.mjs')) await import(process.argv[2] + '/' + file)
      console.log(JSON.stringify({ handler: typeof handler, atOnce, read: [...read] }))`,
    )
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const bundleOf = (entry: string): string => {
    const bundle = join(folder, entry.replaceAll('/', '-'))
    writeBundle(entry, [partnerships, ...REGISTER_FILES], bundle)
    return bundle
  }

  const started = (bundle: string) =>
    startedSchema.parse(
      JSON.parse(
        execFileSync(process.execPath, [start, bundle], {
          cwd: bundle,
          encoding: 'utf8',
          env: { ...environment, LAMBDA_TASK_ROOT: bundle },
          stdio: ['ignore', 'pipe', 'pipe'],
        }),
      ),
    )

  // Whatever is only missing at run time (a `require`, a file, a package left out) shows when the module is loaded.
  it.each([...lambdaNames.map(entryOf), 'functions/activate-rule-set/lambda.ts'])(
    'of %s starts by itself, with nothing beside it but what it carries',
    (entry) => {
      expect(started(bundleOf(entry)).handler).toBe('function')
    },
  )

  // What is read at a cold start is compiled and waited for: the reading of mail and of YAML is as much as all the rest.
  it.each([
    ['receive-mail', ['read', 'authenticate', 'read-version']],
    ['register', ['read', 'read-version', 'pages', 'csv-routes', 's3-bundles', 'openapi', 'vega.module']],
  ] as const)('of %s leaves to be read when they are needed: %s', (lambda, laterModules) => {
    const bundle = bundleOf(entryOf(lambda))
    const { atOnce, read } = started(bundle)
    for (const later of laterModules) {
      const name = new RegExp(`^${later}-[A-Z0-9]{8}\\.mjs$`, 'u')
      expect(
        read.filter((file) => name.test(file)),
        later,
      ).toHaveLength(1)
      expect(
        atOnce.filter((file) => name.test(file)),
        later,
      ).toEqual([])
    }
    const ours = readdirSync(bundle).filter((file) => atOnce.includes(file))
    for (const file of ours) expect(readFileSync(join(bundle, file), 'utf8')).not.toContain('YAMLParseError')
  })

  it('carries the partnerships just as their folders have them', () => {
    const plain = folders.map(({ partnership, texts }) => ({ partnership, texts }))
    expect(JSON.parse(partnershipsJson(folders))).toStrictEqual(plain)
  })

  // A package that is left out of the bundle but called after all would show here, as a reading that differs.
  it('reads every sample of mail as the source does', async () => {
    const mails = ['reading', 'reading-unseen'].flatMap((name) =>
      readdirSync(`tests/fixtures/${name}`)
        .filter((file) => file.endsWith('.eml'))
        .map((file) => resolve(`tests/fixtures/${name}/${file}`)),
    )
    expect(mails.length).toBeGreaterThan(400)
    const outfile = join(bundleOf('functions/domain/reading/read.ts'), 'index.mjs')
    const reader = join(folder, 'read.mjs')
    writeFileSync(
      reader,
      `import { readFileSync } from 'node:fs'
      const { read } = await import(process.argv[2])
      for (const file of process.argv.slice(3)) console.log(JSON.stringify(await read(readFileSync(file))))`,
    )
    const printed = execFileSync(process.execPath, [reader, outfile, ...mails], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const readings = await Promise.all(
      mails.map(async (mail) => JSON.stringify(await read(readFileSync(mail)))),
    )
    expect(printed.trim().split('\n')).toEqual(readings)
  })
})
