import { plainly, type Mention } from './mentions.ts'

/** A sentence seen from one of its steps (§): the other steps are ¤. */
export interface View {
  readonly before: string
  readonly after: string
  readonly text: string
}

/** The sentence with this step as § and every other as ¤; where it comes "from" is no step of its own. */
export function viewOf(sentence: string, mentions: readonly Mention[], focus: Mention): View {
  let text = plainly(sentence)
  for (const mention of mentions.toReversed()) {
    text = `${text.slice(0, mention.start)}${mention === focus ? '§' : '¤'}${text.slice(mention.end)}`
  }
  for (const [acronym] of sentence.matchAll(ACRONYM)) text = text.replace(acronym.toLowerCase(), 'the agency')
  text = text.replace(
    /¤[\s,(:-]+(?:which is\s+(?:now\s+)?|i\.?e\.?,?\s+|that is,?\s+|namely\s+|and\s+)?§/u,
    '§',
  )
  text = text.replace(/\((?:i\.?e\.?,? |that is,? |now |at |under |this is )?§([^()§]{0,80})\)/u, ', §$1')
  text = unslurred(text).replace(DOING, 'i am ').replace(POLITE, 'please ').replace(WHETHER_OR_NOT, '')
  text = text.replace(/\bfrom ¤(?: of (?:the )?[\w' -]{0,60}?)? to\b/gu, 'to').replace(/\s+/gu, ' ')
  const at = text.indexOf('§')
  return { text, before: text.slice(0, at), after: text.slice(at + 1) }
}

/** People who write in haste leave the apostrophe out. */
const unslurred = (text: string): string =>
  text
    .replace(/\bim (?=\w)/gu, "i'm ")
    .replace(/\b(i|we|you|they)ve (?=\w)/gu, "$1've ")
    .replace(/\b(do|does|did|is|are|was|ca|wo|has|have|would|should|could)nt\b/gu, "$1n't")
    .replace(
      /(?<=^\s*|[,;:.-]\s*|\b(?:so|and|but|as|that|because|therefore|think|consider|believe)\s+)its (?=(?:now |also |therefore )*(?:a |the |an |our |my )?(?:formal |official )?[§¤])/gu,
      "it's ",
    )
    .replace(/\bthats (?=\w)/gu, "that's ")
    .replace(/\bid like\b/gu, "i'd like")

/** "BTP wish to raise": agencies go by their letters. */
const ACRONYM =
  /(?<![\w@.-])(?!NFA|CIN|URGENT|NOT|NO|WE|IT|THIS|THAT|YOU|THEY|HE|SHE|WHO)[A-Z]{2,6}(?= (?:is|are|wish|wishes|would like|now|hereby|therefore|have|has)\b)/gu

const POLITE =
  /\b(?:(?:i|we|it)(?:'d| would| should| am| are|'m|'re)?(?: therefore| now| also| accordingly)? )?(?:be )?(?:very |most |so |much |extremely |really )*(?:grateful|obliged|appreciate(?: it)?|appreciated|thankful|glad|pleased) if (?:you|this|it)(?:'d| could| would| can| might| will| were to)(?: please| kindly)? /gu
const DOING =
  /\bwhat (?:i|we)(?:'m| am|'re| are) (?:now |hereby )?(?:doing|asking)(?: for)?(?: now| here| today)? is /gu
const WHETHER_OR_NOT = /\bwhether or not [^,;§¤]{1,60},\s*/gu

const CLAUSE =
  /[;:]\s|\s-+\s|-{2,}|[([]|\.\s|\b(?:(?<!\b(?:option|choice|alternative|nothing|anything|nothing for it|left)\s)but|which means|however|though|although)\b|(?<!\b(?:is|are|am|has|have|i|we|would|must|be|'m|'re|'s|'ve|'d|'ll|and)\s+)\b(?:so|therefore|hence|thus|consequently|accordingly)\b(?!\s+(?:that|far|much|many|long|as)\b)|,\s+(?=(?:and |so |now |therefore |hence |formally )*(?:escalating|moving|taking|raising|going|invoking|progressing|proceeding|triggering|referring) )|,\s+(?:and\s+|then\s+|so\s+)?(?=(?:i|we|this|please|kindly|it|let|our|my|the (?:matter|case|concern|disagreement|escalation|issue|school|trust|team|service))\b)|\s+and\s+(?=(?:i|we|this (?:is|has|constitutes|e-?mail|matter|case|now)|it is|please|kindly|so (?:i|we|this|it)|therefore (?:i|we|this|it)|(?:now|therefore|hence|so) (?:\w+ed|\w+ing|taken|at|on))\b)/gu

/** The words before a place in the sentence, in the clause of that place. */
export function clauseUpTo(text: string, end: number): string {
  let start = 0
  // A bracket that closed before is past; one that is open holds the place.
  const visible =
    text.slice(0, end).replace(/\([^()]*\)/gu, (closed) => ' '.repeat(closed.length)) + text.slice(end)
  for (const boundary of visible.matchAll(CLAUSE)) {
    const after = boundary.index + boundary[0].length
    if (after <= end) start = after
  }
  return text.slice(start, end)
}

export const clauseBefore = (view: View): string => clauseUpTo(view.text, view.before.length)

/** The words after the step, to the end of its clause. */
export function clauseAfter(after: string): string {
  const boundary =
    /[;:]\s|\s-+\s|[)\]]|,\s|\b(?:so|but|because|therefore)\b|\sand\s(?=(?:i|we|please|would|ask|reply|now|so|therefore|am|are|is|has|have|will)\b)/u.exec(
      after,
    )
  return boundary === null ? after : after.slice(0, boundary.index)
}
