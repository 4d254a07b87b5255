import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { skeletonOf } from '../domain/case/erased.ts'
import { recordedEventSchema } from '../domain/case/events.ts'
import type { Erasure } from '../domain/record.ts'
import { updateHead } from './case-head.ts'
import { getRow, type TableAccess } from './commit.ts'
import { casePk, EVENTS, keyOf, type Key } from './keys.ts'
import { queryPartition } from './query.ts'
import { packValue, rowValueSchema, unpackValue } from './row-value.ts'
import { mailRow, type Row } from './rows.ts'
import { transact, writeOne } from './transaction.ts'

/**
 * Erases row by row, the case's head last: a case of which something is left still says that it is not finished. A value
 * that was too long for its row is erased from the archive with it.
 */
export const eraseRows = async ({ case: erased, mails, notices, lookups }: Erasure, access: TableAccess) => {
  const { client, tableName: TableName, archive } = access
  /** The row first: one that names a value which is gone could not be read any more, nor its erasure be finished. */
  const withItsValue = async ({ pk, sk }: Key, write: () => Promise<unknown>): Promise<void> => {
    const { valueKey } = rowValueSchema.parse((await getRow({ pk, sk }, access)) ?? {})
    await writeOne(write)
    if (valueKey !== undefined) await archive.erase(valueKey)
  }
  const remove = async (key: Key): Promise<void> => {
    await withItsValue(key, async () => await client.send(new DeleteCommand({ TableName, Key: { ...key } })))
  }
  const replace = async (Item: Row): Promise<void> => {
    await withItsValue(Item, async () => await client.send(new PutCommand({ TableName, Item })))
  }
  for (const key of lookups) await remove(keyOf.lookup(key))
  for (const id of notices) await remove(keyOf.notice(id))
  for (const mail of mails) await replace(await mailRow(mail, archive))
  if (erased === null) return
  const rows = await queryPartition(casePk(erased.reference), EVENTS, access)
  const record = await Promise.all(rows.map((row) => unpackValue(row, recordedEventSchema, archive)))
  for (const event of skeletonOf(record)) {
    await replace({ ...keyOf.event(event.reference, event.seq), ...(await packValue(event, archive)) })
  }
  await transact(client, [updateHead(TableName, erased, null, erased.version)])
}
