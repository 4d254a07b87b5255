import type { Cause, NewEvent } from '../case/events.ts'
import { flagRisk } from '../case/flag-risk.ts'
import type { Incoming } from './incoming.ts'
import { happensAt } from './when.ts'

/** A mail that says so flags immediate risk, whatever else it does, and in whatever state its case is. */
export const riskEvent = (incoming: Incoming, by: Cause): NewEvent => {
  const { mail, partnership, match } = incoming
  const at = happensAt(incoming)
  const state = match.kind === 'case' ? match.found.case : null
  return { at, by, payload: flagRisk(mail.id, at, partnership, state) }
}
