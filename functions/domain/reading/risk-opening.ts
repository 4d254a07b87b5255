const BUCKETS = 1 << 16
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
 * A first look for words, as most of what people write names no harm: one pass over the letters, which makes a
 * word only of what hashes as one of those looked for.
 */
export class Opening {
  private readonly buckets = new Uint8Array(BUCKETS)
  private readonly words = new Set<string>()
  private readonly stems = new Map<string, string[]>()

  /** Lower-case words; one that ends in `*`, of three letters and more, stands for every word that it begins. */
  constructor(anchors: readonly string[]) {
    for (const anchor of anchors) {
      const letters = anchor.replace('*', '')
      const begins = letters.slice(0, 3)
      const isStem = letters !== anchor
      if (isStem) this.stems.set(begins, [...(this.stems.get(begins) ?? []), letters])
      else this.words.add(letters)
      let hash = 0
      for (let at = 0; at < letters.length; at += 1) hash = step(hash, LETTERS[letters.charCodeAt(at)] ?? 0)
      this.buckets[hash] = (this.buckets[hash] ?? 0) | (isStem ? STEM : WORD)
    }
  }

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
        if (((isStem & STEM) | ((buckets[hash] ?? 0) & WORD)) !== 0 && this.has(text.slice(begun, at)))
          return true
        hash = 0
        begun = -1
        isStem = 0
      }
    }
    return false
  }

  private has(written: string): boolean {
    const word = written.toLowerCase()
    return (
      this.words.has(word) || (this.stems.get(word.slice(0, 3)) ?? []).some((stem) => word.startsWith(stem))
    )
  }
}
