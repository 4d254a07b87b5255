import { z } from 'zod'

/** What SNS puts around a message that it hands to a queue without raw delivery. */
const envelopeSchema = z.object({ Type: z.literal('Notification'), Message: z.string() })

const json = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What a queue's message holds: an SNS message's own JSON, or what was put on the queue directly; null for no JSON. */
export const messageOf = (body: string): unknown => {
  const parsed = json(body)
  const envelope = envelopeSchema.safeParse(parsed)
  return envelope.success ? json(envelope.data.Message) : parsed
}
