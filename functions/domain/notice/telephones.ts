import type { AgencyOnCase, Party } from '../case/party.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** Somebody who can be rung, or of whom it must be said that no number is known. */
export interface Callable {
  readonly who: string
  readonly about: string | null
  readonly numbers: readonly string[]
}

const present = (each: string | null): each is string => each !== null && each !== ''

const agencyOf = (told: ToldCase, agencyId: string): AgencyOnCase | null =>
  [told.case.escalating, told.case.receiving].find((each) => each?.agencyId === agencyId) ?? null

/** "Sola Bello, Team Manager, Children's Services". */
export const introduce = (told: ToldCase, { name, jobTitle, agencyId }: Party): string =>
  [name, jobTitle, agencyOf(told, agencyId)?.name ?? null].filter(present).join(', ')

const callPerson = (told: ToldCase, person: Party): Callable => {
  const agency = agencyOf(told, person.agencyId)
  const about = [person.jobTitle, agency?.name ?? null].filter(present).join(', ')
  const numbers = [...new Set([person.telephone, agency?.telephone ?? null].filter(present))]
  return { who: person.name, about: about === '' ? null : about, numbers }
}

const callAgency = (agency: AgencyOnCase, instead: string | null): Callable => ({
  who: agency.name,
  about: null,
  numbers: [agency.telephone ?? instead].filter(present),
})

/** Who speaks for the escalating agency, and the practitioner where that is somebody else. */
export const escalatingPeople = (told: ToldCase): Callable[] => {
  const { lead, practitioner } = told.case
  const same = lead.email === practitioner.email && lead.name === practitioner.name
  return [lead, ...(same ? [] : [practitioner])].map((person) => callPerson(told, person))
}

/** Whom the current step is with, and their agency where nobody is named. */
export const receivingPeople = (told: ToldCase): Callable[] => {
  const { contact } = told.step
  const { receiving } = told.case
  switch (contact.kind) {
    case 'email':
      return [callPerson(told, contact.person)]
    case 'telephone-only': {
      const { person, name, telephone } = contact
      const known = person === null ? null : callPerson(told, person)
      const numbers = [...new Set([telephone, ...(known?.numbers ?? [])])]
      return [{ who: name, about: known?.about ?? null, numbers }]
    }
    case 'nobody':
      return receiving === null ? [] : [callAgency(receiving, null)]
  }
}

export const businessUnitCallable = ({ partnership }: Pick<ToldCase, 'partnership'>): Callable => ({
  who: partnership.businessUnit.name,
  about: partnership.name,
  numbers: [partnership.businessUnit.telephone].filter(present),
})

/** The agencies' own numbers: what those may have who get reference, agencies, step and dates only. */
const agencies = (told: ToldCase): Callable[] => {
  const { escalating, receiving, lead } = told.case
  const contactNumber = receivingPeople(told)[0]?.numbers[0] ?? null
  return [
    callAgency(escalating, lead.telephone),
    ...(receiving === null ? [] : [callAgency(receiving, contactNumber)]),
  ]
}

/** Everybody on both sides by name: for what cannot wait, and for those who must make the call happen. */
export const everybody = (told: ToldCase): Callable[] => [...escalatingPeople(told), ...receivingPeople(told)]

/** Whom the reader should ring: the other side's people, or both agencies for readers on neither side. */
export const otherSide = (told: ToldCase): Callable[] => {
  if (!readsWords(told.audience)) return agencies(told)
  return told.receives ? escalatingPeople(told) : receivingPeople(told)
}

/** "Sola Bello on 020 8496 2310"; without a number, who can help to find one. */
export const ringWords = (told: Pick<ToldCase, 'partnership'>, { who, numbers }: Callable): string => {
  if (numbers.length > 0) return `${who} on ${numbers.join(' or ')}`
  const { businessUnit } = told.partnership
  const help =
    businessUnit.telephone === null ? businessUnit.email : `${businessUnit.name} on ${businessUnit.telephone}`
  return `${who} (we have no number: ask ${help})`
}

/** One row a person or agency for the table of facts. */
export const telephoneRows = (people: readonly Callable[]): [string, string][] =>
  people.map(({ who, about, numbers }) => [
    `Telephone: ${who}`,
    `${numbers.length === 0 ? 'no number known' : numbers.join(' or ')}${about === null ? '' : ` (${about})`}`,
  ])
