import { z } from 'zod'
import { referenceTyped } from '../case-filter.ts'
import { textField } from '../fields.ts'
import { markup, nothing } from '../markup.ts'
import type { ActForm } from './act-form.ts'

export const merge: ActForm = {
  kind: 'merge',
  title: 'Merge this case into another',
  button: 'Merge the two',
  explain: ({ state }) =>
    `For two cases about the same matter. ${state.reference} is closed; the other goes on at the step that it is at, and every mail to ${state.reference} comes to it from now on. Both sides are told. It can be undone.`,
  fields: ({ values, errors }, { state, others }) => markup`
    ${
      others.length === 0
        ? nothing
        : markup`<p class="govuk-body">Other open cases of ${state.escalating.name}:</p>
      <ul class="govuk-list govuk-list--bullet">${others.map(
        ({ reference, receivingAgency, stepLabel }) =>
          markup`<li><a class="govuk-link sw-reference" href="/cases/${reference}">${reference}</a>, with ${receivingAgency ?? 'an agency not known yet'}, at ${stepLabel}</li>`,
      )}</ul>`
    }
    ${textField({ name: 'into', label: 'Reference of the case that goes on', hint: 'Like WF-7K3QX2', value: values['into'] ?? (others.length === 1 ? (others[0]?.reference ?? '') : ''), error: errors['into'], narrow: true })}`,
  schema: z
    .object({
      into: z.string().trim().min(1, 'Enter a reference').max(30, 'Enter a reference like WF-7K3QX2'),
    })
    .transform(({ into }) => ({ kind: 'merge' as const, into: referenceTyped(into) })),
  fieldOf: 'into',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const unmerge: ActForm = {
  kind: 'unmerge',
  title: 'Take the case out again',
  button: 'Make it a case of its own again',
  explain: ({ state }) =>
    `${state.reference} goes on by itself at the step that it was at, with at least one full working day left. What came while the two were one stays where it is. Both sides of both cases are told.`,
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'unmerge' as const })),
  fieldOf: 'why',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
