import { goesOn, type Clause } from './clause.ts'
import { everyMatch } from './every-match.ts'
import { anyNumberOf, anyOf, anyWordOf, inOrder, maybe } from './pattern.ts'
import { NOW, WITH_THIS, isAsked } from './signs.ts'

/** Is it over, or does it go on from before? */

/** "Still at step one", "had hoped not to go to step two". */
export function isStill({ before, left }: Clause): boolean {
  // What is usual, near, or only looked at is not taken.
  if (
    /^\W*an? [\w'-]+ \w+s us\b|\b(?:every time|each time|whenever|usually|always|normally|generally|often|sometimes|contemplat\w*|toying|half a mind|close to|away from|back from|look(?:ing)? forward|welcome|chairing|covering|in cases like|argument|on the system|works)\b/u.test(
      left,
    )
  )
    return true
  if (/\b(?:for the sake of argument|in cases like this|on the system|sample text)\b/u.test(before))
    return true
  return /\b(?:hoped|wanted|leave it|too soon|wrong to|nearly|almost|still|remain\w*|stay\w*|kept|keep\w*)\b(?:\W+[\w']+){0,8}\W*$/u.test(
    left,
  )
}

/** "Step 2 raised today": by this message, or by another of today. */
export function isPastOfToday({ rest }: Clause): boolean {
  return OVER.test(rest) && NOW.test(rest) && !WITH_THIS.test(rest) && !/\b(?:by|with|in) this\b/u.test(rest)
}

export function isPast(clause: Clause): boolean {
  const { before, left, right, rest, after } = clause
  if (/\(\s*$/u.test(before) && WITHOUT_AGREEMENT.test(after)) return true
  if (DROPPED.test(after) || HAD_NONE.test(left)) return true
  if (
    ENDS_IT.test(left) ||
    COUNT_OF.test(before) ||
    EARLIER.test(before) ||
    BEEN_THROUGH.test(left) ||
    COUNTED.test(rest)
  )
    return true
  if (/^\W*$/u.test(left) && DAY_BEFORE.test(before) && !NOW.test(after)) return true
  if (FRONTED_DAY.test(before) && !NOW.test(`${before} ${after}`)) return true
  if (OVER.test(rest) && !WITH_THIS.test(rest)) return true
  if (/\bat\s+(?:the\s+)?$/u.test(left) && !AT.test(left) && !isAsked(left) && !isOwnPresent(left))
    return true
  if (NOW.test(left) || NOW.test(right)) return false
  if (DATED.test(left) || DATED.test(right)) return true
  if (
    /\b(?:having|after|exhausted|tried|completed|finished|done)\s+(?:(?!reached|entered|moved)\w+ed\s+)?(?:both |the |all )?$/u.test(
      left,
    )
  )
    return true
  const past = everyMatch(left, PAST).at(-1)
  if (
    past !== undefined &&
    !IS_NOW.test(left.slice(past.index)) &&
    !PERFECT_OR_PASSIVE.test(left.slice(0, past.index)) &&
    (/\w/u.test(left.slice(0, past.index)) || goesOn(clause))
  )
    return true
  if (
    /^[\s\w]{0,20}\W{0,4}[\s\w]{0,8}$/u.test(left.trim()) &&
    ON_A_DAY.test(after.slice(0, 14)) &&
    !NOW.test(after.slice(0, 40))
  )
    return true
  return (
    !/\b(?:this is|it is|it's|i am|i'm|we are|we're|im)\b/u.test(left) &&
    (ON_A_DAY.test(left.split(/\s+/u).slice(-5).join(' ')) || ON_A_DAY.test(right))
  )
}

/** "We have been to", "worked through": a step that lies behind. */
const BEEN_THROUGH =
  /\b(?:been (?:to|through|via|past)|used up|exhausted|done with|(?:gone|come|worked|got|went) (?:through|past|via|beyond))\b[^,]*$/u

/** "Level 3 - withdrawn". */
const DROPPED =
  /^\s*(?:(?:escalation|challenge|dispute|disagreement|notice)\s*)?[-–—:(]\s*(?:now |formally )?(?:withdrawn|closed|cancelled|resolved|stood down|ended|concluded|complete|settled)\b/u

/** "I have had no joy with the duty desk under stage 1". */
const HAD_NONE =
  /\b(?:had|got) (?:no|little) (?:joy|luck|reply|response|answer|success|progress|agreement)\b[^,;:]*\b(?:under|at|on|with|from|to)\s+(?:the |our |my )?$/u

/** "My call with your manager (stage 1, no agreement)". */
const WITHOUT_AGREEMENT =
  /^[,:; -]+(?:no (?:agreement|reply|answer|response|joy|resolution)|not agreed|unresolved|refused|declined|turned down|nothing)\b[^()]*\)/u

/** "That resolves step two from our end". */
const ENDS_IT =
  /\b(?:resolv|clos|settl|conclud|complet|finish|satisf|answer)(?:e|es|ed|ing|s|y|ies|ied)?\s+(?:(?:our|your|my|the|this|that|its|out)\s+)*$/u

/** "My earlier (level 1) correspondence". */
const EARLIER = /\b(?:earlier|previous|prior|last|original)\s+\(\s*$/u

/** "Jan - 2 at step one, 1 final step": a return counts steps. */
const COUNT_OF = /(?:^|[,;:]|\s[-–])\s*\d+\s+(?:at\s+|x\s+|on\s+)?$/u

/** "We have used step one four times". */
const COUNTED = /^\W*(?:once|twice|(?!other|these|those|at|many)\w+ times)\b/u

/** A day that is over. */
const DATED = anyWordOf(
  /yesterday|ago/u,
  /last (?:week|month|year|term|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|may|june|time)/u,
  /previous(?:ly)?|earlier|beforehand|at the time|in (?:19|20)\d\d/u,
  /already (?:sent|done|taken|raised|tried)/u,
)

const ON_A_DAY = anyOf(
  /\b(?:(?:on|of|dated|sent|since)\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/u,
  /\b(?:on|sent|dated|of)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th|\/\d{1,2})\b/u,
  /\b\d{1,2}(?:\/\d{1,2}(?:\/\d{2,4})?|\.\d{1,2}\.\d{2,4})\b/u,
)

/** "8 July: our step one to your manager": a line of what happened when. */
const FRONTED_DAY = new RegExp(
  `^\\W*(?:\\w\\)\\s*)?(?:on\\s+)?(?:${ON_A_DAY.source})(?: \\d{4})?\\s*(?:[:,-]|\\s{2,})[^.;]*$`,
  'u',
)

/** "Janet, team manager, 1 Oct, step one". */
const DAY_BEFORE = new RegExp(`(?:${ON_A_DAY.source})(?: \\d{4})?,?\\s*(?:,|\\()\\s*$`, 'u')

/** At a step one is, stands, writes or begins; what one said at a step was said at another time. */
const AT = anyOf(
  anyWordOf(
    /am|are|is|stands?|sits?|now|today|e[sc]+[aou]l+[ae]?t\w*|rais\w*|writ\w+|open\w*|start\w*/u,
    /beg[aiu]n\w*|commenc\w*|proceed\w*|invok\w*|com(?:e|es|ing)|arriv\w+|reached|enter\w*|log\w*/u,
    /treat\w*|bring\w*|refer\w*|put\w*|record\w*|deem\w*|constitut\w*|concerns?|sending|this time/u,
    /address\w*|approach\w*|turn(?:ing|ed)/u,
  ),
  /'(?:m|re|s)\b|^\W*(?:(?:formally|officially|accordingly|therefore|so|now) )?at\b|\bim\b/u,
)

/** Irregular past tenses; the regular ones end in "-ed". Without "have" or "be" in front they tell what was. */
const IRREGULAR =
  'was|were|went|sent|wrote|did|gave|got|took|began|made|put|tried|had|came|led|told|said|brought|met|ran|felt|lost|left|heard|spoke|rang|held|knew|kept|stood|meant|set'

const PAST = new RegExp(
  `\\b(?:${IRREGULAR}|(?!attached|enclosed|need|proceed|indeed|agreed|exceed|speed|feed|seed)\\w{2,}ed)\\b`,
  'gu',
)

/** "have taken", "is escalated", "so advised": what stands before a participle that is not a past tense. */
const PERFECT_OR_PASSIVE = inOrder(
  /\b/u,
  anyOf(
    /to|will|can|please|must|stands?|(?:want|wish|like|need|require)s? (?:it|this|these)|have|has|having/u,
    /'ve|ive|weve|i've|we've|is|are|be|being|been|am|'s|'re|'m|it's|im|get|gets|getting|hereby|herewith/u,
    /as|so|now|and|formally|to be|thereby|accordingly|therefore|today/u,
  ),
  anyNumberOf(
    inOrder(
      /\s+/u,
      anyOf(
        /now|therefore|accordingly|consequently|hereby|herewith|formally|also|been|being|today|so|just|thus/u,
        /then|duly|reluctantly|by|thereby|not|officially|all|both|already|had to|it|this|us|my|our|the|matter/u,
        /case|concern|escalation|disagreement|today/u,
      ),
    ),
  ),
  /\s*$/u,
)

/** What a step that is over is or did. */
const OVER = inOrder(
  /^\W*/u,
  maybe(
    inOrder(
      anyOf(
        /e-?mail|letter|message|mail|reply|replies|response|answer|notice|form|meeting|deadline|conversation/u,
        /discussion|call|request|concern|escalation|matter|complaint|process|outcome|decision|timescale|days?/u,
        /chat|visit|stuff|one/u,
      ),
      /s?\s+/u,
    ),
  ),
  anyOf(
    /(?:come|been)(?=\W*$)/u,
    inOrder(
      /(?:(?:is|are|has|have|'s|now|all|been|long|therefore)\s+)+/u,
      anyOf(
        /come and gone|been and gone|over|done|resolved|concluded|sorted|dealt with|at an end|finish(?:ed)?/u,
        /completed?|exhausted|closed|past|behind|spent|used up|met|not|agreed|settled|withdrawn|tried/u,
        /attempted|received|raised|answered/u,
      ),
      /\b/u,
    ),
    inOrder(
      /(?:(?:has|have|been|long|is)\s+)*/u,
      anyOf(
        /was|were|wasn't|weren't|did|didn't|had|went|got|ran|led|sent|done|expired|elapsed|lapsed|ended/u,
        /failed|unanswered|unresolved|replied|ignored|yielded|produced|brought|gave|came|resulted|passed/u,
        /concluded|received|raised|answered/u,
      ),
      /\b/u,
    ),
    /(?:was|were|had been|had) (?:\w+ )?reached\b/u,
    /to be (?:now )?(?:closed|ended|concluded|withdrawn|resolved|settled)\b/u,
    /to be (?:treated|regarded|taken|considered) as (?:exhausted|over|closed|finished|done|complete)\b/u,
    /(?:exhausted|spent|completed?|finished|turned down|refused|rejected|declined|knocked back|unanswered|ignored)\b/u,
    /for (?:a|an|one|two|three|over|more|nearly|about|\d+) (?:full )?(?:day|week|month|working|fortnight)/u,
    /since\b/u,
  ),
)

const isOwnPresent = (left: string): boolean =>
  /\b(?:i|we)\b(?=\s+\w)/u.test(left) && left.search(PAST) === -1

/** "On the advice of our named doctor we are": a subject of its own after the participle speaks of now. */
const IS_NOW = /(?<!\bthat )\b(?:i am|i'm|we are|we're|i now|we now)\b/u
