import type { RecordStore } from './ports.ts'
import type { MailRow, Page, PageOf } from './record.ts'

const AT_A_TIME = 200
/** Mail is handled within hours; a queue longer than this is a flood, and its own page shows it in order. */
export const MOST_LOOKED_AT = 1_000

export interface HeldMail {
  listHeldMail(page: Page): Promise<PageOf<MailRow>>
}

/** That of one partnership. */
export const heldMailOf = (partnership: string, store: Pick<RecordStore, 'listHeldMail'>): HeldMail => ({
  listHeldMail: async (page) => await store.listHeldMail(page, partnership),
})

/** Held mail of a kind that nobody has handled yet, the longest waiting first. */
export const heldMailThat = async (
  held: HeldMail,
  isWanted: (mail: MailRow) => boolean,
  first: PageOf<MailRow> | null = null,
): Promise<MailRow[]> => {
  const found: MailRow[] = []
  let after: string | null = null
  let looked = 0
  do {
    const page: PageOf<MailRow> =
      after === null && first !== null ? first : await held.listHeldMail({ limit: AT_A_TIME, after })
    found.push(...page.items.filter(isWanted))
    looked += page.items.length
    after = page.next
  } while (after !== null && looked < MOST_LOOKED_AT)
  return found
}
