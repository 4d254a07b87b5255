import { plainly, type Mention } from './mentions.ts'

/**
 * How a sentence speaks of a step. `declared`: it takes the step, now. `titled`: it names the step like a heading.
 * `unclear`: it may take it. `negated`: it says that the step is not taken. `aside`: condition, future, question, history,
 * hearsay, reported speech, a reference to the step.
 */
export type Mood = 'declared' | 'titled' | 'unclear' | 'negated' | 'aside'

const ADVERBS =
  '(?:(?:now|therefore|hereby|formally|also|again|officially|today|just|thus|then|really|accordingly|consequently|henceforth|hence|regretfully|unfortunately|reluctantly|immediately|currently|simply|respectfully|urgently|here|sadly|duly|as of today|with immediate effect|as a result),?\\s+){0,3}'

/** What may not stand between the verb of a declaration and its step. */
const STOP =
  "\\b(?:not|no longer|never|nor|neither|if|whether|about|after|before|following|response|responding|reply|replying|than|until|till|regarding|since|instead|rather|without|feedback|update|question|query|concerning|copy|summary|minutes|likely|due|ready|nearly|almost|close|possible|possibly|perhaps|maybe|would|will|could|might|may|supposed|meant|planned|scheduled|unless|when|what|why|how|where|day|days|week|weeks|deadline|reminder|chaser|template|draft|example|sample|training|outcome|answer|between|beyond|towards?|too|soon|early|premature|yet|still|already|previously|earlier|was|were|had|did|said|says|told|skip\\w*|bypass\\w*|avoid\\w*|prevent\\w*)\\b|n't\\b"
const gap = (length: number): string => `(?:(?!${STOP})[^;?!§¤]){0,${length}}?`

const THIS =
  "(?:\\b(?:this|it|that|the above|the below)|\\b(?:this|our|my|these|the|the\\s+[\\w-]+'s)\\s+(?:[\\w'-]+\\s+){0,4}?(?:matter|case|concerns?|issues?|disagreement|dispute|escalation|challenge|e-?mail|message|letter|mail|communication|referral|correspondence|situation|request|notice|note|above))"
const VERB_ING =
  '(?:moving|escalating|progressing|raising|taking|referring|elevating|advancing|bringing|submitting|invoking|initiating|starting|beginning|commencing|triggering|opening|activating|entering|implementing|proceeding|going|sending|making|lodging|declaring|using|issuing|launching|instigating|stepping|putting|passing|pushing|pursuing|writing|contacting|e-?mailing|applying|exercising|formalising|requesting|asking|notifying|treating|serving|giving|continuing|upgrading|logging|recording|transferring|calling|classing|considering this|following)'
const VERB =
  '(?:move|escalate|progress|raise|take|refer|elevate|advance|bring|submit|invoke|initiate|start|begin|commence|trigger|open|activate|enter|implement|proceed|go|send|make|lodge|declare|use|issue|launch|instigate|step|put|pass|push|pursue|apply|exercise|formalise|request|notify|treat|serve|give|continue|upgrade|log|record|call|have|be|see|advise|inform|confirm|tell|let)'
const TREAT =
  '(?:treat|regard|consider|accept|take|read|log|record|register|view|count|class|deem|note|acknowledge|receive|process|action)'

const frame = (source: string): RegExp => new RegExp(`${source}§`, 'u')

