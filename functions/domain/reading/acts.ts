import type { Subject } from './speaker.ts'
import type { VerbGroup } from './verb-group.ts'
import { textOf, weaker, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

/** "no option but", "nothing for it but", "nowhere to go but": what is left is taken. */
export const isForced = (text: string): boolean =>
  /\b(?:no|little|not any|not much|nothing|nowhere|only) (?:\w+ ){0,3}(?:option|choice|alternative|recourse|way|course|route|for it|left|else|to go)s?\b[^.;]{0,40}(?:\b(?:but|other than|except|save|than)\b[^.;]{0,30}|\bto \w+[^.;]{0,30})$/u.test(
    text,
  ) && !/\bleft$/u.test(text)

/** What the verbs do to the step, one after the other; the first that does not take it decides. */
export function actOf(view: View, group: VerbGroup, who: Subject): Mood {
  let mood: Mood = 'declared'
  const last = group.heads.at(-1)
  if (last === undefined) return 'unclear'
  for (const head of group.heads.slice(0, -1)) mood = weaker(mood, passesOn(view, head, group, who))
  if (mood === 'aside') return mood
  const asked = group.heads.at(-2)?.verb ?? ''
  // "I ask you to review this at step two": what the other side shall do there is for them.
  if (ASKS.test(asked) && /^(?:at|under|as|within|in)$/u.test(tieOf(view, last.at).preposition)) return mood
  return weaker(mood, lastVerb(view, last, group, who))
}

const PENDING_WORDS =
  /\b(?:ready|about|due|likely|set|able|entitled|minded|tempted|prepared|free|close|near|keen|welcome|eligible|unlikely|unable|plan|plans|intention|aim|hope|hopes|on the (?:brink|verge|point|cusp))$/u
const BOUND_WORDS =
  /\b(?:obliged|compelled|forced|bound|left|writing|sorry|afraid|required|asked|instructed|authorised|pleased|decision|duty|responsibility|job|wish|request|purpose|position|purpose of this (?:e-mail|email|letter|message)|here|intention by this \w+)$/u

const ASKS = /^(?:ask|request|invite|require|want|need|urge|seek|call|like|wish)$/u

/** A verb on which the next one hangs: "would like to …" lets it through, "plan to …" does not. */
function passesOn(view: View, head: VerbGroup['heads'][number], group: VerbGroup, who: Subject): Mood {
  const next = group.heads[group.heads.indexOf(head) + 1]
  const between = textOf(view, head.at + 1, next?.at ?? view.at).replace(/ to(?: \w+ly)?$/u, '')
  if (head.verb === 'be') {
    if (/\bintention\b/u.test(between) && /\bby this\b/u.test(between)) return 'declared'
    if (PENDING_WORDS.test(between)) return 'aside'
    if (BOUND_WORDS.test(between) || between === '') return 'declared'
    return who === 'matter' &&
      /\b(?:purpose|aim|notice|notification|confirm\w*|e-mail|email|letter|way)\b/u.test(
        `${textOf(view, 0, head.at)} ${between}`,
      )
      ? 'declared'
      : /^(?:\w+ ){0,2}(?:the|a|an|our|my)\b/u.test(between)
        ? 'unclear'
        : 'declared'
  }
  if (lexicon.PENDING.has(head.verb) && head.verb !== 'propose' && head.verb !== 'consider') return 'aside'
  if (head.verb === 'propose' || head.verb === 'consider' || head.verb === 'suggest')
    return next !== undefined && next.at - head.at <= 3 && !/\b(?:ourselves|myself|this|it)\b/u.test(between)
      ? 'aside'
      : 'declared'
  if (who === 'side' && /^(?:say|tell|ask|want)$/u.test(head.verb)) return 'aside'
  if (/\b(?:no|not|little)\b/u.test(between) && !isForced(between)) return 'aside'
  if (
    /^(?:reply|respond|answer|receive|acknowledge|review|check|see|hear|know|understand|remember)$/u.test(
      head.verb,
    )
  )
    return 'aside'
  if (lexicon.STATING.has(head.verb) || lexicon.TAKING.has(head.verb) || lexicon.TREATING.has(head.verb))
    return 'declared'
  if (lexicon.RECEIVING.has(head.verb)) return 'aside'
  if (lexicon.THINKING.has(head.verb)) return 'unclear'
  return 'declared'
}

const START =
  /^(?:start|beginning|commencement|notice|notification|invocation|initiation|use|part|benefit|way|purposes?|basis|terms|heading|banner|auspices|provisions|remit|confirmation|onset|opening|launch|means|request|need|invoking|email|letter|escalation|referral|form|trigger|stage)$/u
export const ANSWERS =
  /^(?:repl(?:y|ies)|responses?|answers?|updates?|reminders?|deadlines?|quer(?:y|ies)|questions?|meetings?|summary|outcomes?|minutes|feedback|acknowledgements?|chasers?|comments?|copy|copies|draft|template|example|drafts|notes|record|end|result|point|date|contacts?|chair|extension|delay|alternative|preparation|lead-up|run-up|experience|history|timetable|thoughts|views?|wording|days|weeks|period|limit|window|clock|turnaround|start date)$/u

interface Tie {
  /** The preposition that governs the step; '' where it is an object or a complement. */
  readonly preposition: string
  /** The noun before an "of" or "for" that governs it. */
  readonly noun: string
  readonly determiner: string
  readonly from: number
}

/** What stands between the last verb and the step: "to", "as our", "the start of". */
function tieOf(view: View, after: number): Tie {
  let index = view.at - 1
  let determiner = ''
  for (; index > after; index -= 1) {
    const word = wordAt(view, index)
    if (lexicon.DETERMINERS.has(word)) determiner ||= word
    else if (
      lexicon.isAdverb(word) ||
      /^(?:formal|official|new|first|second|third|next|final|initial|"|'|\(|urgent|professional|full|actual|following|being|be|now|level|senior)$/u.test(
        word,
      ) ||
      word === 'escalation'
    )
      continue
    else break
  }
  const word = index > after ? wordAt(view, index) : ''
  const isPreposition = lexicon.PREPOSITIONS.has(word)
  const noun = isPreposition && index - 1 > after ? wordAt(view, index - 1) : isPreposition ? '' : word
  return { preposition: isPreposition ? word : '', noun, determiner, from: index }
}

/** "my formal challenge (stage 1)" */
const APPOSED =
  /(?:^| )(?:challenge|escalation|notice|concern|disagreement|dispute|request|email|letter) , ?(?:formal )?$/u

function lastVerb(view: View, head: VerbGroup['heads'][number], group: VerbGroup, who: Subject): Mood {
  const tie = tieOf(view, head.at)
  const between = textOf(view, head.at + 1, view.at)
  const noun = followingNoun(view)
  if (
    /\b(?:theirs|yours|hers)\b|\b(?:complaints?|grievances?|attendance|absence|arrears|sickness|exclusion|appeal)\b/u.test(
      between,
    )
  )
    return 'aside'
  if (/^(?:your|their|his|her)$/u.test(tie.determiner) && noun !== 'desk' && noun !== 'attention')
    return 'aside'
  if (noun !== '' && ANSWERS.test(noun)) return 'aside'
  if (ANSWERS.test(tie.noun) && tie.preposition !== '' && !/\bon record\b/u.test(between)) return 'aside'
  const isPlaced =
    tie.preposition === '' ||
    lexicon.PLACES.has(tie.preposition) ||
    ((tie.preposition === 'of' || tie.preposition === 'for') && START.test(tie.noun))
  if (APPOSED.test(`${between} `)) return 'declared'
  if (head.verb === 'be') return copula(view, tie, textOf(view, head.at - 2, view.at))
  if (
    /\b(?:back|off|out|away|down)$/u.test(
      head.verb === 'kick' ? '' : between.replace(/ (?:to|from|of|at)(?: \w+){0,2}$/u, ''),
    ) &&
    !/\b(?:back to you|sent back|written? back|out of)\b/u.test(between)
  )
    return 'aside'
  if (!isPlaced) return tie.preposition === 'of' || tie.preposition === 'for' ? 'unclear' : 'aside'
  // The side that deals with a step is the one that received it.
  if (/^(?:deal|handle|process|manage)$/u.test(head.verb) && who === 'sender' && group.heads.length === 1)
    return 'unclear'
  if (
    /^(?:treat|log|record|regard|consider|class|count|register|view|accept|mark|note|process|classify|label|deem|handle|deal|call|describe|name|read|see|understand|take)$/u.test(
      head.verb,
    )
  ) {
    if (/\b(?:your|their|his|her)\b/u.test(between) && head.verb !== 'take') return 'aside'
    if (/^(?:see|read|accept|understand|view|note|describe)$/u.test(head.verb) && tie.preposition === '')
      return 'aside'
    if (
      head.verb !== 'take' &&
      head.verb !== 'deem' &&
      head.verb !== 'count' &&
      head.verb !== 'log' &&
      head.verb !== 'register' &&
      tie.preposition === '' &&
      tie.noun === ''
    )
      return head.verb === 'consider' && who === 'sender' ? 'aside' : 'unclear'
    return 'declared'
  }
  if (head.verb === 'refer' && tie.preposition === 'to' && !group.passive && tie.from === head.at + 1)
    return 'aside'
  if (lexicon.TAKING.has(head.verb)) return 'declared'
  if (head.verb === 'send')
    return who === 'matter' || /^(?:as|under|at)$/u.test(tie.preposition) ? 'declared' : 'unclear'
  if (
    /^(?:request|ask|demand|require|seek|call|apply|declare|announce|confirm|notify|inform|want|wish|like|need|state|report|give|have|write|submit|serve|enter|opt|decide|leave|feel|advise|make|get|come|do|let|tell|record|bring|say|add|agree|choose)$/u.test(
      head.verb,
    )
  )
    return statedStep(view, head.verb, tie, group, between, who)
  if (
    /^(?:reach|arrive|become|land|constitute|represent|mean|form|signal|trigger|begin|start|commence|apply|act|fall|stand|sit|lie|rest|hit|attach|enclose|sign|amount|prompt|warrant)$/u.test(
      head.verb,
    )
  )
    return /^(?:stand|sit|lie|rest|fall|land)$/u.test(head.verb) && who === 'side' ? 'unclear' : 'declared'
  if (lexicon.PENDING.has(head.verb) || lexicon.RECEIVING.has(head.verb) || lexicon.THINKING.has(head.verb))
    return /^(?:pick|follow|get)$/u.test(head.verb) && /\b(?:this|matter|it|case|far)\b/u.test(between)
      ? 'declared'
      : 'aside'
  return unknownVerb(view, tie, group, between)
}

/** A verb that the grammar does not know takes the step if it is at work now, or puts something to it. */
function unknownVerb(view: View, tie: Tie, group: VerbGroup, between: string): Mood {
  if (
    group.time === 'progressive' ||
    /\b(?:hereby|now|today|herewith|formally)\b/u.test(textOf(view, 0, view.tokens.length))
  )
    return 'declared'
  return /^(?:to|into|onto|as|at|under)$/u.test(tie.preposition) &&
    /\b(?:this|it|matter|case|concerns?|things|us|one|that|escalation|disagreement)\b/u.test(between)
    ? 'declared'
    : 'unclear'
}

function statedStep(
  view: View,
  verb: string,
  tie: Tie,
  group: VerbGroup,
  between: string,
  who: Subject,
): Mood {
  if (
    /^(?:request|demand|declare|announce|confirm|notify|serve|submit|enter|opt|bring|call|record|seek|ask)$/u.test(
      verb,
    )
  )
    return tie.preposition === 'on' || (tie.preposition === 'with' && verb !== 'ask') ? 'unclear' : 'declared'
  if (/^(?:write|come|leave|inform|advise|state|report)$/u.test(verb))
    return tie.preposition === '' && tie.noun === '' ? 'unclear' : 'declared'
  if (/^(?:want|wish|like)$/u.test(verb))
    return tie.preposition !== '' && tie.preposition !== 'with' && tie.preposition !== 'on'
      ? 'declared'
      : 'unclear'
  if (/^(?:make|call|name)$/u.test(verb) && /\b(?:this|it|that|one)\b/u.test(between)) return 'declared'
  if (/^(?:do|make|get|put|bring|give)$/u.test(verb)) return unknownVerb(view, tie, group, between)
  if (between.split(' ').some((word) => ANSWERS.test(word))) return 'aside'
  if (verb === 'have' && tie.preposition !== '') return 'aside'
  if (verb === 'have' || verb === 'need') return /\b(?:no|little)\b/u.test(between) ? 'declared' : 'unclear'
  return who === 'sender' && tie.preposition !== '' ? 'unclear' : 'aside'
}

/** "is step two", "are now at step two", "is our notice of step two", but not "is about step two", "is our reply at step two". */
function copula(view: View, tie: Tie, between: string): Mood {
  if (/\b(?:still|stuck)\b/u.test(between) && !/\bnow\b/u.test(between)) return 'aside'
  if (/\balready\b/u.test(between)) return 'unclear'
  const nouns = between.split(' ').filter((word) => ANSWERS.test(word))
  if (nouns.length > 0) return 'aside'
  if (tie.preposition === '' && (tie.noun === '' || tie.noun === 'but')) return followingMood(view)
  if (/^(?:at|on|in|into|onto|to|under|as|through|within)$/u.test(tie.preposition)) {
    if (
      /^(?:still|back|stuck|already|close|due|near|ready|new|up|down|not|similar|opposed|happy|used)$/u.test(
        tie.noun,
      ) &&
      !/\b(?:now|up to)\b/u.test(between)
    )
      return /^(?:still|already|back)$/u.test(tie.noun) ? 'unclear' : 'aside'
    return 'declared'
  }
  if (tie.preposition === 'of' || tie.preposition === 'for')
    return START.test(tie.noun) ? 'declared' : 'unclear'
  if (
    tie.preposition === 'by' ||
    tie.preposition === 'with' ||
    tie.preposition === 'via' ||
    tie.preposition === 'from'
  )
    return 'unclear'
  if (tie.preposition !== '') return 'aside'
  return /^(?:formally|officially|effectively|namely|therefore|called|hence|then|email|e-mail|letter|letters|notice|matter|request|time|step|stage|where|here|a|what)$/u.test(
    tie.noun,
  )
    ? 'declared'
    : lexicon.PENDING.has(lexicon.lemmaOf(tie.noun))
      ? 'aside'
      : 'unclear'
}

/** "is our step two escalation" takes it; "is the step two deadline" does not. */
export function followingMood(view: View): Mood {
  const noun = followingNoun(view)
  return noun === '' || TAKEN_NOUNS.test(noun) ? 'declared' : ANSWERS.test(noun) ? 'aside' : 'unclear'
}
export const TAKEN_NOUNS =
  /^(?:escalations?|concerns?|challenges?|notices?|notifications?|forms?|paperwork|requests?|e-?mails?|letters?|referrals?|submission|process|procedure|issues?|disagreements?|matters?|stage|level|step|meeting|action|review|dispute|correspondence|then|case|follow-up|report)$/u

/** The noun that the step only qualifies ("step two deadline"); '' where the step stands for itself. */
export function followingNoun(view: View): string {
  const next = wordAt(view, view.at + 1)
  const isWord = /^\p{L}/u.test(next)
  if (
    !isWord ||
    lexicon.PREPOSITIONS.has(next) ||
    lexicon.COORDINATORS.has(next) ||
    lexicon.SUBORDINATORS.has(next) ||
    lexicon.isAdverb(next) ||
    lexicon.DETERMINERS.has(next) ||
    lexicon.PRONOUNS.has(next) ||
    lexicon.FINITE.has(next) ||
    lexicon.BE.has(next) ||
    lexicon.HAVE.has(next)
  )
    return ''
  return next
}
