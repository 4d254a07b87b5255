import type { Said } from './intent-clauses.ts'
import { anyOf, anyWordOf, inOrder } from './pattern.ts'

/** The message has come: what was received, seen, noted, passed on. */
const RECEIVED = anyOf(
  /\b(?:received|receipt|acknowledg\w+|safely|(?<=^|\b(?:is|are|duly|contents) )noted|derbyn(?:iwyd|iais)?|wedi derbyn)\b/u,
  inOrder(
    /\b/u,
    anyOf(
      /e-?mail|message|letter|note|escalation|this|it|challenge|notice|referral|bundle|papers|file/u,
      /(?:your|this|the) (?:step|stage|level) (?:one|two|three|four|\d)/u,
    ),
    /\b[\w' ]{0,30}\b(?:has |have |had |was |been |came |come )*/u,
    /reached|arrived|landed(?! in the wrong)|is here|logged|allocated|come through|came through|came safely|to hand|passed|with (?:me|us|my)/u,
    /\b/u,
  ),
  inOrder(
    /\b(?:i|we|he|she|manager|team|head|director|lead|they)(?:'ve| now| just| only| have| has|'s)*(?: now| just| both)? /u,
    /have|has|got|had|seen|read|picked up|passed|forwarded|logged|allocated|registered|told/u,
    /(?: now| safely)? (?:this|it|your|the (?:e-?mail|message|letter|escalation|form))\b/u,
  ),
  /^(?:got|seen|have|had) (?:it|this|your|that)\b/u,
  /^(?:passed|forwarded|sent|logged|allocated|picked up)(?: it| this)?(?: on)? to\b/u,
  /\bbyddaf yn (?:ateb|ffonio|edrych)\b|^(?:seen|got it|understood|will do|on it)\b/u,
  /^(?:ok|okay)\b(?=\W*$|,| (?:thanks|thank|ta|cheers|noted|will|got)\b)/u,
  /^(?:i'm |we're )?on (?:to )?it$/u,
  /\b(?:they|it|papers|this)(?: has| have)? (?:came|come|arrived)\b(?= (?:in|by|through|this|on)\b)/u,
  /\bin hand\b|\bperson dealing\b|\blands with me\b/u,
)
/** What the sender is going to do about it: look, and answer. */
const WILL_LOOK = anyWordOf(
  inOrder(
    /(?:will|'ll|shall|going to)(?: also| then| now| both| be| personally| you)* (?:\w+ )?/u,
    anyOf(
      /look(?:ing)?|read|review|consider|respond|reply|write (?:to you|back)|come back|coming back|get back/u,
      /getting back|be back|back to you|ring|call|phone|telephone|text|contact|speak|be in touch|in touch/u,
      /revert|pick (?:this|it|up)|pick up|discuss|check|convene|offer you|follow up|hear|dealt with/u,
      /have (?:my|our|a)(?: \w+)? (?:reply|answer|response)/u,
      /take (?:this|it|that) (?:up|forward|on\b(?! to court)|away|to (?:supervision|panel|my|our|the))/u,
      /sit down with|let you know|tell you what/u,
    ),
  ),
  /you(?:'ll| will| shall) (?:hear|have)|(?:reply|response|answer) (?:to follow|will follow|follows)/u,
  /leave (?:this|it|that) with (?:me|us)/u,
  inOrder(
    /(?:i am|i'm|we are|we're|am|is) (?:\w+ )?/u,
    /looking|reading|reviewing|considering|speaking|checking|dealing|picking|asking(?! (?:you|that|for an?)\b)|meeting/u,
  ),
  /reading (?:it|this|your|the)|will do|back to you (?:by|on|tomorrow|asap|soon|later)/u,
  /have asked (?:for|the|my|our|her|him)|ive asked|i've asked|\w+ has (?:it|this)(?: now)?$/u,
  /more from me/u,
)
const COURTESY = /^(?:thanks?|thank you|ta|cheers|many thanks|diolch|(?:ok|okay)(?! so\b)|noted)\b/u

/** A position, a decision, a reason, or what was done about it. */
const POSITION = anyOf(
  inOrder(
    /\b(?:our|my|the (?:\w+ ){0,3}\w+'s?|its|their|his|her) (?:\w+ )?/u,
    /position|view|decision|response|answer|opinion|submission|reasons?|stance|conclusion|threshold/u,
    /\b/u,
  ),
  /\bposition (?:is|remains)\b|\b(?:has|have|of) the (?:opinion|view)\b/u,
  /\bdecision (?:stands|remains|is|was)\b|\b(?:threshold|criteria)\b|\bnfa\b/u,
  /\b(?:stands?|remains?|is|are|stays?) (?:unchanged|unaltered|the same|our (?:view|decision))\b/u,
  /\b(?:unchanged|unaltered)\b|\bit stands\b/u,
  /\bthat(?:'s| is) (?:the|our|my) (?:answer|decision|position|view)\b/u,
  /\bno (?:evidence|concerns|grounds|further (?:action|comment)|change)\b/u,
  /\b(?:does|do|did)(?:n't| not) meet\b|\bwhere (?:i|we) (?:stand\b(?!\?)|were\b)/u,
  /\bthe (?:short )?answer (?:about|on|to)\b/u,
  /^(?:also )?you (?:also )?asked (?:(?:for|about|whether|why|if)\b|(?:me|us)\b(?! to\b))/u,
  /\b(?:since|as) you ask\b|^answering (?:your|on|for|the)\b|\bon that basis\b/u,
  /\b(?:to|in) (?:answer|response|reply) to\b|\bto answer your\b|\bit's (?:still )?a (?:no|yes)\b/u,
  /\b(?:still|remains) a no\b|\b(?:answer|response) (?:is|to|attached)\b/u,
  /\bthe reasons? (?:is|are|for|why)\b|\bfor (?:that|this|these|the) reasons?\b|\bupholds?\b|\bupheld\b/u,
)
const THINKS = anyOf(
  inOrder(
    /(?<!\bwhat )\b(?:i|we)(?:'m| am| are|'re|'d| would| do|'ve| have)?(?: \w+){0,2}? /u,
    anyOf(
      /think|believe|consider|feel|maintain|judge|disagree|oppose|stand by|accept|regret|decline|remain/u,
      /uphold|refuse|share (?:your|the|that)|see no|see a need|support|made|agree to|agree with|satisfied/u,
    ),
    /\b/u,
  ),
  /^(?:satisfied|disagree)\b/u,
)
const CANNOT = inOrder(
  /(?:\b(?:i|we)(?:'m| am| are|'re)?(?: \w+){0,3} ?|^(?:sorry )?(?=can|won|unable|not able))/u,
  anyOf(
    /cannot|can't|cant|won't|will not|unable to|not able to|not in a position|not going to|not willing/u,
    /not prepared|have no|don't have|do not have|did not|didn't|do not|don't|could not|couldn't/u,
  ),
  /\b(?! (?:know|need|want|understand|remember|recall|find|pretend|choice|idea|mean|wish|hesitate|worry|mind|even))/u,
)
/** "I won't say more until I've read everything": no position yet. */
const DEFERS =
  /(?:\b(?:not|cannot|cant|wont)|n't) (?:be able to )?(?:say|comment|decide|judge|promise|give (?:you )?(?:a|an|my)|answer|respond|reply)\b[\w' ]*\b(?:until|till|before|yet|just now|today|tonight)\b/u
const DID = anyOf(
  inOrder(
    /\b(?:i|we)(?:'ve| have|'m| am|'re| are)? (?:now |also |already |just |both |today )*/u,
    anyOf(
      /considered|reviewed|looked (?:again|into|at)|discussed|spoken|spoke|sent|visited|met|completed/u,
      /decided|reopened|allocated|moved|arranged|booked|brought|increased|amended|convened|changed|offered/u,
      /started|begun|agreed to|been (?:through|to)|explained|taken|checked|assessed|rang|rung|saw/u,
      /seen (?:him|her|them)|answered/u,
    ),
    /\b/u,
  ),
  /\bhaving (?:\w+ )?(?:reviewed|spoken|considered|discussed|looked|read|taken)\b/u,
  /\b(?:following|after|further to) (?:a|the|our|further|your|legal) (?:\w+ ){0,2}(?:review|assessment|visit|discussion|advice|letter|e-?mail)\b/u,
  inOrder(
    /\b(?:was|were|has been|have been) (?:now )?/u,
    /closed|screened|assessed|seen|visited|stepped|reviewed|declined|allocated to (?:a|the)|reopened|open to|booked|offered/u,
    /\b/u,
  ),
  /\b(?:has|have) (?:reviewed|upheld|considered|decided|declined)\b/u,
)
const WILL_GIVE = inOrder(
  /\b(?:i|we)(?:'ll| will| can| could|'re|'m| are| am)? (?:\w+ )?/u,
  anyOf(
    /offer|convene|arrange|allocate|reopen|re-open|undertake|visit|complete|share|provide|attend|keep/u,
    /hold|see (?:him|her|them|mum|dad|you|the (?:family|child\w*))|willing|prepared|able|happy to meet/u,
    /happy to|be issuing|fund|review the/u,
  ),
  /\b/u,
)
const ANSWERS_NO = /^(?:no|nope|nah|yes)\b(?=\W*$|[,.:;!]|\s-)/u
/** Sent for its own sake: nobody is answered. */
const FOR_INFORMATION = anyWordOf(
  /for (?:your )?information\b|no action is needed|here's what i'd send|(?:referral|online) form|audit/u,
  /auditor|training (?:course|day|session|scenario|exercise|slides?|materials?)/u,
  /(?<!\b(?:of|on a|due) )course|delegates|quiz|dissertation|helpdesk/u,
  /complaints? (?:procedure|reviewer|team)|(?:stage|step|level) \w+ complaint|typo|the minutes of/u,
)

export const acknowledges = (said: Said): boolean =>
  !said.asked && (saysReceived(said.text) || (saysWillLook(said.text) && !said.negated)) && !said.open
const saysReceived = (text: string): boolean =>
  RECEIVED.test(text) &&
  !/\b(?:not|never|n't|haven't|no)\b[\w' ]{0,20}\b(?:received|reached|arrived|got|had|seen|acknowledg)/u.test(
    text,
  )
const saysWillLook = (text: string): boolean =>
  WILL_LOOK.test(text) &&
  !/\b(?:she|he|they|mum|dad)(?:'ll| will)\b|\b(?:shall we|told|tells|asked (?:her|him|them) to|going to school)\b/u.test(
    text,
  )
export const isCourtesy = ({ text }: Said): boolean => COURTESY.test(text)
export const isForInformation = (text: string): boolean => FOR_INFORMATION.test(text)
export const responds = (said: Said): boolean =>
  takesPosition(said) || (!said.asked && (DID.test(said.text) || WILL_GIVE.test(said.text)) && !said.open)
export const takesPosition = (said: Said): boolean =>
  !said.asked &&
  !DEFERS.test(said.text) &&
  (POSITION.test(said.text) || CANNOT.test(said.text) || (THINKS.test(said.text) && !said.open))
/** More than that something cannot be done. */
export const givesReasons = (said: Said): boolean =>
  takesPosition(said) && (POSITION.test(said.text) || THINKS.test(said.text))
export const promises = (said: Said): boolean =>
  said.at > 0 && !said.asked && !said.negated && saysWillLook(said.text)
/** "I acknowledge your letter", "your mail has reached me". */
export const receives = (said: Said): boolean => !said.asked && !said.open && saysReceived(said.text)
export const answersNo = ({ text, asked }: Said): boolean => !asked && ANSWERS_NO.test(text)
export const isAnswer = ({ text }: Said): boolean =>
  /\b(?:your (?:(?:e-?)?mail|letter|escalation|message|points?|request|questions?|challenge)|(?:i|we) (?:do not|don't|cannot|can't) accept|(?:our|my|the \w+'s?) (?:response|answer|position|decision)|you (?:asked|wrote|say|said|raised))\b/u.test(
    text,
  )
