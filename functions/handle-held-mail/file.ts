import { causeOf } from '../domain/case/acting.ts'
import { changeOf } from '../domain/case/change.ts'
import type { NewEvent } from '../domain/case/events.ts'
import { hasFlagged } from '../domain/case/flag-risk.ts'
import { fold } from '../domain/case/fold.ts'
import type { Party } from '../domain/case/party.ts'
import { riskEvent } from '../domain/decide/risk.ts'
import { placeSender, sideOf } from '../domain/decide/sender.ts'
import type { FoundCase, Incoming } from '../domain/decide/incoming.ts'
import { messageKey } from '../domain/lookups.ts'
import type { Change, MailRow } from '../domain/record.ts'
import { lookAround } from '../receive-mail/handler.ts'
import { factsOf, handling, type HandleHeldMailPorts, type Handler } from './held.ts'

export type Filing = { readonly kind: 'acts'; readonly change: Change } | { readonly kind: 'no-such-case' }

/** The change that puts a held mail to a case: it is on record there and told to both sides, and moves nothing. */
export const file = async (
  mail: MailRow,
  reference: string,
  handler: Handler,
  ports: HandleHeldMailPorts,
): Promise<Filing> => {
  const record = await ports.store.loadCase(reference)
  const state = fold(record)
  if (state?.partnership !== mail.partnership) return { kind: 'no-such-case' }
  if (state.standing.kind === 'merged') return await file(mail, state.standing.into, handler, ports)
  const facts = await factsOf(mail, ports)
  const { now, reading } = facts
  const partnership = await ports.partnerships.ofCase(state)
  const around = await lookAround(facts, ports)
  const incoming: Incoming = {
    ...around,
    partnership,
    match: { kind: 'case', found: { case: state, record }, by: 'address' },
  }
  const change = changeOf(
    {
      reference,
      record,
      events: eventsOf(incoming, { case: state, record }, handler),
      partnership,
      onlyOpenCaseOfPair: false,
    },
    ports.ids,
    now,
  )
  const key = reading.messageId === null ? null : messageKey(mail, reading.messageId)
  const thread = key === null || (await ports.store.lookup(key)) !== null ? [] : [{ key, value: reference }]
  return {
    kind: 'acts',
    change: {
      ...change,
      mail: {
        ...mail,
        outcome: 'recorded',
        reason: 'A person filed it to the case.',
        reference,
        handled: handling(mail, 'filed', handler, now),
      },
      lookups: [...change.lookups, ...thread],
    },
  }
}

const eventsOf = (incoming: Incoming, { case: state, record }: FoundCase, handler: Handler): NewEvent[] => {
  const { mail, reading, now } = incoming
  const sender = placeSender(incoming)
  const by = { kind: 'mail', mailId: mail.id, from: reading.from ?? '' } as const
  const flagged = hasFlagged(record, mail.id)
  return [
    {
      at: now,
      by,
      payload: {
        type: 'mail-recorded',
        mailId: mail.id,
        side: sender === null ? null : sideOf(state, sender),
        intent: reading.intent,
        sender: sender?.party ?? stranger(incoming),
      },
    },
    ...(reading.immediateRisk && !flagged ? [riskEvent(incoming, by)] : []),
    {
      at: now,
      by: causeOf(handler, incoming.partnership, state.population),
      payload: { type: 'held-mail-handled', mailId: mail.id, action: 'filed', heldFor: mail.reason ?? '' },
    },
  ]
}

/** Somebody whom neither the case nor the directory knows. */
const stranger = ({ reading }: Incoming): Party => ({
  personId: null,
  agencyId: 'unknown',
  name: reading.fromName ?? reading.from ?? 'Somebody unknown',
  jobTitle: null,
  email: reading.from,
  telephone: null,
})
