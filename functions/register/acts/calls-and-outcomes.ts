import { z } from 'zod'
import { textArea, textField } from '../fields.ts'
import { line } from '../forms.ts'
import { markup, nothing } from '../markup.ts'
import type { ActForm } from './act-form.ts'

const note = (missing: string) => line(missing, 5_000)
const optional = z
  .string()
  .trim()
  .max(5_000)
  .default('')
  .transform((text) => (text === '' ? null : text))

export const noteCall: ActForm = {
  kind: 'note-call',
  title: 'Note a telephone call',
  button: 'Note the call',
  explain: () => 'The note is on the record of the case. It moves nothing, and nobody is written to.',
  fields: ({ values, errors }) => markup`
    ${textField({ name: 'withWhom', label: 'Who spoke with whom', value: values['withWhom'] ?? '', error: errors['withWhom'] })}
    ${textArea({ name: 'text', label: 'What was said', value: values['text'] ?? '', error: errors['text'], rows: 5 })}`,
  schema: z
    .object({ withWhom: line('Enter who spoke with whom'), text: note('Enter what was said') })
    .transform((fields) => ({ kind: 'note-call' as const, ...fields })),
  fieldOf: 'text',
}

export const recordOutcome: ActForm = {
  kind: 'record-outcome',
  title: 'Record an outcome agreed by telephone',
  button: 'Record it and ask both sides',
  explain: () =>
    'Both sides are asked at once to confirm it in writing. The case is resolved only when both have.',
  fields: ({ values, errors }) => markup`
    ${textArea({ name: 'text', label: 'What was agreed', hint: 'Who does what by when', value: values['text'] ?? '', error: errors['text'], rows: 5 })}
    ${textArea({ name: 'outstanding', label: 'What is still outstanding, and how it will be pursued (if anything)', value: values['outstanding'] ?? '', error: errors['outstanding'] })}`,
  schema: z
    .object({ text: note('Enter what was agreed'), outstanding: optional })
    .transform((fields) => ({ kind: 'record-outcome' as const, ...fields })),
  fieldOf: 'text',
  whyHint: 'For example, who told you, and when',
}

export const recordForm: ActForm = {
  kind: 'record-form',
  title: 'Record that the form has come',
  button: 'Record the form',
  explain: ({ state }) =>
    `It is recorded that the ${state.steps.at(-1)?.form?.name ?? 'form'} has come by another way than by email to this case.`,
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'record-form' as const })),
  fieldOf: 'why',
  whyHint: 'For example, how it came',
}
