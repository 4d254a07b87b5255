import { z } from 'zod'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { isWaiting } from '../domain/record.ts'
import { NOT_READ } from '../file-dead-letter/handler.ts'
import { mailKey } from '../receive-mail/handler.ts'
import type { CaseTime } from './clock.ts'
import type { DynamoStore } from './dynamo-store.ts'
import type { S3Archive } from './s3-archive.ts'
import {
  ledgerEntries,
  sesNotificationSchema,
  SETUP_NOTIFICATION,
  verdictsKey,
  verdictsOf,
} from './ses-receipt.ts'
import { messageOf } from './sns.ts'

export interface TakeUpPorts {
  readonly store: DynamoStore
  readonly archive: S3Archive
  readonly clock: CaseTime
  readonly partnerships: Partnerships
}

export interface TakenUp {
  /** Entries of the ledger, which are pending unless they have been seen to before. */
  readonly mailIds: readonly string[]
  /** SES's own id of the message, when it was SES that announced it. */
  readonly sesId: string | null
}

/** A message on the queue that is no announcement of mail: a fault of ours, to be seen and not swallowed. */
export class NotAnAnnouncement extends Error {
  override readonly name = 'NotAnAnnouncement'
}

/** SES has announced a mail that is not in the bucket (yet). */
export class MailNotThereYet extends Error {
  override readonly name = 'MailNotThereYet'
}

const bodySchema = z.union([
  sesNotificationSchema,
  /** The watchdog brings back what the ledger has as pending. */
  z.object({ mailId: z.string().min(1) }),
])

/**
 * Writes what a message on the queue announces into the ledger, the mail safely in the archive first. Any number of
 * times: the same announcement makes the same entries.
 *
 * @throws NotAnAnnouncement, NoSuchMailbox, MailNotThereYet
 */
export const takeUp = async (body: string, ports: TakeUpPorts): Promise<TakenUp> => {
  const { store, archive, clock, partnerships } = ports
  const parsed = bodySchema.safeParse(messageOf(body))
  if (!parsed.success) throw new NotAnAnnouncement('a message on the queue announces no mail')
  if ('mailId' in parsed.data) return { mailIds: [parsed.data.mailId], sesId: null }
  const { mail, receipt } = parsed.data
  if (mail.messageId === SETUP_NOTIFICATION) return { mailIds: [], sesId: mail.messageId }

  const entries = ledgerEntries(parsed.data, clock.at(receipt.timestamp), partnerships)
  const verdicts = Buffer.from(JSON.stringify(verdictsOf(parsed.data)))
  for (const entry of entries) {
    if (!(await archive.copy(receipt.action.objectKey, mailKey(entry.id)))) {
      throw new MailNotThereYet('an announced mail is not in the bucket yet')
    }
    await archive.put(verdictsKey(entry.id), verdicts)
    await store.receive(entry)
    await reopen(entry.id, store)
  }
  return { mailIds: entries.map(({ id }) => id), sesId: mail.messageId }
}

/** What was filed because it could not be read is pending again once it is brought back, unless somebody has handled it. */
const reopen = async (id: string, store: DynamoStore): Promise<void> => {
  const mail = await store.loadMail(id)
  if (mail !== null && isWaiting(mail) && mail.reason === NOT_READ) await store.reopen(mail)
}
