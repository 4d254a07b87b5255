import { CLASSES, COMMON, LIGHT } from './risk-classes.ts'

/**
 * A small language for phrases, so that what is looked for can be read and corrected by somebody who knows the
 * work: `stem*` any ending, `a|b` either, `..` up to three more words of the same clause, `...` up to nine, `<name>`
 * one of `CLASSES`. Articles, possessives and adverbs may stand between any two words. `/` or a new line parts
 * phrases. A phrase is looked for by its rarest word, or by the one with a `!`; a stem has three letters or more.
 */
export interface Phrase<Label> {
  readonly label: Label
  readonly parts: readonly Part[]
  /** The part that is looked for first. */
  readonly anchor: number
}

export interface Part {
  readonly words: ReadonlySet<string>
  readonly stems: readonly string[]
  /** How many words may stand between this part and the one before it. */
  readonly gap: number
}

/** Where a phrase stands among the words of a sentence; `end` is after its last word. */
export interface Match<Label> {
  readonly label: Label
  readonly start: number
  readonly end: number
}

const STOPS = new Set([',', ';', ':', '(', ')', '"', '“', '”', '?', '!', '.', '-', '–', '—'])

const QUOTES = /[‘’‛′`´]/g
const NEGATED = /cannot|(?:ca|wo)?n't\b/g
/** People who write in haste leave the apostrophe out: "hes", "isnt". */
const IN_HASTE =
  /\b(?:(is|was|are|does|did|do|has|have|had|could|would|should|ca|wo)(nt)|(?:(he|she|that|there|it|who)(s)(?= (?:not|got|been|a|in|on|at|just|still|gone|going|\w+ing)\b)))\b/g
const MAY_BE_IN_HASTE = /[aedos]nt\b|(?:he|that|there|it|who)s /
const WORDS =
  /[a-z0-9\u00c0-\u024f]+(?:[.:]\d+)*|'(?:s|re|ve|ll|d|m|r)(?![a-z])|[,;:()"?!.“”]|(?<= )[-–—](?= )/g

/** A sentence as words, lower-case; contractions taken apart, punctuation as words of its own. */
export function wordsOf(sentence: string): string[] {
  const lower = sentence.toLowerCase().replace(QUOTES, "'")
  const parted = lower.replace(NEGATED, (found) =>
    found === "won't" ? 'will not' : found.startsWith('ca') ? 'can not' : ' not',
  )
  const whole = MAY_BE_IN_HASTE.test(parted) ? parted.replace(IN_HASTE, partedInHaste) : parted
  return whole.match(WORDS) ?? []
}

function partedInHaste(_: string, verb: string, ending: string | undefined, subject = ''): string {
  if (ending === undefined) return `${subject} 's`
  return `${verb === 'ca' ? 'can' : verb === 'wo' ? 'will' : verb} not`
}

export const isStop = (word: string | undefined): boolean => word === undefined || STOPS.has(word)

function partOf(written: string, gap: number): Part {
  const alternatives = written
    .replace(/<(\w+)>/gu, (_, name: string) => {
      const known = CLASSES[name]
      if (known === undefined) throw new Error(`No class of words is called ${name}.`)
      return known.trim().split(/\s+/u).join('|')
    })
    .split('|')
  return {
    words: new Set(alternatives.filter((word) => !word.endsWith('*'))),
    stems: alternatives.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
    gap,
  }
}

/** Every stem has at least as many letters. */
const OPENING = 3

/** How seldom a part is met: by whether it has common words, then by the length of its shortest. */
const rarity = ({ words, stems }: Part): number => {
  const all = [...words, ...stems]
  return Math.min(...all.map((word) => word.length)) - all.filter((word) => COMMON.has(word)).length * 10
}

