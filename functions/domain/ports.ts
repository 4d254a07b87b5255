import type { CaseEvent, RecordedEvent } from './case/events.ts'
import type { Instant } from './instant.ts'
import type { FileTexts, Head, Version } from './partnership/version.ts'
import type { Reading } from './reading/reading.ts'
import type { CaseQuery } from './case-query.ts'
import type { CaseView } from './case-view.ts'
import type { Population } from './partnership/role.ts'
import type { Tally } from './report/figures.ts'
import type { Period } from './report/tally.ts'
import type {
  CaseSummary,
  Change,
  Erasure,
  LedgerBalance,
  MailOutcome,
  MailRow,
  NoticeRow,
  Page,
  PageOf,
  WorkflowTask,
} from './record.ts'

export interface Clock {
  now(): Instant
}

/**
 * The record: cases as events, the mail ledger, the notices, and what must still be carried out.
 * One contract suite (`tests/contracts/`) runs on every adapter.
 */
export interface RecordStore {
  readonly versions: VersionStore

  /** Writes a mail's ledger entry as `pending`. The same id again changes nothing. */
  receive(mail: MailRow): Promise<void>
  /** All of a change or nothing of it. `conflict`: something it expected has moved on; read again and decide again. */
  commit(change: Change<RecordedEvent>): Promise<'committed' | 'conflict'>

  /** A case's whole record in order; empty when there is no such case, and once it is erased. */
  loadCase(reference: string): Promise<CaseEvent[]>
  /** The same, and what is left of a case that is erased. */
  loadRecord(reference: string): Promise<RecordedEvent[]>
  /** The value that a commit put under a lookup key, such as a case token or a message id. */
  lookup(key: string): Promise<string | null>
  /** References of open cases that join two agencies for a population; at most `limit`. */
  openCasesBetween(pair: string, limit: number): Promise<string[]>

  loadMail(id: string): Promise<MailRow | null>
  loadNotice(id: string): Promise<NoticeRow | null>

  loadSummary(reference: string): Promise<CaseSummary | null>
  /** By reference. */
  listCases(page: Page): Promise<PageOf<CaseSummary>>
  /** Those that a reader of the register asks for, by an index and never by a walk over all cases. */
  findCases(query: CaseQuery, page: Page): Promise<PageOf<CaseSummary>>
  /** How many those are, counted up to `most`. */
  countCases(query: CaseQuery, most: number): Promise<number>
  /** In the order in which they came. */
  listMail(page: Page): Promise<PageOf<MailRow>>
  /** The ledger from its end, of one outcome or of all, and of one partnership or of all. */
  latestMail(outcome: MailOutcome | null, page: Page, partnership?: string | null): Promise<PageOf<MailRow>>
  /** Held mail that nobody has handled yet, the longest waiting first. */
  listHeldMail(page: Page, partnership?: string | null): Promise<PageOf<MailRow>>
  countHeldMail(partnership?: string | null): Promise<number>
  listNotices(page: Page): Promise<PageOf<NoticeRow>>
  /** Notices from the last one written. */
  latestNotices(page: Page, partnership?: string | null): Promise<PageOf<NoticeRow>>
  /** Puts a look at a case on record; of several that are one (`viewWindow`) the first stays. */
  noteView(view: CaseView): Promise<void>
  /** Who looked at a case, the last first; at most `limit`. */
  viewsOfCase(reference: string, limit: number): Promise<CaseView[]>
  noticesOfCase(reference: string): Promise<NoticeRow[]>
  mailOfCase(reference: string): Promise<MailRow[]>
  /** How many entries the ledger has under each outcome, `pending` included, and in all. */
  ledgerBalance(partnership?: string | null): Promise<LedgerBalance>

  /**
   * What reports count (`report/tally.ts`), summed over periods. Every commit keeps it, whoever makes it.
   *
   * @param from the first period, up to but without `before`
   */
  tally(of: { partnership: string; population: Population }, from: Period, before: Period): Promise<Tally>
  /** How many notices, written since a moment, were given up. */
  failedNotices(since: Instant): Promise<number>

