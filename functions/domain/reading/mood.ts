import { clauseAfter, clauseBefore, viewOf, type View } from './clauses.ts'
import { coreOf, type Core } from './clause-core.ts'
import type { Mention } from './mentions.ts'
import { asks, insideQuotation, isPlainRequest, isPoliteRequest, isPretended } from './mood-asides.ts'
import * as words from './mood-words.ts'
import { TAKEN, TAKES } from './taking-verbs.ts'
import { isNow, verbOf, type Mood } from './verb-mood.ts'

/**
 * A plain clause of the sender declares its step; every other mood has a sign of its own. The signs are looked for from the
 * sentence inwards: question, quotation, condition, what the step belongs to, who speaks, and last the verb.
 */
export function moodOf(sentence: string, mentions: readonly Mention[], focus: Mention): Mood {
  const view = viewOf(sentence, mentions, focus)
  if (asks(view)) return isPlainRequest(view) ? 'declared' : isPoliteRequest(view) ? 'unclear' : 'aside'
  if (words.DONE_IN_THIS_MAIL.test(view.after)) return 'declared'
  if (insideQuotation(view) || isPretended(view) || words.REPORTED_WORDS.test(view.before)) return 'aside'
  if (conditional(view.before, view.after)) return 'aside'
  if (words.PERFORMED_AFTER.test(view.text))
    return /\bnot\b|n't\b/u.test(clauseAfter(view.after)) ? 'aside' : 'declared'
  if (words.NEGATED_AFTER.test(view.after)) return 'negated'
  if (words.LANDS_HERE.test(view.after)) return 'aside'
  if (words.GENERALLY.test(view.before) && words.WHO_DOES.test(view.after))
    return /\b(?:asks?|requests?|seeks?)\b/u.test(view.after) ? 'unclear' : 'aside'
  const asStep = performing(view)
  if (asStep !== null) return asStep
  if (words.APPLIES.test(view.text)) return 'unclear'
  if (words.BEFORE_REFERENCE.test(view.before)) return 'aside'
  if (words.REFERENCE_AFTER.test(view.after) || documentOfOthers(view)) return 'aside'
  return spoken(view, coreOf(view))
}

function spoken(view: View, core: Core): Mood {
  if (core.subject === 'none') return fragment(view, core)
  const governed = governedBy(core)
  if (governed !== null) return governed
  const mood = verbOf(view, core)
  if (mood === 'negated' || mood === 'aside') return mood
  if (words.LATER_AFTER.test(view.after) && !words.NOW.test(core.chain)) return 'aside'
  if (mood === 'declared' && isOtherProcedure(view, core)) return 'aside'
  return mood
}

