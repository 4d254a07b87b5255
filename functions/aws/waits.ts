import { z } from 'zod'
import { instantSchema, type Instant } from '../domain/instant.ts'
import { getRow, type TableAccess } from './commit.ts'
import { keyOf } from './keys.ts'
import { queryRange } from './query.ts'
import { endOf, position, todo } from './rows.ts'
import { updateOne } from './transaction.ts'

type Access = Pick<TableAccess, 'client' | 'tableName'>

const waitSchema = z.object({ waitToken: z.string().optional() })
const overdueSchema = z.object({ todoSk: z.string() })

/** What a clock of a case waits for, planned from one version of the case. */
export interface Wait {
  readonly reference: string
  readonly version: number
  readonly token: string
  readonly until: Instant
}

/** Puts the token beside the case, unless the case has changed since the wait was planned. */
export const registerWait = async (wait: Wait, access: Access): Promise<'registered' | 'moved-on'> => {
  const written = await updateOne(
    keyOf.head(wait.reference),
    {
      UpdateExpression: 'SET waitToken = :token, todoPk = :waits, todoSk = :until',
      ConditionExpression: '#version = :version',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: {
        ':token': wait.token,
        ':waits': todo.waits,
        ':until': position(wait.until, wait.reference),
        ':version': wait.version,
      },
    },
    access,
  )
  return written === null ? 'moved-on' : 'registered'
}

export const takeWait = async (reference: string, access: Access): Promise<string | null> => {
  const taken = await updateOne(
    keyOf.head(reference),
    {
      UpdateExpression: 'REMOVE waitToken',
      ConditionExpression: 'attribute_exists(waitToken)',
      ReturnValues: 'UPDATED_OLD',
    },
    access,
  )
  return waitSchema.parse(taken?.Attributes ?? {}).waitToken ?? null
}

export const waitToken = async (reference: string, access: Access): Promise<string | null> => {
  const head = await getRow(keyOf.head(reference), access)
  return waitSchema.parse(head ?? {}).waitToken ?? null
}

/** Waits that should have ended before a moment, the oldest first. */
export const overdueWaits = async (
  before: Instant,
  limit: number,
  access: Access,
): Promise<{ reference: string; until: Instant }[]> => {
  const range = { index: 'todo', partition: todo.waits, to: endOf(before) } as const
  const rows = await queryRange(range, limit, access)
  return rows.map((row) => {
    const [until, reference = ''] = overdueSchema.parse(row).todoSk.split(' ')
    return { reference, until: instantSchema.parse(until) }
  })
}
