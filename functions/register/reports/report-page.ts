import { dateOf } from '../../domain/notice/moments.ts'
import type { Report } from '../../domain/report/report.ts'
import { reportYear, reportYearOf } from '../../domain/report/report-year.ts'
import type { Table } from '../../domain/report/table.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { addressOf, isOver } from './addresses.ts'
import { cellInWords } from './cell-words.ts'
import { readReport, reportAsked, type Asked } from './read-report.ts'
import { plotted, tableSvg } from './report-chart.ts'
import { reportTable } from './report-table.ts'

/** A partnership's year, compared with the years before; made to be printed for the partnership's board. */
export const reportPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const asked = reportAsked(context, ports)
  if (asked === null) return notFound(context, 'page')
  const report = await readReport(asked, ports)
  const { now } = context.get('view')
  const published = report.suppressedBelow !== null
  const about = asked.about === null ? '' : asked.about === 'children' ? ' about children' : ' about adults'
  const title = `Escalations${about}, ${asked.year.label}`
  const body = markup`
    <span class="govuk-caption-l">${report.partnership.name}</span>
    <h1 class="govuk-heading-l">${title}</h1>
    ${isOver(asked.year, now) ? nothing : markup`<div class="govuk-inset-text">This year is not over. The figures are of ${dateOf(now)}, and will change.</div>`}
    ${published ? suppressionNote(report) : nothing}
    ${choices(report, asked, ports, now)}
    ${keyFigures(report)}
    ${report.tables.map((table) => section(report, table))}
    ${neverEscalated(report)}
    ${howCounted(report)}`
  const back = { href: '/reports', text: 'Reports' }
  return show(context, { title: `${title}, ${report.partnership.name}`, section: 'reports', body, back })
}

/** One plot of a report, as a file of its own: pages hold no inline style. */
export const reportChart = async (context: RegisterContext, ports: RegisterPorts) => {
  const asked = reportAsked(context, ports)
  const id = (context.req.param('chart') ?? '').replace(/\.svg$/, '')
  const report = asked === null ? null : await readReport(asked, ports)
  const table = report?.tables.find((each) => each.id === id)
  if (report === null || table === undefined || plotted(table).length === 0) {
    return notFound(context, 'page')
  }
  const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' }
  return context.body(await tableSvg(report, table), 200, headers)
}

const suppressionNote = ({ suppressedBelow }: Report): Html => markup`
<div class="govuk-inset-text">For publication. <abbr title="kept back">[c]</abbr> stands for a number that is kept back: one from 1 to ${(suppressedBelow ?? 0) - 1}, which could point at a person, or one from which such a number could be worked out.</div>`

const choices = (
  report: Report,
  { partnership, year, about }: Asked,
  { clock }: RegisterPorts,
  now: string,
): Html => {
  const published = report.suppressedBelow !== null
  const { yearStartsInMonth } = partnership.reports
  const latest = reportYearOf(clock.now(), yearStartsInMonth).start
  const years = [year.start + 1, year.start - 1]
    .filter((start) => start <= latest)
    .map((start) => reportYear(start, yearStartsInMonth))
  const link = (href: string, text: string) =>
    markup`<li><a class="govuk-link" href="${href}">${text}</a></li>`
  const others = ([null, 'children', 'adults'] as const).filter((each) => each !== about)
  return markup`
<nav class="sw-actions" aria-label="This report">
  <ul class="govuk-list sw-choices">
    ${years.map((each) => link(addressOf(report, each), `${each.start > year.start ? 'Next year' : 'Year before'}: ${each.label}`))}
    ${published ? nothing : others.map((population) => link(addressOf({ ...report, population }, year), population === null ? 'Children and adults' : population === 'children' ? 'Children only' : 'Adults only'))}
    ${
      published
        ? link(addressOf({ ...report, suppressedBelow: null }, year), 'All numbers, not for publication')
        : link(
            addressOf({ ...report, population: null, suppressedBelow: 1 }, year),
            isOver(year, now)
              ? 'For publication, without small numbers'
              : 'For publication so far, without small numbers',
          )
    }
    ${link(addressOf(report, year, 'figures.csv'), 'Figures as a spreadsheet (CSV)')}
    ${published ? nothing : link(addressOf(report, year, 'cases.csv'), 'Cases as a spreadsheet (CSV)')}
  </ul>
</nav>`
}

