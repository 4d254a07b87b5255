import type { Harm } from './risk-family.ts'
import {
  AFTER,
  ASKING,
  DENIED,
  GENERIC,
  LABEL_ENDS,
  NAMES,
  NEWS,
  NO,
  NOT,
  PAPER,
  SOON,
  SUBJECTS,
  SUPPOSED,
  TOPIC,
  TURNS,
} from './risk-mood-words.ts'
import { isStop, phrasesOf, PhraseBook, type Match } from './risk-phrases.ts'

interface Bearing {
  readonly kind: 'generic' | 'denied' | 'supposed' | 'topic' | 'paper' | 'after' | 'names' | 'news'
  /** Over how many words it bears on a harm. */
  readonly far: number
}

const bearing = (kind: Bearing['kind'], far: number, written: string) =>
  phrasesOf<Bearing>({ kind, far }, written)
const BEARINGS = new PhraseBook<Bearing>([
  ...bearing('generic', Infinity, GENERIC),
  ...bearing('denied', 12, DENIED),
  ...bearing('denied', 4, NOT),
  ...bearing('supposed', 16, SUPPOSED),
  ...bearing('topic', 6, TOPIC),
  ...bearing('paper', 2, PAPER),
  ...bearing('after', 6, AFTER),
  ...bearing('names', 0, NAMES),
  ...bearing('news', 3, NEWS),
])

/** What a sentence does with a harm that it names: tells of it, or denies, asks about, supposes, takes it back. */
export class Mood {
  private readonly words: readonly string[]
  private readonly bearings: readonly Match<Bearing>[]
  private readonly isGeneric: boolean

  constructor(words: readonly string[]) {
    this.words = words
    this.bearings = BEARINGS.matches(words)
    this.isGeneric = this.bearings.some(({ label }) => label.kind === 'generic')
  }

  tells(harm: Match<Harm>): boolean {
    return (
      !this.isGeneric &&
      !this.asks(harm) &&
      !this.isAnsweredNo(harm) &&
      !this.bearings.some((each) => this.undoes(each, harm))
    )
  }

  private undoes({ label: { kind, far }, start, end }: Match<Bearing>, harm: Match<Harm>): boolean {
    const { family, tier } = harm.label
    // A phrase that begins with its own "no" is not denied by it: "no food".
    const isBefore = start < harm.start && end <= harm.start + 1 && harm.start - end <= far
    const isAfter = start >= harm.end && start - harm.end <= far
    switch (kind) {
      case 'generic':
        return true
      case 'denied':
        return isBefore && !this.turns(end, harm.start)
      case 'supposed':
        return isBefore && this.supposes(start, end, harm.start)
      case 'topic':
        return isBefore && tier !== 'grave' && family !== 'called' && !this.turns(end, harm.start)
      case 'paper':
        return isBefore && family === 'stated'
      case 'after':
        return isAfter && !this.words.slice(harm.end, start).includes('but')
      case 'names':
        return isAfter
      case 'news':
        return (
          family === 'called' &&
          start >= harm.start &&
          start - harm.end <= far &&
          !this.words.slice(harm.end, start).includes('and')
        )
    }
  }

  /** A condition of tonight is a warning: "if she goes home with them this afternoon". */
  private supposes(start: number, end: number, harm: number): boolean {
    if (this.words.slice(end, harm).some((word) => isStop(word) || word === 'but')) return false
    return this.words[start] !== 'if' || !this.words.slice(end).some((word) => SOON.has(word))
  }

  /** In the last clause before a question mark, or after an opening such as "is she". */
  private asks({ start, end }: Match<Harm>): boolean {
    const mark = this.words.indexOf('?', end)
    if (mark === -1) return false
    const opens = (word: string, at: number): boolean =>
      ASKING.has(word) && (at === 0 || SUBJECTS.has(this.words[at + 1] ?? ''))
    return this.words.slice(0, start).some(opens) || !this.turns(end, mark)
  }

  /** A form's line: "Immediate risk: none". */
  private isAnsweredNo = ({ end }: Match<Harm>): boolean =>
    LABEL_ENDS.has(this.words[end] ?? '') && NO.has(this.words[end + 1] ?? '')

  /** Whether a new clause begins between two places, over which nothing is denied. */
  private turns(from: number, until: number): boolean {
    return this.words.slice(from, until).some((word, index) => {
      if (isStop(word)) return word !== '"'
      return TURNS.has(word) || (word === 'and' && SUBJECTS.has(this.words[from + index + 1] ?? ''))
    })
  }
}
