import { everyMatch } from './every-match.ts'
import { anyOf, inOrder } from './pattern.ts'
import type { DeclaredStep } from './reading.ts'
import { plainly, type Sentence } from './sentence.ts'

/**
 * A place where a sentence names a step: noun (step, stage, level) × number (digit, word, ordinal, Roman, "final", "next",
 * "2 of 4"). `several` is a plural or a choice ("steps 2 and 3"), which never declares.
 */
export interface Mention {
  readonly step: DeclaredStep | 'next' | 'several'
  readonly start: number
  readonly end: number
  /** Whether the words around it tie it to an escalation, to something else, or leave that to the rest of the mail. */
  readonly relation: 'escalation' | 'other' | 'open'
}

const NUMBERS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
]
const SHORT_ORDINALS = ['1st', '2nd', '3rd', '4th', '5th', '6th', '7th', '8th', '9th', '10th']
/** As they are commonly misspelt, in the same order. */
const MISSPELT = ['fisrt', 'secound', 'thrid', 'forth', 'fith']
/** As a telephone hears it. */
const HEARD_TWO = '(?:too(?=\\s+(?:now|please|with you|of the|on the)\\b)|to(?=\\s+of\\s+the\\b))'
const HEARD_ONE = 'won(?=\\s+(?:now|please|of the)\\b)'
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi']

const CARDINAL = `(?:0?[1-9](?!\\d)|10(?!\\d)|${NUMBERS.join('|')}|${HEARD_TWO}|${HEARD_ONE}|${ROMAN.join('|')})`
const ORDINAL = `(?:${[...ORDINALS, ...SHORT_ORDINALS, ...MISSPELT].join('|')})`
/** With the slips of a quick thumb. */
const NOUN = '(?:step|stage|level|tier|setp|stpe|stepp|steg|satge|stge|stag|staeg|levle|leval|lvl)'

const NOUN_FIRST = new RegExp(
  `\\b(${NOUN})(s?)(?:\\s+(?:number|no\\.?|num\\.?)\\s*|\\s*\\.{2,}\\s*|\\s*[-:#(=|]\\s*(?:number\\s+)?|\\s*\\.{2,}\\s*|\\s+["'(]?|\\s*:\\s*)["'(]?(${CARDINAL}|${ORDINAL}|final)(?![\\p{L}\\d%]|[.:]\\d|-(?:year|week|month|day|hour))(?:\\s*(?:of|/|out of)\\s*(?:${CARDINAL})(?![\\p{L}\\d])(?!\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?`,
  'gu',
)
/** A form's line: "Stage of escalation - Two", "Level now invoked: 3". */
const LABELLED = new RegExp(
  `^(?:[^:]{0,40}:\\s*)?[\\s*•-]*(?:escalation\\s+)?(${NOUN})(s?)(?:\\s+(?!${CARDINAL}\\b)[\\w/'()-]+){1,10}?\\s*(?:[:=|-]|\\.{2,})\\s*["'(]?(${CARDINAL}|${ORDINAL}|final)(?=[\\s"').]*(?:$|[-,(]|of\\b|/))`,
  'gu',
)
const TICK = /(?:\[\s*[x✓✔]\s*\]|☒|☑)/u
/** A form's boxes: "Stage: [ ] 1 [x] 2 [ ] 3". */
const TICKED = new RegExp(
  `\\b(${NOUN})()\\b[^\\n]{0,80}?${TICK.source}\\s*(?:${NOUN}\\s+)?(${CARDINAL})(?![\\p{L}\\d])`,
  'gu',
)
/** "Stage invoked 2". */
const AFTER_VERB = new RegExp(
  `\\b(${NOUN})()\\s+(?:now\\s+|being\\s+)?(?:invoked|declared|used|taken|reached|started|requested|applied)\\s+(${CARDINAL})(?![\\p{L}\\d])`,
  'gu',
)
/** "Step2", "L1 escalation". */
const GLUED = new RegExp(`\\b(${NOUN}|[sl](?=\\d\\s+escalation))()(0?[1-9])(?![\\p{L}\\d])`, 'gu')
const ORDINAL_FIRST = new RegExp(
  `\\b(${ORDINAL}|final|last|next)((?:\\s*(?:,|and|\\(and|&|/|-)?\\s*(?:${ORDINAL}|final|last)\\)?)?)(?:[\\s-]+(?:and\\s+)?(?:formal|escalation|official|professional|safeguarding))*[\\s-]+(${NOUN})(s?)\\b`,
  'gu',
)
const SECOND = new RegExp(ORDINAL, 'u')
/** "The second of the four steps". */
const ORDINAL_OF = new RegExp(
  `\\b(${ORDINAL}|final|last)\\s+(?:one\\s+)?of\\s+(?:the\\s+|your\\s+|its\\s+)?(?:[\\w'-]+\\s+){0,3}?${NOUN}s\\b`,
  'gu',
)
/** "Number two on the escalation ladder", "to be numbered two in the escalation steps". */
const NUMBERED = new RegExp(
  `\\bnumber(?:ed)?()()\\s+(${CARDINAL})\\s+(?:on|of|in|under)\\s+(?:the|your|our)\\s+(?:[\\w'-]+\\s+){0,6}?(?:ladder|escalation|steps|stages)\\b`,
  'gu',
)
/** "The protocol wants the step named, so: one". */
const SO_NUMBERED = new RegExp(`\\b(${NOUN})()\\b[^.;:]{0,30}?\\bso:?\\s*(${CARDINAL})(?=\\W*$)`, 'gu')
/** "Up a stage to 2", "moving things up a step, to two". */
const UP_TO = new RegExp(`\\bup (?:a|one) (${NOUN})(),? to (${CARDINAL})(?![\\p{L}\\d])`, 'gu')
/** "Escalating from 1 to 2". */
const FROM_TO = new RegExp(
  `\\be[sc]+alat\\w*\\b[^.;]{0,30}?\\bfrom\\s+(?:${NOUN}\\s+)?${CARDINAL}\\s+to\\s+(${CARDINAL})(?![\\p{L}\\d])`,
  'gu',
)
const COUNTED = new RegExp(
  `\\bescalation\\s*[-:(]*\\s*(?:no\\.?\\s*|number\\s*)?(${CARDINAL})\\s*(?:of|/)\\s*(?:${CARDINAL})(?![\\p{L}\\d])`,
  'gu',
)
/** "2 and 3", "one or two", "1-2", "one to three": a second number without its own noun. */
const AND_ANOTHER = new RegExp(
  `^(?:\\s*(?:(?:and|or|&|/|,|and/or)\\s*(?:also\\s+)?(?:${NOUN}\\s+)?|(?:to|through|-(?! \\w+ \\p{L}))\\s*)${CARDINAL}(?<!\\b[iv]+)(?![\\p{L}\\d])(?!\\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|of you|of us|days?|weeks?|working|more|other|hours?|pm|am|children)))+`,
  'u',
)

