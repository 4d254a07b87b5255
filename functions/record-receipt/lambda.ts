import { z } from 'zod'
import { environments, readEnvironment } from '../aws/environment.ts'
import { INCOMING_PREFIX } from '../aws/lambdas.ts'
import { log } from '../aws/powertools.ts'
import { SETUP_NOTIFICATION } from '../aws/ses-receipt.ts'
import { wire } from '../aws/wiring.ts'

/** EventBridge, "Object Created" of S3: the key as it is, not percent-encoded as in S3's own notifications. */
const eventSchema = z.object({
  time: z.string(),
  detail: z.object({ object: z.object({ key: z.string() }) }),
})

const { receipts, clock } = wire(readEnvironment(environments['record-receipt'], process.env))

/** Writes down that SES has put a mail into the bucket, so that one which is never announced is missed. */
export const handler = async (event: unknown): Promise<void> => {
  const { time, detail } = eventSchema.parse(event)
  const { key } = detail.object
  const sesId = key.slice(INCOMING_PREFIX.length)
  if (!key.startsWith(INCOMING_PREFIX) || sesId === '' || sesId === SETUP_NOTIFICATION) return
  await receipts.arrived(sesId, clock.at(new Date(time).toISOString()))
  log.info('a mail is in the bucket', { sesId })
}
