import { hasAll, words, type Said } from './intent-clauses.ts'
import { anyOf, anyWordOf, inOrder } from './pattern.ts'

/** What was written down of the agreement, and what stands for it. */
const RECORD = words(
  '(?<!(?:plan|decision|case) )outcome',
  'record',
  'recorded',
  'recording',
  'notes?(?! that)',
  'minutes',
  'summary',
  'account',
  'versions?',
  'wording',
  'terms',
  'proposals?',
  'proposed',
  'proposition',
  'agreement',
  'resolution',
  'points?',
  'draft(?:ed)?',
  'actions?',
  'list',
  'paragraph',
  'confirmation',
  'summari[sz]ed',
  "what (?:is|was|has been|had been|we|i|you|they)(?:'ve| have| had| all| both)? (?:\\w+ )?(?:agreed|settled|said|discussed|decided|put|wrote|written|sent|set out|down|above|below)",
  '(?:how|as) (?:we|i|it) (?:\\w+ )?(?:left|agreed|remember|recall|understood|see|stands|written|recorded|drafted|proposed|settled|was)',
  'as (?:written|recorded|drafted|proposed|set out|agreed)',
  'cofnod',
  'crynodeb',
  'cytundeb',
  'settled',
  'resolved(?! to)',
  'conversation',
  'discussed',
  'discussion',
)
const IT = words(
  'hyn',
  'hynny',
  'it',
  'this',
  'that',
  'thats',
  'these',
  'those',
  'them',
  'all',
  'everything',
  'both',
  'the above',
  'the lot',
  'same',
  'in full',
  'every \\w+',
)

