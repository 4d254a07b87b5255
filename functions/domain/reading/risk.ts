import { plainly } from './mentions.ts'
import { sentencesOf } from './sentences.ts'

/** Words that say a person is in danger now, or that an emergency response is under way. High recall on purpose. */
const RISK = [
  /\b(?:immediate|imminent|immediately at|escalating|increasing(?:ly)?|serious|grave|acute|high|significant|extreme|real|present|urgent|severe|current) (?:and \w+ |or \w+ )?(?:risk|danger|harm|threat|safety concern|safeguarding risk|safeguarding concern)s?\b.{0,60}\b(?:now|today|tonight|currently|immediate\w*|imminent\w*|this (?:morning|afternoon|evening|weekend)|right now|at home|as we speak)\b/u,
  /\b(?:immediate|imminent|escalating|life-?threatening) (?:and \w+ |or \w+ |serious |significant |\w+ )?(?:risk|danger|harm|threat|safeguarding (?:risk|concern|issue)|safety|protection)s?\b/u,
  /\brisks?\b.{0,30}\b(?:is|has|are) (?:now |rapidly |significantly |clearly )?(?:escalat|increas|ris)(?:ing|ed)\b|\brisks? (?:is|are|has|have) (?:now )?(?:immediate|imminent|acute|escalated|increased)\b/u,
  /\b(?:is|are|be|being|remains?|now|child|baby|children|he|she|they|adult|person|still) (?:(?!not\b|never\b|no\b|nor\b)\w+ ){0,2}(?:in|at) (?:(?!no\b|any\b)\w+ ){0,2}danger\b/u,
  /\b(?:at|of) (?:\w+ ){0,2}risk (?:of (?:\w+ ){0,4}(?:harm|death|injury|abuse|assault|suicide|violence|exploitation|being \w+)\s*)?(?:\w+ ){0,2}(?:now|today|tonight|right now|this (?:evening|afternoon|weekend|minute)|currently|as we speak)\b/u,
  /\bat (?:\w+ ){0,2}risk of (?:\w+ ){0,3}(?:significant|serious|imminent|immediate|grave|severe|life) (?:\w+ )?(?:harm|injury|death)\b/u,
  /\b(?:called|calling|rang|rung|ring|ringing|phoned|phoning|dialled|dialling|dialing|contacted|reported to|on the phone to|call to|via|through to|just called|spoken to|have called) (?:to )?(?:999|112|the police (?:on 999|immediately|urgently)|an? ambulance|emergency services|the emergency duty)\b|\b999\b.{0,30}\b(?:call|called|rung|rang|made|attending|on (?:the|their) way)\b/u,
  /\b(?:police|ambulance|paramedics|officers|emergency services) (?:are |is |have been |has been |were |now )*(?:on (?:the|their|its) way|attending|en route|called|at the (?:house|address|scene|property|school)|in attendance|coming)\b/u,
  /\b(?:unsafe|not safe|isn't safe|is not safe|aren't safe|no longer safe|cannot be kept safe|can't be kept safe)\b.{0,50}\b(?:now|today|tonight|home|leave|return|there|here|this)\b|\bnot safe\b|\bunsafe (?:right now|tonight|today)\b/u,
  /\b(?:afraid|scared|frightened|terrified|refus\w+) (?:\w+ ){0,4}(?:to go|going|to return|of going) (?:back )?home\b/u,
  /\b(?:suicidal|(?:taken|took) an overdose|overdosed|attempted suicide|suicide attempt|(?:actively )?planning to (?:end|kill|take)|threaten(?:ed|ing|s)? to (?:kill|stab|harm|hurt|end|shoot|burn|take (?:his|her|their)|jump)|kill (?:himself|herself|themselves|her|him|them)|end (?:his|her|their) life|(?:has|have|with|carrying|brandishing|holding|armed with|got) (?:a |an |his |her |the )?(?:\w+ )?(?:knife|weapon|gun|machete|axe|sword|hammer|blade|firearm)|unresponsive|collapsed|found wandering|strangl\w+|fresh (?:bruis\w+|injur\w+|marks?|burns?)|unexplained (?:bruis\w+|injur\w+|fracture)|non-?accidental injur\w+|bleeding|unconscious|not breathing|life (?:is )?(?:at risk|in danger)|risk to life|threat to life|being (?:hit|beaten|assaulted|attacked|abused|raped) (?:right )?now)\b/u,
  /\b(?:missing|absconded|ran away|run away|gone missing)\b.{0,50}\b(?:since|now|tonight|today|last night|this morning|whereabouts|overnight|hours)\b|\bwhereabouts (?:are |is )?unknown\b|\bcannot be (?:located|found)\b/u,
  /\b(?:left|home) alone\b.{0,30}\b(?:now|tonight|today|right now)\b|\b(?:now|tonight|today|currently) (?:\w+ ){0,3}(?:left|home) alone\b/u,
  /\bemergency protection order|\bpolice protection\b|\bpowers of (?:police )?protection\b|\bsection 46\b|\bs\.?\s?46\b/u,
  /\b(?:disclosed|disclosure)\b.{0,60}\b(?:today|this morning|this afternoon|just now|an hour ago|tonight)\b.{0,80}/u,
  /\b(?:child|baby|children|infant|she|he|they|adult) (?:\w+ ){0,3}(?:will|could) (?:be (?:killed|seriously (?:hurt|harmed|injured))|die)\b/u,
  /\b(?:wants?|wanting) to (?:die|kill|end (?:it|things|(?:his|her|their) life))\b|\bneeds? (?:\w+ )?(?:help|attention|care|protection|support|safeguarding|removing|to be (?:seen|removed|protected|made safe)) (?:\w+ )?(?:today|now|tonight|immediately)\b|\b(?:taken|taking|sent|flown|flying) (?:\w+ ){0,3}abroad\b.{0,40}\b(?:today|tonight|tomorrow|this (?:evening|weekend))\b|\b(?:had to |have |has |we )?(?:call(?:ed)?|rang|rung|phoned|need(?:ed)?) (?:for )?an ambulance\b|\b(?:cigarette |fresh |new |visible )?burns? (?:on|to|and|this|today|which)\b|\b(?:with|has|have|had) (?:\w+ ){0,2}(?:bruises|bruising|burns|bite marks|black eye|injuries)\b|\b(?:drunk|intoxicated|under the influence|high on)\b.{0,80}\b(?:now|tonight|right now|driving|in the car|baby)\b|\b(?:touched|raped|abused|assaulted|molested|hit|beat|beaten|hurt|punched)\b.{0,60}\b(?:last night|yesterday|this morning|today|tonight)\b|\b(?:go|going|goes|return\w*|sent|back) home to (?:him|her|them|dad|mum|the|her|his)\b|\b(?:forced marriage|fgm)\b.{0,60}\b(?:today|tonight|tomorrow|imminent|this week)|\b(?:called|rung|rang|phoned|dialled|ringing|calling) the police\b|\b(?:hit|hitting|punched|kicked|attacked|assaulted|hurt) (?:\w+ ){0,4}(?:today|just now|this (?:morning|afternoon|evening)|tonight)\b/u,
  /\b(?:tak(?:en|ing)|took|swallow(?:ed|ing)?|drunk|drank|inject\w*)\b[^.;]{0,40}\b(?:overdose|tablets?|pills?|paracetamol|ibuprofen|medication|insulin|bleach|antifreeze|methadone|morphine)\b/u,
  /\b(?:is|'s|are|standing|sitting|climb\w+|jump\w*|gone|up|out) (?:\w+ ){0,2}(?:on|at|off|from|over|onto) (?:the|a) (?:[\w-]+ ){0,4}(?:edge|ledge|bridge|roof|rooftop|railway|tracks?|cliff|balcony|windowsill|car park)\b(?! (?:project|meeting|team|centre|school|road|street|service|scheme))[^.;]{0,40}|\bin front of (?:a|the) (?:train|car|lorry|bus|tube)\b|\b(?:going|about|threatening|trying|wants?|tried|ready) to (?:jump|hang|drown|cut|harm|hurt|stab|kill)\b/u,
  /\b(?:hanging|hanged|noose|ligature|choking|drowning|drowned|suffocat\w*|not (?:waking|responding|responsive)|won't wake|cannot be (?:woken|roused)|limp|floppy|seizures?|fitting|overdosing|poison\w*|scald\w*|stabbed|shot|burnt|burned|hypotherm\w*|blood (?:on|all|every|in|pouring|coming)|covered in blood|head injur\w*|skull fracture|(?:broken|fractured) (?:arm|leg|rib|ribs|skull|collarbone|jaw|nose|wrist|femur|bones?))\b/u,
  /\b(?:is|are|'s|'re|keeps?|started|been) (?:\w+ )?(?:cutting|self-?harming|harming|hurting|beating|hitting|kicking|punching|choking|attacking|assaulting|abusing|raping|molesting|smashing|stabbing|burning) (?:himself|herself|themselves|him|her|them|the (?:baby|child|children|boy|girl|\w+)|his|her|their|mum|staff|each other|up)\b|\b(?:is|are|'s|'re|was|were) being (?:\w+ )?(?:beaten|hit|abused|attacked|assaulted|raped|held|locked|hurt|starved|trafficked|groomed|threatened|chased|followed)\b/u,
  /\b(?:scream(?:ing|s)?|shouting for help|crying for help|begging (?:for|not to))\b/u,
  /\b(?:thrown|kicked|locked|put|turned) (?:\w+ ){0,3}out\b[^.;]{0,80}\b(?:tonight|today|now|nowhere|street)\b|\bon the streets?\b[^.;]{0,40}\b(?:tonight|now|nowhere)\b|\bnowhere (?:safe )?to (?:go|sleep|stay)\b|\bsleeping (?:rough|in (?:a|the) (?:car|park|tent))\b/u,
  /\b(?:will|going to|bound to|certain to|likely to|could|may) (?:well )?(?:be )?(?:badly |seriously |very badly )?(?:harmed|hurt|killed|beaten|abused|assaulted|injured|attacked|raped|die)\b[^.;]{0,80}\b(?:today|tonight|now|home|this (?:afternoon|evening|weekend)|tomorrow)\b|\bwill (?:be )?(?:harmed|hurt|killed|beaten|die)\b/u,
  /\b(?:epo|emergency protection|police protection)\b|\bremoved? (?:\w+ ){0,3}(?:under police|by (?:the )?police)\b/u,
  /\b(?:released|out of (?:prison|custody|hospital|jail)|on bail|breached (?:his|her|the) (?:bail|order|injunction|tag))\b[^.;]{0,60}\b(?:today|tonight|this (?:morning|afternoon|evening)|now|tomorrow|come|coming|house|kill)\b|\b(?:on (?:his|her|their) way|coming|heading) (?:\w+ )?(?:to|for|over|round|back)\b[^.;]{0,60}\b(?:drunk|drugs?|high|angry|armed|weapon|knife|threat\w*|violent|kill|hurt)\b/u,
  /\b(?:left|being left|is|are|was|were) (?:\w+ )?(?:on (?:his|her|their|its) own|by (?:himself|herself|themselves)|unattended|unsupervised|alone)\b[^.;]{0,40}\b(?:tonight|now|today|right now|this (?:morning|afternoon|evening)|overnight)\b/u,
  /\b(?:has|have|had|with) no (?:water|insulin|oxygen|heating|food|medication|carers?|one (?:with|there))\b[^.;]{0,40}\b(?:now|today|tonight|since|for \w+ days?|left)\b|\b(?:has|have) no (?:water|insulin|oxygen)\b|\b(?:not|n't|hasn't|haven't|stopped|refus\w+) (?:\w+ )?(?:eaten|eating|drinking|drunk|been fed|feeding|breath\w*)\b|\brefus\w+ (?:\w+ ){0,3}(?:to (?:go|be taken) to hospital|hospital|treatment|an ambulance|medical)\b|\bcannot get (?:up|out of bed)|\bcan't get (?:up|out of bed)/u,
  /\brisks?\b[^.;]{0,40}\b(?:is|are|remains?|now) (?:now |very |so |both )*(?:immediate|imminent|acute|present|high and|critical|live)\b|\b(?:in|at) (?:\w+ ){0,3}(?:immediate|imminent|grave|mortal|real|serious) (?:\w+ )?(?:danger|risk|harm)\b/u,
  /\b(?:threw|throw|throwing|shak(?:en|ing)|shook|dangl\w+|dropped) (?:\w+ )?(?:the )?(?:baby|child|him|her|infant|toddler)\b/u,
  /\bpolice (?:are |have been |were |officers )?(?:now |already )*(?:on (?:the |their |its )?(?:way|route|scene)|here|with (?:her|him|them|us|me)|informed|involved now|en route|dispatched|despatched|attended (?:today|this))\b|\b(?:ambulance|paramedics?) (?:\w+ ){0,3}(?:here|way|scene|called|work\w*|attend\w*|crew)\b/u,
  /\b(?:concern\w*|worried|worry|fear\w*|frightened|scared|alarmed|anxious) (?:\w+ ){0,3}(?:for|about) (?:\w+ ){0,3}(?:safety|life|lives|welfare|wellbeing|well-being)\b[^.;]{0,60}\b(?:now|today|tonight|immediate\w*|this (?:afternoon|evening|weekend|minute)|right now)\b|\bfear\w* for (?:his|her|their|the \w+) (?:life|lives|safety)\b/u,
  /\b(?:(?:would )?rather|better off|wish\w*|want\w*|wanted|would be) (?:\w+ ){0,5}dead\b|\b(?:goodbye|suicide) (?:note|text|message|letter)\b|\b(?:text|message|note|letter|call)s? (?:\w+ ){0,3}(?:saying|to say) goodbye\b|'ll (?:be )?(?:killed|hurt|harmed|beaten|die|kill)\b/u,
  /\b(?:nobody|no one|no-one|we don't|staff don't|do not|don't) (?:\w+ )?knows? where (?:he|she|they|the \w+) (?:is|are|has|have)\b|\bunaccounted for\b|\b(?:is|are|'s|gone|went|still|reported|been reported) missing\b(?! (?:from|the|a|some|information|paperwork|school|lessons|sessions|appointments))|\bnot been seen since\b|\bhasn't been seen since\b/u,
  /\b(?:not|n't|nobody|no one) (?:\w+ )?(?:believe|think|consider|feel|satisfied|confident|sure)s?\b[^.;]{0,30}\bsafe\b[^.;]{0,60}\b(?:home|return|tonight|today|now|stay|remain|leave|there|here)\b|\bunsafe (?:to|for)\b[^.;]{0,60}\b(?:tonight|today|now|home|return)\b/u,
  /\b(?:hand|finger|bite|belt|cord|red|slap|strap|grip|burn) ?marks?\b|\bmarks? (?:to|on|round|around|across|about) (?:his|her|their|the) (?:\w+ )?(?:neck|throat|face|back|arms?|legs?|body|wrists?|chest|head|bottom)\b/u,
  /\b(?:forcing|forced) entry\b|\b(?:fire|explosion|gas leak|stabbing|shooting|shots fired) (?:at|in) (?:the|her|his|their)\b|\b(?:is|are|'s|he's|may be|be) (?:\w+ )?armed\b|\blife[- ]threatening\b|\b(?:baby|child|children|toddler|infant) (?:\w+ )?(?:unattended|abandoned|locked in)\b|\babandoned (?:\w+ ){0,2}(?:baby|child|children|infant)\b/u,
  /\b(?:slap|punch|hit|kick|shov|push|grabb|beat|burn|assault|shak|drag|thr[eo]w|attack|bit|whip|smack|chok)\w*\b[^.;]{0,70}\b(?:today|just now|this (?:morning|afternoon|evening)|tonight|last night|minutes ago|an hour ago|hours ago|right now)\b/u,
  /\bmewn perygl\b|\brisg uniongyrchol\b/u,
] as const

const DENIED =
  /\b(?:no|not|nor|never|without|nobody|neither|none|nothing|isn't|aren't|wasn't|don't|doesn't|not at|no longer|not currently|ruled out|rule out)\b[^,;.]{0,70}$/u
const DENIED_STOP =
  /\b(?:but|and (?:she|he|they|the|there|we|i)|because|so|nobody (?:has|is)(?! (?:suggest|say|said|claim|think))|no(?:t|body)? (?:one )?(?!is (?:suggest|say|claim|think))(?:has|have|is|are|been|reply|response|answer\w*|replied|responded|act\w*|visit\w*|seen)|not (?:been|replied|responded|answered|acted|visited|seen|only|just|acceptable|good enough|willing|prepared|take|taking|took))\b/u
const SUPPOSED =
  /\b(?:if|unless|whether|should|had (?:there|he|she|it|they|we|this|i)\b|in case|in the event|where|when|wherever|were|asked|ask|asks|asking|wonder\w*|check\w*|query|potential(?:ly)?|hypothetical\w*|would|could|might|may be|policy|procedures?|protocol|guidance|training|anyone|any child|a child who|children who|someone|for example|e\.g)\b[^;.]{0,90}$/u
const ASKED =
  /\b(?:is|are|was|does|do|has|have|would|could|can|will) (?:he|she|they|it|there|anyone|anybody|either|any|the \w+|this|that|a \w+|you|we|\w+) (?:\w+ ){0,5}$/u
const ABILITY = /\b(?:could|would|might)\b/u
const PAST =
  /\b(?:was|were|had been|used to|previously|historic\w*|in the past|last (?:year|month|week|term|summer)|years? ago|months? ago|at the time|no longer)\b[^;.]{0,60}$/u
const RECENT =
  /\b(?:today|tonight|right now|just now|at the moment|this (?:morning|afternoon|evening)|last night|yesterday)\b/u
/** A dated event is history, unless something of today stands beside it. */
const HISTORY =
  /\b(?:in|since|during|of|on \d{1,2}(?:st|nd|rd|th)?(?: of)?) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|\b(?:in|since|during) (?:19|20)\d\d\b|\b(?:last (?:year|month|term|summer|winter|spring|autumn|christmas)|years? ago|months? ago|used to|previously|historic\w*|as a child|in the past)\b/u
const STILL = /\b(?:is|are|'s|'re|remains?|now|still|again|currently)\b/u
/** A form's line: "Immediate risk: none identified". */
const ANSWERED_NO = /^\s*(?:identified|to life|of harm)?\s*\??\s*[:=-]\s*(?:no|none|nil|n\/a|not|nothing)\b/u
const ONLY_A_NAME =
  /^\s+(?:checklist|assessments?|forms?|tool|section|box|question|polic(?:y|ies)|procedures?|protocol|training|template|matrix|register|category|criteria|threshold|meeting|panel)\b/u
/** "Nobody knows where she is", "we do not believe that it is safe": here the negation is the danger. */
const OWN_NEGATION =
  /^(?:nobody|no one|no-one|(?:(?:we|staff) )?(?:do(?:es)? not|don't|doesn't|not|n't))\b.*\b(?:safe|where)\b/u
const PLAN_UNSAFE =
  /\b(?:plan|arrangements?|decision|proposal|closing|closure|practice|process|stepping down|step-down|approach) (?:\w+ ){0,3}(?:is|are|isn't|aren't|was) (?:not |un)?\w*\s?\w*safe|\b(?:plan|arrangements?|decision|proposal|closure|practice|process|approach) (?:\w+ ){0,3}(?:is|are|was)(?:n't| not) safe/u
const FOR_NEWS =
  /\bpolice (?:for|about|regarding|to ask|to find|to check|to chase|on (?:monday|tuesday|wednesday|thursday|friday))\b/u
const RESOLVED =
  /\b(?:no longer|has (?:now )?(?:passed|reduced|been (?:removed|addressed|managed|mitigated))|is (?:now )?(?:safe|managed|over)|now safe|found safe|returned (?:home )?safe\w*|returned home|was (?:ruled out|not|unfounded)|has been ruled out|years? ago|last year|in 20\d\d)\b/u

/** A cheap first look: without one of these no pattern can match. */
const ANY_RISK =
  /risk|danger|harm|threat|protection|safe(?!guard)|999|112|police|ambulance|paramedic|officers|emergency|afraid|scared|frightened|terrified|refus|suicid|overdos|kill|stab|shoot|their life|her life|his life|knife|weapon|gun|strangl|bruis|injur|marks|burns|fracture|bleeding|unconscious|breathing|assault|attacked|abused|raped|beaten|being hit|missing|abscond|ran away|run away|whereabouts|located|be found|alone|46|disclos|die\b|wants to|wanting to|want to|needs? |wandering|abroad|unresponsive|collapsed|machete|axe|sword|blade|firearm|hammer|drunk|intoxicated|influence|high on|touched|rap(?:ed|ing)|tablet|pill|paracetamol|ibuprofen|medication|insulin|bleach|antifreeze|methadone|morphine|edge|ledge|bridge|roof|railway|track|cliff|car park|balcony|windowsill|train|jump|hang|drown|noose|ligature|chok|suffocat|respon|wake|woken|roused|limp|floppy|seizure|fitting|poison|scald|shot|blood|broken|smash|scream|shouting|crying for|begging|thrown|locked|turned out|kicked out|put out|street|nowhere|sleeping|epo\b|removed|released|prison|custody|jail|bail|on (?:his|her|their) way|coming|heading|alone|on (?:his|her|their) own|unattended|unsupervised|by (?:himself|herself|themselves)|water|oxygen|heating|food|carer|eaten|eating|drinking|feeding|fed\b|hospital|get up|out of bed|grave|concern|worr|fear|alarm|anxious|dead|goodbye|killed|knows? where|unaccounted|seen since|marks?\b|entry|fire\b|explosion|gas leak|stabbing|shooting|shots|armed|life|abandon|slap|shov|push|grabb|drag|whip|smack|threw|throw|shak|shook|dangl|molest|abused|beat|home to|bite|black eye|burn|marriage|fgm|hit|punch|kick|hurt|perygl|risg/iu

/** Whether what a person newly wrote, as text or already in sentences, says that somebody is in immediate or escalating danger. */
export function immediateRiskIn(said: string | readonly string[]): boolean {
  return (typeof said === 'string' ? sentencesOf(said) : said).slice(0, 2_000).some((sentence) => {
    if (!ANY_RISK.test(sentence)) return false
    const plain = plainly(sentence.slice(0, 4_000))
    return RISK.some((pattern) => says(plain, pattern))
  })
}

function says(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text)
  if (match === null) return false
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  if (denies(before, match[0])) return false
  if (ANSWERED_NO.test(after) || ONLY_A_NAME.test(after)) return false
  if (HISTORY.test(text) && !RECENT.test(text) && !STILL.test(`${before.slice(-25)}${match[0]}`)) return false
  if (
    PLAN_UNSAFE.test(`${before.slice(-40)}${match[0]}`) ||
    FOR_NEWS.test(`${match[0]}${after.slice(0, 40)}`)
  )
    return false
  if (asksOrSupposes(before, text)) return false
  return !((PAST.test(before) && !RECENT.test(text)) || RESOLVED.test(after.slice(0, 80)))
}

function denies(before: string, found: string): boolean {
  if (OWN_NEGATION.test(found)) return false
  const denial = DENIED.exec(before)
  if (denial !== null && !DENIED_STOP.test(denial[0])) return true
  return (
    /^(?:no|not|isn't|aren't)\b/u.test(found) &&
    !/not safe|isn't safe|aren't safe|no longer safe|not breathing/u.test(found)
  )
}

function asksOrSupposes(before: string, text: string): boolean {
  if (
    /\?\s*$/u.test(text) &&
    /^(?:\W*)(?:is|are|was|do|does|did|has|have|can|could|would|will|should|what|any|who|how|why)\b/u.test(
      text,
    )
  )
    return true
  if (/\?\s*$/u.test(text) && ASKED.test(before)) return true
  const supposed = SUPPOSED.exec(before)
  if (supposed === null) return false
  // "Mum called when …", "where the child is now" tell; "when a child is" supposes.
  return !/^(?:where|when)\b[^,]*\b(?:now|today|tonight)\b/u.test(supposed[0]) || ABILITY.test(supposed[0])
}
