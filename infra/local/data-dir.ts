import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { instantSchema, type Instant } from '../../functions/domain/instant.ts'

/** A lock whose database nobody names any more would be closed, and so given up, by the garbage collector. */
const held = new Set<DatabaseSync>()

/**
 * Takes a DATA_DIR for this process alone, until it ends. The lock is the operating system's, on a database file of its
 * own: it is gone with the process, however that ends.
 *
 * @returns null where another process has it
 */
export const takeDataDir = (dataDir: string): { readonly release: () => void } | null => {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(dataDir, 'in-use.sqlite'))
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    return null
  }
  held.add(lock)
  return {
    release: () => {
      held.delete(lock)
      lock.close()
    },
  }
}

export const inUse = (dataDir: string): string =>
  `Stepwise, an export or an import is at work on ${dataDir} already: stop it first.`

const movedSchema = z.object({ at: instantSchema, file: z.string() })

const markOf = (dataDir: string, partnership: string): string => join(dataDir, `moved-${partnership}.json`)

/** From now on this side does nothing for the partnership: it is kept wherever the export was taken to. */
export const markMoved = (dataDir: string, partnership: string, at: Instant, file: string): void => {
  writeFileSync(markOf(dataDir, partnership), JSON.stringify({ at, file }), { mode: 0o600 })
}

/** The partnership is kept here again. */
export const unmarkMoved = (dataDir: string, partnership: string): void => {
  rmSync(markOf(dataDir, partnership), { force: true })
}

/** Why the program does not start for a partnership that was moved away; null where it was not. */
export const whyMoved = (dataDir: string, partnership: string): string | null => {
  const mark = markOf(dataDir, partnership)
  let text: string
  try {
    text = readFileSync(mark, 'utf8')
  } catch {
    return null
  }
  const { at, file } = movedSchema.parse(JSON.parse(text))
  return `${partnership} was exported to ${file} at ${at}, so its cases are kept elsewhere now. Start without it (PARTNERSHIPS=…), or, if the file was imported nowhere, delete ${mark} and start again.`
}
