import type { DangerWaiting } from './danger-waiting.ts'
import { heldMailOf, heldMailThat, type HeldMail } from './held-mail.ts'
import type { RecordStore } from './ports.ts'
import type { MailRow, PageOf } from './record.ts'

/**
 * Held mail that tells of immediate danger and that nobody has handled yet, the longest waiting first.
 *
 * @param first the first page of the queue, where it is known already
 */
export const heldDanger = async (held: HeldMail, first: PageOf<MailRow> | null = null): Promise<MailRow[]> =>
  await heldMailThat(held, ({ immediateRisk }) => immediateRisk, first)

/** That of one partnership. */
export const heldDangerOf = async (
  partnership: string,
  store: Pick<RecordStore, 'listHeldMail'>,
): Promise<MailRow[]> => await heldDanger(heldMailOf(partnership, store))

/** A mail that lists more is not read to its end. */
const MOST_LINES = 15

export const dangerWaiting = (mails: readonly MailRow[]): DangerWaiting => ({
  count: mails.length,
  first: mails
    .slice(0, MOST_LINES)
    .map(({ receivedAt, mailbox, reference }) => ({ receivedAt, mailbox, reference })),
})
