import { isOpenState, type CaseQuery } from '../domain/case-query.ts'
import type { CaseSummary, Page } from '../domain/record.ts'
import { countRange, queryRange, type Filter, type Range, type Reading } from './query.ts'
import { ALL_CASES, casesOf, CLOSED, endOf, OPEN } from './rows.ts'

/**
 * The rows that fit a query of the register, with one more than the page holds where there are more. The index is the
 * narrowest that knows one of the query's parts; what it does not know filters the rows that it gives. Open and closed
 * cases lie apart, so a reader of open cases never walks over closed ones.
 */
export const findCaseRows = async (
  query: CaseQuery,
  page: Page,
  access: Reading,
): Promise<Record<string, unknown>[]> => {
  const ranges = rangesOf(query, page.after)
  const found = await Promise.all(ranges.map((range) => queryRange(range, page.limit + 2, access)))
  const sortKey = positionKey(query)
  const descending = query.order === 'newest'
  return found
    .flat()
    .filter((row) => row[sortKey] !== page.after)
    .toSorted((one, other) => compare(String(one[sortKey]), String(other[sortKey])) * (descending ? -1 : 1))
    .slice(0, page.limit + 1)
}

/** The attribute that an order goes by; a page's `after` is its value. */
export const positionKey = ({ order }: CaseQuery): 'dueSk' | 'latestSk' =>
  order === 'deadline' ? 'dueSk' : 'latestSk'

export const countCaseRows = async (query: CaseQuery, most: number, access: Reading): Promise<number> => {
  // A count has no order: by time of the step it reads only the cases that are due within the times asked for.
  const timed = query.dueAfter !== null || query.dueUntil !== null
  const ranges = rangesOf({ ...query, order: timed ? 'deadline' : query.order }, null)
  const counts = await Promise.all(ranges.map((range) => countRange(range, access, most)))
  return Math.min(
    counts.reduce((sum, count) => sum + count, 0),
    most,
  )
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

const rangesOf = (asked: CaseQuery, after: string | null): Range[] =>
  eitherSide(asked).flatMap((query) =>
    partsOf(query).map((part) =>
      query.order === 'deadline' ? byDeadline(query, part, after) : byTime(query, part, after),
    ),
  )

/** No index knows both sides of a case: who asks for an agency on either asks twice. No agency escalates to itself. */
const eitherSide = (query: CaseQuery): CaseQuery[] => {
  const { agency, escalatingAgency, receivingAgency } = query
  if (agency === null) return [query]
  const couldBe = (asked: string | null): boolean => asked === null || asked === agency
  return [
    ...(couldBe(escalatingAgency) ? [{ ...query, agency: null, escalatingAgency: agency }] : []),
    ...(couldBe(receivingAgency) ? [{ ...query, agency: null, receivingAgency: agency }] : []),
  ]
}

const partsOf = ({ state, alerted }: CaseQuery): string[] => {
  if (state === 'any-open' || alerted === true) return [OPEN]
  // A closed case lies among the open ones while danger that was told since is not dealt with, or an alert waits.
  return state !== null && isOpenState({ state }) ? [OPEN] : [OPEN, CLOSED]
}

const byDeadline = (query: CaseQuery, part: string, after: string | null): Range => {
  const from = latestOf([after, query.dueAfter === null ? null : endOf(query.dueAfter)])
  return {
    ...(query.partnership === null
      ? { index: 'due', partition: `${ALL_CASES}#${part}` }
      : { index: 'due-of-partnership', partition: casesOf(query.partnership, part) }),
    ...(from === null ? {} : { from }),
    ...(query.dueUntil === null ? {} : { to: endOf(query.dueUntil) }),
    filter: filterOf(query),
  }
}

const byTime = (query: CaseQuery, part: string, after: string | null): Range => {
  const { partnership, receivingAgency, escalatingAgency, practitioner, openedFrom, openedBefore } = query
  const to = earliestOf([after, openedBefore])
  return {
    ...(practitioner !== null
      ? { index: 'raised-by', partition: `${practitioner}#${part}` }
      : partnership !== null
        ? { index: 'of-partnership', partition: casesOf(partnership, part) }
        : receivingAgency !== null
          ? { index: 'escalated-to', partition: `${receivingAgency}#${part}` }
          : escalatingAgency !== null
            ? { index: 'escalated-by', partition: `${escalatingAgency}#${part}` }
            : { index: 'latest', partition: `${ALL_CASES}#${part}` }),
    ...(openedFrom === null ? {} : { from: openedFrom }),
    ...(to === null ? {} : { to }),
    descending: true,
    filter: filterOf(query),
  }
}

const latestOf = (keys: readonly (string | null)[]): string | null =>
  keys
    .filter((key) => key !== null)
    .toSorted(compare)
    .at(-1) ?? null
const earliestOf = (keys: readonly (string | null)[]): string | null =>
  keys.filter((key) => key !== null).toSorted(compare)[0] ?? null

/** What {@link isAnyOpen} says, as a condition: closed cases lie among the open ones where an alert waits. */
const anyOpen: Filter = {
  expression: '(#state IN (:open, :awaiting, :exhausted) OR #immediateRisk = :danger)',
  names: { '#state': 'state', '#immediateRisk': 'immediateRisk' },
  values: {
    ':open': 'open',
    ':awaiting': 'awaiting-confirmation',
    ':exhausted': 'exhausted',
    ':danger': true,
  } satisfies Record<string, CaseSummary['state'] | true>,
}

/** Cases that have a clock, the first that was opened first. */
export const openCases: Range = { index: 'latest', partition: `${ALL_CASES}#${OPEN}`, filter: anyOpen }

/** Every part of the query as a condition, whether the index knows it already or not. */
const filterOf = (query: CaseQuery): Filter | null => {
  const given: [name: string, operator: string, value: unknown][] = []
  const equal = (name: string, value: unknown) => {
    if (value !== null) given.push([name, '=', value])
  }
  equal('state', query.state === 'any-open' ? null : query.state)
  for (const name of ['partnership', 'population', 'step', 'cause', 'practitioner', 'contact'] as const)
    equal(name, query[name])
  for (const name of ['escalatingAgency', 'receivingAgency'] as const) equal(name, query[name])
  for (const name of [
    'immediateRisk',
    'nobodyToWriteTo',
    'paused',
    'pausedByPerson',
    'alerted',
    'takenOn',
  ] as const)
    equal(name, query[name])
  if (query.dueAfter !== null) given.push(['stepDue', '>', query.dueAfter])
  if (query.dueUntil !== null) given.push(['stepDue', '<=', query.dueUntil])
  if (query.openedFrom !== null) given.push(['openedAt', '>=', query.openedFrom])
  if (query.openedBefore !== null) given.push(['openedAt', '<', query.openedBefore])
  const conditions = given.map(([name, operator], index) => `#${name} ${operator} :f${index}`)
  if (query.timed !== null) {
    conditions.push(query.timed ? 'attribute_exists(#stepDue)' : 'attribute_not_exists(#stepDue)')
  }
  const open = query.state === 'any-open' ? anyOpen : null
  if (open !== null) conditions.push(open.expression)
  if (conditions.length === 0) return null
  const names = [...given.map(([name]) => name), ...(query.timed === null ? [] : ['stepDue'])]
  return {
    expression: conditions.join(' AND '),
    names: { ...open?.names, ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
    values: {
      ...open?.values,
      ...Object.fromEntries(given.map(([, , value], index) => [`:f${index}`, value])),
    },
  }
}
