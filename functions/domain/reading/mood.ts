import { clauseOf, lastPart, type Clause } from './clause.ts'
import type { Mention } from './mentions.ts'
import type { Sentence } from './sentence.ts'
import * as signs from './signs.ts'

/**
 * How a sentence speaks of a step. `declared`: it takes it, here and now. `titled`: it only names it, as a heading does.
 * `stated`: an agency is said to take it, and it need not be the sender's. `unclear`: neither plainly taken nor plainly not.
 * `negated`: it says that it is not taken. `aside`: it speaks of it in any other way (to come, past, asked, somebody else's).
 */
export type Mood = 'declared' | 'titled' | 'stated' | 'unclear' | 'negated' | 'aside'

/**
 * A step that the sender names in their own new words is taken unless something says that it is not: a question, a
 * condition, a negation, a time to come or past, somebody else who says or does it. Those signs are closed classes of
 * words; what people say instead of "I am moving this to" is not. The first that shows decides.
 */
const AGAINST: readonly Sign[] = [
  ['aside', isQuoted],
  ['aside', isQuestion],
  ['aside', isConditional],
  ['aside', isSaidByOthers],
  ['aside', isIntroduced],
  ['aside', isSomebodyElses],
  ['aside', isAnotherThing],
  ['aside', isAround],
  ['aside', isStill],
  ['negated', isNegated],
  ['unclear', isIntended],
  ['aside', isToCome],
  ['unclear', isPastOfToday],
  ['aside', isPast],
]

/** What still speaks against a step that the reader is asked to take a message as. */
const AGAINST_ASKED: readonly Sign[] = [
  ['aside', isQuoted],
  ['aside', isQuestion],
  ['aside', isConditional],
  ['aside', isIntroduced],
  ['negated', isNegated],
]
type Sign = readonly [Mood, (clause: Clause) => boolean]

export function moodOf(sentence: Sentence, mention: Mention): Mood {
  const clause = clauseOf(sentence, mention)
  if (DONE_HERE.test(clause.after)) return 'declared'
  const signsAgainst = isAskedOf(clause) ? AGAINST_ASKED : AGAINST
  const against = signsAgainst.find(([, shows]) => shows(clause))
  return against === undefined ? taken(clause) : against[0]
}

/** "The form for stage 2, which we are now invoking"; "…; this email confirms it". */
const DONE_HERE =
  /^[^.]*?(?:,? which (?:i|we) (?:am|are) (?:now|hereby) \w+ing\b|,? (?:and|because) this is (?:me|us) (?:taking|doing|using|making|starting|invoking) (?:it|that)\b|,? of which (?:please )?(?:treat |take |regard |accept )?this\b|,? which is (?:exactly |precisely )?what (?:i am|i'm|we are|we're|this)\b|\bthis e-?mail (?:confirms|is to confirm|puts) (?:it|that|this)\b)/u

/** What somebody wrote or said in so many words; a step's bare name in quotes is only its name. */
function isQuoted({ before }: Clause): boolean {
  const opened = before.split('"').length % 2 === 0
  const inside = before.slice(before.lastIndexOf('"') + 1)
  return (
    opened &&
    (/^\W*$/u.test(before) ||
      /\b(?:is|am|are|was|be|i|we|this|it|please|has|have|done|treat|accept|take|taking)\b/u.test(inside))
  )
}

