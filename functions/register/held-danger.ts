import type { MailRow } from '../domain/record.ts'
import { senderOf, subjectOf } from './ledger-page.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { Seen } from './seen.ts'
import { daysFrom, riskTag, time } from './words.ts'

const AT_A_TIME = 200
/** Mail is handled within hours; a queue longer than this is a flood, and its own page shows it in order. */
const MOST_LOOKED_AT = 1_000

/** Held mail that tells of immediate danger and that nobody has handled yet, the longest waiting first. */
export const heldDanger = async (seen: Seen): Promise<MailRow[]> => {
  const found: MailRow[] = []
  let after: string | null = null
  let looked = 0
  do {
    const page = await seen.listHeldMail({ limit: AT_A_TIME, after })
    found.push(...page.items.filter(({ immediateRisk }) => immediateRisk))
    looked += page.items.length
    after = page.next
  } while (after !== null && looked < MOST_LOOKED_AT)
  return found
}

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
