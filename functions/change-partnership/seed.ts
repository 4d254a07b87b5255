import { alreadyInForce, digestOf, firstVersion, newVersion } from '../domain/partnership/version-change.ts'
import type { Clock, VersionChange, VersionStore } from '../domain/ports.ts'
import type { PartnershipFolder } from '../partnership-files.ts'

export interface SeedPorts {
  readonly versions: VersionStore
  readonly clock: Clock
}

/**
 * Takes up the folders of `partnerships/`. The first time their texts become version 1, in force; from then on the
 * record rules, and a folder that has changed becomes a draft, once, for a person to put in force.
 *
 * @returns the partnerships that have a new draft from their folder
 */
export const seedPartnerships = async (
  folders: readonly PartnershipFolder[],
  { versions, clock }: SeedPorts,
): Promise<string[]> => {
  const offered: string[] = []
  for (const folder of folders) {
    for (;;) {
      const change = await changeFor(folder, versions, clock)
      if (change === null) break
      if ((await versions.change(change)) === 'conflict') continue
      if (change.expectedRevision > 0 && change.versions.length > 0) offered.push(folder.partnership.id)
      break
    }
  }
  return offered
}

const changeFor = async (
  { partnership, texts }: PartnershipFolder,
  versions: VersionStore,
  clock: Clock,
): Promise<VersionChange | null> => {
  const at = clock.now()
  const [head] = await versions.heads([partnership.id])
  if (head === undefined) {
    const why = 'The first start: the files as they were delivered.'
    return firstVersion(partnership, texts, { by: 'Stepwise', why, at })
  }
  const digest = digestOf(texts)
  if (head.offered.includes(digest)) return null
  const inForce = await versions.files(partnership.id, head.inForce)
  if (inForce !== null && digestOf(inForce) === digest) return alreadyInForce(head, texts)
  return newVersion(head, {
    partnership,
    texts,
    origin: 'files',
    basedOn: head.fromFiles,
    said: { by: 'Stepwise', why: 'The files in the folder have changed.', at },
    instead: null,
    inForceAtOnce: false,
  })
}
