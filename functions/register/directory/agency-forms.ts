import { z } from 'zod'
import { domainSchema } from '../../domain/partnership/domain-name.ts'
import { addAgency, changeAgency, newId, removeAgency } from '../../domain/partnership/edit-directory.ts'
import { populationSchema } from '../../domain/partnership/role.ts'
import { telephoneSchema } from '../../domain/partnership/telephone.ts'
import { checkboxes, textArea, textField } from '../fields.ts'
import { line, type Sent } from '../forms.ts'
import { markup, nothing, type Html } from '../markup.ts'
import { populationInWords } from '../words.ts'
import type { About } from './about.ts'
import { edited, reads, type ChangeForm } from './change-form.ts'

const telephone = z
  .string()
  .trim()
  .default('')
  .refine((text) => text === '' || telephoneSchema.safeParse(text).success, {
    error: 'Enter a telephone number, like 020 7946 0100',
  })
  .transform((text) => (text === '' ? null : text))

/** One on each line; commas do as well. */
const several = z
  .string()
  .default('')
  .transform((text) =>
    [...new Set(text.split(/[\n,]/).map((each) => each.trim()))].filter((each) => each !== ''),
  )

const agencySchema = z
  .looseObject({
    name: line('Enter a name', 200),
    aliases: several,
    domains: several
      .transform((domains) => domains.map((domain) => domain.toLowerCase().replace(/^.*@/, '')))
      .refine((domains) => domains.every((domain) => domainSchema.safeParse(domain).success), {
        error: 'Enter mail domains such as school.example, one on each line',
      }),
    'telephone-children': telephone,
    'telephone-adults': telephone,
  })
  .transform((fields, context) => {
    const populations = populationSchema.options.filter((each) => fields[`population-${each}`] === 'on')
    if (populations.length === 0) {
      context.addIssue({ code: 'custom', path: ['population'], message: 'Choose children, adults or both' })
    }
    const { name, aliases, domains } = fields
    const numbers = { children: fields['telephone-children'], adults: fields['telephone-adults'] }
    return { name, aliases, domains, telephone: numbers, populations }
  })

const fields = ({ values, errors }: Sent, { agency }: About): Html => {
  const isSent = Object.keys(values).length > 0
  return markup`
  ${populationSchema.options.map((population) =>
    textField({
      name: `telephone-${population}`,
      label: `Telephone number for ${population}`,
      value: values[`telephone-${population}`] ?? agency?.telephone[population] ?? '',
      error: errors[`telephone-${population}`],
      type: 'tel',
    }),
  )}
  ${textField({ name: 'name', label: 'Name', value: values['name'] ?? agency?.name ?? '', error: errors['name'] })}
  ${textArea({ name: 'domains', label: 'Mail domains', hint: 'What stands behind the @ of its addresses, one on each line.', value: values['domains'] ?? agency?.domains.join('\n') ?? '', error: errors['domains'] })}
  ${textArea({ name: 'aliases', label: 'Other names', hint: 'As people write them in a mail, one on each line.', value: values['aliases'] ?? agency?.aliases.join('\n') ?? '', error: errors['aliases'] })}
  ${checkboxes({
    name: 'population',
    label: 'Works with',
    error: errors['population'],
    options: populationSchema.options.map((value) => ({ value, text: populationInWords(value) })),
    checked: isSent
      ? populationSchema.options.filter((each) => values[`population-${each}`] === 'on')
      : (agency?.populations ?? []),
  })}`
}

export const editAgency: ChangeForm = {
  kind: 'agency',
  isFor: ({ agency, person }) => agency !== null && person === null,
  title: ({ agency }) => `Change ${agency?.name ?? ''}`,
  explain: () => null,
  fields,
  read: reads(agencySchema, (data, about) =>
    edited(about, 'directory.yaml', changeAgency(about.agency?.id ?? '', data)),
  ),
  atOnce: true,
  button: 'Save',
  backTo: (about) => `/directory/${about.id}#${about.agency?.id ?? ''}`,
}

export const newAgency: ChangeForm = {
  kind: 'add-agency',
  isFor: ({ agency }) => agency === null,
  title: () => 'Add an agency or team',
  explain: () => 'You add its people afterwards.',
  fields,
  read: reads(agencySchema, (data, about) => {
    const taken = new Set(about.partnership.directory.agencies.map(({ id }) => id))
    return edited(about, 'directory.yaml', addAgency(newId(data.name, taken), data))
  }),
  atOnce: true,
  button: 'Add',
  backTo: (about) => `/directory/${about.id}`,
}

export const takeAgencyAway: ChangeForm = {
  kind: 'remove-agency',
  isFor: ({ agency, person }) => agency !== null && person === null && !agency.office,
  title: ({ agency }) => `Remove ${agency?.name ?? ''}`,
  explain: ({ agency }) =>
    `With it go its ${agency?.people.length ?? 0} people. Mail from its domains can no longer be placed and is held.`,
  fields: () => nothing,
  read: (_, about) => edited(about, 'directory.yaml', removeAgency(about.agency?.id ?? '')),
  atOnce: false,
  button: 'Remove',
  backTo: (about) => `/directory/${about.id}`,
}
