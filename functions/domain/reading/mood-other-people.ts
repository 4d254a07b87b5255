import type { Clause } from './clause.ts'
import { everyMatch } from './every-match.ts'
import { inOrder } from './pattern.ts'
import { isAsked, REQUEST, STATING_WHAT, YOU_HAVE } from './signs.ts'

/** "Your step two", "you are at step two", "they have gone to step two". */
export function isSomebodyElses({ before, left, right }: Clause): boolean {
  if (OTHERS_OWN.test(left) || ONE_OF.test(left)) return true
  if (isAsked(left) || REQUEST.test(before) || STATING_WHAT.test(left)) return false
  if (YOU_HAVE.test(left)) return false
  const subject = everyMatch(left, SUBJECTS)
    .filter(({ 0: word, index }) => !/\b(?:its|it's|it is|so)\b/u.test(left.slice(index + word.length)))
    .at(-1)?.[1]
  return subject !== undefined && !/^(?:i|we)$/u.test(subject) && !/\b(?:our|my|i|we)\b/u.test(right)
}

/** A pronoun before its verb, not behind a preposition. */
const SUBJECTS =
  /(?<!\b(?:to|with|for|by|from|of|on|at|before|in receipt|ask|asking|tell|telling|thank|let|give|giving|send|sending|inform|informing|notify|notifying|advise|and|put|putting|getting|thank)\s)\b(i|we|you|they|he|she|someone|somebody|anyone|people|staff|mum|dad)\b(?=(?:'\w+)?\s+\w)/gu

/** "One of our schools has". */
const ONE_OF =
  /\b(?:one|two|three|some|several|a few|many|most|all|another|each) of (?:our|my|your|their|the)\b(?!.*\b(?:i|we|this)\b)/u

/** Somebody else's step: "your step two", "their stage three". */
const OTHERS_OWN = inOrder(
  /\b/u,
  /your|their|his|her|whose|another|other|some|any|every|each|which(?! (?:is|was|makes|means)\b)|what|no|someone's|somebody's/u,
  /(?:\s+(?!to\b|than\b|of\b|go\b|at\b|for\b|in\b|as\b|is\b|but\b)[\w'-]+){0,2}\s*["']?$/u,
)
