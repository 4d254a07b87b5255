import { addDays, localDateOf } from '../../domain/deadlines/local-time.ts'
import type { Report } from '../../domain/report/report.ts'
import type { ReportYear } from '../../domain/report/report-year.ts'
import type { Row } from '../../domain/report/table.ts'
import { withQuery } from '../paging.ts'

/** The year of a report, and what its addresses carry on from page to page. */
export const addressOf = (
  {
    partnership,
    population,
    suppressedBelow,
  }: Pick<Report, 'partnership' | 'population' | 'suppressedBelow'>,
  year: Pick<ReportYear, 'start'>,
  file = '',
): string =>
  withQuery(`/reports/${partnership.id}/${year.start}${file === '' ? '' : `/${file}`}`, {
    about: population,
    for: suppressedBelow === null ? null : 'publication',
  })

/** The list of the cases that a row counts in a year. */
export const casesAddress = (
  { partnership, population }: Report,
  { from, before }: ReportYear,
  query: NonNullable<Row['query']>,
): string =>
  withQuery('/cases', {
    partnership: partnership.id,
    population,
    ...query,
    from: `${from}-01`,
    to: addDays(`${before}-01`, -1),
  })

export const isOver = ({ before }: ReportYear, now: string): boolean =>
  localDateOf(now, 'Europe/London') >= `${before}-01`
