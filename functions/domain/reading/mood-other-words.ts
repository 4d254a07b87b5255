import { lastPart, TO_THE_READER, type Clause } from './clause.ts'
import { everyMatch } from './every-match.ts'
import { anyNumberOf, anyOf, anyWordOf, inOrder } from './pattern.ts'
import { POLITE, REQUEST, STATING_WHAT } from './signs.ts'

/** Whose words are they? A step that is quoted, reported, heard of or drafted is not taken by whoever repeats it. */

/** What somebody wrote or said in so many words; a step's bare name in quotes is only its name. */
export function isQuoted({ before }: Clause): boolean {
  const opened = before.split('"').length % 2 === 0
  const inside = before.slice(before.lastIndexOf('"') + 1)
  return (
    opened &&
    (/^\W*$/u.test(before) ||
      /\b(?:is|am|are|was|be|i|we|this|it|please|has|have|done|treat|accept|take|taking)\b/u.test(inside))
  )
}

/** Said by somebody else, or by the sender of what they have heard; not "I confirm that this is". */
export function isSaidByOthers({ before, left }: Clause): boolean {
  if (/\b(?:hereby|herewith)\b/u.test(left) || STATING_WHAT.test(left) || POLITE.test(left)) return false
  if (SO_THE_WORDS.test(before)) return false
  if (REACTING.test(left) && !REQUEST.test(left)) return true
  if (/\b(?:i am|i'm|we are|we're) (?:now|hereby|today)\b/u.test(left)) return false
  const part = lastPart(before, PARTS).replace(AS_SAID, '').replace(TO_THE_READER, '')
  if (SELF_SAYING.test(part) && !SHOULD_SAY.test(part)) return false
  return everyMatch(part, SAYING).some((saying) => isOthersWord(saying, part))
}

