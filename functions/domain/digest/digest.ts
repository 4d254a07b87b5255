import { z } from 'zod'
import { dangerWaitingSchema } from '../danger-waiting.ts'
import { instantSchema } from '../instant.ts'

/** A case in a digest: no person and no word of any mail. */
const caseLineSchema = z.object({
  reference: z.string(),
  population: z.enum(['children', 'adults']),
  escalating: z.string(),
  receiving: z.string().nullable(),
  stepLabel: z.string(),
  due: instantSchema.nullable(),
})
export type CaseLine = z.infer<typeof caseLineSchema>

/** The first of them, and how many there are. */
const casesSchema = z.object({ count: z.int().nonnegative(), first: z.array(caseLineSchema) })
export type CasesInDigest = z.infer<typeof casesSchema>

/** What a week's mail tells one reader; kept with the notice, so that it says the same whenever it is rendered. */
export const digestSchema = z.object({
  /** The Monday of the week. */
  week: z.iso.date(),
  /** Names of the agencies whose cases the reader answers for; null for the business unit, which has them all. */
  agencies: z.array(z.string()).nullable(),
  /** Held mail that tells of danger and that nobody has handled: for the business unit; older digests did not list it. */
  heldDanger: dangerWaitingSchema.default({ count: 0, first: [] }),
  risk: casesSchema,
  overdue: casesSchema,
  dueThisWeek: casesSchema,
  awaitingConfirmation: casesSchema,
  nobodyToWriteTo: casesSchema,
  /** Nothing moves these on by itself; digests of older versions did not count them. */
  withoutDeadline: casesSchema.default({ count: 0, first: [] }),
  /** What only the business unit is told. */
  office: z
    .object({
      heldMail: z.int().nonnegative(),
      openedLastWeek: z.int().nonnegative(),
      resolvedLastWeek: z.int().nonnegative(),
      withdrawnLastWeek: z.int().nonnegative(),
      closedLastWeek: z.int().nonnegative(),
    })
    .nullable(),
  /** Where the register is; null where only its own machine reaches it. */
  register: z.url().nullable(),
})
export type Digest = z.infer<typeof digestSchema>

/** The parts of a digest that list cases, in the order of care. */
export const digestParts = [
  'risk',
  'overdue',
  'dueThisWeek',
  'awaitingConfirmation',
  'nobodyToWriteTo',
  'withoutDeadline',
] as const satisfies (keyof Digest)[]
export type DigestPart = (typeof digestParts)[number]

/** A week in which nothing waits and nothing happened needs no mail. */
export const isEmpty = (digest: Digest): boolean =>
  digest.heldDanger.count === 0 &&
  digestParts.every((part) => digest[part].count === 0) &&
  Object.values(digest.office ?? {}).every((count) => count === 0)
