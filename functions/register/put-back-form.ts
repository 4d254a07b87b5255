import { isDiscarded } from '../handle-held-mail/handler.ts'
import type { MailRow } from '../domain/record.ts'
import { actFields, formStart, nothingSent, type Sent } from './forms.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { View } from './view.ts'

/** Offered on the page of a discarded mail: it waits for a person again. */
export const putBackForm = (view: View, mail: MailRow, sent: Sent = nothingSent): Html =>
  isDiscarded(mail) && view.visitor.may('manager', mail.partnership)
    ? markup`<section class="sw-actions" aria-label="Put it back">
  <h2 class="govuk-heading-m">Discarded by mistake?</h2>
  <form method="post" action="/mail/${mail.id}/put-back" novalidate>${formStart(view)}
    ${actFields(sent, view)}
    <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button" data-prevent-double-click="true">Put it back with the held mail</button>
  </form>
</section>`
    : nothing
