import { setDeadline } from '../deadlines/set-deadline.ts'
import type { Agency, Person } from '../partnership/directory.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import { serves } from '../partnership/placement.ts'
import type { Acted, ActingOn } from './acting.ts'
import { dateRefused } from './act-on-time.ts'
import type { CaseEventPayload } from './events.ts'
import { lapsesWithout } from './outcome-lapses.ts'
import type { StepContact } from './party.ts'
import { currentStep, usedBefore, type Case } from './state.ts'
import { agencyOnCase, partyOf, personById, startStep, workingHours, type StepToStart } from './step.ts'

/** With whom a case is raised in truth, where a mail was misread or said it wrongly. */
export interface NewReceiving {
  readonly agencyId: string
  /** Null: whom the protocol and the directory name for the step. */
  readonly personId: string | null
  /** The new last day; null: by the protocol, from now. */
  readonly date: string | null
}

/** With whom a case could be raised instead: neither the agency that raised it, nor the partnership's own office. */
export const agenciesToRaiseWith = (
  { escalating, receiving, population }: Case,
  { directory }: Partnership,
): readonly Agency[] =>
  directory.agencies.filter(
    (agency) =>
      !agency.office &&
      agency.id !== escalating.agencyId &&
      agency.id !== receiving?.agencyId &&
      serves(agency, null, population),
  )

const contactAt = (agency: Agency, person: Person | undefined): StepContact | null =>
  person === undefined || person.email === null
    ? null
    : { kind: 'email', person: { ...partyOf(person, agency.id), email: person.email }, inPlaceOf: null }

/** The step begins anew with that agency: nothing that the wrong one was asked, or answered, was asked of it. */
export const changeReceiving = (
  { agencyId, personId, date }: NewReceiving,
  { state, partnership, now, why }: ActingOn,
): Acted => {
  const agency = agenciesToRaiseWith(state, partnership).find(({ id }) => id === agencyId)
  if (agency === undefined) {
    return { kind: 'refused', about: 'agency', why: 'Choose an agency that the case is not raised with' }
  }
  const { population, escalating, lead, steps } = state
  const { step, turn } = currentStep(state)
  // An agency that the case comes back to has it where it had it.
  const had = steps.findLast(
    ({ contact, ...each }) =>
      each.step === step && contact.kind === 'email' && contact.person.agencyId === agencyId,
  )?.contact
  const hadId = had?.kind === 'email' ? had.person.personId : null
  const addressed = personById(partnership, hadId)
  const chosen = contactAt(
    agency,
    agency.people.find(({ id }) => id === personId),
  )
  if (personId !== null && chosen === null) {
    return {
      kind: 'refused',
      about: 'agency',
      why: `Choose somebody at ${agency.name} who has an email address, or nobody in particular`,
    }
  }
  const receiving = agencyOnCase(agency, population)
  const stage = protocolFor(partnership, population)?.stages?.find(({ number }) => number === step)
  const toStart: StepToStart =
    stage === undefined ? { kind: 'unknown-protocol', number: step } : { kind: 'stage', stage, turn }
  const usedPersonIds = usedBefore(state, step)
  const sides = { population, escalating, receiving, lead, addressed, usedPersonIds }
  const byProtocol = startStep(partnership, toStart, sides, now, 'person')
  const started = chosen === null ? byProtocol : { ...byProtocol, contact: chosen }
  const events: CaseEventPayload[] = [
    { type: 'receiving-agency-named', receiving, why, ...lapsesWithout('receiving', state) },
  ]
  if (date === null) return { kind: 'events', payloads: [...events, started] }
  const deadline = setDeadline(started.deadline, date, now, workingHours(partnership))
  return typeof deadline === 'string'
    ? dateRefused(deadline, now, partnership)
    : { kind: 'events', payloads: [...events, { ...started, deadline }] }
}
