import { z } from 'zod'
import { environments, readEnvironment } from '../aws/environment.ts'
import { INCOMING_PREFIX } from '../aws/lambdas.ts'
import { log } from '../aws/powertools.ts'
import { SETUP_NOTIFICATION } from '../aws/ses-receipt.ts'
import { wire } from '../aws/wiring.ts'

/** S3's event message; a test event has no records. Keys come with a plus sign for a space, and percent-encoded. */
const eventSchema = z.object({
  Records: z
    .array(z.object({ eventTime: z.string(), s3: z.object({ object: z.object({ key: z.string() }) }) }))
    .default([]),
})

const { receipts, clock } = wire(readEnvironment(environments['record-receipt'], process.env))

/** Writes down that SES has put a mail into the bucket, so that one which is never announced is missed. */
export const handler = async (event: unknown): Promise<void> => {
  for (const { eventTime, s3 } of eventSchema.parse(event).Records) {
    const key = decodeURIComponent(s3.object.key.replaceAll('+', ' '))
    const sesId = key.slice(INCOMING_PREFIX.length)
    if (!key.startsWith(INCOMING_PREFIX) || sesId === '' || sesId === SETUP_NOTIFICATION) continue
    await receipts.arrived(sesId, clock.at(new Date(eventTime).toISOString()))
    log.info('a mail is in the bucket', { sesId })
  }
}
