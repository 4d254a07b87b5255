import type { Harm } from './risk-family.ts'
import {
  AFTER,
  ASKING,
  DENIED,
  GENERIC,
  IDIOMS,
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
  UNTRUE,
} from './risk-mood-words.ts'
import { isStop, phrasesOf, PhraseBook, type Match } from './risk-phrases.ts'

interface Bearing {
  readonly kind: 'generic' | 'denied' | 'supposed' | 'topic' | 'paper' | 'after' | 'names' | 'news' | 'idiom'
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
  ...bearing('after', 16, UNTRUE),
  ...bearing('names', 0, NAMES),
  ...bearing('news', 3, NEWS),
  ...bearing('idiom', 0, IDIOMS),
])

/** How many words a form's line may have between a harm and the colon. */
const LONGEST_LABEL = 6
const TITLES = new Set(['mr', 'mrs', 'ms', 'miss', 'dr'])
/** Of whom a colleague asks: "is anybody at risk?" */
const ASKED = new Set(['anybody', ...TITLES])
/** After these, what is said to be over or untrue is another thing, or another's word. */
const SAYING = new Set(['but', 'says', 'told', 'claims', 'insists'])
const WHEN = new Set(['since', 'after', 'before', 'when', 'as'])

/** What a sentence does with a harm that it names: tells of it, or denies, asks about, supposes, takes it back. */
export class Mood {
  private readonly words: readonly string[]
  private readonly bearings: readonly Match<Bearing>[]
  private readonly isGeneric: boolean

  constructor(words: readonly string[]) {
    this.words = words
    this.bearings = BEARINGS.matches(words)
    // "Since you wrote" is a time, "you wrote that" another's words.
    this.isGeneric = this.bearings.some(
      ({ label, start }) => label.kind === 'generic' && !WHEN.has(words[start - 1] ?? ''),
    )
  }

  tells(harm: Match<Harm>): boolean {
    return (
      !this.isGeneric &&
      !this.asks(harm) &&
      !this.isAnsweredNo(harm) &&
      !this.isName(harm) &&
      !this.bearings.some((each) => this.undoes(each, harm))
    )
  }

  private undoes({ label: { kind, far }, start, end }: Match<Bearing>, harm: Match<Harm>): boolean {
    const { family, tier } = harm.label
    // A phrase that begins with its own "no" is not denied by it: "no food".
    const isBefore = start < harm.start && end <= harm.start + 1 && harm.start - end <= far
    const isInside = start > harm.start && end < harm.end
    const isAfter = start >= harm.end && start - harm.end <= far
    switch (kind) {
      case 'generic':
        return this.isGeneric
      case 'idiom':
        return start < harm.end && harm.start < end
      case 'denied':
        return isBefore && !this.turns(end, harm.start)
      case 'supposed':
        return isBefore && this.supposes(start, end, harm.start)
      case 'topic':
        return (
          (isBefore || isInside) && tier !== 'grave' && family !== 'called' && !this.turns(end, harm.start)
        )
      case 'paper':
        return isBefore && family === 'stated'
      case 'after':
        return isAfter && !this.words.slice(harm.end, start).some((word) => SAYING.has(word))
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
      ASKING.has(word) &&
      (at === 0 ||
        SUBJECTS.has(this.words[at + 1] ?? '') ||
        (word === 'is' && ASKED.has(this.words[at + 1] ?? '')))
    return this.words.slice(0, start).some(opens) || !this.turns(end, mark)
  }

  /** A form's line: "Immediate risk: none", "Immediate danger to anyone: no". */
  private isAnsweredNo({ end }: Match<Harm>): boolean {
    if (LABEL_ENDS.has(this.words[end] ?? '') && NO.has(this.words[end + 1] ?? '')) return true
    const label = this.words.slice(end, end + LONGEST_LABEL).findIndex((word) => isStop(word))
    const last = end + label + 1
    return (
      label !== -1 &&
      LABEL_ENDS.has(this.words[end + label] ?? '') &&
      NO.has(this.words[last] ?? '') &&
      isStop(this.words[last + 1])
    )
  }

  /** Ms Crane is no crane. */
  private isName = ({ start, end }: Match<Harm>): boolean =>
    TITLES.has(this.words[end - 2] ?? '') || TITLES.has(this.words[start - 1] ?? '')

  /** Whether a new clause begins between two places, over which nothing is denied. */
  private turns(from: number, until: number): boolean {
    return this.words.slice(from, until).some((word, index) => {
      if (isStop(word)) return word !== '"'
      return TURNS.has(word) || (word === 'and' && SUBJECTS.has(this.words[from + index + 1] ?? ''))
    })
  }
}
