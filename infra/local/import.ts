import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import {
  ImportRefused,
  importPartnership,
  type ImportPorts,
} from '../../functions/move-partnership/import.ts'
import { inUse, takeDataDir, unmarkMoved } from './data-dir.ts'
import { openExport } from './open-export.ts'
import { readSettings } from './settings.ts'

const USAGE = 'Name the file and where it goes: npm run import -- FILE --to local, or --to aws'

/** `npm run import -- FILE --to aws|local`: takes over what `npm run export` wrote. Again changes nothing. */
const main = async (): Promise<number> => {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) return say(USAGE)
  switch (values.to) {
    case 'local':
      return await toLocal(file)
    case 'aws':
      return await toAws(file)
    default:
      return say(USAGE)
  }
}

const toLocal = async (file: string): Promise<number> => {
  const settings = readSettings(process.env)
  if (settings.kind === 'refused') return say(...settings.errors)
  const { dataDir } = settings.settings
  const mine = takeDataDir(dataDir)
  if (mine === null) return say(inUse(dataDir))
  const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
  try {
    const partnership = await take(file, { store, archive: new FileArchive(join(dataDir, 'archive')) })
    if (partnership === null) return 1
    unmarkMoved(dataDir, partnership)
    console.log('Start Stepwise: every open case goes on by its deadline.')
    return 0
  } finally {
    store.close()
    mine.release()
  }
}

const toAws = async (file: string): Promise<number> => {
  const { TABLE_NAME: tableName, ARCHIVE_BUCKET: bucket } = process.env
  if (tableName === undefined || bucket === undefined) {
    return say('Set TABLE_NAME and ARCHIVE_BUCKET to the outputs Table and Archive of the stack NAME-record.')
  }
  const marshallOptions = { removeUndefinedValues: true }
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions })
  // The address of an emulator has no names of buckets below it.
  const s3 = new S3Client({ forcePathStyle: process.env['AWS_ENDPOINT_URL'] !== undefined })
  const archive = new S3Archive(s3, bucket)
  const partnership = await take(file, { store: new DynamoStore({ client, tableName, archive }), archive })
  return partnership === null ? 1 : 0
}

/** @returns the partnership; null where the file was refused, which is said then */
const take = async (file: string, ports: ImportPorts): Promise<string | null> => {
  const source = await openExport(file)
  if (source === null) {
    say(`${file} cannot be read: it is not there, or it is no export of a partnership.`)
    return null
  }
  try {
    const { manifest, taken, here, clocksStarted, queued } = await importPartnership(source, ports)
    const { partnership, counts, exportedAt } = manifest
    console.log(`${partnership}, as it was at ${exportedAt}, is here:`)
    console.log(
      `  ${counts.cases} cases with ${counts.events} events (${taken} taken over now, ${here} were here already); every chain verifies`,
    )
    console.log(
      `  ${counts.mail} mails, ${counts.notices} notices (${queued} now wait to be sent), ${counts.lookups} lookups, ${counts.files} files`,
    )
    console.log(`  ${clocksStarted} open cases have their clocks`)
    return partnership
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error
    say(error.message)
    return null
  } finally {
    source.close()
  }
}

const say = (...sentences: readonly string[]): 1 => {
  for (const sentence of sentences) console.error(sentence)
  return 1
}

process.exitCode = await main().catch((error: unknown) => {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    return say(USAGE)
  throw error
})