/** What a board asks first. */
const keyFigures = (report: Report): Html => {
  const latest = (id: string, key: string): string | null => {
    const cell = report.tables
      .find((table) => table.id === id)
      ?.rows.find((row) => row.key === key)
      ?.cells.at(-1)
    return cell === undefined ? null : cellInWords(cell)
  }
  const all = report.totals.at(-1)
  const figures = [
    ['Escalations', all === undefined ? null : cellInWords(all)],
    ['Resolved', latest('outcome', 'resolved')],
    ['Awaiting confirmation', latest('outcome', 'awaiting-confirmation')],
    ['Withdrawn', latest('outcome', 'withdrawn')],
    ['With a missed deadline', latest('flags', 'late')],
    ['With immediate risk', latest('flags', 'risk')],
  ] as const
  return markup`
<dl class="sw-key-figures">${figures.map(([label, figure]) =>
    figure === null ? nothing : markup`<div class="sw-key-figure"><dt>${label}</dt><dd>${figure}</dd></div>`,
  )}</dl>`
}

const section = (report: Report, table: Table): Html => {
  const { start } = report.years.at(-1) ?? { start: 0 }
  const rows = plotted(table)
  const compared = report.years.length > 1 ? ', compared with the years before' : ''
  return markup`
<section class="sw-report" aria-labelledby="${table.id}">
  <h2 class="govuk-heading-m" id="${table.id}">${table.title}</h2>
  <p class="govuk-body">${table.how}</p>
  ${
    rows.length === 0
      ? markup`<p class="govuk-body sw-quiet">Nothing to show for these years.</p>`
      : markup`<div class="sw-scroll" role="region" tabindex="0" aria-label="Plot: ${table.title}"><img class="sw-report__plot" src="${addressOf(report, { start }, `charts/${table.id}.svg`)}" loading="lazy" alt="Bar chart: ${table.title}${compared}. The table below has the same figures${rows.length < table.rows.length ? ', and more' : ''}." /></div>${reportTable(report, table)}`
  }
</section>`
}

const neverEscalated = ({ neverEscalated: agencies, years }: Report): Html =>
  agencies === null
    ? nothing
    : markup`
<section class="sw-report" aria-labelledby="never">
  <h2 class="govuk-heading-m" id="never">Agencies that never escalated</h2>
  <p class="govuk-body">In the directory, and raised nothing in ${years.at(-1)?.label ?? 'the year'}. That can mean that all is well, or that people do not know the process.</p>
  ${agencies.length === 0 ? markup`<p class="govuk-body">None: every agency escalated at least once.</p>` : markup`<ul class="govuk-list govuk-list--bullet sw-report__agencies">${agencies.map((name) => markup`<li>${name}</li>`)}</ul>`}
</section>`

const howCounted = ({ suppressedBelow }: Report): Html => markup`
<section class="sw-report" aria-labelledby="how">
  <h2 class="govuk-heading-m" id="how">How this was counted</h2>
  <ul class="govuk-list govuk-list--bullet">
    <li>A case belongs to the year in which it was opened, also where it ended later. Earlier years change until their cases have ended.</li>
    <li>Working days are Monday to Friday without the bank holidays of England and Wales; the day on which something began does not count.</li>
    <li>Percentages are rounded. Half of the cases took no longer than the median, and half no less.</li>
    ${suppressedBelow === null ? nothing : markup`<li>Noughts are shown. Totals of fewer than ${suppressedBelow} are kept back too, and so are percentages and medians of few cases.</li>`}
  </ul>
</section>`
