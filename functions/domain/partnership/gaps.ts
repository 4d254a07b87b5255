import { addDays, localDateOf } from '../deadlines/local-time.ts'
import { inWords, longDate } from '../deadlines/wording.ts'
import type { Instant } from '../instant.ts'
import { roleInWords } from '../notice/role-words.ts'
import type { Agency, Directory, Person } from './directory.ts'
import { isPublicProvider } from './domain-name.ts'
import { protocolFor, type Partnership } from './partnership.ts'
import { peopleInRole, seniorManagersOf, standInFor, telephoneOf } from './people.ts'
import type { Stage } from './protocol.ts'
import { partnershipRoles, populationSchema, type Population, type RoleWanted } from './role.ts'

/** Something that a partnership's files leave open, and that somebody will miss one day. */
export interface Gap {
  /** `urgent`: a step or an alert would reach nobody, or the wrong person. `look`: a person should settle it in time. */
  readonly care: 'urgent' | 'look'
  readonly text: string
  /** Where it can be mended: an agency, one of its people, the settings or a protocol. */
  readonly at:
    | { readonly of: 'agency'; readonly agencyId: string }
    | { readonly of: 'person'; readonly personId: string }
    | { readonly of: 'settings' }
    | { readonly of: 'protocol'; readonly population: Population }
}

const known = new WeakMap<Partnership, { readonly date: string; readonly gaps: readonly Gap[] }>()

/** What is missing or contradictory on a date, in the order of care. */
export const gapsOf = (partnership: Partnership, now: Instant): readonly Gap[] => {
  const date = localDateOf(now, partnership.workingDay.timeZone)
  const before = known.get(partnership)
  if (before?.date === date) return before.gaps
  const { agencies } = partnership.directory
  const found = [
    ...populationSchema.options.flatMap((population) => protocolGaps(partnership, population, now)),
    ...outOfHoursGaps(partnership),
    ...agencies.filter(({ office }) => !office).flatMap((agency) => agencyGaps(agency, partnership, now)),
    ...agencies.flatMap((agency) => agency.people.flatMap((person) => personGaps(agency, person, date))),
    ...agencies.flatMap((agency) => domainGaps(agency, partnership.directory)),
  ]
  const gaps = [
    ...found.filter(({ care }) => care === 'urgent'),
    ...found.filter(({ care }) => care === 'look'),
  ]
  known.set(partnership, { date, gaps })
  return gaps
}

const isPartnershipRole = ({ role }: RoleWanted): boolean => partnershipRoles.some((each) => each === role)

const protocolGaps = (partnership: Partnership, population: Population, now: Instant): Gap[] => {
  const protocol = protocolFor(partnership, population)
  if (protocol === null) return []
  const at = { of: 'protocol', population } as const
  const { reviewBy } = protocol
  const date = localDateOf(now, partnership.workingDay.timeZone)
  const overdue: Gap[] =
    reviewBy === null || date <= reviewBy
      ? []
      : [
          {
            care: 'look',
            at,
            text: `The protocol for ${population} was to be reviewed by ${longDate(reviewBy)}.`,
          },
        ]
  if (protocol.stages === null) {
    const text = `The stages of the protocol for ${population} are not set: a declared ${protocol.noun} opens a case without a deadline, and nothing is escalated by itself.`
    return [{ care: 'urgent', at, text }, ...overdue]
  }
  const { stages } = protocol
  return [
    ...stages
      .filter(({ timeAllowed }) => timeAllowed === null)
      .map((stage): Gap => ({
        care: 'look',
        at,
        text: `${stage.label} for ${population} has no time limit, so it has no deadline.`,
      })),
    ...officeGaps(partnership, population, stages, now),
    ...overdue,
  ]
}

/** The partnership's own people whom stages ask for. */
const officeGaps = (
  { directory }: Partnership,
  population: Population,
  stages: readonly Stage[],
  now: Instant,
): Gap[] => {
  const office = directory.agencies.find((agency) => agency.office)
  if (office === undefined) return []
  return stages.flatMap(({ label, receiving }) =>
    receiving.filter(isPartnershipRole).flatMap((wanted): Gap[] => {
      const people = peopleInRole(office, population, wanted.role, now)
      if (people.some(({ email }) => email !== null)) return []
      const role = roleInWords(wanted).replace(/^the /, '')
      const text = `There is no ${role} with an email address, whom ${label} for ${population} goes to.`
      return [{ care: 'urgent', at: { of: 'agency', agencyId: office.id }, text }]
    }),
  )
}

const holds = (agency: Agency, population: Population, wanted: RoleWanted, now: Instant): Person[] =>
  wanted.role === 'senior-manager' && wanted.or.length === 0
    ? seniorManagersOf(agency, population, now)
    : [wanted.role, ...wanted.or].flatMap((role) => peopleInRole(agency, population, role, now))

