import { setTimeout as sleep } from 'node:timers/promises'
import {
  BatchGetCommand,
  QueryCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb'
import { keySchema, type Key } from './keys.ts'
import { table, type IndexName } from './table.ts'

export interface Reading {
  readonly client: DynamoDBDocumentClient
  readonly tableName: string
}

export interface Range {
  readonly index: IndexName
  readonly partition: string
  /** Sort keys from, and to, which rows are read, both included; all without them. */
  readonly from?: string
  readonly to?: string
  readonly descending?: boolean
  readonly filter?: Filter | null
}

export interface Filter {
  readonly expression: string
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

/** DynamoDB has no empty key, and this sorts before and after every key that we write. */
const FIRST = ' '
const LAST = '\u{10ffff}'

const inputOf = (range: Range, tableName: string): QueryCommandInput => {
  const index = table.indexes.find(({ name }) => name === range.index)
  const { filter = null } = range
  return {
    TableName: tableName,
    IndexName: range.index,
    KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
    ExpressionAttributeNames: {
      '#p': index?.partitionKey ?? '',
      '#s': index?.sortKey ?? '',
      ...filter?.names,
    },
    ExpressionAttributeValues: {
      ':p': range.partition,
      ':from': range.from ?? FIRST,
      ':to': range.to ?? LAST,
      ...filter?.values,
    },
    ...(filter === null ? {} : { FilterExpression: filter.expression }),
    ScanIndexForward: range.descending !== true,
  }
}

/** DynamoDB refuses a range that ends before it begins. */
const isEmpty = ({ from = FIRST, to = LAST }: Range): boolean => to < from

/** Rows of one partition of an index, at most `limit`, in their order. */
export const queryRange = async (
  range: Range,
  limit: number,
  { client, tableName }: Reading,
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  if (isEmpty(range)) return rows
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    // With a filter DynamoDB counts what it looks at, not what it finds.
    const Limit = Math.min(
      range.filter === undefined || range.filter === null ? limit - rows.length : 1_000,
      1_000,
    )
    const page = await client.send(
      new QueryCommand({ ...inputOf(range, tableName), Limit, ExclusiveStartKey }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined && rows.length < limit)
  return rows.slice(0, limit)
}

/**
 * How many rows there are; reads as many keys as it counts.
 *
 * @param most counting ends where there are so many, or a page's worth more
 */
export const countRange = async (
  range: Range,
  { client, tableName }: Reading,
  most = Infinity,
): Promise<number> => {
  let count = 0
  if (isEmpty(range)) return count
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new QueryCommand({ ...inputOf(range, tableName), Select: 'COUNT', ExclusiveStartKey }),
    )
    count += page.Count ?? 0
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined && count < most)
  return count
}

/** The rows of one partition of the table itself, as they are now, whose sort keys begin with `prefix`. */
export const queryPartition = async (
  pk: string,
  prefix: string,
  { client, tableName }: Reading,
  limit = Infinity,
  ScanIndexForward = true,
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix === '' ? {} : { ':prefix': prefix }) },
        ...(limit === Infinity ? {} : { Limit: limit - rows.length }),
        ScanIndexForward,
        ExclusiveStartKey,
      }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined && rows.length < limit)
  return rows
}

/** The rows of one partition of the table itself, as they are now, whose sort keys lie from `from` to before `before`. */
export const queryBetween = async (
  pk: string,
  from: string,
  before: string,
  { client, tableName }: Reading,
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  let ExclusiveStartKey: QueryCommandInput['ExclusiveStartKey']
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        // Both ends are included; no sort key is as short as a bare `before`.
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :before',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':before': before },
        ExclusiveStartKey,
      }),
    )
    rows.push(...(page.Items ?? []))
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey !== undefined)
  return rows
}

const nameOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`
const MOST_KEYS = 100

/** The rows that an index names, as they are now, in the order of the keys; rows that have gone are left out. */
export const readBack = async (
  keys: readonly unknown[],
  access: Reading,
): Promise<Record<string, unknown>[]> => {
  const wanted = keys.map((key) => keySchema.parse(key))
  const found = new Map<string, Record<string, unknown>>()
  for (let start = 0; start < wanted.length; start += MOST_KEYS) {
    for (const row of await getBatch(wanted.slice(start, start + MOST_KEYS), access)) {
      found.set(nameOf(keySchema.parse(row)), row)
    }
  }
  return wanted.map((key) => found.get(nameOf(key))).filter((row) => row !== undefined)
}

const getBatch = async (keys: Key[], { client, tableName }: Reading): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = []
  let unread = keys.map((key): Record<string, unknown> => ({ ...key }))
  for (let attempt = 0; unread.length > 0; attempt += 1) {
    // What DynamoDB had no capacity for comes back unread; asking at once would meet the same hot partition.
    if (attempt > 0) await sleep(Math.min(50 * 2 ** attempt, 1_000))
    const page = await client.send(
      new BatchGetCommand({ RequestItems: { [tableName]: { Keys: unread, ConsistentRead: true } } }),
    )
    rows.push(...(page.Responses?.[tableName] ?? []))
    unread = (page.UnprocessedKeys?.[tableName]?.Keys ?? []).map((key) => ({ ...keySchema.parse(key) }))
  }
  return rows
}
