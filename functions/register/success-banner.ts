import { markup, type Html } from './markup.ts'

/** On top of a page that a form came back to: what has been done. */
export const successBanner = (
  title: string,
  words: Html,
): Html => markup`<div class="govuk-notification-banner govuk-notification-banner--success" role="alert" aria-labelledby="done-title">
  <div class="govuk-notification-banner__header"><h2 class="govuk-notification-banner__title" id="done-title">${title}</h2></div>
  <div class="govuk-notification-banner__content"><p class="govuk-notification-banner__heading">${words}</p></div>
</div>`
