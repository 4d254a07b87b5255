import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyCase, type CaseQuery } from '../../functions/domain/case-query.ts'
import { caseSummarySchema, type CaseSummary } from '../../functions/domain/record.ts'
import {
  caseColumns,
  countCases,
  positionOf,
  selectCases,
  selectOpenBetween,
  writeCase,
} from '../../functions/local/sqlite-cases.ts'
import { sqliteSchema } from '../../functions/local/sqlite-schema.ts'

const moments = ['2026-11-02T09:00:00.000Z', '2026-11-23T17:00:00.000Z', '2026-12-07T17:00:00.000Z']
const moment = fc.constantFrom(...moments)
const agency = fc.constantFrom('school', 'police', 'health')
const cause = fc.constantFrom('threshold' as const, 'plan' as const)
const address = fc.constantFrom('t.okafor@school.example', 's.bello@health.example')
const person = fc.constantFrom('school-head', 'police-sergeant')
const states = caseSummarySchema.shape.state.options

const summary = fc.record({
  partnership: fc.constantFrom('bedford', 'blackpool'),
  population: fc.constantFrom('children' as const, 'adults' as const),
  state: fc.constantFrom(...states),
  step: fc.integer({ min: 1, max: 3 }),
  stepDue: fc.option(moment),
  openedAt: moment,
  escalatingAgencyId: agency,
  receivingAgencyId: fc.option(agency),
  immediateRisk: fc.boolean(),
  nobodyToWriteTo: fc.boolean(),
  paused: fc.boolean(),
  pausedByPerson: fc.boolean(),
  alerts: fc.array(fc.record({ kind: fc.constant('missed-deadline' as const), at: moment }), {
    maxLength: 1,
  }),
  takenOn: fc.array(
    fc.record({ kind: fc.constant('missed-deadline' as const), by: fc.constant('B'), at: moment }),
    {
      maxLength: 1,
    },
  ),
  contact: fc.option(person),
  practitioner: fc.option(address),
  cause: fc.option(cause),
})
const cases = fc.array(summary, { maxLength: 30 }).map((all) =>
  all.map((each, index): CaseSummary => ({
    ...each,
    reference: `BE-${String(index).padStart(6, '0')}`,
    stepLabel: 'Step',
    deadline: each.stepDue,
    escalatingAgency: each.escalatingAgencyId,
    receivingAgency: each.receivingAgencyId,
    asked: [],
    levelOfNeed: null,
    legalHold: false,
    erased: null,
    facts: null,
    generation: 1,
    version: 2,
  })),
)
const onlyTrue = fc.constantFrom(true as const, null)
const query: fc.Arbitrary<CaseQuery> = fc.record({
  state: fc.option(fc.constantFrom('any-open' as const, ...states)),
  partnership: fc.option(fc.constantFrom('bedford', 'blackpool')),
  population: fc.option(fc.constantFrom('children' as const, 'adults' as const)),
  step: fc.option(fc.integer({ min: 1, max: 3 })),
  escalatingAgency: fc.option(agency),
  receivingAgency: fc.option(agency),
  immediateRisk: onlyTrue,
  nobodyToWriteTo: onlyTrue,
  paused: onlyTrue,
  pausedByPerson: onlyTrue,
  alerted: onlyTrue,
  takenOn: onlyTrue,
  contact: fc.option(person),
  agency: fc.option(agency),
  practitioner: fc.option(address),
  cause: fc.option(cause),
  timed: fc.option(fc.boolean()),
  dueAfter: fc.option(moment),
  dueUntil: fc.option(moment),
  openedFrom: fc.option(moment),
  openedBefore: fc.option(moment),
  order: fc.constantFrom('newest' as const, 'deadline' as const),
})

const holding = (all: readonly CaseSummary[]): DatabaseSync => {
  const database = new DatabaseSync(':memory:')
  database.exec(sqliteSchema)
  const insert = database.prepare(writeCase)
  for (const each of all) insert.run(...caseColumns(each, null))
  return database
}

const closed = ['resolved', 'withdrawn', 'closed', 'merged']
const isNullOr = <T>(wanted: T | null, is: T | null): boolean => wanted === null || wanted === is

