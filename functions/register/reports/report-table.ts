import type { Report } from '../../domain/report/report.ts'
import type { Cell, Row, Table } from '../../domain/report/table.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { casesAddress } from './addresses.ts'
import { cellInWords } from './cell-words.ts'

/** A table of a report: a row for each thing counted, a column for each year. */
export const reportTable = (report: Report, table: Table): Html => markup`
<div class="sw-scroll" tabindex="0" role="region" aria-label="${table.title}, as a table">
<table class="govuk-table sw-figures">
  <caption class="govuk-visually-hidden">${table.title}</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row">
    <th scope="col" class="govuk-table__header">${table.rowsAre}</th>
    ${report.years.map(({ short }) => markup`<th scope="col" class="govuk-table__header govuk-table__header--numeric">${short}</th>`)}
  </tr></thead>
  <tbody class="govuk-table__body">
    ${table.rows.map(
      (row) => markup`<tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header sw-figures__row">${labelOf(report, row)}</th>
      ${row.cells.map(cellIn)}
    </tr>`,
    )}
    ${table.kind === 'parts' && table.rows.length > 1 ? total(report) : nothing}
  </tbody>
</table>
</div>`

/** With a link to the cases of the report's own year, where there are any. */
const labelOf = (report: Report, { label, cells, query }: Row): Html => {
  const year = report.years.at(-1)
  const latest = cells.at(-1)
  const hasCases = latest?.kind === 'count' && latest.count > 0
  return query === null || year === undefined || !hasCases
    ? markup`${label}`
    : markup`<a class="govuk-link" href="${casesAddress(report, year, query)}">${label}</a>`
}

const cellIn = (cell: Cell): Html =>
  cell.kind === 'suppressed'
    ? markup`<td class="govuk-table__cell govuk-table__cell--numeric"><abbr title="kept back">[c]</abbr></td>`
    : markup`<td class="govuk-table__cell govuk-table__cell--numeric">${cellInWords(cell)}</td>`

const total = ({ totals }: Report): Html => markup`<tr class="govuk-table__row sw-figures__total">
  <th scope="row" class="govuk-table__header">All</th>
  ${totals.map(cellIn)}
</tr>`
