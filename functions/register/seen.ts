import type { CaseQuery } from '../domain/case-query.ts'
import type { RecordStore } from '../domain/ports.ts'
import type {
  CaseSummary,
  LedgerBalance,
  MailOutcome,
  MailRow,
  NoticeRow,
  Page,
  PageOf,
} from '../domain/record.ts'
import type { Visitor } from './visitor.ts'

/** The lists of the record as one visitor may see them. */
export interface Seen {
  findCases(query: CaseQuery, page: Page): Promise<PageOf<CaseSummary>>
  countCases(query: CaseQuery, most: number): Promise<number>
  latestMail(outcome: MailOutcome | null, page: Page): Promise<PageOf<MailRow>>
  listHeldMail(page: Page): Promise<PageOf<MailRow>>
  countHeldMail(): Promise<number>
  latestNotices(page: Page): Promise<PageOf<NoticeRow>>
  ledgerBalance(): Promise<LedgerBalance>
}

/**
 * Every list that a page shows comes through here. Each partnership that the visitor sees is asked for its own page, and
 * the pages are put in one order: the work depends on what they see, never on what they do not.
 */
export const seenBy = ({ sees, seesEverything }: Visitor, store: RecordStore): Seen => {
  const each: readonly (string | null)[] = seesEverything ? [null] : sees
  const within = ({ partnership }: CaseQuery): readonly (string | null)[] =>
    partnership === null ? each : seesEverything || sees.includes(partnership) ? [partnership] : []
  return {
    findCases: async (query, page) =>
      await merged(
        within(query).map((partnership) => store.findCases({ ...query, partnership }, page)),
        page,
        query.order === 'newest' ? latest(openedPosition) : soonest(duePosition),
      ),
    countCases: async (query, most) =>
      Math.min(
        sum(
          await Promise.all(
            within(query).map((partnership) => store.countCases({ ...query, partnership }, most)),
          ),
        ),
        most,
      ),
    latestMail: async (outcome, page) =>
      await merged(
        each.map((partnership) => store.latestMail(outcome, page, partnership)),
        page,
        latest(({ id }) => id),
      ),
    listHeldMail: async (page) =>
      await merged(
        each.map((partnership) => store.listHeldMail(page, partnership)),
        page,
        soonest(({ id }) => id),
      ),
    countHeldMail: async () =>
      sum(await Promise.all(each.map((partnership) => store.countHeldMail(partnership)))),
    latestNotices: async (page) =>
      await merged(
        each.map((partnership) => store.latestNotices(page, partnership)),
        page,
        latest(({ createdAt, id }) => `${createdAt} ${id}`),
      ),
    ledgerBalance: async () =>
      balanceOf(await Promise.all(each.map((partnership) => store.ledgerBalance(partnership)))),
  }
}

const openedPosition = ({ openedAt, reference }: CaseSummary): string => `${openedAt} ${reference}`
const duePosition = ({ stepDue, reference }: CaseSummary): string => `${stepDue ?? ''} ${reference}`

/** An order, and what a page gives as its `next`. */
interface Order<T> {
  readonly position: (item: T) => string
  readonly direction: 1 | -1
}
const latest = <T>(position: Order<T>['position']): Order<T> => ({ position, direction: -1 })
const soonest = <T>(position: Order<T>['position']): Order<T> => ({ position, direction: 1 })

const merged = async <T>(
  asked: readonly Promise<PageOf<T>>[],
  { limit }: Page,
  { position, direction }: Order<T>,
): Promise<PageOf<T>> => {
  const pages = await Promise.all(asked)
  const [only] = pages
  if (pages.length === 1 && only !== undefined) return only
  const all = pages
    .flatMap(({ items }) => items)
    .toSorted((one, other) => (position(one) < position(other) ? -direction : direction))
  const items = all.slice(0, limit)
  const last = items.at(-1)
  const more = all.length > limit || pages.some(({ next }) => next !== null)
  return { items, next: more && last !== undefined ? position(last) : null }
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

const balanceOf = (balances: readonly LedgerBalance[]): LedgerBalance => {
  const outcomes: Record<string, number> = {}
  for (const balance of balances) {
    for (const [outcome, count] of Object.entries(balance.outcomes)) {
      outcomes[outcome] = (outcomes[outcome] ?? 0) + count
    }
  }
  return { received: sum(balances.map(({ received }) => received)), outcomes }
}
