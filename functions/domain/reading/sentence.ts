import { wordsOf } from './risk-phrases.ts'

/** Lower-case, with plain quotes, dashes and spaces, as the patterns expect it; of the same length as the original. */
export function plainly(text: string): string {
  const lower = text.toLowerCase()
  if (!NOT_PLAIN.test(lower)) return lower
  return lower
    .replace(/[‘’‛′`´]/gu, "'")
    .replace(/[“”„″«»]/gu, '"')
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s/gu, ' ')
}
const NOT_PLAIN = /[^ -_a-~]/u

/** One sentence of a message, in the forms in which many questions look at it; each is made when first asked for. */
export class Sentence {
  /** In the sender's own words. */
  readonly text: string
  #plain: string | undefined
  #words: readonly string[] | undefined

  constructor(text: string) {
    this.text = text
  }

  get plain(): string {
    return (this.#plain ??= plainly(this.text))
  }

  get words(): readonly string[] {
    return (this.#words ??= wordsOf(this.text))
  }
}
