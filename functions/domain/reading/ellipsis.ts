import type { Mention } from './mentions.ts'
import { anyOf, inOrder } from './pattern.ts'
import type { Sentence } from './sentence.ts'

/**
 * A step that is not named again: what was just named is taken up by "that", or the next one by its number alone. Only what
 * the sentence before, or the one itself, has named can be meant.
 */
export function takenUp({ plain }: Sentence, named: Mention, from: number): Mention[] {
  return FORMS.flatMap(({ pattern, step }) => {
    const found = pattern.exec(plain.slice(from))
    if (found === null) return []
    const [whole, ...groups] = found
    const word = groups.find((group) => group) ?? ''
    const meant = step(word, named)
    if (meant === null) return []
    const at = from + found.index
    return [
      { step: meant, start: at + whole.lastIndexOf(word), end: at + whole.length, relation: named.relation },
    ]
  })
}

type Meant = (word: string, named: Mention) => Mention['step'] | null

const COUNTING = ['one', 'two', 'three', 'four', 'five']
const ORDERED = ['first', 'second', 'third', 'fourth', 'fifth']

/** A number or an ordinal alone is a step only where it follows the one that was named. */
const follows =
  (words: readonly string[]): Meant =>
  (word, { step }) => {
    const number = /\d/u.test(word) ? Number(word) : words.indexOf(word) + 1
    return typeof step === 'number' && number === step + 1 ? number : null
  }

const END = '(?=\\W*$|[.,;!)]|\\s+(?:now|today|please|then|and|with you|under)\\b)'

const FORMS: readonly { readonly pattern: RegExp; readonly step: Meant }[] = [
  // "Please regard this email as being exactly that", "as that step".
  {
    pattern: new RegExp(
      `\\b(?:this|it|my|these)\\b[^.;,]{0,40}?\\b(?:as|like)\\s+(?:being\\s+)?(?:(?:exactly|precisely|just)\\s+)?((?:that|such)(?:\\s+(?:step|stage|level))?)${END}`,
      'u',
    ),
    step: (_, { step }) => (typeof step === 'number' ? step : null),
  },
  // "I'm stepping in at two", "moving this to number two"; not "moving our call to two".
  {
    pattern: new RegExp(
      `^(?!.*\\b(?:meetings?|calls?|visits?|appointment|conference|reviews?|session|chat|hearing|lunch|pick|free|shift|school|home|from)\\b).*?\\b(?:stepp?|mov|go|tak|com|rais|escalat|writ|bring|putt?|proceed|start|open)(?:e|es|s|ing)?\\b[^.;,]{0,40}?\\b(?:at|to|as)\\s+(?:number\\s+)?(two|three|four|five|[2-5])${END}`,
      'u',
    ),
    step: follows(COUNTING),
  },
  // "My manager tells me to say that this is step one. So I'm saying it."
  {
    pattern: anyOf(
      inOrder(
        /^\W*(?:and )?so\b[:,]?\s+/u,
        anyOf(
          /(?:i'm|i am|we're|we are) (?:now |hereby )?(?:saying|doing|writing|taking|using|making|invoking|starting|sending) (?:just )?(it|that|so)/u,
          /(?:that's|that is) what (this is)|(it is|this is it|i do|we do)/u,
        ),
        /\W*$/u,
      ),
      /(?:^|[,;])\W*so (i am|i'm doing so|we are|i do|we do)(?: now| today)?\W*$/u,
    ),
    step: (_, { step }) => (typeof step === 'number' ? step : null),
  },
  // "So it's two", "now at 3", "three it is".
  {
    pattern: new RegExp(
      `(?:\\b(?:so|now|then)\\s+(?:it's|it is|we're at|at)\\s+|^\\W*now at\\s+)(two|three|four|five|[2-5])${END}`,
      'u',
    ),
    step: follows(COUNTING),
  },
  { pattern: /^\W*(?:so )?(two|three|four|five) it is\b/u, step: follows(COUNTING) },
  // "This is the second."
  {
    pattern: new RegExp(
      `\\b(?:is|to|at|as|into|begin|start|open|invoke|commence|raise|makes this)\\s+(?:the|our|my)\\s+(second|third|fourth|fifth)(?:\\s+one)?${END}`,
      'u',
    ),
    step: follows(ORDERED),
  },
  // "Moving us on to the next one": which one that is, a person must say.
  { pattern: /\bto\s+the\s+(next)\s+one\b(?!\s+up)/u, step: () => 'next' },
]