/** "Level 4 and above", "stage 3+": all from there on, as things are counted or graded. */
const AND_ON = /^\s*(?:and|or|&)\s+(?:above|below|upwards?|higher|lower|beyond|over(?! to\b))\b|^\+/u

/** "The next step, number two", "the next level, which is step 3". */
const WHICH_IS = new RegExp(
  `^(?:\\s+(?:in|of|under)\\s+(?:[\\w'-]+\\s+){0,7}(?:process|procedure|protocol|policy|escalation|pathway)\\b)?\\s*[,(:-]?\\s*(?:(?:which is|that is|that's|i\\.?e\\.?,?|namely)\\s+(?:the\\s+)?(?:number\\s+|no\\.?\\s*|${NOUN}\\s+)?|(?:being|so)?\\s*(?:the\\s+)?(?:number\\s+|no\\.?\\s*|${NOUN}\\s+))(${CARDINAL})(?![\\p{L}\\d])`,
  'u',
)

/** A box that is not ticked: "[x] Step one  [ ] Step two". */
const EMPTY_BOX = /(?:\[\s*\]|☐)\s*$/u

/** Words that tie a step to the escalation of a professional disagreement. */
const ESCALATION = anyOf(
  /\be[sc]{1,2}[aou]l{1,2}[aie]{0,2}t\w*/u,
  /\b(?:professional|inter-?agency|multi-?agency)\s+(?:challenge|disagreement|difference|dispute|conflict)s?/u,
  /\bdispute resolution|\bconflict resolution/u,
  /\bresol\w+\s+(?:process|procedure|protocol|policy|pathway)/u,
  /\bresolution (?:of|and) (?:professional|escalation)/u,
  /\bsafeguarding\s+(?:children\s+|adults?\s+)?(?:partnership|board|partners)/u,
  /\bpartnership'?s?'?\s+(?:\w+\s+){0,2}(?:process|procedure|protocol|policy|pathway)/u,
  /\b[a-z]{0,3}l?scp(?:'s)?\b|\bmutual agreement\b|\bscrutineer\b|\bwchgyfeirio|\buwchgyfeirio/u,
)

/** What a numbered step or stage more often belongs to in these people's mail. */
const OTHER = inOrder(
  /^(?:the\s+|a\s+|an\s+|our\s+|your\s+|their\s+|his\s+|her\s+|this\s+|\w+'s\s+){0,2}(?:[\w'-]+\s+){0,4}?/u,
  anyOf(
    /forms?|referrals?|plans?|treatment|tools?|questionnaires?|checklists?|course|training|curriculum/u,
    /programmes?|programs?|application|induction|complaints?|grievances?|disciplinary|appeals?|capability/u,
    /absence|attendance|recruitment|assessments?|inspection|audit|recovery|journey|diagnosis|therapy/u,
    /cancer|tumour|needs?|thresholds?|continuum|research|consultation|project|roll-?out|contract|tender/u,
    /licen[cs]e|plo|pre-?proceedings|court|proceedings|exclusions?|ehcp?|ehcna|reviews?|response/u,
    /sanctions?|behaviour|sleep|disease|dementia|diabetes|psychosis|pregnancy|labour|reading|maths/u,
    /phonics|english|learning|admissions?|immunisations?|visits?|itinerary|stairs?|ladder|instructions?/u,
    /guide|login|registration|recipe|pathway|enquiry|inquiry|section|hearing|evacuation|lockdown/u,
  ),
  /\b/u,
)
const OTHER_NEXT = inOrder(
  /^(?:\s*|-)/u,
  anyOf(
    /(?:\w+\s+){0,2}(?:cancer|disease|tumour|carcinoma|plan|award|accreditation|qualification|certificate|badge)/u,
    /complaints?|cancer|tumour|referrals?|assessments?|pupils?|child(?:ren)?|learners?|students?|class/u,
    /teacher|curriculum|sats|maths|english|reading|phonics|training|course|refresher|qualification|award/u,
    /diploma|nvq|hearing|appeal|need|needs|threshold|thresholds|support|intervention|services?|disease/u,
    /kidney|ckd|dementia|diabetes|psychosis|therapy|cbt|treatment|panel|investigations?|audit/u,
    /disciplinary|grievance|absence|sickness|capability|exclusion|court|plo|checks?|analgesi\w+/u,
    /safeguarding training|pressure|ulcer|burns?|hypertension|camhs|teaching|practitioner|apprentice/u,
    /psychologist|trainee|on the (?:continuum|threshold|windscreen)|of need/u,
    /(?!escalation)\w[\w-]* (?:meeting|hearing|interview|panel)s?\b(?! (?:at|with|on|about))|attendance/u,
    /care\b(?! (?:home|plan|agency|leavers?|act))|(?:\(|- ?)(?:hdu|itu|icu|picu)/u,
  ),
  /\b/u,
)
/** What has stages, and stands before or beside their names. */
export const ILLNESS =
  /cancer|tumour|carcinoma|lymphoma|melanoma|disease|dementia|ckd|copd|cirrhosis|ulcers?|sores?|wounds?|hypertension/u
const OTHER_BEFORE = anyOf(
  /\bstepp(?:ed|ing)[ -]down (?:from|to)\b[^.;:,]*$/u,
  inOrder(
    /\b/u,
    anyOf(
      /key|ks|complaints?|sats|cancer|plo|disciplinary|grievance|absence|sickness|attendance|camhs|recovery/u,
      /treatment|assessment|reading|learning|training|maths|english|gcse|nvq|btec|threshold|need|needs/u,
      /support|care|entry|grade|year|top|high|low|senior|sea|ground|developmental|sleep|tanner|pressure/u,
      /oxygen|energy|noise|water|difficulty|security|clearance|exclusion|appeals?|mappa|marac/u,
    ),
    /(?:\s+at)?\s+\(?$/u,
  ),
  inOrder(
    /\b/u,
    anyOf(ILLNESS, /ca|myeloma|leukaemia|sarcoma|fibrosis|failure|injury|retinopathy|psychosis/u),
    /(?:,| \(\w+\))?\s+(?:(?:is|was|were|are|now|at|currently)\s+)*\(?$/u,
  ),
  // "Referral form, step 3": where a form or a page stops.
  inOrder(
    /\b(?:(?:referral|online|web|mash|application|registration|booking|feedback) form|portal|website|questionnaire|survey)/u,
    /(?:,|:| -| at| on| to| is| gets?| goes| stuck| stops?| freezes| crashes| breaks)*\s+\(?$/u,
  ),
  /\b(?:threshold|needs?(?! to\b)|risk|complaint)\b[^:,.]{0,40}:\s*$/u,
)

/** "Statutory complaint - now at stage 2"; not "this is no complaint, it is step two". */
const OTHER_MATTER =
  /(?<!\b(?:not|no|than|isn't|of) (?:an? |my |this |the )?(?:\w+ )?)\b(?:complaint|grievance|disciplinary|tribunal)\b/u

/** "It gets to step 3 and the portal kicks me out". */
const ON_A_SCREEN =
  /\b(?:portal|online form|browser|log ?in|password|drop-?down|save button|error message)\b/u

export const isAboutEscalation = (text: string): boolean => ESCALATION.test(plainly(text))

/** Whether a sentence may name a step: without one of these words none does. */
export const mayName = ({ plain }: Sentence): boolean =>
  /ste[pg]|stag|level|tier|esc\w*lati|ladder|setp|stpe|satge|stge|levle|leval|lvl/u.test(plain)

export function mentionsIn(sentence: Sentence): Mention[] {
  const text = sentence.plain
  if (text.length !== sentence.text.length || !mayName(sentence)) return []
  const found = [
    ...nounFirst(sentence.text, text),
    ...ordinalFirst(text),
    ...ordinalOf(text),
    ...counted(text),
  ].sort((a, b) => a.start - b.start)
  const chosen = found.filter(
    ({ start, end }) => !EMPTY_BOX.test(text.slice(0, start)) || TICK.test(text.slice(start, end)),
  )
  const apart = chosen.filter(
    (mention, index) => !chosen.slice(0, index).some((earlier) => mention.start < earlier.end),
  )
  return goingOn(apart.map((mention) => ({ ...mention, relation: relationOf(text, mention) })))
}

/** "The wound was stage 3 in June, now granulating, stage 2": what is of another thing goes on to be. */
const goingOn = (mentions: readonly (Mention & Found)[]): Mention[] =>
  mentions.map((mention, index) => {
    const isOfThat = mentions
      .slice(0, index)
      .some(({ relation, noun }) => relation === 'other' && noun === mention.noun)
    return isOfThat && mention.relation === 'open' ? { ...mention, relation: 'other' } : mention
  })

type Found = Omit<Mention, 'relation'> & { readonly noun: string }

const SAID_AGAIN = new RegExp(`^\\s*\\((?:${CARDINAL})\\)`, 'u')

function nounFirst(sentence: string, text: string): Found[] {
  return [
    // A form's line says the most: of those that begin at the same word the first counts.
    ...everyMatch(text, LABELLED),
    ...everyMatch(text, TICKED),
    ...everyMatch(text, NOUN_FIRST),
    ...everyMatch(text, GLUED),
    ...everyMatch(text, AFTER_VERB),
    ...everyMatch(text, NUMBERED),
    ...everyMatch(text, SO_NUMBERED),
    ...everyMatch(text, UP_TO),
  ].flatMap<Found>((match) => {
    const [whole, noun = '', plural = '', number = ''] = match
    const before = text.slice(0, match.index)
    const isWord = !/\d/u.test(number)
    if (
      isWord &&
      /\b(?:(?:at|in|by|during|on|for|from|of) (?:this|that)|any|each|every|some|no|same|early|earlier|later|late|which|what|whatever)\s+$/u.test(
        before,
      )
    )
      return []
    if (
      ROMAN.includes(number) &&
      !/\b[IVX]+\b/u.test(sentence.slice(match.index, match.index + whole.length))
    )
      return []
    // "Step 2 (two)".
    const again = SAID_AGAIN.exec(text.slice(match.index + whole.length))?.[0] ?? ''
    const end = match.index + whole.length + again.length
    const another = AND_ANOTHER.exec(text.slice(end))
    if (another !== null || isEither(whole) || AND_ON.test(text.slice(end)))
      return [{ step: 'several' as const, start: match.index, end: end + (another?.[0].length ?? 0), noun }]
    if (plural === 's' && !/^\s*(?:\d|$)/u.test(number))
      return [{ step: 'several' as const, start: match.index, end, noun }]
    return [{ step: valueOf(number), start: match.index, end, noun }]
  })
}

/** "Stage 1/2" is one or the other, where "1/4" is one of four; "3/4" could be both. */
function isEither(whole: string): boolean {
  const [, first, second] = /(\d)\s*\/\s*(\d)$/u.exec(whole) ?? []
  return first !== undefined && Number(second) === Number(first) + 1
}

function ordinalFirst(text: string): Found[] {
  return everyMatch(text, ORDINAL_FIRST).flatMap<Found>((match) => {
    const [whole, first = '', rest = '', noun = '', plural = ''] = match
    const end = match.index + whole.length
    const base = { start: match.index, end, noun }
    const second = SECOND.exec(rest)?.[0]
    const number = [first, second].find(
      (word) => word !== undefined && valueOf(word) !== 'final' && word !== 'next',
    )
    if (plural === 's')
      return first === 'next' || first === 'final' || first === 'last'
        ? []
        : [{ ...base, step: 'several' as const }]
    if (second !== undefined && number !== undefined && number !== second)
      return [{ ...base, step: 'several' as const }]
    if (number !== undefined) return [{ ...base, step: valueOf(number) }]
    const said = first === 'next' ? WHICH_IS.exec(text.slice(end)) : null
    if (said !== null) return [{ ...base, end: end + said[0].length, step: valueOf(said[1] ?? '') }]
    return [{ ...base, step: first === 'next' ? ('next' as const) : ('final' as const) }]
  })
}

const ordinalOf = (text: string): Found[] =>
  everyMatch(text, ORDINAL_OF).map((match) => ({
    step: valueOf(match[1] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
    noun: 'step',
  }))

const counted = (text: string): Found[] =>
  [...everyMatch(text, COUNTED), ...everyMatch(text, FROM_TO)].map((match) => ({
    step: valueOf(match[1] ?? ''),
    start: match.index,
    end: match.index + match[0].length,
    noun: 'escalation',
  }))

function valueOf(word: string): DeclaredStep {
  if (/^\d+$/u.test(word)) return Number(word)
  if (word === 'too' || word === 'to') return 2
  if (word === 'won') return 1
  for (const list of [NUMBERS, ORDINALS, SHORT_ORDINALS, MISSPELT, ROMAN]) {
    const index = list.indexOf(word)
    if (index >= 0) return index + 1
  }
  return 'final'
}

/** "Stage two of our bid": of what else, when not of a process, a disagreement or this. */
const OF_ANOTHER =
  /^(?:our|your|the)\s+(?!(?:[\w'-]+\s+){0,9}?(?:process|procedures?|protocol|policy|pathway|framework|guidance|ladder|arrangements|e[sc]{1,2}\w*|scheme|steps?|stages?|levels?|four|five|concerns?|challenge|disagreements?|dispute|differences?|matter|partnership\S*|board|system|route|rules|document|agreement)\b)[\w'-]+/u

function relationOf(text: string, mention: Found): Mention['relation'] {
  const before = text.slice(0, mention.start)
  const after = text.slice(mention.end)
  if (/\bkey\s+$/u.test(before) || /^\s*of\s+(?:their|his|her)\b/u.test(after)) return 'other'
  const phrase = /^[\s"')]*(?:of|in|within|under|on|from)\s+([^,.;:()!?]{0,90})/u.exec(after)?.[1]
  if (phrase !== undefined) {
    const related = belongsToEscalation(phrase)
    if (related !== 'open') return related
    if (
      /^[\s"')]*of\s/u.test(after) &&
      (!/^(?:the|this|that|it|its|our|your|any|\d|four|five|three|e[sc])/u.test(phrase) ||
        OF_ANOTHER.test(phrase))
    )
      return 'other'
  }
  if (OTHER_NEXT.test(after)) return 'other'
  if (OTHER_BEFORE.test(before)) return 'other'
  if (ESCALATION.test(text)) return 'escalation'
  if (OTHER_MATTER.test(text) || ON_A_SCREEN.test(text)) return 'other'
  if (mention.noun === 'tier') return 'other'
  return 'open'
}

/** Of what is this a step? "of the Safeguarding Partnership's Escalation Process", "of the referral form", "of the process". */
function belongsToEscalation(phrase: string): Mention['relation'] {
  const words =
    phrase
      .trim()
      .split(
        /\s+(?:and|which|but|so|as|because|since|with|for|in|regarding|about|following|where|that)\s+/u,
      )[0] ?? ''
  const head =
    /^(?:[\w'-]+\s+){0,9}?(?:process|procedures?|protocol|policy|pathway|framework|guidance|ladder|arrangements|escalation|scheme)\b/u.exec(
      words,
    )?.[0]
  if (head !== undefined && ESCALATION.test(head)) return 'escalation'
  if (OTHER.test(head ?? words)) return 'other'
  if (ESCALATION.test(words)) return 'escalation'
  return 'open'
}

export const needsContext = (sentence: Sentence, mention: Mention): boolean =>
  /^(?:level|tier)|^(?:first|second|third|fourth|fifth|final|last|next|\dth|1st|2nd|3rd)\b/u.test(
    sentence.plain.slice(mention.start, mention.end),
  )
