import { alertsOf, type Case } from '../domain/case/state.ts'
import { alertInWords, byUrgency } from './alert-words.ts'
import { actor } from './event-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { time } from './words.ts'

/** What people have to take on, and who has. */
export const alertList = (state: Case): Html => {
  const alerts = alertsOf(state)
  if (alerts.length === 0) return nothing
  return markup`
<section class="sw-alerts" aria-label="Alerts"><h2 class="govuk-heading-m">Alerts</h2>
  <ul class="sw-alerts__list">${byUrgency(alerts).map(
    ({ kind, at, takenOn }) =>
      markup`<li class="sw-alert${takenOn === null ? ' sw-alert--open' : ''}"><strong>${alertInWords[kind]}</strong> <span class="sw-quiet">${time(at)}</span>
      ${
        takenOn === null
          ? markup`<span class="sw-alert__who"><span class="sw-late">Nobody has taken it on.</span> <a class="govuk-link sw-actions" href="/cases/${state.reference}/take-on">Take it on</a></span>`
          : markup`<span class="sw-alert__who">${actor(takenOn.by, state)} took it on, ${time(takenOn.at)}.</span>`
      }</li>`,
  )}</ul>
</section>`
}
