import { heldDanger } from '../domain/held-danger.ts'
import { MOST_LOOKED_AT } from '../domain/held-mail.ts'
import type { MailRow } from '../domain/record.ts'
import { dangerInHeldMail } from './held-danger.ts'
import { show } from './layout.ts'
import { senderOf, subjectOf } from './ledger-page.ts'
import { markup, nothing, type Html } from './markup.ts'
import { pageAsked, pageLinks } from './paging.ts'
import type { RegisterContext } from './view.ts'
import { daysFrom, riskTag, time } from './words.ts'

/** What waits for a person, the longest waiting first. */
export const heldMailPage = async (context: RegisterContext) => {
  const asked = pageAsked(context)
  const { now, heldMail, seen } = context.get('view')
  const page = await seen.listHeldMail(asked)
  const danger = asked.after === null ? await heldDanger(seen, page) : []
  // In a flood some may not have been found for the top of the first page: those keep their place.
  const others =
    heldMail > MOST_LOOKED_AT ? page.items : page.items.filter(({ immediateRisk }) => !immediateRisk)
  const body = markup`
    <h1 class="govuk-heading-l">Held mail</h1>
    ${dangerInHeldMail(danger, now)}
    ${
      page.items.length === 0
        ? markup`<p class="govuk-body-l">No mail waits for a person.</p>
          <p class="govuk-body">Mail is held where Stepwise would have to guess: nothing starts from it until somebody has read it. What was handled stays in the <a class="govuk-link" href="/mail?outcome=held">mail ledger</a>.</p>`
        : markup`<p class="govuk-body-l">${heldMail} ${heldMail === 1 ? 'mail waits' : 'mails wait'} for a person. Nothing has started from ${heldMail === 1 ? 'it' : 'them'}.</p>
          <ul class="sw-queue">${others.map((mail) => waiting(mail, now))}</ul>`
    }
    ${pageLinks('/held', {}, asked, page.next)}`
  return show(context, { title: 'Held mail', section: 'held', body })
}

const waiting = (mail: MailRow, now: string): Html => markup`
<li class="sw-queue__item${mail.immediateRisk ? ' sw-queue__item--risk' : ''}">
  <h2 class="govuk-heading-s sw-queue__subject"><a class="govuk-link sw-break" href="/held/${mail.id}">${subjectOf(mail)}</a> ${mail.immediateRisk ? riskTag() : nothing}</h2>
  <p class="govuk-body">${mail.reason ?? 'No reason is on record.'}</p>
  <p class="govuk-body-s sw-quiet sw-break">From ${senderOf(mail)}, received ${time(mail.receivedAt)} (${daysFrom(mail.receivedAt, now)})</p>
</li>`
