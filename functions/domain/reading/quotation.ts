import type { Sentence } from './sentence.ts'

/** A quotation of more sentences than this is more likely a quotation mark that was forgotten. */
const LONGEST = 8

/**
 * The sentences inside a quotation that began in an earlier one, up to the one that ends it: a template's wording, or
 * what somebody else said. A quotation within one sentence is the sentence's own affair.
 */
export function quotedThrough(sentences: readonly Sentence[]): ReadonlySet<Sentence> {
  const quoted = new Set<Sentence>()
  let begun = -1
  for (const [index, sentence] of sentences.entries()) {
    if (!opensOrCloses(sentence)) continue
    if (begun >= 0 && index - begun <= LONGEST) {
      for (const inside of sentences.slice(begun + 1, index + 1)) quoted.add(inside)
      begun = -1
    } else begun = index
  }
  return quoted
}

const opensOrCloses = ({ plain }: Sentence): boolean => (plain.split('"').length - 1) % 2 === 1
