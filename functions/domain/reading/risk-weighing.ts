import { PAPERWORK, WELL } from './risk-calm.ts'
import { TRACED } from './risk-families.ts'
import { Mood } from './risk-mood.ts'
import { phrasesOf, PhraseBook, wordsOf } from './risk-phrases.ts'
import { settingOf, type Said, type Setting } from './risk-sentence.ts'

/** People tell of danger in few words; what is longer argues, and is read for phrases alone. */
const SHORT = 2500

/**
 * What each sign adds. Chosen on a thousand mails of many hands by what finds most danger for few false alarms, and
 * whole numbers, so that the sum can be checked with a pencil.
 */
const POINTS = {
  trace: 2,
  hint: 2,
  harm: 4,
  now: 4,
  returns: 2,
  plea: 1,
  person: 1,
  well: -8,
  paperwork: -3,
  sixWords: -1,
}
const DANGER = 10
const MOST = { traces: 10, hints: 4, harms: 3, persons: 4, well: 2, paperwork: 3 }

const CALM = new PhraseBook<'well' | 'paperwork'>([
  ...phrasesOf('well' as const, WELL),
  ...phrasesOf('paperwork' as const, PAPERWORK),
])
const PERSON = new Set('he she him her his they them mum dad baby child children'.split(' '))
const PROCESS = /^(?:steps?|stages?|escalat)/u
const DENYING = new Set(
  'not no never if whether unless nobody hope says said claims insists reckons thinks told assured assures assurances apparently supposedly your you'.split(
    ' ',
  ),
)

/** Whether a sentence says, as its sender's own word, that all is well. */
export const isWell = (sentence: string): boolean => calmIn(wordsOf(sentence)).includes('well')

function calmIn(words: readonly string[]): ('well' | 'paperwork')[] {
  return CALM.matches(words)
    .filter(
      ({ label, start }) =>
        label === 'paperwork' ||
        !words.slice(Math.max(0, start - 6), start).some((word) => DENYING.has(word)),
    )
    .map(({ label }) => label)
}

/** Whether many small signs, in up to three sentences of a short mail, add up to danger. */
export function addsUp(sentences: readonly string[], said: readonly Said[]): boolean {
  if (sentences.reduce((length, sentence) => length + sentence.length, 0) > SHORT) return false
  const weighed = sentences.flatMap((sentence, at) => weigh(sentence, said[at]))
  const calm = weighed.flatMap((each) => each.calm)
  const needed =
    DANGER -
    POINTS.well * Math.min(count(calm, 'well'), MOST.well) -
    POINTS.paperwork * Math.min(count(calm, 'paperwork'), MOST.paperwork)
  return weighed.some((_, from) =>
    [1, 2, 3].some((size) => pointsOf(weighed.slice(from, from + size)) >= needed),
  )
}

interface Weighed extends Said, Setting {
  readonly traces: number
  readonly persons: number
  readonly length: number
  readonly calm: readonly string[]
}

function weigh(sentence: string, said: Said | undefined): Weighed[] {
  if (said === undefined) return []
  const words = wordsOf(sentence)
  const mood = new Mood(words)
  const setting = settingOf(sentence)
  // What is said of the process or of long ago says little of danger.
  const isAside = setting.past || words.some((word) => PROCESS.test(word))
  const traces = TRACED.matches(words).filter((trace) => mood.tells(trace)).length
  return [
    {
      ...said,
      ...setting,
      traces: isAside ? Math.floor(traces / 2) : traces,
      persons: words.filter((word) => PERSON.has(word)).length,
      length: words.length,
      calm: calmIn(words),
    },
  ]
}

function pointsOf(near: readonly Weighed[]): number {
  const sum = (each: readonly number[], most = Infinity): number =>
    Math.min(
      each.reduce((total, one) => total + one, 0),
      most,
    )
  const kinds = (each: readonly (readonly string[])[], most: number): number =>
    Math.min(new Set(each.flat()).size, most)
  return sum([
    POINTS.trace *
      sum(
        near.map(({ traces }) => traces),
        MOST.traces,
      ),
    POINTS.hint *
      kinds(
        near.map(({ hints }) => hints),
        MOST.hints,
      ),
    POINTS.harm *
      kinds(
        near.map(({ fresh }) => fresh),
        MOST.harms,
      ),
    POINTS.person *
      sum(
        near.map(({ persons }) => persons),
        MOST.persons,
      ),
    near.some(({ now }) => now) ? POINTS.now : 0,
    near.some(({ returns }) => returns) ? POINTS.returns : 0,
    near.some(({ pleads }) => pleads) ? POINTS.plea : 0,
    POINTS.sixWords * Math.floor(sum(near.map(({ length }) => length)) / 6),
  ])
}

const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length
