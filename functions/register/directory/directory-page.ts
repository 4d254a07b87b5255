import { gapsOf } from '../../domain/partnership/gaps.ts'
import type { Agency, Person } from '../../domain/partnership/directory.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { textField } from '../fields.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { personPath } from './change-form.ts'

const MOST_FOUND = 50

/** Every partnership that the visitor sees; and a person or an agency by a part of their name. */
export const directoryPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const view = context.get('view')
  const seen = ports.partnerships.all.filter(({ id }) => view.visitor.sees.includes(id))
  const heads = new Map(
    (await ports.store.versions.heads(seen.map(({ id }) => id))).map((head) => [head.partnership, head]),
  )
  const wanted = (context.req.query('find') ?? '').trim().slice(0, 100)
  const body = markup`
    <h1 class="govuk-heading-l">Directory</h1>
    ${findForm(wanted)}
    ${wanted === '' ? nothing : results(seen, wanted)}
    <ul class="govuk-list sw-partnerships">${seen.map((partnership) => {
      const { id, name, directory } = partnership
      const gaps = gapsOf(partnership, view.now)
      const urgent = gaps.filter(({ care }) => care === 'urgent').length
      const drafts = heads.get(id)?.drafts.length ?? 0
      const people = directory.agencies.reduce((sum, agency) => sum + agency.people.length, 0)
      return markup`<li class="sw-partnership">
        <h2 class="govuk-heading-m"><a class="govuk-link" href="/directory/${id}">${name}</a></h2>
        <p class="govuk-body">${directory.agencies.length} agencies and teams, ${people} people. ${
          gaps.length === 0
            ? 'No gaps.'
            : markup`<a class="govuk-link" href="/directory/${id}#gaps">${gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`}</a>${urgent === 0 ? nothing : markup`, <span class="sw-late">${urgent} urgent</span>`}.`
        }${drafts === 0 ? nothing : markup` <a class="govuk-link" href="/directory/${id}/versions">${drafts === 1 ? '1 draft waits' : `${drafts} drafts wait`}</a>.`}</p>
      </li>`
    })}</ul>`
  return show(context, { title: 'Directory', section: 'directory', body })
}

const findForm = (wanted: string): Html => markup`
<form method="get" action="/directory" role="search" class="sw-find">
  ${textField({ name: 'find', label: 'Find a person or an agency', value: wanted, narrow: true })}
  <button type="submit" class="govuk-button" data-module="govuk-button">Find</button>
</form>`

interface Found {
  readonly partnership: Partnership
  readonly agency: Agency
  readonly person: Person | null
}

const results = (seen: readonly Partnership[], wanted: string): Html => {
  const words = wanted.toLowerCase().split(/\s+/)
  const matches = (...texts: (string | null)[]): boolean =>
    words.every((word) => texts.some((text) => text?.toLowerCase().includes(word) ?? false))
  const found = seen.flatMap((partnership) =>
    partnership.directory.agencies.flatMap((agency): Found[] => [
      ...(matches(agency.name, ...agency.aliases) ? [{ partnership, agency, person: null }] : []),
      ...agency.people
        .filter((person) => matches(person.name, person.jobTitle, person.email, person.telephone))
        .map((person) => ({ partnership, agency, person })),
    ]),
  )
  if (found.length === 0) {
    return markup`<p class="govuk-body">Nobody and no agency has “${wanted}” in their name, job title, email address or number.</p>`
  }
  return markup`<table class="govuk-table sw-table">
  <caption class="govuk-table__caption govuk-table__caption--m">${found.length === 1 ? '1 match' : `${found.length} matches`}</caption>
  <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Name</th><th scope="col" class="govuk-table__header">Agency</th><th scope="col" class="govuk-table__header">Telephone</th></tr></thead>
  <tbody class="govuk-table__body">${found.slice(0, MOST_FOUND).map(
    ({ partnership, agency, person }) => markup`<tr class="govuk-table__row">
    <td class="govuk-table__cell">${
      person === null
        ? markup`<a class="govuk-link" href="/directory/${partnership.id}#${agency.id}">${agency.name}</a>`
        : markup`<a class="govuk-link" href="${personPath(partnership, person.id)}">${person.name}</a><span class="sw-quiet">${person.jobTitle}</span>`
    }</td>
    <td class="govuk-table__cell"><span class="sw-label">Agency</span>${agency.name}<span class="sw-quiet">${partnership.name}</span></td>
    <td class="govuk-table__cell"><span class="sw-label">Telephone</span>${person?.telephone ?? agency.telephone.children ?? agency.telephone.adults ?? 'none'}</td>
  </tr>`,
  )}</tbody></table>`
}
