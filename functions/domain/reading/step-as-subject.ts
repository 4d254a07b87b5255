import type { Clause } from './clauses.ts'
import { followingNoun, TAKEN_NOUNS } from './acts.ts'
import { isLater, isNow } from './time-words.ts'
import { verbGroupOf } from './verb-group.ts'
import { textOf, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

/** The step is what the clause speaks of: "step two is hereby invoked", "step two applies", "step two it is". */
export function asSubject(view: View, clause: Clause): Mood {
  const { at } = view
  const rest = textOf(view, at + 1, clause.end)
  const group = verbGroupOf(view.tokens, clause.verb, clause.end)
  const head = group.heads[0]?.verb ?? ''
  const around = textOf(view, clause.start - 2, view.tokens.length).concat(
    /\bhereby\b/u.test(textOf(view, 0, at)) ? ' hereby' : '',
  )
  const noun = followingNoun(view)
  if (/^(?:attach|enclose)$/u.test(head))
    return TAKEN_NOUNS.test(noun) && !/\b(?:responses?|repl(?:y|ies)|answers?|minutes|notes)\b/u.test(around)
      ? 'titled'
      : 'aside'
  if (noun !== '' && clause.verb > at + 1 && !TAKEN_NOUNS.test(noun)) return 'aside'
  const determiner = wordAt(view, at - 1)
  if (/^(?:your|their|his|her)$/u.test(determiner)) return 'aside'
  if (/^(?:,|then|) ?it (?:is|has to be|must be|will have to be)(?: (?:then|now))?$/u.test(rest))
    return 'declared'
  if (group.negated) return 'negated'
  if (group.time === 'past' && /\btoday\b/u.test(rest)) return 'unclear'
  if (group.time === 'future' || group.time === 'hypothetical' || group.time === 'past') return 'aside'
  if (isLater(rest)) return 'aside'
  const begins = /^(?:begin|start|commence|apply)$/u.test(head)
  if (begins && !group.passive)
    return /\b(?:when|where|only|if|once|unless|with (?:a|an|the))\b/u.test(rest)
      ? 'aside'
      : isNow(around) || /\bhere\b|\bwith this\b/u.test(rest)
        ? 'declared'
        : 'unclear'
  if (group.passive || group.time === 'progressive') {
    const taken =
      lexicon.TAKING.has(head) ||
      /^(?:request|reach|declare|call|warrant|trigger|begin|commence|start)$/u.test(head)
    if (!taken) return 'aside'
    return isNow(around) ||
      /\bby (?:this|us|me|our|parkside|the)\b/u.test(rest) ||
      group.time === 'progressive'
      ? 'declared'
      : 'unclear'
  }
  if (
    head === 'be' &&
    /\b(?:now|hereby|therefore)\b/u.test(rest) &&
    /\b(?:underway|under way|in force|open|live|active|in play|engaged|where we are)\b/u.test(rest)
  )
    return 'declared'
  if (
    head === 'be' &&
    /\bwhat (?:i|we) (?:am|are) (?:now )?(?:invoking|asking|requesting|raising|doing|starting|taking)\b/u.test(
      around,
    )
  )
    return 'declared'
  return 'aside'
}
