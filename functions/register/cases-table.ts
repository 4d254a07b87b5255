import type { Instant } from '../domain/instant.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { CaseSummary } from '../domain/record.ts'
import { markup, nothing, type Html } from './markup.ts'
import {
  deadlineInWords,
  isClosedState,
  misreadingTag,
  nobodyTag,
  pausedTag,
  populationInWords,
  riskTag,
  stateTag,
} from './words.ts'

export const partnershipName = (partnerships: Partnerships, id: string): string =>
  partnerships.all.find((partnership) => partnership.id === id)?.name ?? id

/** Cases as a table; on a phone each row becomes a card. */
export const casesTable = (
  cases: readonly CaseSummary[],
  { caption, now, partnerships }: { caption: string; now: Instant; partnerships: Partnerships },
): Html => markup`
<table class="govuk-table sw-table">
  <caption class="govuk-table__caption govuk-visually-hidden">${caption}</caption>
  <thead class="govuk-table__head">
    <tr class="govuk-table__row">
      <th scope="col" class="govuk-table__header">Case</th>
      <th scope="col" class="govuk-table__header">Between</th>
      <th scope="col" class="govuk-table__header">Where it stands</th>
      <th scope="col" class="govuk-table__header">Deadline</th>
    </tr>
  </thead>
  <tbody class="govuk-table__body">
    ${cases.map(
      (each) => markup`<tr class="govuk-table__row">
        <td class="govuk-table__cell sw-table__key"><a class="govuk-link sw-reference" href="/cases/${each.reference}">${each.reference}</a><span class="sw-quiet">${populationInWords(each.population)}, ${partnershipName(partnerships, each.partnership)}</span></td>
        <td class="govuk-table__cell"><span class="sw-label">Between</span>${each.escalatingAgency} <span class="sw-quiet">and ${each.receivingAgency ?? 'an agency not known yet'}</span></td>
        <td class="govuk-table__cell"><span class="sw-label">Where it stands</span><span class="sw-line">${each.stepLabel}</span><span class="sw-tags">${stateTag(each.state)}${flags(each)}</span>${hasTakenOn(each)}</td>
        <td class="govuk-table__cell"><span class="sw-label">Deadline</span>${deadlineInWords(each, now)}</td>
      </tr>`,
    )}
  </tbody>
</table>`

/** Who sees to what has gone wrong. */
export const hasTakenOn = ({ takenOn }: CaseSummary): Html => {
  const names = [...new Set(takenOn.map(({ by }) => by))]
  return names.length === 0 ? nothing : markup`<span class="sw-quiet">Taken on by ${names.join(', ')}</span>`
}

const flags = ({ state, immediateRisk, nobodyToWriteTo, paused, pausedByPerson }: CaseSummary): Html => {
  // Danger that was told of a closed case; nothing else of it needs anybody.
  if (isClosedState(state)) return immediateRisk ? riskTag() : nothing
  return markup`${immediateRisk ? riskTag() : nothing}${nobodyToWriteTo ? nobodyTag() : nothing}${pausedByPerson ? pausedTag() : nothing}${paused ? misreadingTag() : nothing}`
}
