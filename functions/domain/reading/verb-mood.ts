import { clauseAfter, clauseBefore, type View } from './clauses.ts'
import type { Core } from './clause-core.ts'
import * as words from './mood-words.ts'
import { TAKEN, TAKES } from './taking-verbs.ts'

/**
 * How a sentence speaks of a step. `declared`: it takes the step, now. `titled`: it names the step like a heading.
 * `stated`: an agency, not "we", takes it. `unclear`: it may take it. `negated`: it says that the step is not taken. `aside`: condition, future, question, history,
 * hearsay, reported speech, a reference to the step.
 */
export type Mood = 'declared' | 'stated' | 'titled' | 'unclear' | 'negated' | 'aside'

/** How the verb between the subject and the step takes it: now, not, later, long ago. Unknown verbs stay unclear. */
export function verbOf(view: View, core: Core): Mood {
  const { subject } = core
  if (words.NO_CHOICE.test(core.chain)) return words.FUTURE_CHAIN.test(core.chain) ? 'aside' : 'declared'
  const chain = core.chain.replace(words.NO_NEGATION, ' ').replace(words.TOPIC, '$1')
  if (words.NEGATION.test(chain))
    return words.WISHED_AWAY.test(chain) || words.FUTURE_CHAIN.test(chain) || words.SIMPLE_PAST.test(chain)
      ? 'aside'
      : 'negated'
  switch (subject) {
    case 'sender':
      return senderVerb(view, chain)
    case 'matter':
      return words.PURPOSE.test(view.before)
        ? senderVerb(view, chain.replace(/^ is to /u, ' '))
        : matterVerb(view, chain)
    case 'side':
      return sideVerb(view, core)
    case 'you':
      if (/\b(?:can|could|would|will)\s+$/u.test(core.governor))
        return words.TREAT_VERB.test(chain) ? 'declared' : 'unclear'
      return /^(?:'re|\s+are)\s+(?:now |hereby |formally )*(?:asked|notified|informed|invited|requested|advised|put on notice|required)\b/u.test(
        chain,
      )
        ? 'declared'
        : 'aside'
    case 'other':
      return /^(?: is|'s) no\b/u.test(chain) ? otherVerb(view, core) : 'aside'
    case 'unknown':
    case 'none':
      return otherVerb(view, core)
  }
}

/** Words that bind the verb to this mail: "now", "today", "this confirms". */
export const isNow = (view: View, chain: string): boolean =>
  /\b(?:(?:to|i|we|this) confirms?|confirming|confirmation)\b/u.test(view.before) ||
  words.NOW.test(chain) ||
  words.NOW.test(clauseAfter(view.after)) ||
  words.NOW.test(clauseBefore(view))

function senderVerb(view: View, chain: string): Mood {
  if (words.RECEIVED.test(chain)) return 'aside'
  if (words.FUTURE_CHAIN.test(chain)) return words.IMMEDIATE_FUTURE.test(chain) ? 'unclear' : 'aside'
  if (words.SIMPLE_PAST.test(chain))
    return isNow(view, chain) && words.TODAY.test(`${chain} ${view.after}`) && TAKEN.test(chain)
      ? 'unclear'
      : 'aside'
  if (words.PERFECT.test(chain)) return perfect(view, chain)
  if (words.UNDOING.test(chain)) return 'aside'
  if (words.OBLIGED.test(chain) && !isNow(view, chain)) return 'unclear'
  if (words.THINKS.test(chain)) return words.TREATED.test(chain) ? 'declared' : 'unclear'
  if (words.STANDS_AT.test(chain)) return 'declared'
  return TAKES.test(chain) ? 'declared' : 'unclear'
}

function perfect(view: View, chain: string): Mood {
  if (words.UNDOING.test(chain)) return 'aside'
  if (words.DECIDED.test(chain)) return 'declared'
  if (!TAKEN.test(chain)) return words.UNDOING.test(chain) ? 'aside' : 'unclear'
  return isNow(view, chain) ? 'declared' : 'unclear'
}

function matterVerb(view: View, chain: string): Mood {
  if (words.TREATED_AS.test(chain)) return 'declared'
  if (words.FUTURE_CHAIN.test(chain)) return words.IMMEDIATE_FUTURE.test(chain) ? 'unclear' : 'aside'
  if (words.SIMPLE_PAST.test(chain)) return 'aside'
  if (words.UNDOING.test(chain)) return 'aside'
  if (words.PERFECT.test(chain)) return isNow(view, chain) ? 'declared' : 'unclear'
  if (/^\s*(?:needs?|ought|has to|should|is to)\b/u.test(chain)) return 'unclear'
  return 'declared'
}

function sideVerb(view: View, core: Core): Mood {
  if (/^\s*wants?\b/u.test(core.chain)) return 'unclear'
  const own = /\b(?:our|my) (?:[\w'&-]+ ){0,6}$/u.test(
    view.before.slice(0, view.before.length - core.chain.length),
  )
  const mood = senderVerb(
    view,
    core.chain.replace(/^\s+(?:is|has)\b/u, (verb) => (verb.includes('is') ? ' are' : ' have')),
  )
  if (mood !== 'declared') return mood
  return own ||
    words.THE_TRUST.test(clauseBefore(view)) ||
    /\b(?:hereby|today)\b/u.test(core.chain) ||
    /\b(?:hereby|confirm\w*|(?:by|with|through|in) (?:way of )?this (?:e-?mail|letter|message)|notice|notification)\b/u.test(
      core.governor,
    ) ||
    /\b(?:please|kindly) (?:note|be aware|be advised)\b|\bon behalf of\b/u.test(core.governor)
    ? 'declared'
    : 'stated'
}

function otherVerb(view: View, { chain }: Core): Mood {
  const clause = clauseBefore(view)
  if (/\b(?:attached|enclosed|below|herewith|here)\s+(?:is|are)\b/u.test(clause))
    return words.UNDOING.test(clause) ? 'aside' : 'declared'
  if (/^\s*(?:is|'s)\s+no(?:w no)? (?:other |further )?(?:option|choice|alternative)\b/u.test(chain))
    return 'declared'
  if (
    /\b(?:is|are) (?:now |hereby |herewith |therefore |formally |being ){1,3}\w+/u.test(clause) &&
    TAKEN.test(clause)
  )
    return 'declared'
  if (/\bhereby\b/u.test(clause)) return 'declared'
  if (
    words.FUTURE_CHAIN.test(clause) ||
    words.SIMPLE_PAST.test(clause) ||
    /\b(?:was|were|had|did)\b/u.test(clause)
  )
    return 'aside'
  return /\b(?:is|are)\b/u.test(clause) &&
    TAKES.test(clause) &&
    !words.UNDOING.test(clause) &&
    !words.RECEIVED.test(clause)
    ? 'unclear'
    : 'aside'
}
