import { nextWorkingMorning, oneWeekLater } from '../deadlines/working-time.ts'
import { instantFromMillis, millisOf } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { ReviewTimes } from './next.ts'
import { workingHours } from './step.ts'

/** Step Functions ends an execution after one year; a generation hands over well before that. */
const GENERATION_DAYS = 300
const DAY = 86_400_000

export const reviewTimes = (partnership: Partnership): ReviewTimes => {
  const hours = workingHours(partnership)
  return {
    weekly: (since) => oneWeekLater(since, hours),
    nextMorning: (since) => nextWorkingMorning(since, hours),
    handOver: (since) => instantFromMillis(millisOf(since) + GENERATION_DAYS * DAY),
  }
}
