import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { CaseQuery } from '../domain/case-query.ts'
import { readableRecord, skeletonOf } from '../domain/case/erased.ts'
import { recordedEventSchema, type CaseEvent, type RecordedEvent } from '../domain/case/events.ts'
import { byTime, caseViewSchema, viewerOf, viewWindow, type CaseView } from '../domain/case-view.ts'
import { instantSchema, type Instant } from '../domain/instant.ts'
import type { Population } from '../domain/partnership/role.ts'
import type { RecordStore } from '../domain/ports.ts'
import {
  caseSummarySchema,
  isWaiting,
  mailOutcomeSchema,
  mailRowSchema,
  mayFollow,
  noticeRowSchema,
  workflowTaskSchema,
  type CaseChange,
  type CaseSummary,
  type Change,
  type Erasure,
  type LedgerBalance,
  type MailRow,
  type NoticeRow,
  type MailOutcome,
  type Page,
  type PageOf,
  type WorkflowTask,
} from '../domain/record.ts'
import type { Tally } from '../domain/report/figures.ts'
import { tallyChanges, type Period } from '../domain/report/tally.ts'
import { GroupCommit } from './group-commit.ts'
import {
  caseColumns,
  countCases,
  positionOf,
  selectCases,
  selectOpenBetween,
  writeCase,
} from './sqlite-cases.ts'
import { migrate, type RecountProgress } from './sqlite-migrations.ts'
import { addToTally, selectTally, tallyColumns, tallyRowSchema } from './sqlite-tallies.ts'
import { SqliteVersions } from './sqlite-versions.ts'
import { WriteAheadLog } from './write-ahead-log.ts'

const valueRow = z.object({ value: z.string() })
const versionRow = z.object({ version: z.number() })
const referenceRow = z.object({ reference: z.string() })
const dueRow = z.object({ due: instantSchema.nullable() })
const outcomeRow = z.object({ outcome: mailOutcomeSchema, waiting: z.int().transform((bit) => bit === 1) })
const balanceRow = z.object({ outcome: z.string(), entries: z.number() })

const countRow = z.object({ entries: z.number() })

/** SQLite's own 2 MB would have it read the same pages again for each of many cases. */
const CACHE_KIB = 65_536

/** Sorts after every key that we give. */
const AFTER_ALL = '~'

const waiting = (mail: MailRow): 0 | 1 => (isWaiting(mail) ? 1 : 0)

/** Conditions on mail or notices, each followed by AND: of one partnership, of one outcome, or of all. */
const ofOne = ({ partnership, outcome = null }: { partnership: string | null; outcome?: string | null }) => ({
  sql: [
    partnership === null ? '' : "json_extract(value, '$.partnership') = ? AND",
    outcome === null ? '' : 'outcome = ? AND',
  ].join(' '),
  parameters: [partnership, outcome].filter((value) => value !== null),
})

/** The notices of one commit share their time; their ids keep their order. */
const createdPosition = ({ createdAt, id }: NoticeRow): string => `${createdAt} ${id}`

/** @param found one more than the page holds, where there are more */
const pageOf = <T>(found: T[], { limit }: Page, keyOf: (item: T) => string): PageOf<T> => {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? keyOf(last) : null }
}

/** The record on one machine: SQLite, in a write-ahead log, synced to disk at every commit. */
export class SqliteStore implements RecordStore {
  readonly versions: SqliteVersions
  readonly #database: DatabaseSync
  readonly #log: WriteAheadLog
  readonly #group: GroupCommit
  readonly #committed: () => void
  readonly #statements = new Map<string, StatementSync>()
  /** Waits live as long as the interpreter that holds them, which is this process. */
  readonly #waits = new Map<string, string>()

