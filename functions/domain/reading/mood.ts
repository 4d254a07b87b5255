import { clausesOf, type Clause } from './clauses.ts'
import { fragmentMood } from './fragments.ts'
import { isConditional, isDoneHere, isInQuotes, isPretended, questionOf, tailOf } from './frame.ts'
import { governedBy } from './governors.ts'
import type { Mention } from './mentions.ts'
import { asSubject } from './step-as-subject.ts'
import { takingMood } from './takes.ts'
import { STEP, tokensOf } from './tokens.ts'
import { weaker, wordAt, type Mood, type View } from './view.ts'

const NOBODY: ReadonlySet<string> = new Set()

/**
 * How the sentence speaks of one of its steps. The signs are looked for from the sentence inwards: quotation, question,
 * condition, who says it, and last the verb that takes the step.
 */
export function moodOf(
  sentence: string,
  mentions: readonly Mention[],
  focus: Mention,
  speaker = NOBODY,
): Mood {
  const tokens = tokensOf(sentence, mentions, focus)
  const at = tokens.findIndex(({ word }) => word === STEP)
  const clauses = clausesOf(tokens)
  const own = clauses.findIndex(({ start, end }) => start <= at && at < end)
  const clause = clauses[own]
  if (at < 0 || clause === undefined) return 'unclear'
  const view = { tokens, at, clauses, own, speaker }
  if (isInQuotes(view) || isPretended(view)) return 'aside'
  const asked = questionOf(view, clause)
  if (asked !== null) return asked
  if (wordAt(view, at + 1) === 'having') return 'aside'
  if (isDoneHere(view)) return 'declared'
  if (isConditional(view, clause)) return 'aside'
  const mood = clauseMood(view, clause)
  const governed = governedBy(view)
  return weaker(governed === null ? mood : weaker(mood, governed), tailOf(view))
}

const isCopula = (view: View, clause: Clause): boolean =>
  /^(?:is|are|has)$/u.test(wordAt(view, clause.verb)) && clause.subject.length <= 2

function clauseMood(view: View, clause: Clause): Mood {
  if (clause.verb < 0) return fragmentMood(view, clause)
  const mood = view.at < clause.verb ? asSubject(view, clause) : takingMood(view, clause)
  // "As this is now at step two, I have asked …": what is taken as known may be the other side's account.
  const isKnown = /^(?:as|since|because|although|though|while|whilst|whereas|given)$/u.test(clause.tie)
  const isBefore = view.clauses.slice(0, view.own).every(({ verb }) => verb < 0)
  const isFollowed = view.clauses.slice(view.own + 1).some(({ verb }) => verb >= 0)
  return isKnown && isBefore && isFollowed && isCopula(view, clause) ? weaker(mood, 'unclear') : mood
}
