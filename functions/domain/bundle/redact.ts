import type { CaseEvent, CaseEventPayload } from '../case/events.ts'
import { partySchema, type Party } from '../case/party.ts'
import type { RedactedEvent } from './manifest.ts'

/** Events as a reader may have them who must not learn whom they are about. */
export const redact = (record: readonly CaseEvent[]): RedactedEvent[] => {
  const placeholder = placeholdersFor(record)
  return record.map(({ reference, seq, at, by, payload, digest, link }) => ({
    reference,
    seq,
    at,
    kind: payload.type,
    by: {
      kind: by.kind,
      who: by.kind === 'mail' ? placeholder(by.from) : by.kind === 'person' ? placeholder(by.name) : null,
    },
    step: 'step' in payload ? payload.step : null,
    due: dueOf(payload),
    digest,
    link,
  }))
}

const dueOf = (payload: CaseEventPayload) => {
  if ('deadline' in payload) return payload.deadline.due
  if ('due' in payload) return payload.due
  return 'reviewDue' in payload ? payload.reviewDue : null
}

/** "Person 1" and so on in the order in which they appear, the same for one person's address and name. */
const placeholdersFor = (record: readonly CaseEvent[]): ((name: string) => string) => {
  const known = new Map<string, string>()
  let people = 0
  const give = (names: readonly (string | null)[]): string => {
    const keys = names.filter((name) => name !== null).map((name) => name.trim().toLowerCase())
    const found = keys.map((key) => known.get(key)).find((each) => each !== undefined)
    const placeholder = found ?? `Person ${(people += 1)}`
    for (const key of keys) known.set(key, placeholder)
    return placeholder
  }
  for (const { payload, by } of record) {
    for (const { email, name } of partiesIn(payload)) give([email, name])
    if (by.kind === 'person' && by.party !== undefined) give([by.party.email, by.party.name, by.name])
  }
  return (name) => give([name])
}

/** Everybody whom a payload describes, however deep. */
const partiesIn = (value: unknown): Party[] => {
  if (value === null || typeof value !== 'object') return []
  const party = partySchema.safeParse(value)
  if (party.success) return [party.data]
  return Object.values(value).flatMap(partiesIn)
}
