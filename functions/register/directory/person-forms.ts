import { z } from 'zod'
import type { Agency } from '../../domain/partnership/directory.ts'
import {
  addPerson,
  changePerson,
  movePersonUp,
  newId,
  removePerson,
} from '../../domain/partnership/edit-directory.ts'
import { partnershipRoles, roleSchema, type Role } from '../../domain/partnership/role.ts'
import { telephoneSchema } from '../../domain/partnership/telephone.ts'
import { checkboxes, dateField, select, textField } from '../fields.ts'
import { line, type Sent } from '../forms.ts'
import { markup, nothing, type Html } from '../markup.ts'
import type { About } from './about.ts'
import { edited, personPath, reads, type ChangeForm } from './change-form.ts'
import { roleName } from './role-names.ts'

const optional = <T>(schema: z.ZodType<T, string>) =>
  z
    .string()
    .trim()
    .default('')
    .transform((text) => (text === '' ? null : text))
    .pipe(z.union([z.null(), schema]))

const telephone = optional(
  z.string().refine((text) => telephoneSchema.safeParse(text).success, {
    error: 'Enter a telephone number, like 020 7946 0100 or +44 7700 900100',
  }),
)

const personSchema = z
  .looseObject({
    name: line('Enter a name', 200),
    jobTitle: line('Enter a job title', 200),
    email: z
      .string()
      .trim()
      .toLowerCase()
      .default('')
      .refine((text) => text === '' || z.email().safeParse(text).success, {
        error: 'Enter an email address like name@example.org',
      })
      .transform((text) => (text === '' ? null : text)),
    telephone,
    alternativeTelephone: telephone,
    deputy: z
      .string()
      .default('')
      .transform((text) => (text === '' ? null : text)),
    from: optional(z.iso.date('Enter a date')),
    until: optional(z.iso.date('Enter a date')),
  })
  .transform((fields, context) => {
    const roles = roleSchema.options.filter((role) => fields[`role-${role}`] === 'on')
    if (roles.length === 0) context.addIssue({ code: 'custom', path: ['role'], message: 'Choose a role' })
    const { name, jobTitle, email, telephone: number, alternativeTelephone, deputy, from, until } = fields
    return { name, jobTitle, roles, email, telephone: number, alternativeTelephone, deputy, from, until }
  })

const rolesOf = ({ office }: Agency): readonly Role[] =>
  roleSchema.options.filter((role) => partnershipRoles.some((each) => each === role) === office)

const fields = ({ values, errors }: Sent, { agency, person }: About): Html => {
  const isSent = Object.keys(values).length > 0
  const value = (name: string, now: string | null | undefined) => values[name] ?? now ?? ''
  const text = (
    name: string,
    label: string,
    now: string | null | undefined,
    more: { hint?: string; type?: 'email' | 'tel' } = {},
  ) => textField({ name, label, value: value(name, now), error: errors[name], ...more })
  const others = (agency?.people ?? []).filter(({ id }) => id !== person?.id)
  return markup`
  ${text('telephone', 'Telephone number', person?.telephone, { type: 'tel' })}
  ${text('alternativeTelephone', 'Other telephone number', person?.alternativeTelephone, { type: 'tel', hint: 'Used where the first is missing.' })}
  ${text('email', 'Email address', person?.email, { type: 'email', hint: 'Without one nothing can be sent: people are told to ring.' })}
  ${text('name', 'Name', person?.name)}
  ${text('jobTitle', 'Job title', person?.jobTitle)}
  ${checkboxes({
    name: 'role',
    label: 'Roles in an escalation',
    hint: 'A step asks for a role, not for a job title.',
    error: errors['role'],
    options: agency === null ? [] : rolesOf(agency).map((role) => ({ value: role, text: roleName(role) })),
    checked: isSent
      ? roleSchema.options.filter((role) => values[`role-${role}`] === 'on')
      : (person?.roles ?? []),
  })}
  ${
    others.length === 0
      ? nothing
      : select({
          name: 'deputy',
          label: 'Deputy',
          hint: 'Who is written to instead while this person is away.',
          value: value('deputy', person?.deputy),
          options: others.map(({ id, name, jobTitle }) => [id, `${name}, ${jobTitle}`]),
          none: 'Nobody',
          error: errors['deputy'],
        })
  }
  ${dateField({ name: 'from', label: 'In post from', hint: 'Leave empty if they are in post already.', value: value('from', person?.from), error: errors['from'] })}
  ${dateField({ name: 'until', label: 'In post until', hint: 'The last day, if they are leaving.', value: value('until', person?.until), error: errors['until'] })}`
}

