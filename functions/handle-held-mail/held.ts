import type { Person } from '../domain/case/acting.ts'
import type { Instant } from '../domain/instant.ts'
import type { Ids } from '../domain/ids.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Archive, Clock, Reader, RecordStore } from '../domain/ports.ts'
import type { Handling, MailRow } from '../domain/record.ts'
import { fingerprintOf, mailKey, MailNotArchived, type Facts } from '../receive-mail/handler.ts'

export interface HandleHeldMailPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly read: Reader
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

/** Who handles it and why: both are recorded. */
export type Handler = Person

/**
 * A held mail as a person takes it on: whoever it says that it comes from, and whatever it was held for, the person
 * answers for that now.
 */
export const factsOf = async (mail: MailRow, ports: HandleHeldMailPorts): Promise<Facts> => {
  const raw = await ports.archive.get(mailKey(mail.id))
  if (raw === null) throw new MailNotArchived('a held mail is not in the archive')
  const reading = await ports.read(raw)
  const now = ports.clock.now()
  return {
    mail,
    reading: { ...reading, automatic: null, hold: null },
    verification: { kind: 'verified' },
    partnership: ports.partnerships.get(mail.partnership),
    now,
    releasedAt: now,
    fingerprint: fingerprintOf(reading),
  }
}

export const handling = (
  mail: MailRow,
  action: Handling['action'],
  { by, why }: Handler,
  at: Instant,
): Handling => ({ action, by, why, at, heldFor: mail.reason ?? '' })
