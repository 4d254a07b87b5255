import { once } from './once.ts'
import type { Part, Phrase } from './risk-phrases.ts'

const BUCKETS = 1 << 16
const LONG = 1_000
const STEM = 1
const WORD = 2

/** A character as a letter's number; 0 for what ends a word. */
const LETTERS = Uint8Array.from({ length: 592 }, (_, code) =>
  /[\p{L}\p{N}]/u.test(String.fromCharCode(code))
    ? String.fromCharCode(code).toLowerCase().charCodeAt(0) % 251
    : 0,
)
const step = (hash: number, letter: number): number => (Math.imul(hash, 31) + letter) & (BUCKETS - 1)

/**
 * A first look for phrases, as most of what people write names no harm: one pass over the letters, which makes a
 * word only of what hashes as one of those looked for, and then looks for what must stand beside it.
 */
export class Opening {
  private readonly buckets = new Uint8Array(BUCKETS)
  private readonly words = new Map<string, (() => Needed)[]>()
  /** By their first three letters; no stem has fewer. */
  private readonly stems = new Map<string, { readonly stem: string; readonly needed: () => Needed }[]>()

  constructor(phrases: readonly Phrase<unknown>[]) {
    for (const { parts, anchor } of phrases) {
      const needed = once(() => neededBy(parts.filter((_, index) => index !== anchor)))
      for (const word of parts[anchor]?.words ?? []) {
        this.words.set(word, [...(this.words.get(word) ?? []), needed])
        this.mark(word, WORD)
      }
      for (const stem of parts[anchor]?.stems ?? []) {
        const begins = stem.slice(0, 3)
        this.stems.set(begins, [...(this.stems.get(begins) ?? []), { stem, needed }])
        this.mark(stem, STEM)
      }
    }
  }

  private mark(letters: string, kind: number): void {
    let hash = 0
    for (let at = 0; at < letters.length; at += 1) hash = step(hash, LETTERS[letters.charCodeAt(at)] ?? 0)
    this.buckets[hash] = (this.buckets[hash] ?? 0) | kind
  }

  /** `text` is in lower case. */
  isIn(text: string): boolean {
    const { buckets } = this
    let hash = 0
    let begun = -1
    let isStem = 0
    for (let at = 0; at <= text.length; at += 1) {
      const letter = at === text.length ? 0 : (LETTERS[text.charCodeAt(at)] ?? 0)
      if (letter !== 0) {
        if (begun === -1) begun = at
        hash = step(hash, letter)
        isStem |= buckets[hash] ?? 0
      } else if (begun !== -1) {
        if (
          ((isStem & STEM) | ((buckets[hash] ?? 0) & WORD)) !== 0 &&
          this.opens(text.slice(begun, at), text)
        )
          return true
        hash = 0
        begun = -1
        isStem = 0
      }
    }
    return false
  }

  /** Whether a phrase is looked for by a word, and what it needs besides may stand in the text. */
  private opens(word: string, text: string): boolean {
    // A hostile line repeats its words: what is looked for once a word would take time by the square of its length.
    const isThere = (needed: () => Needed): boolean =>
      text.length > LONG || needed().every((pattern) => pattern.test(text))
    return (
      (this.words.get(word) ?? []).some(isThere) ||
      (this.stems.get(word.slice(0, 3)) ?? []).some(
        ({ stem, needed }) => word.startsWith(stem) && isThere(needed),
      )
    )
  }
}

/** What must stand in the text besides the word that a phrase is looked for by, in any order. */
type Needed = readonly RegExp[]

const neededBy = (others: readonly Part[]): Needed =>
  others.filter(isWrittenOut).map(({ words, stems }) => {
    const whole = [...words].map((word) => `${word}\\b`)
    return new RegExp(`\\b(?:${[...whole, ...stems].join('|')})`, 'u')
  })

/** "Won't", "isnt" and "he's" hold words that do not stand in them as words. */
const isWrittenOut = ({ words }: Part): boolean => ![...words].some((word) => JOINED.test(word))
const JOINED =
  /'|[^a-z0-9]|^(?:not|will|can|is|was|are|does|did|do|has|have|had|could|would|should|he|she|that|there|it|who)$/u
