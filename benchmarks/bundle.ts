/**
 * How big the bundle of `receive-mail` is without the AWS SDK, and how long it takes from import to ready in a fresh
 * process, beside an empty handler that imports the same AWS clients: `node benchmarks/bundle.ts`. What reads a mail is loaded
 * beside the first requests to the record: its time is stated apart. So is the time of the register, which people wait for.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import { PARTNERSHIPS_FILE, partnershipsJson } from '../functions/aws/bundled-partnerships.ts'
import { loadPartnerships } from '../functions/partnership-files.ts'
import { BUNDLING, writeBundle } from '../infra/aws/bundle.ts'
import { REGISTER_FILES } from '../infra/aws/register-web.ts'

const RUNS = 21
const root = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwise-bundle-'))

const bundle = async (name: string, options: BuildOptions): Promise<string> => {
  await build({ ...BUNDLING, outdir: join(folder, name), ...options })
  return join(folder, name, 'index.mjs')
}

const entryPoints = ['functions/receive-mail/lambda.ts']
const external = ['@aws-sdk/*', '@smithy/*']
const withoutSdk = await bundle('without-sdk', { entryPoints, external })
const asDeployed = await bundle('receive-mail', { entryPoints })
const emptyHandler: BuildOptions = {
  stdin: {
    contents: `
      import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
      import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
      import { S3Client } from '@aws-sdk/client-s3'
      const clients = [DynamoDBDocumentClient.from(new DynamoDBClient({})), new S3Client({})]
      export const handler = async () => clients.length`,
    resolveDir: root,
  },
}
const empty = await bundle('empty', emptyHandler)
const atOnce = await bundle('at-once', {
  stdin: {
    contents: `
      import './functions/domain/reading/read.ts'
      import './functions/aws/authenticate.ts'
      export { handler } from './functions/receive-mail/lambda.ts'`,
    resolveDir: root,
  },
})
const register = join(folder, 'register', 'index.mjs')
writeBundle('functions/register/lambda.ts', REGISTER_FILES, dirname(register))
const loaded = loadPartnerships(join(root, 'partnerships'), 'all')
if (loaded.kind === 'refused') throw new Error('the partnerships do not load')
writeFileSync(join(folder, PARTNERSHIPS_FILE), partnershipsJson(loaded.folders))
const timing = join(folder, 'time.mjs')
writeFileSync(
  timing,
  'const before = performance.now(); const { handler } = await import(process.argv[2]); ' +
    "if (typeof handler !== 'function') throw new Error('no handler'); console.log(performance.now() - before)",
)

const coldStart = (module: string): number =>
  Number(
    execFileSync(process.execPath, [timing, module], {
      encoding: 'utf8',
      env: {
        AWS_REGION: 'eu-west-2',
        LAMBDA_TASK_ROOT: folder,
        TABLE_NAME: 'register',
        ARCHIVE_BUCKET: 'archive',
        NODE_OPTIONS: '--enable-source-maps',
        POWERTOOLS_TRACE_ENABLED: 'false',
        OIDC_ISSUER: 'https://issuer.example/pool',
        OIDC_CLIENT_ID: 'stepwise',
        OIDC_ROLES_CLAIM: 'cognito:groups',
        PUBLIC_URL: 'https://register.example',
        SIGN_IN_SECRET: 'register-sign-in',
        USER_POOL_ID: 'pool',
        BUNDLE_MAKER: 'make-bundle',
      },
    }),
  )
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

// One after the other, so that whatever else the machine does meets all of them.
const runs = Array.from({ length: RUNS }, () => [empty, asDeployed, atOnce, register].map(coldStart))
const [emptyMs = 0, deployedMs = 0, atOnceMs = 0, registerMs = 0] = [0, 1, 2, 3].map((which) =>
  median(runs.map((run) => run[which] ?? 0)),
)

/** Of all modules of a bundle: also of what is imported when it is first needed. */
const megabytes = (module: string): string => {
  const modules = readdirSync(dirname(module)).filter((file) => file.endsWith('.mjs'))
  const bytes = modules.map((file) => statSync(join(dirname(module), file)).size)
  return (bytes.reduce((sum, size) => sum + size, 0) / 1_000_000).toFixed(2)
}

console.log(`receive-mail without the AWS SDK   ${megabytes(withoutSdk)} MB   (goal: at most 3.5)`)
console.log(`receive-mail as it is deployed     ${megabytes(asDeployed)} MB`)
console.log(`import to ready, medians of ${RUNS} fresh processes:`)
console.log(`  an empty handler with the same AWS clients ${emptyMs.toFixed(0)} ms`)
console.log(
  `  receive-mail as it is deployed ${deployedMs.toFixed(0)} ms, ` +
    `${(deployedMs / emptyMs).toFixed(2)} times that (goal: at most 2)`,
)
console.log(`  with what reads a mail, were it imported at once ${atOnceMs.toFixed(0)} ms`)
console.log(
  `  the register ${registerMs.toFixed(0)} ms, ${(registerMs / emptyMs).toFixed(2)} times that of the empty handler`,
)
rmSync(folder, { recursive: true })
