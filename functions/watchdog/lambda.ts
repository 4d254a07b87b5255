import { SFNClient } from '@aws-sdk/client-sfn'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Context } from 'aws-lambda'
import { z } from 'zod'
import { environments, readEnvironment } from '../aws/environment.ts'
import { alertHeldDanger } from '../alert-held-danger/handler.ts'
import { count } from '../aws/metrics.ts'
import { log, tracer } from '../aws/powertools.ts'
import { StepFunctionsWorkflow } from '../aws/step-functions-workflow.ts'
import { wire } from '../aws/wiring.ts'
import { sendDigests } from '../send-digest/handler.ts'
import { restartClock, walkOpenCases, watchWhatIsDue, type WatchdogPorts } from './handler.ts'

const eventSchema = z.union([
  z.object({ watch: z.enum(['due', 'all-open-cases']) }),
  /** EventBridge, "Step Functions Execution Status Change". */
  z.object({ detail: z.object({ name: z.string(), status: z.enum(['FAILED', 'TIMED_OUT', 'ABORTED']) }) }),
])

const environment = readEnvironment(environments.watchdog, process.env)
const wired = wire(environment)
const sqs = tracer.captureAWSv3Client(new SQSClient({}))

const ports: WatchdogPorts = {
  ...wired,
  executions: new StepFunctionsWorkflow(
    tracer.captureAWSv3Client(new SFNClient({})),
    environment.STATE_MACHINE_ARN,
  ),
  readAgain: async (mailId) => {
    const MessageBody = JSON.stringify({ mailId })
    await sqs.send(new SendMessageCommand({ QueueUrl: environment.MAIL_QUEUE_URL, MessageBody }))
    log.info('a mail that was pending is read again', { mailId })
  },
  unreadReceipts: async (before, limit) => await wired.receipts.unreadSince(before, limit),
  restarted: (reference) => {
    log.info('a clock that had stopped was started again', { reference })
  },
}

/** Time to finish what has begun. */
const RESERVE_MS = 20_000

/** Watches over cases, mail and outbox; a clock whose execution failed is started again at once. */
export const handler = async (event: unknown, context: Context): Promise<void> => {
  const given = eventSchema.parse(event)
  await wired.upToDate()
  const hasTime = () => context.getRemainingTimeInMillis() > RESERVE_MS
  if ('detail' in given) {
    const reference = given.detail.name.slice(0, given.detail.name.lastIndexOf('.'))
    const restarted = await restartClock(reference, 'if-stopped', ports)
    count({ ClocksRestarted: restarted ? 1 : 0 })
    return
  }
  if (given.watch === 'all-open-cases') {
    await wired.store.beginRecount()
    count({ ClocksRestarted: await walkOpenCases(null, hasTime, ports) })
    return
  }
  count({ ...(await watchWhatIsDue(ports)) })
  const toSend = { ...wired, registerUrl: environment.REGISTER_URL }
  await alertHeldDanger(toSend)
  await sendDigests(toSend)
  const unfinished = await ports.store.walkedTo()
  if (unfinished !== null) count({ ClocksRestarted: await walkOpenCases(unfinished.after, hasTime, ports) })
  await wired.store.recount(hasTime, ({ kind, name }, error) => {
    const facts = { CASE: { reference: name }, MAIL: { mailId: name }, NOTICE: { noticeId: name } }[kind]
    log.fault('a row of an older version cannot be read', error, facts)
  })
}