/** The verbs of a declaration, from its first word to the step (§). Present tense, the sender's own voice. */
const DECLARING = [
  frame(
    `\\b(?:so|therefore|accordingly|thus|hence|consequently|(?:by|with|through) this (?:e-?mail|letter|message)|now|today),?\\s+(?:i|we)\\s+${ADVERBS}${VERB}\\b${gap(70)}`,
  ),
  frame(
    `\\b(?:i|we)\\s+${ADVERBS}(?:deem|consider|regard|treat|view|count)\\s+${THIS}\\s+(?:now\\s+)?(?:as|to (?:now )?be|is|at)\\b${gap(40)}`,
  ),
  frame(`\\b(?:i|we)\\s+${ADVERBS}(?:deem|consider)\\s+${THIS}\\s+`),
  frame(`\\b(?:i|we)\\s+write(?: to you)?\\b${gap(60)}`),
  frame(`${THIS}[^;?!§¤]{0,110}\\band\\s+(?:is|constitutes|represents|marks|forms|serves as)\\b${gap(60)}`),
  frame(
    `\\b(?:i|we)\\b[^;?!§]{0,90}\\b(?:so|and|therefore|hence)\\s+(?:am|are|'m)?\\s*${ADVERBS}${VERB_ING}\\b${gap(70)}`,
  ),
  frame(
    `\\b(?:grateful|appreciate it|appreciated) if\\s+(?:you|this)\\s+(?:could|would|can)\\s+(?:please\\s+)?(?:be\\s+)?${TREAT}(?:e?d)?\\b${gap(60)}`,
  ),
  frame(
    `${THIS}\\s*(?:'s|\\bis|\\bare|\\bconstitutes?|\\brepresents?|\\bmarks?|\\bserves? as|\\bacts? as|\\bstands? as|\\bcounts? as|\\bbecomes?|\\bforms?|\\bmoves? to|\\bgoes to|\\bbegins|\\bstarts|\\bopens|\\btriggers|\\binvokes|\\binitiates)\\b${gap(90)}`,
  ),
  frame(
    `${THIS}\\s+(?:has|have)\\s+(?:now|today|therefore)\\s+(?:become|reached|moved|gone|been|come|progressed|entered|escalated)\\b${gap(60)}`,
  ),
  frame(
    `\\b(?:please|kindly|pls|plz)\\s+${ADVERBS}(?:can|could|would)?\\s*(?:you\\s+)?${TREAT}\\s+(?:${THIS}|these|the following)\\b${gap(60)}`,
  ),
  frame(
    `\\b(?:please|kindly|pls|plz)\\s+${ADVERBS}(?:move|progress|escalate|raise|take|refer|elevate|advance|proceed|start|begin|open|go)\\b${gap(70)}`,
  ),
  frame(
    `(?:^|[;:,.(-]\\s*|\\band\\s+|\\bso\\s+|\\b(?:ask|like|invite|request|want)(?:ing)? you to\\s+)(?:treat|consider|regard|log|record|class|take|accept)\\s+${THIS}\\b${gap(50)}`,
  ),
  frame(
    `\\b(?:should|must|is to|are to|can|could)?\\s*(?:please\\s+)?be\\s+${ADVERBS}(?:treated|regarded|considered|accepted|taken|logged|recorded|registered|viewed|classed|read)\\s+(?:as|at|under)\\b${gap(40)}`,
  ),
  frame(`\\b(?:i|we)(?:\\s+am|\\s+are|'m|'re)\\s+${ADVERBS}${VERB_ING}\\b${gap(110)}`),
  frame(`\\b(?:i|we)(?:\\s+am|\\s+are|'m|'re)\\s+${ADVERBS}(?:at|on|in|into|onto|up to)\\s+${gap(30)}`),
  frame(
    `\\b(?:i|we)(?:'ve|\\s+have)\\s+(?:now|today|therefore)\\s+(?:reached|moved|come|gone|arrived|progressed|entered|got|escalated|raised|taken|invoked|triggered|started|begun)\\b${gap(70)}`,
  ),
  frame(
    `\\b(?:i|we)\\s+(?:now|hereby|therefore|formally|officially|thus|accordingly|respectfully)\\s+${ADVERBS}(?:write to\\s+)?${VERB}\\b${gap(80)}`,
  ),
  frame(
    `\\b(?:i|we)\\s+(?:escalate|invoke|raise|declare|initiate|submit|refer|trigger|commence|request|give notice)\\b${gap(80)}`,
  ),
  frame(
    `\\b(?:i|we)(?:\\s+am|\\s+are|'m|'re)?\\s+${ADVERBS}(?:wish|want|would like|should like|'d like|write|writing|obliged|forced|required|compelled|having|asking|request|left with no (?:option|choice|alternative) but|have no (?:other |further )?(?:option|choice|alternative)(?: left)?(?: now)? but)\\s+(?:this\\s+|you\\s+|it\\s+)?${ADVERBS}to\\s+${ADVERBS}${VERB}\\b${gap(90)}`,
  ),
  frame(
    `\\b(?:i'd|we'd|i would|we would)\\s+like\\s+(?:this|it|our concerns?|my concerns?|to|the matter)\\b${gap(90)}`,
  ),
  frame(`\\b(?:i|we)\\s+(?:must|need to|have to)\\s+(?:now|therefore|formally)\\s+${VERB}\\b${gap(80)}`),
  frame(`\\b(?:i|we)\\s+(?:now|therefore)\\s+(?:must|need to|have to)\\s+${VERB}\\b${gap(80)}`),
  frame(
    `(?:^|[;:,.(-]\\s+)(?:i'm |am )?(?:now |therefore |formally |hence |so |hereby )*(?:escalating|moving|raising|progressing|taking|invoking|going|starting|proceeding|entering|treating|submitting|declaring|triggering|now at|now on|now moving|referring|elevating)\\b${gap(60)}`,
  ),
  frame(`\\b(?:attached|enclosed|below|herewith|here)\\s+(?:is|are)\\b${gap(50)}`),
  frame(
    `\\b(?:please\\s+(?:find|see)\\s+(?:attached|enclosed|below|herewith)|(?:attached|enclosed|below)\\s+please\\s+find|i\\s+(?:attach|enclose|submit))\\b${gap(50)}`,
  ),
  frame(`\\b(?:notice|notification|notif(?:y|ying)(?:\\s+you)?|commencement)\\s+(?:of|that)\\b${gap(40)}`),
]
/** The step stands first: "Step two is hereby invoked", "At step two I am asking …". */
const DECLARING_AFTER = [
  /§[^;?!§¤]{0,60}?\b(?:is|are)\s+(?:now|hereby|formally|therefore|being|officially)\s+(?:being\s+|formally\s+)?(?:invoked|triggered|commenced|initiated|declared|started|opened|begun|activated|engaged|requested|raised|escalated|reached|entered)\b/u,
  /§[^;?!§¤]{0,40}?\b(?:now|therefore|hereby|accordingly|consequently)\s+(?:applies|starts|begins|commences)\b/u,
  /§[^;?!§¤]{0,60}?\b(?:starts|begins|commences|applies)\s+(?:now|today|with this|from today|as of today|immediately)\b/u,
  /§\s+it\s+is\b/u,
  /(?:^|[;:,-]\s*)(?:under|at|as|in line with|in accordance with|pursuant to|by way of|within|using|as part of|in)\s+(?:the\s+|our\s+|my\s+)?§[^;?!§¤]{0,90}?,?\s+(?:i|we)\s*(?:am|are|'m|'re|write|hereby|now|formally|ask|request|require|wish|would like)\b(?!\s+(?:not|still))/u,
]

