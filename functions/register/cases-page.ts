import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { agencyNamed, whatIsFound, type FoundAgency } from './case-search.ts'
import { caseFilterSchema, parametersOf, queryOf, type CaseFilter } from './case-filter.ts'
import { casesTable } from './cases-table.ts'
import { filterForm } from './filter-form.ts'
import { show } from './layout.ts'
import { markup, nothing, type Html } from './markup.ts'
import { pageAsked, pageLinks, withQuery } from './paging.ts'
import { counted, MOST_COUNTED } from './words.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'

export const casesPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const { partnerships } = ports
  const served = partnerships.all.filter(({ id }) => context.get('visitor').sees.includes(id))
  const { now, seen, visitor } = context.get('view')
  const filter = caseFilterSchema.parse(context.req.query())
  const asks = filter.find === null ? null : await whatIsFound(filter.find, visitor, ports)
  if (asks?.kind === 'at') return context.redirect(asks.href, 303)
  const query = queryOf(filter, now)
  const asked = pageAsked(context)
  const { items, next } = await seen.findCases(query, asked)
  const count = await seen.countCases(query, MOST_COUNTED)
  const body = markup`
    <h1 class="govuk-heading-l">Cases</h1>
    ${asks === null || filter.find === null ? nothing : choices(filter.find, asks.agencies)}
    <div class="sw-columns">
      <div class="sw-columns__side">${filterForm(filter, served)}</div>
      <div class="sw-columns__main">
        <p class="govuk-body sw-count" role="status"><strong>${counted(count)}</strong> ${count === 1 ? 'case' : 'cases'}${titleOf(filter, partnerships)}</p>
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

const titleOf = ({ due, flag, agency, person }: CaseFilter, partnerships: Partnerships): string => {
  const words = [
    agency === null ? null : `of ${agencyNamed(agency, partnerships)}, on either side`,
    person === null ? null : `raised by ${person}`,
    due === null
      ? null
      : { overdue: 'overdue', today: 'due today', week: 'due this week', none: 'without a time' }[due],
    flag === null
      ? null
      : {
          risk: 'with immediate risk',
          nobody: 'with nobody to write to',
          alert: 'with an alert that nobody has taken on',
          taken: 'with an alert that somebody has taken on',
          paused: 'paused by a person',
          misread: 'with a claimed misreading',
        }[flag],
  ].filter((word) => word !== null)
  return words.length === 0 ? '' : `, ${words.join(', ')}`
}

/** What was typed names no case and no single agency: those that it may mean. */
const choices = (typed: string, agencies: readonly FoundAgency[]): Html =>
  agencies.length === 0
    ? markup`<div class="govuk-inset-text">No case or agency is called “${typed}”. Type a reference like WF-7K3QX2, part of an agency’s name, or the email address of who raised a case.</div>`
    : markup`<div class="govuk-inset-text"><p class="govuk-body">Which agency?</p><ul class="govuk-list govuk-list--bullet">${agencies.map(
        ({ id, name }) =>
          markup`<li><a class="govuk-link" href="${withQuery('/cases', { agency: id })}">${name}</a></li>`,
      )}</ul></div>`
