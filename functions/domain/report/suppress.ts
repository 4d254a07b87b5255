import type { Report } from './report.ts'
import { percentOf, type Cell, type Table } from './table.ts'

/**
 * The report as it may be published. A count of cases from 1 to below the threshold is kept back, and with it whatever
 * would give it away: another part of the same whole, a percentage or a median of few, and figures that count something
 * else than cases. Nought is told: it is about nobody.
 *
 * @param below the smallest count that is told, at least 2
 */
export const forPublication = (report: Report, below: number): Report => {
  const { totals, tables } = report
  return {
    ...report,
    totals: totals.map((total) => (isSmall(countIn(total), below) ? hidden : total)),
    tables: tables
      .filter(({ kind }) => kind !== 'counts')
      .map((table) => suppressed(table, totals.map(countIn), below)),
    neverEscalated: null,
    suppressedBelow: below,
  }
}

const countIn = (cell: Cell | undefined): number => (cell?.kind === 'count' ? cell.count : 0)

const suppressed = (table: Table, totals: readonly number[], below: number): Table => {
  const columns = totals.map((total, year) => {
    const column = table.rows.map(({ cells }) => cells[year] ?? { kind: 'none' as const })
    if (table.kind === 'parts') return parts(column, below)
    return column.map((cell) => (isTold(cell, total, below) ? withoutNumbers(cell) : hidden))
  })
  const rows = table.rows.map((row, index) => ({
    ...row,
    query: null,
    cells: columns.map((column) => column[index] ?? hidden),
  }))
  return { ...table, rows }
}

const hidden: Cell = { kind: 'suppressed' }

const isSmall = (count: number, below: number): boolean => count > 0 && count < below

const isTold = (cell: Cell, total: number, below: number): boolean => {
  switch (cell.kind) {
    case 'count':
      return !isSmall(cell.count, below) && !isSmall(total - cell.count, below)
    case 'share':
      return !isSmall(cell.part, below) && !isSmall(cell.of - cell.part, below)
    case 'median':
      return cell.of !== null && !isSmall(cell.of, below)
    case 'percent':
    case 'none':
    case 'suppressed':
      return true
  }
}

/** Of how many a percentage or a median is would tell how many cases came to a stage. */
const withoutNumbers = (cell: Cell): Cell => {
  switch (cell.kind) {
    case 'share':
      return { kind: 'percent', percent: percentOf(cell.part, cell.of) }
    case 'median':
      return { ...cell, of: null }
    default:
      return cell
  }
}

/**
 * Parts of a whole that is told. What is kept back could be worked out from the rest, so more is kept back, the
 * smallest first, until each of them could be anything from 1 up to the threshold at least; noughts come last.
 */
const parts = (column: readonly Cell[], below: number): Cell[] => {
  const counts = column.map(countIn)
  const kept = new Set(counts.flatMap((count, index) => (isSmall(count, below) ? [index] : [])))
  const others = counts
    .map((count, index) => ({ count, index }))
    .filter(({ index }) => !kept.has(index))
    .toSorted((one, other) => (one.count || Infinity) - (other.count || Infinity))
  while (
    kept.size > 0 &&
    !isSafe(
      [...kept].map((index) => counts[index] ?? 0),
      below,
    )
  ) {
    const next = others.shift()
    if (next === undefined) break
    kept.add(next.index)
  }
  return column.map((cell, index) => (kept.has(index) ? hidden : cell))
}

/** Whoever knows the sum and how many parts it has knows of each part no more than a range up to the threshold. */
const isSafe = (counts: readonly number[], below: number): boolean => {
  const sum = counts.reduce((one, other) => one + other, 0)
  const least = counts.includes(0) ? 0 : 1
  return counts.length > 1 && sum - least * (counts.length - 1) >= below
}
