import { assetPath } from './assets.ts'
import { markup, nothing, type Html } from './markup.ts'
import { clockBar } from './clock-bar.ts'
import { formStart } from './forms.ts'
import type { RegisterContext, View } from './view.ts'

export type Section = 'today' | 'cases' | 'held' | 'mail' | 'outbox' | 'directory' | 'reports'

export interface Page {
  readonly title: string
  readonly section: Section | null
  readonly body: Html
  readonly back?: { readonly href: string; readonly text: string }
}

const sections: readonly { readonly section: Section; readonly href: string; readonly text: string }[] = [
  { section: 'today', href: '/', text: 'Today' },
  { section: 'cases', href: '/cases', text: 'Cases' },
  { section: 'held', href: '/held', text: 'Held mail' },
  { section: 'mail', href: '/mail', text: 'Mail ledger' },
  { section: 'outbox', href: '/outbox', text: 'Outbox' },
  { section: 'directory', href: '/directory', text: 'Directory' },
  { section: 'reports', href: '/reports', text: 'Reports' },
]

/** Answers with a whole page. Pages hold personal data: nothing on the way may keep them. */
export const show = (
  context: RegisterContext,
  page: Page,
  status: 200 | 400 | 403 | 404 | 409 | 503 = 200,
) => {
  context.header('cache-control', 'no-store')
  // A screen reader hears the title first (GOV.UK Design System: error summary).
  const title = status === 400 ? `Error: ${page.title}` : page.title
  return context.html(document(context.get('view'), { ...page, title }).toString(), status)
}

/** A page for somebody who has not signed in: nothing of the register is in it. */
export const showOutside = (
  context: RegisterContext,
  title: string,
  body: Html,
  status: 200 | 400 | 401 | 503,
) => {
  context.header('cache-control', 'no-store')
  return context.html(document(null, { title, section: null, body }).toString(), status)
}

const document = (view: View | null, { title, section, body, back }: Page): Html => markup`<!doctype html>
<html lang="en-GB" class="govuk-template">
  <head>
    <meta charset="utf-8" />
    <title>${title} – Stepwise</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="robots" content="noindex" />
    <meta name="theme-color" content="#0b3d5c" />
    <link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assetPath('govuk-frontend.css')}" />
    <link rel="stylesheet" href="${assetPath('register.css')}" />
    <script type="module" src="${assetPath('register.js')}"></script>
  </head>
  <body class="govuk-template__body">
    <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
    <header class="sw-header">
      <div class="govuk-width-container sw-header__inner">
        <a href="/" class="sw-header__name">Stepwise</a>
        <span class="sw-header__what">Register of safeguarding escalations</span>
        ${view?.visitor.signedIn === true ? account(view) : nothing}
      </div>
    </header>
    ${view === null ? nothing : navigation(view, section)}
    ${view === null || view.simulation === null ? nothing : clockBar(view, view.simulation.next)}
    <div class="govuk-width-container">
      ${back === undefined ? nothing : markup`<nav aria-label="Back"><a href="${back.href}" class="govuk-back-link">${back.text}</a></nav>`}
      <main class="govuk-main-wrapper" id="main-content">${body}</main>
    </div>
    <footer class="govuk-footer sw-footer">
      <div class="govuk-width-container">
        <p class="govuk-footer__meta-custom">
          Stepwise replaces neither 999, nor a referral, nor statutory decisions, nor complaints.
        </p>
        <ul class="govuk-footer__inline-list sw-footer__links">
          ${footerLink('/health', 'How Stepwise is')}
          ${view?.visitor.maySomewhere('administrator') === true ? footerLink('/retention', 'Retention') : nothing}
        </ul>
      </div>
    </footer>
  </body>
</html>`

const footerLink = (href: string, text: string): Html =>
  markup`<li class="govuk-footer__inline-list-item"><a class="govuk-footer__link" href="${href}">${text}</a></li>`

const account = (view: View): Html => markup`
<form method="post" action="/sign-out" class="sw-account">${formStart(view)}
  <span class="sw-account__name sw-break"><span class="govuk-visually-hidden">Signed in as</span> ${view.visitor.name}</span>
  <button type="submit" class="sw-account__button">Sign out</button>
</form>`

const navigation = ({ heldMail }: View, current: Section | null): Html => markup`
<section aria-label="Service information" class="govuk-service-navigation" data-module="govuk-service-navigation">
  <div class="govuk-width-container">
    <div class="govuk-service-navigation__container">
      <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
        <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls="navigation" hidden aria-hidden="true">Menu</button>
        <ul class="govuk-service-navigation__list" id="navigation">
          ${sections.map(({ section, href, text }) => {
            const badge =
              section === 'held' && heldMail > 0
                ? markup` <span class="sw-badge">${heldMail}<span class="govuk-visually-hidden"> waiting</span></span>`
                : nothing
            return section === current
              ? markup`<li class="govuk-service-navigation__item govuk-service-navigation__item--active"><a class="govuk-service-navigation__link" href="${href}" aria-current="true"><strong class="govuk-service-navigation__active-fallback">${text}</strong>${badge}</a></li>`
              : markup`<li class="govuk-service-navigation__item"><a class="govuk-service-navigation__link" href="${href}">${text}${badge}</a></li>`
          })}
        </ul>
      </nav>
    </div>
  </div>
</section>`