/** What stands over the clause: "I doubt that …", "She said …", "Please note that …" (which changes nothing). */
function governedBy({ governor: spokenBefore, subject, chain }: Core): Mood | null {
  const governor = spokenBefore.replace(/\b(?:which|that|this)(?: is|'s) why\b/gu, 'so')
  if (words.YOU_WILL_SEE.test(governor)) return null
  if (words.INVERTED.test(governor)) return 'negated'
  if (words.LATER_BEFORE.test(governor)) return 'unclear'
  if (words.DENIAL_BEFORE.test(governor) || /\b(?:not|never)\s+$/u.test(governor))
    return words.WISHED_AWAY.test(governor) ? 'aside' : 'negated'
  if (
    words.TIME_BEFORE.test(governor) ||
    words.HEARSAY_BEFORE.test(governor) ||
    words.REQUIRED_WORDING.test(governor)
  )
    return 'aside'
  if (words.OTHERS_POSITION.test(governor)) return 'aside'
  if (words.SENDER_TELLS.test(governor)) return null
  if (words.REPORT_BEFORE.test(governor) && !words.FIRST_PERSON_REPORT.test(governor)) return 'aside'
  if (words.NOTED_BEFORE.test(governor) || words.HOPE_BEFORE.test(governor)) return 'aside'
  if (
    words.HEDGE_BEFORE.test(governor) &&
    !/^\s+(?:must|have no|have to now|am (?:left|obliged|forced))\b/u.test(chain)
  )
    return subject === 'you' ? 'aside' : 'unclear'
  if (words.ATTITUDE.test(governor)) return 'aside'
  return null
}

/** A clause without a finite verb: an imperative, "Moving to …", or a heading. */
function fragment(view: View, { chain }: Core): Mood {
  const clause = `${chain}§${clauseAfter(view.after)}`
  const lead = chain.replace(words.GREETING, '')
  if (words.NEGATION.test(lead.replace(words.NO_NEGATION, ' '))) return 'negated'
  if (words.TREATED_AS.test(lead)) return 'declared'
  if (words.NOTHING_CAME_OF.test(lead)) return 'aside'
  const please = /\b(?:please|kindly|pls|plz)\b/u.test(lead)
  const request = /^.*\b(?:please|kindly|pls|plz)\b[,\s]+(?=\w)/u.exec(lead)?.[0] ?? ''
  const imperative =
    /^\s*(?:(?:please|kindly|pls|plz|so|then|and|also|now|therefore|do)\b[,\s]+)*(\w[\w-]*)/u.exec(
      lead.slice(request.length),
    )?.[1] ?? ''
  if (please && words.NOT_A_REQUEST.test(lead)) return 'aside'
  if (words.UNDOING.test(lead.replace(words.TOPIC, '$1')) && !isTitle(view)) return 'aside'
  if (
    /^(?:treat|consider|regard|log|record|class|take|accept|register|count|deem|view|let)$/u.test(imperative)
  )
    return aimed(view, lead)
  if (/ing$/u.test(imperative) && /^\w/u.test(lead.trim())) {
    if (words.MUSING.test(imperative)) return 'aside'
    if (TAKES.test(imperative)) return words.LATER_AFTER.test(view.after) ? 'aside' : 'declared'
  }
  if (TAKEN.test(imperative) && /ed$|^(?:taken|sent|put|gone|begun|given)$/u.test(imperative))
    return isNow(view, clause) ? 'declared' : 'unclear'
  if (please) {
    if (/\b(?:find|see)\b/u.test(lead))
      return /\b(?:attached|enclosed|below|herewith)\b/u.test(lead + view.after) ? 'declared' : 'unclear'
    if (/\b(?:note|aware|advised|informed)\b/u.test(lead)) return isTitle(view) ? 'titled' : 'unclear'
    return TAKES.test(imperative) ? aimed(view, lead) : 'aside'
  }
  if (BARE.test(imperative)) return 'unclear'
  if (isTitle(view)) return words.LATER_AFTER.test(view.after) ? 'aside' : 'titled'
  if (words.FUTURE_CHAIN.test(clause) || FINITE_PAST.test(clause)) return 'aside'
  return /\b(?:now|hereby|formal(?:ly)?|today)\b/u.test(clause) && TAKES.test(clause) ? 'unclear' : 'aside'
}

/** "Escalate to step two" may be an option on a list or an action for another. */
const BARE =
  /^(?:escalate|move|go|take|raise|proceed|progress|invoke|trigger|start|submit|issue|begin|open|refer|use|try)$/u
const FINITE_PAST = /\b(?:was|were|had|did)\b/u
const aimed = (view: View, lead: string): Mood =>
  words.LATER_AFTER.test(view.after) ? 'aside' : words.AIMED_ELSEWHERE.test(lead) ? 'aside' : 'declared'

function performing(view: View): Mood | null {
  return words.AT_STEP_I_ASK.test(view.text) &&
    !words.UNDOING.test(clauseBefore(view).replace(/\bguidance\b/u, ''))
    ? 'declared'
    : null
}

const documentOfOthers = (view: View): boolean =>
  !/\b(?:this|here)(?:'s| is) (?:now )?(?:the|my|our) (?:formal )?$|\byour (?:level|next|desk|attention|tier) $/u.test(
    view.before,
  ) &&
  (/\b(?:your|their|his|her)\s+(?:\w+\s+){0,2}$/u.test(view.before) ||
    (/\bthe\s+(?:\w+\s+)?$/u.test(view.before) && words.DOCUMENT_AFTER.test(view.after)))

function conditional(before: string, after: string): boolean {
  const lead = before.replace(words.POLITE_IF, '')
  const last = Math.max(
    lead.lastIndexOf(';'),
    lead.lastIndexOf(' - '),
    lead.lastIndexOf(' so '),
    lead.lastIndexOf('. '),
    lead.search(/(?<!option|choice|alternative|nothing|anything) but (?!.* but )/u),
    lead.lastIndexOf('('),
  )
  if (words.CONDITION_BEFORE.test(lead.slice(last + 1)) || words.OR_ELSE.test(lead)) return true
  const follows = words.CONDITION_AFTER.exec(after.replace(words.POLITE_IF, ''))
  return follows !== null && !words.RESUMES.test(follows[0].replace(/\b(?:if|unless)$/u, ''))
}

/** "We are escalating the complaint to stage 2": another procedure's steps, unless the partnership's is named. */
const isOtherProcedure = (view: View, { chain }: Core): boolean =>
  words.OTHER_PROCEDURE.test(chain) &&
  !/\b(?:partnership|professional|escalation (?:process|procedure|protocol|policy))\b/u.test(view.text)

/** A heading: the step in a clause without a finite verb, and nothing that makes it another mail's step. */
function isTitle(view: View): boolean {
  const clause = `${clauseBefore(view)} ${clauseAfter(view.after)}`
  if (words.FINITE.test(clause) || words.TITLE_ASIDE.test(clause)) return false
  if (words.NOT_A_TITLE.test(clause) || words.STEP_DOES.test(view.after)) return false
  if (words.TITLE_OF_ANSWER.test(`${clause} ${view.after.slice(0, 40)}`.replace(/\bre\b.*$/u, '')))
    return false
  if (/\b(?:i|we|you|they|he|she|who)\b|^to\b/u.test(clause)) return false
  return clause.split(/\s+/u).length <= 24
}
