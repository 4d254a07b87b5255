import { roleOnCase } from '../case/role-on-case.ts'
import type { AgencyOnCase, Party } from '../case/party.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** Somebody who can be rung, or of whom it must be said that no number is known. */
export interface Callable {
  readonly who: string
  /** Job title and agency; null where the name says it all. */
  readonly about: string | null
  readonly numbers: readonly string[]
  readonly email: string | null
}

const present = (each: string | null): each is string => each !== null && each !== ''

const agencyOf = ({ case: { escalating, receiving } }: ToldCase, agencyId: string): AgencyOnCase | null =>
  [escalating, receiving].find((each) => each?.agencyId === agencyId) ?? null

const aboutPerson = (told: ToldCase, { jobTitle, agencyId, email }: Party): string | null => {
  const about = [jobTitle ?? roleOnCase(told.case, email), agencyOf(told, agencyId)?.name ?? null]
    .filter(present)
    .join(', ')
  return about === '' ? null : about
}

/**
 * "S. Bello (Team manager, Children's Social Care)"; only the agency for readers who get reference, agencies, step
 * and dates.
 */
export const introduce = (told: ToldCase, person: Party): string => {
  if (!readsWords(told.audience))
    return agencyOf(told, person.agencyId)?.name ?? person.jobTitle ?? 'Somebody'
  const about = aboutPerson(told, person)
  return about === null ? person.name : `${person.name} (${about})`
}

/** A person with their own number first, then their agency's. */
export const callPerson = (told: ToldCase, person: Party): Callable => ({
  who: person.name,
  about: aboutPerson(told, person),
  numbers: [
    ...new Set([person.telephone, agencyOf(told, person.agencyId)?.telephone ?? null].filter(present)),
  ],
  email: person.email,
})

const callAgency = ({ name, telephone }: AgencyOnCase, instead: string | null = null): Callable => ({
  who: name,
  about: null,
  numbers: [telephone ?? instead].filter(present),
  email: null,
})

/** Who speaks for the escalating agency, and the practitioner where that is somebody else. */
export const escalatingPeople = (told: ToldCase): readonly [Callable, ...Callable[]] => {
  const { lead, practitioner } = told.case
  const first = callPerson(told, lead)
  return lead.email === practitioner.email ? [first] : [first, callPerson(told, practitioner)]
}

export const businessUnitCallable = ({ partnership }: Pick<ToldCase, 'partnership'>): Callable => ({
  who: partnership.businessUnit.name,
  about: null,
  numbers: [partnership.businessUnit.telephone].filter(present),
  email: partnership.businessUnit.email,
})

/** Whom the current step is with; the agency where it names nobody, the business unit where nobody is to be mailed. */
export const receivingPeople = (told: ToldCase): Callable[] => {
  const { contact } = told.step
  const { receiving } = told.case
  if (told.stage?.receiving.length === 0) return [businessUnitCallable(told)]
  switch (contact.kind) {
    case 'email':
      return [callPerson(told, contact.person)]
    case 'telephone-only': {
      const { person, name, telephone } = contact
      const known = person === null ? null : callPerson(told, person)
      const numbers = [...new Set([telephone, ...(known?.numbers ?? [])])]
      return [{ who: name, about: known?.about ?? null, numbers, email: null }]
    }
    case 'nobody':
      return receiving === null ? [] : [callAgency(receiving)]
  }
}

/** Someone of neither agency has the step (an Independent Scrutineer): they need a number on both sides. */
const lastOfReceivingAgency = (told: ToldCase): Callable[] => {
  const { receiving, steps } = told.case
  if (receiving === null) return []
  const people = steps.map(({ contact }) => (contact.kind === 'email' ? contact.person : null))
  const last = people.findLast((person) => person?.agencyId === receiving.agencyId) ?? null
  return [last === null ? callAgency(receiving) : callPerson(told, last)]
}

/** The agencies' own numbers: what those get who read reference, agencies, step and dates only. */
const agencies = (told: ToldCase): Callable[] => {
  const { escalating, receiving, lead } = told.case
  const { contact } = told.step
  const contactNumber = receivingPeople(told)[0]?.numbers[0] ?? null
  const outside = contact.kind === 'email' && !told.contactInAgency ? contact.person : null
  return [
    callAgency(escalating, lead.telephone),
    ...(receiving === null ? [] : [callAgency(receiving, contactNumber)]),
    ...(outside === null
      ? []
      : [{ ...callPerson(told, outside), who: outside.jobTitle ?? outside.name, about: null }]),
  ]
}

/** Everybody by name, but the reader: for what cannot wait, and for those who must make the call happen. */
export const everybody = (told: ToldCase): Callable[] =>
  [...escalatingPeople(told), ...receivingPeople(told)].filter(({ email }) => email !== told.recipient.email)

/** Whom the reader should ring: the other side's people, or both agencies for readers on neither side. */
export const otherSide = (told: ToldCase): Callable[] => {
  if (!readsWords(told.audience)) return agencies(told)
  if (!told.receives) return receivingPeople(told)
  return told.contactInAgency
    ? [...escalatingPeople(told)]
    : [...escalatingPeople(told), ...lastOfReceivingAgency(told)]
}

/** "S. Bello on 020 7946 0201"; without a number, who can help to find one. */
export const ringWords = (told: Pick<ToldCase, 'partnership'>, { who, numbers }: Callable): string => {
  if (numbers.length > 0) return `${who} on ${numbers.join(' or ')}`
  const { name, telephone, email } = told.partnership.businessUnit
  return `${who} (we have no number: ask ${telephone === null ? email : `${name} on ${telephone}`})`
}

/** "Ring first: …" with the one to begin with on the other side. Telephone first is the protocol's own rule. */
export const ringFirst = (told: ToldCase): string => {
  const [first] = otherSide(told)
  return `Ring first: ${ringWords(told, first ?? businessUnitCallable(told))}.`
}
