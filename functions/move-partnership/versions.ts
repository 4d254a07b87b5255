import { isDeepStrictEqual } from 'node:util'
import type { Head } from '../domain/partnership/version.ts'
import type { VersionStore } from '../domain/ports.ts'
import type { Line } from './format.ts'

/**
 * Takes over every version of a partnership's files, so that a case finds the protocol that it began with. Texts never
 * change once they are written: a number that has other texts here is refused, before anything is written.
 *
 * @returns null, or why they cannot be taken over
 */
export const takeVersions = async (
  theirs: Head | null,
  versions: readonly Line<'versions'>[],
  store: VersionStore,
): Promise<string | null> => {
  if (theirs === null) return null
  const { partnership } = theirs
  const missing: Line<'versions'>[] = []
  for (const each of versions.toSorted((one, other) => one.version.number - other.version.number)) {
    const here = await store.files(partnership, each.version.number)
    if (here === null) missing.push(each)
    else if (!isDeepStrictEqual({ ...here }, { ...each.texts })) {
      return `Version ${each.version.number} of the files of ${partnership} is another one here: the other side must begin with the same folder of partnerships/ as this one did, or be empty.`
    }
  }
  for (const { version, texts } of missing) {
    const [head] = await store.heads([partnership])
    const revision = (head?.revision ?? 0) + 1
    const { number } = version
    await store.change({
      expectedRevision: revision - 1,
      head:
        head === undefined
          ? { ...theirs, revision, inForce: number, latest: number, drafts: [], fromFiles: number }
          : { ...head, revision, latest: Math.max(head.latest, number) },
      versions: [version],
      files: { number, texts },
    })
  }
  if (missing.length === 0) return null
  const [head] = await store.heads([partnership])
  // Only now does everything that the head names stand.
  const revision = (head?.revision ?? 0) + 1
  await store.change({
    expectedRevision: revision - 1,
    head: { ...theirs, revision },
    versions: versions.map(({ version }) => version),
    files: null,
  })
  return null
}
