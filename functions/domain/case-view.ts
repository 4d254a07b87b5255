import { z } from 'zod'
import { instantFromMillis, instantSchema, type Instant } from './instant.ts'

/** One person's look at a case: the law asks not only who changed a record but who read it. */
export const caseViewSchema = z.object({
  reference: z.string(),
  at: instantSchema,
  /** As they signed in; where nobody does, the name that their last form gave, or none. */
  name: z.string(),
  /** What their provider calls them; null where nobody signs in. */
  account: z.string().nullable(),
  page: z.enum(['case', 'mail', 'notice', 'bundle', 'json']),
})
export type CaseView = z.infer<typeof caseViewSchema>

const MINUTES = 10

/**
 * Looks of one person at the same kind of page within ten minutes are one: whoever reads a case clicks to and fro.
 *
 * @returns when those ten minutes began; the first look in them is the one on record
 */
export const viewWindow = (at: Instant): Instant => {
  const length = MINUTES * 60_000
  return instantFromMillis(Math.floor(Date.parse(at) / length) * length)
}

/** Whose look it is: one account, or whoever gave a name. */
export const viewerOf = ({ account, name }: CaseView): string => account ?? name

/** The last look first. */
export const byTime = (views: readonly CaseView[]): CaseView[] =>
  views.toSorted((one, other) => (one.at < other.at ? 1 : -1))
