import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import { readableRecord } from '../domain/case/erased.ts'
import { recordedEventSchema } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { pairOf, summaryOf } from '../domain/case/summary.ts'
import { caseSummarySchema, mailRowSchema, noticeRowSchema } from '../domain/record.ts'
import { tallyChanges } from '../domain/report/tally.ts'
import { headSchema, updateHead } from './case-head.ts'
import { getRow, type TableAccess } from './commit.ts'
import { casePk, EVENTS, keyOf, keySchema } from './keys.ts'
import { queryPartition, queryRange } from './query.ts'
import { rowValueSchema, unpackValue, ValueNotArchived } from './row-value.ts'
import { ALL_CASES, ALL_MAIL, ALL_NOTICES, KEYS_VERSION, mailRow, noticeRow, todo, type Row } from './rows.ts'
import { tallyActions } from './tallies.ts'
import { transact, writeOne, type Action } from './transaction.ts'

/** As much as one run looks at: whatever a deployment has kept, a run of the watchdog takes seconds, and the next goes on. */
const ROWS_A_RUN = 1_000
const ROWS_AT_A_TIME = 50

const KINDS = [ALL_CASES, ALL_MAIL, ALL_NOTICES] as const

const progressSchema = z.object({
  keysVersion: z.int(),
  /** The kind of rows that the walk has come to, and the name of the last that it has seen; null once it is done. */
  kind: z.enum(KINDS).nullable(),
  after: z.string().nullable(),
})
type Progress = z.infer<typeof progressSchema>

const rowSchema = z
  .looseObject({ listSk: z.string(), keysVersion: z.int().default(0) })
  .and(keySchema)
  .and(rowValueSchema)
type OldRow = z.infer<typeof rowSchema>

/**
 * Has every row that an older version wrote written anew, once for each version of the keys. Begun by the daily walk and not
 * by the deployment, in whose minutes Lambdas of the version before still write.
 */
export const beginRecount = async (access: TableAccess): Promise<void> => {
  const progress = await progressOf(access)
  if (progress?.keysVersion === KEYS_VERSION) return
  await keep({ keysVersion: KEYS_VERSION, kind: ALL_CASES, after: null }, access)
}

/** A row that this version cannot read; it stays as it is. */
export type Unreadable = (row: { kind: (typeof KINDS)[number]; name: string }, error: unknown) => void

/** Goes on with what `beginRecount` began, where something is left of it. */
export const recount = async (
  access: TableAccess,
  hasTime: () => boolean,
  unreadable: Unreadable,
): Promise<void> => {
  let progress = await progressOf(access)
  for (let seen = 0; seen < ROWS_A_RUN && hasTime(); seen += ROWS_AT_A_TIME) {
    if (progress?.keysVersion !== KEYS_VERSION || progress.kind === null) return
    progress = await nextOf(progress.kind, progress.after, access, unreadable)
    await keep(progress, access)
  }
}

const nextOf = async (
  kind: NonNullable<Progress['kind']>,
  after: string | null,
  access: TableAccess,
  unreadable: Unreadable,
): Promise<Progress> => {
  const from = after === null ? {} : { from: after }
  const found = await queryRange({ index: 'list', partition: kind, ...from }, ROWS_AT_A_TIME, access)
  const rows = found.map((row) => rowSchema.parse(row)).filter(({ listSk }) => listSk !== after)
  const old = rows.filter(({ keysVersion }) => keysVersion < KEYS_VERSION)
  await Promise.all(
    old.map(async (row) => {
      try {
        await anew[kind](row, access)
      } catch (error) {
        if (!(error instanceof z.ZodError || error instanceof ValueNotArchived)) throw error
        unreadable({ kind, name: row.listSk }, error)
      }
    }),
  )
  const last = rows.at(-1)
  return last === undefined
    ? { keysVersion: KEYS_VERSION, kind: KINDS[KINDS.indexOf(kind) + 1] ?? null, after: null }
    : { keysVersion: KEYS_VERSION, kind, after: last.listSk }
}

/** From its events again, as its summary may have more fields by now; where these are gone, as it was. */
const caseAnew = async (row: OldRow, access: TableAccess): Promise<void> => {
  const { client, tableName, archive } = access
  const before = await unpackValue(row, caseSummarySchema, archive)
  const { reference, version } = before
  const events = await queryPartition(casePk(reference), EVENTS, access)
  const record = readableRecord(
    await Promise.all(events.map((event) => unpackValue(event, recordedEventSchema, archive))),
  )
  const state = fold(record)
  const summary = state === null ? before : summaryOf(state, record)
  const pair = state === null ? (headSchema.parse(row).pair ?? null) : pairOf(state)
  const head = updateHead(tableName, summary, pair, version)
  const tally = tallyActions(tableName, reference, tallyChanges(before, summary))
  await transact(client, [ifStillAs(row, head), ...tally])
}

/** A commit or another watchdog that was quicker has written it anew already. */
const ifStillAs = (row: OldRow, action: Action): Action => {
  const { Update } = action
  if (Update === undefined) throw new TypeError('a head is written by an update')
  return {
    Update: {
      ...Update,
      ConditionExpression: `${Update.ConditionExpression ?? ''} AND #value = :before`,
      ExpressionAttributeValues: { ...Update.ExpressionAttributeValues, ':before': row.value },
    },
  }
}

const mailAnew = async (row: OldRow, access: TableAccess): Promise<void> => {
  const mail = await unpackValue(row, mailRowSchema, access.archive)
  await replace(row, await mailRow(mail, access.archive), access)
}

/** One that is due stays with whoever has claimed it: the claim is in the key that says when it is due. */
const noticeAnew = async (row: OldRow, access: TableAccess): Promise<void> => {
  const notice = await unpackValue(row, noticeRowSchema, access.archive)
  const { todoPk, todoSk } = row
  const claimed = todoPk === todo.notices ? { todoPk, todoSk } : {}
  await replace(row, { ...(await noticeRow(notice, access.archive)), ...claimed }, access)
}

const anew = { [ALL_CASES]: caseAnew, [ALL_MAIL]: mailAnew, [ALL_NOTICES]: noticeAnew } as const

/** In place of a row that is still as it was read; the index from which it was read lags. */
const replace = async (row: OldRow, Item: Row, { client, tableName }: TableAccess): Promise<void> => {
  const same = ['value', 'valueKey', 'todoPk', 'todoSk'] as const
  const there = same.filter((name) => row[name] !== undefined)
  const put = new PutCommand({
    TableName: tableName,
    Item,
    ConditionExpression: same
      .map((name) => (there.includes(name) ? `#${name} = :${name}` : `attribute_not_exists(#${name})`))
      .join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(same.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(there.map((name) => [`:${name}`, row[name]])),
  })
  await writeOne(async () => await client.send(put))
}

const progressOf = async (access: TableAccess): Promise<Progress | null> => {
  const row = await getRow(keyOf.recount, access)
  return row === null ? null : progressSchema.parse(row)
}

const keep = async (progress: Progress, { client, tableName }: TableAccess): Promise<void> => {
  await client.send(new PutCommand({ TableName: tableName, Item: { ...keyOf.recount, ...progress } }))
}
