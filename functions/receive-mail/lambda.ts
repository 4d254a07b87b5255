import { promises as dns } from 'node:dns'
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { sesAuthenticator } from '../aws/authenticate.ts'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log } from '../aws/powertools.ts'
import { takeUp, type TakenUp } from '../aws/take-up-mail.ts'
import { wire } from '../aws/wiring.ts'
import { read } from '../domain/reading/read.ts'
import { receiveMail } from './handler.ts'

const ports = wire(readEnvironment(environments['receive-mail'], process.env))
const authenticate = sesAuthenticator(ports.archive, dns.resolve)
const processor = new BatchProcessor(EventType.SQS)

/** Takes each mail that SES announces to its outcome; what fails comes back alone, and in the end is filed as held. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  await ports.upToDate()
  return await processPartialResponse(event, receive, processor, { context, throwOnFullBatchFailure: false })
}

const receive = async ({ body }: SQSRecord): Promise<void> => {
  let taken: TakenUp = { mailIds: [], sesId: null }
  try {
    taken = await takeUp(body, ports)
    for (const mailId of taken.mailIds) {
      await receiveMail(mailId, { ...ports, read, authenticate })
      log.info('a mail was taken to its outcome', { mailId })
    }
    if (taken.sesId !== null) await ports.receipts.read(taken.sesId, ports.clock.now())
  } catch (error) {
    log.fault('a mail stays pending', error, { mailId: taken.mailIds.join(' ') })
    throw error
  }
}
