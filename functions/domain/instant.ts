import { z } from 'zod'

/** A moment as an ISO 8601 string in UTC with milliseconds ("2026-11-23T17:00:00.000Z"): it sorts as text. */
export const instantSchema = z.iso.datetime({ precision: 3 })
export type Instant = z.infer<typeof instantSchema>

export const instantFromMillis = (epochMilliseconds: number): Instant =>
  new Date(epochMilliseconds).toISOString()
export const millisOf = (instant: Instant): number => Date.parse(instant)

/** The hour of the clock in which it lies, in UTC: "2026-11-23T17". */
export const hourOf = (instant: Instant): string => instant.slice(0, 13)
