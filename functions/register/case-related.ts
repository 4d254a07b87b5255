import type { Case } from '../domain/case/state.ts'
import type { CaseSummary, MailRow } from '../domain/record.ts'
import { mailTable } from './ledger-page.ts'
import { markup, nothing, type Html } from './markup.ts'
import { casesBetweenTheSame } from './related-cases.ts'
import type { RegisterPorts } from './view.ts'
import { stateTag, time } from './words.ts'

export interface Related {
  readonly between: readonly CaseSummary[]
  /** The mail of each case that was merged into this one. */
  readonly mergedIn: readonly { readonly reference: string; readonly mails: readonly MailRow[] }[]
}

export const relatedTo = async (state: Case, ports: RegisterPorts): Promise<Related> => ({
  between: await casesBetweenTheSame(state, ports),
  mergedIn: await Promise.all(
    state.mergedIn.map(async ({ reference }) => ({
      reference,
      mails: await ports.store.mailOfCase(reference),
    })),
  ),
})

/** Where a case that was merged away goes on. */
export const mergedAway = ({ standing, reference }: Case): Html =>
  standing.kind === 'merged'
    ? markup`<div class="govuk-inset-text">Since ${time(standing.at)} this case goes on as <a class="govuk-link sw-reference" href="/cases/${standing.into}">${standing.into}</a>. Mail to ${reference} comes to that case.</div>`
    : nothing

/** Mails that came to the cases that are one with this. */
export const mergedMails = ({ mergedIn }: Related): Html =>
  markup`${mergedIn.map(
    ({ reference, mails }) => markup`
    <h3 class="govuk-heading-s">Before it was merged into this, <a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> had:</h3>
    ${mailTable(mails, `Mails of case ${reference}`)}`,
  )}`

/** Other cases are about other people: none of them is printed for the file of one. */
export const relatedCases = ({ between, mergedIn }: Related): Html => {
  const merged = new Set(mergedIn.map(({ reference }) => reference))
  const others = between.filter(({ reference }) => !merged.has(reference))
  if (mergedIn.length === 0 && others.length === 0) return nothing
  return markup`
<section class="sw-related sw-actions" aria-label="Related cases"><h2 class="govuk-heading-m">Related cases</h2>
  <ul class="sw-related__list">
    ${mergedIn.map(({ reference }) => markup`<li><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> <span class="sw-quiet">merged into this one</span></li>`)}
    ${others.map(
      ({ reference, stepLabel, openedAt, state, escalatingAgency }) =>
        markup`<li><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a> ${stateTag(state)} <span class="sw-quiet">between the same agencies: raised by ${escalatingAgency} ${time(openedAt)}, ${stepLabel}</span></li>`,
    )}
  </ul>
</section>`
}
