import { everyCase, type CaseQuery } from '../domain/case-query.ts'
import type { CaseSummary } from '../domain/record.ts'
import { alertInWords, byUrgency } from './alert-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { Seen } from './seen.ts'
import { counted, MOST_COUNTED, time } from './words.ts'

const shows = 10

/** Those with the most urgent alerts, however long ago they came, and the newest of all others. */
const mostUrgentOf = async (query: CaseQuery, seen: Seen): Promise<CaseSummary[]> => {
  const page = { limit: shows, after: null }
  const open = { ...query, state: 'any-open' } as const
  const found = await Promise.all(
    [{ ...open, immediateRisk: true as const }, { ...open, nobodyToWriteTo: true as const }, query].map(
      (each) => seen.findCases(each, page),
    ),
  )
  const named = new Map(found.flatMap(({ items }) => items.map((each) => [each.reference, each] as const)))
  return [...named.values()]
}

/** Alerts that nobody has taken on, also of closed cases, come before anything else of today; the most urgent first. */
export const alertsToTakeOn = async (seen: Seen): Promise<Html> => {
  const query = { ...everyCase, alerted: true } as const
  const items = await mostUrgentOf(query, seen)
  if (items.length === 0) return nothing
  const count = await seen.countCases(query, MOST_COUNTED)
  const waiting = byUrgency(items.flatMap((summary) => mostUrgent(summary)))
  return markup`
<section class="sw-waiting" aria-labelledby="waiting">
  <h2 class="govuk-heading-m" id="waiting">Nobody has taken these on</h2>
  <ul class="sw-waiting__list">${waiting.slice(0, shows).map(
    ({ kind, at, others, summary: { reference, escalatingAgency, receivingAgency, stepLabel } }) => markup`
    <li class="sw-waiting__item">
      <span class="sw-waiting__what"><strong class="sw-late">${alertInWords[kind]}</strong>${others === 0 ? nothing : markup` <span class="sw-quiet">and ${others} more</span>`}</span>
      <span><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> ${escalatingAgency} <span class="sw-quiet">and ${receivingAgency ?? 'an agency not known yet'}, ${stepLabel}</span></span>
      <span class="sw-quiet">Since ${time(at)}</span>
      <a class="govuk-link sw-waiting__act" href="/cases/${reference}/take-on">Take it on<span class="govuk-visually-hidden">: ${reference}</span></a>
    </li>`,
  )}</ul>
  ${count > shows ? markup`<p class="govuk-body"><a class="govuk-link" href="/cases?flag=alert">All ${counted(count)} cases with alerts that nobody has taken on</a></p>` : nothing}
</section>`
}

/** What is in somebody's hands already, and in whose: a colleague sees whom to ask. */
export const alertsTakenOn = async (seen: Seen): Promise<Html> => {
  const query = { ...everyCase, state: 'any-open', takenOn: true } as const
  const items = await mostUrgentOf(query, seen)
  if (items.length === 0) return nothing
  const count = await seen.countCases(query, MOST_COUNTED)
  const taken = byUrgency(
    items.flatMap(({ takenOn, ...summary }) => takenOn.map((each) => ({ ...each, summary }))),
  )
  return markup`
<section aria-labelledby="taken-on">
  <h2 class="govuk-heading-m" id="taken-on">Taken on</h2>
  <ul class="sw-waiting__list">${taken.slice(0, shows).map(
    ({ kind, by, at, summary: { reference, escalatingAgency, receivingAgency, stepLabel } }) => markup`
    <li class="sw-waiting__item">
      <span class="sw-waiting__what">${alertInWords[kind]}</span>
      <span><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> ${escalatingAgency} <span class="sw-quiet">and ${receivingAgency ?? 'an agency not known yet'}, ${stepLabel}</span></span>
      <span class="sw-break">${by}<span class="sw-quiet">Since ${time(at)}</span></span>
    </li>`,
  )}</ul>
  ${count > shows ? markup`<p class="govuk-body"><a class="govuk-link" href="/cases?flag=taken">All ${counted(count)} cases with alerts that somebody has taken on</a></p>` : nothing}
</section>`
}

const mostUrgent = (summary: CaseSummary) => {
  const [first, ...others] = byUrgency(summary.alerts)
  return first === undefined ? [] : [{ ...first, others: others.length, summary }]
}
