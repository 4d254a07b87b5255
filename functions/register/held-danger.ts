import type { MailRow } from '../domain/record.ts'
import { senderOf, subjectOf } from './ledger-page.ts'
import { markup, nothing, type Html } from './markup.ts'
import { daysFrom, riskTag, time } from './words.ts'

/** A danger that is told in a mail which waits comes before all else: no case and no deadline stands for it. */
export const dangerInHeldMail = (mails: readonly MailRow[], now: string): Html =>
  mails.length === 0
    ? nothing
    : markup`
<section class="sw-waiting" aria-labelledby="danger">
  <h2 class="govuk-heading-m" id="danger">Danger told in mail that nobody has handled</h2>
  <ul class="sw-waiting__list">${mails.map(
    (mail) => markup`
    <li class="sw-waiting__item">
      <span class="sw-waiting__what">${riskTag()}</span>
      <span><a class="govuk-link sw-break" href="/held/${mail.id}">${subjectOf(mail)}</a> <span class="sw-quiet sw-break">from ${senderOf(mail)}</span></span>
      <span class="sw-quiet">Since ${time(mail.receivedAt)} (${daysFrom(mail.receivedAt, now)})</span>
    </li>`,
  )}</ul>
</section>`
