import { anyOf, anyWordOf, inOrder } from './pattern.ts'
import type { Sentence } from './sentence.ts'

/** One clause of what the sender newly says, in lower case with plain quotes, and how it is said. */
export class Said {
  readonly text: string
  readonly sentence: string
  /** Its place among the sentences that say something; the first after the greeting is 0. */
  readonly at: number
  readonly asked: boolean
  #negated: boolean | undefined
  #open: boolean | undefined

  constructor(text: string, sentence: string, at: number, asked: boolean) {
    this.text = text
    this.sentence = sentence
    this.at = at
    this.asked = asked
  }

  get negated(): boolean {
    return (this.#negated ??= NOT.test(this.text))
  }

  /** It holds only if something else does, or is yet to come. */
  get open(): boolean {
    return (this.#open ??= OPEN.test(this.text.replace(POLITE, '')))
  }
}

export const NOT = anyOf(
  anyWordOf(
    /not|never|nobody|no one|none|no(?! (?:hesitation|doubt|difficulty|trouble)\b)|nor|neither|nothing/u,
    /cannot|cant|dont|wont|isnt|didnt|doesnt|wasnt|havent|without|unable|refus\w+|declin\w+|nah|nope|na/u,
    /nid|ddim|heb|\w+nae|far from|hardly/u,
  ),
  /n't\b/u,
)
const OPEN = anyOf(
  anyWordOf(
    /if|unless|until|till|whether|once|as soon as|when|provided|assuming|supposing|subject to/u,
    /on condition|depending|would|could|might/u,
    /(?<!\b(?:\d{1,2}(?:st|nd|rd|th)?|in|of|by|on|since|last|early|late|mid) )may(?! \d)|in case/u,
    /before (?:i|we|you)/u,
  ),
  /\b(?:i|we|they|you|he|she|it)'d (?!like\b|want\b)/u,
)
/** Politeness and leave are no condition: "I would like to", "could you please", "if you would", "may be closed". */
const POLITE = new RegExp(
  anyOf(
    inOrder(
      /\b(?:would|could|can|may|'d) (?:i |we |you )?(?:please |kindly |also |now )*/u,
      /like|wish|love|prefer|be (?:grateful|obliged|glad)|appreciate|ask|confirm/u,
      /\b/u,
    ),
    /\b(?:can|could|would|will|may) (?:you|we|i|someone|somebody)\b/u,
    /\b(?:can|may) (?:now |therefore |then )*be (?:closed|recorded|entered|filed|treated|taken|regarded|marked|noted|registered)\b/u,
    /\byou (?:can|may) (?:now |therefore |then )*(?:treat|regard|consider|record|mark|close|take|count)\b/u,
    /\bif (?:you (?:would|could|can|please|need|have any)|i may|possible|so|that helps|only)\b/u,
  ),
  'gu',
)
/** A sentence that is no more than manners says nothing: "Dear Ruth", "Thanks for ringing", "Kind regards". */
const MANNERS = inOrder(
  /^\W*/u,
  anyOf(
    inOrder(
      /dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|helo|annwyl|bore da|kind regards|best wishes|regards|yours \w+/u,
      /\b(?![^.!?]*\b(?:not|please|pls|i|we|it|its|yes|no|that|this|wrong|think|there|been|received|seen)\b)[^.!?]{0,40}/u,
    ),
    /[\p{L}'-]+(?: [\p{L}'-]+)?,/u,
  ),
  /\W*$/u,
)
/** A greeting in front of what is said: "Hi Meg, we've talked", "Dear Ruth / Your note". */
const GREETING =
  /^\W*(?:(?:(?:dear|hi|hiya|hello|hey|good (?:morning|afternoon|evening|day)|morning|afternoon|evening|helo|annwyl|bore da)(?: (?!(?:can|could|please|pls|i|we|it|its|yes|no|that|this|you|he|she|they|just|the|my|our|is|are|was|thanks|thank|not|if|in|for|re)\b)[\p{L}'.-]+){0,4}|sorry|right|so|ok so)(?:\s*[,.!:-]\s*|\s+(?=(?:can|could|please|pls|i|we|it|its|yes|no|that|this|you|just|thanks|thank)\b)(?<!\bso\s+)))+/u

/** What stands in quotes, but for a word or two, somebody else says or wrote. */
const OTHERS_WORDS = /"(?:[^"\s]+\s+){2,}[^"]*"|(?<=[:\s])'(?:[^'\s]+\s+){3,}[^']*'(?=\W|$)/gu

/** A question, with or without its mark. */
const ASKED = anyOf(
  /\?\W*$/u,
  inOrder(
    /^(?:please )?/u,
    anyOf(
      /(?:can|could|may) i ask/u,
      /(?:is|are|am|was|were|do|does|did|would|should|will|has|have|shall) (?:you|i|we|it|this|that|there|he|she|they|anyone|someone|the)\b/u,
      /(?:what|how|who|when|where|why|which) (?:is|are|do|does|did|happens|should|would|can|will)\b/u,
    ),
  ),
)
/** A line of a chronology tells what was: "3 March - referral". */
const DATED_LINE =
  /^\W*\d{1,2}(?:st|nd|rd|th)?(?:[/.-]\d{1,2}[/.-]\d{2,4}\b|[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/u

const BREAKS = anyOf(
  /[;:()]|,(?=\s)|\s-+\s|[.!?…]+(?=\s)/u,
  inOrder(
    /\b/u,
    anyOf(
      /but|because|although|though|while|whereas|however/u,
      /since(?= (?:i|we|you|the|it|they|he|she|mum|dad)\b)/u,
      /so(?= (?:i|we|you|it|please|that|there|my|our|as far)\b)/u,
      /and(?= (?:so |therefore |also |now )?(?:i|we|it|he|she|they|you|please|kindly|that|this|there|the (?:\w+ ){1,3}(?:is|are|has|have)|(?:have|has|had|do|does|did|am|is|are|was|were|would|will|can|cannot|can't)\b))/u,
    ),
  ),
)

/** The clauses of the sender's sentences, but for greetings and courtesies. */
export const clausesOf = (sentences: readonly Sentence[]): Said[] =>
  sentences
    .map(({ plain }) => plain.trim())
    .filter((sentence) => !MANNERS.test(sentence))
    .flatMap((whole, at) => {
      const sentence = whole.replace(OTHERS_WORDS, '').replace(GREETING, '')
      if (DATED_LINE.test(sentence)) return []
      const asked = ASKED.test(sentence)
      return sentence
        .split(BREAKS)
        .filter((text) => /[\p{L}\p{N}]/u.test(text))
        .map((text) => new Said(text.replace(/^[^\p{L}\p{N}"']+/u, '').trim(), sentence, at, asked))
    })

/** The source of a pattern that any of the items meets. */
export const oneOf = (...items: readonly string[]): string => `(?:${items.join('|')})`
/** A pattern of words that stand as words; each item may be a regular expression of its own. */
export const words = (...items: readonly string[]): RegExp => new RegExp(`\\b(?:${items.join('|')})\\b`, 'u')
export const hasAll = (text: string, ...patterns: readonly RegExp[]): boolean =>
  patterns.every((pattern) => pattern.test(text))
