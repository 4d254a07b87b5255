/**
 * The words by which English says that something is not the case here and now. They are closed classes (auxiliaries,
 * negations, conjunctions, pronouns, adverbs of time), so they hold however a sender words the rest.
 */

/** Now, and with this message: a time that makes even a bare heading a declaration. */
export const NOW =
  /\b(?:now|today|tonight|hereby|herewith|hereof|forthwith|immediately|presently|this (?:morning|afternoon|evening|day|very moment|moment|minute)|(?:as of|as from|as at|from|with effect from|effective(?: from)?|w\.?e\.?f\.?|starting(?: from)?|beginning|dated) (?:the )?(?:now|today|this|here|immediate|receipt|\d)|with immediate effect|with (?:this|my) (?:e-?mail|message|letter|note|mail|notice|correspondence|communication)|(?:by|in|via|through|under cover of|by way of|by means of|by virtue of) (?:this|the present)\b(?: (?:e-?mail|message|letter|note|mail|notice|post|correspondence|communication))?|from (?:here|now|this)|of even date|upon (?:receipt|transmission))\b/u

/** This very message takes it, wherever in the sentence that is said. */
export const WITH_THIS =
  /\b(?:hereby|herewith|by (?:(?:way|means|virtue) of )?this (?:e-?mail|message|letter|note)|by (?:way|means|virtue) of this|with this (?:e-?mail|message|letter|note)|as of (?:now|today|this))\b/u

