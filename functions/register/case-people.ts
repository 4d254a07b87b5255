import type { AgencyOnCase, Party } from '../domain/case/party.ts'
import { currentStep, isClosed, type Case } from '../domain/case/state.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import { markup, nothing, type Html } from './markup.ts'

/** Whom to ring: telephone first is the protocols' own rule. Of a closed case that is no part of the record on paper. */
export const people = (state: Case, { businessUnit }: Partnership): Html => {
  const { practitioner, lead, escalating, receiving } = state
  const { contact } = currentStep(state)
  const who =
    contact.kind === 'email' ? contact.person : contact.kind === 'telephone-only' ? contact.person : null
  const hasStep = isClosed(state) ? 'Had the last step' : 'Has the current step'
  return markup`
<section class="${isClosed(state) ? 'sw-actions' : ''}" aria-label="Whom to ring"><h2 class="govuk-heading-m">Whom to ring</h2>
<ul class="sw-people">
  ${party('Raised it', practitioner, escalating)}
  ${lead.email === practitioner.email ? nothing : party('Speaks for the escalating side', lead, escalating)}
  ${
    who === null
      ? contact.kind === 'telephone-only'
        ? line(hasStep, contact.name, null, [contact.telephone])
        : receiving === null
          ? nothing
          : line('Raised with', receiving.name, null, numbers(receiving.telephone))
      : party(hasStep, who, who.agencyId === receiving?.agencyId ? receiving : null)
  }
  ${line('Business unit', businessUnit.name, null, numbers(businessUnit.telephone))}
</ul></section>`
}

const numbers = (...all: readonly (string | null)[]): string[] => [
  ...new Set(all.filter((number) => number !== null)),
]

const party = (as: string, { name, jobTitle, telephone }: Party, agency: AgencyOnCase | null): Html =>
  line(
    as,
    name,
    [jobTitle, agency?.name ?? null].filter((part) => part !== null).join(', '),
    numbers(telephone, agency?.telephone ?? null),
  )

const line = (as: string, name: string, about: string | null, telephones: readonly string[]): Html => markup`
<li class="sw-person"><span class="sw-person__as">${as}</span><span class="sw-person__name sw-break">${name}</span>${about === null || about === '' ? nothing : markup`<span class="sw-quiet">${about}</span>`}${
  telephones.length === 0
    ? markup`<span class="sw-late">No number is known</span>`
    : telephones.map(
        (number) =>
          markup`<a class="govuk-link sw-person__number" href="tel:${number.replace(/\s/g, '')}">${number}</a>`,
      )
}</li>`
