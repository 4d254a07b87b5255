import type { Clause } from './clauses.ts'
import { isLater, isNow } from './time-words.ts'
import { subjectOf } from './speaker.ts'
import { ANSWERS, followingNoun, TAKEN_NOUNS } from './acts.ts'
import { textOf, wordAt, type Mood, type View } from './view.ts'
import * as lexicon from './words.ts'

const GREETING =
  /^(?:(?:dear|hi|hello|good (?:morning|afternoon|evening)|morning|afternoon|hiya|hey|all|team|colleagues?)\b[\w ']{0,40}(?: ,| -|$)\s*)+/u
const COURTESY =
  /^(?:(?:,|"|'|please|ps|nb|fyi|so|then|and|also|now|therefore|hereby|do|ok|okay|right|yes|just|thus|hence|formally|accordingly|consequently|again|well)\s+)+/u
const TREAT =
  /^(?:treat|read|see|consider|regard|log|record|class|take|accept|register|count|deem|view|let|mark|process|note)$/u

/** "As promised on the phone, …" */
const AS_TOLD =
  /^as (?:promised|agreed|discussed|mentioned|warned|requested|per|said|explained|advised)\b[^,]*,(?: |$)/u

const TREATED =
  /^(?:please |to |now |, )*be (?:now |formally |officially |please )*(?:treated|regarded|considered|accepted|taken|logged|recorded|registered|viewed|classed|read|counted|understood|noted|deemed|seen|dealt with|handled)\b/u

/** A clause without a finite verb: an imperative, "Moving to …", "Hence …", or a heading. */
export function fragmentMood(view: View, clause: Clause): Mood {
  const { at } = view
  const lead = textOf(view, clause.start, at).replace(GREETING, '')
  const whole = textOf(view, clause.start, clause.end)
  const after = textOf(view, at + 1, clause.end)
  const body = lead.replace(COURTESY, '').replace(AS_TOLD, '')
  const first = body.split(' ')[0] ?? ''
  const please = /\bplease\b/u.test(`${wordAt(view, clause.start - 1)} ${lead} ${after}`)
  if (isDenied(body)) return 'negated'
  if (ANSWERS.test(followingNoun(view))) return 'aside'
  // "Step two it is", "step two it must be".
  const next = view.clauses[view.own + 1]
  if (
    after === '' &&
    next !== undefined &&
    /^it (?:is|has to be|must be|will have to be)(?: then| now)?$/u.test(textOf(view, next.start, next.end))
  )
    return 'declared'
  if (/\b(?:escalations|cases|concerns|matters) (?:at|on|in)\b/u.test(body)) return 'aside'
  if (asksUnder(view, body)) return 'declared'
  if (/^(?:to (?!be\b|confirm\b)\w+ |no |nothing |without |lack of )/u.test(body)) return 'aside'
  if (isLater(`${lead} ${after}`)) return 'aside'
  if (/\b(?:your|their|his|her) (?:\w+ ){0,2}$/u.test(`${body} `) && !/\bas your\b|\blevel\b/u.test(body))
    return 'aside'
  if (TREATED.test(lead)) return 'declared'
  const verb = lexicon.lemmaOf(first)
  const isBare = verb === first
  if (/^(?:off|out|away|back|down)\b/u.test(after)) return 'aside'
  const reply = REFERENCES.test(`${lexicon.isIng(first) ? body.slice(first.length) : body} `)
  if (first === 'let' && !/^let (?:this|it|the record|the present)\b/u.test(body)) return 'aside'
  if (TREAT.test(first))
    return /\b(?:if|whether|your)\b|\b(?:off|out of|away from|back)\b/u.test(lead)
      ? 'aside'
      : first === 'note' || (first === 'take' && body.split(' ').length < 2)
        ? 'unclear'
        : 'declared'
  if (lexicon.isIng(first) && lexicon.isVerb(first)) return leading(view, verb, reply)
  if (lexicon.isParticiple(first) && lexicon.TAKING.has(verb)) return isNow(whole) ? 'declared' : 'unclear'
  if (/^(?:attached|enclosed|herewith)$/u.test(first) && !reply) return 'declared'
  if (
    /\bplease (?:find|see) (?:attached|enclosed|below|herewith|our|my|this)\b/u.test(lead) ||
    /\bplease (?:find|see)\b.*§.*\b(?:attached|enclosed|below|herewith)\b/u.test(`${lead}§${after}`)
  )
    return reply ? 'aside' : 'declared'
  if (please && isBare && lexicon.TAKING.has(verb) && lead !== '') return 'declared'
  if (please && isBare && lexicon.isVerb(first)) return 'aside'
  if (
    isBare &&
    lexicon.TAKING.has(verb) &&
    !/^(?:form|file|table|issue|process|stage|step|notice|mark|present)$/u.test(first)
  )
    return 'unclear'
  if (/^please\b/u.test(after) && followingNoun(view) === '' && body === '') return 'declared'
  if (
    /\bnow (?:at|on|in|into|to|under) (?:the |our )?$/u.test(`${textOf(view, clause.start, at)} `) &&
    followingNoun(view) === ''
  )
    return 'declared'
  if (reply) return 'aside'
  if (isConsequence(view, clause, body)) return 'declared'
  if (
    /\b(?:to|into|onto) (?:the |our )?$/u.test(`${body} `) &&
    !/\b(?:escalation|progression|referral|elevation)\b[^,]* to (?:the |our )?$/u.test(`${body} `)
  )
    return 'unclear'
  return headingMood(view, clause, body, after)
}

const isDenied = (body: string): boolean =>
  /\b(?:not|never|no|without|nor|neither|nothing|nowhere)\b(?! (?:reply|response|answer|agreement|progress|resolution|joy|luck|movement|mutual|news|word|contact|option|choice|alternative|other|one)\b)/u.test(
    body.replace(/\bnot ¤.*\bbut\b|\bnot only\b|\bno(?:t)? [^§]*[,;:]/gu, ''),
  ) && !/\bbut (?:\w+ ){0,2}$/u.test(`${body} `)

/** "Moving to step two" takes it; "Considering step two" does not. */
function leading(view: View, verb: string, reply: boolean): Mood {
  if (reply) return 'aside'
  if (lexicon.TAKING.has(verb) || lexicon.TREATING.has(verb) || /^(?:request|come|do|make|send)$/u.test(verb))
    return 'declared'
  if (verb === 'confirm' || verb === 'notify' || verb === 'inform' || verb === 'write') return 'unclear'
  return view.at > 0 ? 'aside' : 'unclear'
}

/** "Under step two I am asking …", "In line with the guidance (step two), I write …". */
function asksUnder(view: View, body: string): boolean {
  if (!/^(?:under|at|as|in line|in accordance|pursuant|by way|within|using|in|on the basis)\b/u.test(body))
    return false
  const next = view.clauses[view.own + 1]
  if (next === undefined || subjectOf(next.subject, view.speaker) !== 'sender') return false
  return (
    /\b(?:am|are|write|ask|request|require|wish|would like|submit|raise|hereby)\b/u.test(
      textOf(view, next.verb, next.verb + 2),
    ) &&
    /\b(?:ask|asking|write|writing|request|requesting|require|requiring|wish|like|submit|submitting|raise|raising|refer|referring|escalat\w+|invit\w+)\b/u.test(
      textOf(view, next.verb, next.verb + 5),
    )
  )
}

/** "Hence step two", "so on to step two", "onwards to step two". */
function isConsequence(view: View, clause: Clause, body: string): boolean {
  const tie = `${textOf(view, Math.max(0, clause.start - 2), clause.start)} ${textOf(view, clause.start, view.at)}`
  if (followingNoun(view) !== '' && !TAKEN_NOUNS.test(followingNoun(view))) return false
  const words = body
    .split(' ')
    .filter(
      (word) =>
        word !== '' &&
        !lexicon.isAdverb(word) &&
        !lexicon.PREPOSITIONS.has(word) &&
        !lexicon.DETERMINERS.has(word) &&
        !/^(?:next|formal|onwards?|and|we go|,)$/u.test(word),
    )
  return (
    words.length === 0 &&
    /\b(?:so|hence|therefore|thus|hereby|accordingly|consequently|onwards?|on|now)\b/u.test(tie)
  )
}

/** What makes the step of a heading another mail's, another time's or a mere topic. */
const REFERENCES =
  /\b(?:further to|with reference to|re|about|regarding|concerning|after|before|since|until|following|from|during|between|despite|beyond|without|towards?|pending|awaiting|than|response|respond\w*|reply|replying|repl(?:y|ies)|replied|answer\w*|acknowledg\w*|received?|thanks|thank you|update|query|question|meeting|minutes|feedback|summary|agenda|reminder|chas\w+|deadline|timescales?|timeline|chronology|history|outcome|decision|notes|record|guidance|training|example|template|draft|flow ?chart|contact|contacts|possible|potential|proposed|forthcoming|upcoming|expected|next|options?|if|when|what|who|how|why|which|whether|avoid\w*|prevent\w*|hold|pause|delay|stop|ignore|cancel\w*|withdr\w+|close\w*|closing|resolved|completed?|exhausted|concluded|ended|unresolved|tried|previous|earlier|prior|sent|emailed|spoke|rang|called|discussed|apolog\w+|sorry|missing|lessons?|experience|coming|heads[- ]up|soon|later|ahead|quiz|any|or|vs|versus|behind)(?: (?:[\w'-]+ ){0,4})?$/u
const ASIDE_AFTER =
  /\b(?:response|reply|replies|repl(?:ied|ying)|answers?|update|query|question|meeting|minutes|feedback|summary|agenda|reminder|chaser|deadline|timescales?|timeline|chronology|history|outcome|decision|acknowledg\w*|received|template|draft|example|training|guidance|explained|flow ?chart|overdue|expired|closed|closure|resolved|concluded|completed?|exhausted|ended|withdrawn|withdrawal|cancelled|refused|declined|sent|replied|emailed|due|or|versus|vs|behind us|possible|pending|awaiting|awaited|expected|options?|if|when|until|unless|before|after|contacts?|notes|record|on hold|paused|postponed|coming|soon|shortly|ahead|on its way|over|done|finished|tried|was|were)\b/u
const ASIDE_IN_REST =
  /\b(?:response|reply|replies|minutes|template|draft|example|guidance|training|sent|received|closed|withdrawn|resolved|completed?|overdue|deadline|due|reminder|chaser|update|query|question|acknowledg\w+|feedback|agenda|options?|explained|outcome (?:of|from)|minutes|working days)\b/u
/** A verb of the past that the grammar did not find a subject for. */
const PASTS =
  /^(?!need|proceed|speed|attached|enclosed|escalated|unresolved|required|requested|wanted|needed|raised|invoked|triggered|unmet|red|shared|agreed|continued|disputed|allocated|named|looked|signed|failed|disabled|fed|bed)(?:\p{L}{3,}ed|went|took|came|wrote|gave)$/u
const MISSING =
  /\b(?:no|not|without|lack of|nil|poor|late|despite|unsatisfactory|inadequate|outcome (?:wanted|sought|required|expected)|(?:response|reply|decision|answer) (?:wanted|required|requested|needed|sought|by|expected|please|urgently))\b/u
const DATED =
  /\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}[/.]\d{1,2}(?:[/.]\d+)?)\b/u

function headingMood(view: View, clause: Clause, body: string, after: string): Mood {
  const whole = textOf(view, 0, view.tokens.length)
  const rest = `${after} ${textOf(view, clause.end, view.tokens.length)}`
  const noun = followingNoun(view)
  if (view.clauses.some(({ verb, start }) => verb >= 0 && start <= view.at && start >= clause.start))
    return 'aside'
  if (
    /\b(?:i|we|you|they|he|she|who)\b/u.test(`${body} ${after}`) ||
    /\b(?:this(?! e-?mail\b| letter\b| message\b)|it|them|us|me|him)\b/u.test(body)
  )
    return 'aside'
  if (
    /^(?:watch|look|expect|beware|mind|hear|feel|go|try|remember|be|get|make|happy|free|welcome|able|ready|time|want|plan|hope|glad|fine|best|worth|shall|skip|copy|whereas|at|in|during|under|with|for|by)\b/u.test(
      body,
    ) &&
    !/^(?:under|in) (?:this|the present)\b/u.test(body)
  )
    return 'aside'
  if (
    ASIDE_AFTER.test(MISSING.test(rest) ? '' : after) ||
    ASIDE_IN_REST.test(MISSING.test(rest) ? '' : clipped(rest))
  )
    return 'aside'
  // "Steps two and three need a manager": a verb without the "s" that would give it away.
  const second = wordAt(view, view.at + 2)
  if (
    lexicon.isVerb(noun) &&
    !TAKEN_NOUNS.test(noun) &&
    (lexicon.DETERMINERS.has(second) || lexicon.PRONOUNS.has(second) || second === 'to')
  )
    return 'aside'
  if (`${body} ${after}`.split(' ').some((word) => PASTS.test(word))) return 'unclear'
  if (
    noun !== '' &&
    !TAKEN_NOUNS.test(noun) &&
    lexicon.isVerb(noun) &&
    (noun.endsWith('s') || lexicon.isPastForm(noun))
  )
    return 'aside'
  if (DATED.test(`${body} ${after}`) && !/\b(?:dob|born|ref)\b/u.test(whole)) return 'aside'
  if (whole.split(' ').length > 40) return 'aside'
  return 'titled'
}

/** As far as the heading itself reaches. */
const clipped = (text: string): string => text.split(/ [.;?!] /u)[0]?.slice(0, 60) ?? ''
