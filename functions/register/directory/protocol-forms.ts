import { parse } from 'yaml'
import { z } from 'zod'
import { changeStage } from '../../domain/partnership/edit-settings.ts'
import { protocolFor } from '../../domain/partnership/partnership.ts'
import type { Stage } from '../../domain/partnership/protocol.ts'
import type { FileTexts } from '../../domain/partnership/version.ts'
import { radios, select, textArea, textField } from '../fields.ts'
import { markup } from '../markup.ts'
import type { About } from './about.ts'
import { edited, reads, type ChangeForm } from './change-form.ts'

const stageOf = ({ partnership, population, query }: About): Stage | undefined =>
  population === null
    ? undefined
    : protocolFor(partnership, population)?.stages?.find(({ number }) => number === Number(query('stage')))

const settingsSchema = z.object({ protocols: z.record(z.string(), z.string().nullable()) })

/** The protocol's file of a population; null where what stands in the settings overrides its stages. */
const protocolFile = ({ found, partnership, population }: About): string | null => {
  if (population === null || partnership.decisions[population]?.stages !== undefined) return null
  const { protocols } = settingsSchema.parse(parse(found.texts['partnership.yaml'] ?? ''))
  return protocols[population] ?? null
}

const sharedBy = (about: About): boolean => {
  const { protocols } = settingsSchema.parse(parse(about.found.texts['partnership.yaml'] ?? ''))
  return protocols['children'] !== null && protocols['children'] === protocols['adults']
}

const stageSchema = z
  .object({
    unit: z.enum(
      ['working-days', 'calendar-days', 'hours', 'same-working-day', 'none'],
      'Choose how time is counted',
    ),
    count: z.string().trim().default(''),
    onTimeout: z.enum(['escalate', 'alert-only'], 'Choose what happens when time runs out'),
  })
  .transform(({ unit, count, onTimeout }, context) => {
    if (unit === 'none') return { timeAllowed: null, onTimeout }
    if (unit === 'same-working-day') return { timeAllowed: { unit }, onTimeout }
    const number = Number(count)
    if (!Number.isInteger(number) || number < 1 || number > 366) {
      context.addIssue({ code: 'custom', path: ['count'], message: 'Enter a whole number from 1 to 366' })
      return z.NEVER
    }
    return { timeAllowed: { unit, count: number }, onTimeout }
  })

export const editStage: ChangeForm = {
  kind: 'stage',
  isFor: (about) => stageOf(about) !== undefined && protocolFile(about) !== null,
  title: (about) => `Change ${stageOf(about)?.label ?? ''}`,
  explain: (about) =>
    `${sharedBy(about) ? 'Children and adults share this protocol. ' : ''}Cases that are open keep the protocol that they began with. It becomes a draft: replay it over past cases before you put it in force.`,
  fields: ({ values, errors }, about) => {
    const { timeAllowed = null, onTimeout = 'escalate', receiving = [] } = stageOf(about) ?? {}
    const count = timeAllowed !== null && 'count' in timeAllowed ? String(timeAllowed.count) : ''
    return markup`
    ${textField({ name: 'count', label: 'Time allowed', value: values['count'] ?? count, error: errors['count'], narrow: true })}
    ${select({
      name: 'unit',
      label: 'Counted in',
      value: values['unit'] ?? timeAllowed?.unit ?? 'none',
      options: [
        ['working-days', 'working days'],
        ['calendar-days', 'days, every day counted'],
        ['hours', 'hours'],
        ['same-working-day', 'the same working day'],
        ['none', 'no time limit'],
      ],
      none: 'Choose',
      error: errors['unit'],
    })}
    ${radios({
      name: 'onTimeout',
      label: 'When time runs out',
      value: values['onTimeout'] ?? onTimeout,
      error: errors['onTimeout'],
      options: [
        ...(receiving.length === 0
          ? []
          : [
              { value: 'escalate', text: 'The case goes on to the next step', hint: 'Managers are alerted.' },
            ]),
        {
          value: 'alert-only',
          text: 'Managers are alerted, and nothing else',
          hint: 'A person moves the case on.',
        },
      ],
    })}`
  },
  read: reads(stageSchema, (data, about) => {
    const file = protocolFile(about)
    return file === null
      ? {
          kind: 'wrong',
          errors: {
            unit: 'The partnership’s own decision overrides this protocol: change it in the text of partnership.yaml',
          },
        }
      : edited(about, file, changeStage(stageOf(about)?.number ?? 1, data))
  }),
  atOnce: false,
  button: 'Save as a draft',
  backTo: ({ id, population }) => `/directory/${id}/protocol/${population ?? 'children'}`,
}

const fileOf = ({ found, query }: About): string | null =>
  Object.hasOwn(found.texts, query('file')) ? query('file') : null

/** For whatever has no form of its own: the text itself, checked as any other change. */
export const editText: ChangeForm = {
  kind: 'text',
  isFor: (about) => fileOf(about) !== null,
  title: ({ query }) => `Change the text of ${query('file')}`,
  explain: () =>
    'For what has no form of its own, such as the wording of a stage or its source. The text is checked as a whole before it is kept.',
  fields: ({ values, errors }, about) =>
    textArea({
      name: 'text',
      label: 'Text',
      value: values['text'] ?? about.found.texts[fileOf(about) ?? ''] ?? '',
      error: errors['text'],
      rows: 30,
    }),
  read: reads(
    z.object({ text: z.string().min(1, 'Enter the text').max(90_000, 'This is too long') }),
    ({ text }, about) => {
      const file = fileOf(about) ?? ''
      // Browsers send lines with CRLF.
      const texts: FileTexts = { ...about.found.texts, [file]: text.replaceAll('\r\n', '\n') }
      return { kind: 'texts', texts }
    },
  ),
  atOnce: false,
  button: 'Save as a draft',
  backTo: ({ id }) => `/directory/${id}/versions`,
}
