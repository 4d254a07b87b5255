import { stateOf } from '../../domain/partnership/version.ts'
import { show } from '../layout.ts'
import { markup, nothing } from '../markup.ts'
import { notFound } from '../not-found.ts'
import { pageAsked, pageLinks } from '../paging.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { time } from '../words.ts'
import { aboutOf, changePath } from './about.ts'
import { partsOf, versionTag } from './parts.ts'

const origins = {
  files: 'the files of the folder',
  form: 'a form of the register',
  restored: 'an older version',
} as const

/** Every version of a partnership's files from the newest, with who, when and why. */
export const versionsPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const about = await aboutOf(context, ports)
  if (about === null) return notFound(context, 'page')
  const { id, partnership, found } = about
  const asked = pageAsked(context)
  const { items, next } = await ports.store.versions.list(id, asked)
  const path = `/directory/${id}/versions`
  const mayChange = context.get('view').visitor.may('administrator', id)
  const body = markup`
    <span class="govuk-caption-l">${partnership.name}</span>
    <h1 class="govuk-heading-l">Versions</h1>
    ${partsOf(partnership, 'versions')}
    <p class="govuk-body">Every change of the directory, the protocols and the settings is a version. One is in force; a case keeps the protocol of the version that it began with.</p>
    <table class="govuk-table sw-table">
      <caption class="govuk-visually-hidden">Versions, the newest first</caption>
      <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Version</th><th scope="col" class="govuk-table__header">State</th><th scope="col" class="govuk-table__header">Who and why</th><th scope="col" class="govuk-table__header">When</th></tr></thead>
      <tbody class="govuk-table__body">${items.map((version) => {
        const { number, drafted, settled, origin } = version
        return markup`<tr class="govuk-table__row">
        <td class="govuk-table__cell sw-table__key"><a class="govuk-link" href="${path}/${number}">Version ${number}</a><span class="sw-quiet">from ${origins[origin]}</span></td>
        <td class="govuk-table__cell"><span class="sw-label">State</span>${versionTag(stateOf(version, found.head))}</td>
        <td class="govuk-table__cell"><span class="sw-label">Who and why</span>${drafted.by}: ${drafted.why}${settled === null || settled.why === drafted.why ? nothing : markup`<span class="sw-quiet">${settled.by}: ${settled.why}</span>`}</td>
        <td class="govuk-table__cell"><span class="sw-label">When</span>${time((settled ?? drafted).at)}</td>
      </tr>`
      })}</tbody>
    </table>
    ${pageLinks(path, {}, asked, next)}
    ${mayChange ? markup`<p class="govuk-body">Change a text as a whole: ${Object.keys(found.texts).map((file, index) => markup`${index === 0 ? nothing : ', '}<a class="govuk-link" href="${changePath(about, 'text', { file })}">${file}</a>`)}.</p>` : nothing}`
  return show(context, {
    title: `Versions, ${partnership.name}`,
    section: 'directory',
    body,
    back: { href: `/directory/${id}`, text: partnership.name },
  })
}
