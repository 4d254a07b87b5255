import { isClosed } from '../case/state.ts'
import type { Reading } from '../reading/reading.ts'
import { placesOf } from '../partnership/placement.ts'
import { decideAutomatic } from './automatic.ts'
import { continueCase } from './continue-case.ts'
import { hold } from './hold.ts'
import type { Decision, Incoming } from './incoming.ts'
import { openCase } from './open-case.ts'
import { placeSender } from './sender.ts'

/**
 * What to do about a mail. Pure, and the only place in which a mail can come to act: automatic mail never does, nor
 * mail that is not verified, ambiguous, or from somebody whom neither the case nor the directory knows.
 */
export const decide = (incoming: Incoming, newToken: () => string): Decision => {
  const { reading, seen, verification, match, mail } = incoming
  if (seen === 'same') return settled('duplicate', 'The same message was received before.', incoming)
  if (isAutomatic(reading)) return decideAutomatic(incoming)
  if (seen === 'other')
    return hold(
      incoming,
      'Another message with the same Message-ID was received before.',
      verification.kind === 'verified' ? 'verified' : 'unknown',
    )
  if (verification.kind === 'not-verified') return hold(incoming, verification.reason, 'unknown')
  // "You have misread me" must stop the case's next automatic action, however it is worded; a machine says no such thing.
  const corrects = reading.intent === 'correct' && reading.automatic === null && match.kind === 'case'
  if (reading.hold !== null && !corrects) return hold(incoming, reading.hold, 'verified')
  if (match.kind === 'conflict') return hold(incoming, whyInConflict(match, incoming), 'verified')

  const sender = placeSender(incoming)
  if (sender === null) {
    const several = placesOf(incoming.partnership.directory, mail.population, reading.from ?? '').length > 1
    const why = several
      ? 'The directory places the address that it came from in more than one agency.'
      : 'The address that it came from is in neither the directory nor the case.'
    return hold(incoming, why, 'verified')
  }
  if (match.kind === 'none') return openCase(incoming, sender, newToken)
  if (isClosed(match.found.case) && reading.statement !== null) {
    const why =
      'This case is closed: no step can start in it. A new escalation needs a new email, not a reply, that says which step it is and with which agency. The business unit can open this case again.'
    return hold(incoming, why, 'verified')
  }
  return continueCase(incoming, match.found, sender)
}

/** A ticketing system's mail may be a person's, and so may the answer to a calendar entry that has their own words. */
const isAutomatic = ({ automatic, hold }: Reading): boolean =>
  automatic !== null && automatic !== 'ticketing' && !(automatic === 'calendar' && hold !== null)

const whyInConflict = (
  { why, belongsTo }: Extract<Incoming['match'], { kind: 'conflict' }>,
  { partnership }: Incoming,
): string => {
  const mailbox = partnership.addresses.find(({ population }) => population === belongsTo)
  return mailbox === undefined ? why : `${why} Send it again to ${mailbox.address}.`
}

const settled = (outcome: 'duplicate', reason: string, { match }: Incoming): Decision => ({
  kind: 'settle',
  outcome,
  reason,
  reference: match.kind === 'case' ? match.found.case.reference : null,
  notices: [],
})
