import type { Ids } from '../domain/ids.ts'
import { queuedNotice, returnLookups } from '../domain/notice/queued.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'

export interface FileUnreadPorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

/**
 * Files a mail that could not be read or decided, however often it was tried, as held: a person must look at it, and
 * the business unit is told so at once, as nobody knows what it says. Its sender is not told: nobody has verified them.
 *
 * @returns false when it is no longer pending
 */
export const fileUnread = async (
  mailId: string,
  reason: string,
  ports: FileUnreadPorts,
): Promise<boolean> => {
  const { store, clock, ids, partnerships } = ports
  const mail = await store.loadMail(mailId)
  if (mail?.outcome !== 'pending') return false
  const now = clock.now()
  const { name, email } = partnerships.get(mail.partnership).businessUnit
  const alert = queuedNotice(
    {
      id: `${mail.id}.not-read.${now.replace(/\D/gu, '')}`,
      kind: 'held-mail',
      to: { name, email },
      about: { of: 'mail', mailId },
      audience: 'business-unit',
      partnership: mail.partnership,
      population: mail.population,
    },
    ids,
    now,
  )
  const written = await store.commit({
    case: null,
    mail: { ...mail, outcome: 'held', reason },
    notices: [alert],
    noticesChanged: [],
    workflow: [],
    lookups: returnLookups([alert]),
  })
  return written === 'committed'
}
