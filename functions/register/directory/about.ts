import { findVersion, partnershipOf, type FoundVersion } from '../../change-partnership/handler.ts'
import type { Agency, Person } from '../../domain/partnership/directory.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { populationSchema, type Population } from '../../domain/partnership/role.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'

/** What a page of the directory is about: a version of a partnership, and what its address names in it. */
export interface About {
  readonly id: string
  readonly found: FoundVersion
  readonly partnership: Partnership
  readonly agency: Agency | null
  readonly person: Person | null
  readonly population: Population | null
  readonly query: (name: string) => string
}

/** The version in force or, where the address says `?version=`, that one; null where there is none. */
export const aboutOf = async (context: RegisterContext, ports: RegisterPorts): Promise<About | null> => {
  const id = context.req.param('partnership') ?? ''
  const wanted = context.req.query('version')
  const number = wanted === undefined ? 'in-force' : Number(wanted)
  if (number !== 'in-force' && !Number.isInteger(number)) return null
  const found = ports.partnerships.all.some((each) => each.id === id)
    ? await findVersion(id, number, ports.store.versions)
    : null
  if (found === null) return null
  const inForce = ports.partnerships.get(id)
  const partnership = inForce.version === found.version.number ? inForce : partnershipOf(found)
  const { agencies } = partnership.directory
  const query = (name: string): string => context.req.query(name) ?? context.req.param(name) ?? ''
  const ofPerson = agencies.find(({ people }) => people.some((each) => each.id === query('person')))
  const person = ofPerson?.people.find((each) => each.id === query('person')) ?? null
  return {
    id,
    found,
    partnership,
    agency: ofPerson ?? agencies.find((each) => each.id === query('agency')) ?? null,
    person,
    population: populationSchema.safeParse(query('population')).data ?? null,
    query,
  }
}

/** The address of a change of what a page is about; a draft stays the one that is worked on. */
export const changePath = (
  { id, found }: Pick<About, 'id' | 'found'>,
  kind: string,
  more: Readonly<Record<string, string>> = {},
): string => {
  const draft = found.version.settled === null ? { version: String(found.version.number) } : {}
  const query = new URLSearchParams({ ...more, ...draft }).toString()
  return `/directory/${id}/change/${kind}${query === '' ? '' : `?${query}`}`
}
