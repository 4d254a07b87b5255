import { clauseAfter, clauseBefore, clauseUpTo, viewOf, type View } from './clauses.ts'
import { DECLARING, DECLARING_AFTER, MAYBE } from './declaring-frames.ts'
import type { Mention } from './mentions.ts'
import {
  BEFORE_REFERENCE,
  CONDITION_AFTER,
  CONDITION_BEFORE,
  DENIAL_BEFORE,
  DENIED_BEFORE,
  DOCUMENT_AFTER,
  FINITE,
  FIRST_PERSON_REPORT,
  FUTURE,
  HEARSAY_BEFORE,
  HEDGE_BEFORE,
  HOPE_BEFORE,
  LATER_AFTER,
  NEGATED_AFTER,
  NOTED_BEFORE,
  PAST,
  POLITE_IF,
  POSSESSED,
  REFERENCE_AFTER,
  REPORT_BEFORE,
  REQUIRED_WORDING,
  RESUMES,
  TIME_BEFORE,
  TITLE_ASIDE,
  TITLE_OF_ANSWER,
  WISHED_AWAY,
} from './mood-words.ts'

/**
 * How a sentence speaks of a step. `declared`: it takes the step, now. `titled`: it names the step like a heading.
 * `unclear`: it may take it. `negated`: it says that the step is not taken. `aside`: condition, future, question, history,
 * hearsay, reported speech, a reference to the step.
 */
export type Mood = 'declared' | 'titled' | 'unclear' | 'negated' | 'aside'

