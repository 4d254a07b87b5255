import { isAboutEscalation, mentionsIn, needsContext, plainly, type Mention } from './mentions.ts'
import { moodOf, type Mood } from './mood.ts'
import type { DeclaredStep } from './reading.ts'
import { WITH_THIS } from './signs.ts'
import { sentencesOf } from './sentences.ts'
import { titleOf } from './subject.ts'

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
}

/** Which step the sender declares, from the subject (unless inherited by a reply) and what they newly wrote. */
export function declarationOf(
  subject: string,
  newText: string,
  said = sentencesOf(newText),
  around: Around = NOWHERE,
): Declaration {
  const title = titleOf(subject)
  const context = {
    subject: isAboutEscalation(title.text),
    reply: title.inherited,
    anywhere: around.aboutEscalation || isAboutEscalation(title.text) || isAboutEscalation(newText),
    speaker: around.speaker,
    answering:
      said.some((sentence) => MAY_NAME.test(sentence) && ANSWERING.test(plainly(sentence))) ||
      (title.inherited && ANSWERING.test(plainly(newText.slice(0, 600)))),
    answered: new Set(
      title.inherited && !title.forwarded ? mentionsIn(title.text).map(({ step }) => step) : [],
    ),
  }
  const sentences = [...(title.inherited ? [] : [title.text]), ...said]
  if (sentences.some((sentence) => sentence.length > MAX_SENTENCE && STEP_WORD.test(sentence))) return TANGLED
  const named = sentences
    .map((sentence) => ({ sentence, mentions: mentionsIn(sentence) }))
    .filter(({ mentions }) => mentions.length > 0)
  if (isTangled(named)) return TANGLED
  const declaration = decide(named.flatMap(({ sentence, mentions }) => spokenIn(sentence, mentions, context)))
  if (declaration.statement !== null && TAKEN_BACK.test(newText))
    return { ...declaration, hold: STATEMENT_HOLDS.contradicts }
  const isDraft = declaration.statement !== null && DRAFT.test(`${title.text}\n${newText}`)
  return isDraft ? { ...declaration, hold: STATEMENT_HOLDS.draft } : declaration
}

/** "This is step 2 of the esc-- scrap that". */
const TAKEN_BACK =
  /\b(?:scrap (?:that|this)|never ?mind|(?:ignore|disregard|forget) (?:that|this|the (?:above|heading|subject|title)|my last line)|hang on|no,? wait|wait,? no|consider that i have (?:sent|said) nothing)\b/iu

const FORM = /^\W*(?:escalation )?form\b/u

