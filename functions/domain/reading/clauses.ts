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
  text = text.replace(
    /¤[\s,(:-]+(?:which is\s+(?:now\s+)?|i\.?e\.?,?\s+|that is,?\s+|namely\s+|and\s+)?§/u,
    '§',
  )
  text = text.replace(/\bfrom ¤(?: of (?:the )?[\w' -]{0,60}?)? to\b/gu, 'to').replace(/\s+/gu, ' ')
  const at = text.indexOf('§')
  return { text, before: text.slice(0, at), after: text.slice(at + 1) }
}

const CLAUSE =
  /[;:]\s|\s-+\s|-{2,}|[([]|\.\s|\b(?:so|(?<!\b(?:option|choice|alternative|nothing|anything)\s)but|therefore|hence|thus|which means|consequently|accordingly|however|and so)\b(?!\s+(?:that|far))|,\s+(?:and\s+|then\s+)?(?=(?:i|we|this|please|it|let)\b)|\s+and\s+(?=(?:i|we|this is|please)\b)/gu

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
    /[;:]\s|\s-+\s|[)\]]|,\s|\b(?:so|but|because|therefore)\b|\sand\s(?=(?:i|we|please|would|ask|reply)\b)/u.exec(
      after,
    )
  return boundary === null ? after : after.slice(0, boundary.index)
}
