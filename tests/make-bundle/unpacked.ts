import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipOf, type BundleFile } from '../../functions/make-bundle/files.ts'
import { readBundle } from '../../infra/local/read-bundle.ts'
import { openPromise } from 'yauzl'

/** A folder for zips, taken away with `[Symbol.dispose]`. */
export class Zips {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bundles-'))
  #count = 0

  keep(bytes: Uint8Array): string {
    const file = join(this.#folder, `${(this.#count += 1)}.zip`)
    writeFileSync(file, bytes)
    return file
  }

  /** A zip of these files, in their order. */
  async pack(files: readonly BundleFile[]): Promise<string> {
    async function* each() {
      yield* files
    }
    const zip = zipOf(each(), new Date('2027-01-04T10:00:00Z'))
    return this.keep(new Uint8Array(await new Response(zip).arrayBuffer()))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true })
  }
}

/** The files of a zip as an unpacking program finds them. */
export const unpack = async (file: string): Promise<BundleFile[]> => {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false })
  const files: BundleFile[] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (Buffer.isBuffer(chunk)) chunks.push(chunk)
    }
    files.push({ path: entry.fileName, bytes: Buffer.concat(chunks) })
  }
  zip.close()
  return files
}

export const found = async (file: string) => {
  const read = await readBundle(file)
  if (read.kind === 'unreadable') throw new Error(read.why)
  return read
}
