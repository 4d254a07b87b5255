import type { SQLInputValue } from 'node:sqlite'
import type { CaseQuery } from '../domain/case-query.ts'
import type { CaseSummary, Page } from '../domain/record.ts'

type Condition = readonly [sql: string, ...parameters: SQLInputValue[]]

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)

const isOpen = ({ state }: CaseSummary): boolean =>
  !['resolved', 'withdrawn', 'closed', 'merged'].includes(state)

/** Opened, or due, in an order without ties, so that a page can go on from the last case of the one before. */
const openedPosition = ({ openedAt, reference }: CaseSummary): string => `${openedAt} ${reference}`
const duePosition = ({ stepDue, reference }: CaseSummary): string | null =>
  stepDue === null ? null : `${stepDue} ${reference}`

export const positionOf = ({ order }: CaseQuery, summary: CaseSummary): string =>
  order === 'newest' ? openedPosition(summary) : (duePosition(summary) ?? '')

export const writeCase = `
  INSERT OR REPLACE INTO cases (reference, version, open, pair, state, partnership, population, step,
    escalating, receiving, risk, nobody, paused, stopped, alerted, taken, contact, cause, practitioner, opened, due, value)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

/** What {@link writeCase} takes. */
export const caseColumns = (summary: CaseSummary, pair: string | null): SQLInputValue[] => [
  summary.reference,
  summary.version,
  bit(isOpen(summary)),
  pair,
  summary.state,
  summary.partnership,
  summary.population,
  summary.step,
  summary.escalatingAgencyId,
  summary.receivingAgencyId,
  bit(summary.immediateRisk),
  bit(summary.nobodyToWriteTo),
  bit(summary.paused),
  bit(summary.pausedByPerson),
  bit(summary.alerts.length > 0),
  bit(summary.takenOn.length > 0),
  summary.contact,
  summary.cause,
  summary.practitioner,
  openedPosition(summary),
  duePosition(summary),
  JSON.stringify(summary),
]

// A position begins with its moment; a space sorts before, and "~" after, whatever follows it.
const conditionsOf = (query: CaseQuery): Condition[] => {
  const given: (Condition | null)[] = [
    query.state === 'any-open' ? ['open = 1'] : query.state === null ? null : ['state = ?', query.state],
    query.partnership === null ? null : ['partnership = ?', query.partnership],
    query.population === null ? null : ['population = ?', query.population],
    query.step === null ? null : ['step = ?', query.step],
    query.escalatingAgency === null ? null : ['escalating = ?', query.escalatingAgency],
    query.receivingAgency === null ? null : ['receiving = ?', query.receivingAgency],
    query.agency === null ? null : ['(escalating = ? OR receiving = ?)', query.agency, query.agency],
    query.practitioner === null ? null : ['practitioner = ?', query.practitioner],
    query.immediateRisk === null ? null : ['risk = 1'],
    query.nobodyToWriteTo === null ? null : ['nobody = 1'],
    query.paused === null ? null : ['paused = 1'],
    query.pausedByPerson === null ? null : ['stopped = 1'],
    query.alerted === null ? null : ['alerted = 1'],
    query.takenOn === null ? null : ['taken = 1'],
    query.contact === null ? null : ['contact = ?', query.contact],
    query.cause === null ? null : ['cause = ?', query.cause],
    query.timed === null ? null : [query.timed ? 'due IS NOT NULL' : 'due IS NULL'],
    query.dueAfter === null ? null : ['due > ?', `${query.dueAfter}~`],
    query.dueUntil === null ? null : ['due <= ?', `${query.dueUntil}~`],
    query.openedFrom === null ? null : ['opened >= ?', query.openedFrom],
    query.openedBefore === null ? null : ['opened < ?', query.openedBefore],
  ]
  return given.filter((condition) => condition !== null)
}

const where = (conditions: readonly Condition[]): { sql: string; parameters: SQLInputValue[] } => ({
  sql: conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
  parameters: conditions.flatMap(([, ...parameters]) => parameters),
})

/**
 * Where several things are asked for at once, the wide index answers alone. SQLite would take a narrow one and then
 * read the row of every case that the one thing fits.
 */
const indexFor = (query: CaseQuery): string => {
  const { state, partnership, population, step, escalatingAgency, receivingAgency, cause } = query
  const { immediateRisk, nobodyToWriteTo, paused, timed, dueAfter, dueUntil } = query
  const isRare = [immediateRisk, nobodyToWriteTo, paused, timed, dueAfter, dueUntil].some(
    (part) => part !== null,
  )
  const narrow = [state, partnership, escalatingAgency, receivingAgency, cause].filter(
    (part) => part !== null,
  )
  const several =
    narrow.length > 1 ||
    population !== null ||
    step !== null ||
    query.agency !== null ||
    query.contact !== null
  return !isRare && several && query.order === 'newest' ? 'INDEXED BY cases_opened' : ''
}

export const selectCases = (
  query: CaseQuery,
  { limit, after }: Page,
): { sql: string; parameters: SQLInputValue[] } => {
  const newest = query.order === 'newest'
  const from: Condition[] = newest
    ? [['opened < ?', after ?? '~']]
    : [after === null ? ['due IS NOT NULL'] : ['due > ?', after]]
  const { sql, parameters } = where([...conditionsOf(query), ...from])
  const order = newest ? 'opened DESC' : 'due'
  // The index alone says which cases fit; only those of the page are read.
  const fitting = `SELECT reference FROM cases ${indexFor(query)} ${sql} ORDER BY ${order} LIMIT ?`
  return {
    sql: `SELECT value FROM cases WHERE reference IN (${fitting}) ORDER BY ${order}`,
    parameters: [...parameters, limit + 1],
  }
}

export const countCases = (query: CaseQuery): { sql: string; parameters: SQLInputValue[] } => {
  const { sql, parameters } = where(conditionsOf(query))
  return { sql: `SELECT count(*) AS entries FROM cases ${indexFor(query)} ${sql}`, parameters }
}
