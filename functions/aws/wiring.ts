import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Partnerships } from '../domain/partnership/partnerships.ts'
import { randomIds } from '../random-ids.ts'
import { bundledPartnerships } from './bundled-partnerships.ts'
import { caseTime } from './clock.ts'
import { DynamoStore } from './dynamo-store.ts'
import type { SharedEnvironment } from './environment.ts'
import { follower } from './follow.ts'
import { tracer } from './powertools.ts'
import { Receipts } from './receipts.ts'
import { S3Archive } from './s3-archive.ts'

/** What every Lambda works with; made once, while it starts. Each calls `upToDate` before it does anything. */
export const wire = (environment: SharedEnvironment) => {
  const { TABLE_NAME: tableName, ARCHIVE_BUCKET } = environment
  const client = DynamoDBDocumentClient.from(tracer.captureAWSv3Client(new DynamoDBClient({})), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const archive = new S3Archive(tracer.captureAWSv3Client(new S3Client({})), ARCHIVE_BUCKET)
  const clock = caseTime(environment)
  const store = new DynamoStore({ client, tableName, archive })
  const folders = bundledPartnerships()
  const partnerships = new Partnerships(
    folders.map(({ partnership }) => partnership),
    store.versions,
    new Map(folders.map(({ partnership, texts }) => [partnership.id, texts])),
  )
  return {
    store,
    receipts: new Receipts(client, tableName),
    archive,
    clock,
    ids: randomIds,
    partnerships,
    upToDate: follower(folders, { partnerships, versions: store.versions, clock }),
  }
}
