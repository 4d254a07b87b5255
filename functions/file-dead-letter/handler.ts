import type { Ids } from '../domain/ids.ts'
import { returnKey } from '../domain/lookups.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'
import type { NoticeRow } from '../domain/record.ts'

export interface FileDeadLetterPorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

/** Why it is held; a mail with this reason is pending again once its message is brought back. */
export const NOT_READ = 'It could not be read: the fault is ours, and the mail is kept as it came.'

/**
 * Files a pending mail as held and tells the business unit at once: nothing has started, and nobody knows what it says.
 * Its sender is not told, as nobody has verified who that is.
 *
 * @returns false when it is no longer pending
 */
export const fileDeadLetter = async (mailId: string, ports: FileDeadLetterPorts): Promise<boolean> => {
  const { store, clock, ids, partnerships } = ports
  const mail = await store.loadMail(mailId)
  if (mail?.outcome !== 'pending') return false
  const { name, email } = partnerships.get(mail.partnership).businessUnit
  const now = clock.now()
  const notice: NoticeRow = {
    id: `${mail.id}.not-read.${now.replace(/\D/gu, '')}`,
    kind: 'held-mail',
    to: { name, email },
    about: { of: 'mail', mailId: mail.id },
    audience: 'business-unit',
    partnership: mail.partnership,
    population: mail.population,
    returnToken: ids.secret(),
    createdAt: now,
    state: 'queued',
    attempts: 0,
    nextAttemptAt: now,
    failure: null,
    wireId: null,
  }
  const written = await store.commit({
    case: null,
    mail: { ...mail, outcome: 'held', reason: NOT_READ },
    notices: [notice],
    noticesChanged: [],
    workflow: [],
    lookups: [{ key: returnKey(notice.returnToken), value: notice.id }],
  })
  return written === 'committed'
}
