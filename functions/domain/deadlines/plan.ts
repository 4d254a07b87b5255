import { z } from 'zod'
import { instantSchema } from '../instant.ts'
import { timeAllowedSchema, workingDaySchema } from './time-allowed.ts'

/** One day of the proof; `day` is its number where it counts, null where it does not. */
const proofDaySchema = z.strictObject({
  date: z.iso.date(),
  kind: z.enum(['received', 'released', 'paused', 'counted', 'weekend', 'bank-holiday']),
  /** The bank holiday's name. */
  name: z.string().optional(),
  day: z.int().positive().nullable(),
})
export type ProofDay = z.infer<typeof proofDaySchema>

/** A deadline with everything needed to show how it came about, and to count it again by another calendar. */
export const deadlinePlanSchema = z.strictObject({
  /** Null: no time limit is set, and none is invented. */
  due: instantSchema.nullable(),
  /** The morning of the last day; null where that morning is past when the clock starts, or nothing is due. */
  remindAt: instantSchema.nullable(),
  /** True where a day counted lies beyond the dates that the calendar covers. */
  provisional: z.boolean(),
  proof: z.array(proofDaySchema),
  /** The same in one sentence of plain English. */
  sentence: z.string(),
  /** What it was planned from. */
  basis: z.strictObject({
    receivedAt: instantSchema,
    /** When held mail was let go; null for mail that acted at once. */
    releasedAt: instantSchema.nullable(),
    /** The date that a person set, whatever the count gives. */
    setTo: z.iso.date().optional(),
    /** The clock stood still until a moment, from which so many working days are left. */
    resumed: z
      .strictObject({ pausedAt: instantSchema, at: instantSchema, left: z.int().nonnegative() })
      .optional(),
    timeAllowed: timeAllowedSchema.nullable(),
    workingDay: workingDaySchema,
    calendar: z.strictObject({ id: z.string(), coveredUntil: z.iso.date() }),
  }),
})
export type DeadlinePlan = z.infer<typeof deadlinePlanSchema>
