import type { Alert, AlertKind } from '../domain/case/alerts.ts'

export const alertInWords: Readonly<Record<AlertKind, string>> = {
  'immediate-risk': 'Immediate risk',
  'nobody-to-write-to': 'Nobody to write to',
  'missed-deadline': 'Time ended without an outcome',
  'overall-limit': 'The whole process is over its limit',
  'not-delivered': 'A notice was not delivered',
}

/** The most urgent first; of one kind the oldest first. */
export const byUrgency = <T extends Pick<Alert, 'kind' | 'at'>>(alerts: readonly T[]): T[] => {
  const order = Object.keys(alertInWords)
  return alerts.toSorted(
    (one, other) => order.indexOf(one.kind) - order.indexOf(other.kind) || (one.at < other.at ? -1 : 1),
  )
}
