import { oneOf, type Said } from './intent-clauses.ts'
import { anyOf } from './pattern.ts'

/** The disagreement and what was offered to end it, pointed at. */
const IT = oneOf(
  '(?:that|this(?: one)?|it|these|those|everything|all|them|the above)(?! (?:case|child|family|placement|plan)\\b)',
  '(?:the|our|your|this|my) (?:whole )?(?:matter|thing|disagreement|escalation|challenge|dispute|concerns?|issue|(?:step|stage|level) \\w+|offer|proposal|suggestion|terms)',
)
/** It is over. */
const ENDED = oneOf(
  'resolved',
  'settled',
  'sorted(?: out)?',
  'concluded',
  'agreed',
  'at an end',
  'over(?: and done)?',
  'done(?: with\\b|\\W*$)',
  'finished',
  'closed',
  'put to (?:bed|rest)',
  'signed off',
  'dealt with',
)
/** What was offered is enough: "that does it", "would that let you close it", "is it what you were after". */
const SUFFICES = oneOf(
  '(?:good )?enough(?! (?:that|for (?:her|him|them)|time|notice|room|staff|money|information)\\b)',
  'suffic\\w+',
  'acceptable|agreeable',
  'do(?:es)? (?:it|the (?:job|trick)|(?:for )?you\\W*$)',
  '(?:settle|resolve|end|close|finish|conclude|sort|fix)s? (?:it|this|that|things|matters|anything|off|our|your|the (?:matter|disagreement|escalation|step|stage|dispute|concern))',
  '(?:satisf(?:y|ies)|contents?) (?:you|us|me)',
  '(?:(?:meet|answer|address|cover|tackle)(?:s|es)?|deals? with) (?:it|what (?:i|we|you)|(?:your|our|my|the|all|any|everything) (?:\\w+ )?(?:concerns?|points?|escalation|disagreement|challenge|issue|(?:step|stage|level)\\b))',
  "(?:what|all|everything) (?:that )?(?:you|we|i)(?: had| were| have|'ve|'d)? (?:asked|want(?:ed)?|after|looking for|hoping for|hoped|need(?:ed)?\\b)",
  'let(?:s)? (?:you|us|it|this|that) (?:\\w+ )?(?:go|rest|close|end|drop|stand)',
  '(?:ok|okay|right|fine|good) as (?:the|an?|our) (?:answer|outcome|end)',
)
/** Somebody is content with it: "live with that", "happy for this to be closed", "regard it as settled". */
const CONTENT = oneOf(
  'live with',
  'put (?:your|our|its|my) names? to',
  `sign (?:${IT} )?(?:off|up)`,
  `(?:accept|agree(?:d|able)?|go along|settle|content|contented|happy|satisfied|comfortable|ok|okay) ?(?:with |to |for |by |on |that )?(?:(?:let|leave|call|mark|record|regard|consider|treat|close|have) )?${IT}(?: (?:is|as|be|to be|being|can be|rest|go|closed|there))*`,
  `(?:let|leave|call|mark|regard|consider|treat|see|count) ${IT} (?:\\w+ ){0,2}?(?:as )?(?:now )?(?:${ENDED}|go|rest|lie|there|a day|at that)`,
  '(?:accepts?|agrees?|content to (?:close|end))\\W*$',
  'draw a line',
  `put ${IT} to (?:bed|rest)`,
  'accept what (?:you|we|i)\\b',
  `(?:stand|close|end|finish|drop) ${IT}`,
  'withdraw',
)

/** Where a question of assent begins: "is that", "would what I've offered", "can you", "would both of you". */
const ASKS_IT = `(?:is|are|would|does|do|will|could|can|might|has|have) (?:${IT}|what i(?:'ve| have) \\w+|any of (?:that|this))`
const ASKS_YOU =
  '(?:(?:are|would|do|will|could|can|might|shall|should|may|is|does) (?:you(?: both| all)?|we|both \\w+|everyone|each of you|your (?:\\w+ )?\\w+|the \\w+)|(?:can|may|shall|could|should) i)'
