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
  whyHint: 'Both sides read this. Do not name the child or adult.',
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
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const resume: ActForm = {
  kind: 'resume',
  title: 'Let the case go on by itself',
  button: 'Let it go on',
  explain: () =>
    'You have looked at what was claimed to be misread. The case goes on from the step that it is at, with at least one full working day left. If that step, or the agency that it is raised with, is not right, change that first.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'resume' as const })),
  fieldOf: 'why',
  whyHint: 'What you found, and what you put right. Both sides read this. Do not name the child or adult.',
}

export const pause: ActForm = {
  kind: 'pause',
  title: 'Pause the case',
  button: 'Stop the clock and tell both sides',
  explain: () =>
    'The clock stops: no deadline runs and the case does not go to anybody else by itself until you end the pause. Both sides and their managers are told why, and managers are reminded each week. Immediate risk is still looked at on the same day.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'pause' as const })),
  fieldOf: 'why',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const endPause: ActForm = {
  kind: 'end-pause',
  title: 'End the pause',
  button: 'Let the clock go on',
  explain: () =>
    'The clock goes on with as many working days as were left when it stopped, and at least one full working day. Both sides and their managers are told the new deadline.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'end-pause' as const })),
  fieldOf: 'why',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
