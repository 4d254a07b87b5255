import type { Ids } from '../ids.ts'
import type { Instant } from '../instant.ts'
import { returnKey } from '../lookups.ts'
import type { Change, NoticeRow } from '../record.ts'

/** What a notice is and to whom it goes; the rest of its row is the same for each that has just been written. */
type NewNotice = Pick<NoticeRow, 'id' | 'kind' | 'to' | 'about' | 'audience' | 'partnership' | 'population'>

/**
 * A notice that waits to be sent, with a return address of its own.
 *
 * @param from when it is first sent; left out: at once
 */
export const queuedNotice = (notice: NewNotice, ids: Ids, now: Instant, from: Instant = now): NoticeRow => ({
  ...notice,
  returnToken: ids.secret(),
  createdAt: now,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: from,
  failure: null,
  wireId: null,
})

/** By which a bounce finds the notice that it is about. */
export const returnLookups = (notices: readonly NoticeRow[]): Change['lookups'] =>
  notices.map(({ returnToken, id }) => ({ key: returnKey(returnToken), value: id }))
