import { lastPart, type Clause } from './clause.ts'
import { anyOf, inOrder } from './pattern.ts'
import { POLITE, REQUEST, STATING_WHAT } from './signs.ts'

/** Is it asked? */
export function isQuestion({ before, left, after }: Clause): boolean {
  if (/^[^?]*\b(?:ok|okay|yeah|please|thanks)\?/u.test(after)) return false
  if (/,? or (?:do|is|are|should|can|would|not)\b[^.!]*\?/u.test(after)) return true
  // "Would you class this as step 1?" asks for an opinion; "would you log this as" for an act.
  if (OPINION.test(left) && /^\W*\?/u.test(after)) return true
  if (/\b(?:do|would) you (?:think|reckon|say|agree)\b[^.!]*\?/u.test(after)) return true
  if (/\bhow (?:many|much|often|long)\b/u.test(before)) return true
  const isRequest =
    REQUEST.test(before) &&
    !/\bask (?:you )?(?:what|which|how|when|where|who|why|whether|if|about)\b/u.test(before)
  if (STATING_WHAT.test(left) || isRequest || POLITE.test(left)) return false
  // "… what step one looks like, who signs step three".
  if (/^\W*(?:what|who|how|why)\b/u.test(left)) return true
  const end = /^[^;:.!?]*\?/u.exec(after)?.[0]
  // "This is step two, can you ring me?": only a short tag behind a comma asks for the clause before it.
  if (
    end !== undefined &&
    lastPart(end, /,| - /gu).trim().split(/\s+/u).length <= (/,| - /u.test(end) ? 3 : 99)
  )
    return true
  if (/^\W*(?:did|does|was|were) \w+\b/u.test(before)) return true
  if (/\bhow\s+$/u.test(left)) return true
  return (
    INVERTED.test(left) ||
    ASKING.test(left) ||
    (/^\W*(?:(?:hi|hello|so|and|but|sorry|also|\w+,) )?(?:what|which|how|where|who|why)\b[^:]*$/u.test(
      before.trim(),
    ) &&
      !/,.*\w/u.test(before))
  )
}

const INVERTED = inOrder(
  /(?:^|[,;:(]|\b(?:and|or|but|so|then|hi|hello|please|sorry|if|what|which|how|when|where|why)\b)\W*(?:\w+\s+)?/u,
  anyOf(
    /(?:is|are|was|would|should|could|can|will|did|does) (?:this|that|it|we|i|you|they|there|he|she|someone|anyone|somebody|anybody)/u,
    /(?:do|have) (?:we|i|you|they)/u,
  ),
  /\b/u,
)

const ASKING =
  /\b(?:wonder\w*|whether|(?:not (?:\w+ )?sure|unsure|ask(?:ing|ed)?|tell (?:me|us)|know|clarify|confirm|check|advise|explain)(?: \w+){0,2} (?:what|which|how|when|where|who|why|if|about))\b/u

const OPINION =
  /^\W*(?:so |and |hi |just )?(?:would|do|should|shall|can|could|did) (?:you|we|i|they)(?: \w+ly)? (?:class|call|consider|count|regard|see|view|describe|say|deem|rate|judge) (?:this|it|that|these|mine|ours)\b/u