  /** Mail that has no outcome yet, oldest first. */
  pendingMail(limit: number): Promise<MailRow[]>
  /** Notices whose next attempt is due, oldest first. */
  dueNotices(now: Instant, limit: number): Promise<NoticeRow[]>
  /** When the next notice that is not due yet will be; null when none waits. */
  nextNoticeDue(after: Instant): Promise<Instant | null>
  /** Starts and signals that the workflow has not had yet, oldest first. */
  dueWorkflowTasks(limit: number): Promise<WorkflowTask[]>
  workflowTaskDone(id: string): Promise<void>
  /** A delivery attempt's result that is no event of a case: retries, and notices about mail without a case. */
  noticeAttempted(notice: NoticeRow): Promise<void>

  /** Closed cases that ended before a moment and of which something is left, the longest closed first. */
  casesEndedBefore(partnership: string, before: Instant, limit: number): Promise<CaseSummary[]>
  /** Mail that belongs to no case, came before a moment and waits for nobody, the oldest first. */
  mailWithoutCase(partnership: string, before: Instant, limit: number): Promise<MailRow[]>
  erase(erasure: Erasure): Promise<void>

  /** Cases that are not closed, for a clock to be started on each. */
  openCases(after: string | null, limit: number): Promise<CaseSummary[]>

  /**
   * Stores the token of a wait unless the case has moved on from `version` since the wait was planned.
   * A wait that is still there well after `until` has lost its clock.
   */
  registerWait(wait: {
    reference: string
    version: number
    token: string
    until: Instant
  }): Promise<'registered' | 'moved-on'>
  /** Takes the token of a case's wait, if one is stored. */
  takeWait(reference: string): Promise<string | null>
}

/** What one decision about a partnership's files writes, in one transaction. */
export interface VersionChange {
  /** The revision that the decision was made on; 0 for a partnership that has no version yet. */
  readonly expectedRevision: number
  readonly head: Head
  /** A new one, or those about which something was decided. */
  readonly versions: readonly Version[]
  /** The texts of the new one. */
  readonly files: { readonly number: number; readonly texts: FileTexts } | null
}

/** Every version of each partnership's files. Their texts never change once they are written. */
export interface VersionStore {
  /** Where the versions of partnerships stand, as it is now; those without a version are left out. */
  heads(partnerships: readonly string[]): Promise<Head[]>
  load(partnership: string, number: number): Promise<Version | null>
  files(partnership: string, number: number): Promise<FileTexts | null>
  /** The newest first. */
  list(partnership: string, page: Page): Promise<PageOf<Version>>
  /** All of a change or nothing of it. `conflict`: somebody else has decided something meanwhile. */
  change(change: VersionChange): Promise<'changed' | 'conflict'>
}

/** Bytes under a key that is never reused for other bytes. */
export interface Archive {
  /** Resolves only once the bytes would survive a power cut. */
  put(key: string, bytes: Uint8Array): Promise<void>
  get(key: string): Promise<Uint8Array | null>
  /** Erases the bytes for good, every version of them; a key without bytes is none to erase. */
  erase(key: string): Promise<void>
}

/** What a message says; never rejects, whatever its bytes: one that cannot be read comes back with `hold`. */
export type Reader = (raw: Uint8Array) => Promise<Reading>

export interface Workflow {
  /** Starts the clock of a case; a clock of the same reference and generation that runs already is left alone. */
  start(reference: string, generation: number): Promise<void>
  /** Completes a wait. A token whose wait is gone counts as done: the next task reads the case again. */
  complete(token: string): Promise<void>
}

export interface OutgoingMail {
  readonly from: string
  readonly to: string
  readonly raw: Uint8Array
}

export type Delivery =
  | { readonly result: 'sent'; readonly wireId: string | null }
  /** No relay is configured: the outbox page shows the notice instead. */
  | { readonly result: 'shown' }
  /** The other server says that it never will (SMTP 5yz). */
  | { readonly result: 'refused'; readonly why: string }
  /** Worth another attempt later (SMTP 4yz, no connection). */
  | { readonly result: 'later'; readonly why: string }

export interface MailOut {
  send(mail: OutgoingMail): Promise<Delivery>
}

/** How the bundle of a case, which an event of its record says was asked for, gets to whoever asked. */
export interface Bundles {
  order(reference: string, bundleId: string): Promise<void>
  find(bundleId: string): Promise<
    /** It is made while it is fetched from the register. */
    | { readonly kind: 'here' }
    | { readonly kind: 'being-made' }
    /** `link` leads to it for five minutes. */
    | { readonly kind: 'ready'; readonly link: string }
  >
}
