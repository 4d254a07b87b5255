import { randomUUID } from 'node:crypto'
import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { RecordedEvent } from '../domain/case/events.ts'
import { isOpenState } from '../domain/case-query.ts'
import type { Archive } from '../domain/ports.ts'
import {
  caseSummarySchema,
  mailOutcomeSchema,
  mayFollow,
  type CaseChange,
  type Change,
  type MailRow,
  type NoticeRow,
} from '../domain/record.ts'
import { sumOfChanges, tallyChanges, type TallyChange } from '../domain/report/tally.ts'
import { headSchema, updateHead } from './case-head.ts'
import { keyOf, type Key } from './keys.ts'
import { pairActions } from './pairs.ts'
import { packValue, unpackValue } from './row-value.ts'
import { mailRow, noticeRow, taskRow, todo } from './rows.ts'
import { tallyActions } from './tallies.ts'
import { MOST_ACTIONS, transact, type Action } from './transaction.ts'

export interface TableAccess {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
  readonly archive: Archive
  /** Puts workflow tasks in the order in which they were written. */
  readonly nextOrder: () => string
}

/** What a transaction had no room for: written as one row, and carried out afterwards from it. */
export const fanOutSchema = z.object({
  notices: z.array(z.unknown()),
  lookups: z.array(z.object({ key: z.string(), value: z.string() })),
})

export type Committed =
  | { readonly result: 'conflict' }
  /** `fanOut`: the row from which the rest of the change must be carried out. */
  | { readonly result: 'committed'; readonly fanOut: Key | null }

/** Writes all of a change or nothing of it; where it is too wide for one transaction, its notices become one row. */
export const commitChange = async (
  change: Change<RecordedEvent>,
  access: TableAccess,
): Promise<Committed> => {
  const core = await coreActions(change, access)
  if (core === 'conflict') return { result: 'conflict' }
  const notices = byId(change.notices)
  const puts = await Promise.all(notices.map((notice) => noticeAction(notice, access)))
  const changed = await Promise.all(byId(change.noticesChanged).map((notice) => noticeAction(notice, access)))
  const whole = [...core, ...changed, ...lookupActions(change.lookups, access), ...puts]
  if (whole.length <= MOST_ACTIONS) {
    return committed(await transact(access.client, whole), null)
  }
  // Only a notice's own return address can wait: every other key decides whether there is a conflict.
  const ids = new Set(notices.map(({ id }) => id))
  const waiting = change.lookups.filter(({ value }) => ids.has(value))
  const now = change.lookups.filter(({ value }) => !ids.has(value))
  const fanOut = keyOf.fanOut(randomUUID())
  const value = await packValue({ notices, lookups: waiting }, access.archive)
  const Item = { ...fanOut, ...value, todoPk: todo.fanOuts, todoSk: access.nextOrder() }
  const split = [
    ...core,
    ...changed,
    ...lookupActions(now, access),
    { Put: { TableName: access.tableName, Item } },
  ]
  return committed(await transact(access.client, split), fanOut)
}

const committed = (result: 'committed' | 'conflict', fanOut: Key | null): Committed =>
  result === 'conflict' ? { result } : { result, fanOut }

const coreActions = async (
  change: Change<RecordedEvent>,
  access: TableAccess,
): Promise<Action[] | 'conflict'> => {
  const { tableName: TableName } = access
  const [ofCase, ofOther, ofMail] = await Promise.all([
    change.case === null ? null : caseActions(change.case, access),
    change.otherCase === undefined ? null : caseActions(change.otherCase, access),
    change.mail === null ? [] : mailActions(change.mail, access),
  ])
  if (ofCase === 'conflict' || ofOther === 'conflict' || ofMail === 'conflict' || contradict(change.lookups))
    return 'conflict'
  const tasks = change.workflow.map((task): Action => ({
    Put: { TableName, Item: taskRow(task, access.nextOrder()) },
  }))
  const written = [ofCase, ofOther].filter((each) => each !== null)
  // Two cases can count in one row, which a transaction may write once.
  const tallies = tallyActions(
    TableName,
    change.case?.reference ?? '',
    sumOfChanges(written.flatMap(({ tally }) => tally)),
  )
  return [...written.flatMap(({ actions }) => actions), ...tallies, ...ofMail, ...tasks]
}

interface CaseActions {
  readonly actions: readonly Action[]
  readonly tally: readonly TallyChange[]
}

