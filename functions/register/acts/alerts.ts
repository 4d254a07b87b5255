import { z } from 'zod'
import type { Alert } from '../../domain/case/alerts.ts'
import { alertsOf, alertsToTakeOn } from '../../domain/case/state.ts'
import { moment } from '../../domain/notice/moments.ts'
import { alertInWords, byUrgency } from '../alert-words.ts'
import { select } from '../fields.ts'
import type { Sent } from '../forms.ts'
import { nothing, type Html } from '../markup.ts'
import type { ActForm } from './act-form.ts'

/** One of them or, where there are several, all: a choice names its alerts by their events. */
const choice = (label: string, alerts: readonly Alert[], { values, errors }: Sent): Html => {
  const each = byUrgency(alerts).map(
    ({ kind, at, seq, takenOn }) =>
      [
        String(seq),
        `${alertInWords[kind]}, since ${moment(at)}${takenOn === null ? '' : `, taken on by ${takenOn.by.name}`}`,
      ] as const,
  )
  const all = [alerts.map(({ seq }) => seq).join(' '), `All ${alerts.length} of them`] as const
  const options = alerts.length > 1 ? [all, ...each] : each
  return select({
    name: 'alerts',
    label,
    value: values['alerts'] ?? options[0]?.[0] ?? null,
    options,
    none: 'Choose',
    error: errors['alerts'],
  })
}

const alertsSchema = z
  .string()
  .regex(/^\d+( \d+)*$/, 'Choose an alert')
  .transform((seqs) => seqs.split(' ').map(Number))

export const takeOn: ActForm = {
  kind: 'take-on',
  title: 'Take on an alert',
  button: 'Take it on',
  explain: () =>
    'You see to it from now on: your name is on the case and on today’s page. The case goes on by itself as before. Nobody is written to.',
  fields: (sent, { state }) => choice('Which alert', alertsToTakeOn(state), sent),
  schema: z
    .object({ alerts: alertsSchema })
    .transform(({ alerts }) => ({ kind: 'take-on' as const, alerts })),
  fieldOf: 'alerts',
  whyLabel: 'What you will do about it',
}

export const handBack: ActForm = {
  kind: 'hand-back',
  title: 'Hand an alert back',
  button: 'Hand it back',
  explain: () => 'It is among the alerts that nobody has taken on again.',
  fields: (sent, { state }) =>
    choice(
      'Which alert',
      alertsOf(state).filter(({ takenOn }) => takenOn !== null),
      sent,
    ),
  schema: z
    .object({ alerts: alertsSchema })
    .transform(({ alerts }) => ({ kind: 'hand-back' as const, alerts })),
  fieldOf: 'alerts',
}

export const flagRisk: ActForm = {
  kind: 'flag-risk',
  title: 'Flag immediate risk',
  button: 'Flag it and tell everybody',
  explain: () =>
    'Call 999 or use child protection or adult safeguarding procedures first: this replaces neither. Everybody on the case, their managers and the next contact are told at once, and the case is looked at again by the end of the working day.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'flag-risk' as const })),
  fieldOf: 'why',
  whyLabel: 'What you know, and who told you',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}

export const riskDealtWith: ActForm = {
  kind: 'risk-dealt-with',
  title: 'Record that the immediate risk has been dealt with',
  button: 'End the flag and tell everybody',
  explain: () =>
    'Everybody who was told of the risk is told that it has been dealt with. The escalation itself stays as it is.',
  fields: () => nothing,
  schema: z.object({}).transform(() => ({ kind: 'risk-dealt-with' as const })),
  fieldOf: 'why',
  whyLabel: 'How it was dealt with, and who told you',
  whyHint: 'Both sides read this. Do not name the child or adult.',
}