export const editPerson: ChangeForm = {
  kind: 'person',
  isFor: ({ person }) => person !== null,
  title: ({ person }) => `Change ${person?.name ?? ''}`,
  explain: () => null,
  fields,
  read: reads(personSchema, (data, about) =>
    edited(about, 'directory.yaml', changePerson(about.agency?.id ?? '', about.person?.id ?? '', data)),
  ),
  atOnce: true,
  button: 'Save',
  backTo: (about) => personPath(about, about.person?.id ?? ''),
}

export const newPerson: ChangeForm = {
  kind: 'add-person',
  isFor: ({ agency, person }) => agency !== null && person === null,
  title: ({ agency }) => `Add somebody to ${agency?.name ?? ''}`,
  explain: () => 'They come last in seniority of those with the same role; you can move them up afterwards.',
  fields,
  read: reads(personSchema, (data, about) => {
    const { agencies } = about.partnership.directory
    const taken = new Set(agencies.flatMap(({ people }) => people.map(({ id }) => id)))
    const agencyId = about.agency?.id ?? ''
    return edited(
      about,
      'directory.yaml',
      addPerson(agencyId, newId(`${agencyId} ${data.name}`, taken), data),
    )
  }),
  atOnce: true,
  button: 'Add',
  backTo: (about) => `/directory/${about.id}#${about.agency?.id ?? ''}`,
}

const standsInFor = ({ agency, person }: About): string[] =>
  (agency?.people ?? []).filter(({ deputy }) => deputy === person?.id).map(({ name }) => name)

export const takePersonAway: ChangeForm = {
  kind: 'remove-person',
  isFor: ({ person }) => person !== null,
  title: ({ person }) => `Remove ${person?.name ?? ''}`,
  explain: (about) => {
    const without = standsInFor(about)
    const deputies =
      without.length === 0 ? '' : ` ${without.join(' and ')} will have no deputy: set another one afterwards.`
    return `Nobody is written to at this person’s address by a new step any more. A step that is with them now stays with them until you change its contact.${deputies}`
  },
  fields: () => nothing,
  read: (_, about) =>
    edited(about, 'directory.yaml', removePerson(about.agency?.id ?? '', about.person?.id ?? '')),
  atOnce: true,
  button: 'Remove',
  backTo: (about) => `/directory/${about.id}#${about.agency?.id ?? ''}`,
}

export const movePerson: ChangeForm = {
  kind: 'move-person',
  isFor: ({ agency, person }) => person !== null && agency?.people[0]?.id !== person.id,
  title: ({ person }) => `Move ${person?.name ?? ''} up`,
  explain: ({ agency, person }) => {
    const people = agency?.people ?? []
    const before = people[people.findIndex(({ id }) => id === person?.id) - 1]
    return `Of those who hold the same role, the first in the list is asked first. ${person?.name ?? ''} will stand before ${before?.name ?? ''}.`
  },
  fields: () => nothing,
  read: (_, about) =>
    edited(about, 'directory.yaml', movePersonUp(about.agency?.id ?? '', about.person?.id ?? '')),
  atOnce: true,
  button: 'Move up',
  backTo: (about) => `/directory/${about.id}#${about.agency?.id ?? ''}`,
}