const caseActions = async (
  written: CaseChange<RecordedEvent>,
  access: TableAccess,
): Promise<CaseActions | 'conflict'> => {
  const { reference, expectedVersion, events, summary, pair, onlyOpenCaseOfPair } = written
  const { tableName: TableName, archive } = access
  const row = await getRow(keyOf.head(reference), access)
  const head = row === null ? null : headSchema.parse(row)
  if ((head?.version ?? 0) !== expectedVersion) return 'conflict'
  const puts = await Promise.all(
    events.map(async (event): Promise<Action> => ({
      Put: {
        TableName,
        Item: { ...keyOf.event(reference, event.seq), ...(await packValue(event, archive)) },
      },
    })),
  )
  const joined = pairActions(TableName, {
    reference,
    before: head?.pair ?? null,
    after: isOpenState(summary) ? pair : null,
    alone: onlyOpenCaseOfPair ? pair : null,
  })
  const before = row === null ? null : await unpackValue(row, caseSummarySchema, archive)
  return {
    actions: [updateHead(TableName, summary, pair, expectedVersion), ...puts, ...joined],
    tally: tallyChanges(before, summary),
  }
}

const mailBeforeSchema = z
  .object({ outcome: mailOutcomeSchema, todoPk: z.string().optional() })
  .transform(({ outcome, todoPk }) => ({ outcome, waiting: todoPk === todo.heldMail }))
type MailBefore = z.infer<typeof mailBeforeSchema>

/** Conflict unless the mail may have this outcome now. */
const mailActions = async (mail: MailRow, access: TableAccess): Promise<Action[] | 'conflict'> => {
  const row = await getRow(keyOf.mail(mail.id), access)
  if (row === null) return 'conflict'
  const before = mailBeforeSchema.parse(row)
  return mayFollow(before, mail) ? await outcomeActions(before, mail, access) : 'conflict'
}

/** A mail's entry, moved from one count of the ledger to another, on the condition that it is still where it was. */
export const outcomeActions = async (
  { outcome: was, waiting }: MailBefore,
  mail: MailRow,
  { tableName: TableName, archive }: Pick<TableAccess, 'tableName' | 'archive'>,
): Promise<Action[]> => {
  const notWaiting = '(attribute_not_exists(#todo) OR #todo <> :held)'
  const put: Action = {
    Put: {
      TableName,
      Item: await mailRow(mail, archive),
      ConditionExpression: `#outcome = :was AND ${waiting ? '#todo = :held' : notWaiting}`,
      ExpressionAttributeNames: { '#outcome': 'outcome', '#todo': 'todoPk' },
      ExpressionAttributeValues: { ':was': was, ':held': todo.heldMail },
    },
  }
  return was === mail.outcome ? [put] : [put, countAction(mail, { [was]: -1, [mail.outcome]: 1 }, TableName)]
}

/**
 * Counts an entry of the ledger, in all and in its partnership ("held", "held@waltham-forest").
 *
 * @param by how many entries more, by outcome
 */
export const countAction = (
  { id, partnership }: Pick<MailRow, 'id' | 'partnership'>,
  by: Readonly<Record<string, number>>,
  TableName: string,
): Action => {
  const entries = Object.entries(by).flatMap(([name, more]) => [
    [name, more] as const,
    [`${name}@${partnership}`, more] as const,
  ])
  return {
    Update: {
      TableName,
      Key: keyOf.balance(id),
      UpdateExpression: `ADD ${entries.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name], index) => [`#n${index}`, name])),
      ExpressionAttributeValues: Object.fromEntries(entries.map(([, more], index) => [`:n${index}`, more])),
    },
  }
}

/** Under one key a change may put one value; another value already there is a conflict, and so are two in one change. */
const contradict = (lookups: Change['lookups']): boolean => {
  const values = new Map(lookups.map(({ key, value }) => [key, value]))
  return lookups.some(({ key, value }) => values.get(key) !== value)
}

/** Put if absent; an equal value is no conflict. */
export const lookupActions = (
  lookups: Change['lookups'],
  { tableName: TableName }: Pick<TableAccess, 'tableName'>,
): Action[] =>
  [...new Map(lookups.map(({ key, value }) => [key, value]))].map(([key, value]) => ({
    Put: {
      TableName,
      Item: { ...keyOf.lookup(key), value },
      ConditionExpression: 'attribute_not_exists(pk) OR #value = :value',
      ExpressionAttributeNames: { '#value': 'value' },
      ExpressionAttributeValues: { ':value': value },
    },
  }))

const noticeAction = async (notice: NoticeRow, access: TableAccess): Promise<Action> => ({
  Put: { TableName: access.tableName, Item: await noticeRow(notice, access.archive) },
})

/** DynamoDB takes one write of a row in a transaction: the last of two rows with one id is the one that stays. */
const byId = (notices: readonly NoticeRow[]): NoticeRow[] => [
  ...new Map(notices.map((notice) => [notice.id, notice])).values(),
]

/** A row as it is now, not as it may have been a moment ago. */
export const getRow = async (
  key: Key,
  { client, tableName }: Pick<TableAccess, 'client' | 'tableName'>,
): Promise<Record<string, unknown> | null> => {
  const { Item } = await client.send(
    new GetCommand({ TableName: tableName, Key: { ...key }, ConsistentRead: true }),
  )
  return Item ?? null
}
