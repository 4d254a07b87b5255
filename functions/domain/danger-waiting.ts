import { z } from 'zod'
import { instantSchema } from './instant.ts'

/** Held mail that tells of danger, as a notice lists it: no person and no word of any mail. */
export const dangerWaitingSchema = z.object({
  count: z.int().nonnegative(),
  first: z.array(
    z.object({ receivedAt: instantSchema, mailbox: z.string(), reference: z.string().nullable() }),
  ),
})
export type DangerWaiting = z.infer<typeof dangerWaitingSchema>
