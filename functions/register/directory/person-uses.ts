import { everyCase } from '../../domain/case-query.ts'
import type { CaseSummary } from '../../domain/record.ts'
import { EVER, tallyName } from '../../domain/report/tally.ts'
import { markup, nothing, type Html } from '../markup.ts'
import type { RegisterPorts } from '../view.ts'
import { counted, MOST_COUNTED, stateTag } from '../words.ts'
import type { About } from './about.ts'

/** As many as a page lists; more than that are counted. */
const LISTED = 50

interface Uses {
  /** Open, and their current step is with the person; the newest first. */
  readonly now: readonly CaseSummary[]
  readonly nowInAll: number
  /** Cases in which a step was ever with them. */
  readonly ever: number
}

/** Where a person is and was asked. */
export const usesOf = async ({ id, person }: About, { store }: RegisterPorts): Promise<Uses> => {
  if (person === null) return { now: [], nowInAll: 0, ever: 0 }
  const query = { ...everyCase, partnership: id, state: 'any-open', contact: person.id } as const
  const { items, next } = await store.findCases(query, { limit: LISTED, after: null })
  const tallies = await Promise.all(
    (['children', 'adults'] as const).map((population) =>
      store.tally({ partnership: id, population }, EVER, `${EVER}~`),
    ),
  )
  return {
    now: items,
    nowInAll: next === null ? items.length : await store.countCases(query, MOST_COUNTED),
    ever: tallies.reduce((sum, tally) => sum + (tally[tallyName('asked', person.id)] ?? 0), 0),
  }
}

export const usesSection = ({ now, nowInAll, ever }: Uses): Html => markup`
<h2 class="govuk-heading-m">Cases</h2>
${
  now.length === 0
    ? markup`<p class="govuk-body">No open case is with them now.</p>`
    : markup`<p class="govuk-body">With them now${nowInAll > now.length ? `: the newest ${now.length} of ${counted(nowInAll)}` : nothing}. A new address or number counts for what happens next: the notice of a step that has begun has gone to the old one, unless you <strong>change the contact</strong> of the case.</p>
      <ul class="govuk-list">${now.map(({ reference, state, stepLabel }) => markup`<li><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> ${stepLabel} ${stateTag(state)} <a class="govuk-link" href="/cases/${reference}/change-contact">Change its contact<span class="govuk-visually-hidden"> of case ${reference}</span></a></li>`)}</ul>`
}
<p class="govuk-body">${ever === 0 ? 'No step of any case was ever with them.' : ever === 1 ? 'A step of one case is or was with them.' : `Steps of ${ever} cases are or were with them.`}</p>`
