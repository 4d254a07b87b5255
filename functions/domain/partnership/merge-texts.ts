import { diffIndices, mergeDiff3 } from 'node-diff3'
import type { FileTexts } from './version.ts'

const linesOf = (text: string): string[] => text.split('\n')

/**
 * One text with the changes of both others to `base`, each on its own lines.
 *
 * @returns null where both changed the same lines
 */
export const mergeText = (base: string, mine: string, theirs: string): string | null => {
  const { conflict, result } = mergeDiff3(linesOf(mine), linesOf(base), linesOf(theirs), {
    excludeFalseConflicts: true,
  })
  return conflict ? null : result.join('\n')
}

/** The same for every file; null where one of them cannot be merged. A file that one side took away stays away. */
export const mergeTexts = (base: FileTexts, mine: FileTexts, theirs: FileTexts): FileTexts | null => {
  const merged: Record<string, string> = {}
  for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const [before, own, other] = [base[name], mine[name], theirs[name]]
    if (own === other || other === before) {
      if (own !== undefined) merged[name] = own
    } else if (own === before) {
      if (other !== undefined) merged[name] = other
    } else {
      const text = own === undefined || other === undefined ? null : mergeText(before ?? '', own, other)
      if (text === null) return null
      merged[name] = text
    }
  }
  return merged
}
/** A stretch of lines that both texts have, or what stands in its place in each. */
export type Stretch =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | { readonly kind: 'changed'; readonly before: readonly string[]; readonly after: readonly string[] }

export const difference = (before: string, after: string): Stretch[] => {
  const [old, now] = [linesOf(before), linesOf(after)]
  const stretches: Stretch[] = []
  let at = 0
  for (const { buffer1, buffer1Content, buffer2Content } of diffIndices(old, now)) {
    const [start, length] = buffer1
    if (start > at) stretches.push({ kind: 'same', lines: old.slice(at, start) })
    stretches.push({ kind: 'changed', before: buffer1Content, after: buffer2Content })
    at = start + length
  }
  return at < old.length ? [...stretches, { kind: 'same', lines: old.slice(at) }] : stretches
}

/** What stands where in a text: each word with the space before it. */
const wordsOf = (text: string): string[] => text.match(/\s*(\w+|[^\s\w]|$)/gu) ?? []

/** A changed text with the spaces and line breaks of the first wherever the words are the same. */
export const spacedAs = (text: string, changed: string): string => {
  const [old, now] = [wordsOf(text), wordsOf(changed)]
  const bare = (words: readonly string[]) => words.map((word) => word.trim())
  let at = 0
  const made: string[] = []
  for (const { buffer1, buffer2 } of diffIndices(bare(old), bare(now))) {
    made.push(...old.slice(at, buffer1[0]), ...now.slice(buffer2[0], buffer2[0] + buffer2[1]))
    at = buffer1[0] + buffer1[1]
  }
  return [...made, ...old.slice(at)].join('')
}