/** What a query means, said without an index. */
const fits = (asked: CaseQuery, each: CaseSummary): boolean =>
  (asked.state === 'any-open'
    ? !closed.includes(each.state) || each.immediateRisk
    : isNullOr(asked.state, each.state)) &&
  isNullOr(asked.partnership, each.partnership) &&
  isNullOr(asked.population, each.population) &&
  isNullOr(asked.step, each.step) &&
  isNullOr(asked.escalatingAgency, each.escalatingAgencyId) &&
  isNullOr(asked.receivingAgency, each.receivingAgencyId) &&
  isNullOr(asked.immediateRisk, each.immediateRisk) &&
  isNullOr(asked.nobodyToWriteTo, each.nobodyToWriteTo) &&
  isNullOr(asked.paused, each.paused) &&
  isNullOr(asked.pausedByPerson, each.pausedByPerson) &&
  isNullOr(asked.alerted, each.alerts.length > 0) &&
  isNullOr(asked.takenOn, each.takenOn.length > 0) &&
  isNullOr(asked.contact, each.contact) &&
  (asked.agency === null || [each.escalatingAgencyId, each.receivingAgencyId].includes(asked.agency)) &&
  isNullOr(asked.practitioner, each.practitioner) &&
  isNullOr(asked.cause, each.cause) &&
  isNullOr(asked.timed, each.stepDue !== null) &&
  (asked.dueAfter === null || (each.stepDue !== null && each.stepDue > asked.dueAfter)) &&
  (asked.dueUntil === null || (each.stepDue !== null && each.stepDue <= asked.dueUntil)) &&
  (asked.openedFrom === null || each.openedAt >= asked.openedFrom) &&
  (asked.openedBefore === null || each.openedAt < asked.openedBefore)

describe('the cases that a reader asks for', () => {
  it('are those that fit, whatever is asked together, page after page', () => {
    fc.assert(
      fc.property(cases, query, (all, asked) => {
        const database = holding(all)
        const counted = countCases(asked, 100)
        const count = database.prepare(counted.sql).get(...counted.parameters)?.['entries']
        const fitting = all.filter((each) => fits(asked, each))
        expect(count).toBe(fitting.length)

        const inOrder = fitting
          .filter(({ stepDue }) => asked.order === 'newest' || stepDue !== null)
          .map((each) => positionOf(asked, each))
          .toSorted()
        const found: string[] = []
        for (let after: string | null = null; ;) {
          const { sql, parameters } = selectCases(asked, { limit: 4, after })
          const rows = database.prepare(sql).all(...parameters)
          const page = rows
            .slice(0, 4)
            .map((row) => positionOf(asked, caseSummarySchema.parse(JSON.parse(String(row['value'])))))
          found.push(...page)
          after = page.at(-1) ?? null
          if (rows.length <= 4) break
        }
        expect(found).toEqual(asked.order === 'newest' ? inOrder.toReversed() : inOrder)
        database.close()
      }),
    )
  })

  it('are found from an index alone: no row is read but those of the page', () => {
    const database = holding([])
    fc.assert(
      fc.property(query, (asked) => {
        for (const { sql, parameters } of [
          selectCases(asked, { limit: 25, after: null }),
          countCases(asked, 100),
        ]) {
          const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
          const walks = plan
            .map(({ detail }) => String(detail))
            .filter((detail) => detail.startsWith('SCAN cases'))
          expect(walks.filter((detail) => !detail.includes('COVERING INDEX'))).toEqual([])
        }
      }),
    )
  })

  it('of an agency are found among its own, and counted no further than was asked', () => {
    const database = holding([])
    for (const asked of [
      { ...everyCase, agency: 'school' },
      { ...everyCase, escalatingAgency: 'school', receivingAgency: 'police', state: 'resolved' } as const,
      { ...everyCase, escalatingAgency: 'school', practitioner: 't.okafor@school.example' },
    ]) {
      for (const { sql, parameters } of [
        selectCases(asked, { limit: 25, after: null }),
        countCases(asked, 5),
      ]) {
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters)
        const searches = plan.map(({ detail }) => String(detail)).filter((detail) => detail.includes('INDEX'))
        expect(searches.length).toBeGreaterThan(0)
        for (const detail of searches)
          expect(detail).toMatch(/SEARCH cases USING COVERING INDEX cases_escalated_/)
      }
    }
    const many = fc.sample(cases, { numRuns: 30, seed: 1 }).find((all) => all.length > 9) ?? []
    const { sql, parameters } = countCases(everyCase, 7)
    expect(
      holding(many)
        .prepare(sql)
        .get(...parameters),
    ).toEqual({ entries: 7 })
  })

  it('of two agencies are found in their order, however many are open between them', () => {
    const plan = holding([])
      .prepare(`EXPLAIN QUERY PLAN ${selectOpenBetween(5)}`)
      .all('a|b')
    expect(plan.map(({ detail }) => detail)).toEqual([
      'SEARCH cases USING COVERING INDEX open_pairs (pair=?)',
    ])
  })

  it('are all of them where nothing is asked', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const { sql, parameters } = countCases(everyCase, 100)
        expect(
          holding(all)
            .prepare(sql)
            .get(...parameters),
        ).toEqual({ entries: all.length })
      }),
    )
  })
})
