import type { z } from 'zod'
import type { Report } from '../../domain/report/report.ts'
import type { Cell } from '../../domain/report/table.ts'
import type { reportSchema } from '../json/answers.ts'
import { numberIn } from './cell-words.ts'

const units = {
  parts: 'cases',
  'yes-no': 'cases',
  shares: 'per-cent',
  medians: 'working-days',
  counts: 'number',
} as const

/** The report as its JSON interface tells it. */
export const reportAsJson = (report: Report): z.input<typeof reportSchema> => ({
  ...report,
  years: [...report.years],
  totals: report.totals.map(cellAsJson),
  tables: report.tables.map(({ id, title, how, kind, rows }) => ({
    id,
    title,
    how,
    unit: units[kind],
    rows: rows.map(({ key, label, cells }) => ({ key, label, cells: cells.map(cellAsJson) })),
  })),
  neverEscalated: report.neverEscalated === null ? null : [...report.neverEscalated],
})

const cellAsJson = (cell: Cell) => ({
  value: numberIn(cell),
  part: cell.kind === 'share' ? cell.part : null,
  of: cell.kind === 'share' || cell.kind === 'median' ? cell.of : null,
  keptBack: cell.kind === 'suppressed',
})
