import type { TimeAllowed } from '../deadlines/time-allowed.ts'
import { howMany, inWords, longDate } from '../deadlines/wording.ts'
import { roleInWords } from '../notice/role-words.ts'
import type { Agency, Person } from './directory.ts'
import type { Partnership } from './partnership.ts'
import { populationSchema, type Population } from './role.ts'
import type { Protocol, Stage } from './protocol.ts'

/** One thing that two versions say differently; null: the one does not have it. */
export interface Difference {
  /** "T. Okafor, Parkside Primary School". */
  readonly about: string
  /** "Telephone"; null where the whole of `about` came or went. */
  readonly what: string | null
  readonly before: string | null
  readonly after: string | null
}

/** The parts of a partnership, each a thing with what it says, by a key that stays the same from version to version. */
type Things = Map<string, { readonly about: string; readonly says: ReadonlyMap<string, string> }>

const says = (entries: Readonly<Record<string, string | null>>): Map<string, string> =>
  new Map(Object.entries(entries).filter((entry): entry is [string, string] => (entry[1] ?? '') !== ''))

const units = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['day, every day counted', 'days, every day counted'],
  hours: ['hour', 'hours'],
} as const

export const timeInWords = (time: TimeAllowed | null): string => {
  if (time === null) return 'no time limit'
  if (time.unit === 'same-working-day') return 'the same working day'
  const [one, many] = units[time.unit]
  return `${time.count} ${time.count === 1 ? one : many}`
}

export const absenceInWords = ({ from, until }: Person['absences'][number]): string =>
  from === until ? longDate(from) : `${longDate(from)} to ${longDate(until)}`

const personSays = (person: Person, agency: Agency): Map<string, string> =>
  says({
    Name: person.name,
    'Job title': person.jobTitle,
    Roles: inWords(person.roles),
    'Email address': person.email,
    Telephone: person.telephone,
    'Other telephone': person.alternativeTelephone,
    Deputy: agency.people.find(({ id }) => id === person.deputy)?.name ?? person.deputy,
    'Works with': person.populations === null ? null : inWords(person.populations),
    'In post from': person.from === null ? null : longDate(person.from),
    'In post until': person.until === null ? null : longDate(person.until),
    Away: person.absences.map(absenceInWords).join('; '),
  })

const agencySays = (agency: Agency): Map<string, string> =>
  says({
    Name: agency.name,
    'Other names': inWords(agency.aliases),
    'Mail domains': inWords(agency.domains),
    'Telephone (children)': agency.populations.includes('children') ? agency.telephone.children : null,
    'Telephone (adults)': agency.populations.includes('adults') ? agency.telephone.adults : null,
    'Works with': inWords(agency.populations),
  })

const stageSays = (stage: Stage): Map<string, string> =>
  says({
    Name: `${stage.label}: ${stage.name}`,
    'Who speaks for the escalating side': stage.escalating === null ? null : roleInWords(stage.escalating),
    'Who is written to': stage.receiving.map(roleInWords).join(', then ') || 'nobody',
    'Time allowed': timeInWords(stage.timeAllowed),
    Form: stage.form?.name ?? null,
    'When time runs out':
      stage.onTimeout === 'alert-only' ? 'managers are alerted, and nothing else' : 'the case goes on',
    Next: stage.next === null ? 'none' : String(stage.next),
    'Wording asked for': stage.wording,
    Source: stage.source.join(' / '),
  })

const protocolSays = (protocol: Protocol): Map<string, string> =>
  says({
    Title: protocol.title,
    Version: protocol.version,
    Published: protocol.publishedAs,
    'To be reviewed by': protocol.reviewBy === null ? null : longDate(protocol.reviewBy),
    Stages: protocol.stages === null ? 'not set' : String(protocol.stages.length),
    'Time allowed for each stage':
      protocol.timeAllowedEachStage === null ? null : timeInWords(protocol.timeAllowedEachStage),
    'Immediate risk': protocol.immediateRisk.rule,
    'Disagreements inside one agency':
      protocol.sameAgency === null ? 'not dealt with' : protocol.sameAgency.source,
    'Called a': protocol.noun,
    'Left open': protocol.leftOpen.join('; '),
    'Overall limit': protocol.overallLimit === null ? 'none' : timeInWords(protocol.overallLimit.timeAllowed),
  })

