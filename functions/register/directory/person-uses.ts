import { everyCase } from '../../domain/case-query.ts'
import { fold } from '../../domain/case/fold.ts'
import { currentStep, isClosed } from '../../domain/case/state.ts'
import type { CaseSummary } from '../../domain/record.ts'
import { markup, nothing, type Html } from '../markup.ts'
import type { RegisterPorts } from '../view.ts'
import { stateTag } from '../words.ts'
import type { About } from './about.ts'

/** The newest cases of an agency that are looked through: as many as a page has time for. */
const NEWEST = 100

interface Uses {
  /** Open, and their current step is with the person. */
  readonly now: readonly CaseSummary[]
  /** Cases in which a step went to them, among those that were looked through. */
  readonly before: number
  readonly lookedThrough: number
  readonly more: boolean
}

/** Where a person has been asked: read from the records of their agency's newest cases, or of the office's. */
export const usesOf = async ({ id, agency, person }: About, { store }: RegisterPorts): Promise<Uses> => {
  const receivingAgency = agency?.office === true ? null : (agency?.id ?? null)
  const query = { ...everyCase, partnership: id, receivingAgency }
  const { items, next } = await store.findCases(query, { limit: NEWEST, after: null })
  const found = await Promise.all(
    items.map(async (summary) => {
      const state = fold(await store.loadCase(summary.reference))
      if (state === null) return null
      const { contact } = currentStep(state)
      const isNow = !isClosed(state) && contact.kind !== 'nobody' && contact.person?.personId === person?.id
      return { summary, isNow, wasAsked: state.usedPersonIds.includes(person?.id ?? '') }
    }),
  )
  const cases = found.filter((each) => each !== null)
  return {
    now: cases.filter(({ isNow }) => isNow).map(({ summary }) => summary),
    before: cases.filter(({ wasAsked }) => wasAsked).length,
    lookedThrough: cases.length,
    more: next !== null,
  }
}

export const usesSection = ({ now, before, lookedThrough, more }: Uses): Html => markup`
<h2 class="govuk-heading-m">Cases</h2>
${
  now.length === 0
    ? markup`<p class="govuk-body">No open case is with them now.</p>`
    : markup`<p class="govuk-body">With them now. A new address or number counts for what happens next: the notice of a step that has begun has gone to the old one, unless you <strong>change the contact</strong> of the case.</p>
      <ul class="govuk-list">${now.map(({ reference, state, stepLabel }) => markup`<li><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> ${stepLabel} ${stateTag(state)} <a class="govuk-link" href="/cases/${reference}/change-contact">Change its contact<span class="govuk-visually-hidden"> of case ${reference}</span></a></li>`)}</ul>`
}
${
  lookedThrough === 0
    ? nothing
    : markup`<p class="govuk-body">Asked in ${before} of the ${more ? `newest ${lookedThrough}` : lookedThrough} ${lookedThrough === 1 ? 'case' : 'cases'} that could have come to them.</p>`
}`
