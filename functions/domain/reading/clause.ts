import { everyMatch } from './every-match.ts'
import type { Mention } from './mentions.ts'
import { anyNumberOf, anyOf, inOrder } from './pattern.ts'
import type { Sentence } from './sentence.ts'

/** What stands around one mention of a step, in lower case with plain quotes. */
export interface Clause {
  /** The sentence up to the mention, and what follows it. */
  readonly before: string
  readonly after: string
  /** The mention's own clause: its words to the left and to the right of it. */
  readonly left: string
  readonly right: string
  /** What is said of the step where it is the subject: what follows its name and "of the escalation process". */
  readonly rest: string
  /** The mention as it is written. */
  readonly name: string
}

/** Joins that begin a clause of their own; "no choice but to" does not. */
const JOINS =
  '(?:and|(?<=\\w )as(?=\\W+(?:this|the|our|my)\\b[^,]*\\b(?:is|are|has)\\b)|so(?=\\W+(?:i|we|it|its|this|he|she|they|you|please|pls|plz|kindly|consider|treat|take|regard|log|record|my|our|now|here|that|thats|what|im|ive|weve|were going)\\b)|but(?<!\\b(?:choice|option|alternative|nothing|all|anything) but)|(?<!\\b(?:i|we|am|are|is|has|have|had|may|must|it|this|be|will|would|could|should|can|do|you|being|\\w+s) )(?:so|hence|therefore|thus|then)(?=\\W+(?:i|we|it|this|that|he|she|they|you|please|my|our|the|am|are|is|to|as|on|stage|step|level|\\w+ing|\\w+ly)\\b)|because|although|though|while|whereas|meaning)'
