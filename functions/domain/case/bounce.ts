import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import { standInFor } from '../partnership/people.ts'
import { agencyById, officeOf } from '../partnership/placement.ts'
import type { NoticeRow } from '../record.ts'
import type { CaseEventPayload, PayloadOf } from './events.ts'
import { currentStep, isClosed, type Case } from './state.ts'
import { snapshot } from './step.ts'

/** A notice did not reach its reader. Only a hard bounce of the current contact's changes anything by itself, in an open case. */
export const noticeBounced = (
  partnership: Partnership,
  state: Case,
  notice: Pick<NoticeRow, 'id' | 'kind' | 'to'>,
  kind: PayloadOf<'notice-bounced'>['kind'],
  mailId: string | null,
  at: Instant,
): CaseEventPayload[] => [
  {
    type: 'notice-bounced',
    noticeId: notice.id,
    noticeKind: notice.kind,
    kind,
    recipient: notice.to.email,
    mailId,
  },
  ...(kind === 'hard' && !isClosed(state) ? deputy(partnership, state, notice, at) : []),
]

/** The current contact's deputy takes the step over; without one the people who were told must ring. */
const deputy = (
  partnership: Partnership,
  state: Case,
  notice: Pick<NoticeRow, 'to'>,
  at: Instant,
): CaseEventPayload[] => {
  const { step, contact } = currentStep(state)
  if (contact.kind !== 'email' || contact.person.email !== notice.to.email) return []
  const agencies = [
    agencyById(partnership.directory, contact.person.agencyId),
    officeOf(partnership.directory),
  ]
  for (const agency of agencies) {
    const person = agency?.people.find(({ id }) => id === contact.person.personId)
    if (agency === null || person === undefined) continue
    const present = standInFor(agency, person, at, ({ email }) => email !== null)
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
