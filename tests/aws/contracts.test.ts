import { randomUUID } from 'node:crypto'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { archiveContract } from '../contracts/archive.ts'
import { heldDangerContract } from '../contracts/held-danger.ts'
import { recordStoreContract } from '../contracts/record-store.ts'
import { versionStoreContract } from '../contracts/version-store.ts'
import { weeklyDigestContract } from '../contracts/weekly-digest.ts'
import { makeBucket, makeTable } from './emulator/table.ts'

const emptyArchive = async (): Promise<S3Archive> => {
  const bucket = `archive-${randomUUID()}`
  return new S3Archive(await makeBucket(bucket), bucket)
}

archiveContract('S3', emptyArchive)

const emptyStore = async (): Promise<DynamoStore> => {
  const tableName = `record-${randomUUID()}`
  return new DynamoStore({ client: await makeTable(tableName), tableName, archive: await emptyArchive() })
}

recordStoreContract('DynamoDB', emptyStore)
versionStoreContract('DynamoDB', async () => (await emptyStore()).versions)
weeklyDigestContract('DynamoDB', emptyStore)
heldDangerContract('DynamoDB', emptyStore)
