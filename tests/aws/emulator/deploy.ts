import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { ACCOUNT, clientEnvironment, REGION } from './emulator.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const outputsSchema = z.object({
  'stepwise-test-cases': z.object({
    ArrivalsTopic: z.string(),
    MailQueue: z.string(),
    DeadLetters: z.string(),
    ParkedMail: z.string(),
    StateMachine: z.string(),
    Register: z.string(),
  }),
})
export type Outputs = z.infer<typeof outputsSchema>['stepwise-test-cases']

/** What the settings of the test's stacks (`app.ts`) call these. */
export const deployed = {
  table: 'stepwise-test-register',
  bucket: `stepwise-test-mail-${ACCOUNT}-${REGION}`,
  lambda: (name: string) => `stepwise-test-${name}`,
} as const

/**
 * Bootstraps the emulator's account and deploys the stacks that it knows, by the CDK's own command line.
 *
 * @param secondsPerDay how long a day lasts for the cases in it
 */
export const deployStacks = async (endpoint: string, secondsPerDay: number): Promise<Outputs> => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-deploy-'))
  const outputs = join(folder, 'outputs.json')
  // In a folder of its own: a bootstrap of an account needs no app.
  await cdk(['bootstrap', `aws://${ACCOUNT}/${REGION}`], folder, endpoint, {})
  await cdk(
    [
      'deploy',
      'stepwise-test-record',
      'stepwise-test-cases',
      '--exclusively',
      ...['--app', 'node tests/aws/emulator/app.ts', '--output', join(folder, 'cdk.out')],
      ...['--require-approval', 'never', '--outputs-file', outputs],
    ],
    root,
    endpoint,
    { TEST_SECONDS_PER_DAY: String(secondsPerDay) },
  )
  return outputsSchema.parse(JSON.parse(readFileSync(outputs, 'utf8')))['stepwise-test-cases']
}

const cdk = async (
  parameters: string[],
  cwd: string,
  endpoint: string,
  environment: Record<string, string>,
): Promise<void> => {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/aws-cdk/bin/cdk'), ...parameters], {
    cwd,
    // A failing custom resource would hang for an hour, as on AWS.
    timeout: 480_000,
    maxBuffer: 64 * 1024 * 1024,
    env: {
      PATH: [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      HOME: process.env['HOME'] ?? '/tmp',
      CDK_DISABLE_CLI_TELEMETRY: '1',
      ...clientEnvironment(endpoint),
      ...environment,
    },
  })
}
