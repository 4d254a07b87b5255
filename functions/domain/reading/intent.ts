import { intentOfLabel } from './answer-label.ts'
import { isAboutEscalation, plainly } from './mentions.ts'
import type { Intent } from './reading.ts'
import { sentencesOf } from './sentences.ts'

/** What the sender wants, apart from a declared step; and what they say is still open. */
export interface Wish {
  readonly intent: Intent
  readonly outstanding: string | null
}

const NEGATED =
  /\b(?:not|never|cannot|neither|nor|no longer|unable to|without|refuse[sd]? to|nobody)\b|n't\b/u
const HYPOTHETICAL = /\b(?:if|unless|whether|would|could|might|may|should|once|until|before|when)\b/u

const CORRECT =
  /\b(?:mis-?(?:read|understood|understanding|interpreted)|(?:not|isn't|wasn't) (?:what (?:i|we) (?:meant|said|wrote|asked)|right what you)|(?:you|stepwise|the system|your receipt)(?:'ve| have| has)? (?:got|read|understood|recorded|logged) (?:this|that|it|me|us|my|our)(?: \w+){0,3} (?:wrong|wrongly|incorrectly)|(?<!\b(?:think|feel|believe|say|said|know|agree|consider)(?: that)? )(?:this|that|it|the (?:receipt|step|stage|record|reading|reference|case))(?:'s| is| was) (?:wrong|incorrect|a mistake|an error|not correct|not right|mistaken)(?! (?:and should|to|for|that (?:a|the|he|she|they)))|(?:your|the|this) (?:receipt|acknowledgement|confirmation|notice|system|reading|log|automatic \w+)\b[^.]{0,80}\b(?:wrong(?:ly)?|incorrect(?:ly)?|mistaken|mistake|error|ought to (?:be|say|read)|should (?:be|say|read|have)|not (?:right|correct|what)|isn't (?:right|correct|what))|there(?:'s| is| has been) an? (?:mistake|error|mix-?up)|(?:please|can you|could you|would you) put (?:that|this|it) right|recorded (?:in error|wrongly|incorrectly)|sent (?:in error|by mistake)|wrong (?:step|stage|case|reference|child|agency|person|school|team)|(?:i|we) (?:did not|didn't) (?:mean|intend|say|ask|write|declare)|please (?:correct|undo|reverse) (?:this|that|it|the|your)|please amend (?:the|your) (?:receipt|step|stage|case|reference|log)|should (?:have been|be|read|say) (?:step|stage|level)|(?:i|we) meant|incorrectly (?:recorded|logged|read))\b|^(?:wrong|incorrect|not right|no,? (?:that's|this is) (?:wrong|not right|incorrect))\b/u
const WITHDRAW =
  /\b(?:as withdrawn|(?:decided|agreed|chosen) not to (?:pursue|continue|proceed|escalate|take)|(?:stand|standing|call|calling) (?:this|it|our escalation|the escalation) (?:down|off)|withdraw(?:ing)?|(?:escalation|challenge|concerns?|dispute|disagreement|step \w+|stage \w+|it|this|that)(?: is| are| has been| have been| can be| should be| may be| to be| be)?(?: now| hereby| formally| therefore)* withdrawn|(?:i|we)(?:'ve| have|'d like(?: to have)?|) withdrawn|would like [\w' ]{1,30} withdrawn|retract(?:ing)?|rescind(?:ing)?|(?:no need|not needed|needn't|need not) (?:to |for \w+ to )?(?:take|pursue|continue)[\w' ]{1,20}(?:further|on)|(?:no longer|do not|don't|not) (?:wish|want|need|require|intend)(?:ing)? to (?:continue|proceed|pursue|escalate|go ahead|take this)|(?:drop|dropping|cancel(?:ling)?|discontinu(?:e|ing)|call(?:ing)? off|stand(?:ing)? down|close|closing|end|ending|stop|stopping) (?:this|the|our|my) (?:\w+ ){0,2}(?:escalation|challenge|dispute|concern|process)|(?:escalation|challenge) (?:can|may|should) (?:now )?be (?:closed|dropped|withdrawn|cancelled|stood down)|no longer (?:necessary|needed|required) to escalate)\b|^\W*withdrawn\b/u
