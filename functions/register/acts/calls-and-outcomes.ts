import { z } from 'zod'
import { moment } from '../../domain/notice/moments.ts'
import { select, textArea, textField } from '../fields.ts'
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
  whyHint: 'For example, who told you, and when. Both sides read this. Do not name the child or adult.',
}

export const strikeOutCall: ActForm = {
  kind: 'strike-out-call',
  title: 'Strike out the note of a call',
  button: 'Strike it out',
  explain: () => 'The note stays on record and can still be read; it is shown as struck out, with why.',
  fields: ({ values, errors }, { state }) =>
    select({
      name: 'note',
      label: 'Which call',
      value: values['note'] ?? null,
      options: state.calls.map(({ seq, at, withWhom }) => [String(seq), `${withWhom}, noted ${moment(at)}`]),
      none: 'Choose',
      error: errors['note'],
    }),
  schema: z
    .object({ note: z.coerce.number('Choose a call').int().min(1, 'Choose a call') })
    .transform(({ note: seq }) => ({ kind: 'strike-out-call' as const, note: seq })),
  fieldOf: 'note',
}

export const takeBackOutcome: ActForm = {
  kind: 'take-back-outcome',
  title: 'Take back the outcome recorded by telephone',
  button: 'Take it back and tell both sides',
  explain: () =>
    'Both sides are told that they need not confirm it. What was proposed before it stands again.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'take-back-outcome' as const })),
  fieldOf: 'why',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
