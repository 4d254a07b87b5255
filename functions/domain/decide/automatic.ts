import { noticeBounced } from '../case/bounce.ts'
import type { Cause } from '../case/events.ts'
import { isClosed } from '../case/state.ts'
import type { NoticeRow } from '../record.ts'
import type { Decision, Incoming } from './incoming.ts'

/**
 * Automatic mail moves no step and settles nothing. Only a bounce or an out-of-office that truly answers a notice of
 * ours (by its own return address or its id on the wire; anything else can be forged) is told to people, and only a
 * hard bounce brings in the deputy by itself.
 */
export const decideAutomatic = (incoming: Incoming): Decision => {
  const { reading, returned, match, mail } = incoming
  const what = reading.automatic ?? 'automatic mail'
  const found = match.kind === 'case' ? match.found : null
  const tells = reading.automatic === 'bounce' || reading.automatic === 'auto-reply'
  if (!tells || returned === null || found === null || isClosed(found.case)) {
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

const hardness = ({ reading }: Incoming, notice: NoticeRow): 'hard' | 'soft' => {
  const about = reading.bounced.filter(({ address }) => address === notice.to.email)
  const reports = about.length > 0 ? about : reading.bounced
  return reports.length > 0 && reports.every(({ kind }) => kind === 'hard') ? 'hard' : 'soft'
}
