import type { Clause } from './clause.ts'
import { anyOf, anyWordOf, inOrder } from './pattern.ts'
import { NOT } from './signs.ts'

/** Is it denied? */
export function isNegated({ left, right }: Clause): boolean {
  return (
    NOT.test(left.replace(ABSENT, '')) ||
    /^\W*(?:(?:from|by) \w+ )?(?:is|are|has been|have been|was|were)(?: now| hereby| therefore)? (?:cancelled|withdrawn|dropped|off|stood down|called off|closed|void|rescinded|revoked|abandoned|ended)\b/u.test(
      right,
    ) ||
    /^\W*(?:\w+\s+)?(?:(?:is|are|was|does|did|has|have|will|would|should|can|could)(?:n't| not| never|nt)|off|back|out|away)\b/u.test(
      right,
    ) ||
    /\bas (?:now |having been )?(?:resolved|closed|withdrawn|settled|concluded|ended|completed?)\b/u.test(
      right,
    )
  )
}

/** "No reply", "without agreement": what is missing denies no step. */
export const ABSENT = new RegExp(
  anyWordOf(
    /(?:declin|refus|reject)\w+ (?!to\b)(?:\w+ )+?(?=and )/u,
    /(?:decision|refusal|failure) (?:not )?to [^,.;]*/u,
    /(?:not|no longer)\b[^,.;]*\bbut(?: now)?(?= *$)|not only|no longer than|full stop|no doubt/u,
    inOrder(
      /(?:no|without|nor|not (?:had|got|having had|having|received|heard)) (?:(?:a|an|any|further|mutual|substantive|adequate|proper|satisfactory|joint) )*/u,
      anyOf(
        /prejudice|reply|replies|response|answer|joy|progress|agreement|contact|change|movement|resolution/u,
        /feedback|word|shift|show|luck|news|further|delay|call|objection|outcome|action|consensus|visit/u,
        /choice|option|alternative/u,
      ),
    ),
  ),
  'gu',
)
