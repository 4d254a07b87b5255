import { NOT, type Said } from './intent-clauses.ts'
import { anyOf, inOrder } from './pattern.ts'

/** The sender's own escalation by name; "it" and "this" may be anything. */
const ESCALATION =
  '(?:escalations?|challenge|dispute|disagreement|objection|(?:(?:step|stage|level) (?:one|two|three|four|five|\\d)|(?:first|second|third|fourth) (?:step|stage|level))(?: (?:notice|escalation|email|letter))?|final (?:step|stage)|ours|mine|this one|one (?:i|we) (?:sent|raised|put in|made)|process|procedure)'
const THIS = `(?:${ESCALATION}|it|this|that|everything|the (?:whole )?(?:matter|thing|concerns?)|(?:our|my|its|these|the) (?:concerns?|complaint|notice|referral back))`
const OWN =
  '(?:(?:the|this|our|my|its|that|any|all|step|stage|formal|professional|whole|(?!(?:of|at|on|by|to|with|in|for|key|from|and|or)\\b)\\w+) ){0,3}'
/** These undo an escalation whatever they stand with; the others are said of visits and doors too. */
const UNDO =
  '(?:withdraw(?:s|ing|n)?|retract(?:s|ing|ed)?|rescind(?:s|ing|ed)?|revok(?:e|es|ing)|stand(?:s|ing)? down|call(?:s|ing)? off|tak(?:e|es|ing) back|recall(?:ing)?|tynnu|(?<=\\b(?:to|must|should|please|pls|can|now) )pull(?= (?:this|it|the escalation|our|my)\\b(?! (?:in|up|together|off|through|out|apart)\\b)))'
const END =
  '(?:drop(?:ping)?|cancel(?:ling)?|clos(?:e|ing)|end(?:ing)?|stop(?:ping)?|discontinu(?:e|ing)|abandon(?:ing)?|scrap(?:ping)?|pull(?:ing)?|halt(?:ing)?|finish(?:ing)?|lift(?:ing)?|bin|(?<=\\b(?:please|pls|kindly|can you|could you|just) )(?:ignore|disregard|forget))'
const ENDED =
  '(?:withdrawn|retracted|rescinded|dropped|cancelled|canceled|closed|stopped|stood down|called off|discontinued|ended|at an end|concluded|(?:over|finished|off)(?=\\W*$| now| and| for)|no longer (?:needed|necessary|required|pursued))'

const UNDOES = new RegExp(
  [
    `\\b${UNDO} ${OWN}${THIS}\\b`,
    `\\b${END} ${OWN}${ESCALATION}\\b`,
    `\\b(?:stand|standing|call|calling|take|taking) ${OWN}${THIS}(?: \\w+)? (?:down|off|back)\\b`,
    `\\blet'?s (?:drop|leave|forget|end|call) (?:it|this)(?: \\w+)?$`,
    `(?<!\\b(?:was|were|been|got|then) )\\b${UNDO}(?: please| pls| now)?\\W*$`,
    `\\blet ${OWN}${THIS} (?:drop|go|lie|rest)\\b`,
    `\\b(?:close|closing) (?:ours|mine|this one)\\b`,
    `\\btynnu\\b.*\\buwchgyfeir\\w+.* yn ôl\\b`,
    `(?<!\\b(?:not|n't|never)\\b.*)\\b${ESCALATION} (?:(?:should|can|could|may|is|to) )?(?:be )?(?:taken )?off (?:the|your) (?:books|list|log|register|system)\\b`,
    `\\boff (?:the|your) books\\b`,
    `\\b${END} (?:it|this)(?: the)? escalation\\b`,
    `\\b(?:would|'d) like ${OWN}${THIS} (?:to be )?withdrawn\\b`,
  ].join('|'),
  'u',
)
const IS_UNDONE = new RegExp(
  [
    `\\b${OWN}${ESCALATION}(?: (?:of|dated|from) [\\w ]{1,20})?(?:'s| is| are| has been| have been| can be| can now be| should be| may be| may now be| to be| be)(?: now| hereby| formally| therefore| accordingly| thus)* ${ENDED}\\b`,
    `\\b(?:as|it|this|that|matter|concerns?|them|ours|mine)(?:'s| is| are| has been| have been| can be| should be| may be| to be| be|)(?: now| hereby| formally| therefore)* (?:withdrawn|stood down|called off|retracted)\\b`,
    `\\b${ESCALATION} (?:now |hereby |formally )?withdrawn\\b`,
    `^\\W*(?:formally |hereby )?withdrawn\\b`,
    `\\b${OWN}${ESCALATION} (?:can|may|should|has|is|will)(?: now)? (?:come|coming|be brought) to an? (?:end|close)\\b`,
    `\\b(?:consider|treat|regard|take|mark|record) ${OWN}${THIS} (?:as )?(?:now )?${ENDED}\\b`,
  ].join('|'),
  'u',
)
/** "I withdraw that advice": the word points at a thing of another kind. */
const THAT_THING =
  /\b(?:it|this|that|the) (?:\w+ )?(?:advice|opinion|comments?|remarks?|statement|allegation|apology|suggestion|view|proposal|invitation|notice to quit|section \w+)\b/u