/** The steps for which an agency has nobody to write to: one gap where it is the same for both populations. */
const agencyGaps = (agency: Agency, partnership: Partnership, now: Instant): Gap[] => {
  const gaps = new Map<string, { readonly telephone: string | null; readonly populations: Population[] }>()
  for (const population of agency.populations) {
    const unheld = (protocolFor(partnership, population)?.stages ?? []).filter(({ receiving }) =>
      receiving.some(
        (wanted) =>
          !isPartnershipRole(wanted) &&
          !holds(agency, population, wanted, now).some(({ email }) => email !== null),
      ),
    )
    if (unheld.length === 0) continue
    const telephone = telephoneOf(agency, population, null)
    const then =
      telephone === null ? 'There is no telephone number either.' : `People are told to ring ${telephone}.`
    const labels = inWords(unheld.map(({ label }) => label))
    const text = `${agency.name} has nobody with an email address for ${labels}. ${then}`
    const populations = gaps.get(text)?.populations ?? []
    gaps.set(text, { telephone, populations: [...populations, population] })
  }
  return [...gaps].map(([text, { telephone, populations }]) => ({
    care: telephone === null ? 'urgent' : 'look',
    at: { of: 'agency', agencyId: agency.id },
    text: gaps.size > 1 ? `${text} (${inWords(populations)})` : text,
  }))
}

const outOfHoursGaps = ({ outOfHours, protocols }: Partnership): Gap[] =>
  populationSchema.options
    .filter((population) => protocols[population] !== null && outOfHours[population] === null)
    .map((population) => ({
      care: 'urgent',
      at: { of: 'settings' },
      text: `There is no out-of-hours telephone number for ${population}: at immediate risk at night nobody is told whom to ring.`,
    }))

/** How far ahead somebody should look for who stands in. */
const DAYS_AHEAD = 28

const personGaps = (agency: Agency, person: Person, date: string): Gap[] => {
  const at = { of: 'person', personId: person.id } as const
  const gaps: Gap[] = []
  const who = `${person.name}, ${agency.name}`
  if (inCircle(agency, person)) {
    gaps.push({
      care: 'look',
      at,
      text: `${who}: the deputies go in a circle and come back to ${person.name}.`,
    })
  }
  const soon = addDays(date, DAYS_AHEAD)
  for (const { from, until } of person.absences) {
    if (until < date || from > soon) continue
    const away = from > date ? from : date
    const noon = `${away}T12:00:00.000Z`
    if (standInFor(agency, person, noon, ({ email }) => email !== null) !== null) continue
    const when = from > date ? `will be away from ${longDate(from)} until` : 'is away until'
    gaps.push({
      care: 'urgent',
      at,
      text: `${who} ${when} ${longDate(until)}, and no deputy who is there stands in.`,
    })
  }
  if (person.until !== null && person.until < date) {
    gaps.push({
      care: 'look',
      at,
      text: `${who} left on ${longDate(person.until)} and is still in the directory.`,
    })
  }
  const isRung = person.roles.some((role) => role !== 'practitioner')
  const populations = person.populations ?? agency.populations
  if (isRung && populations.some((population) => telephoneOf(agency, population, person) === null)) {
    const nothing = person.email === null
    gaps.push({
      care: nothing ? 'urgent' : 'look',
      at,
      text: nothing
        ? `${who} has neither an email address nor a telephone number.`
        : `${who} has no telephone number, and every notice should give one.`,
    })
  }
  return gaps
}

/** Whether following deputies from somebody comes back to them. */
const inCircle = (agency: Agency, person: Person): boolean => {
  const seen = new Set<string>()
  for (let id = person.deputy; id !== null && !seen.has(id);) {
    if (id === person.id) return true
    seen.add(id)
    const next = id
    id = agency.people.find((each) => each.id === next)?.deputy ?? null
  }
  return false
}

const domainGaps = (agency: Agency, { agencies }: Directory): Gap[] => {
  if (agency.office) return []
  const at = { of: 'agency', agencyId: agency.id } as const
  if (agency.domains.length === 0) {
    const text = `${agency.name} has no mail domain: mail of people who are not in the directory by name cannot be placed there.`
    return [{ care: 'look', at, text }]
  }
  const open = agency.domains.filter(isPublicProvider)
  const anybodys: Gap[] =
    open.length === 0
      ? []
      : [
          {
            care: 'urgent',
            at,
            text: `Anybody can have an address at ${inWords(open)}, which ${agency.name} has as a mail domain: only people in the directory by name are placed by it. Take it out, and enter each person's own address.`,
          },
        ]
  const index = agencies.indexOf(agency)
  const sharing = agencies.slice(index + 1).flatMap((other): Gap[] => {
    const shared = agency.domains.filter((domain) => other.domains.includes(domain))
    const both = agency.populations.some((population) => other.populations.includes(population))
    if (shared.length === 0 || !both) return []
    const text = `${agency.name} and ${other.name} share ${inWords(shared)}: only people in the directory by name can be placed.`
    return [{ care: 'look', at, text }]
  })
  return [...anybodys, ...sharing]
}