export function phrasesOf<Label>(label: Label, written: string): Phrase<Label>[] {
  return written
    .split(/\s*[/\n]\s*/u)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const parts: Part[] = []
      let gap = 0
      let marked = -1
      for (const piece of line.trim().split(/\s+/u)) {
        if (piece === '..' || piece === '...') gap = piece === '..' ? 3 : 9
        else {
          if (piece.startsWith('!')) marked = parts.length
          parts.push(partOf(piece.replace(/^!/u, ''), gap))
          gap = 0
        }
      }
      const rarities = parts.map(rarity)
      return { label, parts, anchor: marked === -1 ? rarities.indexOf(Math.max(...rarities)) : marked }
    })
}

const fits = ({ words, stems }: Part, word: string): boolean =>
  words.has(word) || stems.some((stem) => word.startsWith(stem))

/** Words that were met before; people use some ten thousand, a hostile mail any number. */
const MOST_KNOWN = 20_000
const NO_PHRASES: readonly never[] = []

/** Phrases by the words that they are looked for by, so that a word which begins none costs one look. */
export class PhraseBook<Label> {
  private readonly exact = new Map<string, Phrase<Label>[]>()
  /** By the first letters of a stem. */
  private readonly stems = new Map<string, (readonly [stem: string, phrase: Phrase<Label>])[]>()
  private readonly known = new Map<string, readonly Phrase<Label>[]>()

  readonly phrases: readonly Phrase<Label>[]

  constructor(phrases: readonly Phrase<Label>[]) {
    this.phrases = phrases
    for (const phrase of phrases) {
      const anchor = phrase.parts[phrase.anchor]
      for (const word of anchor?.words ?? []) this.exact.set(word, [...(this.exact.get(word) ?? []), phrase])
      for (const stem of anchor?.stems ?? []) {
        const opening = stem.slice(0, OPENING)
        this.stems.set(opening, [...(this.stems.get(opening) ?? []), [stem, phrase]])
      }
    }
  }

  matches(words: readonly string[]): Match<Label>[] {
    const found: Match<Label>[] = []
    for (let at = 0; at < words.length; at += 1) {
      for (const phrase of this.phrasesAt(words[at] ?? '')) {
        const end = reach(words, at, phrase, 1)
        const start = end === null ? null : reach(words, at, phrase, -1)
        if (end !== null && start !== null) found.push({ label: phrase.label, start, end: end + 1 })
      }
    }
    return found
  }

  /** The phrases that are looked for by a word. */
  private phrasesAt(word: string): readonly Phrase<Label>[] {
    const known = this.known.get(word)
    if (known !== undefined) return known
    const stems = word.length < OPENING ? [] : (this.stems.get(word.slice(0, OPENING)) ?? [])
    const phrases = [
      ...(this.exact.get(word) ?? []),
      ...stems.flatMap(([stem, phrase]) => (word.startsWith(stem) ? [phrase] : [])),
    ]
    const answer = phrases.length === 0 ? NO_PHRASES : phrases
    if (this.known.size < MOST_KNOWN) this.known.set(word, answer)
    return answer
  }
}

/** How far a phrase reaches from its anchor, one way; null where it does not stand. */
function reach<Label>(
  words: readonly string[],
  at: number,
  { parts, anchor }: Phrase<Label>,
  way: 1 | -1,
): number | null {
  let position = at
  for (let index = anchor + way; index >= 0 && index < parts.length; index += way) {
    const part = parts[index]
    if (part === undefined) return null
    const gap = (way === 1 ? part : parts[index + 1])?.gap ?? 0
    const next = seek(words, position, part, gap, way)
    if (next === null) return null
    position = next
  }
  return position
}

/** What is denied is another thing: "is not able to return alone". */
const DENIALS = new Set(['not', 'never', 'neither', 'nor'])

/** The next word that fits, past light words and as many others as the gap takes, never past a stop or a denial. */
function seek(words: readonly string[], from: number, part: Part, gap: number, way: 1 | -1): number | null {
  let others = 0
  let light = 0
  for (let at = from + way; ; at += way) {
    const word = words[at]
    if (word === undefined || isStop(word)) return null
    if (fits(part, word)) return at
    if (DENIALS.has(word)) return null
    if (LIGHT.has(word)) light += 1
    else others += 1
    if (others > gap || light > 4) return null
  }
}
