import { fold } from '../domain/case/fold.ts'
import type { Case } from '../domain/case/state.ts'
import { moment } from '../domain/notice/moments.ts'
import type { Reading } from '../domain/reading/reading.ts'
import type { MailRow } from '../domain/record.ts'
import { withoutLabel } from '../domain/case/outstanding.ts'
import { actDone, actLinks } from './act-pages.ts'
import { alertList } from './case-alerts.ts'
import { standing, warnings } from './case-now.ts'
import { people } from './case-people.ts'
import { deadlineProof, recordCheck } from './case-proof.ts'
import { mergedAway, mergedMails, relatedCases, relatedTo } from './case-related.ts'
import { erasedCase } from './retention-pages.ts'
import { stepsPicture } from './case-steps.ts'
import { timeline } from './case-timeline.ts'
import { partnershipName } from './cases-table.ts'
import { words } from './document-blocks.ts'
import { justDone } from './just-done.ts'
import { show } from './layout.ts'
import { mailDone } from './mail-done.ts'
import { mailTable } from './ledger-page.ts'
import { readingOf } from './mail-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { notFound } from './not-found.ts'
import { latestViews, viewsList } from './note-view.ts'
import { noticesTable } from './outbox-page.ts'
import type { RegisterContext, RegisterPorts } from './view.ts'
import { populationInWords, stateTag, time } from './words.ts'

/** Everything about one case: what happened, what it waits for, and why each deadline is what it is. */
export const casePage = async (context: RegisterContext, ports: RegisterPorts) => {
  const reference = context.req.param('reference') ?? ''
  const record = await ports.store.loadCase(reference)
  const state = fold(record)
  if (state === null) {
    const summary = await ports.store.loadSummary(reference)
    if (summary?.erased === undefined || summary.erased === null) return notFound(context, 'case')
    const check = recordCheck(await ports.store.loadRecord(reference))
    const body = erasedCase(summary, check)
    return show(context, { title: `Case ${reference}`, section: 'cases', body })
  }
  const { now, visitor } = context.get('view')
  const partnership = await ports.partnerships.ofCase(state)
  const mails = await ports.store.mailOfCase(reference)
  const notices = await ports.store.noticesOfCase(reference)
  const readings = await readingsOf(mails, ports)
  const related = await relatedTo(state, ports)
  const done = justDone(context)
  const body = markup`
    <div class="sw-actions">${actDone(done, record, state)}${mailDone(done)}</div>
    <span class="govuk-caption-l">Case, ${populationInWords(state.population).toLowerCase()}, ${partnershipName(ports.partnerships, state.partnership)}</span>
    <h1 class="govuk-heading-l sw-title"><span class="sw-reference">${reference}</span> ${stateTag(state.standing.kind)}</h1>
    <p class="govuk-body-l sw-between">${state.escalating.name} <span class="sw-quiet">escalates to</span> ${state.receiving?.name ?? 'an agency not known yet'}</p>
    <p class="govuk-body-s sw-print-only">The record of case ${reference} as it stood at ${moment(now)}, kept by Stepwise for ${partnership.name}.</p>
    ${mergedAway(state)}
    ${warnings(state)}
    <div class="sw-columns sw-columns--case">
      <div class="sw-columns__main">
        ${standing(state, partnership, now)}
        ${alertList(state)}
        ${outcome(state)}
        <h2 class="govuk-heading-m">Steps</h2>
        ${stepsPicture(state, partnership, now)}
        <h2 class="govuk-heading-m" id="what-happened">What happened</h2>
        ${timeline(record, state, { readings, notices })}
      </div>
      <div class="sw-columns__side">
        ${visitor.may('manager', state.partnership) ? actLinks(state) : nothing}
        ${people(state, partnership)}
        ${relatedCases(related)}
        ${deadlineProof(state)}
        ${recordCheck(record)}
        ${viewsList(await latestViews(reference, ports.store))}
        <p class="govuk-body sw-actions"><a class="govuk-link" href="/cases/${reference}/bundle">Make a bundle of the record</a></p>
      </div>
    </div>
    <h2 class="govuk-heading-m">Mails</h2>
    ${mailTable(mails, `Mails of case ${reference}`)}
    ${mergedMails(related)}
    <h2 class="govuk-heading-m">Notices</h2>
    ${
      notices.length === 0
        ? markup`<p class="govuk-body">None yet.</p>`
        : markup`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">All ${notices.length} notices, with their delivery</span></summary>${noticesTable(notices, { caption: `Notices of case ${reference}`, withCase: false })}</details>`
    }`
  return show(context, {
    title: `Case ${reference}`,
    section: 'cases',
    body,
    back: { href: '/cases', text: 'Cases' },
  })
}

const readingsOf = async (mails: readonly MailRow[], ports: RegisterPorts): Promise<Map<string, Reading>> => {
  const read = await Promise.all(mails.map(async ({ id }) => [id, await readingOf(id, ports)] as const))
  return new Map(read.flatMap(([id, reading]) => (reading === null ? [] : [[id, reading]])))
}

const outcome = ({ standing: stands }: Case): Html => {
  if (stands.kind !== 'awaiting-confirmation' && stands.kind !== 'resolved') return nothing
  const { text, outstanding, proposer, proposedAt } = stands.outcome
  return markup`
<section class="sw-outcome" aria-label="Outcome">
  <h2 class="govuk-heading-m">${stands.kind === 'resolved' ? 'Agreed outcome' : 'Proposed outcome, not confirmed yet'}</h2>
  ${words(text, proposer.name)}
  <p class="govuk-body">Proposed ${time(proposedAt)}${stands.kind === 'resolved' ? markup`, confirmed ${time(stands.at)}` : nothing}.</p>
  ${outstanding === null ? nothing : markup`<p class="govuk-body"><strong>Still outstanding:</strong> ${withoutLabel(outstanding)}</p>`}
</section>`
}