function isQuestion({ before, left, after }: Clause): boolean {
  if (/^[^?]*\b(?:ok|okay|yeah|please|thanks)\?/u.test(after)) return false
  if (/,? or (?:do|is|are|should|can|would|not)\b[^.!]*\?/u.test(after)) return true
  if (/\bhow (?:many|much|often|long)\b/u.test(before)) return true
  const isRequest =
    signs.REQUEST.test(before) &&
    !/\bask (?:you )?(?:what|which|how|when|where|who|why|whether|if|about)\b/u.test(before)
  if (STATING_WHAT.test(left) || isRequest || signs.POLITE.test(left)) return false
  // "… what step one looks like, who signs step three".
  if (/^\W*(?:what|who|how|why)\b/u.test(left)) return true
  const end = /^[^;:.!?]*\?/u.exec(after)?.[0]
  // "This is step two, can you ring me?": only a short tag behind a comma asks for the clause before it.
  if (
    end !== undefined &&
    lastPart(end, /,| - /gu).trim().split(/\s+/u).length <= (/,| - /u.test(end) ? 3 : 99)
  )
    return true
  if (/^\W*(?:did|does|was|were) \w+\b/u.test(before)) return true
  if (/\bhow\s+$/u.test(left)) return true
  return (
    INVERTED.test(left) ||
    ASKING.test(left) ||
    (/^\W*(?:(?:hi|hello|so|and|but|sorry|also|\w+,) )?(?:what|which|how|where|who|why)\b[^:]*$/u.test(
      before.trim(),
    ) &&
      !/,.*\w/u.test(before))
  )
}
const INVERTED =
  /(?:^|[,;:(]|\b(?:and|or|but|so|then|hi|hello|please|sorry|if|what|which|how|when|where|why)\b)\W*(?:\w+\s+)?(?:(?:is|are|was|would|should|could|can|will|did|does) (?:this|that|it|we|i|you|they|there|he|she|someone|anyone|somebody|anybody)|(?:do|have) (?:we|i|you|they))\b/u
const ASKING =
  /\b(?:wonder\w*|whether|(?:not (?:\w+ )?sure|unsure|ask(?:ing|ed)?|tell (?:me|us)|know|clarify|confirm|check|advise|explain)(?: \w+){0,2} (?:what|which|how|when|where|who|why|if|about))\b/u
/** "What you are reading is": a statement all the same. */
const STATING_WHAT =
  /\bwhat (?:i|we|you|they|this|it|follows)\b(?:'\w+)?.*\b(?:is|are|'s)\b|\b(?:is|are|'s|that's) what\b/u

const CLAUSES_APART =
  /[.;!?]|\b(?:but(?<!\b(?:choice|option|alternative) but)|so|therefore|hence|accordingly)\b/gu

function isConditional({ before, left, after, right }: Clause): boolean {
  if (/\bwhether or not\b/u.test(before)) return false
  if (hasIf(lastPart(before, CLAUSES_APART)) || hasIf(left) || hasIf(right)) return true
  if (
    /\bbefore (?:i|we|you|he|she|they|it|this|going|moving|anyone|anybody|the)\b(?! (?:at|as|under|for|in|on|to|and)\b)|\bin order (?:to|not|that)\b|\bto (?:prevent|avoid|stop)\b/u.test(
      left,
    )
  )
    return true
  return /^[^;.!,]*?(?<!\band )(?:\bunless\b|\bif (?:not|no|nothing|nobody|none)\b)|^[^;.!]*?(?<!\band ), unless\b/u.test(
    after,
  )
}
const hasIf = (text: string): boolean => signs.IF.test(text.replace(signs.NO_CONDITION, ''))

/** Said by somebody else, or by the sender of what they have heard; not "I confirm that this is". */
function isSaidByOthers({ before, left }: Clause): boolean {
  if (/\b(?:hereby|herewith)\b/u.test(left) || STATING_WHAT.test(left) || signs.POLITE.test(left))
    return false
  if (SO_THE_WORDS.test(before)) return false
  if (REACTING.test(left)) return true
  if (/\b(?:i am|i'm|we are|we're) (?:now|hereby|today)\b/u.test(left)) return false
  const part = lastPart(before, PARTS).replace(AS_SAID, '')
  if (signs.SELF_SAYING.test(part)) return false
  return [...part.matchAll(signs.SAYING)].some((saying) => isOthersWord(saying, part))
}

function isOthersWord(saying: RegExpExecArray, part: string): boolean {
  const head = part.slice(0, saying.index)
  // "I said I would ring and the school is moving to": behind a join with a subject of its own nothing is reported.
  if (/\band (?:we|i|our|the|this|\w+ \w+ (?:is|are|has|have))\b/u.test(part.slice(saying.index)))
    return false
  if (/,[^"]*$/u.test(part.slice(saying.index)) && !/^(?:app|alleg|supp|acc|underst|gather)/u.test(saying[0]))
    return false
  const own =
    /\b(?:i|we)(?:'ve|'m|'re|'d| have| had| do| don't| therefore| hereby| accordingly| also| just| then| now| only| am| are| was| were| been| being)*\s*$/u.test(
      head,
    )
  const passive = /\b(?:am|are|was|were|been|being|'m|'re)(?: \w+)?\s*$/u.test(head)
  return !own || passive || HEARSAY.test(saying[0])
}
/** A colon hands on what was said ("she told me: this is"), else it begins something new. */
const PARTS =
  /[.;!?]|\b(?:but|so|(?<!\b(?:i|we|and|am|are|is|have) )(?:therefore|hence))\b|(?<!\b(?:said|says|say|told|wrote|writes|stated|states)\b[^:]{0,20}):/gu
const AS_SAID =
  /\bas (?:(?:i|we|you|he|she|they|the [\w']+(?: \w+)?) (?:have |had |just )?(?:said|told|promised|mentioned|warned|explained|asked|advised|requested|knows?|requires?|says?|states?|suggests?)|discussed|agreed|advised|stated)\b[^,]*|\bwhat (?:was|is|has been) said\b|\b(?:i|we) should have (?:said|written|put)\b/gu
/** What a reader says of a step that somebody else has taken. */
const REACTING =
  /\b(?:pity|shame|sorry|sad|disappoint\w*|glad|pleased|surprised|aware)\b(?!.*\b(?:(?:i|we)(?:'| am| are| must| have| now)|im|ive|weve)\b)|(?<!\byou are (?:now )?in )\b(?:received|receiving|receipt|dealing with|handling|looking at|extension|acknowledge|await\w*|(?<!are )reading|have read|'ve read)\b/u
const HEARSAY =
  /^(?:take it|underst|gather|hear|think|thought|believe|reckon|assum|imagine|suspect|wonder|remember|recall|know|feel|note|notic|accept|agree|acknowl|apprec|recogn|see|grant|conced|recommend|doubt)/u

/** "The template reads: this is step one". */
function isIntroduced({ before, left, rest }: Clause): boolean {
  if (STATING_WHAT.test(left) || SO_THE_WORDS.test(before) || /\b(?:hereby|herewith)\b/u.test(rest))
    return false
  return /\b(?:i|we|he|she|they) had [^:]{0,60}:\W*$|\b(?:template|draft|wording|words|example|sample|leaflet|voicemail|i quote|copy of|propos\w+|reads|headed|titled|entitled|sentence|write tomorrow|reminder|lessons?)\b[^:]{0,160}(?:[:"']|\s-\s|reads )|\bi quote, /u.test(
    before,
  )
}

/** "I'm told to use the proper words, so: step one of". */
const SO_THE_WORDS = /\b(?:so|hence|therefore|here goes)\b[^:.]{0,40}:\W*$/u

/** Other things that go up by stages, and people who do. */
function isAnotherThing({ before, left, right }: Clause): boolean {
  return (
    /\b(?:in-house|internal|(?<!by )our own|separately)\b[^.]*\b(?:protocol|policy|procedure|process)\b[^.]*$/u.test(
      before,
    ) ||
    /\bthere(?:'s| is| are) (?:a|an|some|(?:\w+ )?(?:steps?|stages?|levels?))\b|\b(?:theirs|some colleagues|some people|my boss|my manager) \b|\b(?:social care|children's services|the council|the local authority|adult services|your \w+|they) (?:is|are|has|have)\b/u.test(
      left,
    ) ||
    /\b(?:another|a different|a colleague at|other) (?:family|case|child|school|agency|matter|resident|patient)\b[^.;]*$/u.test(
      before,
    ) ||
    /\b(?:complaints?|grievances?|appeals?|arrears|analgesia|attendance|absence|behaviour|repairs?|tickets?)\b(?!.*\b(?:this|matter|concern|disagreement)\b)/u.test(
      left,
    ) ||
    /\b(?:him|her|them) (?:up |in |on |down |over )?(?:to|for|at|onto|into)\s+(?:the )?$/u.test(left) ||
    /^\W*(?:contacts?|list|leaflet|guide|template|timescales?|flow ?chart|policy|procedure|managers?|leads?|responders?|conversation|chat)\b/u.test(
      right,
    )
  )
}

/** "Your step two", "you are at step two", "they have gone to step two". */
function isSomebodyElses({ before, left, right }: Clause): boolean {
  if (signs.OTHERS_OWN.test(left)) return true
  if (isAsked(left) || signs.REQUEST.test(before) || STATING_WHAT.test(left)) return false
  if (YOU_HAVE.test(left)) return false
  const subject = [...left.matchAll(SUBJECTS)]
    .filter(({ 0: word, index }) => !/\b(?:its|it's|it is|so)\b/u.test(left.slice(index + word.length)))
    .at(-1)?.[1]
  return subject !== undefined && !/^(?:i|we)$/u.test(subject) && !/\b(?:our|my|i|we)\b/u.test(right)
}
/** "You have our stage two", "you are now in receipt of step one". */
const YOU_HAVE =
  /\byou(?:'re| are)?(?: now| therefore| hereby| accordingly| thus)* (?:have|getting|receiving|hold|in receipt of)\s+(?:this as |it as )?(?:our |my |a |the )?$/u
/** A pronoun before its verb, not behind a preposition. */
const SUBJECTS =
  /(?<!\b(?:to|with|for|by|from|of|on|at|before|in receipt|ask|asking|tell|telling|thank|let|give|giving|send|sending|inform|informing|notify|notifying|advise|and|put|putting|getting|thank)\s)\b(i|we|you|they|he|she|someone|somebody|anyone|people|staff|mum|dad)\b(?=(?:'\w+)?\s+\w)/gu

/** A step as the time, the cause or the topic of something else. */
function isAround({ before, left, right, after }: Clause): boolean {
  if (YOU_HAVE.test(left)) return false
  return (
    signs.AROUND.test(before) ||
    /^\s*(?:->|→|=>|>)\s*(?:step|stage|level)/u.test(after) ||
    (/\bfrom\s+(?:the\s+|our\s+|my\s+)?$/u.test(left) && /\b(?:to|into|onto)\b/u.test(right)) ||
    TOPIC.test(left) ||
    /^\W*(?:date\b|(?:\w+ )?(?:previous|prior|last|earlier)\b)[^:]*:/u.test(before) ||
    /\b(?:your|their|his|her)(?: (?!this|the|that)\w+){0,2} (?:letter|e-?mail|message|reply|notice|form|request|challenge|response|escalation(?! (?:process|procedure|protocol|policy|ladder|guidance|arrangements)))\b[^,]*$/u.test(
      left,
    ) ||
    /^\W*(?:escalation\s+)?(?:deadline|reminder|update|query|question|training|meeting|outcome|response|reply|receipt|minutes|workshop|course)/u.test(
      right,
    )
  )
}
const TOPIC =
  /\b(?:reminder|previous|prior|last|earlier|next|date|question|query|update|outcome|minutes|draft|example|template|training|workshop|chronology|timeline|history|suggest\w*)\b[^,]*$/u

/** "Still at step one", "had hoped not to go to step two". */
function isStill({ before, left }: Clause): boolean {
  // What is usual, near, or only looked at is not taken.
  if (
    /^\W*an? [\w'-]+ \w+s us\b|\b(?:every time|each time|whenever|usually|always|normally|generally|often|sometimes|contemplat\w*|toying|half a mind|close to|away from|back from|look(?:ing)? forward|welcome|chairing|covering|in cases like|argument|on the system|works)\b/u.test(
      left,
    )
  )
    return true
  if (/\b(?:for the sake of argument|in cases like this|on the system|sample text)\b/u.test(before))
    return true
  return /\b(?:hoped|wanted|leave it|too soon|wrong to|nearly|almost|still|remain\w*|stay\w*|kept|keep\w*)\b(?:\W+[\w']+){0,8}\W*$/u.test(
    left,
  )
}

const ABSENT =
  /\b(?:not only|no longer than|full stop|no doubt|(?:no|without|nor|not (?:had|got|having had|having|received|heard)) (?:(?:a|an|any|further|mutual|substantive|adequate|proper|satisfactory|joint) )*(?:prejudice|reply|replies|response|answer|joy|progress|agreement|contact|change|movement|resolution|feedback|word|shift|show|luck|news|further|delay|call|objection|outcome|action|consensus|visit|choice|option|alternative))\b/gu

function isNegated({ left, right }: Clause): boolean {
  return (
    signs.NOT.test(left.replace(ABSENT, '')) ||
    /^\W*(?:(?:from|by) \w+ )?(?:is|are|has been|have been|was|were)(?: now| hereby| therefore)? (?:cancelled|withdrawn|dropped|off|stood down|called off|closed|void|rescinded|revoked|abandoned|ended)\b/u.test(
      right,
    ) ||
    /^\W*(?:\w+\s+)?(?:(?:is|are|was|does|did|has|have|will|would|should|can|could)(?:n't| not| never|nt)|off|back|out|away)\b/u.test(
      right,
    )
  )
}

/** "I'm going to put it through as": perhaps by this message, perhaps by another. */
function isIntended({ left, right }: Clause): boolean {
  if (/\b(?:i|we) (?:need|have) to \w+ (?:this|it)\b/u.test(left) && !signs.NOW.test(`${left} ${right}`))
    return true
  return /\b(?:i'm|i am|we're|we are|im) going to (?!the |a |our )\w+ /u.test(left) && !SOON.test(right)
}

function isToCome({ before, left, right, rest }: Clause): boolean {
  if (signs.REQUEST.test(before) || signs.POLITE.test(left)) return false
  const own = left
    .replace(signs.REQUEST, ' ')
    .replace(signs.WISH, ' ')
    .replace(signs.SERVES, ' ')
    .replace(signs.TREAT_AS, ' ')
    .replace(/\b(?:will|shall|must) now\b|\bnow (?:will|shall)\b/u, ' ')
  return (
    signs.LATER.test(own) ||
    /^\W*(?:(?!(?:you|we|i|he|she|they|it)\b)\w+\s+)?(?:(?:will|would|may|might|shall|could|should|can)(?! (?:you|we|i|he|she|they|it|somebody|someone|anybody|anyone|your|our|my|the)\b)|needs?|requires?|'ll|comes? next|follows?|looks?|must)\b/u.test(
      rest,
    ) ||
    /^\W*(?:when|whenever) (?:this|that|we|i|you|they)\b(?![^,]*\b(?:so|i'm|we're|i am|we are)\b)[^,]*$/u.test(
      left,
    ) ||
    SOON.test(right) ||
    /\b(?:tomorrow|next week|one more day|(?:days?|weeks?) from now|at that point|in (?:that|which) event|by (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/u.test(
      left,
    ) ||
    /(?:^|[.;,]\s*)\W*(?:after (?:mon|tues|wednes|thurs|fri|next|the next)\w*(?:'s)?|when (?:the|it)|(?:another|any further|one more|any more) \w+|failing \w+|no \w+ by)\b[^.;]*$/u.test(
      before,
    ) ||
    (/\bon (?:mon|tues|wednes|thurs|fri|satur|sun)day\b/u.test(left) &&
      /\bbecomes?\b|\b(?:we|i) (?:go|move|take)\b/u.test(left)) ||
    /\bfrom (?:next|mon|tues|wednes|thurs|fri|satur|sun)/u.test(left)
  )
}
const SOON =
  /^\W*(?:- or will\b|[\w']+\s+){0,4}(?:tomorrow|next (?:week|month|mon|tues|wednes|thurs|fri)\w*|later (?:this|today|in)|(?:on|from|by|come|this coming) (?:mon|tues|wednes|thurs|fri|satur|sun)day|coming your way)\b/u

/** "Step 2 raised today": by this message, or by another of today. */
function isPastOfToday({ rest }: Clause): boolean {
  return (
    signs.OVER.test(rest) &&
    signs.NOW.test(rest) &&
    !signs.WITH_THIS.test(rest) &&
    !/\b(?:by|with|in) this\b/u.test(rest)
  )
}

function isPast({ before, left, right, rest, after }: Clause): boolean {
  if (BEEN_THROUGH.test(left)) return true
  if (/^\W*$/u.test(left) && DAY_BEFORE.test(before) && !signs.NOW.test(after)) return true
  if (FRONTED_DAY.test(before) && !signs.NOW.test(`${before} ${after}`)) return true
  if (signs.OVER.test(rest) && !signs.WITH_THIS.test(rest)) return true
  if (/\bat\s+(?:the\s+)?$/u.test(left) && !AT.test(left) && !isAsked(left) && !isOwnPresent(left))
    return true
  if (signs.NOW.test(left) || signs.NOW.test(right)) return false
  if (signs.DATED.test(left) || signs.DATED.test(right)) return true
  if (
    /\b(?:having|after|exhausted|tried|completed|finished|done)\s+(?:(?!reached|entered|moved)\w+ed\s+)?(?:both |the |all )?$/u.test(
      left,
    )
  )
    return true
  const past = [...left.matchAll(signs.PAST)].at(-1)
  if (
    past !== undefined &&
    !signs.PERFECT_OR_PASSIVE.test(left.slice(0, past.index)) &&
    (/\w/u.test(left.slice(0, past.index)) || GOING_ON.test(before.slice(0, before.length - left.length)))
  )
    return true
  if (
    /^[\s\w]{0,20}\W{0,4}[\s\w]{0,8}$/u.test(left.trim()) &&
    signs.ON_A_DAY.test(after.slice(0, 14)) &&
    !signs.NOW.test(after.slice(0, 40))
  )
    return true
  return (
    !/\b(?:this is|it is|it's|i am|i'm|we are|we're|im)\b/u.test(left) &&
    (signs.ON_A_DAY.test(left.split(/\s+/u).slice(-5).join(' ')) || signs.ON_A_DAY.test(right))
  )
}

/** "We have been to", "worked through": a step that lies behind. */
const BEEN_THROUGH =
  /\b(?:been (?:to|through|via|past)|used up|exhausted|done with|(?:gone|come|worked|got|went) (?:through|past|via|beyond))\b[^,]*$/u
/** "8 July: our step one to your manager": a line of what happened when. */
const FRONTED_DAY = new RegExp(
  `^\\W*(?:\\w\\)\\s*)?(?:on\\s+)?(?:${signs.ON_A_DAY.source})(?: \\d{4})?\\s*(?:[:,-]|\\s{2,})[^.;]*$`,
  'u',
)

/** "Janet, team manager, 1 Oct, step one". */
const DAY_BEFORE = new RegExp(`(?:${signs.ON_A_DAY.source})(?: \\d{4})?,?\\s*(?:,|\\()\\s*$`, 'u')

const isOwnPresent = (left: string): boolean =>
  /\b(?:i|we)\b(?=\s+\w)/u.test(left) && left.search(signs.PAST) === -1
/** At a step one is, stands, writes or begins; what one said at a step was said at another time. */
const AT =
  /\b(?:am|are|is|stands?|sits?|now|today|e[sc]+[aou]l+[ae]?t\w*|rais\w*|writ\w+|open\w*|start\w*|beg[aiu]n\w*|commenc\w*|proceed\w*|invok\w*|com(?:e|es|ing)|enter\w*|log\w*|treat\w*|bring\w*|refer\w*|put\w*|record\w*|deem\w*|constitut\w*|concerns?)\b|'(?:m|re|s)\b|^\W*at\b|\bim\b/u

function taken(clause: Clause): Mood {
  const { before, left, right, rest, after, name } = clause
  if (
    NAMES_A_FORM.test(after) &&
    (/\b(?:the|a|an|any|which|your|that)\s+$/u.test(left) || before.trim() === '')
  )
    return 'unclear'
  if (/^\W*- or will\b/u.test(after)) return 'aside'
  if (
    /^\W*(?:or (?:not|have|so they)|isn't it)\b/u.test(rest) ||
    /,\s*(?:or so|or have|isn't it|or will)/u.test(after) ||
    signs.NOT.test(rest.replace(ABSENT, '').trim().split(/\s+/u).slice(0, 3).join(' '))
  )
    return 'unclear'
  if (isAdjunct(clause)) return 'aside'
  if (/(?:^|[.;,])\W*(?:since|now that)\b(?!.*\b(?:i|we)\b)[^,]*$/u.test(before)) return 'unclear'
  if (
    signs.NOW.test(left) ||
    signs.NOW.test(right) ||
    signs.WITH_THIS.test(before) ||
    WITH_EFFECT.test(after) ||
    /\b(?:herewith|(?:by|with) this e-?mail)\b/u.test(after) ||
    STATING_WHAT.test(left) ||
    /^\W*(?:please|pls|plz|it is\b(?! (?:not|\w+ed)))/u.test(right)
  )
    return 'declared'
  // A form's line, "Stage of escalation: two".
  if (/[:=\]☒☑]|\.\./u.test(name)) return 'declared'
  if (signs.REQUEST.test(before) || isAsked(left)) return 'declared'
  if (GERUND.test(left)) return signs.HOLDS_NOW.test(rest) ? 'declared' : 'unclear'
  if (
    ACTOR.test(left) ||
    (!/^\W*(?:that|the|an?|his|her|their|its|\w+'s)\b/u.test(left) &&
      GOING_ON.test(before.slice(0, before.length - left.length)))
  )
    return 'declared'
  if (/^\W*(?:escalate|move|go|take|raise)\b/u.test(left)) return 'unclear'
  // "You have our stage two", "you're getting step one".
  if (YOU_HAVE.test(left)) return 'declared'
  if (LABEL.test(left)) return titled(clause)
  if (OWN_ACTOR.test(left) || TO_YOU.test(left) || ITS.test(left)) return 'declared'
  if (/\b(?:our|my)\b/u.test(left)) return signs.HOLDS_NOW.test(rest) ? 'declared' : 'unclear'
  if (isDocument(left)) return 'aside'
  if (SUBMITTED.test(left) || ACCORDINGLY.test(left)) return 'declared'
  return THE_AGENCY.test(left) ? 'stated' : 'unclear'
}
/** "The stage 3 form" is a form; whether it is sent or asked for is not told by its name. */
const NAMES_A_FORM = /^ form\b(?! (?:is |now |duly )?(?:attached|enclosed|completed))/u
/** "EM/44 comes to you at": whoever says so hands it over. */
const TO_YOU =
  /\b(?:comes?|goes|passes|moves|is|coming|going|moving) (?:now |up |therefore |accordingly |hereby ){0,2}(?:to|before|with) you\b/u
/** "its step 3": as it is often written. */
const ITS = /(?:^|\b(?:and|so|but|now|then)\b)\W*its\s+$/u
/** "Submitted under step one": said of the message itself. */
const SUBMITTED =
  /^\W*(?:submitted|sent|raised|made|issued|brought|lodged|written|filed|given|served|escalated|notified) (?:to you |herewith |formally )?(?:under|at|as|in|for|by way of)\b[^,]*$/u
/** "Accordingly the Trust proceeds to": nobody draws the consequence for another. */
const ACCORDINGLY =
  /^\W*(?:accordingly|therefore|hence|consequently)\b|\b(?:accordingly|therefore|hereby|consequently) (?:\w{3,}s|is|are|has)\b/u
/** "…, director to director, as of this afternoon". */
const WITH_EFFECT =
  /^[^;:.?]*\b(?:as of|as from|with effect from|effective(?: from)?|w\.?e\.?f\.?) (?:the )?(?:now|today|this|here|immediate|receipt|\d)/u
function isAskedOf({ left }: Clause): boolean {
  if (signs.POLITE.test(left) || YOU_HAVE.test(left)) return true
  const treat = signs.TREAT_AS.exec(left)
  return treat !== null && (/^(?:you|he|she|they) /u.test(treat[0]) || ASKED.test(left.slice(0, treat.index)))
}
/** What stands before the verb where the reader is asked: an imperative, "I ask you to", "if you would". */
const ASKED =
  /^\W*(?:(?:so|and|then|therefore|please|pls|kindly|accordingly|now|pray|do)\W+)*$|\b(?:please|kindly|pray)\W+$|\b(?:ask|asking|request\w*|invite|want|need|require|like|wish|urge) (?:you|him|her) to (?:please |kindly )?$|\bif you (?:would|could|can|might) (?:please |kindly )?$/u
const isAsked = (left: string): boolean =>
  IMPERATIVE.test(left) || signs.TREAT_AS.test(left) || signs.POLITE.test(left)
/** "The Trust is taking": as people write of their own agency, and of others. */
const THE_AGENCY = /\b(?:the )?(?:[\w'-]+ ){1,5}?(?:is|are|has|have|wish|now|therefore|hereby|\w{3,}s)\b/u
/** A step by its name alone, or with what is said of it. */
function titled({ rest, after }: Clause): Mood {
  if (
    /^\W*(?:with|from|at|to|by) (?:[\w']+ ){1,5}?(?:ended|was|were|got|went|failed|did|came|brought|led|had)\b/u.test(
      rest,
    )
  )
    return 'aside'
  if (
    /\bis (?:in|on|with|at)\b(?! (?:you|force)\b)/u.test(rest) ||
    /^\W*\([^)]*\)\W*(?:of the [\w' ]+ )?(?:runs|lasts|takes|is)\b/u.test(after)
  )
    return 'aside'
  if (
    /^[^.]{0,60}?(?:\b(?:our response|line managers?, \d|outcome|minutes|reminder|update|query|question)\b|\b(?:reply|response|answer) due\b)/u.test(
      after,
    )
  )
    return 'aside'
  if (/^\W*(?:now|hereby|therefore|accordingly|begins?|starts?)\b/u.test(rest)) return 'declared'
  if (signs.HOLDS_NOW.test(rest)) return 'titled'
  return /^\W*(?:is|are|goes|means|has)\b/u.test(rest) ? 'aside' : 'unclear'
}

/** "Under step two you have five days": a step that only frames what is said of others. */
const isDocument = (left: string): boolean =>
  /\b(?:slide|session|page|table|section|paragraph|appendix|chapter|polic(?:y|ies)|protocol|procedure|guidance|leaflet|chart|minutes)\b/u.test(
    left,
  )
const isAdjunct = ({ left, rest }: Clause): boolean =>
  /^\W*(?:under|at|in|on|for|during)\s+(?:the\s+)?$/u.test(left) &&
  /^\W*(?:you|the|they|a|it|he|she|there|no|your|i have no|we have no)\b/u.test(rest)
/** "Escalating to", "therefore moving this to": the sender, who else. */
const GERUND =
  /^\W*(?:(?:therefore|so|now|also|hereby|accordingly|just|formally)\s+)*(?!during|nothing|something|anything|everything|being|having|regarding|concerning|morning|evening)\w{2,}ing\b/u
/** The subject is that of the clause before: "we have tried and so trigger". */
const GOING_ON = /\b(?:i|we)\b[^.;:]*\b(?:and|so|therefore|hence|but)\W*$/u
/** I, we, this: whoever or whatever takes the step. */
const ACTOR =
  /\b(?:i|we|am|i'm|we're|i've|we've|i'd|we'd|im|ive|weve|me|us|this|these|it is|it's|it (?:opens|starts|begins|goes|moves|counts|constitutes|stands)|that is|that's|makes (?:it|this|that)|here|herewith|hereby|the (?:above|attached|enclosed)|(?:the|our|my) (?:[\w-]+ )?(?:matter|concern|case|disagreement|dispute|issue|escalation|challenge|difference\w*)(?= (?:is|has|now|hereby|stands|goes|moves|proceeds|therefore|accordingly)))\b|^\W*(?:have|to be|would like|wish|want)\b/u
/** "Our clinic is escalating", "my director has authorised". */
const OWN_ACTOR = /\b(?:our|my)(?: [\w'-]+){1,4} (?:is|are|has|have|\w+s|\w+ing)\b/u
const IMPERATIVE =
  /^\W*(?:(?:pray|therefore|also|now|just|do|then)\W+)*(?:take|treat|log|record|regard|receive|accept|read|consider|note|register|view|count|enter|class|classify|mark|file|let|book|deem|understand)\b,? (?:(?:(?:a|the|our|my|formal)\s+)*$|(?:this|that|it|these|my|our|the (?:above|below|attached|present|following))\b)|\b(?:please|pls|plz|kindly)\b/u
/** Nothing but names: "Escalation", "Formal notice -", "Stage of the process". */
const LABEL =
  /^\W*(?:(?:hence|therefore|thus|so|then|be|the|a|an|formal|formally|official|officially|written|professional|safeguarding|partnership|multi-?agency|inter-?agency|children|adults?|lscp|ref|re|notice|notification|of|under|at|in|for|to|as|stage|step|level|status|current|process|procedure|protocol|policy|form|e[sc]+[aou]l+[ae]?t\w*|challenge|disagreement|concern|dispute|urgent|resolution|initial|ok|okay|right|consequently|accordingly|being|taken|started|invoked|declared|number|[\d.]+|raising|moving|going|starting|opening|putting|logging|taking|up|on|straight|it|now|is)\b\W*)*$/u
