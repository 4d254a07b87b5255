/**
 * What one case costs that runs through all four Waltham Forest steps in silence, counted on the emulator through the
 * deployed Lambdas, with prices of `benchmarks/prices.ts`: `node benchmarks/case-cost.ts` (about four minutes).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { CloudWatchClient, GetMetricStatisticsCommand } from '@aws-sdk/client-cloudwatch'
import { GetExecutionHistoryCommand, ListExecutionsCommand, SFNClient } from '@aws-sdk/client-sfn'
import { lambdaNames } from '../functions/aws/lambdas.ts'
import { Account } from '../tests/aws/emulator/account.ts'
import { deployed, deployStacks } from '../tests/aws/emulator/deploy.ts'
import { REGION, startEmulator } from '../tests/aws/emulator/emulator.ts'
import { STEP_ONE } from '../tests/aws/sample-mail.ts'
import { countingProxy } from './counting-proxy.ts'
import { priceOf } from './prices.ts'

/** A week lasts a quarter of a minute. */
const SECONDS_PER_DAY = 2
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }

const emulator = await startEmulator()
const account = new Account(emulator, await deployStacks(emulator.endpoint, SECONDS_PER_DAY))
await account.verifyDomain('waltham-forest.example')
await account.useSecondInterpreter()
const { url, counted, close } = await countingProxy(emulator.endpoint)
for (const name of lambdaNames) await account.setVariable(name, 'AWS_ENDPOINT_URL', url)
// The first invocations find a table that nothing waits in; what follows is the case's.
await sleep(5_000)
counted.calls.clear()
counted.writeUnits = 0
counted.readUnits = 0
const from = new Date()

await account.mailComes({ messageId: 'counted', text: STEP_ONE })
for (;;) {
  await sleep(2_000)
  const { items } = await account.store.listCases({ limit: 1, after: null })
  if (items[0]?.state === 'exhausted') break
}
// The sweep of each minute sends what waited for working hours.
for (;;) {
  const { items } = await account.store.listNotices({ limit: 1_000, after: null })
  if (items.every(({ state }) => state !== 'queued')) break
  await sleep(2_000)
}
const notices = (await account.store.listNotices({ limit: 1_000, after: null })).items.length

const stepFunctions = new SFNClient({ endpoint: emulator.stepFunctions, region: REGION, credentials })
const { executions = [] } = await stepFunctions.send(
  new ListExecutionsCommand({ stateMachineArn: account.outputs.StateMachine }),
)
let transitions = 0
let looks = 0
for (const { executionArn } of executions) {
  const history = await stepFunctions.send(
    new GetExecutionHistoryCommand({ executionArn, maxResults: 1_000 }),
  )
  const entered = (history.events ?? []).filter(({ type }) => type?.endsWith('StateEntered'))
  transitions += entered.length
  looks += entered.filter(({ stateEnteredEventDetails: state }) => state?.name === 'Look at the case').length
}

const cloudWatch = new CloudWatchClient({ endpoint: emulator.endpoint, region: REGION, credentials })
const ofTheClock = async (MetricName: 'Invocations' | 'Duration'): Promise<number> => {
  const { Datapoints = [] } = await cloudWatch.send(
    new GetMetricStatisticsCommand({
      Namespace: 'AWS/Lambda',
      MetricName,
      Dimensions: [{ Name: 'FunctionName', Value: deployed.lambda('run-case') }],
      StartTime: from,
      EndTime: new Date(Date.now() + 60_000),
      Period: 60,
      Statistics: ['Sum'],
    }),
  )
  return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0)
}
const clockRuns = await ofTheClock('Invocations')
const clockSeconds = (await ofTheClock('Duration')) / 1_000
close()
await emulator.stop()

// The emulator counts no invocation that a queue, a stream or an event makes. A mail makes one of `receive-mail` and one
// of `record-receipt`; a row of the outbox makes one of `deliver-notice` at most, as the stream hands rows on in batches.
const outboxRows = notices + executions.length
const invocations = clockRuns + outboxRows + 2
/** More than each of these took on the emulator when warm, so that the cold ones are paid, too. */
const OTHER_SECONDS = 0.5

const callsOf = (pattern: RegExp): number =>
  [...counted.calls].reduce((sum, [what, times]) => (pattern.test(what) ? sum + times : sum), 0)
// One by SES itself, beside those of the Lambdas.
const s3Puts = callsOf(/^s3 (PUT|POST)/) + 1
const s3Gets = callsOf(/^s3 (GET|HEAD)/)
const used = {
  stateTransitions: transitions,
  lambdaInvocations: invocations,
  // 1 GB for clock and outbox, 2 GB and half a GB for the two of the mail, as the stack gives them.
  lambdaGbSeconds: clockSeconds + OTHER_SECONDS * (outboxRows + 2.5),
  writeUnits: counted.writeUnits,
  readUnits: counted.readUnits,
  s3Puts,
  s3Gets,
  // EventBridge hears of every object of the archive.
  objectEvents: s3Puts,
  mailsIn: 1,
  mailsOut: callsOf(/^(ses|email) /),
  // Send, receive and delete; SNS hands on to SQS without charge.
  queueRequests: 3,
  // Lambda's own three lines and one of ours for an invocation, two for a state: each less than a kilobyte.
  logGigabytes: (4 * invocations + 2 * transitions) / 1_000_000,
  // Lambda samples what is more than one a second.
  traces: invocations,
  // The bucket's own key, and what the other services keep for five minutes, make it fewer.
  keyRequests: s3Puts + s3Gets,
}
// A wait that was planned on an older version of the case, as when a notice went out meanwhile, is planned anew: three
// transitions and two invocations each time, beyond the first look.
console.log(`looks at the case: ${looks}`)
console.log(`clock: ${clockRuns} invocations, ${clockSeconds.toFixed(1)} s; notices: ${notices}`)
console.log(`calls: ${[...counted.calls].map(([what, times]) => `${what} ${times}`).join(', ')}`)
let total = 0
for (const [what, amount] of Object.entries(used)) {
  const usd = priceOf(what, amount)
  total += usd
  console.log(`${what.padEnd(18)} ${amount.toPrecision(4).padStart(10)}   ${usd.toFixed(6)} USD`)
}
console.log(`marginal cost of a case: ${total.toFixed(5)} USD (goal: under 0.02)`)
process.exit(0)
