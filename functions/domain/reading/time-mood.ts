import type { Clause } from './clauses.ts'
import { speaksForItself, type Subject } from './speaker.ts'
import { isLater, isNow, isToday } from './time-words.ts'
import type { VerbGroup } from './verb-group.ts'
import { textOf, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

/** Now, later, long ago: by tense and aspect, and by the words for time beside it. */
export function timeMood(view: View, clause: Clause, group: VerbGroup, who: Subject): Mood {
  const before = textOf(view, leadStart(view, clause), view.at)
  const after = clauseAfter(view)
  const around = textOf(view, clause.start - 3, clause.end)
  const first = group.heads[0]?.verb ?? ''
  if (
    /\bused to\b|\b(?:nearly|almost|not quite|practically|virtually)\b/u.test(
      textOf(view, clause.verb, view.at),
    )
  )
    return 'aside'
  if (/\b(?:rather than|instead of)\b/u.test(before)) return 'aside'
  switch (group.time) {
    case 'past':
      return isToday(around) && who !== 'side' && !/\b(?:was|were|had)\b/u.test(before) ? 'unclear' : 'aside'
    case 'hypothetical':
      return group.modal === 'should' &&
        group.passive &&
        who === 'matter' &&
        /\bas(?: \w+){0,2}$/u.test(before)
        ? 'declared'
        : group.modal === 'should' && who === 'matter'
          ? 'unclear'
          : 'aside'
    case 'future':
      if (/\bgoing to\b|\bhave to\b|\bhaving to\b/u.test(before) && !isLater(`${before} ${after}`))
        return 'unclear'
      return isToday(`${before} ${after}`) && !isLater(`${before} ${after}`) ? 'unclear' : 'aside'
    case 'perfect': {
      if (isLater(after)) return 'aside'
      if (first === 'be') return 'aside'
      if (/^(?:tell|advise|warn)$/u.test(first)) return 'unclear'
      if (group.heads.length > 1 && DECIDED.test(first)) return 'declared'
      if (group.passive && /^(?:tell|advise|ask|inform|warn)$/u.test(first)) return 'unclear'
      if (first === 'take' && /\bdecision to\b/u.test(before)) return 'declared'
      if (who === 'side' && !speaksForItself(view, clause)) return 'unclear'
      if (/^(?:reach|arrive|come|get|land|become)$/u.test(first)) return 'declared'
      return isNow(around) || isBound(view) ? 'declared' : 'unclear'
    }
    case 'present':
    case 'progressive':
      if (
        lexicon.HABIT.has(before.split(' ').find((word) => lexicon.HABIT.has(word)) ?? '') ||
        /\b(?:every time|each time|in cases like|as a rule|on occasion|tends? to)\b/u.test(
          textOf(view, 0, view.at),
        )
      )
        return 'aside'
      if (isLater(`${before} ${after}`) && !/(?<!from )\bnow\b/u.test(before)) return 'aside'
      if (group.obliged && !isNow(around) && group.modal !== 'must') return 'unclear'
      return 'declared'
  }
}
/** "Just to confirm: I have moved this to …", "For the record, we have …": the perfect is told as this mail's own act. */
const isBound = (view: View): boolean =>
  /\b(?:confirm\w*|for the record|in writing|this (?:e-mail|email|letter|message)|notice|notif\w+|inform\w*|let you know)\b/u.test(
    textOf(view, 0, view.tokens.length),
  )

/** Where the words that set the clause's time begin: "From Monday this is …", "… that on Friday we go to …". */
function leadStart(view: View, clause: Clause): number {
  let start = clause.start
  while (start > 0 && (lexicon.isAdverb(wordAt(view, start - 1)) || wordAt(view, start - 1) === ','))
    start -= 1
  for (
    let from = start - 1;
    from >= Math.max(0, start - 6) && !/^[.;:]$/u.test(wordAt(view, from));
    from -= 1
  )
    if (
      SETS_TIME.test(textOf(view, from, start)) &&
      !/^[\p{L}\d]/u.test(wordAt(view, from - 1).replace(/^(?:that|and|but|so|then)$/u, ''))
    )
      return from
  return start
}
const SETS_TIME =
  /^(?:on|from|by|at|as of|come|with effect|effective|until|before|this coming|tomorrow|next|after (?:mon|tues|wednes|thurs|fri)day\S*|\w+ (?:days|weeks|hours))\b/u
const DECIDED =
  /^(?:decide|choose|resolve|elect|opt|conclude|agree|determine|instruct|ask|authorise|authorize|oblige|force|compel|leave|drive|come|get|feel)$/u

/** The words after the step to the next mark, which may still set its time. */
function clauseAfter(view: View): string {
  let end = view.at + 1
  while (
    end < view.tokens.length &&
    !/^[,.;:!?-]$/u.test(wordAt(view, end)) &&
    !(wordAt(view, end) === 'and' || wordAt(view, end) === 'so' || wordAt(view, end) === 'but')
  )
    end += 1
  return textOf(view, view.at + 1, end)
}