/** The verb before the step is past, to come, or only possible. */
const MAYBE = [
  frame(
    `\\b(?:school|academy|primary|trust|team|service|nursery|college|hospital|surgery|practice|department|police|agency|council|authority|board|unit)\\s+(?:is|are|wish|wishes|would like)\\s+(?:to\\s+)?${ADVERBS}(?:${VERB_ING}|${VERB})\\b${gap(80)}`,
  ),
  frame(`\\b(?:i|we)\\s+(?:start|begin|enter|open|activate|move|progress|proceed|take|go)\\b${gap(50)}`),
  frame(
    `\\b(?:i|we)(?:'ve|\\s+have)\\s+(?:also\\s+)?(?:escalated|moved|raised|taken|progressed|referred|invoked)\\b${gap(70)}`,
  ),
  frame(
    `${THIS}\\s+(?:has|have)\\s+(?:been\\s+)?(?:escalated|moved|raised|taken|progressed|referred|gone|reached)\\b${gap(60)}`,
  ),
  frame(`\\b(?:i|we)(?:'ll|\\s+will|\\s+shall)\\s+(?:now|therefore|hereby)\\s+(?:be\\s+)?\\w+\\b${gap(70)}`),
  frame(`\\b(?:i|we)\\s+(?:must|need to|have to|am going to|are going to)\\s+\\w+\\b${gap(70)}`),
  frame(
    `\\b(?:needs?|ought|should|must|has)\\s+(?:now\\s+)?(?:to\\s+)?(?:now\\s+)?(?:go|move|be escalated|be moved|progress|escalate|be raised|be taken|proceed)\\b${gap(50)}`,
  ),
  frame(`\\b(?:i|we)\\s+(?:think|believe|feel|understand|consider)\\b.{0,80}`),
]