const WITH_YOU = '(?:with|by|for|from|on|at) (?:you|your (?:side|end|part))'
const HOPE = `\\b(?:think|hope|hoping|hopefully|trust|believe|assume|guess|suppose)\\b (?:that )?(?:${IT} (?:\\w+ ){0,2}?(?:${SUFFICES}|${ENDED})|(?:we|you|i) (?:can|could|may) (?:\\w+ )?(?:close|settle|end|agree))\\b`
const ASKS_WHETHER_SETTLED = new RegExp(
  [
    `\\b${ASKS_IT}\\b[\\w' ]{0,40}?\\b(?:${SUFFICES}|${CONTENT}|${ENDED})\\b.*\\?`,
    `\\b${ASKS_YOU}\\b[\\w' ]{0,40}?\\b(?:${CONTENT}|be (?:content|satisfied))\\b.*\\?`,
    '^(?:so |and )?are (?:we|you)(?: all| both| now| then)* (?:square|good|done|sorted|settled|agreed|quits)\\b[^?]{0,30}\\?',
    // Without its verb: "happy for this to be closed?", "that do you?", "all good from your side?"
    `^(?:so |all |you |you're |and )*(?:happy|content|ok|okay|satisfied|comfortable|agreed) (?:with|for|to|that)?\\b[\\w' ]{0,20}\\b(?:${ENDED}|(?:close|leave|end|sign)\\b[^?]*)[\\w' ]*\\?`,
    `^(?:that|this|it|all) (?:do|enough|settle|resolve|(?:ok|okay|fine|good|work|suit|right|done|square|sorted)(?= ${WITH_YOU}))\\b[\\w' ]{0,25}\\?`,
    `^(?:so |all |and )*(?:enough|settled|sorted|resolved|closed|agreed|deal|acceptable)(?: (?:now|then|${WITH_YOU}))?\\W*\\?`,
    // A hope that asks: "I think that meets it?"
    `${HOPE}[^?]*\\?`,
    // A request instead of a question: "let me know whether you regard it as settled".
    `(?:^|\\b(?:please|kindly|pls|(?:can|could|would|will) (?:you|each|both|everyone)(?: both| each| of you)?|you(?: each| both)? to|if so|so|then|just) )(?:let (?:me|us) know|tell (?:me|us)|say|confirm|write|reply|drop|indicate|advise)\\b[\\w' ,]{0,50}\\b(?:(?:if|whether|that) )?(?:${IT}|we|you(?:'re|'d)?(?: both| all)?|everyone|both|your (?:\\w+ )?\\w+)\\b[\\w' ]{0,40}?\\b(?:${SUFFICES}|${CONTENT}|${ENDED}|satisfied|content)`,
    // Silence is to count: "unless you tell me otherwise I'll take it as settled".
    `\\b(?:unless|if (?:i|we) (?:don't|do not))\\b[\\w' ]{0,40}\\b(?:i|we)(?:'ll| will| shall) (?:take|treat|regard|consider|assume|count|see)\\b[\\w' ]{0,30}\\b${ENDED}\\b`,
  ].join('|'),
  'u',
)
/** "Why was it agreed?", "are you happy that he goes home?" ask about the case. */
const ABOUT_THE_CASE = anyOf(
  /^(?:why|when|where|who|how|what|which|did|were|was|since)\b|\b(?:before|until)\b/u,
  /\b(?:agree|accept|happy|content|comfortable|satisfied) that (?!(?:this|it|that|the (?:matter|disagreement|escalation|step|stage)|we|our|your)\b)/u,
)

/** Without one of these nobody asks: a long message has thousands of sentences, and the whole question is dear. */
const MAY_ASK = /\?|\b(?:let|tell|say|confirm|write|reply|drop|indicate|advise|unless|if)\b/u

/** Asks the other side whether what is said or done ends the disagreement. */
export const asksWhetherSettled = ({ sentence }: Said): boolean =>
  MAY_ASK.test(sentence) && ASKS_WHETHER_SETTLED.test(sentence) && !ABOUT_THE_CASE.test(sentence)

const HOPES = new RegExp(HOPE, 'u')
/** "I would like to think that this meets your concern": an offer, where an answer is asked for too. */
export const hopesSettled = ({ text, negated }: Said): boolean => !negated && HOPES.test(text)

const OUR_SIDE =
  "(?:for us|(?:for|on|from) (?:our|my|the \\w+'s) (?:part|side|end|point of view)|as far as (?:i am|i'm|we are|we're) concerned)"
