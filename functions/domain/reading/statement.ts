import { takenUp } from './ellipsis.ts'
import { ILLNESS, isAboutEscalation, mayName, mentionsIn, needsContext, type Mention } from './mentions.ts'
import { moodOf } from './mood.ts'
import type { Mood } from './mood-taken.ts'
import { once } from './once.ts'
import { anyOf, anyWordOf } from './pattern.ts'
import { quotedThrough } from './quotation.ts'
import type { DeclaredStep } from './reading.ts'
import { WITH_THIS } from './signs.ts'
import { plainly, Sentence } from './sentence.ts'
import { sentencesOf } from './sentences.ts'
import { titleOf, type Title } from './subject.ts'

export interface Declaration {
  readonly statement: { readonly step: DeclaredStep; readonly sentence: string } | null
  readonly hold: string | null
}

const STATEMENT_HOLDS = {
  disagree: 'The message declares more than one step.',
  contradicts: 'The message both declares a step and says that it is not that step.',
  several: 'The message declares several steps at once.',
  next: 'The message moves to the next step without saying which step that is.',
  draft: 'The message may be a draft of another message.',
  tangled: 'The message names so many steps that they cannot be told apart.',
  unclear: 'The message speaks of a step without plainly declaring it.',
} as const

interface Spoken {
  readonly step: DeclaredStep | 'next' | 'several'
  readonly mood: Mood
  readonly sentence: string
  /** It counts only where nothing else is named. */
  readonly isWeak: boolean
}

/** Which step the sender declares, from the subject (unless inherited by a reply) and what they newly wrote. */
export function declarationOf(
  subject: string,
  newText: string,
  said = sentencesOf(newText),
  around: Around = NOWHERE,
): Declaration {
  const title = titleOf(subject)
  const sentences = [...(title.inherited ? [] : sentencesOf(title.text)), ...said]
  if (sentences.some(({ text }) => text.length > MAX_SENTENCE && STEP_WORD.test(text))) return TANGLED
  const naming = sentences.filter(mayName)
  const named = namedIn(sentences, new Set(naming))
  if (named === null) return TANGLED
  // Most messages name none, and what follows is about those that do.
  if (named.length === 0) return NONE
  const context = contextOf(title, newText, naming, named, around)
  const quoted = quotedThrough(sentences)
  const own = named.filter(({ sentence }) => !quoted.has(sentence))
  const spoken = own.flatMap(({ sentence, mentions }) => spokenIn(sentence, mentions, context))
  const declaration = decide(spoken)
  if (declaration.statement === null) return declaration
  const declaring = spoken.filter(isTaken).map(({ sentence }) => sentence)
  if (isTakenBack(new Set(declaring), sentences)) return { ...declaration, hold: STATEMENT_HOLDS.contradicts }
  if (REPORT.test(plainly(title.text)) && !OWN_WORDS.test(plainly(declaration.statement.sentence)))
    return { ...declaration, hold: STATEMENT_HOLDS.unclear }
  const isDraft = DRAFT.test(plainly(title.text)) || said.some(({ plain }) => DRAFT.test(plain))
  return isDraft ? { ...declaration, hold: STATEMENT_HOLDS.draft } : declaration
}

function contextOf(
  title: Title,
  newText: string,
  naming: readonly Sentence[],
  named: readonly Named[],
  around: Around,
): Context {
  const subject = isAboutEscalation(title.text)
  return {
    subject,
    reply: title.inherited,
    anywhere: once(() => subject || around.isAboutEscalation() || isAboutEscalation(newText)),
    speaker: once(around.speaker),
    answering: once(
      () =>
        naming.some(({ plain }) => ANSWERING.test(plain)) ||
        (title.inherited && ANSWERING.test(plainly(newText.slice(0, 600)))),
    ),
    ofIllness: new Set(
      named
        .filter(({ sentence }) => OF_ILLNESS.test(sentence.plain))
        .flatMap(({ sentence, mentions }) =>
          mentions.filter(({ relation }) => relation === 'other').map((mention) => nameOf(sentence, mention)),
        ),
    ),
    answered: new Set(
      title.inherited && !title.forwarded ? mentionsIn(new Sentence(title.text)).map(({ step }) => step) : [],
    ),
  }
}

const OF_ILLNESS = anyWordOf(ILLNESS, /kidney/u)

/** In the sentence itself, or soon behind it. */
function isTakenBack(declaring: ReadonlySet<string>, said: readonly Sentence[]): boolean {
  return said.some(
    ({ text }, index) =>
      declaring.has(text) && said.slice(index, index + 3).some(({ plain }) => TAKEN_BACK.test(plain)),
  )
}
/** "This is step 2 of the esc-- scrap that". */
const TAKEN_BACK = anyWordOf(
  /actually[^.]{0,60}\b(?:ought to be|should be|might be|may be)|scrap (?:that|this)|never ?mind/u,
  /hang on|no,? wait|wait,? no/u,
  /(?:ignore|disregard|forget) (?:that|this|the (?:above|heading|subject|title)|my last line)/u,
  /consider that i have (?:sent|said) nothing/u,
)

