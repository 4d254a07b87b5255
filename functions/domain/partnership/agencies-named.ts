import type { Agency, Directory } from './directory.ts'
import type { Population } from './role.ts'

/** Lower-case words without apostrophes: "Children’s" and "childrens" are one word here. */
const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

interface Name {
  readonly words: readonly string[]
  readonly agency: Agency
}
type Names = Map<string, Name[]>

const known = new WeakMap<Directory, Record<Population, Names>>()

/** Names by their first word, the longest first. */
const namesIn = (directory: Directory, population: Population): Names => {
  const names: Names = new Map()
  for (const agency of directory.agencies) {
    if (agency.office || !agency.populations.includes(population)) continue
    for (const name of agency.nameIsEverydayWord ? agency.aliases : [agency.name, ...agency.aliases]) {
      const words = wordsOf(name)
      const [first] = words
      if (first === undefined) continue
      names.set(first, [...(names.get(first) ?? []), { words, agency }])
    }
  }
  for (const list of names.values()) list.sort((a, b) => b.words.length - a.words.length)
  return names
}

/**
 * The agencies that a text names, in the order of their first mention, each once. Whole words only; where names
 * overlap the longer one counts alone, so that "Early Help" inside another agency's name is not a second agency.
 */
export const agenciesNamedIn = (directory: Directory, population: Population, text: string): Agency[] => {
  const both = known.get(directory) ?? {
    children: namesIn(directory, 'children'),
    adults: namesIn(directory, 'adults'),
  }
  known.set(directory, both)
  const names = both[population]
  const words = wordsOf(text)
  const found = new Set<Agency>()
  for (let at = 0; at < words.length;) {
    const name = names
      .get(words[at] ?? '')
      ?.find((each) => each.words.every((word, offset) => words[at + offset] === word))
    if (name !== undefined) found.add(name.agency)
    at += name?.words.length ?? 1
  }
  return [...found]
}
