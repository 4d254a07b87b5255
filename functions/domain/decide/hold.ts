import type { Cause } from '../case/events.ts'
import { workingHours } from '../case/step.ts'
import { afterWorkingHour } from '../deadlines/working-time.ts'
import type { Decision, Incoming, MailNotice } from './incoming.ts'
import { riskEvent } from './risk.ts'
import { placeSender, sideOf } from './sender.ts'

/** More answers than this to one address in a day, and two programs are talking to each other. */
export const MOST_TOLD_A_DAY = 10

/**
 * Puts a mail in front of a person. Held is never silent: a verified sender is told at once that nothing has
 * started, and whom to ring; an unverified one gets no answer, as the address may be somebody else's.
 */
export const hold = (
  incoming: Incoming,
  reason: string,
  sender: 'verified' | 'unknown',
  kind: 'nothing-has-started' | 'question' = 'nothing-has-started',
): Decision => {
  const { match } = incoming
  const notices = [...toSender(incoming, sender, kind), ...toBusinessUnit(incoming, sender)]
  const flagged = sender === 'verified' ? riskOfHeldMail(incoming) : null
  if (flagged !== null) return { kind: 'append', outcome: 'held', ...flagged, reason, notices }
  const reference = match.kind === 'case' ? match.found.case.reference : null
  return { kind: 'settle', outcome: 'held', reason, reference, notices }
}

const toSender = (
  { reading, askedToday, toldToday }: Incoming,
  sender: 'verified' | 'unknown',
  kind: 'nothing-has-started' | 'question',
): MailNotice[] => {
  const { from, fromName } = reading
  const enough = kind === 'question' ? askedToday : toldToday >= MOST_TOLD_A_DAY
  if (sender === 'unknown' || from === null || enough) return []
  return [{ kind, audience: 'sender', to: { name: fromName ?? from, email: from }, unlessHandledBy: null }]
}

/** At once for a verified sender's mail or immediate risk; else once nobody has looked for a working hour. */
const toBusinessUnit = (
  { reading, partnership, heldAlertQueued, now }: Incoming,
  sender: 'verified' | 'unknown',
): MailNotice[] => {
  const { name, email } = partnership.businessUnit
  const alert = { kind: 'held-mail', audience: 'business-unit', to: { name, email } } as const
  if (sender === 'verified' || reading.immediateRisk) return [{ ...alert, unlessHandledBy: null }]
  return heldAlertQueued
    ? []
    : [{ ...alert, unlessHandledBy: afterWorkingHour(now, workingHours(partnership)) }]
}

/** Whatever else a person must look at: immediate risk that a party of the case writes of is told to everybody now. */
const riskOfHeldMail = (incoming: Incoming) => {
  const { reading, match, mail } = incoming
  if (!reading.immediateRisk || match.kind !== 'case') return null
  const sender = placeSender(incoming)
  if (sender === null || sideOf(match.found.case, sender) === null) return null
  const by: Cause = { kind: 'mail', mailId: mail.id, from: reading.from ?? '' }
  return { found: match.found, events: [riskEvent(incoming, by)] }
}
