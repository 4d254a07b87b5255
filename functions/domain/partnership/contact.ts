import type { Instant } from '../instant.ts'
import type { Agency, Person } from './directory.ts'
import type { Partnership } from './partnership.ts'
import { isAway, peopleInRole, seniorManagersOf, standInFor, telephoneOf } from './people.ts'
import { agencyById, officeOf } from './placement.ts'
import type { Stage } from './protocol.ts'
import { partnershipRoles, type Population, type Role, type RoleWanted } from './role.ts'

export type Contact =
  | {
      readonly kind: 'email'
      readonly agency: Agency
      readonly person: Person
      readonly email: string
      /** Who is away, when the person stands in. */
      readonly inPlaceOf: Person | null
      /** True when the person is away themselves and nobody stands in: their mailbox may not be read. */
      readonly away: boolean
    }
  | {
      readonly kind: 'telephone-only'
      readonly agency: Agency
      readonly person: Person | null
      readonly telephone: string
    }
  | { readonly kind: 'nobody'; readonly agency: Agency | null }

export interface ContactWanted {
  readonly partnership: Partnership
  readonly population: Population
  /** Null in a protocol whose stages are unknown: then only the agency's telephone number can be given. */
  readonly stage: Stage | null
  readonly side: 'receiving' | 'escalating'
  /** Null while nobody has said which agency it is; the partnership's own roles are found all the same. */
  readonly agencyId: string | null
  /** Index into the stage's `receiving`; 0 is the first asked. The escalating side has one turn. */
  readonly turn: number
  /** The contacts of earlier steps: the receiving side never gets the same person twice. */
  readonly usedPersonIds: readonly string[]
  readonly on: Instant
  /** Whom the mail itself was written to, or came from: taken first if they hold the role. */
  readonly preferredPersonId?: string | null
}

const isPartnershipRole = (role: Role): boolean => partnershipRoles.some((each) => each === role)

/** Those who hold the role, the one to ask first in front. */
const holders = (agency: Agency, { role, or, nth }: RoleWanted, wanted: ContactWanted): Person[] => {
  const { population, on, side } = wanted
  const used = (person: Person) => side === 'receiving' && wanted.usedPersonIds.includes(person.id)
  if (role === 'senior-manager' && or.length === 0) {
    const ladder = seniorManagersOf(agency, population, on)
    // Where the ladder is shorter than the stage asks, its top rung is "next appropriate", if not yet used.
    const from = Math.min(nth, ladder.length) - 1
    return ladder.slice(Math.max(from, 0)).filter((person) => !used(person))
  }
  const everyone = [role, ...or].flatMap((each) => peopleInRole(agency, population, each, on))
  return [...new Set(everyone)].filter((person) => !used(person))
}

const byTelephone = (agency: Agency, person: Person | null, population: Population): Contact => {
  const telephone = telephoneOf(agency, population, person)
  return telephone === null
    ? { kind: 'nobody', agency }
    : { kind: 'telephone-only', agency, person, telephone }
}

const reach = (
  agency: Agency,
  population: Population,
  person: Person,
  { inPlaceOf, away }: { inPlaceOf: Person | null; away: boolean },
): Contact =>
  person.email === null
    ? byTelephone(agency, person, population)
    : { kind: 'email', agency, person, email: person.email, inPlaceOf, away }

/**
 * Who is to be written to, or rung, for one side of a stage.
 *
 * The person whom the stage's role names is asked; if away, their deputy; without one, the next holder of the role
 * (up the senior ladder) who is there; else the person all the same, marked as away. Someone named without an email
 * address is rung: no one else is guessed in their stead. With nobody in the role there is the agency's number.
 */
export const contactFor = (wanted: ContactWanted): Contact => {
  const { partnership, population, stage, side, on } = wanted
  const ownAgency = wanted.agencyId === null ? null : agencyById(partnership.directory, wanted.agencyId)
  if (stage === null) {
    return ownAgency === null ? { kind: 'nobody', agency: null } : byTelephone(ownAgency, null, population)
  }

  const role = side === 'escalating' ? stage.escalating : (stage.receiving[wanted.turn] ?? null)
  if (role === null) return { kind: 'nobody', agency: ownAgency }
  const agency = isPartnershipRole(role.role) ? officeOf(partnership.directory) : ownAgency
  if (agency === null) return { kind: 'nobody', agency: null }

  const inOrder = holders(agency, role, wanted)
  const preferred = inOrder.find(({ id }) => id === wanted.preferredPersonId)
  const asked = preferred ?? inOrder[0]
  if (asked === undefined) return byTelephone(agency, null, population)
  if (!isAway(asked, on)) return reach(agency, population, asked, { inPlaceOf: null, away: false })

  const unused = (person: Person) => side === 'escalating' || !wanted.usedPersonIds.includes(person.id)
  const present = standInFor(agency, asked, on, unused) ?? inOrder.find((person) => !isAway(person, on))
  return present === undefined
    ? reach(agency, population, asked, { inPlaceOf: null, away: true })
    : reach(agency, population, present, { inPlaceOf: asked, away: false })
}
