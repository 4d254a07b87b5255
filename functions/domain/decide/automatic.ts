import { noticeBounced } from '../case/bounce.ts'
import type { Cause } from '../case/events.ts'
import { currentStep, isClosed } from '../case/state.ts'
import type { NoticeRow } from '../record.ts'
import type { Decision, FoundCase, Incoming } from './incoming.ts'

/**
 * Automatic mail moves no step and settles nothing. Only a bounce or an out-of-office that truly answers a notice of
 * ours (by its own return address or its id on the wire; anything else can be forged) is told to people, and only a
 * hard bounce brings in the deputy by itself. Some out-of-office replies name no message: the contact's own, verified,
 * tells people to ring all the same.
 */
export const decideAutomatic = (incoming: Incoming): Decision => {
  const { reading, match, mail } = incoming
  const what = reading.automatic ?? 'automatic mail'
  const found = match.kind === 'case' ? match.found : null
  const returned = incoming.returned ?? (found === null ? null : noticeToContact(incoming, found))
  // Who is away reads of the end of a case when they are back; who never got word of it does not know that it has ended.
  const away = reading.automatic === 'auto-reply' && (found === null || !isClosed(found.case))
  const tells = reading.automatic === 'bounce' || away
  if (!tells || returned === null || found === null) {
    return {
      kind: 'settle',
      outcome: 'automatic',
      reason: `An automatic mail (${what}): it moves nothing.`,
      reference: found?.case.reference ?? null,
      notices: [],
    }
  }
  const by: Cause = { kind: 'mail', mailId: mail.id, from: reading.from ?? '' }
  const kind = reading.automatic === 'auto-reply' ? 'auto-reply' : hardness(incoming, returned)
  const payloads = noticeBounced(incoming.partnership, found.case, returned, kind, mail.id, mail.receivedAt)
  return {
    kind: 'append',
    outcome: 'automatic',
    found,
    events: payloads.map((payload) => ({ at: mail.receivedAt, by, payload })),
    reason: `An automatic mail (${what}) about a notice of ours.`,
    notices: [],
  }
}

/** The last notice of the step, where the mail is the automatic reply of whom it went to. */
const noticeToContact = (
  { reading, verification }: Incoming,
  { case: state, record }: FoundCase,
): Pick<NoticeRow, 'id' | 'kind' | 'to'> | null => {
  const { contact } = currentStep(state)
  const away = reading.automatic === 'auto-reply' && verification.kind === 'verified'
  if (!away || contact.kind !== 'email' || contact.person.email !== reading.from) return null
  const sent = record
    .map(({ payload }) => payload)
    .findLast((payload) => payload.type === 'notice-sent' && payload.kind === 'step')
  if (sent?.type !== 'notice-sent') return null
  const { name, email } = contact.person
  return { id: sent.noticeId, kind: 'step', to: { name, email } }
}

const hardness = ({ reading }: Incoming, notice: Pick<NoticeRow, 'to'>): 'hard' | 'soft' => {
  const about = reading.bounced.filter(({ address }) => address === notice.to.email)
  const reports = about.length > 0 ? about : reading.bounced
  return reports.length > 0 && reports.every(({ kind }) => kind === 'hard') ? 'hard' : 'soft'
}
