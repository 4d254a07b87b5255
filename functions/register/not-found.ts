import { show } from './layout.ts'
import { markup } from './markup.ts'
import type { RegisterContext } from './view.ts'

/** What is not here, and where to look instead. */
export const notFound = (context: RegisterContext, what: 'page' | 'case' | 'mail' | 'notice') =>
  show(
    context,
    {
      title: `There is no such ${what}`,
      section: null,
      body: markup`<h1 class="govuk-heading-l">There is no such ${what}</h1>
    <p class="govuk-body">Check the address, or look for it in the <a class="govuk-link" href="/cases">cases</a>, the <a class="govuk-link" href="/mail">mail ledger</a> or the <a class="govuk-link" href="/outbox">outbox</a>.</p>`,
    },
    404,
  )
