import { longDate } from '../../domain/deadlines/wording.ts'
import { gapsOf } from '../../domain/partnership/gaps.ts'
import type { Agency, Person } from '../../domain/partnership/directory.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { isAway } from '../../domain/partnership/people.ts'
import { populationSchema } from '../../domain/partnership/role.ts'
import type { Instant } from '../../domain/instant.ts'
import { justDone } from '../just-done.ts'
import { show } from '../layout.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { notFound } from '../not-found.ts'
import type { RegisterContext, RegisterPorts } from '../view.ts'
import { populationInWords } from '../words.ts'
import { aboutOf, changePath, type About } from './about.ts'
import { personPath } from './change-form.ts'
import { doneBanner, gapList, partsOf } from './parts.ts'
import { roleName } from './role-names.ts'

/** What a page of the directory is drawn with. */
interface Drawn extends About {
  readonly now: Instant
  readonly mayChange: boolean
}

/** Agencies, their people in the order in which they are asked, and what is missing. */
export const partnershipPage = async (context: RegisterContext, ports: RegisterPorts) => {
  const about = await aboutOf(context, ports)
  if (about === null) return notFound(context, 'page')
  const { id, partnership, found } = about
  const { now, visitor } = context.get('view')
  const drawn = { ...about, now, mayChange: visitor.may('administrator', id) }
  const { agencies } = partnership.directory
  const gaps = gapsOf(partnership, now)
  const withPeople = agencies.filter(({ people }) => people.length > 0)
  const without = agencies.filter(({ people }) => people.length === 0)
  const { drafts } = found.head
  const body = markup`
    ${doneBanner(id, justDone(context))}
    <span class="govuk-caption-l">Directory</span>
    <h1 class="govuk-heading-l">${partnership.name}</h1>
    ${partsOf(partnership, 'directory')}
    ${
      drafts.length === 0
        ? nothing
        : markup`<div class="govuk-inset-text">${drafts.length === 1 ? 'A draft waits' : `${drafts.length} drafts wait`} to be put in force or dropped: ${drafts.map((number, index) => markup`${index === 0 ? nothing : ', '}<a class="govuk-link" href="/directory/${id}/versions/${number}">version ${number}</a>`)}.</div>`
    }
    <section id="gaps" aria-labelledby="gaps-title">
      <h2 class="govuk-heading-m" id="gaps-title">${gaps.length === 0 ? 'No gaps' : gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`}</h2>
      ${gapSection(id, gaps)}
    </section>
    ${drawn.mayChange ? markup`<p class="govuk-body"><a class="govuk-link" href="${changePath(about, 'add-agency')}">Add an agency or team</a></p>` : nothing}
    ${withPeople.map((agency) => agencySection(agency, drawn))}
    ${without.length === 0 ? nothing : telephoneOnly(without, drawn)}
    ${settings(partnership, drawn)}`
  return show(context, {
    title: partnership.name,
    section: 'directory',
    body,
    back: { href: '/directory', text: 'Directory' },
  })
}

const FIRST_GAPS = 5

const gapSection = (id: string, gaps: ReturnType<typeof gapsOf>): Html => {
  if (gaps.length === 0)
    return markup`<p class="govuk-body">Everybody whom a step can reach has an address and a number.</p>`
  const urgent = gaps.filter(({ care }) => care === 'urgent')
  const first = urgent.length > 0 ? urgent : gaps.slice(0, FIRST_GAPS)
  const rest = gaps.filter((gap) => !first.includes(gap))
  return markup`${gapList(id, first)}${
    rest.length === 0
      ? nothing
      : markup`<details class="govuk-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${rest.length} more, less urgent</span></summary><div class="govuk-details__text">${gapList(id, rest)}</div></details>`
  }`
}

const numbers = (agency: Agency): string => {
  const { children, adults } = agency.telephone
  if (children === null && adults === null) return 'no telephone number of its own'
  if (children === adults || adults === null || children === null) return children ?? adults ?? ''
  return `${children} (children), ${adults} (adults)`
}

const worksWith = (populations: readonly ('children' | 'adults')[]): string =>
  populations.length === 2 ? 'Children and adults' : populations.map(populationInWords).join('')

const changes = (links: readonly (readonly [href: string, text: string, hidden: string])[]): Html =>
  markup`<ul class="sw-inline-links">${links.map(([href, text, hidden]) => markup`<li><a class="govuk-link" href="${href}">${text}<span class="govuk-visually-hidden"> ${hidden}</span></a></li>`)}</ul>`

const agencySection = (agency: Agency, drawn: Drawn): Html => markup`
<section class="sw-agency" id="${agency.id}" aria-labelledby="${agency.id}-name">
  <h2 class="govuk-heading-m" id="${agency.id}-name">${agency.name}</h2>
  <p class="govuk-body sw-agency__facts">${worksWith(agency.populations)}. ${numbers(agency)}. ${agency.domains.length === 0 ? (agency.office ? nothing : 'No mail domain.') : markup`Mail from <span class="sw-break">${agency.domains.map((domain) => `@${domain}`).join(', ')}</span>.`}</p>
  ${
    drawn.mayChange
      ? changes([
          [changePath(drawn, 'agency', { agency: agency.id }), 'Change', agency.name],
          [changePath(drawn, 'add-person', { agency: agency.id }), 'Add a person', `to ${agency.name}`],
          ...(agency.office
            ? []
            : [[changePath(drawn, 'remove-agency', { agency: agency.id }), 'Remove', agency.name] as const]),
        ])
      : nothing
  }
  <table class="govuk-table sw-table sw-table--people">
    <caption class="govuk-visually-hidden">People of ${agency.name}, the one asked first on top</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Name</th><th scope="col" class="govuk-table__header">Role</th><th scope="col" class="govuk-table__header">Telephone and email</th><th scope="col" class="govuk-table__header">Away, deputy</th></tr></thead>
    <tbody class="govuk-table__body">${agency.people.map((person) => personRow(person, agency, drawn))}</tbody>
  </table>
