import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { assemblePartnership, checkTogether } from './domain/partnership/assemble-partnership.ts'
import type { FileError } from './domain/partnership/partnership-file.ts'
import type { Partnership } from './domain/partnership/partnership.ts'
import type { FileTexts } from './domain/partnership/version.ts'

/** A folder of `partnerships/`: what its files say, and their texts. */
export interface PartnershipFolder {
  readonly partnership: Partnership
  readonly texts: FileTexts
}

export type LoadedPartnerships =
  | {
      readonly kind: 'loaded'
      readonly partnerships: readonly Partnership[]
      readonly folders: readonly PartnershipFolder[]
    }
  | { readonly kind: 'refused'; readonly errors: readonly FileError[] }

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const textsOf = (folder: string): FileTexts =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

const foldersIn = (folder: string): string[] => {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/**
 * The partnerships of `folder` ("partnerships"): those of `ids`, or all. Wrong files are refused as values; print
 * them with `describeFileError`. Throws only what the file system throws beyond "not there".
 */
export const loadPartnerships = (folder: string, ids: readonly string[] | 'all'): LoadedPartnerships => {
  const there = foldersIn(folder)
  const nameless = (path: string, problem: string): FileError => {
    const example = `PARTNERSHIPS=${there.slice(0, 2).join(',') || 'waltham-forest'}`
    return { file: folder, line: 1, column: 1, path, problem, example }
  }
  const wanted = ids === 'all' ? there : [...new Set(ids)]
  if (wanted.length === 0) return { kind: 'refused', errors: [nameless('', 'holds no partnership')] }

  const assembled = wanted.map((id) => {
    if (!there.includes(id)) {
      return { kind: 'refused' as const, errors: [nameless(id, 'is no partnership here')] }
    }
    const texts = textsOf(join(folder, id))
    return { ...assemblePartnership(`${folder}/${id}`, (name) => texts[name] ?? null), texts }
  })
  const loaded = assembled.filter((each) => each.kind === 'loaded')
  const errors = [
    ...assembled.flatMap((each) => (each.kind === 'refused' ? each.errors : [])),
    ...checkTogether(loaded),
  ]
  return errors.length > 0
    ? { kind: 'refused', errors }
    : { kind: 'loaded', partnerships: loaded.map(({ partnership }) => partnership), folders: loaded }
}
