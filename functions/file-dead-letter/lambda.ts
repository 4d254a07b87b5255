import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { count, log } from '../aws/powertools.ts'
import { takeUp } from '../aws/take-up-mail.ts'
import { wire } from '../aws/wiring.ts'
import { fileDeadLetter } from './handler.ts'

const ports = wire(readEnvironment(environments['file-dead-letter'], process.env))
const processor = new BatchProcessor(EventType.SQS)

/** Nothing went wrong: the message is left, so that the queue hands it on to where a person can redrive it from. */
class LeftToBeRedriven extends Error {
  override readonly name = 'LeftToBeRedriven'
}

/** Files mail that could not be read as held, so that it is in front of a person, and parks its message. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> =>
  await processPartialResponse(event, file, processor, { context, throwOnFullBatchFailure: false })

const file = async ({ body }: SQSRecord): Promise<void> => {
  try {
    const { mailIds, sesId } = await takeUp(body, ports)
    for (const mailId of mailIds) {
      if (!(await fileDeadLetter(mailId, ports))) continue
      log.info('a mail that could not be read was filed as held', { mailId })
      count({ DeadLettersFiled: 1 })
    }
    if (sesId !== null) await ports.receipts.read(sesId, ports.clock.now())
  } catch (error) {
    log.fault('a dead letter could not be filed', error)
    throw error
  }
  throw new LeftToBeRedriven('parked')
}
