import { clauseOf, type Clause } from './clause.ts'
import type { Mention } from './mentions.ts'
import { isConditional } from './mood-condition.ts'
import { isNegated } from './mood-negation.ts'
import { isSomebodyElses } from './mood-other-people.ts'
import { isAnotherThing, isAround } from './mood-other-things.ts'
import { isIntroduced, isQuoted, isSaidByOthers } from './mood-other-words.ts'
import { isPast, isPastOfToday, isStill } from './mood-past.ts'
import { isQuestion } from './mood-question.ts'
import { taken, type Mood } from './mood-taken.ts'
import { isIntended, isToCome } from './mood-to-come.ts'
import { anyOf, inOrder } from './pattern.ts'
import type { Sentence } from './sentence.ts'
import { isAskedOf } from './signs.ts'

/**
 * A step that the sender names in their own new words is taken unless something says that it is not: a question, a
 * condition, a negation, a time to come or past, somebody else who says or does it. Those signs are closed classes of
 * words; what people say instead of "I am moving this to" is not. The first that shows decides. Each question has a file
 * of its own, `mood-*.ts`; what is left when none of them shows is for `mood-taken.ts`.
 */
const AGAINST: readonly Sign[] = [
  ['aside', isQuoted],
  ['aside', isQuestion],
  ['aside', isConditional],
  ['aside', isSaidByOthers],
  ['aside', isIntroduced],
  ['aside', isSomebodyElses],
  ['aside', isAnotherThing],
  ['aside', isAround],
  ['aside', isStill],
  ['negated', isNegated],
  ['unclear', isIntended],
  ['aside', isToCome],
  ['unclear', isPastOfToday],
  ['aside', isPast],
]

/** What still speaks against a step that the reader is asked to take a message as. */
const AGAINST_ASKED: readonly Sign[] = [
  ['aside', isQuoted],
  ['aside', isQuestion],
  ['aside', isConditional],
  ['aside', isIntroduced],
  ['negated', isNegated],
]

type Sign = readonly [Mood, (clause: Clause) => boolean]

export function moodOf(sentence: Sentence, mention: Mention): Mood {
  const clause = clauseOf(sentence, mention)
  if (DONE_HERE.test(clause.after) || IS_YOURS.test(clause.after)) return 'declared'
  const signsAgainst = isAskedOf(clause) ? AGAINST_ASKED : AGAINST
  const against = signsAgainst.find(([, shows]) => shows(clause))
  return against === undefined ? taken(clause) : against[0]
}

/** "The form for stage 2, which we are now invoking"; "…; this email confirms it". */
const DONE_HERE = inOrder(
  /^[^.]*?/u,
  anyOf(
    /,? which (?:i|we)(?: am| are|'m|'re) (?:(?:now|hereby) \w+ing|\w+ing (?:now|today|hereby|with this|by this))\b/u,
    /,? (?:and )?so (?:that's|that is) what (?:this|it) is\b/u,
    /,? (?:and )?so (?:(?:with|by) this e-?mail,? )?(?:i am|i'm|we are|we're|im) (?:now |hereby )?(?:invok|us|tak|start|declar|mak|do|rais|open|beginn)ing (?:it|that|this)\b/u,
    /,? so (?:this|that) is (?:that|it)(?=\W*$|[.,;])/u,
    /,? so (?:please )?(?:consider|take|treat|regard) (?:it|this) (?:as )?(?:done|made|invoked|started|begun|triggered)\b/u,
    /,? (?:and|because|so) this is (?:me|us) (?:now )?(?:taking|doing|using|making|starting|invoking) (?:it|that)\b/u,
    /,? of which (?:please )?(?:treat |take |regard |accept )?this\b/u,
    inOrder(
      /,? (?:and|which) (?:i|we) (?:now |hereby |herewith |accordingly )?do (?:so )?/u,
      /now|hereby|herewith|today|(?:by|with|in|by way of|by means of) (?:this|the present)/u,
      /\b/u,
    ),
    /,? which is (?:exactly |precisely )?what (?:i am|i'm|we are|we're|this)\b/u,
    /\bthis e-?mail (?:confirms|is to confirm|puts) (?:it|that|this)\b/u,
  ),
)

/** "Step three is heads of service, so here I am": whose step it is, and that it has come to them. */
const IS_YOURS = inOrder(
  /^ (?:is|goes to|sits with|lies with|belongs to|says|means)(?! not\b)[^.:;?]{1,60}?,? (?:so|hence|and so) /u,
  anyOf(
    /here (?:i am|we are|it is|it comes)/u,
    /(?:i am|i'm|we are|we're) (?:now )?(?:coming|turning|writing) to you(?=\W*$|,? (?:now|today|as (?:it|that|such|the))\b)/u,
    /this (?:is|comes|goes) to you\b|over to you\b/u,
  ),
)
