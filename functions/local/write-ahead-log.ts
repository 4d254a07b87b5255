import { closeSync, fdatasync, openSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { z } from 'zod'

const modeRow = z.object({ journal_mode: z.string() })

const dataSync = promisify(fdatasync)

/**
 * Takes the sync of a commit out of SQLite, which would keep the whole program waiting for the disk. With
 * synchronous=NORMAL a commit only appends to the write-ahead log, and SQLite itself syncs that log before a checkpoint
 * (sqlite.org/pragma.html#pragma_synchronous). What synchronous=FULL adds, a sync of the log after every commit, is
 * done here while the program goes on; whoever wrote is told after it.
 */
export class WriteAheadLog {
  readonly #path: string
  /** A file system without shared memory keeps another journal, which SQLite must sync itself; so does ":memory:". */
  readonly #isUsed: boolean
  #file: number | null = null

  /** @param file the database's path, or ":memory:" */
  constructor(database: DatabaseSync, file: string) {
    this.#path = `${file}-wal`
    const { journal_mode: mode } = modeRow.parse(database.prepare('PRAGMA journal_mode = WAL').get())
    this.#isUsed = mode === 'wal'
    database.exec(`PRAGMA synchronous = ${this.#isUsed ? 'NORMAL' : 'FULL'}`)
  }

  /** Resolves once everything that was committed before the call is on disk. */
  async sync(): Promise<void> {
    if (!this.#isUsed) return
    // The first commit makes the file, and it stays the same one until the database is closed.
    this.#file ??= openSync(this.#path, 'r+')
    await dataSync(this.#file)
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file)
    this.#file = null
  }
}
