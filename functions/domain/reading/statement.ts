import { isAboutEscalation, mentionsIn, needsContext, type Mention } from './mentions.ts'
import { moodOf } from './mood.ts'
import type { DeclaredStep } from './reading.ts'
import { surroundingsOf, type Surroundings } from './quotations.ts'
import { sentencesOf } from './sentences.ts'
import { titleOf } from './subject.ts'
import type { Mood } from './view.ts'

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

const NOTHING: Declaration = { statement: null, hold: null }

/**
 * Which step the sender declares, from the subject (unless inherited by a reply) and what they newly wrote. `speaker`: words by
 * which the sender's agency is known, in lower case; `said`: the sentences of the new text.
 */
export function declarationOf(
  subject: string,
  newText: string,
  said = sentencesOf(newText),
  speaker: ReadonlySet<string> = new Set(),
): Declaration {
  const title = titleOf(subject)
  const sentences = [...(title.inherited ? [] : [title.text]), ...said]
  // Most sentences name no step at all.
  if (!sentences.some((sentence) => MAY_NAME.test(sentence))) return NOTHING
  if (sentences.some((sentence) => sentence.length > MAX_SENTENCE && STEP_WORD.test(sentence))) return TANGLED
  const named = sentences
    .map((sentence, index) => ({
      sentence,
      index,
      mentions: MAY_NAME.test(sentence) ? mentionsIn(sentence) : [],
    }))
    .filter(({ mentions }) => mentions.length > 0)
  if (named.length === 0) return NOTHING
  if (isTangled(named)) return TANGLED
  const context = {
    subject: isAboutEscalation(title.text),
    reply: title.inherited,
    anywhere: [title.text, newText].some((text) => isAboutEscalation(text) || DISAGREES.test(text)),
    speaker,
    lists: !title.inherited && LISTS.test(title.text),
    receives: title.inherited && RECEIVES.test(newText),
  }
  const surroundings = surroundingsOf(sentences)
  const spoken = named.flatMap((one) => spokenIn(one, surroundings[one.index], context))
  const declaration = decide(spoken)
  const isDraft =
    declaration.statement !== null && sentences.some((one) => MAY_DRAFT.test(one) && DRAFT.test(one))
  return isDraft ? { ...declaration, hold: STATEMENT_HOLDS.draft } : declaration
}

/** What the steps are about, where nobody names the process. */
const DISAGREES = /\bdisagree(?:ments?|s|d)?\b|\bdispute\b|\bprofessional difference/iu
const LISTS =
  /\b(?:agenda|trackers?|minutes|training|templates?|logs?|spreadsheet|timeline|chronology|newsletter|bulletin|statistics|figures)\b/iu
const RECEIVES =
  /\b(?:i|we)(?:'ll|’ll| will| shall) (?:\w+ )?(?:respond|reply|review|look|come back|get back|read|consider|take a look)\b|\byou(?:'ll|’ll| will| shall) (?:have|get|receive|hear)\b/iu
const MAY_NAME = /step|stage|level|tier|escalation/iu

