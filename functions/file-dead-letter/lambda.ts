import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { count } from '../aws/metrics.ts'
import { log, tracer } from '../aws/powertools.ts'
import { takeUp } from '../aws/take-up-mail.ts'
import { wire } from '../aws/wiring.ts'
import { fileDeadLetter } from './handler.ts'

const environment = readEnvironment(environments['file-dead-letter'], process.env)
const ports = wire(environment)
const sqs = tracer.captureAWSv3Client(new SQSClient({}))
const processor = new BatchProcessor(EventType.SQS)

/** Files mail that could not be read as held, so that it is in front of a person, and parks its message. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  await ports.upToDate()
  return await processPartialResponse(event, file, processor, { context, throwOnFullBatchFailure: false })
}

const file = async ({ body }: SQSRecord): Promise<void> => {
  try {
    const { mailIds, sesId } = await takeUp(body, ports)
    for (const mailId of mailIds) {
      if (!(await fileDeadLetter(mailId, ports))) continue
      log.info('a mail that could not be read was filed as held', { mailId })
      count({ DeadLettersFiled: 1 })
    }
    if (sesId !== null) await ports.receipts.read(sesId, ports.clock.now())
    // Not by the queue's own redrive policy: whether a message's count of attempts begins anew in a dead-letter queue is
    // said nowhere, and where it goes on the message would be parked before it is filed.
    await sqs.send(new SendMessageCommand({ QueueUrl: environment.PARKED_MAIL_URL, MessageBody: body }))
  } catch (error) {
    log.fault('a dead letter could not be filed', error)
    throw error
  }
}
