import type { Clause } from './clauses.ts'
import { actOf, followingMood, isForced } from './acts.ts'
import { isAgency, speaksForItself, subjectOf, type Subject } from './speaker.ts'
import { timeMood } from './time-mood.ts'
import { verbGroupOf, type VerbGroup } from './verb-group.ts'
import { textOf, weaker, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

/** A clause with a finite verb before the step: whose step it is, when, and whether the verbs take it. */
export function takingMood(view: View, clause: Clause): Mood {
  const group = verbGroupOf(view.tokens, clause.verb, view.at)
  const who = speakerOf(view, clause, group)
  const lead = textOf(view, clause.verb, view.at)
  if (isForced(lead)) return isPending(group) ? 'aside' : 'declared'
  switch (who) {
    case 'you':
      // "You have our step two."
      if (
        /^(?:have|hold)(?: now| here| herewith)? (?:my|our)(?: formal)?$/u.test(lead) &&
        followingMood(view) === 'declared'
      )
        return 'declared'
      return group.passive &&
        /^(?:ask|notify|inform|invite|request|advise|require|put)$/u.test(group.heads[0]?.verb ?? '')
        ? 'declared'
        : 'aside'
    case 'other':
    case 'none':
      return 'aside'
    case 'sender':
    case 'matter':
    case 'side': {
      if (isSupposed(clause)) return 'aside'
      const mood = ownMood(view, clause, group, who)
      if (clause.subject[0]?.word === 'no') return weaker(mood, 'unclear')
      return who === 'side' ? sideMood(view, clause, group, mood) : mood
    }
  }
}

/** "Any further delay …", "our next step …": nothing that is so yet. */
const isSupposed = ({ subject }: Clause): boolean =>
  subject.some(({ word }) => word === 'next') ||
  /^(?:any|another|further|every|each)$/u.test(subject[0]?.word ?? '')

/** What an agency that is named does: its own act if it speaks for itself, else no more than stated, or unclear. */
function sideMood(view: View, clause: Clause, group: VerbGroup, mood: Mood): Mood {
  const head = group.heads[0]?.verb ?? ''
  // The side that logs a step is the one that received it.
  if (lexicon.TREATING.has(head) && head !== 'take') return weaker(mood, 'unclear')
  const isEquated =
    head === 'be' && !/\b(?:at|on|in|into|under|to)\b/u.test(textOf(view, clause.verb, view.at))
  if (isEquated) return weaker(mood, 'unclear')
  if (speaksForItself(view, clause)) return mood
  return weaker(mood, isLoneWord(clause) ? 'unclear' : 'stated')
}

const isPending = ({ time }: VerbGroup): boolean => time === 'future' || time === 'hypothetical'

/** Whose clause it is; people drop "I" ("Am moving this to …") and "it" ("Is now at …"). */
function speakerOf(view: View, clause: Clause, group: VerbGroup): Subject {
  const who = subjectOf(clause.subject, view.speaker)
  if (who !== 'none') return who
  const verb = wordAt(view, clause.verb)
  if (/^(?:am|have|would|need|want|must|had|was|were|will)$/u.test(verb)) return 'sender'
  return /^(?:is|has)$/u.test(verb) && group.time !== 'past' ? 'matter' : 'none'
}

/** "Parkside is …", but also "Hoarding is …": one word at the start of a sentence need be no agency. */
const isLoneWord = ({ subject }: Clause): boolean => {
  const words = subject.filter(({ word }) => !lexicon.isAdverb(word))
  return words.length === 1 && !isAgency(words[0]?.word ?? '')
}

function ownMood(view: View, clause: Clause, group: VerbGroup, who: Subject): Mood {
  const act = actOf(view, group, who)
  if (act === 'aside') return 'aside'
  if (isNegated(view, group))
    return /^(?:want|wish|mean|intend|know|ask|request|propose|suggest|say|like|plan|need|have|feel|think)$/u.test(
      group.heads[0]?.verb ?? '',
    ) ||
      (group.time !== 'present' && group.time !== 'progressive' && group.time !== 'perfect')
      ? 'aside'
      : 'negated'
  return weaker(act, timeMood(view, clause, group, who))
}

/** "not step one but step two" negates the first only. */
const isNegated = (view: View, group: VerbGroup): boolean =>
  (group.negated ||
    group.heads.some(({ negated }) => negated) ||
    /\b(?:no|not|neither|never)(?: \w+){0,2}$/u.test(
      textOf(view, Math.max(group.heads[0]?.at ?? 0, view.at - 3), view.at),
    )) &&
  !/\b(?:not|never|no longer)\b.*\bbut(?: \w+){0,3}$|\bnot only\b|\bnot ¤/u.test(
    textOf(view, group.heads[0]?.at === undefined ? 0 : group.heads[0].at - 4, view.at),
  )
