import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Instant } from '../domain/instant.ts'
import { getRow, type TableAccess } from './commit.ts'
import { keyOf } from './keys.ts'
import { queryRange } from './query.ts'
import { endOf, todo } from './rows.ts'

type Access = Pick<TableAccess, 'client' | 'tableName'>

const walkedToSchema = z.object({ after: z.string().nullable() })
/** The last case that the watchdog's daily walk has looked at; null at its beginning. */
export type WalkedTo = z.infer<typeof walkedToSchema>

/** Null when no walk is unfinished. */
export const walkedTo = async (access: Access): Promise<WalkedTo | null> => {
  const row = await getRow(keyOf.walk, access)
  return row === null ? null : walkedToSchema.parse(row)
}

export const keepWalk = async (
  at: WalkedTo | null,
  { client, tableName: TableName }: Access,
): Promise<void> => {
  if (at === null) await client.send(new DeleteCommand({ TableName, Key: { ...keyOf.walk } }))
  else await client.send(new PutCommand({ TableName, Item: { ...keyOf.walk, ...at } }))
}

/** How many notices, tasks and fan-outs were due before a moment, at most `limit` of each. */
export const overdueOutbox = async (before: Instant, limit: number, access: Access): Promise<number> => {
  const kinds = [todo.notices, todo.tasks, todo.fanOuts]
  const found = await Promise.all(
    kinds.map((partition) => queryRange({ index: 'todo', partition, to: endOf(before) }, limit, access)),
  )
  return found.flat().length
}
