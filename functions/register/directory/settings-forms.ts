import { z } from 'zod'
import { setExtraBankHolidays, setOutOfHours } from '../../domain/partnership/edit-settings.ts'
import { longDate } from '../../domain/deadlines/wording.ts'
import { telephoneSchema } from '../../domain/partnership/telephone.ts'
import { dateField, textField } from '../fields.ts'
import { line } from '../forms.ts'
import { markup, nothing } from '../markup.ts'
import { edited, reads, type ChangeForm } from './change-form.ts'

const file = 'partnership.yaml'

export const outOfHours: ChangeForm = {
  kind: 'out-of-hours',
  isFor: ({ population }) => population !== null,
  title: ({ population }) => `Out-of-hours number for ${population ?? ''}`,
  explain: () => 'Given in every notice of immediate risk that goes when nobody may be reading mail.',
  fields: ({ values, errors }, { partnership, population }) => {
    const now = population === null ? null : partnership.outOfHours[population]
    return markup`
    ${textField({ name: 'lineTelephone', label: 'Telephone number', value: values['lineTelephone'] ?? now?.telephone ?? '', error: errors['lineTelephone'], type: 'tel' })}
    ${textField({ name: 'lineName', label: 'Whose number it is', value: values['lineName'] ?? now?.name ?? '', error: errors['lineName'] })}`
  },
  read: reads(
    z.object({
      lineName: line('Enter whose number it is', 200),
      lineTelephone: z
        .string()
        .trim()
        .refine((text) => telephoneSchema.safeParse(text).success, {
          error: 'Enter a telephone number, like 020 7946 0990',
        }),
    }),
    ({ lineName: name, lineTelephone: telephone }, about) =>
      edited(about, file, setOutOfHours(about.population ?? 'children', { name, telephone })),
  ),
  atOnce: true,
  button: 'Save',
  backTo: ({ id }) => `/directory/${id}#settings`,
}

export const addHoliday: ChangeForm = {
  kind: 'add-holiday',
  isFor: () => true,
  title: () => 'Add a bank holiday',
  explain: () =>
    'For a one-off day that the published calendar of England and Wales does not have yet. It becomes a draft: look at the deadlines that it moves before you put it in force.',
  fields: ({ values, errors }) => markup`
    ${dateField({ name: 'holiday', label: 'Date', value: values['holiday'] ?? '', error: errors['holiday'] })}
    ${textField({ name: 'holidayName', label: 'What it is called', value: values['holidayName'] ?? '', error: errors['holidayName'] })}`,
  read: reads(
    z.object({ holiday: z.iso.date('Enter a date'), holidayName: line('Enter what it is called', 100) }),
    ({ holiday: date, holidayName: name }, about) => {
      const days = about.partnership.extraBankHolidays
      if (days.some((day) => day.date === date)) {
        return { kind: 'wrong', errors: { holiday: 'This day is a bank holiday here already' } }
      }
      const all = [...days, { date, name }].toSorted((a, b) => (a.date < b.date ? -1 : 1))
      return edited(about, file, setExtraBankHolidays(all))
    },
  ),
  atOnce: false,
  button: 'Save as a draft',
  backTo: ({ id }) => `/directory/${id}#settings`,
}

export const removeHoliday: ChangeForm = {
  kind: 'remove-holiday',
  isFor: ({ partnership, query }) => partnership.extraBankHolidays.some(({ date }) => date === query('date')),
  title: ({ query }) => `${longDate(query('date'))} is a working day`,
  explain: () =>
    'The day counts again. It becomes a draft: look at the deadlines that it moves before you put it in force.',
  fields: () => nothing,
  read: (_, about) => {
    const days = about.partnership.extraBankHolidays.filter(({ date }) => date !== about.query('date'))
    return edited(about, file, setExtraBankHolidays(days))
  },
  atOnce: false,
  button: 'Save as a draft',
  backTo: ({ id }) => `/directory/${id}#settings`,
}
