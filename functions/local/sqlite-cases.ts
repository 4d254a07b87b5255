import type { SQLInputValue } from 'node:sqlite'
import { isAnyOpen, isOpenState, type CaseQuery } from '../domain/case-query.ts'
import type { CaseSummary, Page } from '../domain/record.ts'

type Condition = readonly [sql: string, ...parameters: SQLInputValue[]]

const bit = (value: boolean): 0 | 1 => (value ? 1 : 0)

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
  bit(isAnyOpen(summary)),
  // Danger told of a closed case keeps nobody from escalating anew.
  isOpenState(summary) ? pair : null,
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

/** Takes a pair. SQLite prepares a statement anew whenever its LIMIT is bound, so the limit is part of this frequent one. */
export const selectOpenBetween = (limit: number): string =>
  `SELECT reference FROM cases WHERE pair = ? AND open = 1 ORDER BY reference LIMIT ${limit}`

// A position begins with its moment; a space sorts before, and "~" after, whatever follows it.
const conditionsOf = (query: CaseQuery): Condition[] => {
  const given: (Condition | null)[] = [
    query.state === 'any-open' ? ['open = 1'] : query.state === null ? null : ['state = ?', query.state],
    query.partnership === null ? null : ['partnership = ?', query.partnership],
    query.population === null ? null : ['population = ?', query.population],
    query.step === null ? null : ['step = ?', query.step],
    query.escalatingAgency === null ? null : ['escalating = ?', query.escalatingAgency],
    query.receivingAgency === null ? null : ['receiving = ?', query.receivingAgency],
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

/** The cases that fit, in parts that share none: each part by an index of its own, or by one that SQLite chooses. */
interface Part {
  readonly index:
    'cases_alerted' | 'cases_escalated_by' | 'cases_escalated_to' | 'cases_opened' | 'open_cases_due' | null
  readonly conditions: readonly Condition[]
}

/**
 * Where several things are asked for at once, an index that holds them all answers alone. SQLite would take a narrow one
 * and then read the row of every case that the one thing fits; a rare thing is found by the index of those that have it.
 */
const partsOf = (query: CaseQuery): Part[] => {
  const conditions = conditionsOf(query)
  const { agency } = query
  const either: Condition[] = agency === null ? [] : [['(escalating = ? OR receiving = ?)', agency, agency]]
  if (isRare(query) || query.order === 'deadline') {
    return [{ index: null, conditions: [...conditions, ...either] }]
  }
  // Of all cases, closed ones too, few have an alert that waits.
  if (query.alerted !== null && query.state === null) {
    return [{ index: 'cases_alerted', conditions: [...conditions, ...either] }]
  }
  if (query.escalatingAgency !== null) {
    return [{ index: 'cases_escalated_by', conditions: [...conditions, ...either] }]
  }
  if (query.receivingAgency !== null) {
    return [{ index: 'cases_escalated_to', conditions: [...conditions, ...either] }]
  }
  if (agency !== null) {
    return [
      { index: 'cases_escalated_by', conditions: [...conditions, ['escalating = ?', agency]] },
      {
        index: 'cases_escalated_to',
        conditions: [...conditions, ['receiving = ?', agency], ['escalating <> ?', agency]],
      },
    ]
  }
  return [{ index: wideIndexFor(query), conditions }]
}

const isRare = ({ immediateRisk, nobodyToWriteTo, paused, timed, dueAfter, dueUntil }: CaseQuery): boolean =>
  [immediateRisk, nobodyToWriteTo, paused, timed, dueAfter, dueUntil].some((part) => part !== null)

const wideIndexFor = (query: CaseQuery): Part['index'] => {
  const { state, partnership, population, step, cause, contact } = query
  if (contact !== null) return state === 'any-open' ? 'open_cases_due' : 'cases_opened'
  const narrow = [state, partnership, cause].filter((part) => part !== null)
  return narrow.length > 1 || population !== null || step !== null ? 'cases_opened' : null
}

const fitting = (columns: string, { index, conditions }: Part, further: readonly Condition[] = []) => {
  const all = [...conditions, ...further]
  return {
    sql: `SELECT ${columns} FROM cases ${index === null ? '' : `INDEXED BY ${index}`} ${
      all.length === 0 ? '' : `WHERE ${all.map(([sql]) => sql).join(' AND ')}`
    }`,
    parameters: all.flatMap(([, ...parameters]) => parameters),
  }
}

export const selectCases = (
  query: CaseQuery,
  { limit, after }: Page,
): { sql: string; parameters: SQLInputValue[] } => {
  const newest = query.order === 'newest'
  const from: Condition = newest
    ? ['opened < ?', after ?? '~']
    : after === null
      ? ['due IS NOT NULL']
      : ['due > ?', after]
  const order = newest ? 'opened DESC' : 'due'
  const parts = partsOf(query).map((part) => fitting('rowid, opened, due', part, [from]))
  const each = parts.map(({ sql }) => `SELECT * FROM (${sql} ORDER BY ${order} LIMIT ?)`)
  // The index alone says which cases fit; only those of the page are read.
  const rows = `SELECT rowid FROM (${each.join(' UNION ALL ')} ORDER BY ${order} LIMIT ?)`
  return {
    sql: `SELECT value FROM cases WHERE rowid IN (${rows}) ORDER BY ${order}`,
    parameters: [...parts.flatMap(({ parameters }) => [...parameters, limit + 1]), limit + 1],
  }
}

/** @param most no more than these are counted, and looked for */
export const countCases = (query: CaseQuery, most: number): { sql: string; parameters: SQLInputValue[] } => {
  const parts = partsOf(query).map((part) => fitting('1', part))
  return {
    sql: `SELECT count(*) AS entries FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')} LIMIT ?)`,
    parameters: [...parts.flatMap(({ parameters }) => parameters), most],
  }
}
