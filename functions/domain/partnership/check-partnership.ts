import type { Agency, Directory } from './directory.ts'
import type { Path } from './partnership-file.ts'
import type { Settings } from './partnership.ts'
import type { Protocol } from './protocol.ts'
import { partnershipRoles, populationSchema, type Role } from './role.ts'

/** What a schema cannot see: one part of a file that does not fit another. */
export interface Misfit {
  readonly path: Path
  readonly problem: string
}

const isPartnershipRole = (role: Role): boolean => partnershipRoles.some((each) => each === role)

/** Each later item whose key an earlier one has. */
const repeated = <T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): { index: number; key: string }[] => {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (key === null) return []
    if (seen.has(key)) return [{ index, key }]
    seen.add(key)
    return []
  })
}

export const checkSettings = (folder: string, settings: Settings): Misfit[] => {
  const { id, domain, addresses, protocols } = settings
  const misfits: Misfit[] = []
  if (id !== folder) misfits.push({ path: ['id'], problem: `is ${id}, but the folder is called ${folder}` })
  addresses.forEach(({ address, population }, index) => {
    const at = address.slice(address.lastIndexOf('@') + 1)
    if (at !== domain && !at.endsWith(`.${domain}`)) {
      misfits.push({
        path: ['addresses', index, 'address'],
        problem: `is not at the partnership's domain ${domain}`,
      })
    }
    if (protocols[population] === null) {
      misfits.push({
        path: ['protocols'],
        problem: `names no protocol for ${population}, whom ${address} is for`,
      })
    }
  })
  for (const { index, key } of repeated(addresses, ({ address }) => address)) {
    misfits.push({ path: ['addresses', index, 'address'], problem: `stands here twice: ${key}` })
  }
  for (const population of populationSchema.options) {
    if (protocols[population] !== null && !addresses.some((each) => each.population === population)) {
      misfits.push({ path: ['addresses'], problem: `has no address for ${population}, who have a protocol` })
    }
  }
  return misfits
}

export const checkStages = (protocol: Pick<Protocol, 'stages'>, at: Path = ['stages']): Misfit[] => {
  const stages = protocol.stages ?? []
  const misfits: Misfit[] = []
  stages.forEach((stage, index) => {
    const here = (key: string) => [...at, index, key]
    if (stage.number !== index + 1) {
      misfits.push({
        path: here('number'),
        problem: `is ${stage.number}, but stages are numbered in order from 1`,
      })
    }
    if (stage.next !== null && stage.next <= stage.number) {
      misfits.push({ path: here('next'), problem: `leads back to ${stage.next}; a case only goes up` })
    } else if (stage.next !== null && !stages.some(({ number }) => number === stage.next)) {
      misfits.push({
        path: here('next'),
        problem: `leads to ${stage.next}, which is no stage of this protocol`,
      })
    }
    if (stage.receiving.length === 0 && stage.onTimeout === 'escalate') {
      misfits.push({ path: here('onTimeout'), problem: 'must be alert-only, because nobody is written to' })
    }
  })
  const aliases = stages.flatMap((stage, index) => stage.aliases.map((alias) => ({ alias, index })))
  for (const { index, key } of repeated(aliases, ({ alias }) => alias)) {
    misfits.push({ path: [...at, aliases[index]?.index ?? 0, 'aliases'], problem: `name two stages ${key}` })
  }
  return misfits
}

const checkPeople = (agency: Agency, at: Path): Misfit[] => {
  const misfits: Misfit[] = []
  for (const { index, key } of repeated(agency.people, ({ email }) => email)) {
    misfits.push({ path: [...at, 'people', index, 'email'], problem: `belongs to two people: ${key}` })
  }
  agency.people.forEach((person, index) => {
    const here = (key: string) => [...at, 'people', index, key]
    const { deputy, from, until, populations } = person
    if (deputy === person.id) misfits.push({ path: here('deputy'), problem: 'is the person themselves' })
    else if (deputy !== null && !agency.people.some(({ id }) => id === deputy)) {
      misfits.push({ path: here('deputy'), problem: `is ${deputy}, who is nobody at ${agency.name}` })
    }
    if (from !== null && until !== null && until < from) {
      misfits.push({ path: here('until'), problem: `is before ${from}, when the person starts` })
    }
    if (populations?.some((each) => !agency.populations.includes(each)) === true) {
      misfits.push({ path: here('populations'), problem: `go beyond those of ${agency.name}` })
    }
    if (person.roles.some(isPartnershipRole) !== agency.office) {
      const problem = agency.office
        ? "must be the partnership's own: independent-scrutineer, independent-chair or business-unit"
        : "include one of the partnership's own, which only its office has"
      misfits.push({ path: here('roles'), problem })
    }
  })
  return misfits
}

export const checkDirectory = (directory: Directory, settings: Settings): Misfit[] => {
  const { agencies } = directory
  const misfits: Misfit[] = []
  for (const { index, key } of repeated(agencies, ({ id }) => id)) {
    misfits.push({ path: ['agencies', index, 'id'], problem: `stands here twice: ${key}` })
  }
  const everyone = agencies.flatMap(({ people }, agency) =>
    people.map(({ id }, person) => ({ id, agency, person })),
  )
  for (const { index, key } of repeated(everyone, ({ id }) => id)) {
    const { agency = 0, person = 0 } = everyone[index] ?? {}
    misfits.push({ path: ['agencies', agency, 'people', person, 'id'], problem: `stands here twice: ${key}` })
  }
  for (const population of populationSchema.options) {
    const names = agencies.flatMap((agency, index) =>
      agency.populations.includes(population)
        ? [agency.name, ...agency.aliases].map((name) => ({ name: name.toLowerCase(), index }))
        : [],
    )
    for (const { index, key } of repeated(names, ({ name }) => name)) {
      misfits.push({
        path: ['agencies', names[index]?.index ?? 0],
        problem: `has a name that is already taken: ${key}`,
      })
    }
  }
  agencies.forEach((agency, index) => {
    const at = ['agencies', index]
    misfits.push(...checkPeople(agency, at))
    if (agency.domains.some((each) => each === settings.domain || each.endsWith(`.${settings.domain}`))) {
      // Else the escalation address itself would count as a side of the disagreement.
      misfits.push({
        path: [...at, 'domains'],
        problem: `include the partnership's own domain ${settings.domain}`,
      })
    }
  })
  return [...misfits, ...checkOffice(agencies)]
}

const checkOffice = (agencies: readonly Agency[]): Misfit[] => {
  const offices = agencies.filter(({ office }) => office)
  const [office] = offices
  if (office === undefined || offices.length > 1) {
    return [{ path: ['agencies'], problem: `need exactly one with office: true, but have ${offices.length}` }]
  }
  const unit = office.people.filter(({ roles }) => roles.includes('business-unit'))
  const at = ['agencies', agencies.indexOf(office), 'people']
  if (unit.length !== 1)
    return [{ path: at, problem: `need exactly one business-unit, but have ${unit.length}` }]
  return unit[0]?.email === null ? [{ path: at, problem: 'need an email address for the business unit' }] : []
}
