import { noticeBounced } from '../domain/case/bounce.ts'
import { changeOf } from '../domain/case/change.ts'
import type { NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import type { Ids } from '../domain/ids.ts'
import { noticeKey } from '../domain/lookups.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'
import type { NoticeRow } from '../domain/record.ts'

/** What became of a notice after SES had taken it. */
export interface NoticeEvent {
  /** The Message-ID that the notice had on the wire. */
  readonly wireId: string
  /** `hard`: the address will never take it. `soft`: it did not arrive, or not yet, for a reason that may pass. */
  readonly kind: 'hard' | 'soft'
  /** In plain words, without anybody's address. */
  readonly why: string
}

export interface NoticeEventPorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

/** An event can be quicker than the record of the sending that it is about: to be tried again. */
export class NoticeNotOnRecord extends Error {
  override readonly name = 'NoticeNotOnRecord'
}

/**
 * Records that a notice did not reach its reader, exactly as a bounce that came by mail: business unit and
 * practitioner hear of it, and a hard bounce of the current contact's notice brings in the deputy. The same again
 * changes nothing.
 *
 * @throws NoticeNotOnRecord
 */
export const noticeEvent = async (event: NoticeEvent, ports: NoticeEventPorts): Promise<void> => {
  const { store, clock, ids, partnerships } = ports
  const noticeId = await store.lookup(noticeKey(event.wireId))
  const notice = noticeId === null ? null : await store.loadNotice(noticeId)
  if (notice === null) throw new NoticeNotOnRecord('an event is about a notice that is not on record (yet)')
  const bounced: NoticeRow =
    event.kind === 'hard'
      ? { ...notice, state: 'bounced', nextAttemptAt: null, failure: event.why }
      : { ...notice, failure: event.why }
  if (notice.about.of !== 'case') {
    await store.noticeAttempted(bounced)
    return
  }
  const { reference } = notice.about
  for (;;) {
    const record = await store.loadCase(reference)
    const state = fold(record)
    if (state === null) throw new NoticeNotOnRecord('a notice is about a case that is not on record')
    const known = record.some(
      ({ payload }) =>
        payload.type === 'notice-bounced' &&
        payload.noticeId === notice.id &&
        (payload.kind === event.kind || payload.kind === 'hard'),
    )
    if (known) return
    const partnership = await partnerships.ofCase(state)
    const now = clock.now()
    const events = noticeBounced(partnership, state, notice, event.kind, null, now).map(
      (payload): NewEvent => ({
        at: now,
        by: { kind: 'delivery', noticeId: notice.id },
        payload,
      }),
    )
    const toCase = { reference, record, events, partnership, onlyOpenCaseOfPair: false }
    const change = { ...changeOf(toCase, ids, now), noticesChanged: [bounced] }
    if ((await store.commit(change)) === 'committed') return
  }
}