const CONFIRM =
  /^(?:(?:dear|hi|hello|good (?:morning|afternoon)|thanks|thank you)[\w ,.]{0,40}[,.!-]\s*)?(?:yes,? ?(?:-\s*)?)?(?:perfect|all (?:correct|good|fine|accurate)|(?:that(?:'s| is) )?(?:spot on|exactly (?:what|as|how|right)|just (?:what|as|how))|(?:you have|here is) (?:my|our) agreement|agreed(?! (?:outcomes?|actions?|plan|way|resolution|that\b|to\b|as follows)| ?[:-] ?\w)|confirmed|i confirm|we confirm|happy to confirm|confirming(?= (?:i|we|that|this|our|my|agreement|the|as|it)\b|\W*$)|(?:i|we) can confirm(?: that)? (?:this|that|it|the|what|your|we)|(?:i|we) agree\b|(?:i am|i'm|we are|we're|the \w+ (?:is|are)) (?:happy|content|in agreement|satisfied|fine)(?: with| to agree| to confirm| that)|that(?:'s| is) (?:correct|right|agreed|an accurate|accurate|what we agreed|fine|my understanding|our understanding)|this is (?:correct|agreed|an accurate|accurate|what we agreed)|correct|all agreed|fully agreed|accepted|yes|both agreed|agree|cytuno|cadarnhau|rwy'n cadarnhau)\b/u
const RECORD =
  /\b(?:accurate (?:record|reflection|account|summary)|that(?:'s| is) what (?:we|was) agreed|agree (?:with )?(?:the|this|your) (?:outcome|record|proposal|wording|summary)|confirm (?:that )?(?:this|that|it|the (?:above|outcome|agreement|record))(?: \w+){0,4} (?:is |are )?(?:accurate|correct|right|agreed|as agreed|what)|(?:confirm|accept|agree|approve|endorse)s? (?:the(?! following)|this|that|your|our|my) (?:\w+ ){0,2}(?:outcome|agreement|resolution|proposal|note|notes|record|summary|wording|account)|signed off|(?:exactly|just) what (?:we|was|had been) (?:agreed|settled|said|discussed)|(?:matches|match|in line with) (?:my|our) (?:notes?|understanding|recollection|record)|you have (?:my|our) agreement|(?:i|we) agree\W*$|no (?:changes|comments|amendments|objections) (?:from|on)|(?:^|\b(?:i|we|i'm|we're|am|are) (?:\w+ly )?)happy (?:with|to agree) (?:the|this|that|your))\b/u
const BUT =
  /\b(?:but|however|except|apart from|other than|provided|as long as|subject to|on condition|only if|although|though|with one (?:change|exception|addition)|save that)\b/u
const DISPUTE =
  /\b(?:(?:isn't|not|is not|wasn't) (?:quite |at all )?(?:what|how|as) (?:we|i|was|had|it)|(?:unable|not able|not (?:in a position|prepared|willing)) to (?:confirm|sign|agree|accept)|(?:cannot|can't|won't|couldn't) (?:\w+ )?sign (?:up|off|it|this|that)|(?:not|\w*n't) (?:regard|treat|consider|mark|see|view|record) (?:this|it|the \w+|that) as (?:\w+ )?(?:resolved|agreed|closed|settled|concluded)|(?:not|cannot|\w+n't) (?:\w+ ){0,2}(?:agree|accept|recogni[sz]e|confirm|reflect|consider (?:this|it|the matter) (?:to be )?resolved)|disagree (?:with|that)|dispute (?:the|this|that|your)|(?:not|\w+n't) (?:what (?:we|was|had been) (?:\w+ )?agreed|an accurate|accurate|a true|agreed|resolved|satisfied|a correct)|inaccurate|(?:never|nothing was|no such thing was) agreed|(?:this|it) (?:remains|is still) unresolved|reject (?:the|this|your)|(?:no agreement|agreement (?:was|has) not(?: been)?|not been) (?:was |has been )?(?:reached|agreed|resolved))\b/u
const PROPOSE =
  /^resolved\b|\b(?:i|we)(?:'ve| have) resolved\b|\brecord (?:of )?our agreement\b|\b(?:reply|respond|write back|email) (?:back )?(?:confirming|to confirm)\b|\bfound a way\b|\b(?:ok|okay|alright|all right|acceptable) with you\b|\b(?:i|we)(?:'d| would) (?:accept|agree|be content|be happy)\b[^.?]{0,40}\b(?:if|provided|as long as)\b|^outcome:|\b(?:(?:outcome|agreement|position|plan|what we (?:agreed|settled|decided|said)) as i (?:understand|understood|remember|have) it|(?:i|we)(?:'d| would| can| could| will|'ll)?(?: like to| also| therefore| now)* (?:propose|suggest|offer) (?:that|this|the following|we|as|a way|the way|to (?:settle|resolve))|(?:if|that) i(?:'ve| have) (?:got )?(?:that|this|it) right|(?:does|would|will|could) (?:that|this|it) (?:settle|resolve|work|do|satisfy|answer|be acceptable|suit)|(?:would|are) you (?:be )?(?:content|happy|satisfied|ok|okay|agreeable)(?: with| to)|is that (?:your|how you|what you|right|agreed|the)|so (?:we(?:'re| are)|are we) agreed|(?:we(?:'ve| have)|it(?:'s| is)|now|matter is) settled|settle (?:it|this)|way forward|(?:reply|answer|respond|write back|just say|say) ["'](?:yes|agreed|confirmed)["']|just say yes|(?:please |to )reply to say (?:so|yes)|(?:send|drop) (?:me|us) a line (?:confirming|to confirm)|if you agree,? (?:please|then|just|i)|how about we|note of what we agreed|(?:partially|partly|in part) agreed|(?:can|able to|we) (?:now )?agree (?:the following|on the following|an outcome)|both (?:sides|parties|agencies|teams|of us) (?:have |are )?(?:now )?agreed?|(?:we(?:'ve| have)?|it (?:has been|was|is)|have (?:now )?|been|now|jointly|mutually|both|all) (?:now |all |both |mutually |jointly |since |today )*agreed(?! to differ| with)|agreed(?: outcome| actions?| plan| way forward| resolution|:| -| that| to\b| as follows| the following)|outcome (?:agreed|reached|of (?:our|the|today's) (?:call|meeting|conversation|discussion))|proposed? (?:outcome|resolution|way forward|agreement)|(?:i|we) propose|(?:suggested|proposed) (?:outcome|wording)|(?:this|it|the (?:matter|disagreement|escalation|concern|issue|dispute))(?: has| is|'s)?(?: now| been| therefore)* resolved|(?:we(?:'ve| have)|have) (?:now )?(?:reached|come to) (?:an? )?(?:agreement|resolution|understanding)|agreement (?:has been |was |is )?reached|resolved (?:as follows|by|on the basis|with)|(?:visit|meeting|assessment|conference|plan|referral|review|part|most|everything|threshold|strategy \w+)(?: (?:is|was|has been|are|now))* agreed|(?:grateful|appreciate it) if you (?:could|would) confirm (?:in writing|by|that|this)|(?:can|could|would) you (?:please )?confirm (?:in writing|by|that (?:this|you))|please confirm (?:by (?:reply|return|email)|in writing|that (?:this|you agree)|you(?:'re| are) (?:happy|in agreement)|agreement|your agreement|this is (?:an )?accurate))\b/u
const ACKNOWLEDGE =
  /\b(?:(?:i|we) (?:now )?have (?:your|the|this) (?:e-?mail|message|letter|note|escalation)|(?:i|we)(?:'ve| have)(?: now| just)? (?:(?:seen|read|got|had|picked up|noted) (?:this|it|your|the (?:e-?mail|letter|message|escalation|file|form|note))|passed|forwarded|asked)|(?:has|have)(?: now| safely)? (?:reached|arrived|landed|been (?:received|passed|forwarded|logged|allocated|assigned))|in hand|(?:manager|team|head|director|lead) (?:now )?has (?:it|this)|(?:i|we)(?:'ve| have) (?:logged|allocated|recorded|registered) (?:this|it|your)|(?:looking|look) into (?:it|this)|reading (?:the|it|your|this)|person dealing|(?:passed|forwarded|sent) (?:it|this|your \w+) (?:on )?to|understood|received with thanks|(?:i|we) (?:acknowledge|have received|can confirm (?:receipt|we have received|i have received))|acknowledg(?:e|ing|ement)|(?:confirm|confirming) receipt|(?:email|message|letter|escalation|this) (?:is )?(?:safely )?received|received,? (?:thanks|thank you|and|i|we|will)|safely received|(?:i|we)(?:'ll| will) (?:review|look (?:at|into)|read|consider|come back|get back|respond|reply|ring|call|phone|discuss|speak|be in touch|revert|pick (?:this|it) up)|(?:i am|i'm|we are|we're) (?:looking into|reviewing|considering)|noted|derbyniwyd|leave (?:this|it) with (?:me|us)|will (?:review|look|revert|respond|reply|ring|call|be in touch)|got (?:this|it|your)|on (?:it|to it)|picking (?:this|it) up|diolch am)\b|^\W*(?:received|noted|acknowledged|will do)\b/u
const RESPOND =
  /^(?:i|we) (?:disagree|do not agree|don't agree)\b|\b(?:i|we) (?:\w+ )?(?:think|believe|feel|maintain|judge|consider)\b|\b(?:following|after) (?:a|the|our|further) (?:\w+ ){0,2}(?:review|assessment|visit|discussion|advice)\b|\b(?:i|we)(?:'ve| have) (?:moved|arranged|booked|brought|increased|amended|convened|changed|offered|started|begun|put|agreed to)\b|\b(?:i|we)(?:'ll| will) be \w+ing\b|\bno evidence\b|\bmy answer\b|\b(?:(?:i|we)(?:'m| am| are|'re)? (?:afraid (?:\w+ )?(?:i|we) )?(?:cannot|can't|won't|will not|unable to|not able to|see no|have no (?:concerns?|grounds|reason|plans?)|do not|don't|did not|didn't) (?:be |see|share|support|offer|agree|fund|allocate|convene|hold|accept|provide|reopen|think|consider|\w+ing)|unable to|(?:i|we)(?:'ve| have) (?:now )?(?:considered|reviewed|looked|discussed|spoken|sent|allocated|visited|met|completed|decided|reopened)|(?:was|were) (?:closed|screened|assessed|seen|visited|stepped|reviewed|declined|made|not)\b|no concerns|satisfied that|on that basis|for (?:that|this|these) reasons?|keep (?:the|this) (?:plan|case|decision) (?:as|open|at)|we(?:'ll| will) (?:keep|hold|see|visit|review the plan)|(?:our|my|the (?:team|service|department|school|trust|local authority|agency)'?s?) (?:position|view|decision|assessment|response|answer|threshold decision|opinion)|position (?:is|remains|has)|(?:remains?|is|are|stays?) unchanged|(?:i|we) (?:remain|maintain|stand by|still (?:feel|think|believe|consider|hold)|do not (?:feel|think|believe|consider)|don't (?:feel|think|believe|consider)|have (?:reviewed|considered|looked|decided|discussed|spoken)|consider|believe|uphold)|(?:has|have) (?:reviewed|upheld|considered|decided)|upholds?|having (?:reviewed|spoken|considered|discussed|looked)|in response to|further to your|threshold (?:is|has|was|not|for)|decision (?:stands|remains|is|has|was)|does not meet|doesn't meet|not meet|no change|happy to meet|(?:we|i) (?:will|can) (?:convene|arrange|offer|reopen|re-open|complete|undertake|visit|allocate))\b/u
const ESCALATE =
  /\b(?:(?:i|we)(?:'m| am|'re| are| wish| would like| want| hereby| now| formally| need| have| must|'d like)?(?: \w+){0,4} (?:escalat(?:e|ing)|invok(?:e|ing))|(?:formal|formally|professional|urgent) escalat\w*|escalat(?:e|ing|ion) (?:this|of|to|under|my|our|the)|please (?:escalate|treat|move|progress)|(?:raise|raising) (?:a |this as a |an )?(?:formal |professional )*(?:challenge|disagreement|dispute|escalation)|moving (?:this )?to the next (?:step|stage|level))\b/u
const OUTSTANDING =
  /\b(?:outstanding|still (?:open|unresolved|to be (?:agreed|resolved|decided|settled|worked out|sorted|confirmed)|waiting|awaiting|disagree|not agreed|need to)|remains? (?:open|unresolved|to be|outstanding|in dispute|a concern)|not (?:yet )?(?:been )?(?:agreed|resolved|settled)|yet to be (?:agreed|resolved)|unresolved|no agreement (?:on|about|yet))\b/u
const NOTHING_OUTSTANDING =
  /\b(?:nothing|none|no(?:thing)? (?:issues?|matters?|actions?|points?)?|not) (?:\w+ ){0,3}(?:outstanding|unresolved)\b|\b(?:outstanding|unresolved)\s*[:-]\s*(?:none|nothing|nil|n\/a)\b/u
const STILL_OPEN =
  /^(?:still open|(?:this is |it is |it's |matter )?(?:still )?(?:not (?:yet )?(?:agreed|resolved)|unresolved|open))\b/u

/** "I can confirm that your mail has reached me" confirms no outcome. */
const RECEIPT =
  /\bconfirm(?:ing|ed)? (?:safe )?(?:receipt|(?:that )?(?:i|we)(?:'ve| have) (?:received|got|seen)|(?:that )?(?:this|it|your|the)\b[\w' ]{0,40}\b(?:has |have |is |was )?(?:safely )?(?:reached|arrived|been received|landed|received|with (?:me|us|the)))/u
/** A record that is refused is no new proposal, whatever else of it is agreed. */
const DENIES_RECORD =
  /\b(?:cannot|can't|unable to|won't|not) (?:\w+ ){0,2}(?:confirm|sign)\b|\b(?:not|n't|never) (?:\w+ ){0,2}(?:what|how) (?:we|i|was|had|it)\b|\b(?:did not|didn't|never) (?:agree|agreed|say|said)\b|\b(?:don't|do not|not) (?:mark|treat|record|regard|consider) (?:this|it) as (?:resolved|agreed|closed|settled)\b/u

/** What an escalation is called when it is taken back. */
const ESCALATED =
  '(?:escalations?|challenges?|steps?|stages?|disagreements?|disputes?|(?:formal )?concerns?|matter|case|it|this|that|§)'
/** "take back the escalation", "my step two off the books", "it withdraws the escalation", "no longer pursuing it". */
const TAKES_BACK = new RegExp(
  `\\b(?:withdr[ae]w\\w*|retract\\w*|rescind\\w*|revok\\w*|cancel\\w*|discontinu\\w*|(?:tak|pull)\\w* back|drop|dropping)\\b(?: (?!from\\b)[\\w'-]+){0,4}? ${ESCALATED}\\b|\\b(?:tak|took|pull|call|stand)\\w* (?:(?:my|our|the|this|that) )?(?:[\\w'-]+ ){0,2}(?:escalation|challenge|step|stage|it|this)(?: \\w+)? (?:back|off|down)\\b|\\bno longer (?:\\w+ ){0,2}(?:pursu|escalat|proceed|press|contest)\\w*|\\b(?:disagreement|escalation|dispute|challenge)(?: \\w+)? (?:is|are|to be) (?:now |therefore )?(?:over|at an end|behind us|no more)\\b|\\b(?:leave|leaving) (?:it|this|the matter) (?:there|at that)\\b|\\b(?:not|n't) (?:\\w+ ){0,3}(?:tak\\w+|pursu\\w+) (?:this|it|the \\w+) (?:any )?further\\b`,
  'u',
)
/** "Your note is accurate", "your terms are acceptable to us", "treat this as our written confirmation". */
const ACCEPTS =
  /\b(?:notes?|record|summary|minutes|account|wording|version|list|e-?mail|letter)(?: of [\w' ]{1,40})? (?:is|are|reads?|looks?) (?:(?!not\b)\w+ )?(?:accurate|correct|right|true|fair|fine|as agreed)\b|\b(?:terms?|proposals?|offer|outcome|plan|suggestion|wording|that|this|it) (?:is|are) (?:(?!not\b)\w+ )?(?:acceptable|agreeable|agreed|fine|good) (?:to|by|with|for) (?:us|me|our|my|the)\b|\b(?:i|we) (?:\w+ )?accept (?:your|the|those|these) (?:\w+ )?(?:terms?|proposals?|offer|outcome|plan|suggestion)|\b(?:our|my|as) (?:written )?confirmation\b(?! of (?:receipt|the call|our call))/u
/** A question or a request that wants the other side's agreement. */
const ASKS_AGREEMENT =
  /\b(?:is it|have we(?: got)?) a deal\b|\bsay so\b|\bcall it settled\b|\b(?:is|was|if) (?:that|this|it) (?:is |was )?(?:also )?(?:how|what|the way) (?:you|we)\b|\bhow you (?:understood|remember|saw|left|see|heard) (?:it|things)\b|\bcan you (?:live|go) with\b|\bare we (?:agreed|in agreement|settled|there)\b|\bcan we (?:agree|settle|call)\b|\bwould (?:that|this|it) (?:do|be (?:acceptable|agreeable|enough|ok|okay))\b|\b(?:ok|okay|happy|content|fine|agreeable) with (?:that|this|it)\b|\bacceptable ?\?|\byes or no\b|\bdo you (?:agree|accept)\b|\bshake (?:hands )?on\b/u
/** What is put forward: terms, an offer, a list of actions. */
const OFFERS =
  /\bhow about\b|\bwhat (?:i|we)(?:'d| can| could| would| think we| both)\b|\bon the table\b|\bin return\b|\b(?:my|our) (?:offer|proposal|suggestion)\b|\b(?:both )?live with\b|\bterms\b|^\W*(?:\d|[a-c])[.)]\s/u
/** "I have this now and am dealing with it", "your letter reached him", "you'll hear from me by Thursday". */
const TAKES_IN =
  /\b(?:i|we) (?:now )?have (?:this|it|your \w+)(?: now| safely)?\b|\b(?:dealing with|on to|looking at|handling) (?:it|this|your \w+)\b|\bhear from (?:me|us|him|her|them|\w+) (?:by|on|before|today|tomorrow|this|shortly|soon|within)\b|\b(?:has |have )?reached (?:me|us|him|her|them|the \w+|our \w+)\b|\b(?:he|she|they|\w+) will (?:telephone|phone|ring|call|reply|respond|write|be in touch|get back|come back|answer)\b|\b(?:speaking|talking) to \w+ about it\b/u
const THANKS = /^\W*(?:many )?(?:thanks|thank you|ta|cheers|ok|okay)\b|\bthank(?:s| you) for\b/u
/** "It's still a no", "What we can't give you is …". */
const ANSWERS_NO =
  /\b(?:still|it's|it is|answer is|that's) (?:a |still a )?no\b(?! (?:need|one|longer))|\bwhat (?:i|we) (?:can't|cannot|won't|can not)\b|\b(?:i|we)(?:'re| are|'m| am) (?:willing|prepared|happy) to\b/u

/** The words that somebody else is quoted with are not the sender's. */
const withoutQuotations = (text: string): string => text.replace(/["“][^"“”]{12,600}["”]/gu, ' ')

/** The wish of the new text. A declared step is an escalation whatever courtesies surround it. */
export function wishOf(newText: string, declares: boolean, said = sentencesOf(newText)): Wish {
  const sentences = said.slice(0, 400).map((sentence) => sentence.slice(0, 2_000))
  const plain = sentences.map((sentence) => plainly(withoutQuotations(sentence)))
  const outstanding = outstandingIn(sentences, plain)
  const label = intentOfLabel(newText)
  const labelled = label === 'correct' || !declares ? label : null
  return { intent: labelled ?? intentOf(plain, declares, outstanding !== null), outstanding }
}

function outstandingIn(sentences: readonly string[], plain: readonly string[]): string | null {
  const index = plain.findIndex(
    (text) =>
      OUTSTANDING.test(text) &&
      !NOTHING_OUTSTANDING.test(text) &&
      !/\?\s*$/u.test(text) &&
      !/\bif\b/u.test(text),
  )
  return index < 0 ? null : (sentences[index] ?? null)
}

function intentOf(plain: readonly string[], declares: boolean, isOutstanding: boolean): Intent {
  const said = plain.filter((text) => !/\?\s*$/u.test(text))
  const has = (pattern: RegExp): boolean => said.some((text) => pattern.test(text))
  if (has(CORRECT)) return 'correct'
  if (declares) return 'escalate'
  if (said.some((text) => (WITHDRAW.test(text) || TAKES_BACK.test(text)) && !deniesWithdrawal(text)))
    return 'withdraw'
  const disputes = said.some((text) => DISPUTE.test(text) && !/\b(?:if|unless)\b/u.test(text))
  const proposes = plain.some(
    (text) =>
      PROPOSE.test(text) &&
      !/^\W*\d{1,2}(?:st|nd|rd|th)?[ /-](?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u.test(text) &&
      !/\b(?:not|never)\b.{0,30}\bagreed\b|n't\b.{0,30}\bagreed\b|\bif (?:this is )?agreed\b/u.test(
        text.replace(OUTSTANDING, ''),
      ),
  )
  const confirms = said.some(
    (text) =>
      agrees(text) &&
      !(/^yes\b/u.test(text) && plain[plain.indexOf(text) - 1]?.endsWith('?') === true) &&
      !NEGATED.test(text.split(BUT)[0] ?? '') &&
      !RECEIPT.test(text) &&
      !/^please\b|\bif (?:you|that|this)\b|\bonce (?:you|that|this)\b/u.test(text),
  )
  if (disputes && said.some((text) => DENIES_RECORD.test(text))) return 'dispute-outcome'
  // Terms, and the wish that the other side agrees to them.
  if (!confirms && plain.some((text) => ASKS_AGREEMENT.test(text)) && plain.some((text) => OFFERS.test(text)))
    return 'propose-outcome'
  if (confirms)
    return confirmation(
      said,
      isOutstanding,
      proposes && plain.some((text) => /\bplease confirm\b|\bagreed?:/u.test(text)),
    )
  if (proposes && !(disputes && !isOutstanding)) return 'propose-outcome'
  if (disputes) return disputesOutcome(said) ? 'dispute-outcome' : 'respond'
  if (said.some((text) => STILL_OPEN.test(text))) return 'dispute-outcome'
  if (
    has(ESCALATE) &&
    said.some(
      (text) =>
        ESCALATE.test(text) && !NEGATED.test(text) && !HYPOTHETICAL.test(text) && isAboutEscalation(text),
    )
  )
    return 'escalate'
  if (has(RESPOND) || has(ANSWERS_NO)) return 'respond'
  if (has(ACKNOWLEDGE) || has(TAKES_IN)) return 'acknowledge'
  // Thanks alone acknowledge; before something else they are a courtesy.
  if (has(THANKS) && plain.length <= 2) return 'acknowledge'
  return 'other'
}

const agrees = (text: string): boolean => CONFIRM.test(text) || RECORD.test(text) || ACCEPTS.test(text)

/** "Yes, but …" is a new proposal, not a confirmation. */
function confirmation(said: readonly string[], isOutstanding: boolean, proposes: boolean): Intent {
  const confirming = said.filter(agrees)
  if (
    isOutstanding ||
    proposes ||
    said.some((text) => /^(?:but|however|except)\b/u.test(text)) ||
    confirming.some((text) => BUT.test(text))
  )
    return 'propose-outcome'
  return 'confirm-outcome'
}

const deniesWithdrawal = (text: string): boolean =>
  /\b(?:not|never|won't|cannot|can't|don't) (?:\w+ ){0,2}(?:withdraw|retract|rescind|drop|close)/u.test(
    text,
  ) ||
  /\b(?:if|unless|whether|until|could|would you|ask(?:ed|ing)? (?:you|us|me) to)\b.{0,60}\bwithdr/u.test(
    text,
  ) ||
  /\bwithdr[ae]wn? (?:from|consent|support|the (?:offer|service|placement|funding))\b|\b(?:mum|dad|mother|father|parents?|family|he|she|they|child|carers?) (?:has |have |had )?(?:withdrew|withdrawn|is withdrawn|withdraws)\b|\b(?:seems|appears|appeared|is|was|very|quiet and|becoming|become) withdrawn\b(?<!\b(?:escalation|challenge|dispute|concerns?|it|this|that|disagreement)(?: \w+)? withdrawn)/u.test(
    text,
  )

const disputesOutcome = (said: readonly string[]): boolean =>
  said.some(
    (text) =>
      DISPUTE.test(text) &&
      /\b(?:agreed|outcome|record|recorded|accurate|resolved|settled|unresolved|resolution|summary|proposal|proposed|recogni[sz]e|minutes|wording|remember|confirm|sign|reflect|conversation|discussed|note|notes)\b/u.test(
        text,
      ),
  )
