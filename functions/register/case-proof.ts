import { verifyChain } from '../domain/case/chain.ts'
import type { RecordedEvent } from '../domain/case/events.ts'
import { currentStep, type Case, type StepOnCase } from '../domain/case/state.ts'
import { daysOneByOne } from '../domain/notice/moments.ts'
import { longDate } from '../domain/deadlines/wording.ts'
import { markup, nothing, type Html } from './markup.ts'

/** How each deadline came about, a day a line; the current step's first. */
export const deadlineProof = (state: Case): Html => {
  const current = currentStep(state)
  const earlier = state.steps.filter((step) => step !== current).toReversed()
  return markup`
<h2 class="govuk-heading-m">How the deadline is counted</h2>
${proofOf(current)}
${earlier.map(
  (step) =>
    markup`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${step.label}${step.turn === 0 ? '' : `, recipient ${step.turn + 1}`}</span></summary><div class="govuk-details__text">${proofOf(step)}</div></details>`,
)}`
}

const proofOf = ({ label, deadline }: StepOnCase): Html => {
  const days = daysOneByOne(deadline)
  const { calendar } = deadline.basis
  return markup`${
    days.length === 0
      ? markup`<p class="govuk-body">${label}: ${deadline.sentence}</p>`
      : markup`<p class="govuk-body"><strong>${label}</strong></p><ul class="sw-proof">${days.map((day) => markup`<li>${day}</li>`)}</ul>`
  }${
    deadline.provisional
      ? markup`<p class="govuk-body">Provisional: bank holidays are published only up to ${longDate(calendar.coveredUntil)}.</p>`
      : nothing
  }`
}

/** Whether the record is as it was written: each event commits to the one before. */
export const recordCheck = (record: readonly RecordedEvent[]): Html => {
  const check = verifyChain(record)
  const last = record.at(-1)
  return markup`
<h2 class="govuk-heading-m">Check of the record</h2>
${
  check.intact
    ? markup`<p class="govuk-body sw-intact">Intact: all ${check.events} events are as they were written, in their order.</p>${last === undefined ? nothing : markup`<p class="govuk-body-s sw-quiet sw-break">Last link of the chain: ${last.link}</p>`}`
    : markup`<div class="govuk-error-summary"><h3 class="govuk-error-summary__title">The record is not as it was written</h3><p class="govuk-body">At event ${check.seq}: ${check.why}. Tell whoever runs Stepwise, and do not rely on this page.</p></div>`
}`
}
