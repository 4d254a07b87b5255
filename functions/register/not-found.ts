import type { Page } from './layout.ts'
import { markup } from './markup.ts'

/** What is not here, and where to look instead. */
export const notFound = (what: 'page' | 'case' | 'mail' | 'notice'): Page => ({
  title: `There is no such ${what}`,
  section: null,
  body: markup`<h1 class="govuk-heading-l">There is no such ${what}</h1>
    <p class="govuk-body">Check the address, or look for it in the <a class="govuk-link" href="/cases">cases</a>, the <a class="govuk-link" href="/mail">mail ledger</a> or the <a class="govuk-link" href="/outbox">outbox</a>.</p>`,
})