/** "We no longer pursue this", "I have no wish to take it further". */
const GOES_NO_FURTHER = new RegExp(
  [
    `(?:\\b(?:no longer|not|no|never|nothing|dont)|n't)\\b[\\w' ]{0,30}\\b(?:pursu(?:e|es|ing)|continu(?:e|es|ing)|proceed(?:s|ing)?|carry(?:ing)? on|go(?:ing)? (?:on|ahead|further|any further)|(?:take|taking) ${OWN}${THIS}(?: any| it)? (?:further|forward))\\b`,
    `\\b(?:no longer|no need|dont need|don't need|do not need|not need|no wish|don't want|do not wish)\\b[\\w' ]{0,15}\\bescalat(?:e|ing|ion)\\b(?: this| it)?(?= any ?(?:more|longer|further)|\\W*$| now)`,
    `\\bno longer (?:\\w+ ){0,4}(?:escalat(?:e|ing)|(?:the|this|our|an) (?:escalation|challenge|dispute))\\b`,
    `\\btake no further (?:steps?|action) on (?:our|my|the|this) ${ESCALATION}\\b`,
    `\\bno need to (?:carry|go|keep) (?:\\w+ )?on\\b`,
    `\\b(?:don't|dont|no longer|do not) need (?:it|this|the escalation|to escalate) any ?(?:more|longer)\\b`,
  ].join('|'),
  'u',
)
const FURTHER = new RegExp(`\\b${THIS}\\b|\\bwith (?:it|this|that|the|our|my)\\b|\\bescalat`, 'u')

/** "I propose we close it on these terms". */
const PROPOSED = /\b(?:propos(?:e|es|ed|ing)|suggest\w*|recommend\w*)\b/u

/** "The form won't let me go on". */
const LETS_NOBODY = /\blets? (?:me|us|him|her|them|you|anyone|anybody)\b/u

