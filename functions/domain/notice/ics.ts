import ical, {
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { CalendarEntry } from './kinds.ts'

export interface CalendarParties {
  readonly organizer: { readonly name: string; readonly email: string }
  readonly attendee: { readonly name: string; readonly email: string }
  /** ISO time of the notice, for DTSTAMP. */
  readonly stamp: string
}

/** RFC 5545 3.2: a parameter's value can hold no double quote, and has no escape for one. */
const parameter = (name: string): string => name.replaceAll('"', '’')

/** A calendar entry as iTIP (RFC 5546): times in UTC, no answer asked for, and it does not show the reader as busy. */
export const icsOf = (entry: CalendarEntry, { organizer, attendee, stamp }: CalendarParties): string => {
  const cancelled = entry.method === 'CANCEL'
  const calendar = ical({
    prodId: { company: 'Stepwise', product: 'Stepwise', language: 'EN' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  })
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(stamp),
    start: new Date(entry.start),
    end: new Date(entry.end),
    summary: entry.summary,
    description: entry.description,
    organizer: { ...organizer, name: parameter(organizer.name) },
    attendees: [
      { ...attendee, name: parameter(attendee.name), rsvp: false, status: ICalAttendeeStatus.NEEDSACTION },
    ],
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
  })
  return calendar.toString()
}
