import { introMood } from './governors.ts'

/** How a sentence stands to quotation marks that other sentences open or close, and to the words that introduce it. */
export interface Surroundings {
  /** Length of the sentence's own beginning that another sentence's quotation marks still hold; Infinity for all of it. */
  readonly quotedUpTo: number
  /** The sentence before says that somebody else's words follow: "Carol wrote:". */
  readonly introduced: boolean
}

const MARKS = /["“”]/gu

/** For each sentence in its order. A quotation that nobody closes holds all that follows it. */
export function surroundingsOf(sentences: readonly string[]): Surroundings[] {
  let isOpen = false
  return sentences.map((sentence, index) => {
    const startsOpen = isOpen
    let closedAt = Infinity
    for (const { 0: mark, index: at } of sentence.matchAll(MARKS)) {
      const closes = mark === '”' || (mark === '"' && isOpen)
      if (closes && isOpen && closedAt === Infinity) closedAt = at
      isOpen = !closes
    }
    const before = sentences[index - 1] ?? ''
    return {
      quotedUpTo: startsOpen ? closedAt : 0,
      introduced:
        /:\s*["“]?\s*$/u.test(before) &&
        introMood(before.toLowerCase().replace(/:\s*["“]?\s*$/u, '')) === 'aside',
    }
  })
}
