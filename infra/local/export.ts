import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { instantFromMillis } from '../../functions/domain/instant.ts'
import { read } from '../../functions/domain/reading/read.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { zipOf } from '../../functions/make-bundle/files.ts'
import { exportFiles, MailStillPending } from '../../functions/move-partnership/export.ts'
import { inUse, markMoved, takeDataDir } from './data-dir.ts'
import { readSettings } from './settings.ts'

/**
 * `npm run export -- PARTNERSHIP FILE`: the partnership's whole record into one file, while the program is stopped. From
 * then on this side refuses to serve it.
 */
const main = async (): Promise<number> => {
  const [partnership, file, ...more] = process.argv.slice(2)
  if (partnership === undefined || file === undefined || more.length > 0) {
    return say('Name the partnership and the file: npm run export -- PARTNERSHIP FILE')
  }
  if (!/^[a-z0-9-]+$/.test(partnership)) return say(`${partnership} is no name of a partnership.`)
  const settings = readSettings(process.env)
  if (settings.kind === 'refused') return say(...settings.errors)
  const { dataDir } = settings.settings
  const record = join(dataDir, 'stepwise.sqlite')
  if (!existsSync(record)) {
    return say(
      `There is no record in ${dataDir}: set DATA_DIR to the folder with which Stepwise was started.`,
    )
  }
  const mine = takeDataDir(dataDir)
  if (mine === null) return say(inUse(dataDir))
  const store = new SqliteStore(record)
  const now = Date.now()
  const at = instantFromMillis(now)
  const unfinished = `${file}.part`
  try {
    if (await isEmpty(store, partnership)) return say(`There is nothing of ${partnership} in ${dataDir}.`)
    const ports = { store, archive: new FileArchive(join(dataDir, 'archive')), read }
    const zip = zipOf(exportFiles(partnership, at, ports), new Date(now))
    await pipeline(Readable.fromWeb(zip), createWriteStream(unfinished, { mode: 0o600 }))
    await rename(unfinished, file)
    markMoved(dataDir, partnership, at, file)
  } catch (error) {
    await rm(unfinished, { force: true })
    if (error instanceof MailStillPending) {
      return say(
        'Some mail of the partnership is not read yet: start Stepwise for some minutes, stop it, and export again.',
      )
    }
    throw error
  } finally {
    store.close()
    mine.release()
  }
  console.log(`${partnership} is in ${file}, as it was at ${at}.`)
  console.log(
    'This side does not serve it any more. Take the file over by npm run import, on the other side.',
  )
  console.log('The file holds personal data: delete it once it is taken over.')
  return 0
}

const isEmpty = async (store: SqliteStore, partnership: string): Promise<boolean> => {
  const { received } = await store.ledgerBalance(partnership)
  const heads = await store.versions.heads([partnership])
  return received === 0 && heads.length === 0
}

const say = (...sentences: readonly string[]): 1 => {
  for (const sentence of sentences) console.error(sentence)
  return 1
}

process.exitCode = await main()
