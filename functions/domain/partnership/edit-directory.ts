import { isMap, type Document, type YAMLMap } from 'yaml'
import type { Agency, Person } from './directory.ts'
import { listAt, mapAt, NotInText, setKey } from './edit-yaml.ts'
import type { Population } from './role.ts'

/** An edit of `directory.yaml`. What does not fit together afterwards, the check of the whole folder says. */
export type DirectoryEdit = (document: Document) => void

export type PersonFields = Pick<
  Person,
  'name' | 'jobTitle' | 'roles' | 'email' | 'telephone' | 'alternativeTelephone' | 'deputy' | 'from' | 'until'
>
export type AgencyFields = Pick<Agency, 'name' | 'aliases' | 'domains' | 'telephone' | 'populations'>

const idOf = (node: unknown): unknown => (isMap(node) ? node.get('id') : undefined)

const agencyPath = (document: Document, agencyId: string): readonly ['agencies', number] => {
  const index = listAt(document, ['agencies']).items.findIndex((agency) => idOf(agency) === agencyId)
  if (index === -1) throw new NotInText('there is no such agency')
  return ['agencies', index]
}

const peopleOf = (document: Document, agencyId: string) =>
  listAt(document, [...agencyPath(document, agencyId), 'people'])

const indexOfPerson = (document: Document, agencyId: string, personId: string): number => {
  const index = peopleOf(document, agencyId).items.findIndex((person) => idOf(person) === personId)
  if (index === -1) throw new NotInText('there is no such person')
  return index
}

const personMap = (document: Document, agencyId: string, personId: string): YAMLMap =>
  mapAt(document, [...agencyPath(document, agencyId), 'people', indexOfPerson(document, agencyId, personId)])

const setAll = (document: Document, map: YAMLMap, fields: Readonly<Record<string, unknown>>): void => {
  for (const [key, value] of Object.entries(fields)) setKey(document, map, key, value)
}

const blockMap = (document: Document, fields: Readonly<Record<string, unknown>>): YAMLMap => {
  const made = document.createNode({})
  if (!isMap(made)) throw new NotInText('a map could not be made')
  made.flow = false
  setAll(document, made, fields)
  return made
}

export const changePerson =
  (agencyId: string, personId: string, fields: Partial<PersonFields>): DirectoryEdit =>
  (document) => {
    setAll(document, personMap(document, agencyId, personId), fields)
  }

/** Last of their agency, so the last asked of those who hold the same role. */
export const addPerson =
  (agencyId: string, id: string, fields: PersonFields): DirectoryEdit =>
  (document) => {
    const people = peopleOf(document, agencyId)
    people.flow = false
    people.items.push(blockMap(document, { id, ...fields }))
  }

/** Whoever they stood in for has no deputy afterwards. */
export const removePerson =
  (agencyId: string, personId: string): DirectoryEdit =>
  (document) => {
    const people = peopleOf(document, agencyId)
    people.items.splice(indexOfPerson(document, agencyId, personId), 1)
    for (const person of people.items) {
      if (isMap(person) && person.get('deputy') === personId) person.delete('deputy')
    }
    if (people.items.length === 0) document.deleteIn([...agencyPath(document, agencyId), 'people'])
  }

/** The order of an agency's people is their seniority within a role: one place up. */
export const movePersonUp =
  (agencyId: string, personId: string): DirectoryEdit =>
  (document) => {
    const { items } = peopleOf(document, agencyId)
    const index = indexOfPerson(document, agencyId, personId)
    const [person] = items.splice(index, 1)
    items.splice(Math.max(index - 1, 0), 0, person)
  }

export const setAbsences =
  (agencyId: string, personId: string, absences: Person['absences']): DirectoryEdit =>
  (document) => {
    setKey(document, personMap(document, agencyId, personId), 'absences', absences)
  }

/** One number for both populations is written once. */
const telephones = ({ telephone, populations }: AgencyFields): unknown => {
  const given = populations.map((population: Population) => telephone[population])
  const [first] = given
  if (given.every((each) => each === first)) return first ?? null
  return Object.fromEntries(populations.map((population) => [population, telephone[population]]))
}

export const changeAgency =
  (agencyId: string, fields: AgencyFields): DirectoryEdit =>
  (document) => {
    const map = mapAt(document, agencyPath(document, agencyId))
    setAll(document, map, { ...fields, telephone: telephones(fields) })
  }

/** Before the partnership's own office, which stands last. */
export const addAgency =
  (id: string, fields: AgencyFields): DirectoryEdit =>
  (document) => {
    const { items } = listAt(document, ['agencies'])
    const office = items.findIndex((agency) => isMap(agency) && agency.get('office') === true)
    const made = blockMap(document, { id, ...fields, telephone: telephones(fields) })
    items.splice(office === -1 ? items.length : office, 0, made)
  }

export const removeAgency =
  (agencyId: string): DirectoryEdit =>
  (document) => {
    document.deleteIn(agencyPath(document, agencyId))
  }

/** An id that nobody has yet: what a name makes, with a number where it is taken. */
export const newId = (name: string, taken: ReadonlySet<string>): string => {
  const words = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .trim()
  const base = words.replace(/[ -]+/g, '-').slice(0, 60) || 'somebody'
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
