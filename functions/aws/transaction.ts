import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb'
import {
  TransactWriteCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
  type UpdateCommandInput,
  type UpdateCommandOutput,
} from '@aws-sdk/lib-dynamodb'
import type { Key } from './keys.ts'

export type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** What DynamoDB takes in one transaction. */
export const MOST_ACTIONS = 100

/** Another transaction touched one of the rows at the same moment, or a partition was hot: nobody's decision, try again. */
const PASSING = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
])

/** Ten attempts, doubling from 20 ms to 1 s with full jitter: about 3 s before a write is left to whoever asked for it. */
const MOST_ATTEMPTS = 10
const pause = async (attempt: number): Promise<void> => {
  await sleep(Math.random() * Math.min(20 * 2 ** attempt, 1_000))
}

/**
 * All of the actions or none.
 *
 * @returns `conflict` when one of their conditions does not hold
 * @throws what DynamoDB throws for anything else; after a throw it is not known whether the write was done
 */
export const transact = async (
  client: DynamoDBDocumentClient,
  actions: Action[],
): Promise<'committed' | 'conflict'> => {
  // The same token on every attempt: a write whose answer was lost on the way is not done twice, nor taken for a conflict.
  const ClientRequestToken = randomUUID()
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: actions, ClientRequestToken }))
      return 'committed'
    } catch (error) {
      if (isConditionFailed(error)) return 'conflict'
      if (!isPassing(error) || attempt >= MOST_ATTEMPTS) throw error
    }
    await pause(attempt)
  }
}

/** One write of one row, tried again while a transaction holds the row; null when its condition does not hold. */
export const writeOne = async <T>(write: () => Promise<T>): Promise<T | null> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write()
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return null
      if (!(error instanceof TransactionConflictException) || attempt >= MOST_ATTEMPTS) throw error
    }
    await pause(attempt)
  }
}

/** One change of one row, as `writeOne` writes it. */
export const updateOne = async (
  key: Key,
  update: Omit<UpdateCommandInput, 'TableName' | 'Key'>,
  { client, tableName: TableName }: { client: DynamoDBDocumentClient; tableName: string },
): Promise<UpdateCommandOutput | null> =>
  await writeOne(async () => await client.send(new UpdateCommand({ TableName, Key: { ...key }, ...update })))

const reasonsOf = (error: unknown): string[] =>
  error instanceof TransactionCanceledException
    ? (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None')
    : []

const isConditionFailed = (error: unknown): boolean => reasonsOf(error).includes('ConditionalCheckFailed')

const isPassing = (error: unknown): boolean =>
  error instanceof TransactionInProgressException || reasonsOf(error).some((code) => PASSING.has(code))
