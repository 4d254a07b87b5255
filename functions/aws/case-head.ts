import { z } from 'zod'
import type { CaseSummary } from '../domain/record.ts'
import { keyOf } from './keys.ts'
import { headValues } from './rows.ts'
import type { Action } from './transaction.ts'

/** What a commit needs of a case's head before it. */
export const headSchema = z.object({ version: z.int(), pair: z.string().optional() })

/**
 * Writes a case's head on the condition that the case still has the version that the decision was made on. An update,
 * not a replacement: the token of the case's wait stays.
 */
export const updateHead = (
  TableName: string,
  summary: CaseSummary,
  pair: string | null,
  expectedVersion: number,
): Action => {
  const entries = Object.entries(headValues(summary, pair))
  const kept = entries.filter(([, value]) => value !== null)
  const removed = entries.filter(([, value]) => value === null)
  const set = `SET ${kept.map(([name]) => `#${name} = :${name}`).join(', ')}`
  const remove = removed.length === 0 ? '' : ` REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}`
  const isNew = expectedVersion === 0
  return {
    Update: {
      TableName,
      Key: keyOf.head(summary.reference),
      UpdateExpression: set + remove,
      ConditionExpression: isNew ? 'attribute_not_exists(pk)' : '#version = :expected',
      ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(kept.map(([name, value]) => [`:${name}`, value])),
        ...(isNew ? {} : { ':expected': expectedVersion }),
      },
    },
  }
}
