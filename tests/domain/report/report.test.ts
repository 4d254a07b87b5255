import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import type { Case } from '../../../functions/domain/case/state.ts'
import { englandAndWales } from '../../../functions/domain/deadlines/calendar.ts'
import { millisOf, type Instant } from '../../../functions/domain/instant.ts'
import { reportOf, type Report } from '../../../functions/domain/report/report.ts'
import { reportYear } from '../../../functions/domain/report/report-year.ts'
import { SqliteStore } from '../../../functions/local/sqlite-store.ts'
import { randomCase, record, sample } from './random-cases.ts'

const years = [2024, 2025, 2026].map((start) => reportYear(start, 4))

const reportFrom = async (store: SqliteStore): Promise<Report> =>
  reportOf(
    sample,
    null,
    await Promise.all(
      years.map(async (year) => {
        const of = { partnership: sample.id }
        const children = await store.tally({ ...of, population: 'children' }, year.from, year.before)
        return { year, tallies: { children, adults: {} } }
      }),
    ),
  )

const cell = (report: Report, table: string, row: string, year: number) =>
  report.tables.find(({ id }) => id === table)?.rows.find(({ key }) => key === row)?.cells[year]
const counted = (report: Report, table: string, row: string, year: number): number => {
  const found = cell(report, table, row, year)
  return found?.kind === 'count' ? found.count : 0
}

interface OfCase {
  readonly events: readonly CaseEvent[]
  readonly state: Case
}
const has = ({ events }: OfCase, type: CaseEvent['payload']['type']): number =>
  events.filter(({ payload }) => payload.type === type).length

const localDate = (at: Instant): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(millisOf(at))

/** One day after another, as one would on paper. */
const workingDays = (from: Instant, until: Instant): number => {
  let days = 0
  const date = new Date(`${localDate(from)}T12:00:00Z`)
  while (date.toISOString().slice(0, 10) < localDate(until)) {
    date.setUTCDate(date.getUTCDate() + 1)
    const weekend = date.getUTCDay() === 0 || date.getUTCDay() === 6
    if (!weekend && !englandAndWales.bankHolidays.has(date.toISOString().slice(0, 10))) days += 1
  }
  return days
}

describe('a report', () => {
  it('says what reading all events of all cases would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomCase, { maxLength: 12 }), async (made) => {
        const store = new SqliteStore(':memory:')
        const all: OfCase[] = []
        for (const [index, each] of made.entries()) {
          const events = await record(store, `WF-${index}`, each)
          const state = fold(events)
          if (state !== null) all.push({ events, state })
        }
        const report = await reportFrom(store)
        store.close()
        for (const [index, { from, before }] of years.entries()) {
          const ofYear = all.filter(({ state }) => {
            const month = localDate(state.openedAt).slice(0, 7)
            return month >= from && month < before
          })
          const where = (fits: (each: OfCase) => boolean): number => ofYear.filter(fits).length
          expect(counted(report, 'cases', 'children', index)).toBe(ofYear.length)
          for (const id of new Set(all.map(({ state }) => state.escalating.agencyId))) {
            const raised = where(({ state }) => state.escalating.agencyId === id)
            expect(counted(report, 'escalating', id, index)).toBe(raised)
          }
          expect(counted(report, 'receiving', 'childrens-services', index)).toBe(ofYear.length)
          for (const step of [1, 2, 3, 4]) {
            const highest = where(({ state }) => Math.max(...state.steps.map((each) => each.step)) === step)
            expect(counted(report, 'reached', String(step), index)).toBe(highest)
            const started = ofYear.reduce(
              (sum, { state }) => sum + state.steps.filter((each) => each.step === step).length,
              0,
            )
            expect(counted(report, 'stages', String(step), index)).toBe(started)
          }
          for (const state of ['open', 'resolved', 'withdrawn', 'closed', 'awaiting-confirmation'] as const) {
            const standing = where((each) => each.state.standing.kind === state)
            expect(counted(report, 'outcome', state, index)).toBe(standing)
          }
          const noCause = where(({ state }) => state.cause === null)
          expect(counted(report, 'cause', '', index)).toBe(noCause)
          expect(counted(report, 'flags', 'risk', index)).toBe(where((each) => has(each, 'risk-flagged') > 0))
          expect(counted(report, 'flags', 'late', index)).toBe(
            where((each) => has(each, 'deadline-missed') > 0),
          )
          expect(counted(report, 'flags', 'overall-limit', index)).toBe(
            where((each) => has(each, 'overall-limit-passed') > 0),
          )
          expect(counted(report, 'timeouts', 'timeouts', index)).toBe(
            ofYear.reduce((sum, each) => sum + has(each, 'deadline-missed'), 0),
          )
          const days = ofYear
            .flatMap(({ state }) =>
              state.standing.kind === 'resolved' ? [workingDays(state.openedAt, state.standing.at)] : [],
            )
            .toSorted((one, other) => one - other)
          const found = cell(report, 'days', 'days', index)
          if (days.length === 0) expect(found).toEqual({ kind: 'none' })
          else {
            const middle = (days.length - 1) / 2
            const median = ((days[Math.floor(middle)] ?? 0) + (days[Math.ceil(middle)] ?? 0)) / 2
            expect(found).toEqual({ kind: 'median', days: median, of: days.length })
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('names the agencies that never escalated, and never the partnership’s own office', async () => {
    const store = new SqliteStore(':memory:')
    const by = 'parkside-primary'
    await record(store, 'WF-1', { openedAt: '2026-11-23T10:00:00.000Z', by, happens: [] })
    const { neverEscalated } = await reportFrom(store)
    store.close()
    const names = sample.directory.agencies
      .filter(({ office }) => !office)
      .map(({ id, name }) => ({ id, name }))
    expect(neverEscalated?.toSorted()).toEqual(
      names.flatMap(({ id, name }) => (id === by ? [] : [name])).toSorted(),
    )
  })

  it('counts a stage as completed in time only if it ended before its deadline passed', async () => {
    const store = new SqliteStore(':memory:')
    const opened = { openedAt: '2026-11-23T10:00:00.000Z', by: 'parkside-primary' } as const
    const late = [
      { what: 'missed', hoursLater: 175 },
      { what: 'next-step', hoursLater: 0 },
    ] as const
    await record(store, 'WF-1', { ...opened, happens: late })
    await record(store, 'WF-2', { ...opened, happens: [{ what: 'next-step', hoursLater: 48 }] })
    await record(store, 'WF-3', { ...opened, happens: [] })
    const report = await reportFrom(store)
    store.close()
    // Of three first stages one was late, one ended after two days, and one still runs in its time.
    expect(cell(report, 'on-time', '1', 2)).toEqual({ kind: 'share', part: 1, of: 2 })
    expect(cell(report, 'on-time', '2', 2)).toEqual({ kind: 'none' })
    expect(cell(report, 'stage-days', '1', 2)).toEqual({ kind: 'median', days: 3.5, of: 2 })
  })
})
