import { mayBePutBack } from '../handle-held-mail/handler.ts'
import type { MailRow } from '../domain/record.ts'
import { actFields, formStart, nothingSent, type Sent } from './forms.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { View } from './view.ts'

/** Offered on the page of a mail that was discarded, or filed to a case: it waits for a person again. */
export const putBackForm = (view: View, mail: MailRow, sent: Sent = nothingSent): Html => {
  const { id, partnership, handled, reference, immediateRisk } = mail
  if (!view.visitor.may('manager', partnership)) return nothing
  if (handled?.action === 'released' && reference !== null) {
    return markup`<p class="govuk-body sw-actions">Released by mistake? What it did is undone on <a class="govuk-link" href="/cases/${reference}">case ${reference}</a>: close the case, or move it back to its step.</p>`
  }
  if (!mayBePutBack(mail)) return nothing
  const filed = handled?.action === 'filed'
  return markup`<section class="sw-actions" aria-label="Put it back">
  <h2 class="govuk-heading-m">${filed ? 'Filed to the wrong case?' : 'Discarded by mistake?'}</h2>
  ${filed ? markup`<p class="govuk-body">Both sides of ${reference} were sent word of it when it was filed. Stepwise cannot call that back: ring them if they should not have it.</p>` : nothing}
  ${filed && immediateRisk ? markup`<p class="govuk-body">It told of immediate risk. Unless others have said so too, ${reference} is not flagged any more once it is taken out, and everybody who was told of the risk hears so. The danger itself is true of some case or none: see to it first.</p>` : nothing}
  <form method="post" action="/mail/${id}/put-back" novalidate>${formStart(view)}
    ${actFields(sent, view)}
    <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true">${filed ? 'Take it out, back to the held mail' : 'Put it back with the held mail'}</button>
  </form>
</section>`
}
