import { DeleteCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { CaseQuery } from '../domain/case-query.ts'
import { readableRecord } from '../domain/case/erased.ts'
import { recordedEventSchema, type CaseEvent, type RecordedEvent } from '../domain/case/events.ts'
import { byTime, caseViewSchema, viewerOf, viewWindow, type CaseView } from '../domain/case-view.ts'
import { instantFromMillis, instantSchema, type Instant } from '../domain/instant.ts'
import type { Population } from '../domain/partnership/role.ts'
import type { Archive } from '../domain/ports.ts'
import {
  caseSummarySchema,
  isWaiting,
  mailRowSchema,
  noticeRowSchema,
  workflowTaskSchema,
  type CaseSummary,
  type Change,
  type Erasure,
  type LedgerBalance,
  type MailOutcome,
  type MailRow,
  type NoticeRow,
  type Page,
  type PageOf,
  type WorkflowTask,
} from '../domain/record.ts'
import type { Tally } from '../domain/report/figures.ts'
import type { Period } from '../domain/report/tally.ts'
import type { WatchedRecord } from '../watchdog/handler.ts'
import { claimNotice } from './claim-notice.ts'
import { commitChange, countAction, getRow, outcomeActions, type TableAccess } from './commit.ts'
import { DynamoVersions } from './dynamo-versions.ts'
import { eraseRows } from './erase.ts'
import { carryOutFanOut } from './fan-out.ts'
import { countCaseRows, findCaseRows, openCases, positionKey } from './find-cases.ts'
import { BALANCE, casePk, EVENTS, keyOf, OPEN_OF_PAIR, VIEWS, type Key } from './keys.ts'
import { countRange, queryPartition, queryRange, readBack, type Range } from './query.ts'
import { heldRange, ledgerRanges } from './mail-ranges.ts'
import { beginRecount, recount, type Unreadable } from './recount.ts'
import { packValue, unpackValue } from './row-value.ts'
import {
  AFTER_ALL,
  ALL_CASES,
  ALL_MAIL,
  ALL_NOTICES,
  endOf,
  mailRow,
  noticeRow,
  noticesOf,
  position,
  todo,
} from './rows.ts'
import { readTally } from './tallies.ts'
import { transact, writeOne } from './transaction.ts'
import { overdueWaits, registerWait, takeWait, waitToken, type Wait } from './waits.ts'
import { keepWalk, overdueOutbox, walkedTo, type WalkedTo } from './walk.ts'

const lookupSchema = z.object({ value: z.string() })
const pairSchema = z.object({ reference: z.string() })
const todoSchema = z.object({ todoSk: z.string() })
const balanceSchema = z.record(z.string(), z.union([z.string(), z.number()]))

export interface DynamoStorePorts {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  /** Where values lie that are too long for a row. */
  readonly archive: Archive
}

/** The record on AWS: one table (`table.ts`), every commit one transaction, nothing ever found by a scan. */
export class DynamoStore implements WatchedRecord {
  readonly versions: DynamoVersions
  readonly #access: TableAccess
  #order = 0

  constructor({ client, tableName, archive }: DynamoStorePorts) {
    this.#access = { client, tableName, archive, nextOrder: () => this.#nextOrder() }
    this.versions = new DynamoVersions(this.#access)
  }

  /** Sorts after whatever this process wrote before, and by the time of writing among processes. */
  #nextOrder(): string {
    this.#order += 1
    return `${instantFromMillis(Date.now())} ${String(this.#order).padStart(10, '0')}`
  }

  async receive(mail: MailRow): Promise<void> {
    const { client, tableName: TableName, archive } = this.#access
    const Item = await mailRow(mail, archive)
    // A conflict here is a mail that the ledger has already: the same id again changes nothing.
    await transact(client, [
      { Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' } },
      countAction(mail, { received: 1, [mail.outcome]: 1 }, TableName),
    ])
  }

  /**
   * Puts held mail back to pending, for a person who has brought back its message: what held it was our own fault, so
   * nobody has decided anything about it.
   */
  async reopen(mail: MailRow): Promise<void> {
    const pending: MailRow = { ...mail, outcome: 'pending', reason: null }
    await transact(
      this.#access.client,
      await outcomeActions({ outcome: 'held', waiting: true }, pending, this.#access),
    )
  }

  async commit(change: Change<RecordedEvent>): Promise<'committed' | 'conflict'> {
    const committed = await commitChange(change, this.#access)
    if (committed.result === 'conflict') return 'conflict'
    const fanOut = committed.fanOut === null ? null : await getRow(committed.fanOut, this.#access)
    if (fanOut !== null) await carryOutFanOut(fanOut, this.#access)
    return 'committed'
  }

  async loadCase(reference: string): Promise<CaseEvent[]> {
    return readableRecord(await this.loadRecord(reference))
  }

  async loadRecord(reference: string): Promise<RecordedEvent[]> {
    const rows = await queryPartition(casePk(reference), EVENTS, this.#access)
    return await this.#values(rows, recordedEventSchema)
  }

  async lookup(key: string): Promise<string | null> {
    const row = await getRow(keyOf.lookup(key), this.#access)
    return row === null ? null : lookupSchema.parse(row).value
  }

  async openCasesBetween(pair: string, limit: number): Promise<string[]> {
    const { pk } = keyOf.openCount(pair)
    const rows = await queryPartition(pk, OPEN_OF_PAIR, this.#access, limit)
    return rows.map((row) => pairSchema.parse(row).reference)
  }

  async loadMail(id: string): Promise<MailRow | null> {
    return await this.#value(keyOf.mail(id), mailRowSchema)
  }

  async loadNotice(id: string): Promise<NoticeRow | null> {
    return await this.#value(keyOf.notice(id), noticeRowSchema)
  }

  async loadSummary(reference: string): Promise<CaseSummary | null> {
    return await this.#value(keyOf.head(reference), caseSummarySchema)
  }

  async listCases(page: Page): Promise<PageOf<CaseSummary>> {
    return await this.#page({ index: 'list', partition: ALL_CASES }, 'listSk', page, caseSummarySchema)
  }

  async findCases(query: CaseQuery, page: Page): Promise<PageOf<CaseSummary>> {
    const rows = await findCaseRows(query, page, this.#access)
    return await this.#pageOf(rows, positionKey(query), page, caseSummarySchema)
  }

  async countCases(query: CaseQuery, most: number): Promise<number> {
    return await countCaseRows(query, most, this.#access)
  }

  async listMail(page: Page): Promise<PageOf<MailRow>> {
    return await this.#page({ index: 'list', partition: ALL_MAIL }, 'listSk', page, mailRowSchema)
  }

  async latestMail(
    outcome: MailOutcome | null,
    page: Page,
    partnership: string | null = null,
  ): Promise<PageOf<MailRow>> {
    const found = await Promise.all(
      ledgerRanges(outcome, partnership).map((range) => this.#rangeAfter(range, 'listSk', page)),
    )
    const rows = found
      .flat()
      .toSorted((one, other) => (String(one['listSk']) < String(other['listSk']) ? 1 : -1))
    return await this.#pageOf(rows.slice(0, page.limit + 1), 'listSk', page, mailRowSchema)
  }

  async listHeldMail(page: Page, partnership: string | null = null): Promise<PageOf<MailRow>> {
    const keys = await this.#rangeAfter(heldRange(partnership), 'todoSk', page)
    const rows = await readBack(keys.slice(0, page.limit), this.#access)
    const items = await this.#values(rows, mailRowSchema)
    const last = keys[page.limit - 1]
    return {
      items: items.filter(isWaiting),
      next: keys.length > page.limit && last !== undefined ? todoSchema.parse(last).todoSk : null,
    }
  }

  async countHeldMail(partnership: string | null = null): Promise<number> {
    return await countRange(heldRange(partnership), this.#access)
  }

  async listNotices(page: Page): Promise<PageOf<NoticeRow>> {
    return await this.#page({ index: 'list', partition: ALL_NOTICES }, 'listSk', page, noticeRowSchema)
  }

  async latestNotices(page: Page, partnership: string | null = null): Promise<PageOf<NoticeRow>> {
    const range =
      partnership === null
        ? ({ index: 'latest', partition: ALL_NOTICES, descending: true } as const)
        : ({ index: 'of-partnership', partition: noticesOf(partnership), descending: true } as const)
    return await this.#page(range, 'latestSk', page, noticeRowSchema)
  }

  async noteView(view: CaseView): Promise<void> {
    const { client, tableName: TableName, archive } = this.#access
    const key = keyOf.view(view.reference, viewWindow(view.at), viewerOf(view), view.page)
    const Item = { ...key, ...(await packValue(view, archive)) }
    // The same look again fails the condition, which is as good.
    const ConditionExpression = 'attribute_not_exists(pk)'
    await writeOne(async () => await client.send(new PutCommand({ TableName, Item, ConditionExpression })))
  }

  async viewsOfCase(reference: string, limit: number): Promise<CaseView[]> {
    const rows = await queryPartition(casePk(reference), VIEWS, this.#access, limit, false)
    return byTime(await this.#values(rows, caseViewSchema))
  }

  async noticesOfCase(reference: string): Promise<NoticeRow[]> {
    return await this.#values(await this.#ofCase(reference, 'NOTICE#'), noticeRowSchema)
  }

  async mailOfCase(reference: string): Promise<MailRow[]> {
    return await this.#values(await this.#ofCase(reference, 'MAIL#'), mailRowSchema)
  }

  async #ofCase(reference: string, kind: string): Promise<Record<string, unknown>[]> {
    const range = {
      index: 'of-case',
      partition: casePk(reference),
      from: kind,
      to: `${kind}${AFTER_ALL}`,
    } as const
    return await queryRange(range, Infinity, this.#access)
  }

  async ledgerBalance(partnership: string | null = null): Promise<LedgerBalance> {
    const sums: Record<string, number> = {}
    for (const row of await queryPartition(BALANCE, '', this.#access)) {
      for (const [name, entries] of Object.entries(balanceSchema.parse(row))) {
        const [outcome = '', of = null] = name.split('@')
        if (typeof entries === 'number' && of === partnership) sums[outcome] = (sums[outcome] ?? 0) + entries
      }
    }
    const { received = 0, ...outcomes } = sums
    return { received, outcomes }
  }

  async tally(
    of: { partnership: string; population: Population },
    from: Period,
    before: Period,
  ): Promise<Tally> {
    return await readTally(of, from, before, this.#access)
  }

  async failedNotices(since: Instant): Promise<number> {
    return await countRange({ index: 'todo', partition: todo.failedNotices, from: since }, this.#access)
  }

  async pendingMail(limit: number): Promise<MailRow[]> {
    const keys = await queryRange({ index: 'todo', partition: todo.pendingMail }, limit, this.#access)
    const mail = await this.#values(await readBack(keys, this.#access), mailRowSchema)
    return mail.filter(({ outcome }) => outcome === 'pending')
  }

  async dueNotices(now: Instant, limit: number): Promise<NoticeRow[]> {
    const range = { index: 'todo', partition: todo.notices, to: endOf(now) } as const
    const keys = await queryRange(range, limit, this.#access)
    const notices = await this.#values(await readBack(keys, this.#access), noticeRowSchema)
    return notices.filter(({ nextAttemptAt }) => nextAttemptAt !== null && nextAttemptAt <= now)
  }

  async nextNoticeDue(after: Instant): Promise<Instant | null> {
    const range = { index: 'todo', partition: todo.notices, from: endOf(after) } as const
    const [next] = await queryRange(range, 1, this.#access)
    return next === undefined ? null : instantSchema.parse(todoSchema.parse(next).todoSk.split(' ')[0])
  }

  /** @returns false when another deliverer has it, or when it is no longer due */
  async claimNotice(notice: NoticeRow, now: Instant, until: Instant): Promise<boolean> {
    return await claimNotice(notice, now, until, this.#access)
  }

  async dueWorkflowTasks(limit: number): Promise<WorkflowTask[]> {
    const keys = await queryRange({ index: 'todo', partition: todo.tasks }, limit, this.#access)
    return await this.#values(await readBack(keys, this.#access), workflowTaskSchema)
  }

  async loadWorkflowTask(id: string): Promise<WorkflowTask | null> {
    return await this.#value(keyOf.task(id), workflowTaskSchema)
  }

  async workflowTaskDone(id: string): Promise<void> {
    const { client, tableName: TableName } = this.#access
    await writeOne(
      async () => await client.send(new DeleteCommand({ TableName, Key: { ...keyOf.task(id) } })),
    )
  }

  async noticeAttempted(notice: NoticeRow): Promise<void> {
    const { client, tableName: TableName, archive } = this.#access
    const Item = await noticeRow(notice, archive)
    await writeOne(async () => await client.send(new PutCommand({ TableName, Item })))
  }

  /** Carries out what a commit had no room for and a kill left undone; at most `limit` of them. */
  async carryOutFanOuts(limit: number): Promise<void> {
    const keys = await queryRange({ index: 'todo', partition: todo.fanOuts }, limit, this.#access)
    for (const row of await readBack(keys, this.#access)) await carryOutFanOut(row, this.#access)
  }

  async casesEndedBefore(partnership: string, before: Instant, limit: number): Promise<CaseSummary[]> {
    return await this.#waitingFor(todo.endedCases, partnership, before, limit, caseSummarySchema)
  }

  async mailWithoutCase(partnership: string, before: Instant, limit: number): Promise<MailRow[]> {
    return await this.#waitingFor(todo.settledMail, partnership, before, limit, mailRowSchema)
  }

  async #waitingFor<T>(
    kind: string,
    partnership: string,
    before: Instant,
    limit: number,
    schema: z.ZodType<T>,
  ): Promise<T[]> {
    const range = { index: 'todo', partition: `${kind}#${partnership}`, to: before } as const
    return await this.#values(
      await readBack(await queryRange(range, limit, this.#access), this.#access),
      schema,
    )
  }

  async erase(erasure: Erasure): Promise<void> {
    await eraseRows(erasure, this.#access)
  }

  async openCases(after: string | null, limit: number): Promise<CaseSummary[]> {
    const last = after === null ? null : await this.loadSummary(after)
    const page = { limit, after: last === null ? null : position(last.openedAt, last.reference) }
    const rows = await this.#rangeAfter(openCases, 'latestSk', page)
    return await this.#values(rows.slice(0, limit), caseSummarySchema)
  }

  async registerWait(wait: Wait): Promise<'registered' | 'moved-on'> {
    return await registerWait(wait, this.#access)
  }

  async takeWait(reference: string): Promise<string | null> {
    return await takeWait(reference, this.#access)
  }

  /** The token of a case's wait, left in place: completing a wait twice does no harm, forgetting to complete it does. */
  async waitToken(reference: string): Promise<string | null> {
    return await waitToken(reference, this.#access)
  }

  async overdueWaits(before: Instant, limit: number): Promise<{ reference: string; until: Instant }[]> {
    return await overdueWaits(before, limit, this.#access)
  }

  async overdueOutbox(before: Instant, limit: number): Promise<number> {
    return await overdueOutbox(before, limit, this.#access)
  }

  async walkedTo(): Promise<WalkedTo | null> {
    return await walkedTo(this.#access)
  }

  async keepWalk(at: WalkedTo | null): Promise<void> {
    await keepWalk(at, this.#access)
  }

  async beginRecount(): Promise<void> {
    await beginRecount(this.#access)
  }

  async recount(hasTime: () => boolean, unreadable: Unreadable): Promise<void> {
    await recount(this.#access, hasTime, unreadable)
  }

  async #value<T>(key: Key, schema: z.ZodType<T>): Promise<T | null> {
    const row = await getRow(key, this.#access)
    return row === null ? null : await unpackValue(row, schema, this.#access.archive)
  }

  async #values<T>(rows: readonly unknown[], schema: z.ZodType<T>): Promise<T[]> {
    return await Promise.all(rows.map((row) => unpackValue(row, schema, this.#access.archive)))
  }

  /** One row more than the page holds, where there are more, of those that come after it. */
  async #rangeAfter(range: Range, sortKey: string, { limit, after }: Page) {
    const bound = after === null ? {} : range.descending === true ? { to: after } : { from: after }
    const rows = await queryRange({ ...range, ...bound }, limit + 2, this.#access)
    return rows.filter((row) => row[sortKey] !== after).slice(0, limit + 1)
  }

  async #page<T>(range: Range, sortKey: string, page: Page, schema: z.ZodType<T>): Promise<PageOf<T>> {
    return await this.#pageOf(await this.#rangeAfter(range, sortKey, page), sortKey, page, schema)
  }

  async #pageOf<T>(
    rows: Record<string, unknown>[],
    sortKey: string,
    { limit }: Page,
    schema: z.ZodType<T>,
  ): Promise<PageOf<T>> {
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)?.[sortKey]
    return {
      items: await this.#values(shown, schema),
      next: rows.length > limit && typeof last === 'string' ? last : null,
    }
  }
}
