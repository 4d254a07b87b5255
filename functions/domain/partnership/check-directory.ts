import { checkPeople } from './check-people.ts'
import type { Agency, Directory } from './directory.ts'
import { repeated, type Misfit } from './misfit.ts'
import type { Settings } from './partnership.ts'
import type { Protocol } from './protocol.ts'
import { partnershipRoles, populationSchema } from './role.ts'

/** A name that two agencies of one population share would make every text that uses it ambiguous. */
const checkNames = (agencies: readonly Agency[]): Misfit[] => {
  const taken = populationSchema.options.flatMap((population) => {
    const names = agencies.flatMap((agency, index) =>
      agency.populations.includes(population)
        ? [agency.name, ...agency.aliases].map((name) => ({ name: name.toLowerCase(), index }))
        : [],
    )
    return repeated(names, ({ name }) => name).map(({ index, key }) => ({
      agency: names[index]?.index ?? 0,
      key,
    }))
  })
  const once = new Map(taken.map((each) => [`${each.agency} ${each.key}`, each]))
  return [...once.values()].map(({ agency, key }) => ({
    path: ['agencies', agency],
    problem: `has a name that is already taken: ${key}`,
  }))
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

/** Whether the office has someone in each of the partnership's own roles that its protocols ask for. */
export const checkOfficeRoles = (
  directory: Directory,
  protocols: readonly Pick<Protocol, 'stages'>[],
): Misfit[] => {
  const index = directory.agencies.findIndex(({ office }) => office)
  const held = new Set(directory.agencies[index]?.people.flatMap(({ roles }) => roles))
  const stages = protocols.flatMap((protocol) => protocol.stages ?? [])
  const asked = new Set(stages.flatMap(({ receiving }) => receiving.map(({ role }) => role)))
  return partnershipRoles
    .filter((role) => index !== -1 && asked.has(role) && !held.has(role))
    .map((role) => ({
      path: ['agencies', index, 'people'],
      problem: `need someone as ${role}, whom the protocol asks for`,
    }))
}

/** Whether agencies, people and the partnership's office fit together. */
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
  misfits.push(...checkNames(agencies))
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
