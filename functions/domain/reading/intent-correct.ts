import type { Said } from './intent-clauses.ts'
import { anyOf, inOrder } from './pattern.ts'
import type { Sentence } from './sentence.ts'

/** Who misreads: the machine, by whatever name, and its receipt. */
const READER =
  '(?:stepwise|(?:your|the|this|that) (?:\\w+ )?(?:system|machine|computer|robot|bot|software|receipt|read-?back|acknowledge?ment|confirmation|notice|reading|log|register|auto\\w*(?: \\w+)?))'
const MISREAD =
  /\b(?:mis-?(?:read|understood|understanding|understands|interpreted|interprets|reads|took|taken|recorded|logged|filed)|wrong end of the stick)\b/u
/** "You have misread the assessment" is about the case. */
const MISREAD_CASE =
  /\bmis-?\w+ (?:the|his|her|your|a|our) (?!e-?mail|message|note|letter|step|stage|level|form|reply|case)\w/u
const FAULT =
  "(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken(?:ly)?|mistake|error|in error|ought to (?:be|say|read)|should(?:'ve| have| be| say| read)|not (?:right|correct|what)|isn't (?:right|correct|what)|muddled|mixed up|confused)"
const READER_ERRS = new RegExp(`\\b${READER}\\b[^.]{0,80}\\b${FAULT}\\b`, 'u')
const YOU_ERR = anyOf(
  inOrder(
    /\b(?:you|yous|it)(?:'ve|ve| have| has|'s)? (?:got|read|understood|recorded|logged|taken|put|filed|listed|opened|down as)\b[^.]{0,40}\b/u,
    /wrong(?:ly)?(?! (?:end|idea|impression) of (?!the stick))|incorrectly|in error|by mistake/u,
    /\b/u,
  ),
  inOrder(
    /\b/u,
    /recorded|logged|filed|opened|sent|read|booked|registered|submitted/u,
    / (?:this |it |that |that one |the last one )?(?:in error|wrongly|incorrectly|by mistake|by accident)\b/u,
  ),
  /\bincorrectly (?:recorded|logged|read)\b/u,
)
const THIS_IS_WRONG = anyOf(
  /(?<!\b(?:think|feel|believe|say|said|know|agree|consider|accept|admit|regret|acknowledge|concede)(?:ed)?(?: that)? )\b(?:thats|(?:this|that|it|the (?:receipt|step|stage|record|reading|reference|case))(?:'s| is| was)) (?:wrong|incorrect|a mistake|an error|not correct|not right|mistaken)(?! (?:and should|to|for|with|that (?:a|the|he|she|they)|of|about|decision|end of|how|in))\b/u,
  inOrder(
    /^(?:sorry |no |hm+ )?/u,
    /wrong|incorrect|(?:not|that's not|that isn't) (?:quite |entirely |exactly |altogether )?right/u,
    /(?: (?:i'm afraid|i am afraid|sorry|there))?\W*$/u,
  ),
  /^(?:no,? (?:that's|this is) (?:wrong|not right|incorrect))\b/u,
)
const WRONG_THING =
  /\bwrong (?:step|stage|level|case|reference|child|agency|person|school|team|family|borough|address|email|inbox|council|people|organisation|department|office|service|provider|name|date|recipient)\b/u
const MISTAKEN_FOR = anyOf(
  /\bthere(?:'s| is| has been|'s been) an? (?:\w+ )?(?:mistake|error|mix[ -]?up)\b/u,
  /\b(?:meant|intended) for (?:another|someone|somebody|a different|a colleague)\b/u,
  /\bshould (?:never|not) have (?:been sent|left|gone (?:out|off|to)|reached)\b/u,
  /\b(?:disregard|ignore) (?:my (?:last|previous|earlier|e-?mail|message)|the (?:last|previous|earlier)? ?(?:e-?mail|message|one)\b|what i sent)\b/u,
)

const STEP = '(?:(?:step|stage|level)s? )?(?:one|two|three|four|five|final|\\d|first|second|third|fourth)'
/** "I said one, not three", "it should be step two". */
const CONTRAST = new RegExp(
  `\\b(?:said|say|meant|mean|wrote|asked|put|sent)\\b[\\w' ]{0,25}\\b${STEP}\\b[,;]? (?:and )?(?:not|rather than|instead of) (?:at )?(?:${STEP})\\b|\\b(?:should|ought)(?:'ve| to)? (?:have been|be|have said|read|say) (?:the )?(?:step|stage|level|final)\\b|\\bnever said ${STEP}\\b|\\bi meant (?:the )?(?:step|stage|level|${STEP})\\b`,
  'u',
)
const NOT_MEANT = anyOf(
  inOrder(
    /\b(?:not|isn't|wasn't|isnt|wasnt|nothing like|never|\w+nae) (?:at all )?(?:what|how|the thing) /u,
    /(?:i|we) (?:\w+ )?(?:meant|mean|wrote|asked|intended|sent)|i (?:\w+ )?said/u,
    /\b/u,
  ),
  inOrder(
    /\b(?:i|we) (?:did not|didn't|didnt|never|never actually) /u,
    /mean(?:t)?|intend(?:ed)?|ask(?:ed)?|declare[d]?|escalate[d]?|start(?:ed)?|invoke[d]?|raise[d]? an? escalation/u,
    /\b/u,
  ),
  /\b(?:did not|didn't|never) (?:say|said|write|wrote) (?:step|stage|anything about)\b/u,
  /\b(?:i|we) (?:only|just|merely) meant\b|\b(?:i|we) took none\b/u,
  /\bmerely (?:answer\w*|ask\w*|mention\w*)\b/u,
  /\bonly asking (?:about (?:the )?steps?|a question|for (?:advice|information))\b|\bi meant\b/u,
  inOrder(
    /\b(?:i|we) (?:wasn't|was not|wasnt|weren't|were not) /u,
    /escalating|declaring|invoking|(?:starting|raising) (?:an?|the|my|our) (?:\w+ )?(?:escalation|process|dispute|challenge|step)/u,
    /\b/u,
  ),
  /\b(?:my|our) (?:last|previous|earlier|first)\b[\w' ]*\b(?:isn't|wasn't|is not|was not) (?:an?|meant|intended)\b/u,
  /\bnot (?:me|us|the one|the ones) (?:who|that)(?:'s| is| are)? escalat\w+/u,
  /\b(?:it|you|system|machine|stepwise|computer)(?:'ve|'s| has| have)? (?:picked up|taken|lifted|read) (?:the |a |my |key )?(?:step|stage|level|words?|quote)(?: \w+)? (?:from|in|out of|below)\b/u,
  /\bnothing (?:was|were|is) (?:meant|intended|supposed) to\b/u,
  inOrder(
    /\b(?:do not|don't|dont|not to) (?:treat|count|log|record|regard|take) /u,
    /what i (?:sent|wrote|said)|(?:my|the) (?:last|earlier|previous|first|e-?mail|message|note|one)\b/u,
  ),
)
/** What the machine made of a mail: "your receipt says two", "you've filed it against housing". */
const RECEIPT_SAYS =
  /\b(?:your|the|this|that) (?:receipt|read-?back|notice|acknowledge?ment|register|log|system|confirmation)(?: \w+)? (?:says?|names?|shows?|gives?|lists?|has|calls?|puts?|records?|thinks?)\b/u
const YOU_RECORDED = anyOf(
  /\b(?:it's|it has|this has|that has|this one has) gone down as\b/u,
  inOrder(
    /\b(?:you(?:'ve| have|ve)?|it(?:'s| has)) /u,
    /taken|took|put|read|filed|logged|recorded|registered|entered|got|understood|addressed/u,
    / (?!(?:him|her|them|mum|dad|the (?:child|boy|girl|baby|family|mother|father)\w*|no|any|account|into)\b)[\w']+(?: [\w']+){0,5} (?:as|for|against|under|down|to)\b/u,
  ),
)
/** It is set against what is so: "not housing", "it should be", "and it wasn't". */
const NOT_SO = anyOf(
  /(?:^|, )(?:no|not|nope|wrong|sorry)\b(?! (?:problem|worries|action|further|change|reply))/u,
  /\b(?:it|mine|ours|that|this) was (?:for|about|meant|step|stage|level)\b/u,
  /\b(?:should|ought to) (?:be|have been|say|read)\b|\b(?:wasn't|was not|isn't|is not|aren't)(?:\W|$)/u,
  /\bnot quite\b|\b(?:we're|we are|i'm|i am) at odds with\b/u,
)
const PUT_RIGHT = anyOf(
  inOrder(
    /(?:\b(?:please|kindly|pls|can you|could you|somebody|someone)\b[\w' ]{0,15}|^)\b(?:correct|undo|reverse|put|fix|rectify|change|un-?flag) /u,
    /this|that|it|the (?:record|receipt|step|stage|case|reference|entry)|your (?:record|records|receipt|log)|whatever/u,
    /\b(?: (?:right|back|to step|to stage)|\W*$| please| thanks| from)/u,
  ),
  /\bplease (?:correct|undo|reverse|amend) (?:the|your) (?:receipt|step|stage|case|reference|log|record:)/u,
  /^(?:please |pls )?(?:correct|undo)\b(?: (?:it|this|that|please))?\W*$/u,
  /\bplease amend (?:the|your) (?:receipt|step|stage|case|reference|log)/u,
  /\bchange what (?:you|you've|it|it's)\b/u,
  /\btyped (?:step |stage |level )?\w+ and (?:i )?(?:should|ought to) have (?:typed|put|written)\b/u,
  /^(?:please )?correct the record\b/u,
)

const MISREADS = [
  MISREAD,
  READER_ERRS,
  YOU_ERR,
  THIS_IS_WRONG,
  WRONG_THING,
  MISTAKEN_FOR,
  NOT_MEANT,
  PUT_RIGHT,
]
/** They, or the sender, misunderstood something: nothing of ours is wrong. */
const SOMEBODY_ELSE = inOrder(
  /\b/u,
  anyOf(
    /i|we|he|she|they|mum|dad|worker|team|school|nurse|police|parents?|family|everyone|ward|court|my \w+/u,
    /the (?!system|machine|computer|receipt|step|stage)\w+/u,
  ),
  /(?:'ve|ve|'s| have| has| had| may have| must have| might have)? (?:\w+ )?(?:mis-?\w+|got|read|recorded|sent|wrong)\b/u,
)

/** What is denied or set against something else where a mail puts right what was read. */
const NOT_THAT =
  '(?:at (?:all )?|actually )?(?:what|how|the thing|the one|me (?:who|that)|us (?:who|that)|mean|intend|ask|declare|escalate|start|invoke|raise|say|said|write|wrote|right|step|stage|level|one|two|three|four|five|final|\\d|first|second|third|fourth)'
/** Most sentences have nothing that any of the signs needs. Plain letters in front make a pattern quick. */
const MAY_CORRECT = new RegExp(
  [
    "receipt|you've|you have|it's |it has |gone down|reading s|picked up|notice|register|typed|treat|count|supposed",
    'mis-?[rutilf]|wrong|correct|mistake|error|meant|intended|mix|muddled|confused|disregard|ignore|undo|reverse|rectify',
    "un-?flag|amend|accident|merely|asking|took none|ought|should(?= |'ve)|put (?:th|it|your|wh)|fix (?:th|it|your|wh)|change (?:th|it|your|wh)",
    ...['not', 'nt', "n't", 'nae', 'never', 'like', 'than', 'instead of'].map((no) => `${no} ${NOT_THAT}`),
  ].join('|'),
  'u',
)
export const mayCorrect = ({ plain }: Sentence): boolean => MAY_CORRECT.test(plain)

/** Who answers a receipt is short; in a letter "you've put it down to his age" speaks of the case. */
const isBrief = (text: string): boolean => text.length <= 300
const isShort = (text: string): boolean => text.length <= 40
/** "That is not right" may be said of the whole world; a misreading is of a step, a receipt, or what was meant. */
const READING =
  /\b(?:steps?|stages?|levels?|escalat\w+|receipt|register|log|logged|recorded?|system|meant|mistake|case|reference|filed)\b|\b(?:i|we) (?:said|asked|wrote|put|sent)\b/u
/** "Wrong child", "you have the wrong borough", "sent to the wrong inbox, sorry"; a girl at the wrong clinic is news. */
const MAIL_OR_RECEIPT =
  /^wrong\b|\b(?:you|your|yous|this|it's|its|that's|thats|it|receipt|stepwise|i|i've|case|e-?mail|message|logged|filed|recorded|against|sorry)\b/u

/** The sender says that an earlier message of theirs was misread. */
export const corrects = (said: Said, all: () => string, declares: boolean): boolean => {
  const { sentence, text, asked } = said
  if (asked && !/\b(?:put|correct|undo|change|meant)\b/u.test(text)) return false
  if (CONTRAST.test(sentence)) return !/\bif\b|\b(?:he|she|they)\b/u.test(sentence)
  if (MISREAD.test(text)) return !SOMEBODY_ELSE.test(text) && !MISREAD_CASE.test(text) && !said.open
  if (
    (RECEIPT_SAYS.test(text) || (!declares && YOU_RECORDED.test(text))) &&
    isBrief(all()) &&
    NOT_SO.test(all())
  )
    return true
  if (READER_ERRS.test(sentence) || YOU_ERR.test(text)) return !/^(?:if|unless)\b/u.test(sentence)
  if (/\bif\b/u.test(text)) return false
  // What the parties agreed is put right by a dispute of the outcome.
  if (
    PUT_RIGHT.test(text) &&
    !/\b(?:undo|reverse)\b/u.test(text) &&
    /\b(?:agree\w*|outcome|minutes|version|summary|terms)\b/u.test(all())
  )
    return false
  // "That is not what we asked for, we never agreed to it" disputes an outcome.
  if (/\bnot what (?:i|we) asked\b/u.test(text) && /\bagree/u.test(all())) return false
  if (NOT_MEANT.test(text))
    return !/\b(?:upset|offend|rude|sound|imply|criticis\w+|worry|anyone|cause)\b/u.test(text)
  return (
    MISREADS.some((sign) => sign.test(text)) &&
    (!THIS_IS_WRONG.test(text) || isShort(all()) || READING.test(all())) &&
    (!WRONG_THING.test(text) || MAIL_OR_RECEIPT.test(text)) &&
    (!WRONG_THING.test(text) ||
      !/\b(?:at|to|in) the wrong (?:school|address|team)\b/u.test(text) ||
      /\byou\b|\bsent\b/u.test(all()))
  )
}

/** What a reply to a receipt says where the receipt is wrong. */
const DENIES_READING = new RegExp(
  [
    // "We haven't done a step two", "nobody here has escalated".
    `\\b(?:(?:i|we|it|this|that|mine|ours|they|she|he)\\b[\\w' ]{0,12}(?:\\b(?:not|never|nt)\\b|n't\\b)|nobody\\b|no one\\b|nothing\\b|(?:not|no(?! one\\b)|isn't|wasn't)\\b)[\\w' ]{0,20}?\\b(?:(?:an?|any|the|our|my|on|at|done|as|to) )?(?:${STEP}|escalat\\w+|disputes?|challenge|withdr\\w+|declar\\w+|rais(?:e|ed|ing)|meant|mean to)\\b`,
    "^(?:and |but |oh |we )*(?:no|nope|not us|not me|wrong|incorrect|(?:i|we|it|this|that|mine|ours)(?:'s|'re|'m| is| am| are| was| were| have| has| did| do|)(?: not|n't|nt))\\W*$",
    "^no (?:i|we|it|this|that) (?:have|has|did|do|was|is|are)(?: not|n't|nt)\\b",
    "\\b(?:i|we) (?:did|have|had)(?: not|n't) (?:\\w+ )?agree",
    `\\b${STEP}(?: step| stage| level)?,? (?:and )?not (?:the )?${STEP}\\b`,
    '\\b(?:wrong(?! (?:side|end|way|place|time|foot|hands)\\b)|incorrect|mistaken|mix(?:ed)?[ -]?up|in error|by (?:mistake|accident))\\b',
    '\\bun-?(?:close|do|agree|confirm|escalate|flag|withdraw)\\b',
    "(?:\\b(?:please|pls|kindly|can|could|would|will|to|need\\w*|someone|somebody)\\b[\\w' ]{0,20}|^)\\b(?:amend|delete|remove|undo|cancel|correct|rectify|change|scrap|reverse|fix|put (?:it|this|that) right|take (?:it|this|that|me|us) off)\\b(?=\\W*$| (?:it|this|that|them|whatever|please|the (?:record|receipt|step|stage|level|case|entry|reference)|your|before|to|from)\\b)",
  ].join('|'),
  'u',
)
/** "We had no answer to step one", "I need nothing else at this step" put nothing right. */
const ABOUT_THE_ANSWER =
  /\b(?:if|reply|replied|repl(?:y|ies)|answer\w*|response|heard|need anything|(?:at|for|in) (?:this|that) (?:step|stage|level|point))\b/u
export const deniesReading = ({ text }: Said): boolean =>
  DENIES_READING.test(text) && !ABOUT_THE_ANSWER.test(text)
/** Most mail never speaks of one: only the sentences that may are taken apart for it. */
export const mayTellOfReceipt = ({ plain }: Sentence): boolean =>
  /receipt|read-?back|acknowledg|automat|system|machine|computer/u.test(plain)
/** "I've had an automatic message telling me I raised step two", "I got a receipt saying". */
export const tellsOfReceipt = ({ text }: Said): boolean =>
  /\b(?:receipt|read-?back|acknowledge?ment|(?:automat\w+|system) (?:e-?mail|message|reply|response))\b[\w' ]{0,15}\b(?:says?|saying|tells?|telling|calls?|calling|states?|stating|thinks?)\b|\b(?:your|the) (?:system|machine|computer)\b[\w' ]{0,15}\b(?:thinks?|says?|believes?|has (?:us|me|it|this))\b/u.test(
    text,
  )
