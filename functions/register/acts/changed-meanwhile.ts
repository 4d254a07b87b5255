import type { ActedOnCase } from '../../act-on-case/found.ts'
import type { CaseEvent } from '../../domain/case/events.ts'
import { impossibleSince } from '../../domain/case/overtaken.ts'
import type { Case } from '../../domain/case/state.ts'
import { moment } from '../../domain/notice/moments.ts'
import { facts } from '../document-blocks.ts'
import { eventInWords } from '../event-words.ts'
import { select } from '../fields.ts'
import { formStart, type Sent } from '../forms.ts'
import { markup, nothing, type Html } from '../markup.ts'
import type { View } from '../view.ts'
import type { ActForm } from './act-form.ts'
import { possibleNow } from './every-act.ts'

/** The last event that the page of a form knew, as the form carries it. */
export const seenOf = ({ seen }: Sent['values']): number | null =>
  seen !== undefined && /^\d{1,9}$/.test(seen) ? Number(seen) : null

/** "the case was closed by a person (B. Unit, 10am on Monday 23 November 2026)" */
const happened = (event: CaseEvent, state: Case): string => {
  const { title } = eventInWords(event, state)
  const words = /^(The|A|An) /.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title
  const who = event.by.kind === 'person' ? `${event.by.name}, ` : ''
  return `${words} (${who}${moment(event.at)})`
}

/** Nothing is done to a case that whoever decided did not have before them. */
export const overtaken = ({ since, state }: Extract<ActedOnCase, { kind: 'overtaken' }>): string =>
  `Nothing was recorded: since you opened this form, ${happened(since, state)}. Look again, and send it once more if it is still right.`

/** What the fields in which people write are called, where the act itself cannot be asked for any more. */
const written: Readonly<Record<string, string>> = {
  withWhom: 'Who spoke with whom',
  text: 'What you wrote',
  outstanding: 'Still outstanding',
  date: 'New last day',
  name: 'Name',
  email: 'Email address',
  telephone: 'Telephone number',
  into: 'Reference',
  why: 'Why',
  by: 'Your name',
}

export const typed = ({ values }: Pick<Sent, 'values'>): [string, string, string][] =>
  Object.entries(written).flatMap(([field, label]) => {
    const value = values[field]?.trim() ?? ''
    return value === '' ? [] : [[field, label, value]]
  })

const why = (since: CaseEvent | null, sent: boolean, state: Case): string => {
  if (since === null) return 'This cannot be done on the case as it stands.'
  const opened = sent ? 'Nothing was recorded: since you opened this form, ' : 'This cannot be done now: '
  return `${opened}${happened(since, state)}.`
}

export const couldNotBeDone = (why: string): Html =>
  markup`<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">This could not be done</h2><div class="govuk-error-summary__body"><p class="govuk-body">${why}</p></div></div></div>`

/** What somebody wrote in a form that could not be done any more: nothing of it is lost. */
export const whatWasTyped = (words: readonly [string, string, string][]): Html =>
  words.length === 0
    ? nothing
    : markup`<h2 class="govuk-heading-m">What you typed</h2>${facts(words.map(([, label, value]) => [label, markup`<span class="sw-words__text">${value}</span>`] as const))}`

/** In place of a form that acts on nothing any more: what changed, what was typed, and what can be done now. */
export const tooLate = (
  form: ActForm,
  record: readonly CaseEvent[],
  state: Case,
  sent: Sent,
  view: View,
): Html => {
  const { reference } = state
  const since = impossibleSince(form.kind, record)
  const words = typed(sent)
  return markup`
    ${couldNotBeDone(why(since, words.length > 0, state))}
    <span class="govuk-caption-l">Case ${reference}</span>
    <h1 class="govuk-heading-l">${form.title}</h1>
    <div class="sw-narrow">
      ${whatWasTyped(words)}
      <form method="post" action="/cases/${reference}/instead" novalidate>${formStart(view)}
        <input type="hidden" name="for" value="${form.kind}" />
        ${words.map(([field, , value]) => markup`<input type="hidden" name="${field}" value="${value}" />`)}
        ${select({
          name: 'instead',
          label: 'What you can do now',
          hint: 'What you typed goes with you.',
          value: null,
          options: possibleNow(state).flatMap(({ forms }) =>
            forms.map(({ kind, title }) => [kind, title] as const),
          ),
          none: 'Choose',
        })}
        <div class="govuk-button-group">
          <button type="submit" class="govuk-button govuk-button--secondary">Go on</button>
          <a class="govuk-link" href="/cases/${reference}#what-happened">See what happened</a>
        </div>
      </form>
    </div>`
}
