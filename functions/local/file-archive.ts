import { randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Archive } from '../domain/ports.ts'

/** The mail archive of one machine: a folder. Keys are ours, never a mail's own words. */
export class FileArchive implements Archive {
  readonly #folder: string
  readonly #known = new Set<string>()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Written beside its place, synced, then moved there: a file in place is whole, and stays through a power cut. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#folder, key)
    await this.#makeFolder(dirname(path))
    // Notices of one mail are written at the same time, and each keeps the mail's words.
    const unfinished = `${path}.${randomUUID()}.part`
    const file = await open(unfinished, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.datasync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  }

  async get(key: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.#folder, key))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  async erase(key: string): Promise<void> {
    const path = join(this.#folder, key)
    await rm(path, { force: true })
    await this.#makeFolder(dirname(path))
    await syncFolder(dirname(path))
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#known.has(folder)) return
    await mkdir(folder, { recursive: true, mode: 0o700 })
    this.#known.add(folder)
  }
}

/** One sync of a folder that is still to begin serves everybody who has renamed a file in it by then. */
const syncing = new Map<string, Promise<void>>()

/** A rename is on disk once its folder is (fsync(2)). */
const syncFolder = async (folder: string): Promise<void> => {
  const shared = syncing.get(folder)
  if (shared !== undefined) {
    await shared
    return
  }
  const begun = new Promise<void>((begin) => setImmediate(begin)).then(async () => {
    syncing.delete(folder)
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  })
  syncing.set(folder, begun)
  await begun
}
