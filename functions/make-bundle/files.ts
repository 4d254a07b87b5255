import { createHash } from 'node:crypto'
import { makeZip } from 'client-zip'
import { sumsOf } from '../domain/bundle/check.ts'
import { MANIFEST, SUMS, type Manifest } from '../domain/bundle/manifest.ts'

/** One file of a bundle. */
export interface BundleFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export const textFile = (path: string, text: string): BundleFile => ({
  path,
  bytes: new TextEncoder().encode(text),
})
export const jsonFile = (path: string, value: unknown): BundleFile =>
  textFile(path, `${JSON.stringify(value, null, 2)}\n`)

/** The files, one at a time as they are made, and then what lists them. */
export async function* withManifest(
  files: AsyncIterable<BundleFile>,
  about: Omit<Manifest, 'files'>,
): AsyncGenerator<BundleFile> {
  const listed: Manifest['files'] = []
  for await (const file of files) {
    listed.push(entryOf(file))
    yield file
  }
  const manifest = jsonFile(MANIFEST, { ...about, files: listed } satisfies Manifest)
  yield manifest
  yield textFile(SUMS, sumsOf([...listed, entryOf(manifest)]))
}

const entryOf = ({ path, bytes }: BundleFile): Manifest['files'][number] => ({
  path,
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})

/** A zip whose files are made while it is read, so that no more than one of them is in memory. */
export const zipOf = (files: AsyncIterable<BundleFile>, at: Date): ReadableStream<Uint8Array> =>
  makeZip(inputs(files, at))

async function* inputs(files: AsyncIterable<BundleFile>, lastModified: Date) {
  for await (const { path, bytes } of files) {
    yield { name: path, input: bytes, lastModified, size: bytes.length }
  }
}