/** "I'm content that our disagreement is settled", "consider us agreed", "that is all we wanted". */
const HOLDS_SETTLED = new RegExp(
  [
    `(?:^|\\b(?:i'm|we're|i am|we are|am|are) )(?:\\w+ )?(?:happy|content|satisfied|glad|pleased|relieved)\\b (?:that|to|for|with) (?:(?:say|confirm|agree|let|have|call|regard|consider|treat|see|mark) )?(?:that )?${IT} (?:[\\w']+ ){0,3}?${ENDED}`,
    `^(?:please |pls |you (?:can|may) |so )*(?:consider|count|call|regard|treat) (?:us|${IT}) (?:as )?(?:agreed|settled|resolved|sorted|concluded|done|square)\\b`,
    `\\b${OUR_SIDE},? (?:\\w+ )?(?:${IT}|they)?(?:(?: is|'s| are| has been) |(?<= ))(?:now )?${ENDED}`,
    `\\b(?:that|this|it|which|enquiry|visit|assessment|meeting|\\w+day)(?:'s| is| was) (?:exactly |just |really )*(?:what|all|everything) (?:i|we)(?:'d| had|'ve)? (?:(?:ever|really) )?(?:wanted|asked(?: for)?|hoped for|needed|were (?:asking for|after))\\b(?! to\\b)`,
    `\\bnothing (?:more |further |else |is |left )*(?:(?:outstanding|open|unresolved)(?=\\W*$| (?:between|${OUR_SIDE}|(?:from|on|for|at|with) (?:us|me|(?:our|my|this|the \\w+'s) (?:side|end|part))))|to (?:argue|disagree|dispute)|(?:needed|required) (?:on|from|for) the (?:escalation|disagreement))\\b`,
  ].join('|'),
  'u',
)
/** Says of itself that the disagreement is at an end, whatever is answered. */
export const holdsSettled = ({ text, asked, open }: Said): boolean =>
  !asked && !open && HOLDS_SETTLED.test(text)

const NO = "(?:\\b(?:not|never|cannot|cant|dont|wont|isnt|doesnt|didnt|hardly|unable)\\b|n't\\b)"
const DENIED = new RegExp(NO, 'u')
const NOT_SETTLED = new RegExp(
  [
    `\\b(?:i|we|i'm|we're)\\b[\\w' ]{0,20}?${NO}[\\w' ]{0,25}?\\b(?:sign (?:${IT} )?(?:off|up)|live with ${IT}|(?:regard|consider|treat|see|call|count|record|mark|close) ${IT} (?:as )?(?:\\w+ )?${ENDED}|close the escalation|(?:resolve|settle)s? (?:anything|${IT})|(?:${IT}|anything) (?:is|has been) (?:\\w+ )?(?:resolved|settled|sorted|enough|concluded|finished|over|at an end))\\b`,
    `^(?:(?:so|and|but|sorry|then|${OUR_SIDE}),? )*(?:still )?not (?:(?:yet|really|quite|at all|actually) )*(?:resolved|settled|sorted|concluded|agreed|finished|over)(?: (?:yet|at all|then))*,? ${OUR_SIDE}`,
    `^(?:(?:so|and|but|sorry|then|${OUR_SIDE}) )*${IT}(?: (?:is|has|are|does|would|will|do))?(?: |(?=n't))${NO}(?: (?:yet|been|really|quite|at all|actually|go|by any means|anywhere near))* (?:${SUFFICES}|resolved|settled|sorted|concluded|finished|over)\\b`,
  ].join('|'),
  'u',
)
const SUPPOSED = /\b(?:if|unless|until|when|once|whether|why|would|could|might)\b/u
/** "I can't sign it off as resolved yet", "this isn't settled": plain, whatever is answered. */
export const deniesSettled = ({ text, asked }: Said): boolean =>
  !asked && DENIED.test(text) && !SUPPOSED.test(text) && NOT_SETTLED.test(text)

const OFTEN =
  "(?:\\w+ly|really|quite|at all|yet|indeed|i'm afraid|sorry|thanks?|thank you|please|of course|very much|\\w+)"
