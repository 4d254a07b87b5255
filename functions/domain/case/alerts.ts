import { z } from 'zod'
import type { Instant } from '../instant.ts'
import { actorOf, type Actor } from './actor.ts'
import type { CaseEvent } from './events.ts'
import type { StepContact } from './party.ts'

/** What a person has to take on, however far the case goes on by itself. */
export const alertKindSchema = z.enum([
  'immediate-risk',
  'nobody-to-write-to',
  'missed-deadline',
  'overall-limit',
  'not-delivered',
])
export type AlertKind = z.infer<typeof alertKindSchema>

export interface Alert {
  readonly kind: AlertKind
  /** The event that raised it: its name within the case. */
  readonly seq: number
  readonly at: Instant
  /** Who has taken it on, and when; null while nobody has. */
  readonly takenOn: { readonly by: Actor; readonly at: Instant } | null
}

/** The alerts of a case after one more event. One that comes again is new: who took on the first has not seen it. */
export const alertsAfter = (
  alerts: readonly Alert[],
  { payload, seq, at, by }: CaseEvent,
): readonly Alert[] => {
  const without = (kind: AlertKind): Alert[] => alerts.filter((alert) => alert.kind !== kind)
  const raised = (kind: AlertKind): Alert[] => [...without(kind), { kind, seq, at, takenOn: null }]
  const ofContact = (contact: StepContact): Alert[] =>
    contact.kind === 'email' ? without('nobody-to-write-to') : raised('nobody-to-write-to')
  switch (payload.type) {
    case 'step-started':
    case 'contact-changed':
      return ofContact(payload.contact)
    case 'deadline-missed':
      return raised('missed-deadline')
    case 'overall-limit-passed':
      return raised('overall-limit')
    case 'risk-flagged':
      return raised('immediate-risk')
    case 'risk-dealt-with':
      return without('immediate-risk')
    case 'risk-taken-back':
      return payload.ends ? without('immediate-risk') : alerts
    case 'notice-bounced':
      // An out-of-office answer came from somewhere: the notice did arrive.
      return payload.kind === 'auto-reply'
        ? alerts
        : [...alerts, { kind: 'not-delivered', seq, at, takenOn: null }]
    case 'alerts-taken-on':
      return withTakenOn(alerts, payload.alerts, { by: actorOf(by), at })
    case 'alerts-handed-back':
      return withTakenOn(alerts, payload.alerts, null)
    default:
      return alerts
  }
}

const withTakenOn = (alerts: readonly Alert[], of: readonly number[], takenOn: Alert['takenOn']): Alert[] =>
  alerts.map((alert) => (of.includes(alert.seq) ? { ...alert, takenOn } : alert))
