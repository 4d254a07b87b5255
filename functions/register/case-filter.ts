import { z } from 'zod'
import { everyCase, type CaseQuery } from '../domain/case-query.ts'
import { causeOfDisagreementSchema } from '../domain/case/classification.ts'
import { addDays, instantAt } from '../domain/deadlines/local-time.ts'
import type { Instant } from '../domain/instant.ts'
import { populationSchema } from '../domain/partnership/role.ts'
import { caseSummarySchema } from '../domain/record.ts'
import { dueQuery, dueWords } from './due.ts'

export const flagWords = ['alert', 'taken', 'risk', 'nobody', 'paused', 'misread'] as const

const text = z.string().trim().min(1).max(100).nullable().catch(null)
const date = z.iso.date().nullable().catch(null)

/** What an address of the list of cases asks for; parts that make no sense are left out rather than refused. */
export const caseFilterSchema = z.object({
  find: text,
  state: z
    .enum(['any-open', ...caseSummarySchema.shape.state.options])
    .nullable()
    .catch(null),
  due: z.enum(dueWords).nullable().catch(null),
  flag: z.enum(flagWords).nullable().catch(null),
  partnership: text,
  population: populationSchema.nullable().catch(null),
  step: z.coerce.number().int().min(1).max(99).nullable().catch(null),
  cause: causeOfDisagreementSchema.nullable().catch(null),
  /** On either side. */
  agency: text,
  /** The address of who raised it. */
  person: text,
  by: text,
  with: text,
  from: date,
  to: date,
})
export type CaseFilter = z.infer<typeof caseFilterSchema>

/** The same for programs: null where a word is not known, or makes no sense, as it would be missed if it were left out. */
export const filterAsked = (query: Readonly<Record<string, string>>): CaseFilter | null => {
  const filter = caseFilterSchema.omit({ find: true }).parse(query)
  const words = new Map(Object.entries(filter))
  return Object.keys(query).every((word) => (words.get(word) ?? null) !== null)
    ? { ...filter, find: null }
    : null
}

export const queryOf = (filter: CaseFilter, now: Instant): CaseQuery => {
  const { due, flag, state } = filter
  const base = due === null ? everyCase : dueQuery(due, now)
  // Alerts wait in closed cases too.
  const flagged = flag === null || flag === 'alert' ? base.state : 'any-open'
  const midnight = (on: string): Instant => instantAt(on, '00:00', 'Europe/London')
  return {
    ...base,
    state: state ?? flagged,
    immediateRisk: flag === 'risk' ? true : null,
    nobodyToWriteTo: flag === 'nobody' ? true : null,
    paused: flag === 'misread' ? true : null,
    pausedByPerson: flag === 'paused' ? true : null,
    alerted: flag === 'alert' ? true : null,
    takenOn: flag === 'taken' ? true : null,
    agency: filter.agency,
    practitioner: filter.person,
    cause: filter.cause,
    partnership: filter.partnership,
    population: filter.population,
    step: filter.step,
    escalatingAgency: filter.by,
    receivingAgency: filter.with,
    openedFrom: filter.from === null ? null : midnight(filter.from),
    openedBefore: filter.to === null ? null : midnight(addDays(filter.to, 1)),
  }
}

/** The filter as an address writes it. */
export const parametersOf = (filter: CaseFilter): Record<string, string | null> =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [name, value === null ? null : String(value)]),
  )

/** A reference as people type it: any case, with a space or nothing for the hyphen. */
export const referenceTyped = (typed: string): string => {
  const letters = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return `${letters.slice(0, -6)}-${letters.slice(-6)}`
}