</section>`

const personRow = (person: Person, agency: Agency, { id, now }: Drawn): Html => markup`
<tr class="govuk-table__row">
  <td class="govuk-table__cell sw-table__key"><a class="govuk-link" href="${personPath({ id }, person.id)}">${person.name}</a><span class="sw-quiet">${person.jobTitle}</span></td>
  <td class="govuk-table__cell"><span class="sw-label">Role</span>${person.roles.map(roleName).join(', ')}</td>
  <td class="govuk-table__cell"><span class="sw-label">Telephone and email</span>${person.telephone ?? person.alternativeTelephone ?? markup`<span class="sw-quiet">no number</span>`}<span class="sw-quiet sw-break">${person.email ?? 'no email address: rung'}</span></td>
  <td class="govuk-table__cell"><span class="sw-label">Away, deputy</span>${away(person, now)}${deputy(person, agency)}</td>
</tr>`

const away = (person: Person, now: Instant): Html => {
  const absence = person.absences.find(({ until }) => until >= now.slice(0, 10))
  if (absence === undefined) return nothing
  return isAway(person, now)
    ? markup`<strong class="govuk-tag govuk-tag--orange">Away</strong> until ${longDate(absence.until)}`
    : markup`Away from ${longDate(absence.from)}`
}

const deputy = (person: Person, { people }: Agency): Html => {
  const found = people.find(({ id }) => id === person.deputy)
  return found === undefined ? nothing : markup`<span class="sw-quiet">Deputy: ${found.name}</span>`
}

const telephoneOnly = (agencies: readonly Agency[], drawn: Drawn): Html => markup`
<section aria-labelledby="telephone-only">
  <h2 class="govuk-heading-m" id="telephone-only">Agencies and teams without people</h2>
  <p class="govuk-body">Nobody can be written to here: a step with one of them tells people to ring.</p>
  <table class="govuk-table sw-table">
    <caption class="govuk-visually-hidden">Agencies and teams without people</caption>
    <thead class="govuk-table__head"><tr class="govuk-table__row"><th scope="col" class="govuk-table__header">Name</th><th scope="col" class="govuk-table__header">Telephone</th><th scope="col" class="govuk-table__header">Works with</th>${drawn.mayChange ? markup`<th scope="col" class="govuk-table__header">Change</th>` : nothing}</tr></thead>
    <tbody class="govuk-table__body">${agencies.map(
      (agency) => markup`<tr class="govuk-table__row" id="${agency.id}">
      <td class="govuk-table__cell sw-table__key">${agency.name}</td>
      <td class="govuk-table__cell"><span class="sw-label">Telephone</span>${numbers(agency)}</td>
      <td class="govuk-table__cell"><span class="sw-label">Works with</span>${worksWith(agency.populations)}</td>
      ${
        drawn.mayChange
          ? markup`<td class="govuk-table__cell">${changes([
              [changePath(drawn, 'agency', { agency: agency.id }), 'Change', agency.name],
              [changePath(drawn, 'add-person', { agency: agency.id }), 'Add a person', `to ${agency.name}`],
            ])}</td>`
          : nothing
      }
    </tr>`,
    )}</tbody>
  </table>
</section>`

const settings = (partnership: Partnership, drawn: Drawn): Html => {
  const { outOfHours, extraBankHolidays, workingDay, addresses, protocols } = partnership
  const rows: (readonly [string, Html | string, Html])[] = [
    ...addresses.map(
      ({ address, population }) =>
        [
          `Escalation address, ${population}`,
          markup`<span class="sw-break">${address}</span>`,
          nothing,
        ] as const,
    ),
    ...populationSchema.options
      .filter((population) => protocols[population] !== null)
      .map((population) => {
        const line = outOfHours[population]
        return [
          `Out of hours, ${population}`,
          line === null ? 'none' : `${line.telephone} (${line.name})`,
          drawn.mayChange
            ? markup`<a class="govuk-link" href="${changePath(drawn, 'out-of-hours', { population })}">Change<span class="govuk-visually-hidden"> the out-of-hours number for ${population}</span></a>`
            : nothing,
        ] as const
      }),
    ['Working day', `${workingDay.start} to ${workingDay.end}`, nothing],
    [
      'Bank holidays',
      markup`England and Wales, as published${extraBankHolidays.map(
        ({ date, name }) =>
          markup`<br>and ${longDate(date)} (${name})${drawn.mayChange ? markup` <a class="govuk-link" href="${changePath(drawn, 'remove-holiday', { date })}">Remove<span class="govuk-visually-hidden"> ${longDate(date)}</span></a>` : nothing}`,
      )}`,
      drawn.mayChange
        ? markup`<a class="govuk-link" href="${changePath(drawn, 'add-holiday')}">Add a day<span class="govuk-visually-hidden"> to the bank holidays</span></a>`
        : nothing,
    ],
  ]
  return markup`<section id="settings" aria-labelledby="settings-title"><h2 class="govuk-heading-m" id="settings-title">Settings</h2>
  <dl class="govuk-summary-list">${rows.map(
    ([key, value, action]) =>
      markup`<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${key}</dt><dd class="govuk-summary-list__value">${value}</dd>${drawn.mayChange ? markup`<dd class="govuk-summary-list__actions">${action}</dd>` : nothing}</div>`,
  )}</dl></section>`
}
