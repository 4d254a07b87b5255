import { promises as dns } from 'node:dns'
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log } from '../aws/powertools.ts'
import { takeUp, type TakenUp } from '../aws/take-up-mail.ts'
import { wire } from '../aws/wiring.ts'
import { receiveMail, type ReceiveMailPorts } from './handler.ts'

const ports = wire(readEnvironment(environments['receive-mail'], process.env))
const processor = new BatchProcessor(EventType.SQS)

/** As much to load as all the rest, so it is loaded while the record is asked what is in force, and not before. */
const loadReading = async (): Promise<Pick<ReceiveMailPorts, 'read' | 'authenticate'>> => {
  const [{ read }, { sesAuthenticator }] = await Promise.all([
    import('../domain/reading/read.ts'),
    import('../aws/authenticate.ts'),
  ])
  return { read, authenticate: sesAuthenticator(ports.archive, dns.resolve) }
}

/** Takes each mail that SES announces to its outcome; what fails comes back alone, and in the end is filed as held. */
export const handler = async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
  const [reading] = await Promise.all([loadReading(), ports.upToDate()])
  const receive = async (record: SQSRecord): Promise<void> => {
    await takeToOutcome(record, { ...ports, ...reading })
  }
  return await processPartialResponse(event, receive, processor, { context, throwOnFullBatchFailure: false })
}

const takeToOutcome = async (
  { body }: SQSRecord,
  wired: typeof ports & Pick<ReceiveMailPorts, 'read' | 'authenticate'>,
): Promise<void> => {
  let taken: TakenUp = { mailIds: [], sesId: null }
  try {
    taken = await takeUp(body, wired)
    for (const mailId of taken.mailIds) {
      await receiveMail(mailId, wired)
      log.info('a mail was taken to its outcome', { mailId })
    }
    if (taken.sesId !== null) await wired.receipts.read(taken.sesId, wired.clock.now())
  } catch (error) {
    log.fault('a mail stays pending', error, { mailId: taken.mailIds.join(' ') })
    throw error
  }
}
