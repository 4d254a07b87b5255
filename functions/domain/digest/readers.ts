import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import { managersOf } from '../partnership/people.ts'
import { agencyById } from '../partnership/placement.ts'
import type { Population } from '../partnership/role.ts'
import type { CaseSummary } from '../record.ts'

/** A manager, and the agencies and populations whose cases they hear of. */
export interface DigestReader {
  readonly name: string
  readonly email: string
  readonly population: Population
  readonly agencies: readonly string[]
  readonly answersFor: (each: CaseSummary) => boolean
}

/**
 * The managers of the agencies that cases are between, each once: those who also hear of a missed deadline. They hear
 * of their own agency's cases and of no other's.
 */
export const managersFor = (
  { directory }: Partnership,
  cases: readonly CaseSummary[],
  on: Instant,
): DigestReader[] => {
  const scopes = new Map<string, { agencyId: string; population: Population }>()
  for (const { population, escalatingAgencyId, receivingAgencyId } of cases) {
    for (const agencyId of [escalatingAgencyId, receivingAgencyId]) {
      if (agencyId !== null) scopes.set(`${agencyId} ${population}`, { agencyId, population })
    }
  }
  const found = [...scopes.values()].flatMap(({ agencyId, population }) => {
    const agency = agencyById(directory, agencyId)
    return agency === null
      ? []
      : managersOf(agency, population, on).flatMap(({ name, email }) =>
          email === null ? [] : [{ name, email, population, agency }],
        )
  })
  return [...Map.groupBy(found, ({ email }) => email).values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const { name, email, population } = first
    const own = new Set(all.map((each) => `${each.agency.id} ${each.population}`))
    return {
      name,
      email,
      population,
      agencies: [...new Set(all.map(({ agency }) => agency.name))],
      answersFor: (each: CaseSummary) =>
        own.has(`${each.escalatingAgencyId} ${each.population}`) ||
        (each.receivingAgencyId !== null && own.has(`${each.receivingAgencyId} ${each.population}`)),
    }
  })
}
