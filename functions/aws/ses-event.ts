import { z } from 'zod'
import type { NoticeEvent } from '../ses-events/handler.ts'
import { wireIdOf } from './ses-mail-out.ts'

/** What a configuration set publishes (SES Developer Guide, "Contents of event data that Amazon SES publishes"). */
const sesEventSchema = z.discriminatedUnion('eventType', [
  z.object({
    eventType: z.literal('Bounce'),
    mail: z.object({ messageId: z.string() }),
    bounce: z.object({ bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']) }),
  }),
  z.object({
    eventType: z.enum(['Complaint', 'Reject', 'DeliveryDelay']),
    mail: z.object({ messageId: z.string() }),
  }),
  /** Nothing that anybody must hear of. */
  z.object({
    eventType: z.enum(['Send', 'Delivery', 'Open', 'Click', 'Rendering Failure', 'Subscription']),
    mail: z.object({ messageId: z.string() }),
  }),
])

/** An event of a kind that SES did not document when this was written: to be seen and not swallowed. */
export class UnknownSesEvent extends Error {
  override readonly name = 'UnknownSesEvent'
}

/** Said once by SES when the destination is made. */
const SETUP = 'Successfully validated SNS topic'

/**
 * What an event of SES says of a notice; null when nobody must hear of it.
 *
 * @param event the event as JSON, or null for a message that is no JSON
 * @param body the message as it came
 * @throws UnknownSesEvent
 */
export const noticeEventOf = (event: unknown, body: string, region: string): NoticeEvent | null => {
  if (event === null && body.includes(SETUP)) return null
  const parsed = sesEventSchema.safeParse(event)
  if (!parsed.success) throw new UnknownSesEvent('SES published what is not known here')
  const { data } = parsed
  const wireId = wireIdOf(data.mail.messageId, region)
  switch (data.eventType) {
    case 'Bounce':
      return data.bounce.bounceType === 'Permanent'
        ? { wireId, kind: 'hard', why: 'The address does not take mail.' }
        : { wireId, kind: 'soft', why: 'The address did not take the mail this time.' }
    case 'Complaint':
      return { wireId, kind: 'soft', why: 'The reader marked the notice as unwanted.' }
    case 'Reject':
      return { wireId, kind: 'soft', why: 'SES did not send the notice.' }
    case 'DeliveryDelay':
      return { wireId, kind: 'soft', why: 'The notice is delayed.' }
    case 'Send':
    case 'Delivery':
    case 'Open':
    case 'Click':
    case 'Rendering Failure':
    case 'Subscription':
      return null
  }
}
