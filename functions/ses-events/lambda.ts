import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log } from '../aws/powertools.ts'
import { noticeEventOf } from '../aws/ses-event.ts'
import { messageOf } from '../aws/sns.ts'
import { wire } from '../aws/wiring.ts'
import { noticeEvent } from './handler.ts'

const ports = wire(readEnvironment(environments['ses-events'], process.env))
const processor = new BatchProcessor(EventType.SQS)

/** Brings what became of the notices that SES took back to their cases. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  await ports.upToDate()
  return await processPartialResponse(event, receive, processor, { context, throwOnFullBatchFailure: false })
}

const receive = async ({ body }: SQSRecord): Promise<void> => {
  try {
    const event = noticeEventOf(messageOf(body), body, process.env['AWS_REGION'] ?? '')
    if (event !== null) await noticeEvent(event, ports)
  } catch (error) {
    log.fault('an event of SES is tried again', error)
    throw error
  }
}
