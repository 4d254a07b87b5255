import { z } from 'zod'
import { agenciesToRaiseWith } from '../../domain/case/change-receiving.ts'
import { lapsesWithout } from '../../domain/case/outcome-lapses.ts'
import type { SideOfCase } from '../../domain/case/party.ts'
import { currentStep, type Case } from '../../domain/case/state.ts'
import type { Agency } from '../../domain/partnership/directory.ts'
import { dateField, select } from '../fields.ts'
import type { Sent } from '../forms.ts'
import { markup, type Html } from '../markup.ts'
import type { ActForm } from './act-form.ts'

type Option = readonly [value: string, text: string]

const orNull = (text: string): string | null => (text === '' ? null : text)

const agencyId = z.string().min(1, 'Choose an agency').max(100)
const agencySelect = ({ values, errors }: Sent, agencies: readonly Agency[]): Html =>
  select({
    name: 'agencyId',
    label: 'Agency',
    value: values['agencyId'] ?? null,
    options: agencies.map(({ id, name }): Option => [id, name]),
    none: 'Choose',
    error: errors['agencyId'],
  })

/** What is lost, said before it is: changed back, the outcome has to be proposed anew all the same. */
const lapse = (side: SideOfCase, state: Case): string =>
  lapsesWithout(side, state).lapses === undefined
    ? ''
    : ' The outcome that waits for confirmation no longer stands then, and has to be proposed anew.'

export const changeReceivingAgency: ActForm = {
  kind: 'change-receiving',
  title: 'Change with whom the case is raised',
  button: 'Change the agency',
  explain: ({ state }) => {
    const now =
      state.receiving === null
        ? 'It is not known yet with whom the case is raised.'
        : `The case is raised with ${state.receiving.name} now, whose people are told that it was sent to them by mistake.`
    return `${now} ${currentStep(state).label} begins anew with the agency that you choose, and both sides are told.${lapse('receiving', state)} It can be changed back in the same way.`
  },
  fields: ({ values, errors }, { state, partnership }) => {
    const agencies = agenciesToRaiseWith(state, partnership)
    const people = agencies.flatMap(({ name: agency, people: all }) =>
      all
        .filter(
          ({ email, populations }) =>
            email !== null && (populations ?? [state.population]).includes(state.population),
        )
        .map(({ id, name, jobTitle }): Option => [id, `${name}, ${jobTitle}, ${agency}`]),
    )
    return markup`
    ${agencySelect({ values, errors }, agencies)}
    ${select({ name: 'personId', label: 'Contact', hint: 'Who has the step there', value: values['personId'] ?? null, options: people, none: 'Whom the directory names for this step', error: errors['personId'] })}
    ${dateField({ name: 'date', label: 'New last day (optional)', hint: 'Without one, the protocol’s time begins now.', value: values['date'] ?? '', error: errors['date'] })}`
  },
  schema: z
    .object({
      agencyId,
      personId: z.string().max(100).default('').transform(orNull),
      date: z
        .union([z.literal(''), z.iso.date('Enter a date')])
        .default('')
        .transform(orNull),
    })
    .transform((fields) => ({ kind: 'change-receiving' as const, ...fields })),
  fieldOf: 'agencyId',
  whyHint: 'Both sides, and the agency written to by mistake, read this. Do not name the child or adult.',
}

export const changeEscalatingAgency: ActForm = {
  kind: 'change-escalating',
  title: 'Change who raises the case',
  button: 'Change the agency',
  explain: ({ state }) =>
    `The case is raised by ${state.escalating.name} now. ${currentStep(state).label} keeps its contact and its deadline, ${state.practitioner.name} goes on to hear of everything, and both sides are told.${lapse('escalating', state)} If the directory has ${state.practitioner.name} at the wrong agency, put that right there too. It can be changed back in the same way.`,
  fields: (sent, { state, partnership }) => agencySelect(sent, agenciesToRaiseWith(state, partnership)),
  schema: z.object({ agencyId }).transform((fields) => ({ kind: 'change-escalating' as const, ...fields })),
  fieldOf: 'agencyId',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
