import { calendarWith } from '../deadlines/calendar.ts'
import { planDeadline } from '../deadlines/plan-deadline.ts'
import type { DeadlinePlan } from '../deadlines/plan.ts'
import type { WorkingHours } from '../deadlines/working-time.ts'
import type { Instant } from '../instant.ts'
import { contactFor, type Contact } from '../partnership/contact.ts'
import type { Agency, Person } from '../partnership/directory.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import type { Protocol, Stage } from '../partnership/protocol.ts'
import { standsAtOrAbove, type Population } from '../partnership/role.ts'
import type { PayloadOf } from './events.ts'
import type { AgencyOnCase, Party, StepContact } from './party.ts'

export const workingHours = (partnership: Partnership): WorkingHours => ({
  calendar: calendarWith(partnership.calendar, partnership.extraBankHolidays),
  workingDay: partnership.workingDay,
})

/** A protocol with stages says which one; one without takes the number that the sender declared. */
export type StepToStart =
  | { readonly kind: 'stage'; readonly stage: Stage; readonly turn: number }
  | { readonly kind: 'unknown-protocol'; readonly number: number }

/** Who is on the case at the moment at which a step starts. */
export interface Sides {
  readonly population: Population
  readonly escalating: AgencyOnCase
  readonly receiving: AgencyOnCase | null
  readonly lead: Party
  /** Whom the mail was addressed to on the receiving side; they are taken where their role fits the step. */
  readonly addressed: Person | null
  readonly usedPersonIds: readonly string[]
}

/**
 * The event that starts a step: with whom, by when, and who speaks for the escalating side.
 *
 * @param receivedAt when the clock starts: the receipt of the mail, or the moment at which the case moved on
 */
export const startStep = (
  partnership: Partnership,
  toStart: StepToStart,
  sides: Sides,
  receivedAt: Instant,
  startedBy: PayloadOf<'step-started'>['startedBy'],
  planner: (plan: Parameters<typeof planDeadline>[0]) => DeadlinePlan = planDeadline,
): PayloadOf<'step-started'> => {
  const protocol = protocolFor(partnership, sides.population)
  const timeAllowed =
    toStart.kind === 'stage' ? toStart.stage.timeAllowed : (protocol?.timeAllowedEachStage ?? null)
  const deadline = planner({ receivedAt, timeAllowed, ...workingHours(partnership) })
  const shared = { type: 'step-started' as const, deadline, startedBy }
  if (toStart.kind === 'unknown-protocol') {
    return {
      ...shared,
      step: toStart.number,
      label: labelOf(protocol, toStart.number),
      turn: 0,
      contact: receivingContact(partnership, null, 0, sides, receivedAt),
      lead: null,
      formDue: null,
    }
  }
  const { stage, turn } = toStart
  return {
    ...shared,
    step: stage.number,
    label: stage.label,
    turn,
    contact: receivingContact(partnership, stage, turn, sides, receivedAt),
    lead: newLead(partnership, stage, sides, receivedAt),
    formDue: stage.form === null ? null : { name: stage.form.name, copyTo: stage.form.copyTo },
  }
}

const labelOf = (protocol: Protocol | null, number: number): string => {
  const noun = protocol?.noun ?? 'step'
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${number}`
}

/** The addressed person where the stage asks for their role, else the next that the directory's ladder gives. */
const receivingContact = (
  partnership: Partnership,
  stage: Stage | null,
  turn: number,
  sides: Sides,
  on: Instant,
): StepContact => {
  const { addressed, population, receiving, usedPersonIds } = sides
  if (stage === null && addressed !== null && addressed.email !== null && receiving !== null) {
    const person = { ...partyOf(addressed, receiving.agencyId), email: addressed.email }
    return { kind: 'email', person, inPlaceOf: null }
  }
  const agencyId = receiving?.agencyId ?? null
  const preferredPersonId = addressed?.id ?? null
  const wanted = { partnership, population, stage, agencyId, turn, usedPersonIds, on, preferredPersonId }
  return snapshot(contactFor({ ...wanted, side: 'receiving' }))
}

/** Somebody else has to speak from this stage on (Waltham Forest, step three: "Senior manager"); null where nobody changes. */
const newLead = (partnership: Partnership, stage: Stage, sides: Sides, on: Instant): Party | null => {
  const { escalating, lead, population } = sides
  if (stage.escalating === null) return null
  const person = personById(partnership, lead.personId)
  if (person !== null && standsAtOrAbove(person, stage.escalating)) return null
  const found = snapshot(
    contactFor({
      partnership,
      population,
      stage,
      side: 'escalating',
      agencyId: escalating.agencyId,
      turn: 0,
      usedPersonIds: [],
      on,
    }),
  )
  if (found.kind === 'email') return found.person
  return found.kind === 'telephone-only' ? found.person : null
}

export const personById = (partnership: Partnership, id: string | null): Person | null =>
  partnership.directory.agencies.flatMap(({ people }) => people).find((person) => person.id === id) ?? null

export const partyOf = (person: Person, agencyId: string): Party => ({
  personId: person.id,
  agencyId,
  name: person.name,
  jobTitle: person.jobTitle,
  email: person.email,
  telephone: person.telephone,
})

export const agencyOnCase = (agency: Agency, population: Population): AgencyOnCase => ({
  agencyId: agency.id,
  name: agency.name,
  telephone: agency.telephone[population],
})

/** A directory's contact as the record keeps it. */
export const snapshot = (contact: Contact): StepContact => {
  switch (contact.kind) {
    case 'email': {
      const { person, agency, inPlaceOf } = contact
      return {
        kind: 'email',
        person: { ...partyOf(person, agency.id), email: contact.email },
        inPlaceOf: inPlaceOf === null ? null : partyOf(inPlaceOf, agency.id),
      }
    }
    case 'telephone-only': {
      const { person, agency, telephone } = contact
      return {
        kind: 'telephone-only',
        person: person === null ? null : partyOf(person, agency.id),
        name: person?.name ?? agency.name,
        telephone,
      }
    }
    case 'nobody':
      return { kind: 'nobody', name: contact.agency?.name ?? null }
  }
}
