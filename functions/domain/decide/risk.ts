import type { Cause, NewEvent } from '../case/events.ts'
import { workingHours } from '../case/step.ts'
import { endOfWorkingDayFor } from '../deadlines/working-time.ts'
import type { Incoming } from './incoming.ts'
import { happensAt } from './when.ts'

/** Immediate risk overrides every timescale: the case is looked at again by the end of the same working day. */
export const riskEvent = (incoming: Incoming, by: Cause): NewEvent => {
  const { mail, partnership } = incoming
  const at = happensAt(incoming)
  const { due, outOfHours } = endOfWorkingDayFor(at, workingHours(partnership))
  return {
    at,
    by,
    payload: { type: 'risk-flagged', mailId: mail.id, reviewDue: due, outOfHours },
  }
}
