import type { Cause, NewEvent } from '../case/events.ts'
import { workingHours } from '../case/step.ts'
import { endOfWorkingDayFor } from '../deadlines/working-time.ts'
import type { Incoming } from './incoming.ts'

/** Immediate risk overrides every timescale: the case is looked at again by the end of the same working day. */
export const riskEvent = ({ mail, partnership }: Incoming, by: Cause): NewEvent => {
  const { due, outOfHours } = endOfWorkingDayFor(mail.receivedAt, workingHours(partnership))
  return {
    at: mail.receivedAt,
    by,
    payload: { type: 'risk-flagged', mailId: mail.id, reviewDue: due, outOfHours },
  }
}
