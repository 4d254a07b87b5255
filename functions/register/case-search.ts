import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { placesOf } from '../domain/partnership/placement.ts'
import { referenceTyped } from './case-filter.ts'
import { withQuery } from './paging.ts'
import type { RegisterPorts } from './view.ts'
import type { Visitor } from './visitor.ts'

export interface FoundAgency {
  readonly id: string
  readonly name: string
}

/** Where what somebody typed leads: a case, the cases of an agency or of a practitioner; or what it may mean. */
export type Found =
  | { readonly kind: 'at'; readonly href: string }
  | { readonly kind: 'choose'; readonly agencies: readonly FoundAgency[] }

export const whatIsFound = async (
  typed: string,
  visitor: Visitor,
  { store, partnerships }: RegisterPorts,
): Promise<Found> => {
  const reference = referenceTyped(typed)
  const summary = await store.loadSummary(reference)
  if (summary !== null && visitor.may('reader', summary.partnership)) {
    return { kind: 'at', href: `/cases/${reference}` }
  }
  if (typed.includes('@')) {
    const person = typed.toLowerCase()
    return { kind: 'at', href: withQuery('/cases', { person, by: agencyOfAddress(person, partnerships) }) }
  }
  const agencies = agenciesCalled(typed, partnerships)
  const [only, ...others] = agencies
  return only !== undefined && others.length === 0
    ? { kind: 'at', href: withQuery('/cases', { agency: only.id }) }
    : { kind: 'choose', agencies }
}

/** The agency that an address belongs to, whose cases alone need then be looked through; null where several or none. */
const agencyOfAddress = (address: string, { all }: Partnerships): string | null => {
  const ids = new Set(
    all.flatMap(({ directory }) =>
      (['children', 'adults'] as const).flatMap((population) =>
        placesOf(directory, population, address).map(({ agency }) => agency.id),
      ),
    ),
  )
  const [only, ...others] = ids
  return only !== undefined && others.length === 0 ? only : null
}

const agenciesOf = ({ all }: Partnerships): FoundAgency[] => {
  const named = new Map(
    all.flatMap(({ directory }) =>
      directory.agencies.filter(({ office }) => !office).map(({ id, name }) => [id, name] as const),
    ),
  )
  return [...named].map(([id, name]) => ({ id, name }))
}

/** Letters and figures only, so that nobody has to know how a name is punctuated. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const agenciesCalled = (typed: string, partnerships: Partnerships): FoundAgency[] => {
  const part = plain(typed)
  return part === ''
    ? []
    : agenciesOf(partnerships).filter(({ id, name }) => plain(name).includes(part) || plain(id) === part)
}

export const agencyNamed = (id: string, partnerships: Partnerships): string =>
  agenciesOf(partnerships).find((agency) => agency.id === id)?.name ?? id
