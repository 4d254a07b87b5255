import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../domain/instant.ts'
import { instantFromMillis } from '../domain/instant.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { RecordStore } from '../domain/ports.ts'
import type { CaseSummary, MailRow } from '../domain/record.ts'

/** What the partnership's retention lets be erased; `null` where its settings keep everything. */
export interface Due {
  readonly cases: readonly CaseSummary[] | null
  /** Due, but for a legal hold: kept until somebody lifts it. */
  readonly onHold: readonly CaseSummary[]
  readonly mails: readonly MailRow[] | null
}

/** As many as one page shows, and one form erases. */
export const AT_ONCE = 20

const ago = (now: Instant, duration: Temporal.DurationLike): Instant =>
  instantFromMillis(
    Temporal.Instant.from(now).toZonedDateTimeISO('Europe/London').subtract(duration).epochMilliseconds,
  )

/** The longest kept first, at most {@link AT_ONCE} of each. Pages behind a legal hold are looked through to their end. */
export const whatIsDue = async (
  { id, retention }: Partnership,
  now: Instant,
  store: RecordStore,
): Promise<Due> => {
  const { closedCases, mailWithoutCase } = retention
  const ended =
    closedCases === null
      ? null
      : await store.casesEndedBefore(id, ago(now, { years: closedCases.years }), MOST)
  const mails =
    mailWithoutCase === null
      ? null
      : await store.mailWithoutCase(id, ago(now, { months: mailWithoutCase.months }), AT_ONCE)
  return {
    cases: ended === null ? null : ended.filter(({ legalHold }) => !legalHold).slice(0, AT_ONCE),
    onHold: (ended ?? []).filter(({ legalHold }) => legalHold),
    mails,
  }
}

/** Cases on hold stay in front of the others: so many of them at most are looked past. */
const MOST = 500
