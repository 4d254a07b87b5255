import { localDateOf } from '../deadlines/local-time.ts'
import type { Instant } from '../instant.ts'
import type { Agency, Person } from './directory.ts'
import { serves } from './placement.ts'
import { seniorLadder, type Population, type Role } from './role.ts'

/** Directories give dates as people write them: dates of the place. */
const dateOf = (on: Instant): string => localDateOf(on, 'Europe/London')

const isInPost = (person: Person, on: Instant): boolean => {
  const date = dateOf(on)
  return (person.from === null || person.from <= date) && (person.until === null || date <= person.until)
}

export const isAway = (person: Person, on: Instant): boolean => {
  const date = dateOf(on)
  return person.absences.some(({ from, until }) => from <= date && date <= until)
}

/** Those in post who hold the role, in the directory's order, which is their seniority; away or not. */
export const peopleInRole = (agency: Agency, population: Population, role: Role, on: Instant): Person[] =>
  agency.people.filter(
    (person) => person.roles.includes(role) && serves(agency, person, population) && isInPost(person, on),
  )

/** The agency's senior managers from the lowest up, each once: what "next appropriate senior manager(s)" climbs. */
export const seniorManagersOf = (agency: Agency, population: Population, on: Instant): Person[] => [
  ...new Set(seniorLadder.flatMap((role) => peopleInRole(agency, population, role, on))),
]

/** Who stands in for someone away: their deputy, or the deputy's deputy; null when the chain ends or circles. */
export const standInFor = (
  agency: Agency,
  away: Person,
  on: Instant,
  isWanted: (person: Person) => boolean,
): Person | null => {
  const asked = new Set<string>([away.id])
  for (let id = away.deputy; id !== null && !asked.has(id);) {
    asked.add(id)
    const deputy = agency.people.find((person) => person.id === id)
    if (deputy === undefined) return null
    if (isInPost(deputy, on) && !isAway(deputy, on) && isWanted(deputy)) return deputy
    id = deputy.deputy
  }
  return null
}

/**
 * The managers who hear of a missed deadline or of immediate risk: the first line manager (in a school without
 * one, the designated safeguarding lead) and the first senior manager; for those away, who stands in. More would
 * be noise, and personal data to those without a role.
 */
export const managersOf = (agency: Agency, population: Population, on: Instant): Person[] => {
  const [line] = [
    ...peopleInRole(agency, population, 'line-manager', on),
    ...peopleInRole(agency, population, 'designated-safeguarding-lead', on),
  ]
  const [senior] = seniorManagersOf(agency, population, on)
  const present = [line, senior]
    .filter((person) => person !== undefined)
    .map((person) => (isAway(person, on) ? (standInFor(agency, person, on, () => true) ?? person) : person))
  return [...new Set(present)]
}

/** The number to ring: the person's own, their alternative, or the agency's for the population. */
export const telephoneOf = (agency: Agency, population: Population, person: Person | null): string | null =>
  person?.telephone ?? person?.alternativeTelephone ?? agency.telephone[population]
