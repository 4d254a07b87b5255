import { z } from 'zod'
import { standInFor } from '../../domain/partnership/people.ts'
import { setAbsences } from '../../domain/partnership/edit-directory.ts'
import { absenceInWords } from '../../domain/partnership/what-changed.ts'
import { dateField } from '../fields.ts'
import { markup, nothing } from '../markup.ts'
import type { About } from './about.ts'
import { edited, personPath, reads, type ChangeForm } from './change-form.ts'

const absenceSchema = z
  .object({
    absentFrom: z.iso.date('Enter the first day away'),
    absentUntil: z.iso.date('Enter the last day away'),
  })
  .refine(({ absentFrom, absentUntil }) => absentFrom <= absentUntil, {
    path: ['absentUntil'],
    error: 'The last day must not be before the first',
  })

const whoStandsIn = ({ agency, person }: About): string => {
  const deputy = agency?.people.find(({ id }) => id === person?.deputy)
  return deputy === undefined
    ? `${person?.name ?? ''} has no deputy. Steps of that time go to the next person with the same role, or wait in an unread mailbox: set a deputy too.`
    : `Steps that begin in that time go to ${deputy.name}, their deputy.`
}

export const addAbsence: ChangeForm = {
  kind: 'add-absence',
  isFor: ({ person }) => person !== null,
  title: ({ person }) => `${person?.name ?? ''} is away`,
  explain: whoStandsIn,
  fields: ({ values, errors }) => markup`
    ${dateField({ name: 'absentFrom', label: 'First day away', value: values['absentFrom'] ?? '', error: errors['absentFrom'] })}
    ${dateField({ name: 'absentUntil', label: 'Last day away', value: values['absentUntil'] ?? '', error: errors['absentUntil'] })}`,
  read: reads(absenceSchema, ({ absentFrom: from, absentUntil: until }, about) => {
    const absences = [...(about.person?.absences ?? []), { from, until }].toSorted((a, b) =>
      a.from < b.from ? -1 : 1,
    )
    return edited(
      about,
      'directory.yaml',
      setAbsences(about.agency?.id ?? '', about.person?.id ?? '', absences),
    )
  }),
  atOnce: true,
  button: 'Save',
  backTo: (about) => personPath(about, about.person?.id ?? ''),
}

const which = ({ person, query }: About) => person?.absences[Number(query('absence'))]

export const removeAbsence: ChangeForm = {
  kind: 'remove-absence',
  isFor: (about) => which(about) !== undefined,
  title: ({ person }) => `${person?.name ?? ''} is not away`,
  explain: (about) => {
    const absence = which(about)
    return absence === undefined ? null : `The absence of ${absenceInWords(absence)} is taken away.`
  },
  fields: () => nothing,
  read: (_, about) => {
    const absences = (about.person?.absences ?? []).filter((absence) => absence !== which(about))
    return edited(
      about,
      'directory.yaml',
      setAbsences(about.agency?.id ?? '', about.person?.id ?? '', absences),
    )
  },
  atOnce: true,
  button: 'Take it away',
  backTo: (about) => personPath(about, about.person?.id ?? ''),
}

/** Who is written to instead on a date, for somebody who is away then. */
export const deputyOn = ({ agency, person }: About, at: string): string | null =>
  agency === null || person === null ? null : (standInFor(agency, person, at, () => true)?.name ?? null)