/** What only the receiving side says in the same breath as the step: it is theirs to answer. */
const ANSWERING =
  /\b(?:i|we)(?:'ll| will| am going to| have asked my (?:manager|head)\w* to) (?:respond|reply|look (?:at|into)|review|come back|get back|consider)\b|\b(?:replying|responding|reply|respond) as (?:the )?(?:service|team|line|receiving)\b|\b(?:i have received|confirming we have|lands with (?:me|us))\b/u

const MAY_NAME = /step|stage|level|tier|escalation/iu

const DRAFT =
  /\bnot (?:yet )?(?:been )?(?:sent|gone)(?: yet)?\b|\b(?:hasn't|has not) (?:been )?(?:sent|gone)\b|\bfor (?:your|any) (?:comments?|approval|amendments?|sign-?off)\b|\b(?:what|how) (?:do|does|did) (?:you|everyone|this|it|we) (?:think|feel|reckon)(?: of| about)? (?:this|it|the (?:wording|below|following))\b|\banything (?:to|you(?:'d|’d| would)) (?:change|add|alter|amend)\b|\b(?:any|your) (?:edits|amendments|tweaks)\b|\bbefore (?:it|this) (?:goes|is sent)\b|\bproof-?read\b|\b(?:send|sends|sending) (?:it|this) (?:if|once|when) (?:you|ruth|she|he)\b|\b(?:i|we)(?:'ve| have|’ve) (?:drafted|written a draft)\b|\b(?:ok|okay|happy|good|fine|all right|alright) (?:for (?:me|us) )?to send\b|\bdraft (?:for|e-?mail|below|wording|text|of)\b|\bsuggested (?:text|wording)\b|\bbefore (?:i|we) send\b|\bhow does (?:this|that) (?:sound|look|read)\b|\bif you(?:'re|’re| are) happy (?:i|we)(?:'ll|’ll| will) send\b/iu
const MAX_SENTENCE = 2_000
const STEP_WORD = /step|stage|level/iu
const TANGLED: Declaration = { statement: null, hold: STATEMENT_HOLDS.tangled }

/** People name a handful of steps; a hostile mail names thousands, and each costs time. */
const isTangled = (named: readonly Named[]): boolean =>
  named.some(({ mentions }) => mentions.length > 10) ||
  named.reduce((count, { mentions }) => count + mentions.length, 0) > 60

interface Named {
  readonly sentence: string
  readonly mentions: readonly Mention[]
}

interface Context {
  readonly reply: boolean
  readonly subject: boolean
  readonly anywhere: boolean
  readonly speaker: ReadonlySet<string>
  readonly answering: boolean
  /** Steps that the subject of the thread names. */
  readonly answered: ReadonlySet<Mention['step']>
}

/** What is known of a message beside its own new words. */
export interface Around {
  /** It is addressed to an escalation address, or the thread that it answers is about an escalation. */
  readonly aboutEscalation: boolean
  /** Words by which the sender's agency names itself. */
  readonly speaker: ReadonlySet<string>
}
const NOWHERE: Around = { aboutEscalation: false, speaker: new Set() }

function spokenIn(sentence: string, mentions: readonly Mention[], context: Context): Spoken[] {
  const numbers = new Set(mentions.map(({ step }) => step))
  return mentions.flatMap((mention) => {
    if (mention.relation === 'other') return []
    // "Step one is …, step two is … and step three is …": an account of the steps takes none of them.
    if (numbers.size > 2) return []
    // "The Stage 3 form is attached": who answers only sends what was asked for.
    if (context.reply && FORM.test(plainly(sentence).slice(mention.end))) return []
    if (mention.relation === 'open' && moodOf(sentence, mention) === 'stated') return []
    const mood = heard(moodOf(sentence, mention), sentence, { ...context, step: mention.step })
    const inContext = mention.relation === 'escalation' || context.subject
    if (needsContext(sentence, mention) && !inContext && !context.anywhere) return []
    if (mood === 'titled' && !inContext && !context.anywhere)
      return [{ step: mention.step, mood: 'unclear', sentence }]
    if (mood === 'unclear' && !inContext && !context.anywhere) return []
    return [{ step: mention.step, mood, sentence }]
  })
}

/** In a reply "the Trust is moving to step two" may well be the other side's account of it. */
const heard = (
  mood: Mood,
  sentence: string,
  { reply, speaker, answered, answering, step }: Context & { step: Mention['step'] },
): Mood =>
  // "Re: Escalation to step 3 – so this is now at step 3": who answers may only say it again.
  (mood === 'declared' || mood === 'stated') &&
  !WITH_THIS.test(plainly(sentence)) &&
  (answered.has(step) || answering)
    ? 'unclear'
    : mood === 'stated'
      ? !reply || namesSpeaker(sentence, speaker)
        ? 'declared'
        : 'unclear'
      : mood

const namesSpeaker = (sentence: string, speaker: ReadonlySet<string>): boolean =>
  plainly(sentence)
    .replaceAll("'", '')
    .split(/[^\p{L}\d]+/u)
    .some((word) => speaker.has(word))

const isNumber = (spoken: Spoken): boolean => typeof spoken.step === 'number'

function decide(spoken: readonly Spoken[]): Declaration {
  const declared = spoken.filter(({ mood }) => mood === 'declared' || mood === 'titled')
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
