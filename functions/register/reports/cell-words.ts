import { percentOf, type Cell } from '../../domain/report/table.ts'

/** What stands in a cell for people. "[c]": confidential, the shorthand of the UK's statistical service. */
export const cellInWords = (cell: Cell): string => {
  switch (cell.kind) {
    case 'count':
      return String(cell.count)
    case 'share':
      return `${percentOf(cell.part, cell.of)}% (${cell.part} of ${cell.of})`
    case 'percent':
      return `${cell.percent}%`
    case 'median':
      return cell.of === null ? daysInWords(cell.days) : `${daysInWords(cell.days)} (of ${cell.of})`
    case 'none':
      return '–'
    case 'suppressed':
      return '[c]'
  }
}

const daysInWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

/** The bare number, for plots, CSV and JSON; null where none is told. */
export const numberIn = (cell: Cell): number | null => {
  switch (cell.kind) {
    case 'count':
      return cell.count
    case 'share':
      return percentOf(cell.part, cell.of)
    case 'percent':
      return cell.percent
    case 'median':
      return cell.days
    case 'none':
    case 'suppressed':
      return null
  }
}
