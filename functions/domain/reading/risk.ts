import { plainly } from './mentions.ts'
import { sentencesOf } from './sentences.ts'

/** Words that say a person is in danger now, or that an emergency response is under way. High recall on purpose. */
const RISK = [
  /\b(?:immediate|imminent|immediately at|escalating|increasing(?:ly)?|serious|grave|acute|high|significant|extreme|real|present|urgent|severe|current) (?:and \w+ |or \w+ )?(?:risk|danger|harm|threat|safety concern|safeguarding risk|safeguarding concern)s?\b.{0,60}\b(?:now|today|tonight|currently|immediate\w*|imminent\w*|this (?:morning|afternoon|evening|weekend)|right now|at home|as we speak)\b/u,
  /\b(?:immediate|imminent|escalating|life-?threatening) (?:and \w+ |or \w+ |serious |significant |\w+ )?(?:risk|danger|harm|threat|safeguarding (?:risk|concern|issue)|safety|protection)s?\b/u,
  /\brisks?\b.{0,30}\b(?:is|has|are) (?:now |rapidly |significantly |clearly )?(?:escalat|increas|ris)(?:ing|ed)\b|\brisks? (?:is|are|has|have) (?:now )?(?:immediate|imminent|acute|escalated|increased)\b/u,
  /\b(?:is|are|be|being|remains?|now|child|baby|children|he|she|they|adult|person|still) (?:\w+ ){0,2}(?:in|at) (?:\w+ ){0,2}danger\b/u,
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
  /\bmewn perygl\b|\brisg uniongyrchol\b/u,
] as const

const DENIED =
  /\b(?:no|not|nor|never|without|nobody|neither|none|nothing|isn't|aren't|wasn't|don't|doesn't|not at|no longer|not currently|ruled out|rule out)\b[^,;.]{0,70}$/u
const DENIED_STOP =
  /\b(?:but|and (?:she|he|they|the|there|we|i)|because|so|nobody (?:has|is)(?! (?:suggest|say|said|claim|think))|no(?:t|body)? (?:one )?(?!is (?:suggest|say|claim|think))(?:has|have|is|are|been|reply|response|answer\w*|replied|responded|act\w*|visit\w*|seen)|not (?:been|replied|responded|answered|acted|visited|seen|only|just|acceptable|good enough|willing|prepared|take|taking|took))\b/u
const SUPPOSED =
  /\b(?:if|unless|whether|should|in case|in the event|where|when|wherever|were|asked|ask|asks|asking|wonder\w*|check\w*|query|potential(?:ly)?|hypothetical\w*|would|could|might|may be|policy|procedures?|protocol|guidance|training|anyone|any child|a child who|children who|someone|for example|e\.g)\b[^;.]{0,90}$/u
const ABILITY = /\b(?:could|would|might)\b/u
const PAST =
  /\b(?:was|were|had been|used to|previously|historic\w*|in the past|last (?:year|month|week|term|summer)|years? ago|months? ago|at the time|no longer)\b[^;.]{0,60}$/u
const RECENT = /\b(?:today|tonight|this (?:morning|afternoon|evening)|last night|yesterday)\b/u
const RESOLVED =
  /\b(?:no longer|has (?:now )?(?:passed|reduced|been (?:removed|addressed|managed|mitigated))|is (?:now )?(?:safe|managed|over)|now safe|found safe|returned (?:home )?safe\w*|returned home|was (?:ruled out|not|unfounded)|has been ruled out|years? ago|last year|in 20\d\d)\b/u

/** A cheap first look: without one of these no pattern can match. */
const ANY_RISK =
  /risk|danger|harm|threat|protection|safe(?!guard)|999|112|police|ambulance|paramedic|officers|emergency|afraid|scared|frightened|terrified|refus|suicid|overdos|kill|stab|shoot|their life|her life|his life|knife|weapon|gun|strangl|bruis|injur|marks|burns|fracture|bleeding|unconscious|breathing|assault|attacked|abused|raped|beaten|being hit|missing|abscond|ran away|run away|whereabouts|located|be found|alone|46|disclos|die\b|wants to|wanting to|want to|needs? |wandering|abroad|unresponsive|collapsed|machete|axe|sword|blade|firearm|hammer|drunk|intoxicated|influence|high on|touched|rap(?:ed|ing)|molest|abused|beat|home to|bite|black eye|burn|marriage|fgm|hit|punch|kick|hurt|perygl|risg/iu

/** Whether what a person newly wrote says that somebody is in immediate or escalating danger. */
export function immediateRiskIn(text: string): boolean {
  return sentencesOf(text)
    .slice(0, 2_000)
    .some(
      (sentence) =>
        ANY_RISK.test(sentence) && RISK.some((pattern) => says(plainly(sentence.slice(0, 4_000)), pattern)),
    )
}

function says(text: string, pattern: RegExp): boolean {
  const match = pattern.exec(text)
  if (match === null) return false
  const before = text.slice(0, match.index)
  const after = text.slice(match.index + match[0].length)
  if (denies(before, match[0])) return false
  if (asksOrSupposes(before, text)) return false
  return !((PAST.test(before) && !RECENT.test(text)) || RESOLVED.test(after.slice(0, 80)))
}

function denies(before: string, found: string): boolean {
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
  const supposed = SUPPOSED.exec(before)
  if (supposed === null) return false
  // "Mum called when …", "where the child is now" tell; "when a child is" supposes.
  return !/^(?:where|when)\b[^,]*\b(?:now|today|tonight)\b/u.test(supposed[0]) || ABILITY.test(supposed[0])
}