const DRAFT =
  /\bnot (?:yet )?(?:been )?(?:sent|gone)(?: yet)?\b|\b(?:hasn't|has not) (?:been )?(?:sent|gone)\b|\bfor (?:your|any) (?:comments?|approval|amendments?|sign-?off)\b|\b(?:what|how) (?:do|does|did) (?:you|everyone|this|it|we) (?:think|feel|reckon)(?: of| about)? (?:this|it|the (?:wording|below|following))\b|\banything (?:to|you(?:'d|’d| would)) (?:change|add|alter|amend)\b|\b(?:any|your) (?:edits|amendments|tweaks)\b|\bbefore (?:it|this) (?:goes|is sent)\b|\bproof-?read\b|\b(?:send|sends|sending) (?:it|this) (?:if|once|when) (?:you|ruth|she|he)\b|\b(?:i|we)(?:'ve| have|’ve) (?:drafted|written a draft)\b|\b(?:ok|okay|happy|good|fine|all right|alright) (?:for (?:me|us) )?to send\b|\bdraft (?:for|e-?mail|below|wording|text|of)\b|\bsuggested (?:text|wording)\b|\bbefore (?:i|we) send\b|\bhow does (?:this|that) (?:sound|look|read)\b|\bif you(?:'re|’re| are) happy (?:i|we)(?:'ll|’ll| will) send\b/iu
/** Without one of these nothing is a draft. */
const MAY_DRAFT =
  /draft|sent|send|gone|for (?:your|any)|think|feel|reckon|anything|edits|amend|tweaks|goes|proof|suggested|sound|look|read/iu
const MAX_SENTENCE = 2_000
const STEP_WORD = /step|stage|level/iu
const TANGLED: Declaration = { statement: null, hold: STATEMENT_HOLDS.tangled }

/** People name a handful of steps; a hostile mail names thousands, and each costs time. */
const isTangled = (named: readonly Named[]): boolean =>
  named.some(({ mentions }) => mentions.length > 10) ||
  named.reduce((count, { mentions }) => count + mentions.length, 0) > 60

interface Named {
  readonly sentence: string
  readonly index: number
  readonly mentions: readonly Mention[]
}

interface Context {
  readonly reply: boolean
  readonly subject: boolean
  readonly anywhere: boolean
  readonly speaker: ReadonlySet<string>
  /** The mail is about many cases, or about none. */
  readonly lists: boolean
  /** A reply that promises an answer: the receiving side may only repeat which step it received. */
  readonly receives: boolean
}

function spokenIn(
  { sentence, mentions }: Named,
  around: Surroundings | undefined,
  context: Context,
): Spoken[] {
  return mentions.flatMap((mention) => {
    if (mention.relation === 'other') return []
    const isQuoted = around !== undefined && (around.introduced || mention.start < around.quotedUpTo)
    const inContext = mention.relation === 'escalation' || context.subject
    const mood = isQuoted
      ? 'aside'
      : heard(moodOf(sentence, mentions, mention, context.speaker), inContext, context)
    if (needsContext(sentence, mention) && !inContext && !context.anywhere)
      return mood === 'declared' ? [{ step: mention.step, mood: 'unclear', sentence }] : []
    if (mood === 'titled' && (context.lists || (!inContext && !context.anywhere)))
      return [{ step: mention.step, mood: 'unclear', sentence }]
    if (mood === 'unclear' && !inContext && !context.anywhere) return []
    return [{ step: mention.step, mood, sentence }]
  })
}

/** In a reply "the Trust is moving to step two" may well be the other side's account of it. */
const heard = (mood: Mood, inContext: boolean, context: Context): Mood =>
  mood === 'declared' && context.receives
    ? 'unclear'
    : mood === 'stated'
      ? context.reply || !(inContext || context.anywhere)
        ? 'unclear'
        : 'declared'
      : mood

const isNumber = (spoken: Spoken): boolean => typeof spoken.step === 'number'

function decide(spoken: readonly Spoken[]): Declaration {
  const declared = spoken.filter(({ mood }) => mood === 'declared' || mood === 'titled')
  const numbered = declared.filter(isNumber)
  const named = numbered.length > 0 ? numbered : declared.filter(({ step }) => step === 'final')
  const chosen = named.find(({ mood }) => mood === 'declared') ?? named[0]
  if (chosen === undefined || chosen.step === 'next' || chosen.step === 'several')
    return undeclared(spoken, declared)
  // Headings of several steps are a list of steps, and declare none of them.
  if (chosen.mood === 'titled' && new Set(named.map(({ step }) => step)).size > 2)
    return { statement: null, hold: STATEMENT_HOLDS.several }
  const statement = { step: chosen.step, sentence: chosen.sentence }
  if (named.some(({ step }) => step !== chosen.step)) return { statement, hold: STATEMENT_HOLDS.disagree }
  if (declared.some(({ step }) => step === 'several')) return { statement, hold: STATEMENT_HOLDS.several }
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
