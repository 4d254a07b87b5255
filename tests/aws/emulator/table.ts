import { CreateTableCommand, DynamoDBClient, type AttributeDefinition } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { inject } from 'vitest'
import { table } from '../../../functions/aws/table.ts'
import { REGION } from './emulator.ts'

const connection = () => ({
  endpoint: inject('emulator').endpoint,
  region: REGION,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
})

/** A client for a table of `functions/aws/table.ts`'s shape, made anew under this name. */
export const makeTable = async (TableName: string): Promise<DynamoDBDocumentClient> => {
  const client = new DynamoDBClient(connection())
  const keysOf = (partitionKey: string, sortKey: string) => [
    { AttributeName: partitionKey, KeyType: 'HASH' as const },
    { AttributeName: sortKey, KeyType: 'RANGE' as const },
  ]
  const names = [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey])
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: keysOf(table.partitionKey, table.sortKey),
      AttributeDefinitions: names.map((AttributeName): AttributeDefinition => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: table.indexes.map(({ name, partitionKey, sortKey, projection }) => ({
        IndexName: name,
        KeySchema: keysOf(partitionKey, sortKey),
        Projection: { ProjectionType: projection },
      })),
    }),
  )
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
}

/** A client for a bucket that keeps versions, as that of the stack does (`mail-archive.ts`). */
export const makeBucket = async (Bucket: string): Promise<S3Client> => {
  const client = new S3Client({ ...connection(), forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket }))
  const VersioningConfiguration = { Status: 'Enabled' } as const
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }))
  return client
}
