/**
 * The verbs with which people take a step, as patterns that end at the step itself (§; every other step of the sentence is ¤).
 * Built from words, not from whole sentences: subject × verb × a gap in which nothing may stand that undoes the verb.
 */
const ADVERBS =
  '(?:(?:now|therefore|hereby|formally|also|again|officially|today|just|thus|then|really|accordingly|consequently|henceforth|hence|regretfully|unfortunately|reluctantly|immediately|currently|simply|respectfully|urgently|here|sadly|duly|as of today|with immediate effect|as a result),?\\s+){0,3}'

/** What may not stand between the verb of a declaration and its step. */
const STOP =
  "\\b(?:not|no longer|never|nor|neither|if|whether|about|after|before|following|response|responding|reply|replying|than|until|till|regarding|since|instead|rather|without|feedback|update|question|query|concerning|copy|summary|minutes|likely|due|ready|nearly|almost|close|possible|possibly|perhaps|maybe|would|will|could|might|may|supposed|meant|planned|scheduled|unless|when|what|why|how|where|day|days|week|weeks|deadline|reminder|chaser|template|draft|example|sample|training|outcome|answer|between|beyond|towards?|too|soon|early|premature|wrong|incorrect|mistaken|unfair|misleading|inaccurate|yet|still|already|previously|earlier|was|were|had|did|said|says|told|skip\\w*|bypass\\w*|avoid\\w*|prevent\\w*)\\b|n't\\b"
const gap = (length: number): string => `(?:(?!${STOP})[^;?!§¤]){0,${length}}?`

const THIS =
  "(?:\\b(?:this|it|that|the above|the below)|\\b(?:this|our|my|these|the|the\\s+[\\w-]+'s)\\s+(?:[\\w'-]+\\s+){0,4}?(?:matter|case|concerns?|issues?|disagreement|dispute|escalation|challenge|e-?mail|message|letter|mail|communication|referral|correspondence|situation|request|notice|note|above))"
const VERB_ING =
  '(?:moving|escalating|progressing|raising|taking|referring|elevating|advancing|bringing|submitting|invoking|initiating|starting|beginning|commencing|triggering|opening|activating|entering|implementing|proceeding|going|sending|making|lodging|declaring|using|issuing|launching|instigating|stepping|putting|passing|pushing|pursuing|writing|contacting|e-?mailing|applying|exercising|formalising|requesting|asking|notifying|treating|serving|giving|continuing|upgrading|logging|recording|transferring|calling|kicking off|setting|classing|considering this|following)'
const VERB =
  '(?:move|escalate|progress|raise|take|refer|elevate|advance|bring|submit|invoke|initiate|start|begin|commence|trigger|open|activate|enter|implement|proceed|go|send|make|lodge|declare|use|issue|launch|instigate|step|put|pass|push|pursue|apply|exercise|formalise|request|notify|treat|serve|give|continue|upgrade|log|record|call|have|be|see|advise|inform|confirm|tell|let)'
const TREAT =
  '(?:treat|regard|consider|accept|take|read|log|record|register|view|count|class|deem|note|acknowledge|receive|process|action)'

const frame = (source: string): RegExp => new RegExp(`${source}§`, 'u')

/** The verbs of a declaration, from its first word to the step (§). Present tense, the sender's own voice. */
export const DECLARING = [
  frame(`\\b(?:i|we)(?:'ve|\\s+have)\\s+(?:reached|arrived at|come to|got to)\\b${gap(30)}`),
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
    `\\b(?:please|kindly|pls|plz)\\s+${ADVERBS}(?:can|could|would)?\\s*(?:you\\s+)?${TREAT}\\s+(?!that\\s+(?:i|we|you|he|she|they|the|this|it|there|our|my)\\b)(?:${THIS}|these|the following)\\b${gap(60)}`,
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
export const DECLARING_AFTER = [
  /\b(?:under|in accordance with|in line with|pursuant to)\s+[^;?!§¤]{3,80}\(§\),?\s+(?:i|we)\s*(?:am|are|'m|'re|write|hereby|now|formally|ask|request|require|wish|would like)\b(?!\s+(?:not|still))/u,
  /§[^;?!§¤]{0,60}?\b(?:is|are)\s+(?:now|hereby|formally|therefore|being|officially)\s+(?:being\s+|formally\s+)?(?:invoked|triggered|commenced|initiated|declared|started|opened|begun|activated|engaged|requested|raised|escalated|reached|entered)\b/u,
  /§[^;?!§¤]{0,40}?\b(?:now|therefore|hereby|accordingly|consequently)\s+(?:applies|starts|begins|commences)\b/u,
  /§[^;?!§¤]{0,60}?\b(?:starts|begins|commences|applies)\s+(?:now|today|with this|from today|as of today|immediately)\b/u,
  /§\s+it\s+is\b/u,
  /(?:^|[.;:,-]\s)(?:so |now |then )?§(?:,)?\s+(?:now )?please[.!]*$/u,
  /(?:^|[;:,-]\s*)(?:under|at|as|in line with|in accordance with|pursuant to|by way of|within|using|as part of|in)\s+(?:the\s+|our\s+|my\s+)?§[^;?!§¤]{0,90}?,?\s+(?:i|we)\s*(?:am|are|'m|'re|write|hereby|now|formally|ask|request|require|wish|would like)\b(?!\s+(?:not|still))/u,
]

/** The verb before the step is past, to come, or only possible. */
export const MAYBE = [
  frame(`\\b(?:i|we)(?:'m|'re|\\s+am|\\s+are)\\s+going to\\b${gap(70)}`),
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
