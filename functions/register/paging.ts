import { z } from 'zod'
import type { Page as PageAsked } from '../domain/record.ts'
import { markup, nothing, type Html } from './markup.ts'
import type { RegisterContext } from './view.ts'

const perPage = 25
const afterSchema = z.string().min(1).max(200).nullable().catch(null)

export const pageAsked = (context: RegisterContext): PageAsked => ({
  limit: perPage,
  after: afterSchema.parse(context.req.query('after') ?? null),
})

/** The same page with other parameters; empty ones are left out, so that addresses stay short and stable. */
export const withQuery = (path: string, query: Readonly<Record<string, string | null>>): string => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '')
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}

/** On to the next page, and back to the first. */
export const pageLinks = (
  path: string,
  query: Readonly<Record<string, string | null>>,
  asked: PageAsked,
  next: string | null,
): Html => {
  if (asked.after === null && next === null) return nothing
  const first = markup`<div class="govuk-pagination__prev"><a class="govuk-link govuk-pagination__link" href="${withQuery(path, query)}"><span class="govuk-pagination__link-title">First page</span></a></div>`
  const onward =
    next === null
      ? nothing
      : markup`<div class="govuk-pagination__next"><a class="govuk-link govuk-pagination__link" href="${withQuery(path, { ...query, after: next })}" rel="next"><span class="govuk-pagination__link-title">Next page</span><svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg></a></div>`
  return markup`<nav class="govuk-pagination" aria-label="Pages">${asked.after === null ? nothing : first}${onward}</nav>`
}
