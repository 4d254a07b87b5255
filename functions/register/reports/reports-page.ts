import { reportYear, reportYearOf } from '../../domain/report/report-year.ts'
import { show } from '../layout.ts'
import { markup } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'

/** Which reports there are. */
export const reportsPage = (context: RegisterContext, { partnerships }: RegisterPorts) => {
  const { now, visitor } = context.get('view')
  const seen = partnerships.all.filter(({ id }) => visitor.sees.includes(id))
  const body = markup`
    <h1 class="govuk-heading-l">Reports</h1>
    <p class="govuk-body-l">Each partnership’s year, compared with the years before, to print or to publish.</p>
    ${seen.map(({ id, name, reports: { yearStartsInMonth } }) => {
      const { start } = reportYearOf(now, yearStartsInMonth)
      const years = [start, start - 1].map((each) => reportYear(each, yearStartsInMonth))
      return markup`
    <section aria-labelledby="${id}">
      <h2 class="govuk-heading-m" id="${id}">${name}</h2>
      <ul class="govuk-list">${years.map((year) => markup`<li><a class="govuk-link" href="/reports/${id}/${year.start}">${year.label}<span class="govuk-visually-hidden">, ${name}</span></a>${year.start === start ? ' (this year so far)' : ''}</li>`)}</ul>
    </section>`
    })}`
  return show(context, { title: 'Reports', section: 'reports', body })
}

/** A partnership's report of the year that runs. */
export const latestReport = (context: RegisterContext, { partnerships }: RegisterPorts) => {
  const partnership = partnerships.all.find(({ id }) => id === context.req.param('partnership'))
  if (partnership === undefined) return notFound(context, 'page')
  const { start } = reportYearOf(context.get('view').now, partnership.reports.yearStartsInMonth)
  return context.redirect(`/reports/${partnership.id}/${start}`, 303)
}
