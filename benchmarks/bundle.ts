/**
 * How big the bundle of `receive-mail` is without the AWS SDK, and how long it takes from import to ready in a fresh
 * process, beside an empty handler that imports the same AWS clients: `node benchmarks/bundle.ts`.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type BuildOptions } from 'esbuild'
import { ALIASES, BANNER, TARGET } from '../infra/aws/bundle.ts'

const RUNS = 21
const root = fileURLToPath(new URL('../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'stepwise-bundle-'))

const bundle = async (name: string, options: BuildOptions): Promise<string> => {
  const outfile = join(folder, `${name}.mjs`)
  await build({
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: TARGET,
    minify: true,
    banner: { js: BANNER },
    alias: ALIASES,
    absWorkingDir: root,
    outfile,
    logLevel: 'error',
    ...options,
  })
  return outfile
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
const emptyWithoutSdk = await bundle('empty-without-sdk', { ...emptyHandler, external })
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
cpSync(join(root, 'partnerships'), join(folder, 'partnerships'), { recursive: true })
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
        POWERTOOLS_TRACE_ENABLED: 'false',
      },
    }),
  )
const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

// One after the other, so that whatever else the machine does meets both.
const compare = (emptyModule: string, wholeModule: string) => {
  const pairs = Array.from({ length: RUNS }, () => ({
    empty: coldStart(emptyModule),
    whole: coldStart(wholeModule),
  }))
  return { empty: median(pairs.map((pair) => pair.empty)), whole: median(pairs.map((pair) => pair.whole)) }
}
const megabytes = (file: string): string => (statSync(file).size / 1_000_000).toFixed(2)

console.log(`receive-mail without the AWS SDK   ${megabytes(withoutSdk)} MB   (goal: at most 3.5)`)
console.log(`receive-mail as it is deployed     ${megabytes(asDeployed)} MB`)
for (const [how, { empty: emptyMs, whole }] of [
  ['SDK in the bundle, as deployed', compare(empty, asDeployed)],
  ['SDK beside the bundle', compare(emptyWithoutSdk, withoutSdk)],
] as const) {
  console.log(
    `import to ready, ${how}: empty handler ${emptyMs.toFixed(0)} ms, receive-mail ${whole.toFixed(0)} ms, ` +
      `ratio ${(whole / emptyMs).toFixed(2)} (goal: at most 2; medians of ${RUNS} fresh processes)`,
  )
}
rmSync(folder, { recursive: true })
