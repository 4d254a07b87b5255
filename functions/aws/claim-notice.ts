import type { Instant } from '../domain/instant.ts'
import type { NoticeRow } from '../domain/record.ts'
import type { TableAccess } from './commit.ts'
import { keyOf } from './keys.ts'
import { endOf, position } from './rows.ts'
import { updateOne } from './transaction.ts'

/**
 * Leaves a notice to one deliverer for a while. A deliverer that dies leaves it due again at `until`.
 *
 * @returns false when another has it, or when it is no longer due
 */
export const claimNotice = async (
  { id, nextAttemptAt }: NoticeRow,
  now: Instant,
  until: Instant,
  access: Pick<TableAccess, 'client' | 'tableName'>,
): Promise<boolean> => {
  if (nextAttemptAt === null || nextAttemptAt > now) return false
  const claimed = await updateOne(
    keyOf.notice(id),
    {
      UpdateExpression: 'SET #due = :until',
      // What it was due by when it was read, or an older claim that has run out.
      ConditionExpression: '#due <= :now',
      ExpressionAttributeNames: { '#due': 'todoSk' },
      ExpressionAttributeValues: { ':until': position(until, id), ':now': endOf(now) },
    },
    access,
  )
  return claimed !== null
}
