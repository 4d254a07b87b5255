import { z } from 'zod'
import { nothing } from '../markup.ts'
import type { ActForm } from './act-form.ts'

export const close: ActForm = {
  kind: 'close',
  title: 'Close the case',
  button: 'Close the case',
  explain: () =>
    'Everybody is told. Nothing more happens by itself. It does not count as resolved: that takes both sides’ word in writing.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'close' as const })),
  fieldOf: 'why',
}

export const reopen: ActForm = {
  kind: 'reopen',
  title: 'Open the case again',
  button: 'Open it again',
  explain: () =>
    'Everybody is told. It goes on at the step that it was at, with at least one full working day left.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'reopen' as const })),
  fieldOf: 'why',
}

export const resume: ActForm = {
  kind: 'resume',
  title: 'Let the case go on by itself',
  button: 'Let it go on',
  explain: () =>
    'You have looked at what was claimed to be misread. The case goes on from the step that it is at, with at least one full working day left. If that step is not right, move the step first.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'resume' as const })),
  fieldOf: 'why',
  whyHint: 'What you found, and what you put right',
}
