import type { Cause, NewEvent } from '../case/events.ts'
import { flagRisk } from '../case/flag-risk.ts'
import type { Incoming } from './incoming.ts'
import { happensAt } from './when.ts'

/** A mail that says so flags immediate risk, whatever else it does. */
export const riskEvent = (incoming: Incoming, by: Cause): NewEvent => {
  const at = happensAt(incoming)
  return { at, by, payload: flagRisk(incoming.mail.id, at, incoming.partnership) }
}
