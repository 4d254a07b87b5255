import { noticeBounced } from '../domain/case/bounce.ts'
import { changeOf } from '../domain/case/change.ts'
import type { CaseEventPayload, NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { isClosed } from '../domain/case/state.ts'
import { heldMailOf, heldMailThat } from '../domain/held-mail.ts'
import type { Ids } from '../domain/ids.ts'
import { hourOf, instantFromMillis, millisOf, type Instant } from '../domain/instant.ts'
import { messageKey, noticeKey } from '../domain/lookups.ts'
import { returnAddress } from '../domain/notice/addresses.ts'
import { noticeMessageId } from '../domain/notice/mime.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Archive, Clock, Delivery, MailOut, Reader, RecordStore } from '../domain/ports.ts'
import { isWaiting, type MailRow, type NoticeRow } from '../domain/record.ts'
import { mailboxOf, nameOnTheWire, renderNotice } from './render.ts'

export interface DeliverNoticePorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly clock: Clock
  readonly ids: Ids
  readonly mailOut: MailOut
  readonly read: Reader
  readonly partnerships: Partnerships
}

export const noticeFile = (id: string): string => `notices/${id}.eml`

/** Minutes until the next attempt: soon at first, then each hour; given up, and told to people, after two days. */
const RETRY_MINUTES = [1, 2, 5, 15, 30]
const MOST_ATTEMPTS = 50

/**
 * Carries out one queued notice: renders it once, keeps what was rendered, sends it and records that it was sent. A
 * kill between the relay's answer and our record sends the very same bytes, under the same Message-ID, again.
 */
export const deliverNotice = async (queued: NoticeRow, ports: DeliverNoticePorts): Promise<void> => {
  const { archive, mailOut, partnerships, clock, store } = ports
  const notice = await stillNeeded(queued, store)
  if (notice === null) {
    await store.noticeAttempted({ ...queued, state: 'not-needed', nextAttemptAt: null })
    return
  }
  const partnership = partnerships.get(notice.partnership)
  const kept = await archive.get(noticeFile(notice.id))
  const raw = kept ?? (await renderNotice(notice, ports))
  if (kept === null) await archive.put(noticeFile(notice.id), raw)

  const mailbox = mailboxOf(partnership, notice.population)
  const delivery = await mailOut.send({
    from: returnAddress(mailbox, notice.returnToken),
    to: notice.to.email,
    raw,
  })
  // With SES the Message-ID on the wire is not the one that we wrote.
  const ownId = noticeMessageId(nameOnTheWire(notice), mailbox)
  await record(attempted(notice, delivery, ownId, clock.now()), delivery, ports)
}

/**
 * Word that a mail waits for a person is not needed once a person has dealt with it. It is then about the next one for
 * which it stands: there is one such alert an hour (`heldAlertKey`), however much is held.
 */
const stillNeeded = async (notice: NoticeRow, store: RecordStore): Promise<NoticeRow | null> => {
  const { kind, about, partnership, createdAt } = notice
  if (kind !== 'held-mail' || about.of !== 'mail') return notice
  const mail = await store.loadMail(about.mailId)
  if (mail !== null && isWaiting(mail)) return notice
  const isToldByThis = ({ receivedAt, immediateRisk }: MailRow): boolean =>
    !immediateRisk && hourOf(receivedAt) === hourOf(createdAt)
  const [other] = await heldMailThat(heldMailOf(partnership, store), isToldByThis)
  return other === undefined ? null : { ...notice, about: { of: 'mail', mailId: other.id } }
}

const attempted = (notice: NoticeRow, delivery: Delivery, ownId: string, now: Instant): NoticeRow => {
  const attempts = notice.attempts + 1
  const done = { ...notice, attempts, nextAttemptAt: null }
  switch (delivery.result) {
    case 'sent':
      return { ...done, state: 'sent', failure: null, wireId: delivery.wireId ?? ownId }
    case 'shown':
      return { ...done, state: 'shown', failure: null, wireId: ownId }
    case 'refused':
      return { ...done, state: 'bounced', failure: delivery.why }
    case 'later': {
      if (attempts >= MOST_ATTEMPTS) return { ...done, state: 'failed', failure: delivery.why }
      const minutes = RETRY_MINUTES[attempts - 1] ?? 60
      const nextAttemptAt = instantFromMillis(millisOf(now) + minutes * 60_000)
      return { ...notice, attempts, nextAttemptAt, failure: delivery.why }
    }
  }
}

const record = async (notice: NoticeRow, delivery: Delivery, ports: DeliverNoticePorts): Promise<void> => {
  const { store, ids, clock, partnerships } = ports
  if (notice.about.of !== 'case' || notice.nextAttemptAt !== null) {
    await store.noticeAttempted(notice)
    return
  }
  const { reference } = notice.about
  for (;;) {
    const before = await store.loadCase(reference)
    const state = fold(before)
    if (state === null) return
    const partnership = await partnerships.ofCase(state)
    const now = clock.now()
    const reached = notice.state === 'sent' || notice.state === 'shown'
    const kind = delivery.result === 'refused' && !isClosed(state) ? 'hard' : 'soft'
    const payloads: CaseEventPayload[] = reached
      ? [{ type: 'notice-sent', noticeId: notice.id, kind: notice.kind, wireId: notice.wireId }]
      : noticeBounced(partnership, state, notice, kind, null, now)
    const events = payloads.map((payload): NewEvent => ({
      at: now,
      by: { kind: 'delivery', noticeId: notice.id },
      payload,
    }))
    const change = changeOf(
      { reference, record: before, events, partnership, onlyOpenCaseOfPair: false },
      ids,
      now,
    )
    const { wireId } = notice
    const thread =
      wireId === null
        ? []
        : [
            { key: messageKey(notice, wireId), value: reference },
            { key: noticeKey(wireId), value: notice.id },
          ]
    const written = await store.commit({
      ...change,
      noticesChanged: [notice],
      lookups: [...change.lookups, ...thread],
    })
    if (written === 'committed') return
  }
}
