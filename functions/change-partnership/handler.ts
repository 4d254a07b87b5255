import { parse } from 'yaml'
import { z } from 'zod'
import { assemblePartnership } from '../domain/partnership/assemble-partnership.ts'
import { mergeTexts } from '../domain/partnership/merge-texts.ts'
import type { FileError } from '../domain/partnership/partnership-file.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { partnershipOfVersion } from '../domain/partnership/read-version.ts'
import {
  digestOf,
  newVersion,
  settle,
  type NewVersion,
  type Said,
} from '../domain/partnership/version-change.ts'
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
  | { readonly kind: 'no-change' }

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
    return { kind: 'wrong', problems: assembled.errors.map((error) => problemOf(error, texts)) }
  }
  const { partnership } = assembled
  const taken = partnership.addresses.flatMap(({ address }) => {
    const owner = partnerships.at(address)?.partnership
    return owner === undefined || owner.id === id ? [] : [`The address ${address} belongs to ${owner.name}.`]
  })
  return taken.length > 0 ? { kind: 'wrong', problems: taken } : { kind: 'right', partnership }
}

const namedSchema = z
  .object({
    agencies: z.array(
      z.object({ name: z.string(), people: z.array(z.object({ name: z.string() })).default([]) }),
    ),
  })
  .catch({ agencies: [] })

/** Says whom an error of the directory is about by name; of other files, the line. */
const problemOf = ({ file, line, path, problem, example }: FileError, texts: FileTexts): string => {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const [, agencyAt, , personAt, key = ''] = /^agencies\[(\d+)\](\.people\[(\d+)\])?\.?(.*)$/.exec(path) ?? []
  if (name === 'directory.yaml' && agencyAt !== undefined) {
    const agency = namedSchema.parse(parse(texts[name] ?? '')).agencies[Number(agencyAt)]
    const person = personAt === undefined ? undefined : agency?.people[Number(personAt)]
    const about = [person?.name, agency?.name].filter((each) => each !== undefined).join(', ')
    if (about !== '') return `${about}: ${key === '' ? '' : `${key} `}${problem}.`
  }
  return `${name}, line ${line}: ${path === '' ? 'the file' : path} ${problem}. Right would be, for example: ${example}`
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
  if (digestOf(texts) === digestOf(from.texts)) return { kind: 'no-change' }
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

/** What a version says, as a partnership. @throws VersionDoesNotLoad */
export const partnershipOf = ({ version, texts }: FoundVersion): Partnership =>
  partnershipOfVersion(version.partnership, version.number, texts)