/** What is sent round tells of many cases; a sentence in it that is nobody's own takes no step. */
const REPORT =
  /\b(?:minutes|newsletters?|bulletin|statistics|stats|figures|(?:q\d|quarterly|annual|monthly|data) returns?|chronology|timeline|agenda|case notes?|survey|training|audit|log)\b/u
const OWN_WORDS = /\b(?:i|we|my|our|you|this|please|pls|hereby|herewith|escalat\w+)\b|'(?:m|re)\b/u

const FORM = /^\W*(?:escalation )?form\b/u

/** What only the receiving side says in the same breath as the step: it is theirs to answer. */
const ANSWERING = anyOf(
  /\b(?:i|we)(?:'ll| will| am going to| have asked my (?:manager|head)\w* to) (?:respond|reply|look (?:at|into)|review|come back|get back|consider)\b/u,
  /\b(?:replying|responding|reply|respond) as (?:the )?(?:service|team|line|receiving)\b/u,
  /\b(?:received(?: by)?|reply due): |\b(?:i have received|confirming we have|lands with (?:me|us))\b/u,
)

const DRAFT = anyWordOf(
  /(?:this|it|e-?mail|letter|message|draft|one)(?: has| is| was|'s)? not (?:yet )?(?:been )?(?:sent|gone)(?: yet)?/u,
  /not yet (?:been )?(?:sent|gone)|not (?:been )?sent yet|^\W*not sent\b/u,
  /(?:hasn't|has not) (?:been )?(?:sent|gone)/u,
  /for (?:your|any) (?:comments?|approval|amendments?|sign-?off)/u,
  /(?:what|how) (?:do|does|did) (?:you|everyone|this|it|we) (?:think|feel|reckon)(?: of| about)? (?:this|it|the (?:wording|below|following))/u,
  /anything (?:to|you(?:'d| would)) (?:change|add|alter|amend)|(?:any|your) (?:edits|amendments|tweaks)/u,
  /before (?:it|this) (?:goes|is sent)|proof-?read/u,
  /(?:send|sends|sending) (?:it|this) (?:if|once|when) (?:you|ruth|she|he)/u,
  /(?:i|we)(?:'ve| have) (?:drafted|written a draft)/u,
  /(?:ok|okay|happy|good|fine|all right|alright) (?:for (?:me|us) )?to send/u,
  /draft (?:for|e-?mail|below|wording|text|of)|suggested (?:text|wording)|before (?:i|we) send/u,
  /how does (?:this|that) (?:sound|look|read)|if you(?:'re| are) happy (?:i|we)(?:'ll| will) send/u,
)
const MAX_SENTENCE = 2_000
const STEP_WORD = /step|stage|level/iu
const NONE: Declaration = { statement: null, hold: null }
const TANGLED: Declaration = { statement: null, hold: STATEMENT_HOLDS.tangled }

/** People name a handful of steps; a hostile mail names thousands, and each costs time: null. */
function namedIn(sentences: readonly Sentence[], naming: ReadonlySet<Sentence>): Named[] | null {
  const named: Named[] = []
  let count = 0
  let last: { readonly mention: Mention; readonly index: number } | undefined
  for (const [index, sentence] of sentences.entries()) {
    const plainlyNamed = naming.has(sentence) ? mentionsIn(sentence) : []
    const mention = plainlyNamed.at(-1)
    if (mention !== undefined) last = { mention, index }
    const mentions =
      last === undefined || index - last.index > REACH
        ? plainlyNamed
        : [...plainlyNamed, ...takenUp(sentence, last.mention, last.index === index ? last.mention.end : 0)]
    count += mentions.length
    if (mentions.length > MOST_IN_SENTENCE || count > MOST_IN_MESSAGE) return null
    if (mentions.length > 0) named.push({ sentence, mentions })
  }
  return named
}
/** So many sentences later nobody means a step by its number alone. */
const REACH = 3
const MOST_IN_SENTENCE = 10
const MOST_IN_MESSAGE = 60

interface Named {
  readonly sentence: Sentence
  readonly mentions: readonly Mention[]
}

const nameOf = ({ plain }: Sentence, { start, end }: Mention): string => plain.slice(start, end)

interface Context {
  readonly reply: boolean
  readonly subject: boolean
  readonly anywhere: () => boolean
  readonly speaker: () => ReadonlySet<string>
  readonly answering: () => boolean
  /** What an illness is named by: "a dad with stage 4 pancreatic cancer". */
  readonly ofIllness: ReadonlySet<string>
  /** Steps that the subject of the thread names. */
  readonly answered: ReadonlySet<Mention['step']>
}

/** What is known of a message beside its own new words. */
export interface Around {
  /** It is addressed to an escalation address, or the thread that it answers is about an escalation. */
  readonly isAboutEscalation: () => boolean
  /** Words by which the sender's agency names itself. */
  readonly speaker: () => ReadonlySet<string>
}
const NOWHERE: Around = { isAboutEscalation: () => false, speaker: () => new Set() }

function spokenIn(sentence: Sentence, mentions: readonly Mention[], context: Context): Spoken[] {
  const numbers = new Set(mentions.map(({ step }) => step))
  // "Step one is …, step two is … and step three is …", "from stage 1 to stage 4": an account of the steps takes none.
  if (numbers.size > 2 || isRange(sentence, mentions)) return []
  return mentions.flatMap((mention) => {
    if (mention.relation === 'other') return []
    // "The Stage 3 form is attached": who answers only sends what was asked for.
    if (context.reply && FORM.test(sentence.plain.slice(mention.end))) return []
    const inContext = mention.relation === 'escalation' || context.subject
    if (!inContext && needsContext(sentence, mention) && !context.anywhere()) return []
    const said = moodOf(sentence, mention)
    if (mention.relation === 'open' && said === 'titled' && context.ofIllness.has(nameOf(sentence, mention)))
      return []
    const isOwn = () => context.anywhere() && namesSpeaker(sentence, context.speaker())
    if (mention.relation === 'open' && said === 'stated' && !isOwn()) return []
    if (mention.step === 'several' && TOLD.test(sentence.plain.slice(0, mention.start))) return []
    const mood = heard(said, sentence, mention, context)
    if (mood === 'titled' && !inContext && !context.anywhere())
      return [{ step: mention.step, mood: 'unclear', sentence: sentence.text, isWeak: false }]
    if (mood === 'unclear' && !inContext && !context.anywhere()) return []
    const isWeak = !inContext && LEVEL.test(sentence.plain.slice(mention.start))
    return [{ step: mention.step, mood, sentence: sentence.text, isWeak }]
  })
}

/** From one step to one that does not follow it. */
function isRange({ plain }: Sentence, mentions: readonly Mention[]): boolean {
  return mentions.some(({ step, end }, index) => {
    const next = mentions[index + 1]
    if (next === undefined || typeof step !== 'number' || typeof next.step !== 'number') return false
    return next.step > step + 1 && /^\s*(?:(?:up )?to|through|-)\s*$/u.test(plain.slice(end, next.start))
  })
}

/** Car parks and pain have levels too. */
const LEVEL = /^(?:\w+ )?(?:level|tier)\b/u

/** "It has a formal stage 1, 2 and 3": an account of the steps, and no heading. */
const TOLD = /\b(?:has|have|had|been|was|were|did|used|which|there)\b|\w've\b/u

/** In a reply "the Trust is moving to step two" may well be the other side's account of it. */
function heard(said: Mood, sentence: Sentence, { step }: Mention, context: Context): Mood {
  if (said !== 'declared' && said !== 'stated') return said
  // "Re: Escalation to step 3 – so this is now at step 3": who answers may only say it again.
  if (!WITH_THIS.test(sentence.plain) && (context.answered.has(step) || context.answering())) return 'unclear'
  if (said === 'declared') return said
  return !context.reply || namesSpeaker(sentence, context.speaker()) ? 'declared' : 'unclear'
}

const namesSpeaker = ({ plain }: Sentence, speaker: ReadonlySet<string>): boolean =>
  plain
    .replaceAll("'", '')
    .split(/[^\p{L}\d]+/u)
    .some((word) => speaker.has(word))

const isNumber = (spoken: Spoken): boolean => typeof spoken.step === 'number'

const isTaken = ({ mood }: Spoken): boolean => mood === 'declared' || mood === 'titled'

function decide(spoken: readonly Spoken[]): Declaration {
  const taken = spoken.filter(isTaken)
  const certain = taken.filter(({ isWeak }) => !isWeak)
  const declared = certain.length > 0 ? certain : taken
  const numbered = declared.filter(isNumber)
  const named = numbered.length > 0 ? numbered : declared.filter(({ step }) => step === 'final')
  const chosen = named.find(({ mood }) => mood === 'declared') ?? named[0]
  if (chosen === undefined || chosen.step === 'next' || chosen.step === 'several')
    return undeclared(spoken, declared)
  const statement = { step: chosen.step, sentence: chosen.sentence }
  if (named.some(({ step }) => step !== chosen.step)) return { statement, hold: STATEMENT_HOLDS.disagree }
  if (declared.some(({ step, sentence }) => step === 'several' && sentence !== chosen.sentence))
    return { statement, hold: STATEMENT_HOLDS.several }
  const denied = spoken.some(({ step, mood }) => mood === 'negated' && step === chosen.step)
  return { statement, hold: denied ? STATEMENT_HOLDS.contradicts : null }
}

function undeclared(spoken: readonly Spoken[], declared: readonly Spoken[]): Declaration {
  if (declared.some(({ step }) => step === 'several'))
    return { statement: null, hold: STATEMENT_HOLDS.several }
  if (declared.some(({ step }) => step === 'next')) return { statement: null, hold: STATEMENT_HOLDS.next }
  const unclear = spoken.some(({ mood, step }) => mood === 'unclear' && step !== 'several')
  return { statement: null, hold: unclear ? STATEMENT_HOLDS.unclear : null }
}
