import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { Partnerships } from '../domain/partnership/partnerships.ts'
import { loadPartnerships, type PartnershipFolder } from '../partnership-files.ts'
import { randomIds } from '../random-ids.ts'
import { caseTime } from './clock.ts'
import { DynamoStore } from './dynamo-store.ts'
import { WrongEnvironment, type SharedEnvironment } from './environment.ts'
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
  const folders = bundledFolders(environment)
  const partnerships = new Partnerships(
    folders.map(({ partnership }) => partnership),
    store.versions,
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

/** @throws WrongEnvironment when the bundled files do not hold: a stack must not be deployed with them */
const bundledFolders = ({
  PARTNERSHIPS,
  PARTNERSHIPS_FOLDER,
}: SharedEnvironment): readonly PartnershipFolder[] => {
  const ids = PARTNERSHIPS.split(',').filter((id) => id !== '')
  const folder = resolve(process.env['LAMBDA_TASK_ROOT'] ?? '.', PARTNERSHIPS_FOLDER)
  const loaded = loadPartnerships(folder, ids.length === 0 ? 'all' : ids)
  if (loaded.kind === 'refused') throw new WrongEnvironment('the bundled partnerships do not load')
  return loaded.folders
}
