import type { Clause } from './clause.ts'
import { anyNumberOf, anyOf, anyWordOf, inOrder } from './pattern.ts'
import { NOW, POLITE, REQUEST, TREAT_AS } from './signs.ts'

/** Is it yet to come? */

/** "I'm going to put it through as": perhaps by this message, perhaps by another. */
export function isIntended({ before, left, right }: Clause): boolean {
  if (
    /\b(?:i|we) (?:need|have) to \w+ (?:this|it)\b/u.test(left) &&
    !NOW.test(`${left} ${right}`) &&
    !REGRET.test(before)
  )
    return true
  return /\b(?:i'm|i am|we're|we are|im) going to (?!the |a |our )\w+ /u.test(left) && !SOON.test(right)
}

/** "I am sorry but I have to take this to": who regrets it does it. */
const REGRET = /\b(?:sorry|afraid|regret\w*|reluctant\w*|sadly)\b/u

export function isToCome({ before, left, right, rest }: Clause): boolean {
  if (/\b(?:tomorrow|next week)\b/u.test(right)) return true
  if (REQUEST.test(before) || POLITE.test(left)) return false
  const own = left
    .replace(REQUEST, ' ')
    .replace(WISH, ' ')
    .replace(SERVES, ' ')
    .replace(TREAT_AS, ' ')
    .replace(/\b(?:will|shall|must) now\b|\bnow (?:will|shall)\b/u, ' ')
  return (
    LATER.test(own) ||
    /\b(?:was|were) (?:all |just |almost )?(?:set|going|about|ready|due|planning|minded|hoping|meaning|intending) to\b/u.test(
      left,
    ) ||
    /^\W*(?:(?:for|to|with|from|after|before) (?:\w+ ){1,2}?)?(?:(?!(?:you|we|i|he|she|they|it)\b)\w+\s+)?(?:(?:will|would|may|might|shall|could|should|can)(?! (?:you|we|i|he|she|they|it|somebody|someone|anybody|anyone|your|our|my|the)\b)|needs?|requires?|'ll|comes? next|follows?|looks?|must)\b/u.test(
      rest,
    ) ||
    /^\W*(?:when|whenever) (?:this|that|we|i|you|they)\b(?![^,]*\b(?:so|i'm|we're|i am|we are)\b)[^,]*$/u.test(
      left,
    ) ||
    SOON.test(right) ||
    /\b(?:tomorrow|next week|one more day|(?:days?|weeks?) from now|at that point|in (?:that|which) event|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/u.test(
      left,
    ) ||
    /(?:^|[.;,]\s*)\W*(?:after (?:mon|tues|wednes|thurs|fri|next|the next)\w*(?:'s)?|when (?:the|it)|(?:another|any further|one more|any more) \w+|failing \w+|no \w+ by)\b[^.;]*$/u.test(
      before,
    ) ||
    (/\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u.test(left) &&
      /\bbecomes?\b|\b(?:we|i) (?:go|move|take)\b/u.test(left)) ||
    /\bfrom (?:next|mon|tues|wednes|thurs|fri|satur|sun)/u.test(left)
  )
}

const SOON = inOrder(
  /^\W*(?:- or will\b|[\w']+\s+){0,4}/u,
  anyOf(
    /tomorrow|next (?:week|month|mon|tues|wednes|thurs|fri)\w*|later (?:this|today|in)/u,
    /(?:on|from|by|come|this coming) (?:mon|tues|wednes|thurs|fri|satur|sun)day|coming your way/u,
  ),
  /\b/u,
)

/** To come, or only possible. */
const LATER = anyOf(
  anyWordOf(
    /will|shall|would|could|may|might|can|won't|wouldn't|couldn't|plan(?:s|ning|ned)?|intend\w*/u,
    /hop(?:e|es|ing)|expect\w*|propos(?:e|es|ing)/u,
    /consider(?:ing)?(?= (?:going|moving|taking|raising|escalat|whether|if|using))/u,
    /think(?:ing)? (?:of|about)|thought of|ready|prepared|minded|about to|likely|threat\w*|tempted/u,
    /inclined|supposed to|due to|prepar\w+|draft(?:ed|ing)?|gonna|gona/u,
    /going to (?!(?:the |our |a |formal )*$)|wait\w*|ought|should(?!\s+be (?:grateful|obliged|glad))/u,
    /reserv\w+|(?:welcome|free|able|entitled|possible|best|reluctant|unlikely) to|risk of|aim\w*/u,
  ),
  /\b(?:i|we|it|that|this|he|she|they|you)'(?:ll|d)\b|\bneed(?:s)? to (?:go|move|do|think)\b/u,
)

/** This message itself is what is to count: "this email will serve as". */
const ITSELF =
  'this|this (?:e-?mail|message|letter|mail|note|one|notice|correspondence|communication|text)|the (?:present|above|below|attached|following)(?: \\w+)?'

const SERVES = new RegExp(
  `\\b(?:${ITSELF}) (?:will|shall|should|must|may|is to|can|ought to)(?: (?:therefore|now|please|also|then|accordingly|hereby))* (?:be (?:treated|taken|regarded|considered|read|logged|recorded|counted|understood|seen|viewed)|count|serve|stand|constitute|act|rank|go down|form)\\b`,
  'u',
)

/** "I must now", "we have to", "I would like to": said of oneself and of now, these do it. */
const WISH = inOrder(
  /(?:\b(?:i|we)|^\W*|\bthe (?:[\w'-]+ ){1,3}?(?=would (?:like|wish)))(?:'d|\s*would| do| should|'m| am|'re| are)?/u,
  anyNumberOf(
    inOrder(
      / /u,
      /now|therefore|accordingly|also|hereby|then|formally|further|with regret|regretfully|reluctantly|so|really|both|obliged|bound|compelled|forced|left/u,
    ),
  ),
  / /u,
  anyOf(
    /wish|want|like|need|must|have|have to|have no choice but|have no alternative but|have no option but/u,
    /feel obliged|feel i must|feel we must|ask|request|to|beg|seek|require/u,
  ),
  /\b/u,
)
