import type { Gap } from '../../domain/partnership/gaps.ts'
import type { VersionState } from '../../domain/partnership/version.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { successBanner } from '../success-banner.ts'
import { personPath } from './change-form.ts'

/** The parts of one partnership, on each of its pages. */
export const partsOf = (
  {
    id,
    protocols,
  }: { readonly id: string; readonly protocols: Readonly<Record<'children' | 'adults', unknown>> },
  current: 'directory' | 'children' | 'adults' | 'versions',
): Html => {
  const parts = [
    { part: 'directory', href: `/directory/${id}`, text: 'People and agencies' },
    ...(protocols.children === null
      ? []
      : [{ part: 'children', href: `/directory/${id}/protocol/children`, text: 'Protocol, children' }]),
    ...(protocols.adults === null
      ? []
      : [{ part: 'adults', href: `/directory/${id}/protocol/adults`, text: 'Protocol, adults' }]),
    { part: 'versions', href: `/directory/${id}/versions`, text: 'Versions' },
  ]
  return markup`<nav class="sw-parts" aria-label="Parts of the partnership"><ul>${parts.map(
    ({ part, href, text }) =>
      part === current
        ? markup`<li><a class="govuk-link sw-parts__current" href="${href}" aria-current="page">${text}</a></li>`
        : markup`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
  )}</ul></nav>`
}

/** What a change has just done, on the page that it came back to. */
export const doneBanner = (id: string, done: string | null): Html =>
  done === null || !/^\d{1,6}$/.test(done)
    ? nothing
    : successBanner(
        'Saved',
        markup`It applies from now on. <a class="govuk-notification-banner__link" href="/directory/${id}/versions/${done}">See what changed (version ${done})</a>`,
      )

const states: Readonly<Record<VersionState, readonly [string, string]>> = {
  draft: ['Draft', 'yellow'],
  'in-force': ['In force', 'green'],
  superseded: ['Superseded', 'grey'],
  dropped: ['Dropped', 'grey'],
}
export const versionTag = (state: VersionState): Html =>
  markup`<strong class="govuk-tag govuk-tag--${states[state][1]}">${states[state][0]}</strong>`

const gapPath = (id: string, { at }: Gap): string => {
  switch (at.of) {
    case 'agency':
      return `/directory/${id}#${at.agencyId}`
    case 'person':
      return personPath({ id }, at.personId)
    case 'settings':
      return `/directory/${id}#settings`
    case 'protocol':
      return `/directory/${id}/protocol/${at.population}`
  }
}

/** Gaps in words, each with the way to where it can be put right. */
export const gapList = (id: string, gaps: readonly Gap[]): Html =>
  markup`<ul class="govuk-list sw-gaps">${gaps.map(
    (gap) =>
      markup`<li class="sw-gap sw-gap--${gap.care}">${gap.text} <a class="govuk-link" href="${gapPath(id, gap)}">Put this right<span class="govuk-visually-hidden">: ${gap.text}</span></a></li>`,
  )}</ul>`