/** It is the other side's decision, a person, or a service that is withdrawn; or somebody else who withdraws. */
const NOT_OURS = anyOf(
  /\byour\b(?! (?:books|system|list|records?|register)\b)/u,
  inOrder(
    /\b/u,
    /withdr\w+|retract\w*|drop\w*|cancel\w*|clos\w+|end\w*|stop\w*|pull\w*|lift\w*/u,
    / (?:(?!from\b|now\b|because\b|after\b|as\b|escalation|challenge)[\w']+ ){0,3}/u,
    /consent|support|services?|placement|funding|offer|agreement|cooperation|mentoring|contact|permission|treatment|visits?|case|referral|plan/u,
    /\b/u,
  ),
  inOrder(
    /\b/u,
    /consent|support|services?|placement|funding|offer|cooperation|mentoring|contact|permission|treatment|visits?|case|referral|plan/u,
    /(?: \w+){0,2} (?:withdrawn|dropped|cancelled|closed|ended)\b/u,
  ),
  inOrder(
    /\b/u,
    /mum|dad|mother|father|parents?|family|he|she|they|child|carers?|grandma|nan|patient|young person/u,
    /\b[\w' ]{0,20}\b(?:withdr|retract|drop|stop|withdrawn)/u,
  ),
  inOrder(
    /\b/u,
    /asked|asks|asking|told|want|wants|wanted|invite[sd]?|urge[sd]?|expect\w*|suggest\w*|pressed|pressur\w*|hoping|hope/u,
    / (?:you|us|me|them|him|her|the \w+)\b/u,
  ),
  /\b(?:how|whether|why)\b[\w' ]{0,30}\b(?:withdr|retract|drop|cancel|close)/u,
  /\b(?:reason|reasons|how|why|what|who|when|time|condition|process|right) (?:to|for|of|we|i|happens)\b/u,
  /\b(?:you|they|he|she|someone|people|nobody)(?:'ve|'re|'d|'ll| have| has| had| will| may| are| can)? (?:\w+ )?(?:withdr|retract|drop|cancel|close)/u,
  /\b(?:seems|appears|appeared|was|very|becoming|become|became|increasingly|quite) withdrawn\b/u,
)
const ASKED_OF_YOU = /\b(?:can|could|would|will) you\b|\byou (?:can|may)(?: now)?\b/gu
const REQUEST = /\b(?:can|could|would|will|may|please|pls|kindly|you can|you may)\b/u
const TO_COME =
  /\b(?:will|'ll|shall|going to|gonna|ready to|prepared to|minded to|thinking of|considering|(?<!^)consider|intend|hope|plan|about to|tempted|willing to)\b(?! (?:not|now|no longer)\b)/u

/** Leave to close, which may rest on an agreement as well as on a withdrawal. */
export const letsClose = ({ text }: Said): boolean =>
  /\b(?:you|it|this|that|matter|escalation|disagreement|(?:step|stage|level) \w+) (?:can|may)\b.*\b(?:closed?|ended)\b|\b(?:consider|treat|regard|mark) (?:it|this|that|the \w+) (?:as )?closed\b|\b(?:happy|content|fine) (?:for|with)\b.*\bclosed\b/u.test(
    text,
  )

/** The sender ends their own escalation, here and now. */
export const withdraws = (said: Said): boolean => {
  const { text, sentence, asked } = said
  if (asked && (isYesOrNo(text) || !/\b(?:please|pls)\b|^(?:can|could) you\b/u.test(sentence))) return false
  const goesNoFurther = GOES_NO_FURTHER.test(text) && FURTHER.test(text) && !LETS_NOBODY.test(text)
  const undone = goesNoFurther ? null : (UNDOES.exec(text) ?? IS_UNDONE.exec(text))
  if (!goesNoFurther && undone === null) return false
  if (
    said.open ||
    hasCondition(sentence) ||
    PROPOSED.test(text) ||
    NOT_OURS.test(text.replace(ASKED_OF_YOU, ''))
  )
    return false
  if (undone === null)
    return !/\b(?:think|sure|see|why|reason|until|yet|today|this week|for now|at this stage|at the moment|for the moment)\b/u.test(
      text,
    )
  if (THAT_THING.test(text.slice(undone.index)) || isPurpose(said)) return false
  if (NOT.test(text.slice(0, undone.index)) || NOT.test(undone[0])) return false
  return !TO_COME.test(text) || (REQUEST.test(text) && /\bplease|pls\b/u.test(text)) || isResolve(said)
}

/** "So we'll take our escalation back": with its reason before it and no day of its own, it is done by saying it. */
const isResolve = ({ text, sentence }: Said): boolean =>
  /^(?:i|we)(?:'ll| will| shall)\b/u.test(text) &&
  /(?:\bso|\btherefore|^(?:as|since)\b.*,) (?:i|we)(?:'ll| will| shall)\b/u.test(sentence) &&
  !/\b(?:to(?:day|morrow)|next|later|soon|after|(?:mon|tues|wednes|thurs|fri)day|week|then)\b/u.test(text)

/** "Please confirm, so that step two can be closed": what is asked for ends it, not this mail. */
const isPurpose = ({ text, sentence }: Said): boolean =>
  (/\bconfirm/u.test(sentence) && /\b(?:so|in order|that)\b/u.test(text)) ||
  (/\b(?:confirm|let (?:me|us) know|tell (?:me|us)|say|reply)\b.*\b(?:so|and) (?:that )?(?:i|we) (?:can|could|may)\b/u.test(
    sentence,
  ) &&
    /^(?:that )?(?:i|we) (?:can|could|may)\b/u.test(text))
const isYesOrNo = (text: string): boolean => /^(?:do|did|does|is|are|was|should|shall) /u.test(text)
const hasCondition = (sentence: string): boolean =>
  /^(?:if|unless|once|when|should)\b|\bif (?:you|he|she|they|it|that|this|the|not|i|we)\b|\bunless\b|\buntil\b/u.test(
    sentence.replace(/\b(?:grateful|obliged|glad|appreciate it|helpful) if \w+/u, ''),
  )
