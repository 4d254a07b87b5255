import { CLEAR, MADE_UP, OF_NO_CASE, PAPERWORK, PLACED, WELL } from './risk-calm.ts'
import { phrasesOf, PhraseBook } from './risk-phrases.ts'
import { isMonth } from './risk-time.ts'
import type { Sentence } from './sentence.ts'

const CALM = new PhraseBook<'well' | 'paperwork'>([
  ...phrasesOf('well' as const, WELL),
  ...phrasesOf('paperwork' as const, PAPERWORK),
])
const PLACES = new PhraseBook(phrasesOf('placed', PLACED))
const CLEARLY = new PhraseBook(phrasesOf('clear', CLEAR))
const GENRES = new PhraseBook([...wordsFor('made-up', MADE_UP), ...wordsFor('general', OF_NO_CASE)])

/** Each phrase is its own label, so that two can be told from the same one twice. */
function wordsFor(genre: 'made-up' | 'general', written: string) {
  return written.split(/[/\n]/u).flatMap((phrase) => phrasesOf({ genre, phrase }, phrase))
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const DENYING = setOf(
  'not no never if whether unless nobody hope says said saying tells telling claims insists reckons thinks told assured assures assurances apparently supposedly your you',
)
const HEARSAY = setOf(
  'not if whether unless says said say claims insists reckons thinks think told assured apparently supposedly your you suggest suggests',
)
/** What makes another's word of what stands before it, or takes it back. */
const TURNING = setOf(
  'but however though although yet except until unless ? say says said told answer according apparently you your',
)
const PRESENT = setOf("is are 's has")
const PAST = setOf('was were')
const UNTIL = setOf('until till til')
const SOON =
  /^(?:\d|(?:this|tonight|tomorrow|home|lunch|she|he|they|then|one|two|three|four|five|six|seven|eight|nine|ten|half|quarter|noon|midnight)$)/u

/** What speaks of calm in a sentence, as its sender's own word. */
export const calmIn = (words: readonly string[]): ('well' | 'paperwork')[] =>
  CALM.matches(words)
    .filter(({ label, start }) => label === 'paperwork' || !isAnyOf(DENYING, words, start - 6, start))
    .map(({ label }) => label)

/** Whether a sentence says that all is well, and not only until this evening: "she is safe with us until three". */
export const isWell = ({ words }: Sentence): boolean => calmIn(words).includes('well') && !isUntilSoon(words)

/** Whether a sentence says where somebody is kept or cared for, and not only until this evening. */
export const isPlaced = (words: readonly string[]): boolean =>
  PLACES.matches(words).length > 0 && !isUntilSoon(words)

const isUntilSoon = (words: readonly string[]): boolean =>
  words.some((word, at) => UNTIL.has(word) && SOON.test(words[at + 1] ?? '') && !isMonth(words[at + 2]))

/** A longer sentence argues. */
const LONGEST = 100

/** Whether a sentence says, as its sender's own word, that nobody is in danger now. */
export function isClear(sentence: Sentence): boolean {
  const words = sentence.words.slice(0, LONGEST)
  return CLEARLY.matches(words).some(
    ({ start, end }) =>
      !isAnyOf(HEARSAY, words, start - 6, start) &&
      (isAnyOf(PRESENT, words, start, end) || !isAnyOf(PAST, words, start, end)) &&
      !isAnyOf(TURNING, words, end),
  )
}

/** What a mail is about when two of its words say so: a case, one that is made up, or no case at all. */
export function genreOf(sentences: readonly Sentence[]): 'case' | 'made-up' | 'general' {
  const found = sentences.flatMap(({ words }) => GENRES.matches(words).map(({ label }) => label))
  if (new Set(found.map(({ phrase }) => phrase)).size < 2) return 'case'
  return found.some(({ genre }) => genre === 'made-up') ? 'made-up' : 'general'
}

const isAnyOf = (set: ReadonlySet<string>, words: readonly string[], from: number, until?: number): boolean =>
  words.slice(Math.max(0, from), until).some((word) => set.has(word))
