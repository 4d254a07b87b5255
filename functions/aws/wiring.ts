import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Partnerships } from '../domain/partnership/partnerships.ts'
import { loadPartnerships } from '../partnership-files.ts'
import { randomIds } from '../random-ids.ts'
import { caseTime } from './clock.ts'
import { DynamoStore } from './dynamo-store.ts'
import { WrongEnvironment, type SharedEnvironment } from './environment.ts'
import { tracer } from './powertools.ts'
import { Receipts } from './receipts.ts'
import { S3Archive } from './s3-archive.ts'

/** What every Lambda works with; made once, while it starts. */
export const wire = (environment: SharedEnvironment) => {
  const { TABLE_NAME: tableName, ARCHIVE_BUCKET } = environment
  const client = DynamoDBDocumentClient.from(tracer.captureAWSv3Client(new DynamoDBClient({})), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const archive = new S3Archive(tracer.captureAWSv3Client(new S3Client({})), ARCHIVE_BUCKET)
  const clock = caseTime(environment)
  return {
    store: new DynamoStore({ client, tableName, archive }),
    receipts: new Receipts(client, tableName),
    archive,
    clock,
    ids: randomIds,
    partnerships: partnershipsOf(environment),
  }
}

/** @throws WrongEnvironment when the bundled files do not hold: a stack must not be deployed with them */
const partnershipsOf = ({ PARTNERSHIPS, PARTNERSHIPS_FOLDER }: SharedEnvironment): Partnerships => {
  const ids = PARTNERSHIPS.split(',').filter((id) => id !== '')
  const folder = resolve(process.env['LAMBDA_TASK_ROOT'] ?? '.', PARTNERSHIPS_FOLDER)
  const loaded = loadPartnerships(folder, ids.length === 0 ? 'all' : ids)
  if (loaded.kind === 'refused') throw new WrongEnvironment('the bundled partnerships do not load')
  return new Partnerships(loaded.partnerships)
}
