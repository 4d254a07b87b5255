import type { Context } from 'aws-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SFNClient } from '@aws-sdk/client-sfn'
import { z } from 'zod'
import { environments, readEnvironment } from '../aws/environment.ts'
import { AwsOutbox } from '../aws/outbox.ts'
import { log, tracer } from '../aws/powertools.ts'
import { SesMailOut } from '../aws/ses-mail-out.ts'
import { StepFunctionsWorkflow } from '../aws/step-functions-workflow.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../aws/reader.ts'
import { deliverNotice } from './handler.ts'

const eventSchema = z.union([
  z.object({ sweep: z.literal('outbox') }),
  z.object({
    Records: z.array(
      z.object({ dynamodb: z.object({ Keys: z.object({ pk: z.object({ S: z.string() }) }) }) }),
    ),
  }),
])

const environment = readEnvironment(environments['deliver-notice'], process.env)
const ports = wire(environment)
const ses = tracer.captureAWSv3Client(new SESClient({}))
const mailOut = new SesMailOut(ses, environment.CONFIGURATION_SET, process.env['AWS_REGION'] ?? '')
const workflow = new StepFunctionsWorkflow(
  tracer.captureAWSv3Client(new SFNClient({})),
  environment.STATE_MACHINE_ARN,
)

const outbox = new AwsOutbox({
  ...ports,
  workflow,
  deliver: async (notice) => {
    await deliverNotice(notice, { ...ports, mailOut, read })
    log.info('a notice was attempted', { noticeId: notice.id })
  },
  failed: (noticeId, error) => {
    log.fault('left in the outbox', error, { noticeId })
  },
})

/** Time to finish what has begun. */
const RESERVE_MS = 20_000

/** Carries out the outbox: what the table's stream names, and each minute whatever is due. */
export const handler = async (event: unknown, context: Context): Promise<{ batchItemFailures: [] }> => {
  const given = eventSchema.parse(event)
  await ports.upToDate()
  if ('sweep' in given) await outbox.sweep(() => context.getRemainingTimeInMillis() > RESERVE_MS)
  else for (const { dynamodb } of given.Records) await outbox.carryOut(dynamodb.Keys.pk.S)
  return { batchItemFailures: [] }
}
