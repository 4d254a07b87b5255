import { assemblePartnership, assembleProtocols } from './assemble-partnership.ts'
import type { FileError } from './partnership-file.ts'
import type { Partnership } from './partnership.ts'
import type { FileTexts } from './version.ts'

/** A version on record that does not load: nothing may act by a guess at what it said. */
export class VersionDoesNotLoad extends Error {
  override readonly name = 'VersionDoesNotLoad'
  readonly errors: readonly FileError[]

  constructor(id: string, number: number, errors: readonly FileError[] = []) {
    super(`version ${number} of ${id} does not load`)
    this.errors = errors
  }
}

/** A version's texts as a partnership. @throws VersionDoesNotLoad, also where there are no texts */
export const partnershipOfVersion = (id: string, number: number, texts: FileTexts | null): Partnership => {
  if (texts === null) throw new VersionDoesNotLoad(id, number)
  const assembled = assemblePartnership(id, (name) => texts[name] ?? null)
  if (assembled.kind === 'refused') throw new VersionDoesNotLoad(id, number, assembled.errors)
  return { ...assembled.partnership, version: number }
}

/** The protocols of a version and nothing else of it. @throws VersionDoesNotLoad, also where there are no texts */
export const protocolsOfVersion = (
  id: string,
  number: number,
  texts: FileTexts | null,
): Partnership['protocols'] => {
  const protocols = texts === null ? null : assembleProtocols(id, (name) => texts[name] ?? null)
  if (protocols === null) throw new VersionDoesNotLoad(id, number)
  return protocols
}
