import type { RedactedEvent } from '../domain/bundle/manifest.ts'
import type { Case } from '../domain/case/state.ts'
import type { Instant } from '../domain/instant.ts'
import { dateOf, moment } from '../domain/notice/moments.ts'
import { localTimeOf } from '../domain/deadlines/local-time.ts'
import { markup, nothing, type Html } from '../register/markup.ts'
import { populationInWords, stateInWords } from '../register/words.ts'
import { factTable, pageHtml } from './page-html.ts'
import { stepsTable } from './steps-table.ts'

/** What happened by date, kind, step and agency, and nothing that anybody wrote or is called. */
export const redactedTimelineHtml = (
  events: readonly RedactedEvent[],
  state: Case,
  partnership: string,
  madeAt: Instant,
): string =>
  pageHtml(
    `Case ${state.reference}, redacted`,
    markup`
<p class="quiet">${partnership}</p>
<h1>Case ${state.reference}, redacted</h1>
<p class="quiet">Made ${moment(madeAt)}. Names of people, addresses, telephone numbers, what people wrote and attachments are left out.</p>
${factTable([
  ['Escalating agency', state.escalating.name],
  ['Receiving agency', state.receiving?.name ?? 'Not known'],
  ['About', populationInWords(state.population)],
  ['Opened', moment(state.openedAt)],
  ['State', stateInWords(state.standing.kind)],
])}
<h2>Steps</h2>
${stepsTable(state)}
<h2>What happened</h2>
${[...Map.groupBy(events, ({ at }) => dateOf(at))].map(([date, ofDay]) => markup`<h3>${date}</h3><ol class="events">${ofDay.map((event) => entry(event, state))}</ol>`)}`,
  )

const entry = ({ at, seq, kind, by, step, due }: RedactedEvent, { steps }: Case): Html => {
  const label = step === null ? null : (steps.find((each) => each.step === step)?.label ?? `Step ${step}`)
  return markup`<li><p class="title">${localTimeOf(at, 'Europe/London')} ${inWords(kind)}${label === null ? nothing : markup`: ${label}`}</p><p class="quiet">Event ${seq}, by ${by.who ?? doer[by.kind] ?? 'Stepwise'}.${due === null ? nothing : markup` Due ${moment(due)}.`}</p></li>`
}

const inWords = (kind: string): string => {
  const words = kind.replaceAll('-', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const doer: Readonly<Record<string, string>> = {
  workflow: 'the clock of the case',
  delivery: 'the delivery of a notice',
}