export function moodOf(sentence: string, mentions: readonly Mention[], focus: Mention): Mood {
  const view = viewOf(sentence, mentions, focus)
  if (asks(view)) return 'aside'
  const found = latestFrame(view, DECLARING)
  if (found !== null) return moodOfFrame(view, found)
  if (DECLARING_AFTER.some((pattern) => pattern.test(view.text)) && !conditional(view.before, view.after)) {
    return /\bnot\b|n't\b/u.test(clauseAfter(view.after)) ? 'aside' : 'declared'
  }
  if (denied(view)) return 'negated'
  if (BEFORE_REFERENCE.test(view.before) || REFERENCE_AFTER.test(view.after)) return 'aside'
  if (isTitle(view)) return 'titled'
  const maybe = latestFrame(view, MAYBE)
  if (
    maybe !== null &&
    !/\b(?:may|might|could|would|can)\b/u.test(clauseBefore(view)) &&
    !conditional(view.before, view.after) &&
    !reported(view.before.slice(0, maybe)) &&
    !LATER_AFTER.test(view.after)
  )
    return 'unclear'
  const clause = `${clauseBefore(view)}§${clauseAfter(view.after)}`
  if (PAST.test(clause) || FUTURE.test(clause) || conditional(view.before, view.after)) return 'aside'
  if (POSSESSED.test(view.before) || reported(clauseBefore(view))) return 'aside'
  if (/\b(?:not|never|nobody|no one|nearly|almost|you(?:'re| are| have| were))\b|n't\b/u.test(clause))
    return 'aside'
  return /\b(?:i|we|this|please|now|hereby|formal(?:ly)?|today)\b/u.test(clause) ? 'unclear' : 'aside'
}

/** Where the declaring words that stand nearest to the step begin, or null. */
function latestFrame(view: View, frames: readonly RegExp[]): number | null {
  const upTo = `${view.before}§`
  let latest: number | null = null
  for (const pattern of frames) {
    // The last start: a frame may begin twice ("this is not …, this is §").
    for (let from = 0; from < upTo.length;) {
      const match = pattern.exec(upTo.slice(from))
      if (match === null) break
      const start = from + match.index
      if (latest === null || start > latest) latest = start
      from = start + 1
    }
  }
  return latest
}

function moodOfFrame(view: View, start: number): Mood {
  const inner = view.before.slice(start)
  const governor = clauseUpTo(view.text, start)
  if (DENIAL_BEFORE.test(governor) || /\b(?:not|never)\s+$/u.test(governor))
    return WISHED_AWAY.test(governor) ? 'aside' : 'negated'
  if (conditional(view.before.slice(0, start), view.after)) return 'aside'
  if (
    TIME_BEFORE.test(governor) ||
    reported(governor) ||
    NOTED_BEFORE.test(governor) ||
    HOPE_BEFORE.test(governor)
  )
    return 'aside'
  if (insideQuotation(view, start) || PROPOSED_WORDS.test(view.before) || isOtherProcedure(view, inner))
    return 'aside'
  if (BEFORE_REFERENCE.test(view.before)) return 'aside'
  if (
    /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:forms?|template)\b/u.test(
      view.after,
    )
  )
    return 'unclear'
  if (REFERENCE_AFTER.test(view.after)) return NEGATED_AFTER.test(view.after) ? 'negated' : 'aside'
  if (
    POSSESSED.test(view.before) &&
    /\b(?:your|their|his|her)\s+(?:\w+\s+)?$/u.test(view.before) &&
    DOCUMENT_AFTER.test(view.after)
  )
    return 'aside'
  if (HEDGE_BEFORE.test(governor)) return 'unclear'
  if (/\b(?:i|we)\b/u.test(inner.slice(0, 4)) && LATER_AFTER.test(view.after)) return 'aside'
  if (/\bgoing to (?:have|need|escalate|move|raise|take|be|invoke)\b/u.test(inner)) return 'unclear'
  return 'declared'
}

function reported(governor: string): boolean {
  if (HEARSAY_BEFORE.test(governor) || REQUIRED_WORDING.test(governor)) return true
  return REPORT_BEFORE.test(governor) && !FIRST_PERSON_REPORT.test(governor)
}

function conditional(before: string, after: string): boolean {
  const lead = before.replace(POLITE_IF, '')
  const last = Math.max(
    lead.lastIndexOf(';'),
    lead.lastIndexOf(' - '),
    lead.lastIndexOf(' so '),
    lead.lastIndexOf('. '),
    lead.search(/(?<!option|choice|alternative|nothing|anything) but (?!.* but )/u),
    lead.lastIndexOf('('),
  )
  if (CONDITION_BEFORE.test(lead.slice(last + 1))) return true
  const follows = CONDITION_AFTER.exec(after.replace(POLITE_IF, ''))
  return follows !== null && !RESUMES.test(follows[0].replace(/\b(?:if|unless)$/u, ''))
}

function denied(view: View): boolean {
  if (NEGATED_AFTER.test(view.after)) return true
  return DENIED_BEFORE.test(clauseBefore(view))
}

/** A question that the step stands in; "This is step two, can you ring me?" asks something else. */
function asks(view: View): boolean {
  if (
    /^\s*(?:please\s+)?(?:can|could|would|will|should|shall|may|is|are|was|do|does|did|has|have|what|when|who|how|why|which|where|am i|might)\b[^.;]*$/u.test(
      clauseBefore(view),
    ) &&
    /\?\s*["')]*$/u.test(view.text)
  )
    return true
  if (!/\?\s*["')]*$/u.test(view.text))
    return (
      /\b(?:is this|are we|should (?:this|i|we)|whether (?:this|it|we))\b[^.;:,]{0,30}$/u.test(view.before) &&
      !/\b(?:what|all) (?:this is|we are)\b/u.test(view.before) &&
      /\b(?:whether|wonder\w*|ask\w*|confirm|tell|know|clarify|check)\b/u.test(view.before)
    )
  const rest =
    /(?:,|;|\s-+|:|\.|\band\b|\bso\b)\s*((?:please\s+)?(?:can|could|would|will|when|what|who|how|where|do|are|is|please|may|might|any)\b.*)$/u.exec(
      view.after,
    )?.[1]
  if (rest === undefined) return true
  return /^(?:is|are|do|does)(?:n't| not)?\s+(?:it|this|that|we|you agree|you not)\b.{0,20}\?|^(?:right|correct|yes|no|ok)\b/u.test(
    rest,
  )
}

const PROPOSED_WORDS =
  /\b(?:suggested|proposed|draft|possible|example) (?:text|wording|e-?mail|reply|version)\b/u

/** "We are escalating the complaint to stage 2": another procedure's steps, unless the partnership's is named. */
const isOtherProcedure = (view: View, inner: string): boolean =>
  /\b(?:complaints?|grievances?|appeals?|disciplinary|sickness|absence|attendance|exclusion|fixed penalty)\b/u.test(
    inner,
  ) && !/\b(?:partnership|professional|escalation (?:process|procedure|protocol|policy))\b/u.test(view.text)

/** Somebody's wording in quotation marks: 'The template reads: "this is step one …"'. */
function insideQuotation(view: View, start: number): boolean {
  const lead = view.before.slice(0, start)
  const doubles = [...lead.matchAll(/"/gu)].length
  const singles = [...lead.matchAll(/(?:^|[\s(])'(?=\w|$)/gu)].length
  return (doubles % 2 === 1 && view.after.includes('"')) || (singles === 1 && /'(?:\W|$)/u.test(view.after))
}

/** A heading: the step in a clause without a finite verb, and nothing that makes it another mail's step. */
function isTitle(view: View): boolean {
  const clause = `${clauseBefore(view)} ${clauseAfter(view.after)}`
  if (FINITE.test(clause) || TITLE_ASIDE.test(clause)) return false
  if (TITLE_OF_ANSWER.test(`${clause} ${view.after.slice(0, 40)}`.replace(/\bre\b.*$/u, ''))) return false
  if (/\bplease\s+\w+/u.test(view.before) && !view.before.includes(':')) return false
  if (/\b(?:i|we|you|they|he|she|who)\b|^to\b/u.test(clause)) return false
  if (/\b(?:your|their|his|her)\s+(?:\w+\s+){0,2}$/u.test(view.before)) return false
  return clause.split(/\s+/u).length <= 24
}
