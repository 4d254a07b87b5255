import type { CaseEventPayload, Cause } from '../case/events.ts'
import { snapshot } from '../case/step.ts'
import { currentStep, isClosed, type Case } from '../case/state.ts'
import { standInFor } from '../partnership/people.ts'
import { agencyById, officeOf } from '../partnership/placement.ts'
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
  const bounced: CaseEventPayload = {
    type: 'notice-bounced',
    noticeId: returned.id,
    kind,
    recipient: returned.to.email,
    mailId: mail.id,
  }
  const payloads = [bounced, ...(kind === 'hard' ? deputy(incoming, found.case, returned) : [])]
  return {
    kind: 'append',
    outcome: 'automatic',
    found,
    events: payloads.map((payload) => ({ at: mail.receivedAt, by, payload })),
    reason: `An automatic mail (${what}) about a notice of ours.`,
  }
}

const hardness = ({ reading }: Incoming, notice: NoticeRow): 'hard' | 'soft' => {
  const about = reading.bounced.filter(({ address }) => address === notice.to.email)
  const reports = about.length > 0 ? about : reading.bounced
  return reports.length > 0 && reports.every(({ kind }) => kind === 'hard') ? 'hard' : 'soft'
}

/** The current contact's deputy takes the step over; without one the people who were told must ring. */
const deputy = ({ partnership, mail }: Incoming, state: Case, notice: NoticeRow): CaseEventPayload[] => {
  const { step, contact } = currentStep(state)
  if (contact.kind !== 'email' || contact.person.email !== notice.to.email) return []
  const agencies = [
    agencyById(partnership.directory, contact.person.agencyId),
    officeOf(partnership.directory),
  ]
  for (const agency of agencies) {
    const person = agency?.people.find(({ id }) => id === contact.person.personId)
    if (agency === null || person === undefined) continue
    const present = standInFor(agency, person, mail.receivedAt, ({ email }) => email !== null)
    if (present?.email === undefined || present.email === null) break
    const standIn = snapshot({
      kind: 'email',
      agency,
      person: present,
      email: present.email,
      inPlaceOf: person,
      away: false,
    })
    return [
      {
        type: 'contact-changed',
        step,
        contact: standIn,
        why: 'The notice to the contact could not be delivered.',
      },
    ]
  }
  const { person } = contact
  const name = person.name
  const unreachable =
    person.telephone === null
      ? ({ kind: 'nobody', name } as const)
      : ({
          kind: 'telephone-only',
          person: { ...person, email: null },
          name,
          telephone: person.telephone,
        } as const)
  return [
    {
      type: 'contact-changed',
      step,
      contact: unreachable,
      why: 'The notice to the contact could not be delivered.',
    },
  ]
}
