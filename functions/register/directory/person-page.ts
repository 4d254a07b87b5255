import { longDate } from '../../domain/deadlines/wording.ts'
import { gapsOf } from '../../domain/partnership/gaps.ts'
import { absenceInWords } from '../../domain/partnership/what-changed.ts'
import { justDone } from '../just-done.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { aboutOf, changePath } from './about.ts'
import { deputyOn } from './absence-forms.ts'
import { doneBanner, gapList } from './parts.ts'
import { usesOf, usesSection } from './person-uses.ts'
import { roleName } from './role-names.ts'

/** One person of a directory: how they are reached, when they are away, and where they are used. */
export const personPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const about = await aboutOf(context, ports)
  if (about?.person == null || about.agency === null) return notFound(context, 'page')
  const { id, agency, person, partnership } = about
  const { now, visitor } = context.get('view')
  const mayChange = visitor.may('administrator', id)
  const path = changePath(about, 'person', { person: person.id })
  const deputy = agency.people.find((each) => each.id === person.deputy)
  const rows: (readonly [string, Html | string | null, field: string])[] = [
    ['Telephone', person.telephone, 'telephone'],
    ['Other telephone', person.alternativeTelephone, 'alternativeTelephone'],
    [
      'Email address',
      person.email === null ? null : markup`<span class="sw-break">${person.email}</span>`,
      'email',
    ],
    ['Job title', person.jobTitle, 'jobTitle'],
    ['Roles', person.roles.map(roleName).join(', '), 'role'],
    [
      'Deputy',
      deputy === undefined
        ? null
        : markup`<a class="govuk-link" href="/directory/${id}/people/${deputy.id}">${deputy.name}</a>`,
      'deputy',
    ],
    ...(person.from === null ? [] : [['In post from', longDate(person.from), 'from'] as const]),
    ...(person.until === null ? [] : [['In post until', longDate(person.until), 'until'] as const]),
  ]
  const gaps = gapsOf(partnership, now).filter(({ at }) => at.of === 'person' && at.personId === person.id)
  const body = markup`
    ${doneBanner(id, justDone(context))}
    <span class="govuk-caption-l">${agency.name}, ${partnership.name}</span>
    <h1 class="govuk-heading-l">${person.name}</h1>
    ${gaps.length === 0 ? nothing : gapList(id, gaps)}
    <dl class="govuk-summary-list">${rows.map(
      ([key, value, field]) => markup`<div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">${key}</dt>
      <dd class="govuk-summary-list__value">${value ?? markup`<span class="sw-quiet">none</span>`}</dd>
      ${mayChange ? markup`<dd class="govuk-summary-list__actions"><a class="govuk-link" href="${path}#${field}">Change<span class="govuk-visually-hidden"> ${key.toLowerCase()} of ${person.name}</span></a></dd>` : nothing}
    </div>`,
    )}</dl>
    <h2 class="govuk-heading-m">Away</h2>
    ${
      person.absences.length === 0
        ? markup`<p class="govuk-body">No absence is known.</p>`
        : markup`<ul class="govuk-list govuk-list--bullet">${person.absences.map((absence, index) => {
            const instead = deputyOn(about, `${absence.from}T12:00:00.000Z`)
            return markup`<li>${absenceInWords(absence)}: ${instead === null ? 'nobody stands in' : `${instead} stands in`}${mayChange ? markup` <a class="govuk-link" href="${changePath(about, 'remove-absence', { person: person.id, absence: String(index) })}">Remove<span class="govuk-visually-hidden"> the absence of ${absenceInWords(absence)}</span></a>` : nothing}</li>`
          })}</ul>`
    }
    ${
      mayChange
        ? markup`<ul class="sw-inline-links">
      <li><a class="govuk-link" href="${changePath(about, 'add-absence', { person: person.id })}">Add an absence</a></li>
      ${agency.people[0] === person ? nothing : markup`<li><a class="govuk-link" href="${changePath(about, 'move-person', { person: person.id })}">Move up in seniority</a></li>`}
      <li><a class="govuk-link" href="${changePath(about, 'remove-person', { person: person.id })}">Remove from the directory</a></li>
    </ul>`
        : nothing
    }
    ${usesSection(await usesOf(about, ports))}`
  return show(context, {
    title: person.name,
    section: 'directory',
    body,
    back: { href: `/directory/${id}#${agency.id}`, text: partnership.name },
  })
}
