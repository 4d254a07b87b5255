import type { Agency, Directory, Person } from './directory.ts'
import { isPublicProvider } from './domain-name.ts'
import type { Population } from './role.ts'

export interface Place {
  readonly agency: Agency
  /** Null: the domain is the agency's, the address is not in the directory. */
  readonly person: Person | null
}

/** Whether the person (or, without one, the agency) works with this population. */
export const serves = (agency: Agency, person: Person | null, population: Population): boolean =>
  (person?.populations ?? agency.populations).includes(population)

interface Index {
  readonly byAddress: Map<string, Place[]>
  readonly byDomain: Map<string, Agency[]>
}

// A directory never changes once loaded, and every address of every mail is looked up.
const indexes = new WeakMap<Directory, Record<Population, Index>>()

const push = <V>(map: Map<string, V[]>, key: string, value: V): void => {
  const before = map.get(key)
  if (before === undefined) map.set(key, [value])
  else before.push(value)
}

const indexOf = (directory: Directory, population: Population): Index => {
  const index: Index = { byAddress: new Map(), byDomain: new Map() }
  for (const agency of directory.agencies) {
    for (const person of agency.people) {
      if (person.email !== null && serves(agency, person, population)) {
        push(index.byAddress, person.email, { agency, person })
      }
    }
    if (!agency.populations.includes(population)) continue
    for (const domain of agency.domains) {
      if (!isPublicProvider(domain)) push(index.byDomain, domain, agency)
    }
  }
  return index
}

const indexFor = (directory: Directory, population: Population): Index => {
  const known = indexes.get(directory) ?? {
    children: indexOf(directory, 'children'),
    adults: indexOf(directory, 'adults'),
  }
  indexes.set(directory, known)
  return known[population]
}

/** The domain and its parents, the most particular first: "a.b.example", "b.example", "example". */
const domainsOf = (address: string): string[] => {
  const at = address.lastIndexOf('@')
  if (at === -1) return []
  const labels = address.slice(at + 1).split('.')
  return labels.map((_, index) => labels.slice(index).join('.'))
}

/**
 * Every place that an address can belong to: people with exactly this address, else the agencies of the most
 * particular domain that the directory knows (a shared domain such as a health service's has several). The domain of a
 * public provider places nobody: whoever works from such an address is in the directory by name.
 */
export const placesOf = (directory: Directory, population: Population, address: string): readonly Place[] => {
  const { byAddress, byDomain } = indexFor(directory, population)
  const wanted = address.toLowerCase()
  const exact = byAddress.get(wanted)
  if (exact !== undefined) return exact
  for (const domain of domainsOf(wanted)) {
    const agencies = byDomain.get(domain)
    if (agencies !== undefined) return agencies.map((agency) => ({ agency, person: null }))
  }
  return []
}

/** The one agency of an address; null when the directory knows none, or several: that is for a person to say. */
export const placeAddress = (directory: Directory, population: Population, address: string): Place | null => {
  const [first, ...others] = placesOf(directory, population, address)
  return first !== undefined && others.length === 0 ? first : null
}

export const agencyById = (directory: Directory, id: string): Agency | null =>
  directory.agencies.find((agency) => agency.id === id) ?? null

/** The partnership's own office, which `checkDirectory` makes sure of. */
export const officeOf = (directory: Directory): Agency | null =>
  directory.agencies.find(({ office }) => office) ?? null
