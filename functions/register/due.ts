import { everyCase, type CaseQuery } from '../domain/case-query.ts'
import { addDays, instantAt, localDateOf, weekdayOf } from '../domain/deadlines/local-time.ts'
import type { Instant } from '../domain/instant.ts'

const zone = 'Europe/London'

export const dueWords = ['overdue', 'today', 'week', 'none'] as const
export type Due = (typeof dueWords)[number]

/** Open cases by when the time of their current step ends; "week" is from tomorrow to Sunday. */
export const dueQuery = (due: Due, now: Instant): CaseQuery => {
  const open = { ...everyCase, state: 'any-open', order: 'deadline' } as const
  const today = localDateOf(now, zone)
  const endOfDay = (date: string): Instant => instantAt(addDays(date, 1), '00:00', zone)
  switch (due) {
    case 'overdue':
      return { ...open, dueUntil: now }
    case 'today':
      return { ...open, dueAfter: now, dueUntil: endOfDay(today) }
    case 'week':
      return {
        ...open,
        dueAfter: endOfDay(today),
        dueUntil: endOfDay(addDays(today, 7 - weekdayOf(today))),
      }
    case 'none':
      return { ...open, timed: false, order: 'newest' }
  }
}
