import type { DangerWaiting } from './danger-waiting.ts'
import type { RecordStore } from './ports.ts'
import type { MailRow, Page, PageOf } from './record.ts'

const AT_A_TIME = 200
/** Mail is handled within hours; a queue longer than this is a flood, and its own page shows it in order. */
export const MOST_LOOKED_AT = 1_000

interface HeldMail {
  listHeldMail(page: Page): Promise<PageOf<MailRow>>
}

/**
 * Held mail that tells of immediate danger and that nobody has handled yet, the longest waiting first.
 *
 * @param first the first page of the queue, where it is known already
 */
export const heldDanger = async (
  held: HeldMail,
  first: PageOf<MailRow> | null = null,
): Promise<MailRow[]> => {
  const found: MailRow[] = []
  let after: string | null = null
  let looked = 0
  do {
    const page: PageOf<MailRow> =
      after === null && first !== null ? first : await held.listHeldMail({ limit: AT_A_TIME, after })
    found.push(...page.items.filter(({ immediateRisk }) => immediateRisk))
    looked += page.items.length
    after = page.next
  } while (after !== null && looked < MOST_LOOKED_AT)
  return found
}

/** That of one partnership. */
export const heldDangerOf = async (
  partnership: string,
  store: Pick<RecordStore, 'listHeldMail'>,
): Promise<MailRow[]> =>
  await heldDanger({ listHeldMail: async (page) => await store.listHeldMail(page, partnership) })

/** A mail that lists more is not read to its end. */
const MOST_LINES = 15

export const dangerWaiting = (mails: readonly MailRow[]): DangerWaiting => ({
  count: mails.length,
  first: mails
    .slice(0, MOST_LINES)
    .map(({ receivedAt, mailbox, reference }) => ({ receivedAt, mailbox, reference })),
})
