import { createHash } from 'node:crypto'
import type { VersionChange } from '../ports.ts'
import type { Partnership } from './partnership.ts'
import type { FileTexts, Head, Version } from './version.ts'

/** Who decides, why and when: every version keeps all three. */
export type Said = Version['drafted']

/** Digests remembered: a folder's texts change with an upgrade, not every day. */
const MOST_OFFERED = 100

/** The same texts have the same digest, in whatever order a folder lists them. */
export const digestOf = (files: FileTexts): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(files).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    .digest('hex')

const protocolNames = ({ protocols }: Pick<Partnership, 'protocols'>): Version['protocols'] => {
  const { children, adults } = protocols
  return {
    children: children === null ? null : { id: children.id, version: children.version },
    adults: adults === null ? null : { id: adults.id, version: adults.version },
  }
}

/** The first version of a partnership, in force at once. */
export const firstVersion = (partnership: Partnership, texts: FileTexts, said: Said): VersionChange => ({
  expectedRevision: 0,
  head: {
    partnership: partnership.id,
    revision: 1,
    inForce: 1,
    latest: 1,
    drafts: [],
    fromFiles: 1,
    offered: [digestOf(texts)],
  },
  versions: [
    {
      partnership: partnership.id,
      number: 1,
      origin: 'files',
      basedOn: null,
      drafted: said,
      settled: { ...said, as: 'in-force' },
      protocols: protocolNames(partnership),
    },
  ],
  files: { number: 1, texts },
})

export interface NewVersion {
  /** What the texts say; they have been checked. */
  readonly partnership: Partnership
  readonly texts: FileTexts
  readonly origin: Version['origin']
  readonly basedOn: number
  readonly said: Said
  /** A draft that this one goes on from: it is dropped for it. */
  readonly instead: Version | null
  /** Simple changes are put in force with their drafting. */
  readonly inForceAtOnce: boolean
}

/** A new version beside those that are on record. */
export const newVersion = (head: Head, made: NewVersion): VersionChange => {
  const { partnership, texts, origin, basedOn, said, instead, inForceAtOnce } = made
  const number = head.latest + 1
  const version: Version = {
    partnership: head.partnership,
    number,
    origin,
    basedOn,
    drafted: said,
    settled: inForceAtOnce ? { ...said, as: 'in-force' } : null,
    protocols: protocolNames(partnership),
  }
  const continued: Version[] =
    instead === null
      ? []
      : [{ ...instead, settled: { ...said, why: `Version ${number} goes on from it.`, as: 'dropped' } }]
  const drafts = head.drafts.filter((each) => each !== instead?.number)
  return {
    expectedRevision: head.revision,
    head: {
      ...head,
      revision: head.revision + 1,
      latest: number,
      inForce: inForceAtOnce ? number : head.inForce,
      drafts: inForceAtOnce ? drafts : [...drafts, number],
      fromFiles: origin === 'files' ? number : head.fromFiles,
      offered: origin === 'files' ? offered(head, texts) : head.offered,
    },
    versions: [version, ...continued],
    files: { number, texts },
  }
}

const offered = (head: Head, texts: FileTexts): string[] =>
  [...head.offered, digestOf(texts)].slice(-MOST_OFFERED)

/** Notes a folder's texts that say what is in force already: they need no draft. */
export const alreadyInForce = (head: Head, texts: FileTexts): VersionChange => ({
  expectedRevision: head.revision,
  head: { ...head, revision: head.revision + 1, offered: offered(head, texts) },
  versions: [],
  files: null,
})

/** A draft is put in force, or dropped. */
export const settle = (
  head: Head,
  draft: Version,
  as: NonNullable<Version['settled']>['as'],
  said: Said,
): VersionChange => ({
  expectedRevision: head.revision,
  head: {
    ...head,
    revision: head.revision + 1,
    inForce: as === 'in-force' ? draft.number : head.inForce,
    drafts: head.drafts.filter((each) => each !== draft.number),
  },
  versions: [{ ...draft, settled: { ...said, as } }],
  files: null,
})
