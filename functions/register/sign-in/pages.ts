import { showOutside } from '../layout.ts'
import { markup } from '../markup.ts'
import type { RegisterContext } from '../view.ts'

const signInButton = markup`<a href="/sign-in" role="button" draggable="false" class="govuk-button govuk-button--start" data-module="govuk-button">Sign in</a>`

/** Instead of what a form would have done, where its session has ended meanwhile. */
export const signInPage = (context: RegisterContext) =>
  showOutside(
    context,
    'Your session has ended',
    markup`<h1 class="govuk-heading-l">Your session has ended</h1>
      <p class="govuk-body">Nothing was changed. Sign in, go back to the page and send it again.</p>${signInButton}`,
    401,
  )

export const failedPage = (context: RegisterContext) =>
  showOutside(
    context,
    'You are not signed in',
    markup`<h1 class="govuk-heading-l">You are not signed in</h1>
      <p class="govuk-body">The sign-in was not finished, took longer than 10 minutes, or does not belong to this browser.</p>${signInButton}`,
    400,
  )

export const unreachablePage = (context: RegisterContext) =>
  showOutside(
    context,
    'You cannot sign in at the moment',
    markup`<h1 class="govuk-heading-l">You cannot sign in at the moment</h1>
      <p class="govuk-body">The sign-in service of your organisation does not answer. Try again in some minutes.</p>
      <p class="govuk-body">Stepwise takes mail and keeps every deadline meanwhile.</p>`,
    503,
  )

export const signedOutPage = (context: RegisterContext) =>
  showOutside(
    context,
    'You have signed out',
    markup`<h1 class="govuk-heading-l">You have signed out</h1>
      <p class="govuk-body">On a shared computer, close the browser too.</p>${signInButton}`,
    200,
  )

/**
 * Goes on to the provider's own sign-out. A page does it, not a redirect: browsers hold what a form leads to, at however
 * many removes, against `form-action`, and that stays our own address.
 */
export const signingOutPage = (context: RegisterContext, elsewhere: URL) => {
  context.header('refresh', `0; url=${elsewhere.href}`)
  return showOutside(
    context,
    'Signing out',
    markup`<h1 class="govuk-heading-l">You have signed out of Stepwise</h1>
      <p class="govuk-body"><a class="govuk-link" href="${elsewhere.href}">Sign out of the account of your organisation too</a>, if this page does not go there by itself.</p>`,
    200,
  )
}