  /**
   * @param file a path, or ":memory:"
   * @param committed told of every commit: something may have been left to be done
   * @throws NewerDatabase where a newer Stepwise has written the file
   */
  constructor(
    file: string,
    committed: () => void = () => undefined,
    counted: (progress: RecountProgress) => void = () => undefined,
  ) {
    this.#committed = committed
    this.#database = new DatabaseSync(file)
    this.#database.exec('PRAGMA busy_timeout = 5000')
    this.#log = new WriteAheadLog(this.#database, file)
    this.#database.exec(
      `PRAGMA wal_autocheckpoint = 8000; PRAGMA secure_delete = ON; PRAGMA cache_size = -${CACHE_KIB}`,
    )
    // What a savepoint would undo is needed only while it is open. SQLite would write it to a file, as much again as to
    // the log (sqlite.org/tempfiles.html, "Statement Journal Files").
    this.#database.exec('PRAGMA temp_store = MEMORY')
    migrate(this.#database, counted)
    this.#group = new GroupCommit(this.#database, async () => {
      await this.#log.sync()
    })
    this.versions = new SqliteVersions(this.#database, this.#group)
  }

  close(): void {
    this.#log.close()
    this.#database.close()
  }

  async receive(mail: MailRow): Promise<void> {
    await this.#group.submit(() => {
      const { changes } = this.#run(
        'INSERT OR IGNORE INTO mail (id, outcome, reference, waiting, value) VALUES (?, ?, ?, ?, ?)',
        [mail.id, mail.outcome, mail.reference, waiting(mail), JSON.stringify(mail)],
      )
      if (changes > 0) {
        this.#count('received', 1, mail)
        this.#count(mail.outcome, 1, mail)
      }
      return true
    })
  }

  async commit(change: Change<RecordedEvent>): Promise<'committed' | 'conflict'> {
    const written = await this.#group.submit(() => this.#write(change))
    if (written) this.#committed()
    return written ? 'committed' : 'conflict'
  }

  #write(change: Change<RecordedEvent>): boolean {
    if (change.case !== null && !this.#writeCase(change.case)) return false
    if (change.otherCase !== undefined && !this.#writeCase(change.otherCase)) return false
    if (change.mail !== null && !this.#writeOutcome(change.mail)) return false
    for (const { key, value } of change.lookups) {
      const { changes } = this.#run('INSERT OR IGNORE INTO lookups (key, value) VALUES (?, ?)', [key, value])
      if (changes === 0 && this.#lookup(key) !== value) return false
    }
    for (const notice of [...change.notices, ...change.noticesChanged]) this.#writeNotice(notice)
    for (const task of change.workflow) {
      this.#run('INSERT OR IGNORE INTO workflow_tasks (id, value) VALUES (?, ?)', [
        task.id,
        JSON.stringify(task),
      ])
    }
    return true
  }

  #writeCase(written: CaseChange<RecordedEvent>): boolean {
    const { reference, expectedVersion, events, summary, pair } = written
    const before = this.#summary(reference)
    if ((before?.version ?? 0) !== expectedVersion) return false
    if (written.onlyOpenCaseOfPair && pair !== null && this.#openCasesBetween(pair, 1).length > 0)
      return false
    for (const event of events) {
      this.#run('INSERT INTO events (reference, seq, value) VALUES (?, ?, ?)', [
        reference,
        event.seq,
        JSON.stringify(event),
      ])
    }
    this.#run(writeCase, caseColumns(summary, pair))
    for (const change of tallyChanges(before, summary)) this.#run(addToTally, tallyColumns(change))
    return true
  }

  #writeOutcome(mail: MailRow): boolean {
    const row = this.#get('SELECT outcome, waiting FROM mail WHERE id = ?', [mail.id])
    if (row === undefined) return false
    const before = outcomeRow.parse(row)
    if (!mayFollow(before, mail)) return false
    this.#run('UPDATE mail SET outcome = ?, reference = ?, waiting = ?, value = ? WHERE id = ?', [
      mail.outcome,
      mail.reference,
      waiting(mail),
      JSON.stringify(mail),
      mail.id,
    ])
    this.#count(before.outcome, -1, mail)
    this.#count(mail.outcome, 1, mail)
    return true
  }

  #writeNotice(notice: NoticeRow): void {
    this.#run('INSERT OR REPLACE INTO notices (id, reference, due, created, value) VALUES (?, ?, ?, ?, ?)', [
      notice.id,
      notice.about.of === 'case' ? notice.about.reference : null,
      notice.nextAttemptAt,
      createdPosition(notice),
      JSON.stringify(notice),
    ])
  }

  #count(outcome: string, by: 1 | -1, { partnership }: MailRow): void {
    for (const name of [outcome, `${outcome}@${partnership}`]) {
      this.#run(
        `INSERT INTO ledger_balance (outcome, entries) VALUES (?, ?)
         ON CONFLICT (outcome) DO UPDATE SET entries = entries + excluded.entries`,
        [name, by],
      )
    }
  }

  async loadCase(reference: string): Promise<CaseEvent[]> {
    return readableRecord(await this.loadRecord(reference))
  }

  async loadRecord(reference: string): Promise<RecordedEvent[]> {
    const sql = 'SELECT value FROM events WHERE reference = ? ORDER BY seq'
    return this.#values(recordedEventSchema, sql, [reference])
  }

  async lookup(key: string): Promise<string | null> {
    return this.#lookup(key)
  }

  #lookup(key: string): string | null {
    const row = this.#get('SELECT value FROM lookups WHERE key = ?', [key])
    return row === undefined ? null : valueRow.parse(row).value
  }

  async openCasesBetween(pair: string, limit: number): Promise<string[]> {
    return this.#openCasesBetween(pair, limit)
  }

  #openCasesBetween(pair: string, limit: number): string[] {
    return this.#all(selectOpenBetween(limit), [pair]).map((row) => referenceRow.parse(row).reference)
  }

  async loadMail(id: string): Promise<MailRow | null> {
    return this.#values(mailRowSchema, 'SELECT value FROM mail WHERE id = ?', [id])[0] ?? null
  }

  async loadNotice(id: string): Promise<NoticeRow | null> {
    return this.#values(noticeRowSchema, 'SELECT value FROM notices WHERE id = ?', [id])[0] ?? null
  }

  async loadSummary(reference: string): Promise<CaseSummary | null> {
    return this.#summary(reference)
  }

  #summary(reference: string): CaseSummary | null {
    const sql = 'SELECT value FROM cases WHERE reference = ?'
    return this.#values(caseSummarySchema, sql, [reference])[0] ?? null
  }

  async listCases(page: Page): Promise<PageOf<CaseSummary>> {
    return this.#page(caseSummarySchema, 'cases', 'reference', page, ({ reference }) => reference)
  }

  async findCases(query: CaseQuery, page: Page): Promise<PageOf<CaseSummary>> {
    const { sql, parameters } = selectCases(query, page)
    return pageOf(this.#values(caseSummarySchema, sql, parameters), page, (item) => positionOf(query, item))
  }

  async countCases(query: CaseQuery, most: number): Promise<number> {
    const { sql, parameters } = countCases(query, most)
    return countRow.parse(this.#get(sql, parameters)).entries
  }

  async listMail(page: Page): Promise<PageOf<MailRow>> {
    return this.#page(mailRowSchema, 'mail', 'id', page, ({ id }) => id)
  }

  async latestMail(
    outcome: MailOutcome | null,
    page: Page,
    partnership: string | null = null,
  ): Promise<PageOf<MailRow>> {
    const { sql, parameters } = ofOne({ partnership, outcome })
    const found = `SELECT value FROM mail WHERE ${sql} id < ? ORDER BY id DESC LIMIT ?`
    const last = [page.after ?? AFTER_ALL, page.limit + 1]
    return pageOf(this.#values(mailRowSchema, found, [...parameters, ...last]), page, ({ id }) => id)
  }

  async listHeldMail(page: Page, partnership: string | null = null): Promise<PageOf<MailRow>> {
    const { sql, parameters } = ofOne({ partnership })
    const found = `SELECT value FROM mail WHERE waiting = 1 AND ${sql} id > ? ORDER BY id LIMIT ?`
    const last = [page.after ?? '', page.limit + 1]
    return pageOf(this.#values(mailRowSchema, found, [...parameters, ...last]), page, ({ id }) => id)
  }

  async countHeldMail(partnership: string | null = null): Promise<number> {
    const { sql, parameters } = ofOne({ partnership })
    const count = `SELECT count(*) AS entries FROM mail WHERE ${sql} waiting = 1`
    return countRow.parse(this.#get(count, parameters)).entries
  }

  async listNotices(page: Page): Promise<PageOf<NoticeRow>> {
    return this.#page(noticeRowSchema, 'notices', 'id', page, ({ id }) => id)
  }

  async latestNotices(page: Page, partnership: string | null = null): Promise<PageOf<NoticeRow>> {
    const { sql, parameters } = ofOne({ partnership })
    const found = `SELECT value FROM notices WHERE ${sql} created < ? ORDER BY created DESC LIMIT ?`
    const last = [page.after ?? AFTER_ALL, page.limit + 1]
    return pageOf(this.#values(noticeRowSchema, found, [...parameters, ...last]), page, createdPosition)
  }

  async noteView(view: CaseView): Promise<void> {
    const key = [view.reference, viewWindow(view.at), viewerOf(view), view.page]
    // Reading is cheap and a write waits for the disk: most looks are further looks of somebody who is reading already.
    const same = 'SELECT value FROM views WHERE reference = ? AND window = ? AND viewer = ? AND page = ?'
    if (this.#get(same, key) !== undefined) return
    await this.#group.submit(() => {
      this.#run(
        'INSERT OR IGNORE INTO views (reference, window, viewer, page, value) VALUES (?, ?, ?, ?, ?)',
        [...key, JSON.stringify(view)],
      )
      return true
    })
  }

  async viewsOfCase(reference: string, limit: number): Promise<CaseView[]> {
    const sql = 'SELECT value FROM views WHERE reference = ? ORDER BY window DESC LIMIT ?'
    return byTime(this.#values(caseViewSchema, sql, [reference, limit]))
  }

  async noticesOfCase(reference: string): Promise<NoticeRow[]> {
    return this.#values(noticeRowSchema, 'SELECT value FROM notices WHERE reference = ?', [reference])
  }

  async mailOfCase(reference: string): Promise<MailRow[]> {
    return this.#values(mailRowSchema, 'SELECT value FROM mail WHERE reference = ? ORDER BY id', [reference])
  }

  async ledgerBalance(partnership: string | null = null): Promise<LedgerBalance> {
    const of = partnership === null ? "outcome NOT LIKE '%@%'" : "outcome LIKE '%@' || ?"
    const sql = `SELECT outcome, entries FROM ledger_balance WHERE ${of}`
    const rows = this.#all(sql, partnership === null ? [] : [partnership]).map((row) => balanceRow.parse(row))
    const { received = 0, ...outcomes } = Object.fromEntries(
      rows.map(({ outcome, entries }) => [outcome.split('@')[0] ?? '', entries]),
    )
    return { received, outcomes }
  }

  async tally(
    of: { partnership: string; population: Population },
    from: Period,
    before: Period,
  ): Promise<Tally> {
    const { sql, parameters } = selectTally(of, from, before)
    const rows = this.#all(sql, parameters).map((row) => tallyRowSchema.parse(row))
    return Object.fromEntries(rows.map(({ name, entries }) => [name, entries]))
  }

  async failedNotices(since: Instant): Promise<number> {
    const sql = `SELECT count(*) AS entries FROM notices WHERE json_extract(value, '$.state') = 'failed' AND created >= ?`
    return countRow.parse(this.#get(sql, [since])).entries
  }

  async pendingMail(limit: number): Promise<MailRow[]> {
    return this.#values(
      mailRowSchema,
      "SELECT value FROM mail WHERE outcome = 'pending' ORDER BY id LIMIT ?",
      [limit],
    )
  }

  async dueNotices(now: Instant, limit: number): Promise<NoticeRow[]> {
    await this.#group.onDisk()
    return this.#values(noticeRowSchema, 'SELECT value FROM notices WHERE due <= ? ORDER BY due LIMIT ?', [
      now,
      limit,
    ])
  }

  async nextNoticeDue(after: Instant): Promise<Instant | null> {
    return dueRow.parse(this.#get('SELECT min(due) AS due FROM notices WHERE due > ?', [after])).due
  }

  async dueWorkflowTasks(limit: number): Promise<WorkflowTask[]> {
    await this.#group.onDisk()
    return this.#values(workflowTaskSchema, 'SELECT value FROM workflow_tasks ORDER BY position LIMIT ?', [
      limit,
    ])
  }

  async workflowTaskDone(id: string): Promise<void> {
    await this.#group.submit(() => {
      this.#run('DELETE FROM workflow_tasks WHERE id = ?', [id])
      return true
    })
  }

  async noticeAttempted(notice: NoticeRow): Promise<void> {
    await this.#group.submit(() => {
      this.#writeNotice(notice)
      return true
    })
  }

  async casesEndedBefore(partnership: string, before: Instant, limit: number): Promise<CaseSummary[]> {
    const endedAt = "json_extract(value, '$.facts.endedAt')"
    const sql = `SELECT value FROM cases WHERE partnership = ? AND open = 0 AND ${endedAt} < ?
      AND json_extract(value, '$.erased.finished') IS NOT 1 ORDER BY ${endedAt} LIMIT ?`
    return this.#values(caseSummarySchema, sql, [partnership, before, limit])
  }

  async mailWithoutCase(partnership: string, before: Instant, limit: number): Promise<MailRow[]> {
    const receivedAt = "json_extract(value, '$.receivedAt')"
    const sql = `SELECT value FROM mail WHERE json_extract(value, '$.partnership') = ? AND ${receivedAt} < ?
      AND reference IS NULL AND waiting = 0 AND outcome <> 'pending' AND json_extract(value, '$.erased') IS NULL
      ORDER BY ${receivedAt} LIMIT ?`
    return this.#values(mailRowSchema, sql, [partnership, before, limit])
  }

  async erase({ case: erased, mails, notices, lookups }: Erasure): Promise<void> {
    const record = erased === null ? [] : await this.loadRecord(erased.reference)
    await this.#group.submit(() => {
      for (const key of lookups) this.#run('DELETE FROM lookups WHERE key = ?', [key])
      for (const id of notices) this.#run('DELETE FROM notices WHERE id = ?', [id])
      for (const mail of mails)
        this.#run('UPDATE mail SET value = ? WHERE id = ?', [JSON.stringify(mail), mail.id])
      for (const event of skeletonOf(record)) {
        const { reference, seq } = event
        this.#run('UPDATE events SET value = ? WHERE reference = ? AND seq = ?', [
          JSON.stringify(event),
          reference,
          seq,
        ])
      }
      if (erased !== null) this.#run(writeCase, caseColumns(erased, null))
      return true
    })
    // What was written over stays in the write-ahead log until that is emptied.
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  }

  async openCases(after: string | null, limit: number): Promise<CaseSummary[]> {
    const sql = 'SELECT value FROM cases WHERE open = 1 AND reference > ? ORDER BY reference LIMIT ?'
    return this.#values(caseSummarySchema, sql, [after ?? '', limit])
  }

  async registerWait(wait: {
    reference: string
    version: number
    token: string
  }): Promise<'registered' | 'moved-on'> {
    const row = this.#get('SELECT version FROM cases WHERE reference = ?', [wait.reference])
    if (row === undefined || versionRow.parse(row).version !== wait.version) return 'moved-on'
    this.#waits.set(wait.reference, wait.token)
    return 'registered'
  }

  async takeWait(reference: string): Promise<string | null> {
    const token = this.#waits.get(reference) ?? null
    this.#waits.delete(reference)
    return token
  }

  #page<T>(
    schema: z.ZodType<T>,
    table: 'cases' | 'mail' | 'notices',
    key: 'reference' | 'id',
    page: Page,
    keyOf: (item: T) => string,
  ): PageOf<T> {
    const sql = `SELECT value FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ?`
    return pageOf(this.#values(schema, sql, [page.after ?? '', page.limit + 1]), page, keyOf)
  }

  #values<T>(schema: z.ZodType<T>, sql: string, parameters: SQLInputValue[]): T[] {
    return this.#all(sql, parameters).map((row) => schema.parse(JSON.parse(valueRow.parse(row).value)))
  }

  #all(sql: string, parameters: SQLInputValue[]): unknown[] {
    return this.#statement(sql).all(...parameters)
  }

  #get(sql: string, parameters: SQLInputValue[]): unknown {
    return this.#statement(sql).get(...parameters)
  }

  #run(sql: string, parameters: SQLInputValue[]): { changes: number | bigint } {
    return this.#statement(sql).run(...parameters)
  }

  #statement(sql: string): StatementSync {
    const prepared = this.#statements.get(sql) ?? this.#database.prepare(sql)
    this.#statements.set(sql, prepared)
    return prepared
  }
}
