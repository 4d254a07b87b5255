import { stream } from 'hono/streaming'
import type { Page } from '../../domain/record.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { readReport, reportAsked, type Asked } from './read-report.ts'
import { casesCsv, casesCsvHead, casesOfYear, figuresCsv } from './report-csv.ts'

const asFile = (
  context: RegisterContext,
  { partnership, year, forPublication }: Asked,
  what: string,
): void => {
  const name = `${partnership.id}-${year.start}-${what}${forPublication ? '-for-publication' : ''}.csv`
  context.header('content-type', 'text/csv; charset=utf-8; header=present')
  context.header('content-disposition', `attachment; filename="${name}"`)
  context.header('cache-control', 'no-store')
}

export const figuresFile = async (context: RegisterContext, ports: RegisterPorts) => {
  const asked = reportAsked(context, ports)
  if (asked === null) return notFound(context, 'page')
  asFile(context, asked, 'figures')
  return context.body(figuresCsv(await readReport(asked, ports)))
}

const AT_ONCE = 1_000

/** Case by case, so never for publication; a part at a time, as a year can have more than memory should hold. */
export const casesFile = (context: RegisterContext, ports: RegisterPorts) => {
  const asked = reportAsked(context, ports)
  if (asked === null || asked.forPublication) return notFound(context, 'page')
  asFile(context, asked, 'cases')
  return stream(context, async (out) => {
    await out.write(casesCsvHead())
    let page: Page | null = { limit: AT_ONCE, after: null }
    while (page !== null) {
      const { items, next } = await ports.store.findCases(casesOfYear(asked), page)
      await out.write(casesCsv(items, asked.partnership))
      page = next === null ? null : { limit: AT_ONCE, after: next }
    }
  })
}
