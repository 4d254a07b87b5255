import { z } from 'zod'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { populationSchema } from '../../domain/partnership/role.ts'
import { reportOf, type CountedYear, type Report } from '../../domain/report/report.ts'
import { reportYear, reportYearOf, type ReportYear } from '../../domain/report/report-year.ts'
import { forPublication } from '../../domain/report/suppress.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'

/** A report is compared with as many years before it. */
const YEARS_BEFORE = 4

const askedSchema = z.object({
  year: z.coerce.number().int().min(1990).max(2200),
  about: populationSchema.nullable().catch(null),
  for: z.literal('publication').nullable().catch(null),
})

/** What an address asks for. */
export interface Asked {
  readonly partnership: Partnership
  readonly year: ReportYear
  /** Null: children and adults together. */
  readonly about: z.infer<typeof populationSchema> | null
  readonly forPublication: boolean
}

/** @returns null where there is no such partnership, or no such year yet */
export const reportAsked = (
  context: RegisterContext,
  { partnerships, clock }: Pick<RegisterPorts, 'partnerships' | 'clock'>,
): Asked | null => {
  const partnership = partnerships.all.find(({ id }) => id === context.req.param('partnership'))
  const asked = askedSchema.safeParse({ ...context.req.query(), year: context.req.param('year') })
  if (partnership === undefined || !asked.success) return null
  const { yearStartsInMonth } = partnership.reports
  const year = reportYear(asked.data.year, yearStartsInMonth)
  if (year.start > reportYearOf(clock.now(), yearStartsInMonth).start) return null
  // Published apart, children's figures could be taken from those of both.
  const published = asked.data.for !== null
  return { partnership, year, about: published ? null : asked.data.about, forPublication: published }
}

/** The year's figures and those of the years before, from the first in which there was a case. */
export const readReport = async (
  { partnership, year, about, forPublication: published }: Asked,
  { store }: Pick<RegisterPorts, 'store'>,
): Promise<Report> => {
  const { yearStartsInMonth, suppressBelow } = partnership.reports
  const starts = Array.from({ length: YEARS_BEFORE + 1 }, (_, index) => year.start - YEARS_BEFORE + index)
  const counted = await Promise.all(
    starts.map(async (start): Promise<CountedYear> => {
      const each = reportYear(start, yearStartsInMonth)
      const of = { partnership: partnership.id }
      const [children, adults] = await Promise.all([
        store.tally({ ...of, population: 'children' }, each.from, each.before),
        store.tally({ ...of, population: 'adults' }, each.from, each.before),
      ])
      return { year: each, tallies: { children, adults } }
    }),
  )
  const first = counted.findIndex(
    ({ tallies: { children, adults } }) => (children['cases'] ?? 0) + (adults['cases'] ?? 0) > 0,
  )
  const report = reportOf(partnership, about, first < 0 ? counted.slice(-1) : counted.slice(first))
  return published ? forPublication(report, suppressBelow) : report
}