export const NOT =
  /\b(?:not|never|nobody|no one|none|no|nor|neither|cannot|cant|dont|wont|isnt|without|rather than|(?<!were )(?<!been )unable|disput(?:e|es|ed|ing) that|den(?:y|ies|ied)|prevent\w*|disagree that|instead of|far from|nothing to do with|refus(?:e|es|ed|ing)|declin\w+|avoid(?:s|ed|ing)?|h(?:e|o)ld(?:ing)? off|hold|(?:closed|ended|resolved|settled|concluded|finished) (?:at|on|with)|out of|short of|stop(?:ped|ping)?|dropp(?:ed|ing)|abandon\w*|rescind\w*|revok\w*|call(?:ing|ed)? off|stand(?:ing)? down|stood down|cancel\w*|withdraw\w*|retract\w*|take back|disregard|ignore|off the books|aint|ain't|nowhere|hardly|paus\w*|suspend\w*|postpon\w*|premature|(?<=^\W*)nothing)\b|n't\b/u

export const IF =
  /\b(?:if|unless|until|till|whether|once|as soon as|(?:nothing|no (?:reply|answer|response|word|call)|silence) by|in the event|in case|in the event|provided|otherwise|or else|failing (?:that|which|this)|subject to|should (?:he|she|they|you|we|i|it|that|this|there|the|nobody|no|your|any|things?|it)|were (?:you|he|she|they|we|i|the|it)|had (?:you|he|she|they|we|i|it|this)|suppos(?:e|ing)|one more (?:day|week)|either|\bor (?:this is|we are|i'll|i will|we'll|we will|i go|we go|else|it's|it goes|this goes)|assuming|failing|depending|as and when)\b/u
/** "If you need me", "if I may": politeness, no condition. */
export const NO_CONDITION =
  /\bif (?:this (?:could|can|would)|you (?:need|want|wish|require|have any|would|could|can|prefer|don't mind|do not mind|like|will)|i may|we may|possible|necessary|required|needed|any queries|so|that helps|it helps|only|this is the wrong|i have the wrong)\b/gu

/** To come, or only possible. */
export const LATER =
  /\b(?:will|shall|would|could|may|might|can|won't|wouldn't|couldn't|plan(?:s|ning|ned)?|intend\w*|hop(?:e|es|ing)|expect\w*|propos(?:e|es|ing)|consider(?:ing)?(?= (?:going|moving|taking|raising|escalat|whether|if|using))|think(?:ing)? (?:of|about)|thought of|ready|prepared|minded|about to|likely|threat\w*|tempted|inclined|supposed to|due to|prepar\w+|draft(?:ed|ing)?|gonna|gona|going to (?!(?:the |our |a |formal )*$)|wait\w*|ought|should(?!\s+be (?:grateful|obliged|glad))|reserv\w+|(?:welcome|free|able|entitled|possible|best|reluctant|unlikely) to|risk of|aim\w*)\b|\b(?:i|we|it|that|this|he|she|they|you)'(?:ll|d)\b|\bneed(?:s)? to (?:go|move|do|think)\b/u

/** The sender asks the reader to treat this as a step: "could you please log this as", "you may take this as". */
export const REQUEST =
  /\byou should (?:regard|treat|consider|read) (?:this|it) as\b|\b(?:grateful|glad|obliged|appreciate it) if (?:you|this) (?:could|would|can) (?:please |kindly |now )?(?:be |take|treat|deal with|log|record|regard|accept|read|consider|register|view|count|enter)|\b(?:can|could|may|might) (?:i|we)(?: please| kindly| therefore| also)* (?:ask|request)\b|\b(?:(?:ask|asking|request\w*|grateful|glad|obliged|appreciate it) (?:you )?(?:that|if|for) (?:this|you)|(?:need|trouble|ask|asking|require|invite|request|like|beg|urge|want) you to|you(?:'d|'ll)|you(?:'re| are) (?:asked|requested|invited|required|urged)|you (?:may|must|will|would)(?: (?:therefore|please|kindly|also|now|then|accordingly))*|(?:may|can|could|might|would|will) (?:i|we|you|u)(?: (?:therefore|please|kindly|just|now|also|then|be so kind as to|ask (?:you|that you|your \w+)(?: (?:to|please|kindly))*|request (?:you|that you)?(?: to)?))*) (?:to )?(?:please )?(?:take|treat|deal with|handle|move|formally escalate|escalate|raise|log|record|regard|receive|accept|read|consider|note|register|view|see|count|enter|class|classify|mark|file|understand|have|acknowledge|put|get|pass|open|book|deem)\b(?! (?:me|us) (?:know|if|what|whether|which|when))/u
/** "Treat my email as", "consider yourself at", "regard what follows as": whoever reads is to take it so. */
export const TREAT_AS =
  /(?<!\b(?:they|he|she|who|has|have|had|not|never|didn't|don't|did|people|some) )(?:\b(?:you|he|she|they) (?:should|must|is to|are to|needs? to|have to|has to) (?:please |therefore |now |kindly |then )*)?\b(?:treat|regard|take|consider|read|count|log|record|receive|accept|note|register|view|see|class|classify|mark|file|deem|enter|book)\s+(?:this|it|these|my|our|us|me|yourself|yourselves|what follows|the (?:above|attached|following|present|enclosed))\b[^,;:]{0,60}?\b(?:as|at|under|for|to be)\s+(?:the |our |a |my |formal |being )*$/u
/** "Would you please pick it up as", "I want this dealt with at". */
export const POLITE =
  /\b(?:(?:can|could|may|might) (?:this|it|that|(?:the|my|our) \w+) (?:please |kindly |now )*be \w+(?:ed|en|t)|(?:would|could|can|will) you (?:please |kindly |now |also )*(?!tell|say|confirm|clarify|advise|explain|check|remind|let)\w+(?: up| in)? (?:this|it|the (?:matter|case|concern|disagreement))|(?:i|we)(?:'d| would| do| must|'m| am|'re| are)? (?:\w+ )?(?:need|want|like|wish|asking?|require)(?: for)? (?:this|it|(?:my|our) \w+)(?: to be)? \w+(?:ed|en|t|put)(?: with| up)?)\b[^,;:]{0,40}?\b(?:as|to|at|under|into)\s+(?:(?:the|our|a|my|formal|[\w-]+) ){0,3}$/u
/** This message itself is what is to count: "this email will serve as". */
const ITSELF =
  'this|this (?:e-?mail|message|letter|mail|note|one|notice|correspondence|communication|text)|the (?:present|above|below|attached|following)(?: \\w+)?'
export const SERVES = new RegExp(
  `\\b(?:${ITSELF}) (?:will|shall|should|must|may|is to|can|ought to)(?: (?:therefore|now|please|also|then|accordingly|hereby))* (?:be (?:treated|taken|regarded|considered|read|logged|recorded|counted|understood|seen|viewed)|count|serve|stand|constitute|act|rank|go down|form)\\b`,
  'u',
)
/** "I must now", "we have to", "I would like to": said of oneself and of now, these do it. */
export const WISH =
  /(?:\b(?:i|we)|^\W*)(?:'d|\s*would| do| should|'m| am|'re| are)?(?: (?:now|therefore|accordingly|also|hereby|then|formally|further|with regret|regretfully|reluctantly|so|really|both|obliged|bound|compelled|forced|left))* (?:wish|want|like|need|must|have|have to|have no choice but|have no alternative but|have no option but|feel obliged|feel i must|feel we must|ask|request|to|beg|seek|require)\b/u

/** Who else speaks of it. A clause that hangs on these is what somebody says, thinks or asks. */
export const SAYING =
  /\b(?:(?<!\bto )say(?:s|ing)?|said|(?<!\bto )state[sd]?|stating|claim\w*|(?<!\bto )tell(?:s|ing)?|told|mention\w*|reported|reports that|(?<!\bto )writes?|wrote|(?:has|have|had|'ve) written|thinks?|thought|believe[sd]?|feels?(?! (?:i|we|obliged|compelled|bound|it))|(?<!\b(?:my|our) )reckon\w*|argue[sd]?|suggest\w*|understand|understood|gather|gathered|hear|heard|inform(?:s|ed)|advis(?:es|ed)|explain(?:s|ed)?|assum\w+|imagine|suspect|pretend\w*|know|remember|recall|notes? that|noticed|apparently|allegedly|supposedly|presumably|word from|(?:i|we) take it|looks? as (?:though|if)|note reads|i note|^\W*noted|confirming|kindly confirm|please confirm|(?:i|we) see|accepted this|logged this|treating it|seems?|seemed|view (?:is|this)|position is|policy is|confirm(?:s|ed)|(?:was|were|is|been) headed|impression|according to|asked (?:if|whether|about)|(?:has|have|was|been|had|is) recorded|opinion is|wants (?:us|me|you|to)|wanted (?:us|me|you)|(?:accepts?|agrees?|acknowledg\w+|appreciates?|recogni[sz]es?|sees?|grant|concede|remind\w*|recommends?|(?:i|we) doubt) (?:that|everyone|(?:we|you|they|it|this|he|she|the \w+)(?:'| (?:is|are|has|have|was)\b))|making it clear|made (?:it )?clear)\b/gu

/** The sender says it of themselves: "I confirm that this is", "I write to tell you that", "asked me to notify you". */
export const SELF_SAYING =
  /\b(?:(?:i|we|me|us)(?:'m|'re| am| are| can| must| have| do| should|'d| would|'ve)?(?: (?:hereby|now|therefore|just|writing|write|wish|want|like|to|have|formally|also|today|also|then|accordingly|only|due|being|still|obliged))* (?:say(?:ing)?|stat(?:e|ing)|tell(?:ing)?|inform(?:ing)?|writ(?:e|ing)|confirm(?:ing)?|notif(?:y|ying)|advis(?:e|ing)|declar(?:e|ing)|announc(?:e|ing)|record(?:ing)?|make clear|giv(?:e|ing) notice|put(?:ting)? it|(?:clearly |plainly )?stat(?:e|ing) (?:clearly |plainly )?that|call(?:ing)?|report(?:ing)?|explain(?:ing)?|mention(?:ing)?|ask(?:ing)?)|let (?:me|us) (?:say|tell|be)|this is to|take notice|be (?:informed|advised|aware)|please (?:note|be advised|be aware)|kindly note|this e-?mail (?:clearly )?stating|to state clearly|to (?:let you know|inform you|tell you|notify you|confirm|be clear|say)|for the record|(?:i|we)(?:'d| would)? (?:be )?(?:grateful|obliged))\b/u

/** Somebody else's step: "your step two", "their stage three". */
export const OTHERS_OWN =
  /\b(?:your|their|his|her|whose|another|other|some|any|every|each|which(?! (?:is|was|makes|means)\b)|what|no|someone's|somebody's)(?:\s+(?!to\b|than\b|of\b|go\b|at\b|for\b|in\b|as\b|is\b|but\b)[\w'-]+){0,2}\s*["']?$/u
/** A step as the time or cause of something else. */
export const AROUND =
  /\b(?:as for|as to|pursuant to|further to|arising from|in respect of|unresolved|after|since|following|before(?! you (?:at|as|under|for)\b)|beyond|past|until|till|about|regarding|concerning|(?<!')re|against|despite|behind|during|between|than|like(?! to)|over|throughout|(?:time|days?|weeks?|period|repl\w+|respon(?:se|ses|d|ds|ded|ding)|answer\w*|thank\w*|reference|forms?|relat\w+|regards?|due|receipt|copy|copies|outcome|result|status|details?|version|minutes|record|notes?|question|queries|query|advice|deadline|acknowledg\w+)(?:\s+[\w'-]+){0,2}[\s)]+(?:to|of|on|for|at|from|by|in|with))\s+(?:the\s+|our\s+|my\s+|a\s+|that\s+|this\s+|its\s+)?(?:[\w-]+\s+){0,2}?["']?$/u

/** A day that is over. */
export const DATED =
  /\b(?:yesterday|ago|last (?:week|month|year|term|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|may|june|time)|previous(?:ly)?|earlier|beforehand|at the time|in (?:19|20)\d\d|already (?:sent|done|taken|raised|tried))\b/u
export const ON_A_DAY =
  /\b(?:(?:on|of|dated|sent|since)\s+)?(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:on|sent|dated|of)\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th|\/\d{1,2})\b|\b\d{1,2}(?:\/\d{1,2}(?:\/\d{2,4})?|\.\d{1,2}\.\d{2,4})\b/u

/** Irregular past tenses; the regular ones end in "-ed". Without "have" or "be" in front they tell what was. */
const IRREGULAR =
  'was|were|went|sent|wrote|did|gave|got|took|began|made|put|tried|had|came|led|told|said|brought|met|ran|felt|lost|left|heard|spoke|rang|held|knew|kept|stood|meant|set'
export const PAST = new RegExp(
  `\\b(?:${IRREGULAR}|(?!attached|enclosed|need|proceed|indeed|agreed|exceed|speed|feed|seed)\\w{2,}ed)\\b`,
  'gu',
)
/** "have taken", "is escalated", "so advised": what stands before a participle that is not a past tense. */
export const PERFECT_OR_PASSIVE =
  /\b(?:to|will|can|please|must|stands?|(?:want|wish|like|need|require)s? (?:it|this|these)|have|has|having|'ve|ive|weve|i've|we've|is|are|be|being|been|am|'s|'re|'m|it's|im|get|gets|getting|hereby|herewith|as|so|now|and|formally|to be|thereby|accordingly|therefore|today)(?:\s+(?:now|therefore|accordingly|consequently|hereby|herewith|formally|also|been|being|today|so|just|thus|then|duly|reluctantly|by|thereby|not|officially|all|both|already|had to|it|this|us|my|our|the|matter|case|concern|escalation|disagreement|today))*\s*$/u
/** What a step that is over is or did. */
export const OVER =
  /^\W*(?:(?:e-?mail|letter|message|mail|reply|replies|response|answer|notice|form|meeting|deadline|conversation|discussion|call|request|concern|escalation|matter|complaint|process|outcome|decision|timescale|days?|chat|visit|stuff|one)s?\s+)?(?:(?:(?:is|are|has|have|'s|now|all|been|long)\s+)+(?:over|done|finished|completed?|exhausted|closed|past|behind|spent|used up|met|not|agreed|settled|withdrawn|tried|attempted|received|raised|answered)\b|(?:(?:has|have|been|long|is)\s+)*(?:was|were|wasn't|weren't|did|didn't|had|went|got|ran|led|sent|done|expired|elapsed|lapsed|ended|failed|unanswered|unresolved|replied|ignored|yielded|produced|brought|gave|came|resulted|passed|concluded|received|raised|answered)\b|(?:was|were|had been|had) (?:\w+ )?reached\b|to be (?:treated|regarded|taken|considered) as (?:exhausted|over|closed|finished|done|complete)\b|for (?:a|an|one|two|three|over|more|nearly|about|\d+) (?:full )?(?:day|week|month|working|fortnight)|since\b)/u
/** What says that a step as a subject holds now: "step two begins today", "stage three is hereby invoked". */
export const HOLDS_NOW =
  /^\W*(?:(?:has|is) (?:now |therefore |thereby )*(?:been )?(?:reached|invoked|triggered|entered|begun)\b.*|(?:of|in|under|within|for|on(?! the)|re|about|regarding|concerning|with|from|following|further|after|as|please|pls|escalation|then|it is|it)\b.*|it is\b.*|that is\b.*|is (?:with you|in force|now|hereby|herewith|therefore|accordingly|today|being|what|this|here|it|where|taken|invoked|triggered|started|opened|begun|commenced|declared|engaged|activated|entered|initiated|raised|reached|underway|in force)\b.*|(?:now|hereby|therefore|accordingly|today|thus)\b.*|(?:i|we) (?:am|are|go|move|now|hereby|therefore|ask|request|write|must)\b.*|(?:begins?|starts?|opens?|commences?|stands?|kicks? in|takes effect|it|lies|comes?|and|to|pls|please|thanks?|ta|ok|okay|now|today|hereby|notice|notification|form attached|declared|from|by|us|me|mate|pal|all|team|folks|both|already|(?:formal |professional |safeguarding |inter-?agency )*(?:challenge|escalation|concern|disagreement|notice)(?:\W*$|\s+(?:under|of|re|from|about|in|within|to|for|sent|on|by)\b.*)|falls due|form(?: is)? (?:attached|enclosed|completed)|form\W*$)\b.*)?$/u
