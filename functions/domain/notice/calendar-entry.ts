import { instantFromMillis, millisOf } from '../instant.ts'
import type { CalendarEntry } from './kinds.ts'
import type { ToldCase } from './told-case.ts'

const halfAnHour = 30 * 60_000

/**
 * The deadline as one entry per case: a calendar moves it with each step and takes it out at the end, as the same
 * UID comes with a higher SEQUENCE (RFC 5546 2.1.4). Calendars are often shared, so it names no person.
 */
const entry = (told: ToldCase, method: CalendarEntry['method'], due: string): CalendarEntry => {
  const { reference } = told.case
  return {
    uid: `${reference.toLowerCase()}.deadline@${told.partnership.domain}`,
    sequence: told.event.seq,
    method,
    start: instantFromMillis(millisOf(due) - halfAnHour),
    end: due,
    summary: `${reference} ${told.step.label}: deadline`,
    description: `The time for ${told.stepName} ends. Ring the other side first, then reply to the email about ${reference}.`,
  }
}

const keepsCalendar = ({ audience }: ToldCase): boolean =>
  audience !== 'manager' && audience !== 'business-unit'

/** The entry for the running step; takes an earlier one out where this step has no deadline, or its clock stands still. */
export const deadlineEntry = (told: ToldCase): CalendarEntry | null => {
  if (!keepsCalendar(told)) return null
  const { due } = told.step.deadline
  return due === null || told.case.paused !== null ? cancelledEntry(told) : entry(told, 'REQUEST', due)
}

/** Takes the entry out; null where no step of the case ever had a deadline. */
export const cancelledEntry = (told: ToldCase): CalendarEntry | null => {
  const last = told.case.steps.findLast(({ deadline }) => deadline.due !== null)?.deadline.due ?? null
  return last === null || !keepsCalendar(told) ? null : entry(told, 'CANCEL', last)
}
