import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Report } from '../../../functions/domain/report/report.ts'
import { reportYear } from '../../../functions/domain/report/report-year.ts'
import { forPublication } from '../../../functions/domain/report/suppress.ts'
import { count, type Cell, type Table, type TableKind } from '../../../functions/domain/report/table.ts'

const table = (id: string, kind: TableKind, cells: readonly Cell[]): Table => ({
  id,
  kind,
  title: id,
  how: '',
  rowsAre: '',
  rows: cells.map((cell, index) => ({
    key: String(index),
    label: String(index),
    cells: [cell],
    query: null,
  })),
})

/** Of the first table, which is always of all cases. */
const totalOf = ([cases]: readonly Table[]): number =>
  (cases?.rows ?? []).reduce((sum, { cells: [cell] }) => sum + (cell?.kind === 'count' ? cell.count : 0), 0)

const reportWith = (...tables: readonly Table[]): Report => ({
  partnership: { id: 'waltham-forest', name: 'Waltham Forest' },
  population: null,
  years: [reportYear(2026, 4)],
  totals: [count(totalOf(tables))],
  tables,
  neverEscalated: ['Police'],
  suppressedBelow: null,
})

const column = (report: Report, id: string): Cell[] =>
  report.tables.find((each) => each.id === id)?.rows.map(({ cells }) => cells[0] ?? { kind: 'none' }) ?? []

/** What a reader can make of the hidden parts of a told whole: the least and the most that each can be. */
const rangesOf = (told: readonly Cell[], total: number): [least: number, most: number] => {
  const hidden = told.filter(({ kind }) => kind === 'suppressed').length
  const rest = told.reduce((left, cell) => (cell.kind === 'count' ? left - cell.count : left), total)
  return hidden === 1 ? [rest, rest] : [0, rest]
}

describe('a report for publication', () => {
  it('keeps back every count of few cases, and enough others that none can be worked out from the whole', () => {
    const parts = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(parts, fc.integer({ min: 3, max: 10 }), (counts, below) => {
        const total = counts.reduce((sum, each) => sum + each, 0)
        fc.pre(total >= below)
        const report = reportWith(
          table('cases', 'parts', [count(total), count(0)]),
          table('reached', 'parts', counts.map(count)),
        )
        const told = column(forPublication(report, below), 'reached')
        const small = counts.some((each) => each > 0 && each < below)
        if (!small) expect(told).toEqual(counts.map(count))
        for (const cell of told) {
          if (cell.kind === 'count') expect(cell.count === 0 || cell.count >= below).toBe(true)
        }
        if (small && counts.length > 1) {
          const [least, most] = rangesOf(told, total)
          expect(least).toBe(0)
          expect(most).toBeGreaterThanOrEqual(below)
        }
      }),
    )
  })

  it('hides a second part where the first could be taken from the whole', () => {
    const report = reportWith(table('cases', 'parts', [count(20), count(2), count(9)]))
    expect(column(forPublication(report, 5), 'cases')).toEqual([
      count(20),
      { kind: 'suppressed' },
      { kind: 'suppressed' },
    ])
  })

  it('does not tell that all hidden parts are 1, which their sum and number would', () => {
    const report = reportWith(
      table('cases', 'parts', [count(37)]),
      table('reached', 'parts', [count(1), count(1), count(1), count(1), count(1), count(12), count(20)]),
    )
    const told = column(forPublication(report, 5), 'reached')
    expect(told.slice(0, 6).every(({ kind }) => kind === 'suppressed')).toBe(true)
    expect(told[6]).toEqual(count(20))
  })

  it('hides a count of cases whose rest is small', () => {
    const report = reportWith(
      table('cases', 'parts', [count(20)]),
      table('flags', 'yes-no', [count(18), count(15), count(3), count(0), count(20)]),
    )
    expect(column(forPublication(report, 5), 'flags').map(({ kind }) => kind)).toEqual([
      'suppressed',
      'count',
      'suppressed',
      'count',
      'count',
    ])
  })

  it('tells percentages and medians of many only, and not of how many they are', () => {
    const report = reportWith(
      table('cases', 'parts', [count(20)]),
      table('on-time', 'shares', [
        { kind: 'share', part: 15, of: 20 },
        { kind: 'share', part: 18, of: 20 },
        { kind: 'share', part: 6, of: 6 },
      ]),
      table('stage-days', 'medians', [
        { kind: 'median', days: 4, of: 20 },
        { kind: 'median', days: 9, of: 4 },
      ]),
    )
    const told = forPublication(report, 5)
    expect(column(told, 'on-time')).toEqual([
      { kind: 'percent', percent: 75 },
      { kind: 'suppressed' },
      { kind: 'percent', percent: 100 },
    ])
    expect(column(told, 'stage-days')).toEqual([
      { kind: 'median', days: 4, of: null },
      { kind: 'suppressed' },
    ])
  })

  it('leaves out what counts something else than cases, and which agencies never escalated', () => {
    const told = forPublication(reportWith(table('timeouts', 'counts', [count(3)])), 5)
    expect(told).toMatchObject({ tables: [], neverEscalated: null, suppressedBelow: 5 })
  })
})
