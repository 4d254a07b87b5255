import type { Decision, Incoming, MailNotice } from './incoming.ts'

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
  const { reading, match, partnership, askedToday } = incoming
  const { businessUnit } = partnership
  const notices: MailNotice[] = []
  if (sender === 'verified' && reading.from !== null && !askedToday) {
    const name = reading.fromName ?? reading.from
    notices.push({ kind, audience: 'sender', to: { name, email: reading.from } })
  }
  if (sender === 'verified' || reading.immediateRisk) {
    notices.push({ kind: 'held-mail', audience: 'business-unit', to: businessUnit })
  }
  return {
    kind: 'settle',
    outcome: 'held',
    reason,
    reference: match.kind === 'case' ? match.found.case.reference : null,
    notices: notices.map((notice) => ({ ...notice, to: { name: notice.to.name, email: notice.to.email } })),
  }
}
