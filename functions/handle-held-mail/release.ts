import { causeOf } from '../domain/case/acting.ts'
import { decide } from '../domain/decide/decide.ts'
import type { Decision, Incoming } from '../domain/decide/incoming.ts'
import type { NewEvent } from '../domain/case/events.ts'
import type { RecordStore } from '../domain/ports.ts'
import type { Change, MailRow } from '../domain/record.ts'
import { changeFor, lookAround } from '../receive-mail/handler.ts'
import { factsOf, handling, type HandleHeldMailPorts, type Handler } from './held.ts'

export type Release =
  | { readonly kind: 'acts'; readonly change: Change }
  /** It would have to be held again, for this reason: a person may file or discard it. */
  | { readonly kind: 'would-not-act'; readonly why: string }

/** What a held mail would do if it were released now. Nothing is recorded. */
export const dryRun = async (mail: MailRow, ports: HandleHeldMailPorts): Promise<Release> =>
  await release(mail, { by: '', why: '' }, ports)

/** The change that lets a held mail act: its clock runs from its receipt, with one full working day left at least. */
export const release = async (
  mail: MailRow,
  handler: Handler,
  ports: HandleHeldMailPorts,
): Promise<Release> => {
  const facts = await factsOf(mail, ports)
  const incoming = await lookAround(facts, ports)
  // The ledger has seen this message, when it was held; that is no reason to take it for a duplicate.
  const decision = decide({ ...incoming, seen: 'never' }, () => ports.ids.secret())
  if ('outcome' in decision && decision.outcome === 'held') {
    return { kind: 'would-not-act', why: decision.reason ?? 'It would be held again.' }
  }
  const change = changeFor(recorded(decision, incoming, handler), incoming, facts, ports.ids)
  const handled = handling(mail, 'released', handler, facts.now)
  return {
    kind: 'acts',
    change: {
      ...change,
      mail: change.mail === null ? null : { ...change.mail, handled },
      lookups: await withoutTaken(change.lookups, ports.store),
    },
  }
}

/** The case keeps who released the mail; a risk that everybody was told of when it was held is not told twice. */
const recorded = (
  decision: Decision,
  { mail, partnership, releasedAt }: Incoming,
  handler: Handler,
): Decision => {
  if (decision.kind === 'settle') return decision
  const released: NewEvent = {
    at: releasedAt ?? mail.receivedAt,
    by: causeOf(handler, partnership, mail.population),
    payload: { type: 'held-mail-handled', mailId: mail.id, action: 'released', heldFor: mail.reason ?? '' },
  }
  if (decision.kind === 'open') return { ...decision, events: [...decision.events, released] }
  const told = decision.found.record.some(
    ({ payload }) => payload.type === 'risk-flagged' && payload.mailId === mail.id,
  )
  const events = decision.events.filter(({ payload }) => !(told && payload.type === 'risk-flagged'))
  return { ...decision, events: [...events, released] }
}

/** Another message came under the same Message-ID and has its case: answers to that id go on to belong there. */
const withoutTaken = async (lookups: Change['lookups'], store: RecordStore): Promise<Change['lookups']> => {
  const kept = await Promise.all(
    lookups.map(async (entry) => {
      if (!entry.key.startsWith('message:')) return [entry]
      const value = await store.lookup(entry.key)
      return value === null || value === entry.value ? [entry] : []
    }),
  )
  return kept.flat()
}
