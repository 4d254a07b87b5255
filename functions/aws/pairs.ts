import { keyOf } from './keys.ts'
import type { Action } from './transaction.ts'

export interface PairChange {
  readonly reference: string
  /** The pair under which the case is counted as open before and after the change. */
  readonly before: string | null
  readonly after: string | null
  /** The pair that no other open case may join, if the change asks for it. */
  readonly alone: string | null
}

/**
 * Keeps who is joined by open cases. DynamoDB has no condition over a query, so each pair has a row that counts its
 * open cases: "no other" is a condition on that one row, and two cases opened at once cannot both find it nought.
 */
export const pairActions = (TableName: string, { reference, before, after, alone }: PairChange): Action[] => {
  const none = {
    ConditionExpression: 'attribute_not_exists(#open) OR #open = :none',
    ExpressionAttributeNames: { '#open': 'open' },
  }
  const count = (pair: string, by: 1 | -1): Action => ({
    Update: {
      TableName,
      Key: keyOf.openCount(pair),
      UpdateExpression: 'ADD #open :by',
      ...(pair === alone ? none : { ExpressionAttributeNames: { '#open': 'open' } }),
      ExpressionAttributeValues: { ':by': by, ...(pair === alone ? { ':none': 0 } : {}) },
    },
  })
  if (before === after) {
    return alone === null
      ? []
      : [
          {
            ConditionCheck: {
              TableName,
              Key: keyOf.openCount(alone),
              ...none,
              ExpressionAttributeValues: { ':none': 0 },
            },
          },
        ]
  }
  return [
    ...(before === null
      ? []
      : [count(before, -1), { Delete: { TableName, Key: keyOf.openOfPair(before, reference) } }]),
    ...(after === null
      ? []
      : [
          count(after, 1),
          { Put: { TableName, Item: { ...keyOf.openOfPair(after, reference), reference } } },
        ]),
  ]
}
