import { createHash } from 'node:crypto'
import { openPromise, type ZipFile } from 'yauzl'
import type { FoundBundle } from '../../functions/domain/bundle/check.ts'
import { EVENTS, MANIFEST, SUMS } from '../../functions/domain/bundle/manifest.ts'

export type ReadBundle =
  | { readonly kind: 'unreadable'; readonly why: string }
  /** `findings`: what is wrong with the zip itself. */
  | { readonly kind: 'read'; readonly found: FoundBundle; readonly findings: readonly string[] }

/** Files that are read as text; of all others only the digest is taken, whatever their size. */
const READ = new Set([MANIFEST, EVENTS, SUMS])
const LONGEST_TEXT = 256 * 1024 * 1024

/** A bundle as it lies in its zip; nothing of it is written anywhere. */
export const readBundle = async (file: string): Promise<ReadBundle> => {
  let zip: ZipFile
  try {
    zip = await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true })
  } catch (error) {
    return {
      kind: 'unreadable',
      why: `${file} cannot be read: it is not there, or it is no zip file.${codeOf(error)}`,
    }
  }
  try {
    return { kind: 'read', ...(await entriesOf(zip)) }
  } catch (error) {
    return {
      kind: 'unreadable',
      why: `${file} is damaged, or holds a file under an unsafe name: ${sentence(error)}`,
    }
  } finally {
    zip.close()
  }
}

const entriesOf = async (zip: ZipFile): Promise<{ found: FoundBundle; findings: string[] }> => {
  const files = new Map<string, { bytes: number; sha256: string }>()
  const texts = new Map<string, string>()
  const findings: string[] = []
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry
    // An ordinary tool that zips the files again puts in an entry for each folder: without bytes, and so no evidence.
    if (fileName.endsWith('/') && entry.uncompressedSize === 0) continue
    if (files.has(fileName)) findings.push(`${fileName} is in it twice.`)
    const hash = createHash('sha256')
    const kept: Buffer[] = []
    let bytes = 0
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      if (!Buffer.isBuffer(chunk)) throw new TypeError('a zip is read as bytes')
      bytes += chunk.length
      hash.update(chunk)
      if (READ.has(fileName) && bytes <= LONGEST_TEXT) kept.push(chunk)
    }
    files.set(fileName, { bytes, sha256: hash.digest('hex') })
    if (READ.has(fileName)) texts.set(fileName, Buffer.concat(kept).toString('utf8'))
  }
  return { found: { files, texts }, findings }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && error.code === 'EACCES' ? ' You may not read it.' : ''
const sentence = (error: unknown): string =>
  error instanceof Error ? error.message : 'it cannot be unpacked.'
