import { openPromise, type Entry, type ZipFile } from 'yauzl'
import type { ExportSource } from '../../functions/move-partnership/import.ts'

/** An export's files, each read when it is asked for; null where the file cannot be read. */
export const openExport = async (file: string): Promise<(ExportSource & { close: () => void }) | null> => {
  let zip: ZipFile
  const entries = new Map<string, Entry>()
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true })
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch {
    return null
  }
  return {
    paths: [...entries.keys()],
    read: async (path) => {
      const entry = entries.get(path)
      if (entry === undefined) return null
      const chunks: Buffer[] = []
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        if (Buffer.isBuffer(chunk)) chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    },
    close: () => {
      zip.close()
    },
  }
}
