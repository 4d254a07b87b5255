import type { Clause } from './clauses.ts'
import { subjectOf } from './speaker.ts'
import { verbGroupOf } from './verb-group.ts'
import { textOf, weaker, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

/**
 * What stands over the clause of the step: "She said that …", "I doubt that …", "The template reads: …", or the sender's own
 * telling ("Please note that …"), which changes nothing. Null where nothing does.
 */
export function governedBy(view: View): Mood | null {
  const { clauses, own } = view
  return combine(overClause(view, own), introducedBy(view, clauses, own))
}

const combine = (one: Mood | null, other: Mood | null): Mood | null =>
  one === null ? other : other === null ? one : weaker(one, other)

function overClause(view: View, index: number): Mood | null {
  const clause = view.clauses[index]
  const before = view.clauses[index - 1]
  if (clause === undefined || before === undefined) return null
  if (clause.tie === 'why')
    return /\b(?:which|that|this|reasons?|you (?:will )?(?:\w+ )?(?:understand|see|appreciate)) (?:is )?$/u.test(
      `${textOf(view, before.start, clause.start - 1)} `,
    )
      ? null
      : 'aside'
  if (before.tie === 'what' && clause.subject.length === 1 && clause.subject[0]?.word === 'this') return null
  if (before.verb < 0 && IN_OTHERS_VIEW.test(textOf(view, before.start, before.end))) return 'aside'
  if ((clause.tie === 'embedded' || clause.tie === 'that') && governs(view, before)) {
    const over = overClause(view, index - 1)
    const governor = governorMood(view, before, clause)
    // "I feel we must now move to …": the duty outweighs the feeling.
    if (
      governor === 'unclear' &&
      OBLIGED.test(textOf(view, clause.start, view.at)) &&
      OPINIONS.test(lexicon.lemmaOf(wordAt(view, before.verb)))
    )
      return null
    return over === null ? governor : weaker(governor, over)
  }
  // "She said she was busy and this is step two": nobody can tell whether she said that too.
  if (
    (clause.tie === 'and' || clause.tie === 'or') &&
    !clause.apart &&
    (before.tie === 'embedded' || before.tie === 'that')
  ) {
    const over = overClause(view, index - 1)
    const isOwn = subjectOf(view.clauses[index - 2]?.subject ?? [], view.speaker) === 'sender'
    return over === null || over === 'declared' || isOwn ? null : 'unclear'
  }
  return null
}

/** "As you have not replied I am moving …": what only leads up to the clause does not say it. */
function governs(view: View, clause: Clause): boolean {
  const first = wordAt(view, clause.start)
  if (/\b(?:and|but|so) (?:having|being)\b|\bmeaning\b/u.test(textOf(view, clause.start, clause.end)))
    return false
  if (clause.verb < 0 && !/\bthat $/u.test(`${textOf(view, clause.start, clause.end)} `)) {
    const lead = textOf(view, clause.start, clause.end).replace(
      /^(?:(?:please|and|so|but|just|also|now|,) )+/u,
      '',
    )
    if (!lexicon.isVerb(lead.split(' ')[0] ?? '')) return false
  }
  if (clause.verb < 0)
    return (
      !lexicon.PREPOSITIONS.has(first) &&
      !lexicon.SUBORDINATORS.has(first) &&
      !/^(?:having|being|given)$/u.test(first)
    )
  if (
    !lexicon.SUBORDINATORS.has(clause.tie) ||
    clause.tie === 'that' ||
    clause.tie === 'what' ||
    clause.tie === 'which'
  )
    return true
  return OPINIONS.test(lexicon.lemmaOf(wordAt(view, clause.verb)))
}
/** "In her view …", "According to the school …", "Word from the school is …". */
const IN_OTHERS_VIEW =
  /^(?:in (?:his|her|their|your|\w+'s) (?:\w+ )?(?:view|opinion|mind|eyes|book|words)|according to|as far as (?:he|she|they|you|the)|for (?:him|her|them))\b/u
const OPINIONS =
  /^(?:say|tell|think|believe|reckon|gather|hear|suppose|guess|claim|understand|insist|assume|suspect|feel|see)$/u

const OBLIGED = /\b(?:must|has to|have to|no (?:option|choice|alternative)|obliged|forced)\b/u

const TEXTS =
  /\b(?:wording|template|examples?|text|voicemail|message from|minutes|(?:file |case |meeting )note|notes|leaflet|poster|script|transcript|quote|quoting|words|headline|entitled|titled|headed|subject line|something like|along the lines|such as|for instance|suggested|sample|standard|draft|copy of)\b/u
const SAYS =
  /\b(?:said|says|say|wrote|writes|write|stated|states|read|reads|replied|replies|told|texted|emailed|goes|went|put|begins|starts|shouted|added|quoted|asked)$/u

/** Before a dash only a plain verb of saying introduces another's words. */
const QUOTES = /\b(?:said|says|wrote|writes|stated|states|replied|texted|emailed|told \w+)$/u

/** "The wording is: …", "Carol wrote: …" against "To confirm what I said on the phone: …". */
function introducedBy(view: View, clauses: readonly Clause[], own: number): Mood | null {
  const clause = clauses[own]
  if (clause === undefined) return null
  let first = own
  while (
    first > 0 &&
    !/^[.;:-]$/u.test(wordAt(view, (clauses[first]?.start ?? 0) - 1)) &&
    !/^[:-]$/u.test(clauses[first]?.tie ?? '')
  )
    first -= 1
  const start = clauses[first]?.start ?? 0
  let colon = start - 1
  while (colon >= 0 && /^(?:"|'|,)$/u.test(wordAt(view, colon))) colon -= 1
  const isDash = wordAt(view, colon) === '-'
  if (wordAt(view, colon) !== ':' && !isDash) return null
  let from = colon - 1
  while (from >= 0 && !/^[.;:?!]$/u.test(wordAt(view, from))) from -= 1
  const intro = textOf(view, from + 1, colon)
  const isText = TEXTS.test(intro) && intro.trim().split(' ').length <= 4
  return isDash && !QUOTES.test(intro) && !isText ? null : introMood(intro)
}

/** What the words before a colon make of what follows it. */
export function introMood(intro: string): Mood | null {
  const text = intro.trim()
  if (/\b(?:i|we) (?:(?:now|also|hereby|therefore|simply) )?(?:say|write|repeat|state|declare)$/u.test(text))
    return null
  if (
    /\b(?:confirm|repeat|reiterate|in writing)\b/u.test(text) &&
    !/\b(?:he|she|they|you|please) (?:\w+ )?confirm/u.test(text)
  )
    return null
  if (/\bshould have (?:said|written)|\bmeant to (?:say|write)\b/u.test(text)) return null
  if (
    /\b(?:propos\w+|will|would|going to|intend to|plan to|suggest\w*) (?:\w+ )*?(?:say|write|send|put|read|go|be)$|\bto send$|\btomorrow\b/u.test(
      text,
    )
  )
    return 'aside'
  if (
    TEXTS.test(text) ||
    SAYS.test(text) ||
    /\b(?:said|wrote|stated|told|texted|replied|emailed) (?:to |me |us |that |on |in |the |this |at |by )?[\w ]{0,30}$/u.test(
      text,
    )
  )
    return 'aside'
  return null
}

const TELLING =
  /^(?:confirm|inform|advise|notify|state|say|write|declare|record|report|tell|announce|stress|emphasise|emphasize|reiterate|repeat|add|make|give|let|regret|trust|mean|remind|put|note|show|ensure|be|get)$/u

/** What the governing clause makes of what it governs. */
function governorMood(view: View, governor: Clause, governed: Clause): Mood {
  const end = governed.start
  const text = textOf(view, governor.start, end)
  if (governor.verb < 0) return imperativeOver(text)
  const who = subjectOf(governor.subject, view.speaker)
  const group = verbGroupOf(view.tokens, governor.verb, end)
  const head = group.heads[0]?.verb ?? ''
  const last = group.heads.at(-1)?.verb ?? ''
  const subject = governor.subject.map(({ word }) => word).join(' ')
  switch (who) {
    case 'sender':
      if (
        /\b(?:my|our) (?:\w+ ){0,3}(?:manager|head|headteacher|lead|director|trust|governors|deputy|team|service)\b/u.test(
          subject,
        ) &&
        head !== 'decide' &&
        head !== 'agree'
      )
        return group.negated ? 'aside' : 'unclear'
      return senderOver(group.negated, group.passive, group.time, head, last, text)
    case 'matter':
      return matterOver(text, group.negated, head, group.time)
    case 'you':
      if (group.time === 'future' || group.time === 'present' || group.time === 'hypothetical')
        return /^(?:see|know|appreciate|understand|note|be|expect|gather|realise|realize|find|notice|surprised?|surprise)$/u.test(
          head,
        ) &&
          (group.time !== 'present' || head !== 'be') &&
          !/\?/u.test(textOf(view, 0, view.tokens.length))
          ? 'declared'
          : 'aside'
      return 'aside'
    case 'none':
      return imperativeOver(text)
    case 'side':
      if (/\b(?:hereby|herewith)\b/u.test(textOf(view, governor.start, end))) return 'stated'
      return /^(?:decide|agree|resolve)$/u.test(head) &&
        (group.time === 'perfect' || /\bwith (?:me|us)\b/u.test(text))
        ? 'stated'
        : 'aside'
    case 'other':
      return 'aside'
  }
}

function senderOver(
  negated: boolean,
  passive: boolean,
  time: string,
  head: string,
  last: string,
  text: string,
): Mood {
  if (negated && !/\bno (?:option|choice|alternative)\b/u.test(text))
    return /\b(?:accept|agree|believe|think|consider|regard|feel|see|understand)\b/u.test(text)
      ? 'negated'
      : 'aside'
  if (/\b(?:why|how|whether|if)$/u.test(text.trim())) return 'aside'
  if (passive && /^(?:tell|inform|advise|lead|give|make|assure)$/u.test(head)) return 'aside'
  if (time === 'past' || time === 'hypothetical')
    return /^(?:think|say|suggest|argue)$/u.test(head) ? (time === 'past' ? 'aside' : 'unclear') : 'aside'
  if (time === 'future') return /^(?:say|add|note|record|confirm|be)$/u.test(head) ? 'unclear' : 'aside'
  if (/^(?:decide|agree|resolve|conclude|determine)$/u.test(head))
    return time === 'perfect' || time === 'present'
      ? head === 'agree' && time === 'present'
        ? 'aside'
        : 'declared'
      : 'unclear'
  if (head === 'know' && /\b(?:you|this|it)\b/u.test(text)) return 'aside'
  if (head === 'be')
    return /\b(?:clear|writing|sorry|afraid|obliged|required|bound|emailing)\b/u.test(text) ||
      (TELLING.test(last) && last !== 'be')
      ? 'declared'
      : /\b(?:aware|glad|pleased|conscious|surprised|happy|grateful|unaware|under the)\b/u.test(text)
        ? 'aside'
        : /\b(?:the view|opinion|position|satisfied|certain|sure|confident)\b/u.test(text)
          ? 'unclear'
          : 'aside'
  if (/^(?:consider|deem|regard|hold)$/u.test(head)) return 'declared'
  if (lexicon.THINKING.has(head) || lexicon.THINKING.has(last))
    return /^(?:hope|fear|wonder|doubt|worry)$/u.test(head) ? 'aside' : 'unclear'
  if (/^(?:ask|want|wish|like|request)$/u.test(head) && /^(?:note|record|know|log|minute)$/u.test(last))
    return 'declared'
  if (lexicon.TAKING_IN.has(head) || lexicon.TAKING_IN.has(last))
    return /\b(?:to let|must|wish to|would like to|to make)\b/u.test(text) ? 'declared' : 'aside'
  if (TELLING.test(last) || TELLING.test(head)) return 'declared'
  if (/^(?:ask|request|want|wish|need|require|insist|propose|like|demand|appreciate)$/u.test(head))
    return /\b(?:you (?:to )?confirm|confirm|whether|check)\b/u.test(text) ? 'aside' : 'declared'
  if (
    /^(?:hope|doubt|wonder|fear|worry|dispute|question|deny|suspect|query|pretend|imagine|dread|refuse|reject)$/u.test(
      head,
    )
  )
    return 'aside'
  return 'unclear'
}

const SURE =
  /\b(?:let|know|with|clear|right|decision|therefore|necessary|for this reason|because|regret|reluctance|sadness|heavy heart|now|confirm\w*|notice|notification|notify|inform|advise|means|tell|record|state|announce|follows)\b/u
const UNSURE =
  /\b(?:not|never|no|possible|likely|unlikely|doubt\w*|unclear|hope\w*|fear\w*|question|said|rumou?r\w*|suggest\w*|understood|reported|assum\w*|pity|shame|wrong|incorrect|untrue|premature|early|word|seems?|appears?|looks|feels?|alleged|time)\b/u

function matterOver(text: string, negated: boolean, head: string, time: string): Mood {
  if (negated) return 'negated'
  if (time === 'past' || time === 'future' || time === 'hypothetical') return 'aside'
  if (UNSURE.test(text))
    return /\b(?:seems?|appears?|looks|feels?|likely|possible)\b/u.test(text) ? 'unclear' : 'aside'
  return SURE.test(text) || head === 'mean' ? 'declared' : 'unclear'
}

/** "Please note that", "Let the record show that" against "Please confirm that", "Word is that". */
function imperativeOver(text: string): Mood {
  if (/\b(?:thank|thanks|grateful|sorry)\b/u.test(text)) return 'aside'
  if (
    /\b(?:whether|if|confirm|check|tell me|tell us|let me know|let us know|advise|clarify|explain|say|ensure|make sure|not)\b/u.test(
      text,
    ) &&
    !/\b(?:to|this|i|we) confirm\b|\bto (?:say|advise|let|inform|tell|make)\b|^(?:just )?(?:confirming|advising|letting|informing|writing)\b/u.test(
      text,
    )
  )
    return 'aside'
  if (
    /\b(?:note|aware|advised|notice|record|informed|accept|know|notified|confirm|confirming|confirmation|inform|advise|say|tell|let|letting|informing|writing|take it|make clear|clear)\b/u.test(
      text,
    )
  )
    return 'declared'
  return 'aside'
}
