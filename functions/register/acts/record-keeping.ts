import { z } from 'zod'
import {
  causeOfDisagreementInWords,
  causeOfDisagreementSchema,
  levelOfNeedIn,
  levelOfNeedSchema,
  levelsFor,
} from '../../domain/case/classification.ts'
import { select } from '../fields.ts'
import { markup, nothing } from '../markup.ts'
import type { ActForm } from './act-form.ts'

const orNone = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema])

export const classify: ActForm = {
  kind: 'classify',
  title: 'Set the cause and the level of need',
  button: 'Set them',
  explain: () => 'The year’s report counts by both, and so can the list of cases. Nobody is written to.',
  fields: ({ values, errors }, { state, partnership }) => markup`
    ${select({
      name: 'cause',
      label: 'What the disagreement is about',
      value: values['cause'] ?? state.cause,
      options: causeOfDisagreementSchema.options.map((cause) => [cause, causeOfDisagreementInWords[cause]]),
      none: 'Not known',
      error: errors['cause'],
    })}
    ${select({
      name: 'levelOfNeed',
      label: 'Level of need',
      hint: 'Of the child or adult, as the professionals judge it now',
      value: values['levelOfNeed'] ?? state.levelOfNeed,
      options: levelsFor[state.population].map((level) => [level, levelOfNeedIn(partnership, level)]),
      none: 'Not known',
      error: errors['levelOfNeed'],
    })}`,
  schema: z
    .object({
      cause: orNone(causeOfDisagreementSchema),
      levelOfNeed: orNone(levelOfNeedSchema),
    })
    .transform((fields) => ({ kind: 'classify' as const, ...fields })),
  fieldOf: 'levelOfNeed',
  whyHint: 'For example, what the mails say about it',
}

export const setLegalHold: ActForm = {
  kind: 'set-legal-hold',
  title: 'Put a legal hold on the record',
  button: 'Put it on hold',
  explain: () =>
    'Nothing of this case is erased until the hold is lifted, however old it becomes. The case itself goes on as it is.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'set-legal-hold' as const })),
  fieldOf: 'why',
  whyHint: 'For example, an inquest, a review or a claim',
}

export const liftLegalHold: ActForm = {
  kind: 'lift-legal-hold',
  title: 'Lift the legal hold',
  button: 'Lift the hold',
  explain: () => 'The record of this case is kept as long as the partnership keeps any, and no longer.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'lift-legal-hold' as const })),
  fieldOf: 'why',
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

export const takeBackForm: ActForm = {
  kind: 'take-back-form',
  title: 'Take back that the form has come',
  button: 'Take it back',
  explain: ({ state }) =>
    `The ${state.steps.at(-1)?.form?.name ?? 'form'} counts as not received. The side that raised the case is asked for it again.`,
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'take-back-form' as const })),
  fieldOf: 'why',
  whyHint: 'The side that raised the case reads this. Do not name the child or adult.',
}
