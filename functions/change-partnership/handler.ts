import { assemblePartnership } from '../domain/partnership/assemble-partnership.ts'
import { mergeTexts } from '../domain/partnership/merge-texts.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { newVersion, settle, type NewVersion, type Said } from '../domain/partnership/version-change.ts'
import type { FileTexts, Head, Version } from '../domain/partnership/version.ts'
import type { Clock, VersionStore } from '../domain/ports.ts'

export interface ChangePartnershipPorts {
  readonly versions: VersionStore
  readonly partnerships: Partnerships
  readonly clock: Clock
}

export type Changed =
  | { readonly kind: 'done'; readonly number: number; readonly inForce: boolean }
  /** Sentences for whoever wrote it: what does not hold together. */
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  /** Somebody else has decided something meanwhile: look again. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'no-such-version' }

type Person = Pick<Said, 'by' | 'why'>

/** A version as it is looked at: what it says, and where it stands among the others. */
export interface FoundVersion {
  readonly head: Head
  readonly version: Version
  readonly texts: FileTexts
}

export const findVersion = async (
  id: string,
  number: number | 'in-force',
  versions: VersionStore,
): Promise<FoundVersion | null> => {
  const [head] = await versions.heads([id])
  if (head === undefined) return null
  const wanted = number === 'in-force' ? head.inForce : number
  const [version, texts] = await Promise.all([versions.load(id, wanted), versions.files(id, wanted)])
  return version === null || texts === null ? null : { head, version, texts }
}

/** What is wrong with the texts of a partnership's files, in sentences; or the partnership that they make. */
export const checkTexts = (
  id: string,
  texts: FileTexts,
  partnerships: Partnerships,
):
  | { readonly kind: 'right'; readonly partnership: Partnership }
  | { readonly kind: 'wrong'; readonly problems: readonly string[] } => {
  const assembled = assemblePartnership(id, (name) => texts[name] ?? null)
  if (assembled.kind === 'refused') {
    const problems = assembled.errors.map(
      ({ file, line, path, problem, example }) =>
        `${file.slice(file.lastIndexOf('/') + 1)}, line ${line}: ${path === '' ? 'the file' : path} ${problem}. Right would be, for example: ${example}`,
    )
    return { kind: 'wrong', problems }
  }
  const { partnership } = assembled
  const taken = partnership.addresses.flatMap(({ address }) => {
    const owner = partnerships.at(address)?.partnership
    return owner === undefined || owner.id === id ? [] : [`The address ${address} belongs to ${owner.name}.`]
  })
  return taken.length > 0 ? { kind: 'wrong', problems: taken } : { kind: 'right', partnership }
}

/**
 * Keeps changed texts as a new version: a draft, or in force at once. Changes of a draft go on from it, and it is
 * dropped for them.
 */
export const saveTexts = async (
  from: FoundVersion,
  texts: FileTexts,
  { person, inForceAtOnce }: { readonly person: Person; readonly inForceAtOnce: boolean },
  ports: ChangePartnershipPorts,
): Promise<Changed> => {
  const { head, version } = from
  const isDraft = version.settled === null
  const basedOn = isDraft ? (version.basedOn ?? head.inForce) : version.number
  return await add(
    head,
    { texts, basedOn, origin: 'form', instead: isDraft ? version : null, inForceAtOnce },
    person,
    ports,
  )
}

/** An older version's texts as a new draft. */
export const restore = async (
  found: FoundVersion,
  person: Person,
  ports: ChangePartnershipPorts,
): Promise<Changed> => {
  const { head, texts } = found
  const made = {
    texts,
    basedOn: head.inForce,
    origin: 'restored',
    instead: null,
    inForceAtOnce: false,
  } as const
  return await add(head, made, person, ports)
}

/** A draft that was begun from a version which is in force no longer, with what was put in force since. */
export const bringUpToDate = async (
  draft: FoundVersion,
  person: Person,
  ports: ChangePartnershipPorts,
): Promise<Changed> => {
  const { head, version, texts } = draft
  const { partnership, basedOn } = version
  const base = basedOn === null ? null : await ports.versions.files(partnership, basedOn)
  const inForce = await ports.versions.files(partnership, head.inForce)
  const merged = base === null || inForce === null ? null : mergeTexts(base, inForce, texts)
  if (merged === null) {
    const problem =
      'The draft and what was put in force since change the same lines. Make the change again from the version in force.'
    return { kind: 'refused', problems: [problem] }
  }
  const made = {
    texts: merged,
    basedOn: head.inForce,
    origin: 'form',
    instead: version,
    inForceAtOnce: false,
  } as const
  return await add(head, made, person, ports)
}

const add = async (
  head: Head,
  made: Omit<NewVersion, 'partnership' | 'said'>,
  person: Person,
  { versions, partnerships, clock }: ChangePartnershipPorts,
): Promise<Changed> => {
  const checked = checkTexts(head.partnership, made.texts, partnerships)
  if (checked.kind === 'wrong') return { kind: 'refused', problems: checked.problems }
  const said = { ...person, at: clock.now() }
  const change = newVersion(head, { ...made, partnership: checked.partnership, said })
  if ((await versions.change(change)) === 'conflict') return { kind: 'conflict' }
  if (made.inForceAtOnce) await partnerships.follow()
  return { kind: 'done', number: change.head.latest, inForce: made.inForceAtOnce }
}

/**
 * Puts a draft in force, or drops it.
 *
 * @param expected the version in force that the person has compared it with; another by now is a conflict
 */
export const settleDraft = async (
  draft: FoundVersion,
  as: 'in-force' | 'dropped',
  expected: number,
  person: Person,
  { versions, partnerships, clock }: ChangePartnershipPorts,
): Promise<Changed> => {
  const { head, version, texts } = draft
  if (version.settled !== null || head.inForce !== expected) return { kind: 'conflict' }
  if (as === 'in-force') {
    const checked = checkTexts(head.partnership, texts, partnerships)
    if (checked.kind === 'wrong') return { kind: 'refused', problems: checked.problems }
  }
  const change = settle(head, version, as, { ...person, at: clock.now() })
  if ((await versions.change(change)) === 'conflict') return { kind: 'conflict' }
  if (as === 'in-force') await partnerships.follow()
  return { kind: 'done', number: version.number, inForce: as === 'in-force' }
}