const thingsIn = (partnership: Partnership): Things => {
  const things: Things = new Map()
  const { name, domain, addresses, outOfHours, workingDay, calendar, extraBankHolidays } = partnership
  const { stepNoticeCarries, retention, reports } = partnership
  things.set('settings', {
    about: 'Settings',
    says: says({
      Name: name,
      'Mail domain': domain,
      Addresses: inWords(addresses.map(({ address, population }) => `${address} (${population})`)),
      ...Object.fromEntries(
        populationSchema.options.map((population) => {
          const line = outOfHours[population]
          return [`Out of hours (${population})`, line === null ? null : `${line.name}, ${line.telephone}`]
        }),
      ),
      'Working day': `${workingDay.start} to ${workingDay.end}`,
      Calendar: calendar,
      'Extra bank holidays': inWords(extraBankHolidays.map((day) => `${longDate(day.date)} (${day.name})`)),
      'Names of levels of need': inWords(
        Object.entries(partnership.levelsOfNeed).map(([level, name]) => `${level}: ${name}`),
      ),
      'A step notice carries':
        stepNoticeCarries === 'words' ? 'the practitioner’s words' : 'a link to the register',
      'A closed case may be erased':
        retention.closedCases === null
          ? 'never'
          : `from ${howMany(retention.closedCases.years, 'year')} after it ended`,
      'Mail without a case may be erased':
        retention.mailWithoutCase === null
          ? 'never'
          : `from ${howMany(retention.mailWithoutCase.months, 'month')} after it came`,
      'Month in which a report’s year begins': String(reports.yearStartsInMonth),
      'Published reports keep back': `numbers of cases below ${reports.suppressBelow}`,
      'Weekly digest': reports.weeklyDigest ? 'sent' : 'not sent',
    }),
  })
  for (const population of populationSchema.options) addProtocol(things, partnership, population)
  for (const agency of partnership.directory.agencies) {
    things.set(`agency ${agency.id}`, { about: agency.name, says: agencySays(agency) })
    for (const person of agency.people) {
      things.set(`person ${person.id}`, {
        about: `${person.name}, ${agency.name}`,
        says: personSays(person, agency),
      })
    }
  }
  return things
}

const addProtocol = (things: Things, { protocols }: Partnership, population: Population): void => {
  const protocol = protocols[population]
  if (protocol === null) return
  things.set(`protocol ${population}`, { about: `Protocol, ${population}`, says: protocolSays(protocol) })
  for (const stage of protocol.stages ?? []) {
    things.set(`stage ${population} ${stage.number}`, {
      about: `Protocol, ${population}: ${stage.label}`,
      says: stageSays(stage),
    })
  }
}

/** Ids of people in their order within each agency: their seniority, which decides who is asked first. */
const orders = ({ directory }: Partnership): Map<string, readonly Person[]> =>
  new Map(directory.agencies.map(({ id, people }) => [id, people]))

const reordered = (before: Partnership, after: Partnership): Difference[] => {
  const now = orders(after)
  return before.directory.agencies.flatMap(({ id, name, people }) => {
    const others = now.get(id) ?? []
    const kept = people.filter((person) => others.some((other) => other.id === person.id))
    const order = others.filter((person) => people.some((other) => other.id === person.id))
    if (kept.every((person, index) => person.id === order[index]?.id)) return []
    const names = (list: readonly Person[]) => list.map((person) => person.name).join(', ')
    return [{ about: name, what: 'Order of seniority', before: names(kept), after: names(order) }]
  })
}

/** What a reader of two versions has to know, part by part; comments and layout are not among it. */
export const whatChanged = (before: Partnership, after: Partnership): Difference[] => {
  const [old, now] = [thingsIn(before), thingsIn(after)]
  const differences: Difference[] = []
  for (const key of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(key), now.get(key)]
    const about = is?.about ?? was?.about ?? key
    if (was === undefined || is === undefined) {
      const whole = [...((is ?? was)?.says ?? [])].map(([what, value]) => `${what}: ${value}`).join('; ')
      differences.push({
        about,
        what: null,
        before: was === undefined ? null : whole,
        after: is === undefined ? null : whole,
      })
      continue
    }
    for (const what of new Set([...was.says.keys(), ...is.says.keys()])) {
      const [from, to] = [was.says.get(what) ?? null, is.says.get(what) ?? null]
      if (from !== to) differences.push({ about, what, before: from, after: to })
    }
  }
  const told = [...differences, ...reordered(before, after)]
  return told.length === 0 && !saysTheSame(before, after) ? [UNNAMED] : told
}

/** Whatever has no line of its own must not pass for a change of layout. */
const UNNAMED: Difference = {
  about: 'The files',
  what: 'Something that has no line here',
  before: 'see “Line by line”',
  after: 'see “Line by line”',
}

const saysTheSame = (before: Partnership, after: Partnership): boolean =>
  JSON.stringify({ ...before, version: null }) === JSON.stringify({ ...after, version: null })
