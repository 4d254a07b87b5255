/**
 * The words that turn a step into something other than a declaration: condition, report, denial, doubt, past, future. They are
 * tried on the words before (…$) or after (^…) the step or the verb that takes it.
 */
export const CONDITION_BEFORE =
  /\b(?:if|unless|in the event|provided that|assuming|otherwise|or else|failing (?:that|which|this)|suppose|whether|in case|should (?:you|this|there|it|we|the|no)|as soon as|the moment|once (?:i|we|you|the|this|he|she|they|it)|when (?:i|we|you|the|this|he|she|they|it) (?:am|are|is|get|gets|have|has|return|returns|come|comes|hear|reach)|were (?:you|this|there|it|we))\b/u
export const POLITE_IF =
  /\bwhether or not [^,;]{1,60},|\bif (?:you recall|i may|not already|i remember|possible|you (?:have|haven't) not? ?(?:already )?(?:seen|received)|that's ok|appropriate)\b|\bas if\b|\bas to whether\b/gu
export const TIME_BEFORE =
  /\b(?:before|until|till|once|when|whenever|after|by the time|as soon as|while|where|why|how|what)\s+(?:\w+\s+){0,2}$/u
export const CONDITION_AFTER =
  /^[^;:§]{0,80}?\b(?:if|unless|until|in the event|once|provided|should (?:you|this|there|we|it|no)|subject to|pending)\b/u
export const RESUMES =
  /\b(?:please|ring|call|contact|let me know|so|and|but|because|can you|could you|happy|grateful|as)\b|[,-]\s/u

export const REPORT_BEFORE =
  /\b(?:(?:he|she|they|you|who|it|(?:the|your|our|my|their|his|her)\s+(?:[\w'-]+\s+){1,4}|(?!be\b|please\b)[\w'-]+\s+)(?:has\s+|have\s+|had\s+|also\s+|then\s+|just\s+)?(?:said|says|say|told|tells|tell|stated|states|wrote|writes|claims?|claimed|suggest(?:s|ed)?|thinks?|believes?|felt|feels|informed|confirmed|confirms|advised|advises|agreed|agrees|decided|explained|acknowledged|accepted|accepts|insist(?:s|ed)?|maintains?|argues?|argued|indicated|mentioned|reckons?|assumes?|assumed|thought|believed|understood|implied|implies|asked|asks|wanted|wants))\s+(?:(?:me|us|them|her|him|you|mum|dad|staff)\s+)?(?:that\s+|whether\s+|if\s+|in\s+[\w' ]{2,40}\s+that\s+)?["']?\s*$/u
export const FIRST_PERSON_REPORT = /\b(?:i|we)\s+(?:want|wanted)\s+(?:to\s+)?(?:\w+\s+){0,3}(?:that\s+)?$/u
export const HEARSAY_BEFORE =
  /\b(?:apparently|allegedly|according to [^,]{1,60},?|(?:i|we)(?:'m|'re| am| are| was| were| have been|'ve been) (?:told|informed|advised)(?: by [^,]{1,40}?)?|in your (?:view|opinion)|in (?:his|her|their) (?:view|opinion)|rumou?r|i hear|i gather|word is|on the basis that)\s*,?\s*(?:that\s+)?$/u
export const REQUIRED_WORDING =
  /\b(?:should|must|needs? to|has to|have to|will|would|supposed to|ought to)\s+(?:clearly\s+)?(?:state|say|read|make clear|be headed|be titled|be marked)\b[^.]{0,40}$/u
export const DENIAL_BEFORE =
  /(?:\b(?:do|does|did|would|can|could|is|am|are|was|were)\s*(?:not|n't)|\bdon't|\bdoesn't|\bdidn't|\bcan't|\bcannot|\bwon't|\bwouldn't|\bisn't|\bnever|\bnot|\bdont|\bcant|\brefuse to|\bdisagree|\bdispute|\breject|\bdeny|\bobject)\s+(?:\w+\s+){0,4}?(?:accept|agree|think|believe|consider|want|wish|feel|see|regard|understand|mean|meant|say|saying|suggest|suggesting|propose|intend|sure|certain|convinced|clear|true|correct|right|the case|know|ready|asking|request|requesting|that|to)\w*\s+(?:that\s+|for\s+|how\s+|why\s+)?$/u
export const HEDGE_BEFORE =
  /\b(?:(?:i|we)\s+(?:think|believe|assume|presume|suppose|guess|expect|reckon|suspect|imagine|understand|feel|gather|take it)|presumably|perhaps|maybe|possibly|probably|seems?(?: to me)?|appears?|it looks like|arguably)\s*,?\s*(?:that\s+)?$/u
/** The receiving side's words: they take note of the step, they do not take it. "Please note that" is the sender's. */
export const NOTED_BEFORE =
  /(?<!please\s|it\s|to\s|kindly\s|must\s|should\s)\b(?:acknowledge|acknowledged|noted?|appreciate|recogni[sz]e|see|accept|agree|am aware|are aware|understood)\s+(?:that\s+)?$/u
export const HOPE_BEFORE =
  /\b(?:hope|hoped|hoping|wonder|wondering|wondered|worried|afraid|fear|unsure|not sure|unclear|rather|wish|avoid|prevent|threat\w*|could you confirm|can you confirm|please confirm|please advise|let me know|clarify|check|checking|confirm whether|ask(?:ing)? (?:whether|if|you to confirm)|query)\b[^.;:]{0,40}$/u

export const WISHED_AWAY =
  /\b(?:want|wish|mean|meant|intend|know|ready|asking|request|requesting|propose|suggest\w*|say|saying)\b/u
export const DENIED_BEFORE =
  /\b(?:is|are|am|was|'s|'re|'m)\s*(?:not|n't)\s+(?:yet\s+|actually\s+|even\s+)?(?:at\s+|in\s+|on\s+|as\s+|a\s+|the\s+|formally\s+)*$|\b(?:do not|don't|cannot|can't|should not|shouldn't|must not)\s+(?:\w+\s+)?(?:treat|consider|regard|take|accept|read|log|record|view|class)\b[^.;:]{0,40}$|\b(?:not|no)\s+(?:yet\s+)?$/u

export const REFERENCE_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:responses?|repl(?:y|ies)|answers?|feedback|outcomes?|decisions?|meetings?|minutes|deadlines?|timescales?|to be (?:treated|regarded|considered|marked|recorded|counted) as (?:exhausted|complete\w*|closed|failed|finished|over|done)|template|flow ?chart|contact|contacts|acknowledge?ments?|was|were|had|did|has been (?:completed|exhausted|concluded|resolved|closed|tried|followed)|is (?:complete|completed|finished|over|closed|exhausted|for|about|when|where|to|the one|a |an |usually|normally|always|meant|designed|defined|described|set out|not)|isn't|hasn't|requires?|says?|states?|means?|involves?|takes?|would|will|should|could|might|may|can|cannot|came|failed|ended|concluded|produced|led)\b/u
export const NEGATED_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:is|was|has|does|did|should|would|could|will|must|can)(?:\s*not|n't)\b/u
export const BEFORE_REFERENCE =
  /\b(?:further to|despite|given|in (?:light|view) of|arising from|notwithstanding|from|since|after|following|beyond|than|past|during|between|prior to|ahead of|instead of|rather than|without|about|regarding|concerning|completed|exhausted|response to|reply to|replied to|responded to|responding to|answer(?:ed)? to|unlike|skip\w*|bypass\w*|avoid\w*|before|until|back to|returned? to|refers? to|referring to|described (?:in|at|under)|set out (?:in|at|under)|stuck at|remain(?:s|ing)? at|still (?:at|on|in)|already (?:at|on|in|been through|done)|tried|tried at|attempted|attempted at|agreed at|discussed at|raised at|sent at|offered at|met at)\s+(?:the\s+|our\s+|your\s+|my\s+|their\s+|a\s+|any\s+|formal\s+|having to go to\s+)*["'(]?$/u
export const POSSESSED = /\b(?:your|their|his|her|the)\s+(?:\w+\s+)?$/u
export const DOCUMENT_AFTER =
  /^\s*(?:escalation\s+|resolution\s+)?(?:e-?mail|letter|message|note|concerns?|call|conversation|discussion|visit|record|paperwork|report|request|notification|correspondence|issue|escalation e-?mail)\b/u
export const PAST =
  /\b(?:was|were|had|did|went|took|came|sent|wrote|replied|responded|spoke|asked|raised|moved|escalated|tried|used|reached|agreed|discussed|explained|said|told|hoped|previously|already|earlier|last (?:week|month|term|year|monday|tuesday|wednesday|thursday|friday)|yesterday|ago|completed|exhausted|concluded|ended|failed|closed|thank you for|thanks for|received)\b|(?:'ve|\bhave|\bhas)\s+(?:been|gone|done|completed|tried|used|followed)\b/u
export const FUTURE =
  /\b(?:will|shall|would|may|might|could|can|intend\w*|plan(?:s|ning|ned)?|propos\w+|consider(?:ing)?|expect\w*|about to|likely|prepar\w+|ready to|minded|hop(?:e|es|ing)|aim\w*|tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|eventually|later|going to (?:have|need|be))\b|'ll\b/u
export const LATER_AFTER =
  /^[^,;:§-]{0,40}?\b(?:tomorrow|next (?:week|month|term|monday|tuesday|wednesday|thursday|friday)|on (?:mon|tues?|wednes|thurs?|fri)(?:day)?\b|on \d|from (?:mon|tues|wednes|thurs|fri)day|in (?:\d|two|three|a few) (?:working )?(?:days|weeks)|by (?:mon|tues|wednes|thurs|fri)day|by \d|at the end of|later|this afternoon|first thing)\b/u
export const FINITE =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|need|needs|want|wants|think|says?|said|goes|go|went|know|hope)\b|'(?:re|ve|ll|d|m)\s|\b(?:it|that|this|here|there|what|he|she|who)'s\s|n't\b/u
export const TITLE_ASIDE =
  /\b(?:training|draft|template|reminder|chaser|thanks|thank you|following|before|until|if|unless|possible|potential|likely|proposed|guidance|flow ?chart|example|or|versus|vs|about|how|when|what|why|which|avoid\w*|prevent\w*|hold|pause|delay|stop|ignore|await\w*|agenda|summary|concluded|exhausted|ended|declined|refused|overdue|deadline|timescale|history|timeline|chronology|previous|earlier|sent|replied|emailed|spoke|rang|called|discussed|tried|completed?|closed|closure|resolved|withdr[ae]w\w*|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}\/\d{1,2})\b/u
/** Words that make the heading another message's, unless they are missing ("no reply received"). */
export const TITLE_OF_ANSWER =
  /(?<!\b(?:no|not|without|lack of|nil|poor|late|your|despite|unsatisfactory|inadequate)\s+(?:\w+\s+){0,2})\b(?:response|reply|replies|outcome|update|query|question|meeting|minutes|acknowledg\w*|feedback|decision|notes|record of|received|after)\b/u
