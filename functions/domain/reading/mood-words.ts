/**
 * The words that turn a step into something other than a declaration: condition, report, denial, doubt, past, future. They are
 * tried on the words before (…$) or after (^…) the step or the verb that takes it.
 */
export const CONDITION_BEFORE =
  /\b(?:if|subject to|pending|depending on|until [^,;§¤]{1,40}, then|once ¤|once [^,;]{1,60}\b(?:has|have|is|are)|after which|as and when|only when|in which case|unless|in the event|provided that|assuming|otherwise|or else|failing (?:that|which|this)|suppose|whether|in case|should (?:you|this|there|it|we|the|no)|as soon as|the moment|once (?:i|we|you|the|this|he|she|they|it)|when (?:i|we|you|the|this|he|she|they|it) (?:am|are|is|get|gets|have|has|return|returns|come|comes|hear|reach)|were (?:you|this|there|it|we))\b/u
export const POLITE_IF =
  /\bwhether or not [^,;]{1,60},|\bif (?:you recall|i may|not already|i remember|possible|you (?:have|haven't) not? ?(?:already )?(?:seen|received)|that's ok|appropriate)\b|\bas if\b|\bas to whether\b/gu
export const TIME_BEFORE =
  /\b(?:before|until|till|once|when|whenever|after|by the time|as soon as|while|where|why|how|what)\s+(?:\w+\s+){0,2}$/u
export const CONDITION_AFTER =
  /^[^;:§]{0,80}?\b(?:if|unless|until|in the event|once|provided|should (?:you|this|there|we|it|no)|subject to|pending)\b/u
export const RESUMES =
  /\b(?:please|ring|call|contact|let me know|so|and|but|because|can you|could you|happy|grateful|as)\b|[,-]\s/u

export const REPORT_BEFORE =
  /\b(?:(?:he|she|they|you|who|it|(?:the|your|our|my|their|his|her)\s+(?:[\w'-]+\s+){1,4}|(?!be\b|please\b)[\w'-]+\s+)(?:has\s+|have\s+|had\s+|also\s+|then\s+|just\s+)?(?:said|says|say|told|tells|tell|stated|states|wrote|writes|claims?|claimed|suggest(?:s|ed)?|thinks?|believes?|felt|feels|informed|confirmed|confirms|advised|advises|agreed|agrees|decided|explained|acknowledged|accepted|accepts|insist(?:s|ed)?|maintains?|argues?|argued|indicated|mentioned|reckons?|(?:is|are|was|were|keeps?|been|be) (?:say|tell|claim|suggest|argu|insist|maintain|ask|think|stat|writ|assum|hint|warn|complain|report|alleg|threaten|demand|call)ing|reported|reports|alleged?s?|insists|warned|warns|announced|announces|complained|declared|declares|promised|assumes?|assumed|thought|believed|understood|implied|implies|asked|asks|wanted|wants))\s+(?:(?:me|us|them|her|him|you|mum|dad|staff)\s+)?(?:that\s+|whether\s+|if\s+|in\s+[\w' ]{2,40}\s+that\s+)?["']?\s*$/u
export const FIRST_PERSON_REPORT = /\b(?:i|we)\s+(?:want|wanted)\s+(?:to\s+)?(?:\w+\s+){0,3}(?:that\s+)?$/u
export const HEARSAY_BEFORE =
  /\b(?:apparently|as (?:i|we) understand(?: it)?|(?:from|by) what (?:i|we) (?:hear|gather|understand|can see)|(?:i|we) (?:gather|hear|understand)(?: from [^,]{1,40})?,? (?:that )?|allegedly|according to [^,]{1,60},?|(?:i|we)(?:'m|'re| am| are| was| were| have been|'ve been) (?:told|informed|advised)(?: by [^,]{1,40}?)?|in your (?:view|opinion)|in (?:his|her|their) (?:view|opinion)|rumou?r|i hear|i gather|word is|on the basis that)\s*,?\s*(?:that\s+)?$/u
export const REQUIRED_WORDING =
  /\b(?:should|must|needs? to|has to|have to|will|would|supposed to|ought to)\s+(?:clearly\s+)?(?:state|say|read|make clear|be headed|be titled|be marked)\b[^.]{0,40}$/u
export const DENIAL_BEFORE =
  /(?:\b(?:do|does|did|would|can|could|is|am|are|was|were)\s*(?:not|n't)|\bdon't|\bdoesn't|\bdidn't|\bcan't|\bcannot|\bwon't|\bwouldn't|\bisn't|\bnever|\bnot|\bdont|\bcant|\brefuse to|\bdisagree|\bdispute|\breject|\bdeny|\bobject)\s+(?:\w+\s+){0,4}?(?:accept|agree|think|believe|consider|want|wish|feel|see|regard|understand|mean|meant|say|saying|suggest|suggesting|propose|intend|sure|certain|convinced|clear|true|correct|right|the case|know|ready|asking|request|requesting|that|to)\w*\s+(?:that\s+|for\s+|how\s+|why\s+)?$/u
export const HEDGE_BEFORE =
  /\b(?:(?:i|we)(?:'d|\s+would)? (?:recommend|suggest|propose|advise|urge|argue|say)\b|(?:i|we)\s+(?:think|believe|assume|presume|suppose|guess|expect|reckon|suspect|imagine|understand|feel|gather|take it)|presumably|perhaps|maybe|possibly|probably|seems?(?: to me)?|appears?|it looks like|arguably)\s*,?\s*(?:that\s+)?$/u
/** The receiving side's words: they take note of the step, they do not take it. "Please note that" is the sender's. */
export const NOTED_BEFORE =
  /(?<!please\s|it\s|to\s|kindly\s|must\s|should\s)\b(?:acknowledge|acknowledged|noted?|appreciate|recogni[sz]e|see|accept|agree|am aware|are aware|understood)\s+(?:that\s+)?$/u
export const HOPE_BEFORE =
  /\b(?:hope|hoped|hoping|wonder|wondering|wondered|worried|afraid|fear|unsure|not sure|unclear|rather|wish|avoid|prevent|threat\w*|could you confirm|can you confirm|please confirm|please advise|let me know|clarify|check|checking|confirm whether|ask(?:ing)? (?:whether|if|you to confirm)|query)\b[^.;:]{0,40}$/u

export const WISHED_AWAY =
  /\b(?:want|wish|mean|meant|intend|know|ready|asking|request|requesting|propose|suggest\w*|say|saying)\b/u

export const REFERENCE_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:responses?|repl(?:y|ies)|answers?|feedback|outcomes?|decisions?|meetings?|minutes|deadlines?|timescales?|to be (?:treated|regarded|considered|marked|recorded|counted) as (?:exhausted|complete\w*|closed|failed|finished|over|done)|template|flow ?chart|contact|contacts|acknowledge?ments?|was|were|had|did|has been (?:completed|exhausted|concluded|resolved|closed|tried|followed)|is (?:complete|completed|finished|over|closed|exhausted|for|about|when|where|to|the one|a |an |usually|normally|always|meant|designed|defined|described|set out|not)|isn't|hasn't|requires?|says?|states?|means?|involves?|takes?|would|will|should|could|might|may|can|cannot|came|failed|ended|concluded|produced|led|got|went|made|brought|yielded|left|gave|ran|expired|lapsed|passed|closed|proved|resulted|saw|met|happened|achieved|changed|remains?|remained|having|(?:now )?exhausted|unresolved|unsuccessful|has (?:run|passed|gone|had|not|now (?:been (?:completed|exhausted)|run|passed|ended|expired)|ended|expired|failed)|ran out|didn't|don't|doesn't|exists?|covers?|follows?|goes|belongs|consists|happens|begins (?:when|with|once|if)|starts (?:when|once|if)|applies (?:when|where|only|if)|lasts|runs|sets|asks|allows|expects|needs)\b/u
export const NEGATED_AFTER =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?:is|was|has|does|did|should|would|could|will|must|can)(?:\s*not|n't)\b/u
export const BEFORE_REFERENCE =
  /\b(?:as for|with (?:regard|respect|reference) to|in relation to|as regards|(?:days? \w+|\w+ days?|weeks? \w+|\w+ weeks?|days|time|weeks?|period|deadline|timescales?|clock|limit|window)(?: allowed| given)? (?:for|under|at|of|in|on|into)|(?:contacts?|person|people|wording|responsible|turn|ready|need|reason|case|grounds|too (?:soon|early|late)|unsuitable|appropriate|scope|plan|date|agenda|aim|purpose|point|end|result|start|beginning|details|copy|record|stage|minutes|notes|description) (?:for|of)|further to|despite|given|in (?:light|view) of|arising from|notwithstanding|from|since|after|following|beyond|than|past|during|between|prior to|ahead of|instead of|rather than|without|about|regarding|concerning|completed|exhausted|response to|reply to|replied to|responded to|responding to|answer(?:ed)? to|unlike|skip\w*|bypass\w*|avoid\w*|before|until|back to|returned? to|refers? to|referring to|described (?:in|at|under)|set out (?:in|at|under)|stuck at|remain(?:s|ing)? at|still (?:at|on|in)|already (?:at|on|in|been through|done)|tried|tried at|attempted|attempted at|agreed at|discussed at|(?<!\b(?:now|hereby|is|are|am|being|be|been|therefore|formally) )(?:raised|sent|escalated) at|offered at|met at)\s+(?:the\s+|our\s+|your\s+|my\s+|their\s+|a\s+|any\s+|formal\s+|having to go to\s+)*["'(]?$/u
export const DOCUMENT_AFTER =
  /^\s*(?:escalation\s+|resolution\s+)?(?:e-?mail|letter|message|note|concerns?|call|conversation|discussion|visit|record|paperwork|report|request|notification|correspondence|issue|escalation e-?mail)\b/u
export const LATER_AFTER =
  /^[^,;:§-]{0,40}?\b(?:tomorrow|next (?:week|month|term|monday|tuesday|wednesday|thursday|friday)|on (?:mon|tues?|wednes|thurs?|fri)(?:day)?\b|on \d|from (?:mon|tues|wednes|thurs|fri)day|in (?:\d|two|three|a few) (?:working )?(?:days|weeks)|by (?:mon|tues|wednes|thurs|fri)day|by \d|at the end of|later|this afternoon|first thing)\b/u
export const FINITE =
  /\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|shall|should|can|could|may|might|must|need|needs|want|wants|think|says?|said|goes|go|went|know|hope)\b|'(?:re|ve|ll|d|m)\s|\b(?:it|that|this|here|there|what|he|she|who)'s\s|n't\b/u
export const TITLE_ASIDE =
  /\b(?:training|apolog(?:y|ies)|sorry|missing|intention|examples?|lessons?|experience|coming|heads[- ]up|forthcoming|upcoming|on its way|expected|pending|options?|quiz|agenda|later|soon|ahead|any|prior|advance|shows?|covers?|describes?|explains?|explained|mentions|moved|draft|template|reminder|chaser|thanks|thank you|following|before|until|if|unless|possible|potential|likely|proposed|guidance|flow ?chart|example|or|versus|vs|about|how|when|what|why|which|avoid\w*|prevent\w*|hold|pause|delay|stop|ignore|await\w*|agenda|summary|concluded|exhausted|ended|declined|refused|overdue|deadline|timescale|history|timeline|chronology|previous|earlier|sent|replied|emailed|spoke|rang|called|discussed|tried|completed?|closed|closure|resolved|withdr[ae]w\w*|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}\/\d{1,2})\b/u
/** Words that make the heading another message's, unless they are missing ("no reply received"). */
export const TITLE_OF_ANSWER =
  /(?<!\b(?:no|not|without|lack of|nil|poor|late|your|despite|unsatisfactory|inadequate)\s+(?:\w+\s+){0,2})\b(?:(?:response|reply)(?! (?:wanted|required|requested|needed|sought|by|expected))|replies|outcome(?! (?:wanted|sought|expected|required))|update|query|question|meeting|minutes|acknowledg\w*|feedback|decision|notes|record of|received|after)\b/u

/** "§ is hereby invoked", "§ now applies", "§ it is then": the step stands first. */
export const PERFORMED_AFTER =
  /\bto §[^;?!§¤]{0,60}? (?:i|we) go\b|§[^;?!§¤]{0,60}?\b(?:is|are)\s+(?:now|hereby|formally|therefore|being|officially)\s+(?:being\s+|formally\s+|hereby\s+)?(?:invoked|triggered|commenced|initiated|declared|started|opened|begun|activated|engaged|requested|raised|escalated|reached|entered|launched|instigated|underway|in force)\b|§[^;?!§¤]{0,40}?\b(?:now|therefore|hereby|accordingly|consequently)\s+(?:applies|starts|begins|commences)\b|§[^;?!§¤]{0,60}?\b(?:starts|begins|commences|applies)\s+(?:now|today|with this|from today|as of today|immediately)\b|§(?: of [^;?!§¤,]{0,60}?)?,?\s+it\s+(?:is|has to be|must be|will have to be)(?: then| now)?(?=[.,;!]|$)|(?:^|[.;:,-]\s)(?:so |now |then )?§(?:,)?\s+(?:now )?please[.!]*$/u
/** "Under § I am asking …", "In line with the guidance (§), I write …". */
export const AT_STEP_I_ASK =
  /(?:^|[;:,.-]\s*|\b(?:now|therefore|so)\s+)(?:under|at|as|in line with|in accordance with|pursuant to|by way of|within|using|as part of|in|on the basis of)\s+(?:(?:(?!\b(?:you|they|he|she|it|we|i)\b|'(?:ve|s|re)\b)[^;?!§¤]){3,80} |(?:the\s+|our\s+|my\s+)?)§[^;?!§¤]{0,90}?,?\s+(?:i|we)\s*(?:'m|'re|'d|am|are|write|hereby|now|formally|ask|request|require|wish|would like|submit|raise)\b(?!\s+(?:not|still|happy|pleased|sorry|grateful|sure|on leave|off)\b)/u
/** "… and I am doing so with this email": what was asked for or told before is done here. */
export const DONE_IN_THIS_MAIL =
  /\b(?:that|this)(?:'s| is) (?:exactly |now )?what (?:i|we)(?:'m| am|'re| are) (?:now )?doing\b|\bwhich (?:i|we)(?:'m| am|'re| are)? (?:now |hereby |therefore )?(?:do|doing)\b|\b(?:i|we)(?:'m| am|'re| are|,? hereby)? (?:now |hereby |therefore )?(?:doing|do) (?:so|that|this|it)(?: now| here| today| hereby| by| with| through| in)?\b(?! (?:tomorrow|later|next|on|when|if|once))|\b(?:this|the present) (?:e-?mail|letter|message) (?:now |hereby )?(?:does (?:so|that|this)|confirms (?:it|that|this|the same))\b/u
/** Words that the sender gives as another's: "Carol wrote: …", "the wording is: …". */
export const REPORTED_WORDS =
  /\b(?:copy of|copied from|to send|will (?:say|write|send|put)|would (?:say|write|read|put)|propose|examples?|emailed|my (?:earlier |last |previous )?e-?mail (?:of|to|on|from)|your e-?mail|her e-?mail|his e-?mail|letter of|e-?mail of|minutes|notes|(?:file|case|meeting) note)\b[^:]{0,60}:\s*["']?(?:(?:this|it|we|i)\b[^.;]{0,80})?$|\b(?:wrote|writes|(?<!should have )said|says|stat(?:es|ed)|reads?|repl(?:ied|ies)|wording|template|quot(?:e|es|ed|ing)|text|told (?:me|us)|message from [\w' ]{1,40}|for example|e\.g\.?|such as|something like|along the lines of|entitled|titled|headed|headlined|called|subject line)\s*(?:is|was|as follows|on [\w\d /]{1,20}|to (?:me|us))?\s*(?::\s*["']?|[,-]?\s*["'])(?:(?:this|it|we|i)\b[^.;]{0,80})?$/u
export const NOW =
  /\b(?:now|today|hereby|therefore|herewith|accordingly|as of|with effect from|with immediate effect|this (?:morning|afternoon|evening|e-?mail|letter|message)|by (?:way of )?this|just|at this point|thus|consequently)\b/u
export const TODAY = /\b(?:today|this (?:morning|afternoon|evening)|now|hereby)\b/u
export const NEGATION =
  /\b(?:not|never|no|nor|neither|hardly|nearly|almost|nothing|without|cannot|nobody)\b|n't\b|\b(?:dont|cant|wont|isnt|arent)\b/u
/** Negations that deny something else: "no option but to", "not only", "no longer willing". */
export const NO_NEGATION =
  /\b(?:no|not (?:any|much)) (?:\w+ ){0,2}(?:option|choice|alternative|other (?:way|course|route|option|choice))s?\b(?:,? (?:left|available|open|now|to (?:me|us)|at all))*(?: (?:but|other than|except|save))?(?: now)?|\bnothing (?:else )?(?:for it|left) but\b|\bnot only\b|\bno doubt\b|\bno (?:reply|response|answer|agreement|mutual agreement|progress|resolution|movement|substantive \w+|satisfactory \w+|joy|luck)\b|\b(?:not|never) (?:been |having |having been )?(?:resolved|agreed|answered|received|heard|satisfied|replied)\b|\bwithout (?:a |any |further )*(?:reply|response|answer|agreement|resolution|success|delay|prejudice|hesitation|progress)\b|\bnot step\b|\bnot ¤|\bnot later than\b|\bno less than\b/gu
/** The sender's own verb points to another time or only turns the step over in the mind. */
export const FUTURE_CHAIN =
  /'ll\b|'d (?:rather|have|be|had|need|prefer|go|only|want)\b|\b(?:will|shall|may|might|could|can|would(?!\s+(?:like|be grateful|ask|request|invite|appreciate|be obliged|respectfully|welcome your|therefore|now|also))|should(?!\s+(?:like|be grateful|be obliged|now))|going to(?=\s+[a-z])(?!\s+(?:the|our|formal|a|level)\b)|gonna|about to|intend\w*|plan(?:s|ning|ned)?|propos(?:e|es|ing)|consider(?:ing)?(?= (?:whether|if|taking|moving|going|escalating|raising|invoking|using|a|an|my|our|the possib|§|¤))|contemplat\w+|expect(?:s|ing)?|likely|prepar(?:e|ed|ing)|ready|minded|tempted|hop(?:e|es|ing)|aim(?:s|ing)?|look(?:ing)? to|thinking (?:of|about)|toying|weighing|reserve|reserving|threaten\w*|tomorrow|next (?:week|month|monday|tuesday|wednesday|thursday|friday)|eventually|later|wait(?:ing|s)?|await\w*|want(?:ing)? to avoid|hold(?:ing)? off|draft\w*|due to|scheduled|set to|inclined|entitled|able to|allowed|free to|close to|near(?:ing)?|on the (?:brink|verge|point|cusp)|working towards|head(?:ing|ed) (?:for|towards)|would-be|prefer)\b/u
export const IMMEDIATE_FUTURE =
  /^\s*(?:'ll|will|shall)\b(?:(?: now| therefore| hereby| today| have to| need to| be having to)|[^§]{0,20}\b(?:now|hereby|today|therefore)\b)|^\s*(?:'m|am|'re|are|is|'s)? ?(?:now |therefore |just )*going to (?!wait|think|consider|discuss|ask|see|hold|speak|talk|try|leave|avoid|respond|reply)\w/u
export const SIMPLE_PAST =
  /^\s*(?:then |also |previously |already |only |first |recently |formally |originally |initially |myself |both |all |actually |subsequently )*(?:'d (?!(?:\w+ly |now |therefore |also |just |please |still |both |all )*(?:like|rather|be|ask|request|invite|appreciate))|was|were|had(?! to)|did|went|took|came|sent|wrote|got|gave|made|put|told|said|thought|felt|began|brought|left|spoke|met|rang|meant|understood|knew|saw|heard|found|held|chose|kept|became|sought|tried|(?!need|proceed|succeed|heed|feed|indeed|exceed)\w{2,}(?<!e)ed|(?:agre|rais|mov|us|escalat|invok|issu|serv|initiat|declar|stat|request|hop|plac|pursu|continu|refus|declin|argu|believ|receiv|decid|advis|propos|discuss|clos|not|lodg|liais|involv|acknowledg|conclud|complet|includ|activat|commenc|elevat|notifi|repli|appli)e?d)\b/u
export const PERFECT = /^\s*(?:'ve|have(?! to\b)|has(?! to\b)|'s been|had to)\b/u
/** A decision or an arrival told in the perfect takes the step; other perfects may be history. */
export const DECIDED =
  /^\s*(?:'ve|have|has)\s+(?:\w+ly |now |therefore |today |also |all |both |thus |, [^,]{1,50}, ){0,3}(?:decided|chosen|resolved to|elected|opted|concluded|taken the (?:difficult |hard )?decision|made the decision|determined|reached(?! (?:the end|agreement|an?\b|no\b|(?:impasse|stalemate|deadlock)))|arrived|come to|got to|no (?:other |further |real )?(?:option|choice|alternative)|been (?:left|forced|obliged|compelled|asked|instructed|advised|told|authorised) [^§]{0,40}\bto|little (?:option|choice|alternative)|agreed (?:\w+ ){0,6}to (?:escalate|move|take|go|raise|proceed)|exhausted)\b/u
/** The receiving side speaks, or the sender speaks of another mail. */
export const RECEIVED =
  /^\s*(?:'ve|have|do|did|'m|am|are|'re)?\s*(?:now |just |also |already |been |safely |duly |fully |received and |both )*(?:received?|receiving|acknowledg\w+|not(?:e|ed|ing) |read\b(?! this)|see[ns]?\b(?! (?:no|this as))|heard?|appreciat\w+|understand\w*|understood|look(?:ing)? (?:forward|into|at)|thank\w*|respond\w*|repl(?:y|ied|ying)|answer\w*|review(?:ed|ing)|apologi\w+|remember|recall|refer(?:red)? (?:to|back)|recogni\w+|welcome|accept\w*(?! no)|agree (?:that|with|to)|agree\b|disagree\w*|dispute|withdraw\w*|retract\w*|cancel\w*|close|closing|clos(?:e|ing)|know|wonder\w*|query\w*|doubt|question|deny|reject\w*|regret (?:that|to hear|to see)|understand|discuss(?:ed|ing)?|suspect|fear|reply|remain(?:s|ed|ing)? (?:at|on|in)|stay(?:ing)? (?:at|on|in)|supervis\w*|support\w*|oversee\w*|chair\w*|cover\w*|deal(?:ing|t)? with|handl\w+|manag(?:e|ing)|respon(?:se|sible)\b|was\b|attach(?:ed)? (?:a|the) (?:template|guidance|policy|flow ?chart|copy)|check(?:ing)?|chas(?:e|ing)|follow(?:ing)? up (?:on )?(?:your|the|our|my))\b/u
/** What breaks the tie between the verb and the step: the step is what is spoken about, or lies in another time. */
export const UNDOING =
  /\b(?:if|whether|about|after|before|following|response|responding|(?:respond(?:ed)?|repl(?:y|ies|ied|ying)) to|answer(?:ed|ing)? (?:to|your|the)|acknowledg\w+|replying|than|until|till|regarding|since|instead|rather|feedback|update|question|query|concerning|copy|summary|minutes|nearly|almost|possible|possibly|perhaps|maybe|supposed|meant|planned|scheduled|unless|what|why|how|deadline|reminder|chaser|template|draft\w*|example|sample|training|outcome of|answer|between|beyond|towards?|short of|shy of|extension|more time|permission|postpon\w*|defer\w*|below|too (?:soon|early|late)|soon|premature|wrong|incorrect|mistaken|unfair|misleading|inaccurate|mistake|previously|earlier|was|were|had|did|said|says|told|skip\w*|bypass\w*|avoid\w*|prevent\w*|away from|stop\w*|paus\w*|delay\w*|out of|(?:hold|held|put|putting|holding|called|calling) off|contact for|guidance|flow ?chart|advice|help with|clarif\w*|explain\w*|discuss\w*|understand\w*|learn\w*|contemplat\w*|withdraw\w*|retract\w*|cancel\w*|rescind\w*|clos(?:e|ed|ing) (?:this|the|our|my)|comment\w*|similar|like (?:a|an)|feels?|seems?|appears?|looks|sounds|closed|resolved|settled|concluded|completed|ended|paused|parked|over|finished|done|stuck|welcome to|free to|entitled|suggest\w*|recommend\w*)\b/u
export const OBLIGED = /^\s*(?:have|need|ought|'ve got|has|needs)\s+to\b/u
export const THINKS =
  /^\s*(?:do |also |still |now |therefore |both |all |strongly |firmly )*(?:think|believe|feel|assume|presume|suppose|guess|reckon|suspect|imagine|gather|take it|consider|understand|deem|regard|view)\b/u
/** "We consider this matter to be at §", "I deem this §". */
export const TREATED =
  /\b(?:consider|regard|treat|view|deem|count)\b(?! (?:whether|if|that\b(?! (?:this|we|it|the (?:matter|case|escalation)))|how)).{0,60}\b(?:as|to (?:now )?be|is|at|to have (?:now )?(?:reached|moved)|exhausted)\b|\bdeem\b/u
export const TREATED_AS =
  /^\s*(?:should|must|is to|are to|can|could|may|ought to|to)?\s*(?:now |please |therefore |formally |kindly |also )*be\s+(?:now |formally |officially |please )*(?:treated|regarded|considered|accepted|taken|logged|recorded|registered|viewed|classed|read|counted|understood|noted|deemed|seen)\s+(?:as|at|under|by [^§]{1,40} (?:as|at|under))\b/u
export const STANDS_AT =
  /^\s*(?:'m|am|'re|are|is|'s|stand|now|find (?:myself|ourselves))\s+(?:now |therefore |today |currently |already |formally |, [^,]{1,40}, |left |sadly |\w+ly |here |back |again |as of today |where |officially )*(?:at|on|in|into|onto|up to|to|under|on to)\s+(?:the\s+|our\s+)?(?:formal\s+)?$/u
/** Third parties' notes, or what cannot be a request to take a step. */
export const NOT_A_REQUEST =
  /\b(?:let (?:me|us) know|send|advise|tell|confirm|ignore|disregard|remember|withdraw|retract|cancel|close|hold|wait|await|remind|explain|clarify|acknowledge|respond|reply|answer|provide|share|check|ensure|make sure|ask|refer to|read|review|discuss|complete|fill|quote|do not|don't|delete|stop|pause|undo|reverse|correct|amend|attend|join|arrange|consider (?:whether|if)|before|after|until|when|help|avoid|keep (?:this|it) at|leave|use (?:the|this) (?:form|template))\b/u
export const AIMED_ELSEWHERE =
  /\b(?:off|out of|away from|back (?:to|down)|down to|instead of|before|after|whether|if|about)\b/u
export const MUSING =
  /^(?:considering|thinking|hoping|wondering|planning|preparing|discussing|reading|awaiting|responding|replying|expecting|aiming|looking|debating|contemplating|weighing|intending|proposing|learning|training|understanding|explaining|checking|chasing|asking|confirming|acknowledging|noting|meeting|avoiding|waiting|working|pending|regarding|concerning|during|according|having|being|withdrawing|cancelling|closing|holding|pausing)$/u
export const GREETING =
  /^\s*(?:(?:dear|hi|hello|good (?:morning|afternoon|evening)|morning|afternoon|hiya|hey) ?[\w' ]{0,40}(?:,|\s-)\s*)/u
export const OTHER_PROCEDURE =
  /\b(?:complaints?|grievances?|appeals?|disciplinary|sickness|absence|attendance|exclusion|fixed penalty)\b/u
/** A governor that takes the clause out of the sender's mouth or out of the present. */
export const ATTITUDE =
  /\b(?:thank you|thanks) for [^.;:]{0,60}$|\b(?:you|they|he|she)(?:'ve|'s| have| has)? (?:made|been|put|make|makes)\b[^.;:]{0,30}\b(?:clear|plain|known|aware|record|explicit)\s+(?:that )?$|\b(?:(?<!avoidance of (?:any )?|no |without )doubt|(?<!without |no )question|query|dispute|contest|suspect|surprised|shocked|puzzled|confused|sceptical|(?:under|on) the (?:impression|understanding|assumption|basis)|hard to see|waiting|await\w*|unaware|nobody|no one|no-one|pretend|imagine|as though|as if|remember|the day|(?:my|our) understanding (?:is|was)|(?:policy|procedure|protocol|process|guidance|rule|flow ?chart|practice) (?:is|says|states|requires))\s+(?:for |to |me |us |(?:has |have )?(?:said|told|mentioned|explained|warned) |is |was )*(?:that |whether |when |how |why )?$|\b(?:the|this|that|a) [\w' ]{1,40}\b(?:says?|shows?|stat(?:es|ed)|suggests?|records?|notes?|indicates?|implies|means|meant|thinks?|believes?|claims?)\s+(?:that\s+)?$/u
/** The receiving side takes the step in: "this is now at § and lands with me". */
export const LANDS_HERE =
  /^[^.;?]{0,40}\b(?:lands? (?:with|on)|(?:has )?(?:come|comes|came|been (?:passed|allocated|assigned|sent|escalated)|passed|falls|sits|allocated|assigned)(?: \w+)? (?:to|with)|is with|on) (?:me|us|my desk|my plate)\b/u
export const NO_CHOICE =
  /\b(?:no|little|not (?:any|much)) (?:\w+ ){0,2}(?:option|choice|alternative|other (?:way|course|route))s?\b[^.;]{0,30}\bto\b/u
/** What an escalation is about ("my concerns about baby R") says nothing of the step that it is taken to. */
export const TOPIC =
  /\b(concerns?|worr(?:y|ies)|disagreements?|dispute|challenge|issues?|matter|case|decision|escalation|differences?|position|views?)\s+(?:about|regarding|concerning|around|over|on|following|relating to|in relation to|after|with|that|of|for)\s+[^§;]{1,90}?(?=\s+(?:to|at|as|under|into|onto|in line with|by way of|through|via|on to)\s+(?:the |our |a |an |formal )*§?$)/u
/** "The Trust" without another word is how an agency speaks of itself. */
export const THE_TRUST =
  /\b(?:the (?:trust|academy|association|federation|charity|practice|service|agency)|this (?:\w+ )?(?:school|service|agency|trust|team|practice|academy)) (?:is|are|has|wishes|hereby|formally|therefore|now|considers|escalates|invokes|requests|raises)\b/u
/** "The Trust's position is that …": the other side's case, told by the sender. */
export const OTHERS_POSITION =
  /(?<!\b(?:my|our)\s+(?:\w+\s+){0,2})\b(?:\w+'s?|his|her|their|your|the|a|its) (?:\w+ ){0,4}(?:position|view|case|stance|argument|opinion|contention|claim|belief|assertion|line|reading|interpretation|suggestion|allegation) (?:\w+ ){0,3}(?:is|was|seems to be|appears to be|remains|being) (?:\w+ )?that\s+$/u
/** The sender's own telling, which changes nothing: "I have to tell you that", "this is to let you know that". */
export const SENDER_TELLS =
  /(?:\b(?:i|we|this|please|let me|for the avoidance)\b|(?:^|[,;:]\s*)\s*to\b)(?:(?!\b(?:he|she|they|thank(?:s| you)|you(?:'ve| have)|not|never|said|told me|told us|if|whether|who|hope|think|hear|me know|us know|ask you to|can you|could you|please confirm|please let me|unable)\b|n't\b)[^.;:]){0,80}\b(?:tell(?:ing)? (?:you|everyone|all)|inform\w*|advis\w+|(?<!please )confirm\w*|stat(?:e|ing)|say(?:ing)?|notify\w*|know|recorded?|stress|emphasise|clear|report|repeat|add|declare|announce|noted?|notice|notification|aware|advised|minuted)\b(?<!\b(?:i|we) note)(?: (?:you|to you|in writing|clearly|formally|as well|all|that|now|here|for the record|in this \w+)){0,3}[\s,:]*(?:that\s+)?$/u
/** "At no point did we …", "Nor are we …": the denial comes first. */
export const INVERTED =
  /\b(?:no|not|never|nor|neither|rarely|seldom|hardly|nowhere)\b[^,;.]{0,30}\b(?:did|do|does|have|has|had|are|is|am|was|were|will|would|can|could)\s+$/u
/** A time to come set before the subject: "Tomorrow we go to §", "From Monday this is §", "one more day and it's §". */
export const LATER_BEFORE =
  /(?:^|[,;:-]\s*|\b(?:and|so|but)\s+)\s*(?:(?:from|on|by|at|as of|as from|come|with effect from|effective|this coming|until|after)\s+[^,;.]{0,25}\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next \w+|\d{1,2}(?:\.\d\d)? ?(?:am|pm)|noon|midday|close of play|cop)|tomorrow|next (?:week|month|term|\w+day)|(?:one|two|three|a few|another|\d) (?:more )?(?:days?|hours?|weeks?)(?: more| from now| time)?)(?: \w+)?,?\s+(?:and\s+)?$/u
export const TREAT_VERB =
  /^\s*(?:please |kindly |now |formally |also )*(?:treat|regard|consider|take|log|record|register|class|count|deal with|handle|process|view|note|escalate|move|raise)\b/u
/** "The purpose of this email is to …". */
export const PURPOSE =
  /\b(?:purpose|aim|point|object|objective|reason) (?:of|for) (?:this|my|the present) (?:e-?mail|letter|message|note|communication) is (?:\w+ )?to\b/u
/** "At step two the concern goes to …": the process described. */
export const GENERALLY =
  /(?:^|[;:,.-]\s)\s*(?:and |then |so |but )?(?:at|in|during|under|on|by|for)\s+(?:the )?$/u
export const WHO_DOES =
  /^,?\s+(?:of (?:the |our )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework),?\s+)?(?:the|a|an|each|any|all|both|either|line|senior|heads?|managers?|directors?|professionals?|practitioners?|someone|people|there|your)\b/u
/** "No agreement at step one": what came of an earlier step. */
export const NOTHING_CAME_OF =
  /\b(?:no|without|nothing|lack of|despite|little) (?:\w+ ){0,3}(?:at|to|from|under|following|since|after|on|with|in|during) $|\b(?:unresolved|not resolved|failed|stalled|declined|refused|rejected|unsuccessful|exhausted) (?:at|after|following|by|under|in) $/u
/** An imperative or a wish, not a heading. */
export const NOT_A_TITLE =
  /^\s*(?:watch|look|expect|beware|mind|hear|ask|feel|go|try|remember|decide|choose|opt|be|get|make|do|don't|let|happy|free|welcome|able|ready|time|want|plan|hope|wish|glad|pleased|fine|ok|okay|best|worth|shall|escalate|move|take|raise|proceed|progress|use|skip|ignore|copy)\b|\bthe following (?:are|is)\b/u
/** The step is the subject of a verb: "step two achieves little". */
export const STEP_DOES =
  /^\s*(?:of (?:the |our |your |their )?(?:[\w'-]+ ){0,6}?(?:process|procedures?|protocol|policy|pathway|escalation|framework)\s+)?(?!regards\b|concerns\b|details\b|notes\b|forms\b|papers\b|thanks\b|yes\b|process\b|as\b|is\b|has\b|docs\b|this\b|us\b|contacts\b|pls\b|pages\b|escalations\b|attachments\b|documents\b)[a-z]{3,}s\b/u
/** "Five days have passed, so § applies." */
export const APPLIES = /§[^;?!§¤]{0,60}? applies[.!]*$/u
/** "You will not be surprised that …": the sender's own telling. */
export const YOU_WILL_SEE =
  /\byou(?:'ll| will)\s+(?:(?:not|hardly|no doubt|therefore|already) )*(?:be |have )?(?:surprised|aware|unsurprised|expected|gathered|understand|appreciate|realise|see|know|note)(?: by now)?,?\s+(?:that\s+)?$/u
/** "Ring me by noon or we go to §". */
export const OR_ELSE =
  /(?<!whether\s)\bor\s+(?:else\s+|otherwise\s+)?(?:(?:i|we|it|this|i'm|we're|it's)\b[^,;§¤]{0,40})?$/u
