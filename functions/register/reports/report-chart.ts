import type { Report } from '../../domain/report/report.ts'
import { none, type Cell, type Row, type Table } from '../../domain/report/table.ts'
import { shortened } from '../markup.ts'
import { cellInWords, numberIn } from './cell-words.ts'
import { barsSvg, type Bars } from './chart.ts'

/** More would be no picture any more; the table has them all. */
const MOST_ROWS = 12

/** The rows that a plot shows: those with something in one of the years. None in time of three is something. */
export const plotted = ({ rows }: Table): Row[] =>
  rows.filter(({ cells }) => cells.some(isSomething)).slice(0, MOST_ROWS)

const isSomething = (cell: Cell): boolean => {
  switch (cell.kind) {
    case 'count':
      return cell.count > 0
    case 'none':
      return false
    case 'share':
    case 'percent':
    case 'median':
    case 'suppressed':
      return true
  }
}

/** As many years as can be told apart at a glance. */
const MOST_YEARS = 3

export const tableSvg = async (report: Report, table: Table): Promise<string> =>
  await barsSvg(table.id === 'cases' ? yearByYear(report, table) : rowByRow(report, table))

const rowByRow = ({ years }: Report, table: Table): Bars => {
  const rows = plotted(table).map((row) => ({ ...row, cells: row.cells.slice(-MOST_YEARS) }))
  return {
    groups: rows.map(({ label }) => shortened(label, 44)),
    series: years.slice(-MOST_YEARS).map(({ short }) => short),
    values: rows.map(({ cells }) => cells.map(numberIn)),
    words: rows.map(({ cells }) => cells.map(wordsAt)),
  }
}

/** A group for each year, as what matters is how they went on. */
const yearByYear = ({ years }: Report, { rows }: Table): Bars => ({
  groups: years.map(({ short }) => short),
  series: rows.map(({ label }) => label),
  values: years.map((_, year) => rows.map(({ cells }) => numberIn(cells[year] ?? none))),
  words: years.map((_, year) => rows.map(({ cells }) => wordsAt(cells[year] ?? none))),
})

/** "3 days (of 12)" is for the table; at a bar the number is enough. */
const wordsAt = (cell: Cell): string => {
  const number = numberIn(cell)
  return number === null
    ? cellInWords(cell)
    : `${number}${cell.kind === 'share' || cell.kind === 'percent' ? '%' : ''}`
}
