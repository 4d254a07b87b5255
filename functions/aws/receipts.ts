import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Instant } from '../domain/instant.ts'
import { keyOf } from './keys.ts'
import { queryRange } from './query.ts'
import { endOf, position, todo } from './rows.ts'
import { updateOne } from './transaction.ts'

const overdueSchema = z.object({ todoSk: z.string() })

/** A receipt that was read is forgotten after a quarter of a year. */
const KEPT_SECONDS = 90 * 86_400

/**
 * What SES has put into the bucket, written on the bucket's own events: mail whose notification never comes is still
 * noticed, without ever listing the bucket. Either of the two may come first, and both more than once.
 */
export class Receipts {
  readonly #access: { readonly client: DynamoDBDocumentClient; readonly tableName: string }

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#access = { client, tableName }
  }

  /** The object is there; it waits to be read unless it has been already. */
  async arrived(sesId: string, at: Instant): Promise<void> {
    await this.#update(sesId, {
      UpdateExpression: 'SET arrivedAt = :at, todoPk = :todo, todoSk = :position',
      ConditionExpression: 'attribute_not_exists(pk)',
      ExpressionAttributeValues: { ':at': at, ':todo': todo.receipts, ':position': position(at, sesId) },
    })
  }

  /** Its mail is in the ledger, or has been filed by a person. */
  async read(sesId: string, at: Instant): Promise<void> {
    await this.#update(sesId, {
      UpdateExpression: 'SET readAt = :at, expires = :expires REMOVE todoPk, todoSk',
      ExpressionAttributeValues: {
        ':at': at,
        ':expires': Math.floor(Date.now() / 1_000) + KEPT_SECONDS,
      },
    })
  }

  /** SES's ids of objects that arrived before a moment and have not been read, oldest first. */
  async unreadSince(before: Instant, limit: number): Promise<string[]> {
    const rows = await queryRange(
      { index: 'todo', partition: todo.receipts, to: endOf(before) },
      limit,
      this.#access,
    )
    return rows.map((row) => overdueSchema.parse(row).todoSk.split(' ').slice(1).join(' '))
  }

  async #update(sesId: string, update: Parameters<typeof updateOne>[1]): Promise<void> {
    await updateOne(keyOf.receipt(sesId), update, this.#access)
  }
}
