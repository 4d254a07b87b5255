import { z } from 'zod'
import { peopleToAsk } from '../../domain/case/act.ts'
import { workingHours } from '../../domain/case/step.ts'
import { currentStep } from '../../domain/case/state.ts'
import { localDateOf } from '../../domain/deadlines/local-time.ts'
import { firstDateFor } from '../../domain/deadlines/set-deadline.ts'
import { moment } from '../../domain/notice/moments.ts'
import { protocolFor } from '../../domain/partnership/partnership.ts'
import { dateField, select, textField } from '../fields.ts'
import { markup } from '../markup.ts'
import { contactName } from '../event-words.ts'
import type { ActForm } from './act-form.ts'

type Option = readonly [value: string, text: string]

export const moveDeadline: ActForm = {
  kind: 'move-deadline',
  title: 'Move the deadline',
  button: 'Move the deadline',
  explain: ({ state }) => {
    const { due } = currentStep(state).deadline
    const now = due === null ? 'No deadline is set now.' : `It is ${moment(due)} now.`
    return `${now} You can give more time or less. Both sides are told of the new deadline, and why.`
  },
  fields: ({ values, errors }, { state, now, partnership }) => {
    const { due } = currentStep(state).deadline
    const hours = workingHours(partnership)
    const first =
      due !== null && due > now ? localDateOf(due, hours.workingDay.timeZone) : firstDateFor(now, hours)
    return dateField({
      name: 'date',
      label: 'New last day',
      hint: `The time ends at ${partnership.workingDay.end} on that day.`,
      value: values['date'] ?? first,
      error: errors['date'],
    })
  },
  schema: z
    .object({ date: z.iso.date('Enter a date') })
    .transform(({ date }) => ({ kind: 'move-deadline' as const, date })),
  fieldOf: 'date',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const changeContact: ActForm = {
  kind: 'change-contact',
  title: 'Change the contact',
  button: 'Change the contact',
  explain: ({ state }) =>
    `The step is with ${contactName(currentStep(state).contact)} now. The new contact gets the step’s notice at once; the deadline stays.`,
  fields: ({ values, errors }, { state, partnership }) => {
    const people = peopleToAsk(state, partnership).flatMap((agency) =>
      agency.people
        .filter(({ email, telephone }) => email !== null || telephone !== null)
        .map(({ id, name, jobTitle }): Option => [id, `${name}, ${jobTitle}, ${agency.name}`]),
    )
    return markup`
    ${select({ name: 'personId', label: 'Somebody in the directory', value: values['personId'] ?? null, options: people, none: 'Somebody else', error: errors['personId'] })}
    <fieldset class="govuk-fieldset"><legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Or somebody else</legend>
      ${textField({ name: 'name', label: 'Name', value: values['name'] ?? '', error: errors['name'], narrow: true })}
      ${textField({ name: 'email', label: 'Email address', value: values['email'] ?? '', error: errors['email'], type: 'email', narrow: true })}
      ${textField({ name: 'telephone', label: 'Telephone number', value: values['telephone'] ?? '', error: errors['telephone'], type: 'tel', narrow: true })}
    </fieldset>`
  },
  schema: z
    .object({
      personId: z.string().max(100).default(''),
      name: z.string().trim().max(100).default(''),
      email: z.union([z.literal(''), z.email('Enter an email address like name@example.org')]).default(''),
      telephone: z
        .string()
        .trim()
        .regex(/^[0-9+() ]{0,20}$/, 'Enter a telephone number')
        .default(''),
    })
    .superRefine((fields, context) => {
      const others = [fields.name, fields.email, fields.telephone]
      if (fields.personId !== '') {
        if (others.some((field) => field !== ''))
          context.addIssue({
            code: 'custom',
            path: ['personId'],
            message: 'Choose somebody in the directory, or enter somebody else: not both',
          })
        return
      }
      const missing =
        fields.name === '' ? 'name' : fields.email === '' && fields.telephone === '' ? 'email' : null
      const message = {
        name: 'Choose somebody in the directory, or enter a name',
        email: 'Enter an email address or a telephone number',
      }
      if (missing !== null) context.addIssue({ code: 'custom', path: [missing], message: message[missing] })
    })
    .transform(({ personId, name, email, telephone }) => ({
      kind: 'change-contact' as const,
      to:
        personId === ''
          ? {
              of: 'nowhere' as const,
              name,
              email: email === '' ? null : email.toLowerCase(),
              telephone: telephone === '' ? null : telephone,
            }
          : { of: 'directory' as const, personId },
    })),
  fieldOf: 'personId',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const moveStep: ActForm = {
  kind: 'move-step',
  title: 'Move to another step',
  button: 'Move the case',
  explain: ({ state }) =>
    `The case is at ${currentStep(state).label} now. The new step starts at once, with its own contact and its own time.`,
  fields: ({ values, errors }, { state, partnership }) => {
    const protocol = protocolFor(partnership, state.population)
    const current = currentStep(state).step
    const known = protocol?.stages?.map(({ number, label, name }): Option => [
      String(number),
      `${label}: ${name}`,
    ])
    const counted = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((number): Option => [
      String(number),
      `${protocol?.noun ?? 'step'} ${number}`,
    ])
    return select({
      name: 'step',
      label: 'To which',
      value: values['step'] ?? null,
      options: (known ?? counted).filter(([value]) => value !== String(current)),
      none: 'Choose',
      error: errors['step'],
    })
  },
  schema: z
    .object({ step: z.coerce.number('Choose a step').int('Choose a step').min(1, 'Choose a step').max(99) })
    .transform(({ step }) => ({ kind: 'move-step' as const, step })),
  fieldOf: 'step',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