/** The first words of who says yes to an offer. */
const ASSENTS = new RegExp(
  [
    `^(?:yes|yep|yeah|yup|aye|agreed|accepted|confirmed|deal|done|job done|(?:all )?(?:sorted|settled)(?: then| now)?|perfect|thumbs up|absolutely|certainly|definitely|indeed|of course|gladly|happily|by all means|go ahead|please do|close away)(?: (?:please|close|close it|from (?:me|us)|indeed|thanks?|thank you|ta|it is|it does|that does|we are|i am|that's fine))*\\W*$`,
    '^(?:yes |yep |yeah )?(?:it |that |this |they |i |we )?(?:(?:certainly|really|indeed|absolutely|definitely) )?(?:is|does|will|am|are)(?: (?:indeed|thanks?|thank you|for us|for me)(?: \\w+)?)*\\W*$',
    `^(?:yes )?(?:it|that|this|all (?:of )?(?:that|this))(?:'s| is| was|'ll| will| would|) (?:\\w+ )?(?:works?|suits?|suffices?|(?:does|do) (?:it|me|us|nicely|fine|the \\w+)|fine|ok|okay|good|great|enough|acceptable|perfect|fair|(?:settles|resolves|sorts|ends) (?:it|this|that)|ends it|(?:exactly |just )?(?:all|what) (?:we|i) (?:asked|wanted|needed|were|was))\\b`,
    `^(?:i'm |we're |i am |we are |(?:i|we) (?:can|could|will|'ll) |(?:i|we) |(?:i|we)'ll )?(?:\\w+ )?(?:${CONTENT}|leave it there|take that)(?: on (?:that|those|your)\\b.*)?\\W*$`,
    "^(?:(?:i am|i'm|we are|we're) )?(?:(?:very|more than|quite|perfectly|entirely|absolutely|only too|all) )?(?:happy|content|satisfied|fine|good|pleased|glad|(?:ok|okay) by (?:me|us)|in (?:full )?agreement|on board)(?: (?:to|here|with (?:that|this|it)|thanks?|thank you))*\\W*$",
    `^(?:yes )?(?:it|that|this)\\b[\\w' ]{0,20}?\\b${SUFFICES}`,
    '\\b(?:i|we) (?:\\w+ )?(?:accept|agree to) (?:what you|(?:your|the|this|that) (?:offer|proposal|suggestion|terms))\\b',
    `\\b(?:i|we|the \\w+) (?:now )?(?:consider|regard|treat|see|count)s? ${IT} (?:as |to be )?(?:now )?(?:resolved|settled|agreed|concluded)\\b`,
    "\\b(?:have|has|with|there(?: is|'s| are)) no (?:further |more |outstanding |remaining |other )?(?:dispute|disagreement|objections?|quarrel|outstanding \\w+)\\b",
  ].join('|'),
  'u',
)
/** Says yes to an offer, in the first words; a yes that goes on with news answers only a part. */
export const assents = ({ text, sentence, at, asked, open }: Said): boolean =>
  at < 2 &&
  !asked &&
  !open &&
  opens(sentence, text) &&
  ASSENTS.test(text) &&
  !DENIED.test(text) &&
  (!/^(?:yes|yep|yeah|yup|aye)\W*$/u.test(text) || sentence.split(/\s+/u).length <= A_YES)
const A_YES = 5
/** With no more than a name or thanks in front: "make it Wednesday and I'm happy" asks for something first. */
const opens = (sentence: string, text: string): boolean =>
  sentence.slice(0, sentence.indexOf(text)).split(/\s+/u).length <= A_NAME
const A_NAME = 3

/** An offer is refused or found too little. */
const REFUSES = new RegExp(
  [
    `${NO} (?:\\w+ ){0,4}?(?:${SUFFICES}|${CONTENT}|(?:right|work(?:s|able)?|good|fair|fine|ok|okay|possible) (?:for|with) (?:us|me)|all of it)\\b`,
    `\\b(?:i|we|i'm|we're)\\b[\\w' ]{0,15}${NO} (?:be able to |going to |\\w+ly )?(?:accept|agree|support|say yes|do that|sign)\\b`,
    '\\b(?:falls? short|too (?:little|late|long|vague)|(?:only|just) (?:part|half|some)|part of it|half of (?:it|what)|more than (?:that|this)|turn(?:ed|ing)? (?:it|that|this) down|(?:stand by|maintain|pursue) (?:our|my) (?:escalation|challenge|concerns?)|still leaves|leaves? (?:\\w+ ){1,3}out|think again|(?:stays?|remains?|still|keep (?:it|this)) open)\\b',
    "\\b(?:i|we)(?:'m| must| have to| am| are)* (?:\\w+ )?(?:reject|refuse|decline|disagree)\\w*\\b",
  ].join('|'),
  'u',
)
/** The first words of who says no: "Not really", "It doesn't", "Sorry but no". */
const NO_OPENING = new RegExp(
  [
    "^(?:sorry |i'm afraid |afraid |sadly |unfortunately |regrettably |but |well |it's a |that's a )*(?:no|nope|nah|hardly|almost|nearly|not|not (?:really|yet|quite|until|enough|good enough|at all|as it stands|for us|from us|happy|content|acceptable))(?! (?:problem|worries|objections?|changes?|reply|news|sure)\\b)(?:\\W*$| (?=until|enough|it|that|we|i)|\\b(?<=until|enough|content|happy))",
    `^(?:(?:no|sadly|unfortunately|regrettably|sorry|but) )*(?:it|that|this|they|i|we|i'm|we're)(?: (?:is|does|do|has|have|will|would|can|are|am)| ?)(?:n't| not|cannot| cannot)(?: ${OFTEN}){0,3}\\W*$`,
  ].join('|'),
  'u',
)
/** Without one of these nobody refuses. */
const MAY_REFUSE =
  /n't|\b(?:not|never|cannot|cant|dont|wont|isnt|doesnt|didnt|hardly|unable|short|too|part|some|half|more|turn|stand|maintain|pursue|leave|again|open|reject|refus|declin|disagre)/u

/** Says no to an offer. */
export const refuses = ({ text, at, asked }: Said): boolean =>
  !asked &&
  (MAY_REFUSE.test(text) && REFUSES.test(text)
    ? !/\b(?:if|unless|whether)\b/u.test(text)
    : at < 2 && NO_OPENING.test(text))
