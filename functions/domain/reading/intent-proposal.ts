import type { Said } from './intent-clauses.ts'
import { anyNumberOf, anyOf, inOrder, maybe } from './pattern.ts'

/** What the parties have come to, told as news. */
const TOLD = anyOf(
  /^(?:outcome|agreed|resolved|resolution|settled|agreement|partially agreed|partly agreed)\W*(?:$|(?=.*\b(?:visit|meeting|by|to|will)\b))/u,
  inOrder(
    /\b(?:we|both|all|sides|parties|agencies|teams|of us|jointly|mutually)(?:'ve| have)?/u,
    anyNumberOf(/ (?:now|all|both|also|since|today|jointly|mutually|then|finally|have|between us)/u),
    / (?:agreed(?! to (?:differ|disagree))|settled|resolved|decided between)\b/u,
  ),
  inOrder(
    /\b(?:it|this|that|matter|disagreement|escalation|concern|issue|dispute)(?:'s| is| are| has been| have been| been|)/u,
    anyNumberOf(/ (?:now|all|both|also|since|today|jointly|mutually|then|finally|been|therefore)/u),
    / (?:agreed|settled|resolved)\b/u,
  ),
  /\b(?:reached|come to|came to|found|record(?:ing)?|note) (?:of )?(?:an? |our )?(?:agreement|resolution|understanding|way|compromise|settlement)\b/u,
  anyOf(
    inOrder(
      /\b(?:what|where|how|position|outcome|agreement|plan) (?:i think )?(?:we|i)(?:'ve| have)? (?:both |all )?/u,
      /said|agreed|settled|decided|ended up|ended|got to|landed|left|understand|understood|remember|have it|came to|come to/u,
      /\b/u,
    ),
    /\bas we (?:both |all )?(?:agreed|settled|decided|left)\b/u,
    /\b(?:outcome|position|agreement|plan|terms) as (?:we|i) (?:understand|understood|remember|recall|have|see)\b/u,
  ),
  anyOf(
    /\bbetween us(?: both)?\b|\bour agreement\b|\bnote of what\b|\b(?:we|think we) got there\b/u,
    inOrder(
      /\b/u,
      /visit|meeting|assessment|conference|plan|referral|review|part|most|everything|threshold|strategy \w+/u,
      /(?:(?: (?:is|was|has been|are|now))+ agreed\b| agreed\W*$)/u,
    ),
  ),
  anyOf(
    /(?<!\bhad )\bagreed (?:outcomes?|actions?|plan|way forward|resolution|as follows|the following)\b/u,
    inOrder(
      /^|\b(?:we|both|all|and|it was|it is|was|sides|parties|services|agencies|teams|jointly|mutually|now|also|today|us|(?:and|with) [\w']+(?: have)?|i) /u,
      /agreed (?:that|to|on)\b(?<!\bhad agreed \w+)/u,
    ),
    /(?<!\b(?:you|they|he|she|people|services) )\bhave (?:now |both |all |today )*agreed (?:an?|the)\b/u,
    /\bwhat (?:is|was|has been) agreed\b/u,
    /\bagreed with (?:my|our) (?:\w+ )?(?:manager|lead|head|director)\b|\bshook hands on\b/u,
    /\b(?:can|could|to) (?:now )?agree (?:the following|on the following|an outcome)\b/u,
    /\bheads of agreement\b/u,
  ),
)
/** What the sender puts forward. */
const OFFERED = anyOf(
  /\b(?:i|we)(?:'d| would| can| could| will|'ll)?(?: like to| also| therefore| now| want to| wish to)*(?: propose| suggest| offer(?! is\b)| recommend)\b(?! (?:that )?(?:you|someone|somebody|they|he|she|mum|dad)\b| (?:the (?:visit|worker)|a (?:joint )?visit (?:on|to)))(?= (?:that|this|the following|we|as|a way|the way|to (?:settle|resolve)|is|these|how))/u,
  /\b(?:proposed?|suggested|draft|possible) (?:outcome|resolution|way forward|agreement|wording|terms|compromise|settlement)\b/u,
  /\b(?:my|our) (?:proposal|proposition|suggestion|recommendation)|\bhow's that for\b\b|\bhow about\b/u,
  /\bhow (?:would|does) (?:this|that|it) (?:be|do|look|suit|sound)\b/u,
  /\b(?:i|we)(?:'m| am|'re| are) (?:\w+ )?(?:willing|prepared) to\b.*\bif you\b/u,
  /\b(?:could|can|shall) we (?:agree|settle)\b|\b(?:way|road) (?:forward|through|to settle|of ending)\b/u,
  /\b(?:that|this|here)(?:'s| is) (?:the|our|my) (?:\w+ )?offer\b/u,
  /\b(?:my|our) (?:best|final|last) offer\b|\bon the table\b|\bin return\b|\bmeet (?:you )?half ?way\b/u,
  /\b(?:i|we) (?:would|could) live with\b|\bsettle (?:it|this|the matter|the disagreement)\b/u,
  /\b(?:i|we)(?:'d| would) (?:accept|agree|be content|be happy|sign)\b|\b(?:i|we) could agree\b/u,
  /\b(?:here is|here's|this is) what (?:i|we) (?:can|could) (?:offer|do|agree)\b/u,
  /\bwould (?:you|the \w+|your \w+|\w+) be (?:content|happy|willing|prepared) to (?:settle|end|close|resolve|accept|agree (?:to|on))\b/u,
  /\bwould be (?:content|happy|willing|prepared|ready) (?:for|to) [\w' ]{0,30}\b(?:end|close|settle|resolve)/u,
)
/** What the reader is asked to say to it. */
const ASSENT_ASKED = anyOf(
  inOrder(
    /\b(?:say|write|reply|answer|respond|email|tell|drop|send)(?: back| me| us| it| by return)*(?: a line| a note| an e-?mail)?(?: back)?/u,
    anyOf(
      / (?:so|yes|to say|to confirm|saying|confirming|in agreement|that you|if you|we're agreed|"(?:yes|agreed|ok|confirmed)")\b/u,
      / ["'](?:yes|agreed|ok|confirmed)["']/u,
    ),
  ),
  /\b(?:call (?:it|this|that|the matter)|then (?:it's|we're)) (?:settled|agreed|sorted|done|quits|finish\w*|a deal)\b/u,
  /\b(?:we're|we are) (?:settled|agreed|sorted|done|quits)\?/u,
  /\bis (?:it|that|this) (?:a deal|agreed|your|how you|what you|right|ok|okay|acceptable|fair)\b/u,
  /^deal\b|\bhow(?:'s| is) that\b/u,
  /\b(?:does|would|will|could) (?:that|this|it) (?:settle|resolve|work|do|satisfy|answer|suit|be acceptable|match|sound)\b/u,
  inOrder(
    /\b(?:are you|would you be|you)(?: all)? /u,
    /happy|content|ok|okay|satisfied|agreeable|willing|agreed|in agreement/u,
    /(?: with (?:that|this|it)| to| for)?\b/u,
  ),
  /\b(?:ok|okay|alright|all right|acceptable|fine) (?:with|by|for) you\b/u,
  inOrder(
    /\bif /u,
    anyOf(
      /you agree|you(?:'re| are) (?:happy|content|ok|okay|agreed|of accord|in agreement)/u,
      /(?:that|this|it)(?:'s right|'s agreed| resolves| settles| answers)/u,
      /(?:that|this|it) (?:matches|is right|is agreed|suits|works|tallies|is acceptable|is how)/u,
      /i(?:'ve| have) (?:got )?(?:that|this|it|any of \w+|anything) (?:right|wrong)|you can live with/u,
    ),
    /\b/u,
  ),
  /\b(?:got|have|had) (?:that|this|it|any of (?:that|this)) (?:right|wrong)\b|\bif that is how you\b/u,
  /\blet me have (?:that|it|this|your \w+) (?:in writing|by return)/u,
  /\byour (?:written )?(?:assent|agreement|confirmation|ok)\b/u,
  inOrder(
    /\b(?:please|kindly|(?:can|could|would|will) (?:you|each|both|everyone|all)|if you (?:could|would)|grateful|appreciate)\b[\w' ]{0,25}\bconfirm/u,
    maybe(
      inOrder(
        / /u,
        anyOf(
          /please|by|that (?:this|these|you|it|the above)|in writing|you(?:'re| are) (?:happy|in agreement)/u,
          /agreement|your agreement|this (?:is|reflects|matches)|with a|and/u,
        ),
      ),
    ),
    /\b(?! (?:receipt|the (?:date|time|name|address|number)|who|when|whether|what|which|where|how))/u,
  ),
  /\beach of you has written\b|\bany objections?\?/u,
  /\b(?:say|shout|tell me|let me know) if (?:not|it (?:doesn't|isn't)|you disagree|otherwise)\b/u,
  /\byou live with\b|\bif so\W+(?:please )?(?:reply|say|write|tell)\b/u,
  /\b(?:shall|should|can|may) i (?:write|record|put|mark|minute|log) (?:it|this|that)\b/u,
)
/** Enough to close the matter without an offer before it. */
const CLOSES =
  /\b(?:settle[sd]?|agreed|agreement|deal|clos(?:es?|ed|ing)|sorted|finish|record (?:it|that|this)|outcome|resolve[sd]?|done|reply "?yes|just say|of accord|shake)\b/u
const NOT_TOLD = anyOf(
  /\bhow to (?:write|record|put)\b|(?:\bnot\b|n't\b)[\w' ]{0,30}\bbetween us\b/u,
  /(?:\b(?:not|never|nothing|nobody|no)|n't)\b[\w' ]{0,30}\b(?:agreed|agreement|settled|resolved)\b/u,
  /\bif (?:this is )?agreed\b|\bagreed (?:actions?|minutes) (?:are )?attached\b|\bnot agreed\b/u,
)

const OPEN_AGREEMENT =
  /\b(?:would|could|might|may) (?:\w+ ){0,5}(?:that )?(?:we |they )?(?:agreed?|settled?|resolved?)\b/u
export const tellsOutcome = ({ text, sentence, asked }: Said): boolean =>
  TOLD.test(text) &&
  !OPEN_AGREEMENT.test(text) &&
  !/^agreed, (?:i|we|he|she|they|it)(?:'ll| will| can)\b/u.test(sentence) &&
  !NOT_TOLD.test(text) &&
  (!asked || /\bagreed\b/u.test(text)) &&
  !/\b(?:last (?:week|month|year)|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|before|as agreed|you agreed|they agreed|from (?:the|our) (?:last|previous|first)|still stands?|at the (?:conference|core group))\b/u.test(
    text,
  )
/** "I would like to propose that": an offer of the sender's own, and no word on another's. */
export const makesOffer = ({ text }: Said): boolean =>
  /\b(?:i|we)(?:'d| would)?(?: like to| also| therefore| now| want to| wish to)* (?:propose|suggest) (?:that|we|this|the following)\b/u.test(
    text,
  )
/** The partnership's own business: what a subgroup agreed settles no case. */
export const isBusiness = (text: string): boolean =>
  /\b(?:sub-?group|consultation on|comments? by|for comment|annual report|quarterly|(?:practice|quality|learning|improvement) (?:group|forum|board)|(?:policy|protocol) (?:review|revision)|review of the (?:policy|protocol))\b|\bpropose that (?:step|stage|the final)/u.test(
    text,
  )
export const offers = ({ text }: Said): boolean => OFFERED.test(text) && !NO_WAY.test(text)
const NO_WAY = /(?:\b(?:not|cannot|no)|n't) (?:\w+ ){0,2}(?:way|road) (?:forward|through)\b/u
export const asksAssent = ({ sentence }: Said): boolean => ASSENT_ASKED.test(sentence)
export const asksToClose = ({ sentence }: Said): boolean =>
  ASSENT_ASKED.test(sentence) && CLOSES.test(sentence)