function isOthersWord(saying: RegExpExecArray, part: string): boolean {
  const head = part.slice(0, saying.index)
  // "Confirming in writing that": a letter's own opening.
  if (/(?:^|,)\W*$/u.test(head) && saying[0] === 'confirming') return false
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

const AS_SAID = new RegExp(
  anyOf(
    inOrder(
      /\bas /u,
      anyOf(
        inOrder(
          /(?:i|we|you|he|she|they|the [\w']+(?: \w+)?) (?:have |had |just )?/u,
          /said|told|promised|mentioned|warned|explained|asked|advised|requested|knows?|requires?|says?|states?|suggests?/u,
        ),
        /discussed|agreed|advised|stated/u,
      ),
      /\b[^,]*/u,
    ),
    /\bas (?:i|we) (?:understand|read|see|follow) (?:the|your|our) [\w ]{1,30}?(?= (?:it|this)(?:'s| is| goes| comes)\b)/u,
    /\bwhat (?:was|is|has been) said\b/u,
    /\bwhich (?:i|we) (?:understand|believe|think|gather|take it) (?:is|to be)\b/u,
  ),
  'gu',
)

/** "My supervisor says I should write and say it's": not yet said. */
const SHOULD_SAY =
  /\b(?:says?|said|thinks?|told (?:me|us)|tells (?:me|us)|advises?|advised|suggests?|suggested) (?:that )?(?:i|we) (?:should|ought|could|might|can)\b/u

/** What a reader says of a step that somebody else has taken. */
const REACTING = anyOf(
  /\b(?:pity|shame|sorry|sad|disappoint\w*|glad|pleased|surprised|aware)\b(?!.*\b(?:(?:i|we)(?:'| am| are| must| have| now)|im|ive|weve)\b)/u,
  /\b(?:i|we)(?: (?:can|do|now|fully|also|will|would))* (?:accept|acknowledge|recogni[sz]e)\b[^,;]{0,40}\bas\s+(?:(?:an?|your|the|being|at)\s+)*$/u,
  inOrder(
    /(?<!\byou are (?:now )?in )\b/u,
    /received|receiving|receipt|dealing with|handling|looking at|extension|acknowledge|await\w*|(?<!are )reading|have read|'ve read/u,
    /\b/u,
  ),
)

const HEARSAY = inOrder(
  /^/u,
  anyOf(
    /(?:has|have|had|got) (?:it|this) |take it|underst|gather|hear|think|thought|believe|reckon|assum/u,
    /imagine|suspect|wonder|remember|recall|know|feel|note|notic|accept|agree|acknowl|apprec|recogn|see/u,
    /grant|conced|recommend|doubt/u,
  ),
)

/** "The template reads: this is step one". */
export function isIntroduced({ before, left, rest }: Clause): boolean {
  if (STATING_WHAT.test(left) || SO_THE_WORDS.test(before) || /\b(?:hereby|herewith)\b/u.test(rest))
    return false
  return /\b(?:i|we|he|she|they) had [^:]{0,60}:\W*$|\b(?:template|draft|wording|words|example|sample|leaflet|voicemail|i quote|copy of|propos\w+|reads|headed|titled|entitled|sentence|write tomorrow|reminder|lessons?)\b[^:]{0,160}(?:[:"]|(?<!\w)'|\s-\s|reads )|\bi quote, /u.test(
    before.replace(CLOSED_QUOTE, ''),
  )
}

/** What it introduced has been said. */
const CLOSED_QUOTE = /"[^"]*"/gu

/** "I'm told to use the proper words, so: step one of". */
const SO_THE_WORDS = /\b(?:so|hence|therefore|here goes)\b[^:.]{0,40}:[^:]{0,60}$/u

/** Who else speaks of it. A clause that hangs on these is what somebody says, thinks or asks. */
const SAYING = new RegExp(
  anyWordOf(
    /(?<!\bto )say(?:s|ing)?|said|(?<!\bto )state[sd]?|stating|claim\w*|(?<!\bto )tell(?:s|ing)?|told/u,
    /mention\w*|reported|reports that|(?<!\bto )writes?|wrote|(?:has|have|had|'ve) written|thinks?/u,
    /thought|believe[sd]?|feels?(?! (?:i|we|obliged|compelled|bound|it))|(?<!\b(?:my|our) )reckon\w*/u,
    /argue[sd]?|suggest\w*|understand|understood|gather|gathered|hear|heard|inform(?:s|ed)|advis(?:es|ed)/u,
    /explain(?:s|ed)?|assum\w+|imagine|suspect|pretend\w*|know|remember|recall|notes? that|noticed/u,
    /apparently|allegedly|supposedly|presumably|word from|(?:i|we) take it|looks? as (?:though|if)/u,
    /note reads|i note|^\W*noted/u,
    /(?:has|have|had|got) (?:it|this) (?:down|logged|recorded|noted|marked|booked)|confirming/u,
    /kindly confirm|please confirm|(?:i|we) see|accepted this|logged this|treating it|seems?|seemed/u,
    /view (?:is|this)|position is|policy is|confirm(?:s|ed)|(?:was|were|is|been) headed|impression/u,
    /according to|asked (?:if|whether|about)|(?:has|have|was|been|had|is) recorded|opinion is/u,
    /wants (?:us|me|you|to)|wanted (?:us|me|you)/u,
    inOrder(
      /accepts?|agrees?|acknowledg\w+|appreciates?|recogni[sz]es?|sees?|grant|concede|remind\w*|recommends?|(?:i|we) doubt/u,
      / (?:that|everyone|(?:we|you|they|it|this|he|she|the \w+)(?:'| (?:is|are|has|have|was)\b))/u,
    ),
    /making it clear|made (?:it )?clear/u,
  ),
  'gu',
)

/** The sender says it of themselves: "I confirm that this is", "I write to tell you that", "asked me to notify you". */
const SELF_SAYING = anyWordOf(
  inOrder(
    /(?:i|we|me|us)(?:'m|'re| am| are| can| must| have| do| should|'d| would|'ve)?/u,
    anyNumberOf(
      / (?:hereby|now|therefore|just|writing|write|wish|want|like|to|have|formally|also|today|also|then|accordingly|only|due|being|still|obliged)/u,
    ),
    / /u,
    anyOf(
      /say(?:ing)?|stat(?:e|ing)|tell(?:ing)?|inform(?:ing)?|writ(?:e|ing)|confirm(?:ing)?|notif(?:y|ying)/u,
      /advis(?:e|ing)|declar(?:e|ing)|announc(?:e|ing)|record(?:ing)?|make clear|giv(?:e|ing) notice/u,
      /put(?:ting)? it|(?:clearly |plainly )?stat(?:e|ing) (?:clearly |plainly )?that|call(?:ing)?/u,
      /report(?:ing)?|explain(?:ing)?|mention(?:ing)?|ask(?:ing)?/u,
    ),
  ),
  /let (?:me|us) (?:say|tell|be)|this is to|take notice|be (?:informed|advised|aware)/u,
  /please (?:note|be advised|be aware)|kindly note|this e-?mail (?:clearly )?stating|to state clearly/u,
  /to (?:let you know|inform you|tell you|notify you|confirm|be clear|say)|for the record/u,
  /(?:i|we) should have (?:said|written|put)|(?:i|we)(?:'d| would)? (?:be )?(?:grateful|obliged)/u,
)