/** After a comma these words only go on with the clause: "raise it with you, as step two". */
const GOES_ON = '(?:from|as|to|at|under|into|on|onto|namely|being|that is to say|for|in|with)'
/** Whatever ends a clause to the left of the mention; the last of them counts. */
const OPENS = new RegExp(
  `[;:?!|•()[\\]=>]|\\s-+\\s|\\.{2,}|(?<=\\w )(?=this is (?:me|us)\\b)|\\b${JOINS}\\b(?!\\s+(?:that\\s+)?$)|,(?!\\s*${GOES_ON}\\b[^,]*$)(?=[^,]*$)`,
  'gu',
)
const CLOSES =
  /[;:?!|•()[\]"]|\s[-/]+\s|,|\b(?:and|but|so|because|since|although|though|while|whereas|as (?:i|we|you|they|he|she|the|there|no|nobody|mutual|your|it|my|our|agreement)|which|where|who|pending)\b/u

export function clauseOf({ plain: text }: Sentence, mention: Mention): Clause {
  const before = text.slice(0, mention.start)
  const after = text.slice(mention.end)
  const closing = CLOSES.exec(after)
  const right = closing === null ? after : after.slice(0, closing.index)
  const rest = right.replace(OF_WHAT, '')
  const apposed = PREDICATE.test(rest) ? null : apposedTo(before)
  return {
    before,
    after,
    left: apposed === null ? leftOf(before) : leftOf(apposed),
    right,
    rest,
    name: text.slice(mention.start, mention.end),
  }
}

const OF_WHAT =
  /^["')\s]*(?:(?:of|in|under|within|for)\s+(?:[\w'-]+\s+){0,8}(?:process|procedures?|protocol|policy|pathway|guidance|arrangements|framework|escalation|\d)\b["')\s]*)+/u
/** "You'll not be surprised that". */
export const TO_THE_READER = new RegExp(
  anyOf(
    /\b(?:in other words|that is to say|in short|put another way|in plain (?:english|words|terms)|so to speak|if you like)\b,?/u,
    /\byou (?:can|may|should|must) (?:therefore |now |please )?(?:take it|assume|be (?:assured|sure)|rest assured|consider)(?: that)?/u,
    /\byou(?:'ll| will| may| might)? (?:not )?(?:be )?(?:surprised|aware|know|see|appreciate|understand|recall|remember)(?: that| why)?/u,
    /,? if (?:you (?:would|will|please|like|wish)|i may|possible),/u,
  ),
  'gu',
)

/** From who acts to the end: "I am today issuing". */
const ACTS =
  /((?:i|we|this|it)(?:'\w+| am| are| is| have| has| now| hereby| therefore| must| wish| would| further| feel| write| refer| raise| escalate| move| take| ask| request)\b.*)$/u

/** "As we're out of time I am escalating": a reason that is the sender's own, too. */
const OWN_REASON = inOrder(
  /^\W*(?:\w+\s+)?(?:as|since|because|given that)\s+(?:i|we|it|this|that)(?:'\w+)?\b.*?\b/u,
  ACTS,
)

/** "As that was not answered I am today issuing": what only gives the reason does not speak of the step. */
const REASON = inOrder(
  /^\W*(?:\w+\s+)?/u,
  anyOf(
    /as|since|because|given|having|following|after|with|despite|upon|although|though|while|whereas/u,
    /in the (?:absence|light|circumstances)|further to|not (?:having|\w+ing)|when|while|that being/u,
    /for the avoidance of doubt/u,
  ),
  /\b.*?\b/u,
  ACTS,
)

/** "I raised this by telephone and in writing, at": what has no verb of its own goes on with the clause before. */
function leftOf(before: string): string {
  const whole = lastPart(before, OPENS)
  const given = /\b(?:because|although|though|while|whereas)\s*$/u.exec(
    before.slice(0, before.length - whole.length),
  )
  const reasoned = `${given?.[0] ?? ''}${whole}`
  const left = (OWN_REASON.exec(reasoned)?.[1] ?? REASON.exec(reasoned)?.[1] ?? whole).replace(
    TO_THE_READER,
    '',
  )
  // "I raised it with the social worker (step one)".
  const outside = /^(.*)\(\s*$/u.exec(before)?.[1]
  const beside = outside === undefined ? null : leftOf(outside)
  if (beside !== null && TOLD_BESIDE.test(beside)) return beside
  if (whole.length === before.length || HAS_VERB.test(left) || left.trim().split(/\s+/u).length > 4)
    return left
  const joined = before.slice(0, before.length - whole.length)
  return JOINED.test(joined) && /\b(?:to|into|onto|at|as|under|in|on|by)\b/u.test(left)
    ? `${leftOf(joined.replace(JOINED, '')).trimEnd()} and ${left.trimStart()}`
    : left
}
/** "I sent it to her", "Raised with the team lead last Wednesday". */
const TOLD_BESIDE =
  /\b(?:i|we) (?:\w+ed|sent|wrote|did|put|took)\b|^\W*(?:raised|spoke|rang|emailed|met|wrote|discussed|sent|tried|called|phoned)\b/u
/** "I rang your manager, quite properly, step one": a bare name is part of the nearest clause before it that has a verb. */
function apposedTo(before: string): string | null {
  const name = lastPart(before, OPENS)
  if (!BARE.test(name)) return null
  let rest = before.slice(0, before.length - name.length)
  for (let parts = 0; parts < 3 && /,\W*$/u.test(rest); parts += 1) {
    const clause = rest.replace(/,\W*$/u, '')
    const part = lastPart(clause, OPENS)
    if (HAS_VERB.test(part)) return clause
    rest = clause.slice(0, clause.length - part.length)
  }
  // "There are steps one to three and then a final step".
  const joined = JOINED.test(rest) ? rest.replace(JOINED, '') : null
  return joined !== null && /\b(?:steps?|stages?|levels?)\b/u.test(lastPart(joined, OPENS)) ? joined : null
}
/** What is said of the step itself makes it the subject of a clause of its own. */
const PREDICATE =
  /^\W*(?:(?:for|to|with|from|of) (?:\w+ ){1,3}?)?(?:\w+ly )?(?:is|are|was|were|has|have|had|will|would|being|must|may|can|should|\w{3,}s)\b/u
/** "(the) formal", "which is our", "which the policy calls the": nothing that says anything itself. */
const BARE = inOrder(
  /^\W*/u,
  anyNumberOf(
    inOrder(
      anyOf(
        /the|a|an|our|my|then|formal|formally|i\.?e|namely|that is/u,
        inOrder(
          /which /u,
          anyOf(
            /is|i (?:understand|believe|think|gather|take it) (?:is|to be)|makes (?:it|this)/u,
            /(?:the|your|our) \w+ (?:makes|calls|names|puts|has|counts|treats|describes)(?: at| as)?/u,
          ),
        ),
        /being|this being/u,
      ),
      /\b\W*/u,
    ),
  ),
  /$/u,
)
const JOINED = /\b(?:and|or)(?:\s+then)?\s*$/u
const HAS_VERB =
  /\b(?:i|we|it|this|that|you|they|he|she|is|are|am|was|were|has|have|had|be|will|please|hereby|now|today|\w+ing)\b|'(?:m|s|re|ve|ll|d)\b/u

/** The subject is that of the clause before: "we have tried and so trigger". */
export const goesOn = ({ before, left }: Clause): boolean =>
  GOING_ON.test(before.slice(0, before.length - left.length))
const GOING_ON = /\b(?:i|we)\b[^.;:]*\b(?:and|so|therefore|hence|but)\W*$/u

/** What follows the last of `breaks`, a global pattern. */
export const lastPart = (text: string, breaks: RegExp): string => {
  const last = everyMatch(text, breaks).at(-1)
  return last === undefined ? text : text.slice(last.index + last[0].length)
}
