import { caseFilterSchema, parametersOf, queryOf, referenceTyped, type CaseFilter } from './case-filter.ts'
import { casesTable } from './cases-table.ts'
import { filterForm } from './filter-form.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { pageAsked, pageLinks } from './paging.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'

export const casesPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const { store, partnerships } = ports
  const { now, seen, visitor } = context.get('view')
  const filter = caseFilterSchema.parse(context.req.query())
  if (filter.find !== null) {
    const reference = referenceTyped(filter.find)
    const found = await store.loadSummary(reference)
    if (found !== null && visitor.may('reader', found.partnership))
      return context.redirect(`/cases/${reference}`, 303)
  }
  const query = queryOf(filter, now)
  const asked = pageAsked(context)
  const { items, next } = await seen.findCases(query, asked)
  const count = await seen.countCases(query)
  const body = markup`
    <h1 class="govuk-heading-l">Cases</h1>
    ${filter.find === null ? nothing : notFoundReference(filter.find)}
    <div class="sw-columns">
      <div class="sw-columns__side">${filterForm(filter, partnerships)}</div>
      <div class="sw-columns__main">
        <p class="govuk-body sw-count" role="status"><strong>${count}</strong> ${count === 1 ? 'case' : 'cases'}${titleOf(filter)}</p>
        ${
          items.length === 0
            ? markup`<p class="govuk-body">No case fits. <a class="govuk-link" href="/cases">Show all cases</a>, or look in the <a class="govuk-link" href="/mail">mail ledger</a>.</p>`
            : casesTable(items, { caption: 'Cases', now, partnerships })
        }
        ${pageLinks('/cases', parametersOf(filter), asked, next)}
      </div>
    </div>`
  return show(context, { title: 'Cases', section: 'cases', body })
}

const titleOf = ({ due, flag }: CaseFilter): string => {
  const words = [
    due === null
      ? null
      : { overdue: 'overdue', today: 'due today', week: 'due this week', none: 'without a time' }[due],
    flag === null
      ? null
      : {
          risk: 'with immediate risk',
          nobody: 'with nobody to write to',
          alert: 'with an alert that nobody has taken on',
          paused: 'paused by a person',
          misread: 'with a claimed misreading',
        }[flag],
  ].filter((word) => word !== null)
  return words.length === 0 ? '' : `, ${words.join(', ')}`
}

const notFoundReference = (typed: string): Html => markup`
<div class="govuk-inset-text">No case has the reference “${typed}”. References look like WF-7K3QX2.</div>`