const AGREE = words(
  'agree[sd]?',
  'agreeing',
  'accept(?:s|ed|ing)?',
  'accepta?ble',
  'confirm(?:s|ed|ing)?',
  'approve[sd]?',
  'endorse[sd]?',
  'sign(?:s|ed|ing)?(?= (?:it |this |that )?(?:off|up))',
  'sign(?:ed|ing)? (?:it|this|that|anything)',
  'put (?:my|our) names?',
  '(?:happy|content|contented|satisfied|fine|okay|ok)(?= (?:with|by|for|that|as|on|to (?:agree|confirm|accept|sign|have|let|be|go))\\b|\\W*$)',
  'accord',
  'cytuno',
  'cadarnhau',
  'cytunwn',
  'cadarnhaf',
  'good with',
  'good by',
  'good for',
  'no (?:objections?|changes?|amendments?|comments?|corrections?|quarrel|problem|issues?)',
  'nothing to (?:add|change|correct)',
)
const RIGHT = words(
  'right',
  'correct(?:ly)?',
  'accurate(?:ly)?',
  'true',
  'faithful',
  'precise(?:ly)?',
  'exact(?:ly)?',
  'spot on',
  'perfect',
  'fair (?:summary|record|account|reflection|note)',
  'match(?:es)?',
  'reflects?',
  'tall(?:y|ies)',
  'recogni[sz]es?',
  'captures?',
  'covers (?:it|everything)',
  'all there',
  'my (?:understanding|recollection|memory)',
  'our (?:understanding|recollection|memory)',
  "what (?:was|we|had been|i|they)(?:'d| had| all| both| have|'ve)? (?:agreed|said|settled|discussed|decided|remember|recall|understood)",
  "(?:how|as) (?:we|i)(?:'d)? (?:agreed|left|remember|recall|understood|settled)",
  'word for word',
  'gywir',
  'iawn',
)
const SELF = anyOf(
  anyWordOf(
    /i|we|i'm|we're|im|i've|we've|my|our|us|me|behalf|rwy|rwyf|dw i|rydym|rydyn|both/u,
    /(?:the|our|my) (?:\w+ ){0,2}(?:agrees|accepts|confirms|approves|endorses|is|are)/u,
  ),
  /^(?!(?:he|she|mum|dad|mother|father|who|it|that|this)\b)[\w']+ (?:agrees|accepts|confirms|approves|endorses|signs)\b/u,
  /^(?:happy|content|fine|agreed?|accept(?:ed)?|confirm\w*|no|nothing|all|very happy|quite happy|rwy'n|yn)\b/u,
)

/** Agreement that is an answer by itself: "Yes.", "Agreed from health", "All fine by us". No other word may stand in it. */
const AGREEING = new Set(
  'agreed agree confirmed confirm confirming accepted accept accord accurate correct spot perfect exactly happy content cytuno cytunwn cadarnhau cadarnhaf'.split(
    ' ',
  ),
)
/** These agree only with something in front: "that's fine", "all good". */
const FINE = new Set('fine good ok okay right'.split(' '))
const IS = new Set("all that's thats is it's i'm im am we're are quite both".split(' '))
const AROUND = new Set(
  "yes yep yeah aye ydy ydw ie oui great lovely brilliant absolutely totally indeed fully very entirely completely on that it this i we rwy'n rwyf yn with by for from to here as at our my me us them everything behalf side end part of the and above record drafted written proposed recorded can stand be every word line letter lot x".split(
    ' ',
  ),
)
const THANKS =
  /\b(?:with thanks|many thanks|thanks?|thank you|thx|ta|cheers|diolch)\b.*|\b(?:from|for|on behalf of) (?:the )?[\p{L}']+(?: [\p{L}']+)?\W*$/su

function agreesInOneWord(sentence: string): boolean {
  const said = sentence.replace(THANKS, '').match(/[\p{L}\p{N}']+/gu) ?? []
  if (
    said.length > 14 ||
    !said.every((word) => [AGREEING, FINE, IS, AROUND].some((known) => known.has(word)))
  )
    return false
  return (
    said.some((word) => AGREEING.has(word)) ||
    (said.some((word) => FINE.has(word)) && said.some((word) => IS.has(word)))
  )
}

const YES =
  /^(?:yes|yep|yeah|yup|aye|ydy|ydi|ydw|ydym|cywir|ie|oui|si|sí|tak|da|absolutely|definitely|indeed)\b/u

/** "Agreed on behalf of the Trust", "confirmed from our side", "accepted as drafted": who agrees, or as what it stands. */
const AS_ASSENT = inOrder(
  /^(?:agreed|confirmed|accepted|approved)(?: and \w+)?,? /u,
  anyOf(
    /on behalf of\b|from [\w' ]{1,30}\b(?:side|end|point of view)\W*$/u,
    /in (?:full|every respect|all respects)\b|in the terms\b|without (?:amendment|change|reservation)/u,
    /as (?:written|drafted|recorded|stated|proposed|set out|you (?:have|put|set|wrote)|accurate)\b/u,
    /every (?:word|line|point)\b/u,
  ),
)
/** "Confirmed from our side: he is home on Friday" brings news. */
const ANNOUNCES = /\b(?:agreed|confirmed|accepted|approved)\b[^:]*(?::\s|\bthat (?!is|was)\w)/u
const ANSWER_IS_YES =
  /\banswer\b[\w' ]{0,30}\bis(?: therefore| simply)?:? (?:yes|agreed|confirmed)\b(?:\W*$|[,.;]? (?:as|in full|without|nothing))/u
/** "Please take this as our agreement". */
const TAKE_AS_ASSENT = anyOf(
  inOrder(
    /\b(?:take|treat|regard|accept|read) (?:this|the present|my)(?: (?:e-?mail|reply|letter|message|note))?,? as (?:[\w']+ ){0,4}/u,
    /agreement|confirmation|acceptance|assent|agreeing|confirming|accepting/u,
    /\b/u,
  ),
  /\byou have (?:my|our|the \w+'s|\w+'s) (?:\w+ )?(?:confirmation|agreement|assent|acceptance)(?: (?:to|on|that (?:this|it|the matter|we)\b)|\W*$)/u,
)
/** "I can confirm that your mail has reached me", "confirming Dad attends": nothing is agreed to. */
const RECEIPT = /\bconfirm\w* (?:safe )?receipt|\b(?:received|reached|arrived|landed|logged|come through)\b/u
const ASKING_FOR_IT = anyOf(
  /^(?:please|kindly|pls|can|could|would|will|grateful|let me|may)\b/u,
  /\b(?:please|kindly|you(?:'d| would| could| can| to)?|your|me to|us to|asked? to|by) confirm\b/u,
  /\bconfirm by\b|\bsay (?:so|yes)\b/u,
  /\byou(?:'re| are| were)? (?:\w+ )?(?:happy|content|ok|okay|agree\w*|accept\w*|satisfied)\b/u,
  /\byour written (?:assent|agreement)\b/u,
)
const OTHER_MATTERS = anyOf(
  /\b(?:agree|accept|confirm|satisfied|happy)(?:s|ed)? that (?!(?:this|it|that|the (?:above|outcome|record|note|summary|points?|agreement|matter|escalation)) (?:is|are|was|has|now)\b|your|what|outcome|record|note|summary|proposal|wording|agreement|version|the \w+(?: \w+){0,4} is an? (?:accurate|true|correct|fair)|(?:is|was) (?:an? |the )?(?:accurate|true|correct|fair|right)\b)/u,
  /\b(?:decision|threshold|assessment|closure|care plan)\b|\bstage\b|\bstep (?:one|two|three|four|\d)\b/u,
)

export const confirms = (said: Said, isShort: boolean): boolean => {
  const { text, sentence, at, asked } = said
  if (asked || said.open || RECEIPT.test(text)) return false
  if (/\b(?:accept|take|see|agree with|agree) your points?\b/u.test(text)) return false
  if (ANSWER_IS_YES.test(sentence)) return true
  if (!said.negated && (TAKE_AS_ASSENT.test(text) || (AS_ASSENT.test(text) && !ANNOUNCES.test(sentence))))
    return true
  if (ASKING_FOR_IT.test(text)) return false
  if (
    said.negated &&
    !/^(?:no|nothing) \w+|\bwithout (?:\w+ )?(?:amendments?|changes?|reservations?|qualifications?|conditions?)\b|\bno (?:objections?|changes?|amendments?|comments?|corrections?|quarrel|problem|issues?)\b/u.test(
      text,
    )
  )
    return false
  if (
    agreesInOneWord(sentence) &&
    (at === 0 || isShort || /\b(?:confirmed|agreed|i confirm|we confirm)\b/u.test(sentence))
  )
    return !/\?/u.test(sentence)
  if (
    at === 0 &&
    YES.test(sentence) &&
    (isShort
      ? sentence.split(/\s+/u).length <= 3 &&
        /^\S+\W*(?:thanks?|thank you|please|\p{L}+)?\W*$/u.test(sentence) &&
        !/\d|day\b/u.test(sentence)
      : false)
  )
    return true
  if (at === 0 && YES.test(sentence) && (AGREE.test(text) || RIGHT.test(text)) && !OTHER_MATTERS.test(text))
    return true
  if (OTHER_MATTERS.test(text.replace(/\b(?:this|it) is (?:accurate|correct|right)\b/u, ''))) return false
  if (/^(?:i|we) (?:\w+ )?agree\W*$/u.test(text) && at > 0 && !isShort) return false
  if (hasAll(text, SELF, AGREE) && (RECORD.test(text) || agreesTo(text)))
    return !PROMISED.test(text) && !TELLING.test(text)
  if (
    hasAll(text, AGREE, RECORD) &&
    /\b(?:are|is) (?:\w+ )?(?:acceptable|agreed|fine|ok|okay|good|accepted)\b/u.test(text)
  )
    return !TELLING.test(text)
  return (
    RIGHT.test(text) &&
    (RECORD.test(text) ||
      (at === 0 &&
        /^(?:that|this|it)(?:'s| is| was|s)? (?:\w+ )?(?:right|correct|accurate|spot on|perfect|exactly|precisely)/u.test(
          text,
        ))) &&
    /\b(?:is|are|'s|s|was|match\w*|reflects?|tall\w+|captures?|as|exactly|precisely)\b/u.test(text) &&
    !/\b(?:true|right|correct) (?:that|to)\b|\bbased on\b/u.test(text) &&
    !TELLING.test(text)
  )
}
const agreesTo = (text: string): boolean =>
  /\b(?:agree|accept|confirm|approve|endorse)s? (?:to |with )?the (?:whole )?plan\b|\b(?:agree|accept|confirm|approve|endorse|happy|content|fine|ok|okay|good|satisfied|confirms|accepts|agrees)(?: (?:with|to|for|by|on|about))?(?: all of| all)? (?:it|this|that|these|(?<!with )them|all|both|everything|the above|same)(?=\W*$| (?:from|on behalf|as|in|to (?:be|stand)|being|is (?:accurate|correct|right|agreed|now)|by)\b)|^(?:i|we) (?:\w+ )?agree\W*$/u.test(
    text,
  )
const PROMISED = /\b(?:will|'ll|shall|going to)\b(?! (?:stand|be closed))/u
/** "We have agreed that", "both sides agreed", "agreed: visit": tells what is agreed. */
const TELLING = anyOf(
  /\b(?:we|we've|have|jointly|both sides|been|was|were|is|are)(?: (?:now|all|both|also|today|jointly|mutually))* agreed (?:that|to|the following|as follows|on|a|an)\b/u,
  /\bwhat (?:we|i) (?:\w+ )?(?:agreed|settled|said)\W*$(?<!(?:is|are|'s|was|reflects?|match\w*|confirms?|accept|tall\w+|exactly|precisely|agree with|thats|record of|note of|summary of|account of|reflection of)[\w' ]{0,40} what (?:we|i) (?:\w+ )?(?:agreed|settled|said)\W*)/u,
  /^so we|^following|^agreed (?:outcomes?|actions?|plan|way|resolution)|\bthe following\b/u,
)

const NEAR = new RegExp(
  `(?:\\b(?:not|never|cannot|cant|dont|wont|isnt|doesnt|didnt|unable|nobody|neither|no longer|ddim|without|refuse\\w*|decline\\w*|nor|far from|hardly|\\w+nae|no(?! (?:hesitation|doubt|difficulty|trouble)))\\b|n't\\b)[\\w' ]{0,25}?(?:${AGREE.source}|${RIGHT.source})`,
  'u',
)

/** "She did not repeat what was said": somebody's conduct is denied, and no record. */
const CONDUCT =
  /(?:\b(?:not|never|didnt)|n't)(?: \w+ly)? (?:repeat|tell|told|know|knew|hear|heard|do|done|carry|carried|keep|kept|follow|followed|deliver\w*)\b/u
const OMITS = anyWordOf(
  /left out|leaves? out|leaving out|missing|misses|omit\w*|takes? (?:that|this|it|the \w+)(?: \w+)? out/u,
  /strike out|only says|wasn't in|isn't in|no mention of|says nothing|doesn't (?:say|mention)/u,
  /does not (?:say|mention)/u,
)
/** "Please take the word agreed off the record": what was written down is to go. */
const STRIKE =
  /\b(?:take|strike|remove|delete|cross)\b[\w' ]{1,40}\b(?:off|from|out of) (?:the|your|that|this) (?:record|notes?|minutes|summary|text|outcome|version|letter)\b/u
const YOU_OMIT = /\b(?:yo?u|ye)(?:'ve|ve| have)? (?:\w+ )?(?:left|leaves?|missed|omit\w*|take|took|taken)\b/u
const AGAINST_IT = words(
  'disagree',
  'dispute',
  'reject',
  'contest',
  'object to',
  'inaccurate',
  'incorrect',
  'untrue',
  'wrong',
  'misleading',
  'unacceptable',
  'opposite',
)
/** "We do not agree to reopen", "we are never going to agree": an answer, and no word on what was agreed. */
const REFUSES =
  /\b(?:going|likely|ever) to agree\b|\b(?:do not|don't|cannot|can't|cant|dont|will not|won't) (?:\w+ )?agree to (?!(?:it|this|that|these|those|any|the|your|all)\b)/u
/** "We said weekly, you have written monthly"; "that is your summary, not ours". */
const SAID_OTHERWISE = anyOf(
  inOrder(
    /\b(?:i|we) (?:said|agreed|asked for)\b[^.]*\b/u,
    /you(?:'ve| have)? (?:written|wrote|put|recorded)|(?:it|the record|the note|your \w+) (?:says|reads|has)/u,
    /\b/u,
  ),
  /\byour (?:summary|version|account|record|notes?|recollection|minutes|wording)\b[^.]{0,20}\bnot (?:ours|mine|what (?:we|i))\b/u,
  /\b(?:not|never|n't) how (?:it|that|the \w+|our \w+|we) (?:was |were )?(?:ended|went|left)\b/u,
  /\b(?:never|not|didn't|haven't) (?:come|came|reach(?:ed)?) (?:to )?(?:an? |any )?(?:agreement|resolution|settlement)\b(?! (?:yet|on (?:the )?threshold))/u,
)
const STILL_OPEN = inOrder(
  /^/u,
  anyOf(
    /still open/u,
    inOrder(
      /(?:this is |it is |it's |that's |matter |nothing is |nothing's )?(?:still )?/u,
      /not (?:yet |been )?(?:agreed|resolved|settled|accepted|confirmed)|unresolved|open(?! (?:again|to|since)\b)/u,
    ),
    /(?:this|it|the \w+) (?:remains|is still|has not been|hasn't been|isn't|is not) (?:\w+ )?(?:unresolved|open|resolved|settled|in dispute)/u,
  ),
  /\b/u,
)

export const disputes = (said: Said, aboutRecord: boolean, isShort: boolean): boolean => {
  const { text, sentence, at, asked } = said
  if (
    asked ||
    /\b(?:if|when|where|unless|once)\b/u.test(text) ||
    /\bif (?:you|he|she|they)\b/u.test(sentence)
  )
    return false
  if (/\bnot (?:yet )?agreed\W+(?:none|nothing|nil|n\/a)\b/u.test(sentence)) return false
  if (STILL_OPEN.test(text) && at < 2) return true
  if (
    SAID_OTHERWISE.test(sentence) ||
    STRIKE.test(text) ||
    /\btakes? (?:that|this|it|the \w+)(?: \w+)? out\b/u.test(text)
  )
    return true
  if (OMITS.test(text) && (RECORD.test(sentence) || (aboutRecord && isShort) || YOU_OMIT.test(text)))
    return true
  if (
    AGAINST_IT.test(text) &&
    RECORD.test(text) &&
    !/\b(?:proposed|draft|actions?) (?:plan|closure|decision)\b/u.test(text)
  )
    return !said.negated
  if (!said.negated || /\b(?:still|yet)\b/u.test(text)) return false
  if (
    /(?:\b(?:never|not|nobody|no one|nothing|didnae|neither)|n't)\b[\w' ]{0,25}\b(?:agreed?|sign(?:ed|ing)?(?: \w+)? (?:off|up)|settled)\b(?! (?:on|about|who|whether|how|what|when|yet who))/u.test(
      text,
    )
  )
    return (
      !/\bstage|\bstep/u.test(text) &&
      (RECORD.test(text) || !REFUSES.test(text)) &&
      (isShort || at < 3 || !/^(?:it|that) was not\b/u.test(text)) &&
      (RECORD.test(text) || !/\bagreed? (?:that|with) \w/u.test(text))
    )
  if (
    /\b(?:mark|treat|record|regard|consider|see|count)\b.{0,25}\b(?:resolved|agreed|closed|settled|concluded)\b/u.test(
      text,
    )
  )
    return true
  return (
    NEAR.test(text) &&
    !/^none of\b/u.test(text) &&
    !CONDUCT.test(text) &&
    (RECORD.test(text) ||
      /\bcytuno\b|\b(?:agree|accept|confirm|sign|put (?:my|our) names?)(?:ing)?\b(?: (?!that\b)\w+)?(?: (?:to|with))? (?:it|this|that|the last \w+|all|anything)\b(?! (?:the|is|as(?! it)|stage|step|he|she|they|we|it|this|there|anything|anyone|nothing|your?|our|an?|his|her|mum|dad)\b)/u.test(
        text,
      )) &&
    !/\b(?:stage|step|threshold|reviewed|assessment)\b/u.test(text)
  )
}

export const isAboutRecord = (text: string): boolean =>
  RECORD.test(text) || (IT.test(text) && /\bsign/u.test(text))
/** "I confirm that it is an accurate record", "resolved on those terms": plain, whatever is still open besides. */
export const vouches = ({ text }: Said): boolean =>
  (/\b(?:accurate|correct|true|agreed outcome)\b/u.test(text) && RECORD.test(text)) ||
  /\bon (?:those|these|the|your) (?:\w+ )?terms\b/u.test(text)
/** "I regard the disagreement as resolved": it closes nothing by itself, and agrees where an offer is accepted besides. */
export const regardsAsResolved = ({ text, asked, open, negated }: Said): boolean =>
  !asked &&
  !open &&
  !negated &&
  /\b(?:treat|regard|consider|count|see|record|mark) (?:the|this|our|that|it|my) ?(?:[\w' ]{0,60}?) ?(?:as )?(?:resolved|settled|agreed|concluded)\b/u.test(
    text,
  )
export const accepts = ({ text, asked, open, negated }: Said): boolean =>
  !asked &&
  !open &&
  !negated &&
  /^(?:(?:i|we|\w+ and i) (?:\w+ )?(?:accept|agree|confirm)|confirmed|agreed|accepted)\W*$/u.test(text)
