import { TRACED } from './risk-families.ts'
import type { Harm } from './risk-family.ts'
import { Mood } from './risk-mood.ts'
import type { Match } from './risk-phrases.ts'
import { settingOf, type Said } from './risk-sentence.ts'
import { calmIn } from './risk-soothing.ts'
import type { Sentence } from './sentence.ts'

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
/** The more is said, the more signs meet by chance: a point more for every sentence beyond these, up to a few. */
const FEW_SENTENCES = 3
const MOST_FOR_LENGTH = 3
/** A greeting and a name are no sentence. */
const SHORTEST = 4
const MOST = { traces: 10, hints: 4, harms: 3, persons: 4, well: 2, paperwork: 3 }

const PERSON = new Set('he she him her his they them mum dad baby child children'.split(' '))
const PROCESS = /^(?:steps?|stages?|escalat)/u

/** Whether many small signs, in up to three sentences of a short mail, add up to danger. */
export function addsUp(sentences: readonly Sentence[], said: readonly Said[]): boolean {
  if (sentences.reduce((length, { text }) => length + text.length, 0) > SHORT) return false
  const told = sentences.flatMap((sentence, at) => tell(sentence, said[at]))
  const length = sentences.filter(({ words }) => words.length >= SHORTEST).length
  const unsoothed = DANGER + Math.min(Math.max(length - FEW_SENTENCES, 0), MOST_FOR_LENGTH)
  // Most mail has too few signs, whatever else is said beside them.
  if (!mayAddUp(told, unsoothed)) return false
  const calm = sentences.flatMap(({ words }) => calmIn(words))
  const needed =
    unsoothed -
    POINTS.well * Math.min(count(calm, 'well'), MOST.well) -
    POINTS.paperwork * Math.min(count(calm, 'paperwork'), MOST.paperwork)
  return mayAddUp(told, needed) && mostPoints(told.map(weigh)) >= needed
}

/** A sentence with what is counted in it. */
interface Told extends Said {
  readonly sentence: Sentence
  readonly signs: readonly Match<Harm>[]
  readonly persons: number
}

interface Weighed extends Told {
  readonly traces: number
  readonly now: boolean
  readonly returns: boolean
  readonly pleads: boolean
}

const tell = (sentence: Sentence, said: Said | undefined): Told[] =>
  said === undefined
    ? []
    : [
        {
          ...said,
          sentence,
          signs: TRACED.matches(sentence.words),
          persons: sentence.words.filter((word) => PERSON.has(word)).length,
        },
      ]

/** Whether the signs would be enough if each were told of, and of now. */
const mayAddUp = (told: readonly Told[], needed: number): boolean =>
  told.some((_, from) => {
    let points = POINTS.now + POINTS.returns + POINTS.plea
    let words = 0
    return told.slice(from, from + NEAR).some(({ signs, hints, fresh, persons, sentence }) => {
      points += POINTS.trace * signs.length + POINTS.hint * hints.length + POINTS.harm * fresh.length
      points += POINTS.person * persons
      words += sentence.words.length
      return points + POINTS.sixWords * Math.floor(words / 6) >= needed
    })
  })

function weigh(told: Told): Weighed {
  const { words } = told.sentence
  const mood = new Mood(words)
  const { past, now, returns, pleads } = settingOf(told.sentence)
  // What is said of the process or of long ago says little of danger.
  const isAside = past || words.some((word) => PROCESS.test(word))
  const traces = told.signs.filter((sign) => mood.tells(sign)).length
  return {
    ...told,
    traces: isAside ? Math.floor(traces / 2) : traces,
    now,
    returns,
    pleads,
  }
}

/** How many sentences that follow each other are looked at together. */
const NEAR = 3

/** Of up to three sentences that follow each other. */
const mostPoints = (weighed: readonly Weighed[]): number =>
  weighed.reduce(
    (most, _, from) => Math.max(most, ...[1, 2, 3].map((size) => pointsOf(weighed.slice(from, from + size)))),
    0,
  )

function pointsOf(near: readonly Weighed[]): number {
  const hints = new Set<string>()
  const harms = new Set<string>()
  let traces = 0
  let persons = 0
  let words = 0
  for (const each of near) {
    for (const hint of each.hints) hints.add(hint)
    for (const harm of each.fresh) harms.add(harm)
    traces += each.traces
    persons += each.persons
    words += each.sentence.words.length
  }
  return (
    POINTS.trace * Math.min(traces, MOST.traces) +
    POINTS.hint * Math.min(hints.size, MOST.hints) +
    POINTS.harm * Math.min(harms.size, MOST.harms) +
    POINTS.person * Math.min(persons, MOST.persons) +
    (near.some(({ now }) => now) ? POINTS.now : 0) +
    (near.some(({ returns }) => returns) ? POINTS.returns : 0) +
    (near.some(({ pleads }) => pleads) ? POINTS.plea : 0) +
    POINTS.sixWords * Math.floor(words / 6)
  )
}

const count = (all: readonly string[], one: string): number => all.filter((each) => each === one).length
