import { z } from 'zod'

const count = z.int().positive()

/** How long a step may take, in the unit that its protocol uses. */
export const timeAllowedSchema = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('working-days'), count }),
  z.strictObject({ unit: z.literal('calendar-days'), count }),
  z.strictObject({ unit: z.literal('hours'), count }),
  z.strictObject({ unit: z.literal('same-working-day') }),
])
export type TimeAllowed = z.infer<typeof timeAllowedSchema>

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:00')

/** When people read their mail: wall-clock times of a place, which keep through both clock changes. */
export const workingDaySchema = z
  .strictObject({
    start: timeOfDay.default('09:00'),
    end: timeOfDay.default('17:00'),
    timeZone: z.literal('Europe/London').default('Europe/London'),
  })
  .refine((day) => day.start < day.end, 'must end after it starts')
export type WorkingDay = z.infer<typeof workingDaySchema>
