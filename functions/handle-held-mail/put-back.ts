import { causeOf } from '../domain/case/acting.ts'
import { changeOf } from '../domain/case/change.ts'
import type { CaseEventPayload } from '../domain/case/events.ts'
import { flaggedByAlone, hasFlagged } from '../domain/case/flag-risk.ts'
import { fold } from '../domain/case/fold.ts'
import type { Instant } from '../domain/instant.ts'
import type { Change, MailRow } from '../domain/record.ts'
import { handling, type HandleHeldMailPorts, type Handler } from './held.ts'

/** The mail waits for a person again, with what had been done about it. */
export const putBack = (mail: MailRow, handler: Handler, now: Instant): MailRow => {
  const { handled, handledBefore = [], outcome } = mail
  return {
    ...mail,
    outcome: 'held',
    reason: outcome === 'held' ? mail.reason : (handled?.heldFor ?? mail.reason),
    reference: null,
    handled: null,
    handledBefore: [
      ...handledBefore,
      ...(handled === null ? [] : [handled]),
      handling(mail, 'put-back', handler, now),
    ],
  }
}

/** The change that takes a mail out of the case that it was filed to: the case goes on as if it had not had it. */
export const takeOut = async (
  mail: MailRow,
  reference: string,
  handler: Handler,
  ports: HandleHeldMailPorts,
): Promise<{ readonly kind: 'acts'; readonly change: Change } | { readonly kind: 'no-such-case' }> => {
  const record = await ports.store.loadCase(reference)
  const state = fold(record)
  if (state === null) return { kind: 'no-such-case' }
  const now = ports.clock.now()
  const partnership = await ports.partnerships.ofCase(state)
  const by = causeOf(handler, partnership, state.population)
  const payloads: CaseEventPayload[] = [
    { type: 'filed-mail-taken-out', mailId: mail.id, messageId: mail.messageId },
    // A flag that rests on this mail alone has no reason left in this case.
    ...(hasFlagged(record, mail.id)
      ? [{ type: 'risk-taken-back' as const, mailId: mail.id, ends: flaggedByAlone(state, mail.id) }]
      : []),
  ]
  const events = payloads.map((payload) => ({ at: now, by, payload }))
  const toCase = { reference, record, events, partnership, onlyOpenCaseOfPair: false }
  return {
    kind: 'acts',
    change: { ...changeOf(toCase, ports.ids, now), mail: putBack(mail, handler, now) },
  }
}
