import { causeOfDisagreementInWords, causeOfDisagreementSchema } from '../domain/case/classification.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { CaseFilter } from './case-filter.ts'
import { dateField, select, textField } from './fields.ts'
import { markup, type Html } from './markup.ts'
import { stateInWords } from './words.ts'
import { caseSummarySchema } from '../domain/record.ts'

type Option = readonly [value: string, text: string]

/** What the list can be narrowed by. It is a GET form: every answer has an address that can be kept. */
export const filterForm = (filter: CaseFilter, partnerships: readonly Partnership[]): Html => {
  const agencies = agenciesOf(partnerships)
  const narrowed = isNarrowed(filter)
  return markup`
<form method="get" action="/cases" class="sw-filter" aria-label="Find cases">
  ${textField({ name: 'find', label: 'Reference, agency or email address', value: filter.find ?? '', narrow: true })}
  <button type="submit" class="govuk-button govuk-button--secondary">Find</button>
</form>
<details class="govuk-details${narrowed ? ' sw-filter--set' : ''}">
  <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${narrowed ? 'Change the filter' : 'Filter'}</span></summary>
  <form method="get" action="/cases" class="sw-filter" aria-label="Filter cases">
    ${select({
      name: 'state',
      label: 'State',
      value: filter.state,
      options: [
        ['any-open', 'Not closed'],
        ...caseSummarySchema.shape.state.options.map((state): Option => [state, stateInWords(state)]),
      ],
    })}
    ${select({
      name: 'due',
      label: 'Time',
      value: filter.due,
      options: [
        ['overdue', 'Overdue'],
        ['today', 'Due today'],
        ['week', 'Due this week'],
        ['none', 'No time set'],
      ],
    })}
    ${select({
      name: 'flag',
      label: 'Needs care',
      value: filter.flag,
      options: [
        ['risk', 'Immediate risk'],
        ['nobody', 'Nobody to write to'],
        ['alert', 'Alerts nobody has taken on'],
        ['taken', 'Alerts somebody has taken on'],
        ['paused', 'Paused by a person'],
        ['misread', 'Misreading claimed'],
      ],
    })}
    ${select({
      name: 'partnership',
      label: 'Partnership',
      value: filter.partnership,
      options: partnerships.map(({ id, name }): Option => [id, name]),
    })}
    ${select({
      name: 'population',
      label: 'About',
      value: filter.population,
      options: [
        ['children', 'Children'],
        ['adults', 'Adults'],
      ],
    })}
    ${select({
      name: 'step',
      label: 'Step, stage or level',
      value: filter.step === null ? null : String(filter.step),
      options: [1, 2, 3, 4, 5].map((step): Option => [String(step), String(step)]),
    })}
    ${select({
      name: 'cause',
      label: 'Cause',
      value: filter.cause,
      options: causeOfDisagreementSchema.options.map((cause): Option => [
        cause,
        causeOfDisagreementInWords[cause],
      ]),
    })}
    ${select({ name: 'agency', label: 'Agency, on either side', value: filter.agency, options: agencies })}
    ${select({ name: 'by', label: 'Raised by', value: filter.by, options: agencies })}
    ${select({ name: 'with', label: 'Raised with', value: filter.with, options: agencies })}
    ${textField({ name: 'person', label: 'Email address of who raised it', value: filter.person ?? '', narrow: true, type: 'email' })}
    ${dateField({ name: 'from', label: 'Opened from', value: filter.from ?? '' })}
    ${dateField({ name: 'to', label: 'Opened until', value: filter.to ?? '' })}
    <div class="govuk-button-group">
      <button type="submit" class="govuk-button">Apply</button>
      <a class="govuk-link" href="/cases">Clear</a>
    </div>
  </form>
</details>`
}

const isNarrowed = (filter: CaseFilter): boolean =>
  Object.entries(filter).some(([name, value]) => name !== 'find' && value !== null)

const agenciesOf = (partnerships: readonly Partnership[]): Option[] => {
  const names = new Map(
    partnerships.flatMap(({ directory }) =>
      directory.agencies.filter(({ office }) => !office).map(({ id, name }): Option => [id, name]),
    ),
  )
  return [...names].toSorted(([, a], [, b]) => a.localeCompare(b, 'en-GB'))
}
