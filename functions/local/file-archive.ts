import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fdatasync,
  fsync,
  mkdirSync,
  open as openCallback,
  openSync,
  readFileSync,
  rmSync,
  write as writeCallback,
} from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
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
    this.#makeFolder(dirname(path))
    // Notices of one mail are written at the same time, and each keeps the mail's words.
    const unfinished = `${path}.${randomUUID()}.part`
    const file = await open(unfinished, 'w', 0o600)
    try {
      await writeWhole(file, bytes)
      await dataSync(file)
    } finally {
      closeSync(file)
    }
    await rename(unfinished, path)
    await syncFolder(dirname(path))
  }

  async get(key: string): Promise<Uint8Array | null> {
    // A mail is read as soon as it is written, from memory: to hand that to another thread costs several times the reading.
    try {
      return readFileSync(join(this.#folder, key))
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
  }

  async erase(key: string): Promise<void> {
    const path = join(this.#folder, key)
    rmSync(path, { force: true })
    this.#makeFolder(dirname(path))
    await syncFolder(dirname(path))
  }

  #makeFolder(folder: string): void {
    if (this.#known.has(folder)) return
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    this.#known.add(folder)
  }
}

// Descriptors, as a FileHandle asks another thread for its close too. A new name in a folder that is being synced
// waits for the disk as a sync does.
const open = promisify(openCallback)
const write = promisify(writeCallback)
const dataSync = promisify(fdatasync)
const sync = promisify(fsync)

const writeWhole = async (file: number, bytes: Uint8Array): Promise<void> => {
  let written = 0
  while (written < bytes.byteLength) written += (await write(file, bytes, written)).bytesWritten
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
    const file = openSync(folder, 'r')
    try {
      await sync(file)
    } finally {
      closeSync(file)
    }
  })
  syncing.set(folder, begun)
  await begun
}