const CONDITION_BEFORE =
  /\b(?:if|unless|in the event|provided that|assuming|otherwise|or else|failing (?:that|which|this)|suppose|whether|in case|should (?:you|this|there|it|we|the|no)|were (?:you|this|there|it|we))\b/u
const POLITE_IF =
  /\bif (?:you recall|i may|not already|i remember|possible|you (?:have|haven't) not? ?(?:already )?(?:seen|received)|that's ok|appropriate)\b|\bas if\b|\bas to whether\b/gu
const TIME_BEFORE =
  /\b(?:before|until|till|once|when|whenever|after|by the time|as soon as|while|where|why|how|what)\s+(?:\w+\s+){0,2}$/u
const CONDITION_AFTER =
  /^[^;:§]{0,80}?\b(?:if|unless|until|in the event|once|provided|should (?:you|this|there|we|it|no)|subject to|pending)\b/u
const RESUMES =
  /\b(?:please|ring|call|contact|let me know|so|and|but|because|can you|could you|happy|grateful|as)\b|[,-]\s/u

const REPORT_BEFORE =
  /\b(?:(?:he|she|they|you|who|it|(?:the|your|our|my|their|his|her)\s+(?:[\w'-]+\s+){1,4}|[\w'-]+\s+)(?:has\s+|have\s+|had\s+|also\s+|then\s+|just\s+)?(?:said|says|say|told|tells|tell|stated|states|wrote|writes|claims?|claimed|suggest(?:s|ed)?|thinks?|believes?|felt|feels|informed|insist(?:s|ed)?|maintains?|argues?|argued|indicated|mentioned|reckons?|assumes?|assumed|thought|believed|understood|implied|implies|asked|asks|wanted|wants))\s+(?:(?:me|us|them|her|him|you|mum|dad|staff)\s+)?(?:that\s+|whether\s+|if\s+|in\s+[\w' ]{2,40}\s+that\s+)?["']?\s*$/u
const FIRST_PERSON_REPORT = /\b(?:i|we)\s+(?:want|wanted)\s+(?:to\s+)?(?:\w+\s+){0,3}(?:that\s+)?$/u
const HEARSAY_BEFORE =
  /\b(?:apparently|allegedly|according to [^,]{1,60},?|(?:i|we)(?:'m|'re| am| are| was| were| have been|'ve been) (?:told|informed|advised)(?: by [^,]{1,40}?)?|in your (?:view|opinion)|in (?:his|her|their) (?:view|opinion)|rumou?r|i hear|i gather|word is|on the basis that)\s*,?\s*(?:that\s+)?$/u
const REQUIRED_WORDING =
  /\b(?:should|must|needs? to|has to|have to|will|would|supposed to|ought to)\s+(?:clearly\s+)?(?:state|say|read|make clear|be headed|be titled|be marked)\b[^.]{0,40}$/u
const DENIAL_BEFORE =
  /(?:\b(?:do|does|did|would|can|could|is|am|are|was|were)\s*(?:not|n't)|\bdon't|\bdoesn't|\bdidn't|\bcan't|\bcannot|\bwon't|\bwouldn't|\bisn't|\bnever|\bnot|\bdont|\bcant|\brefuse to|\bdisagree|\bdispute|\breject|\bdeny|\bobject)\s+(?:\w+\s+){0,4}?(?:accept|agree|think|believe|consider|want|wish|feel|see|regard|understand|mean|meant|say|saying|suggest|suggesting|propose|intend|sure|certain|convinced|clear|true|correct|right|the case|know|ready|asking|request|requesting|that|to)\w*\s+(?:that\s+|for\s+|how\s+|why\s+)?$/u
const HEDGE_BEFORE =
  /\b(?:(?:i|we)\s+(?:think|believe|assume|presume|suppose|guess|expect|reckon|suspect|imagine|understand|feel|gather|take it)|presumably|perhaps|maybe|possibly|probably|seems?(?: to me)?|appears?|it looks like|arguably)\s*,?\s*(?:that\s+)?$/u
/** The receiving side's words: they take note of the step, they do not take it. "Please note that" is the sender's. */
const NOTED_BEFORE =
  /(?<!please\s|to\s|kindly\s|must\s|should\s)\b(?:acknowledge|acknowledged|noted?|appreciate|recogni[sz]e|see|accept|agree|am aware|are aware|understood)\s+(?:that\s+)?$/u
const HOPE_BEFORE =
  /\b(?:hope|hoped|hoping|wonder|wondering|wondered|worried|afraid|fear|unsure|not sure|unclear|rather|wish|avoid|prevent|threat\w*|could you confirm|can you confirm|please confirm|please advise|let me know|clarify|check|checking|confirm whether|ask(?:ing)? (?:whether|if|you to confirm)|query)\b[^.;:]{0,40}$/u

const WISHED_AWAY =
  /\b(?:want|wish|mean|meant|intend|know|ready|asking|request|requesting|propose|suggest\w*|say|saying)\b/u
const DENIED_BEFORE =
  /\b(?:is|are|am|was|'s|'re|'m)\s*(?:not|n't)\s+(?:yet\s+|actually\s+|even\s+)?(?:at\s+|in\s+|on\s+|as\s+|a\s+|the\s+|formally\s+)*$|\b(?:do not|don't|cannot|can't|should not|shouldn't|must not)\s+(?:\w+\s+)?(?:treat|consider|regard|take|accept|read|log|record|view|class)\b[^.;:]{0,40}$|\b(?:not|no)\s+(?:yet\s+)?$/u

const REFERENCE_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:responses?|repl(?:y|ies)|answers?|feedback|outcomes?|decisions?|meetings?|minutes|deadlines?|timescales?|template|flow ?chart|contact|contacts|acknowledge?ments?|was|were|had|did|has been (?:completed|exhausted|concluded|resolved|closed|tried|followed)|is (?:complete|completed|finished|over|closed|exhausted|for|about|when|where|to|the one|a |an |usually|normally|always|meant|designed|defined|described|set out|not)|isn't|hasn't|requires?|says?|states?|means?|involves?|takes?|would|will|should|could|might|may|can|cannot|came|failed|ended|concluded|produced|led)\b/u
const NEGATED_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:is|was|has|does|did|should|would|could|will|must|can)(?:\s*not|n't)\b/u
const BEFORE_REFERENCE =
  /\b(?:from|since|after|following|beyond|than|past|during|between|prior to|ahead of|instead of|rather than|without|about|regarding|concerning|completed|exhausted|response to|reply to|replied to|responded to|responding to|answer(?:ed)? to|unlike|skip\w*|bypass\w*|avoid\w*|before|until|back to|returned? to|refers? to|referring to|described (?:in|at|under)|set out (?:in|at|under)|stuck at|remain(?:s|ing)? at|still (?:at|on|in)|already (?:at|on|in|been through|done)|tried|tried at|attempted|attempted at|agreed at|discussed at|raised at|sent at|offered at|met at)\s+(?:the\s+|our\s+|your\s+|my\s+|their\s+|a\s+|any\s+|formal\s+|having to go to\s+)*["'(]?$/u
const POSSESSED = /\b(?:your|their|his|her|the)\s+(?:\w+\s+)?$/u
const DOCUMENT_AFTER =
  /^\s*(?:escalation\s+|resolution\s+)?(?:e-?mail|letter|message|note|concerns?|call|conversation|discussion|visit|record|paperwork|report|request|notification|correspondence|issue|escalation e-?mail)\b/u
const PAST =
  /\b(?:was|were|had|did|went|took|came|sent|wrote|replied|responded|spoke|asked|raised|moved|escalated|tried|used|reached|agreed|discussed|explained|said|told|hoped|previously|already|earlier|last (?:week|month|term|year|monday|tuesday|wednesday|thursday|friday)|yesterday|ago|completed|exhausted|concluded|ended|failed|closed|thank you for|thanks for|received)\b|(?:'ve|\bhave|\bhas)\s+(?:been|gone|done|completed|tried|used|followed)\b/u
const FUTURE =
  /\b(?:will|shall|would|may|might|could|can|intend\w*|plan(?:s|ning|ned)?|propos\w+|consider(?:ing)?|expect\w*|about to|likely|prepar\w+|ready to|minded|hop(?:e|es|ing)|aim\w*|tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|eventually|later|going to (?:have|need|be))\b|'ll\b/u
const LATER_AFTER =
  /^[^,;:§-]{0,40}?\b(?:tomorrow|next (?:week|month|term|monday|tuesday|wednesday|thursday|friday)|on (?:mon|tues?|wednes|thurs?|fri)(?:day)?\b|on \d|from (?:mon|tues|wednes|thurs|fri)day|in (?:\d|two|three|a few) (?:working )?(?:days|weeks)|by (?:mon|tues|wednes|thurs|fri)day|by \d|at the end of|later|this afternoon|first thing)\b/u
const FINITE =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|need|needs|want|wants|think|says?|said|goes|go|went|know|hope)\b|'(?:re|ve|ll|d|m)\s|\b(?:it|that|this|here|there|what|he|she|who)'s\s|n't\b/u
const TITLE_ASIDE =
  /\b(?:training|draft|template|reminder|chaser|thanks|thank you|following|before|until|if|unless|possible|potential|likely|proposed|guidance|flow ?chart|example|or|versus|vs|about|how|when|what|why|which|avoid\w*|prevent\w*|hold|pause|delay|stop|ignore|await\w*|agenda|summary|concluded|exhausted|ended|declined|refused|overdue|deadline|timescale|history|timeline|chronology|previous|earlier|sent|replied|emailed|spoke|rang|called|discussed|tried|completed?|closed|closure|resolved|withdr[ae]w\w*|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}\/\d{1,2})\b/u
/** Words that make the heading another message's, unless they are missing ("no reply received"). */
const TITLE_OF_ANSWER =
  /(?<!\b(?:no|not|without|lack of|nil|poor|late|your|despite|unsatisfactory|inadequate)\s+(?:\w+\s+){0,2})\b(?:response|reply|replies|outcome|update|query|question|meeting|minutes|acknowledg\w*|feedback|decision|notes|record of|received|after)\b/u

interface View {
  readonly before: string
  readonly after: string
  readonly text: string
}

/** The sentence with this step as § and every other as ¤; where it comes "from" is no step of its own. */
function viewOf(sentence: string, mentions: readonly Mention[], focus: Mention): View {
  let text = plainly(sentence)
  for (const mention of mentions.toReversed()) {
    text = `${text.slice(0, mention.start)}${mention === focus ? '§' : '¤'}${text.slice(mention.end)}`
  }
  text = text.replace(
    /¤[\s,(:-]+(?:which is\s+(?:now\s+)?|i\.?e\.?,?\s+|that is,?\s+|namely\s+|and\s+)?§/u,
    '§',
  )
  text = text.replace(/\bfrom ¤(?: of (?:the )?[\w' -]{0,60}?)? to\b/gu, 'to').replace(/\s+/gu, ' ')
  const at = text.indexOf('§')
  return { text, before: text.slice(0, at), after: text.slice(at + 1) }
}

const CLAUSE =
  /[;:]\s|\s-+\s|-{2,}|[([]|\.\s|\b(?:so|(?<!\b(?:option|choice|alternative|nothing|anything)\s)but|therefore|hence|thus|which means|consequently|accordingly|however|and so)\b(?!\s+(?:that|far))|,\s+(?:and\s+|then\s+)?(?=(?:i|we|this|please|it|let)\b)|\s+and\s+(?=(?:i|we|this is|please)\b)/gu

/** The words before a place in the sentence, in the clause of that place. */
function clauseUpTo(text: string, end: number): string {
  let start = 0
  // A bracket that closed before is past; one that is open holds the place.
  const visible =
    text.slice(0, end).replace(/\([^()]*\)/gu, (closed) => ' '.repeat(closed.length)) + text.slice(end)
  for (const boundary of visible.matchAll(CLAUSE)) {
    const after = boundary.index + boundary[0].length
    if (after <= end) start = after
  }
  return text.slice(start, end)
}

const clauseBefore = (view: View): string => clauseUpTo(view.text, view.before.length)

function clauseAfter(after: string): string {
  const boundary =
    /[;:]\s|\s-+\s|[)\]]|,\s|\b(?:so|but|because|therefore)\b|\sand\s(?=(?:i|we|please|would|ask|reply)\b)/u.exec(
      after,
    )
  return boundary === null ? after : after.slice(0, boundary.index)
}

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
