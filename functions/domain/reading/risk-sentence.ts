import { anyOf, inOrder } from './pattern.ts'
import { HARMS } from './risk-families.ts'
import type { Harm } from './risk-family.ts'
import { Mood } from './risk-mood.ts'
import type { Match } from './risk-phrases.ts'
import { isPlaced } from './risk-soothing.ts'
import { nearest, timesIn, type Time } from './risk-time.ts'
import type { Sentence } from './sentence.ts'

/** What one sentence says of harm. */
export interface Said {
  /** It says by itself that somebody is in danger now. */
  readonly danger: boolean
  /** And beside it that it is now, so that nothing said elsewhere soothes. */
  readonly dangerNow: boolean
  /** It names a grave harm, or one of now, which no assurance soothes that is given elsewhere in the mail. */
  readonly firm: boolean
  /** The families of harm that it names, and that are danger if they are of now. */
  readonly fresh: readonly string[]
  /** The kinds of the hints in it, one for each. */
  readonly hints: readonly string[]
}

/** What one sentence says of time, for those beside it. */
export interface Setting {
  readonly now: boolean
  readonly returns: boolean
  readonly pleads: boolean
  /** It tells of long ago, and not of now. */
  readonly past: boolean
}

/** A longer sentence is looked at in pieces, so that time grows with a hostile line's length, not with its square. */
const LONGEST = 100
const OVERLAP = 20

export function saidIn(sentence: Sentence): Said {
  const pieces = piecesOf(sentence.words).map(saidInWords)
  return {
    danger: pieces.some(({ danger }) => danger),
    dangerNow: pieces.some(({ dangerNow }) => dangerNow),
    firm: pieces.some(({ firm }) => firm),
    fresh: pieces.flatMap(({ fresh }) => fresh),
    hints: pieces.flatMap(({ hints }) => hints),
  }
}

export function settingOf(sentence: Sentence): Setting {
  const words = sentence.words.slice(0, LONGEST)
  const times = new Set(timesIn(words).map(({ label }) => label))
  // What is done today with an escalation, and where somebody is now, say nothing of when the harm was.
  const isOfHarm = !words.some((word) => PROCESS.test(word))
  return {
    now: isOfHarm && times.has('now') && !isPlaced(words),
    returns: isOfHarm && times.has('return'),
    pleads: times.has('plea'),
    past: times.has('past') && !times.has('now'),
  }
}

const PROCESS = inOrder(
  /^/u,
  anyOf(
    /step|stage|level|escalat|file|spoke|call$|teams|convers|discuss|email|meeting|conference|writ|repl/u,
    /respon|working|form|log|review|allocat|core$|free$|panel|agenda|invit|conven|mash$|messages$/u,
    /reminder|threshold|deci[ds]|refer/u,
  ),
)

/** "It was in 2009": when what the sentence before tells of was. */
export const isDateOfThat = (sentence: Sentence): boolean =>
  THAT.has(sentence.words[0] ?? '') && WAS.has(sentence.words[1] ?? '') && settingOf(sentence).past
const THAT = new Set(['it', 'that', 'this'])
const WAS = new Set(['was', 'happened'])

/** Harm that waits for somebody where the one who does it is. */
export const isDoneBySomebody = (family: string): boolean => ['violence', 'sexual', 'threat'].includes(family)

function piecesOf(words: readonly string[]): (readonly string[])[] {
  const pieces = [words.slice(0, LONGEST)]
  for (let from = LONGEST - OVERLAP; from + OVERLAP < words.length; from += LONGEST - OVERLAP)
    pieces.push(words.slice(from, from + LONGEST))
  return pieces
}

function saidInWords(words: readonly string[]): Said {
  const told = toldIn(words)
  const isGrave = (each: Told): boolean => each.hit.label.tier === 'grave' && !isOfThen(words, each)
  const isDanger = (each: Told): boolean => isGrave(each) || isNow(words, each.hit, each.time)
  // Who was called may have gone again.
  const isFirm = (each: Told): boolean => isDanger(each) && each.hit.label.family !== 'called'
  const fresh = told.filter(({ hit }) => hit.label.tier !== 'hint')
  // The same words are not both a harm and a hint of another.
  const hints = told.filter(
    ({ hit }) => hit.label.tier === 'hint' && !fresh.some((other) => overlap(hit, other.hit)),
  )
  const familyOf = ({ hit }: Told): string => hit.label.family
  return {
    danger: told.some(isDanger),
    dangerNow: told.some((each) => isFirm(each) && isGrave(each) && each.time === 'now'),
    firm: told.some(
      (each) =>
        isFirm(each) && (each.time === 'now' || (isGrave(each) && each.hit.label.family !== 'stated')),
    ),
    fresh: fresh.map(familyOf),
    hints: hints.map(familyOf),
  }
}

interface Told {
  readonly hit: Match<Harm>
  readonly time: Time | null
}

/** The harm that the words affirm, and that is not long past. */
export function toldIn(words: readonly string[]): Told[] {
  const hits = HARMS.matches(words)
  if (hits.length === 0) return []
  const mood = new Mood(words)
  const times = timesIn(words)
  return hits
    .filter((hit) => mood.tells(hit))
    .map((hit) => ({ hit, time: nearest(times, hit) }))
    .filter(({ time }) => time !== 'past')
}

/**
 * "She was found unconscious": what is told in the past tense, and of no time, is danger only beside a word for now.
 * Danger that is not named is of its verb's time, whatever the time: "she was in danger until today".
 */
function isOfThen(words: readonly string[], { hit: { label, start }, time }: Told): boolean {
  if ((label.family !== 'stated' && time !== null) || words.includes('still')) return false
  const verb = words.findLastIndex((word, at) => at <= start && at >= start - 8 && TENSED.has(word))
  // "Has had to" is of now.
  return PAST_TENSE.has(words[verb] ?? '') && !TENSED.has(words[verb - 1] ?? '')
}
const PAST_TENSE = new Set(['was', 'were', 'had', 'did'])
const TENSED = new Set([...PAST_TENSE, ..."is are 're 's am remains remain has have 've".split(' ')])

const overlap = (one: Match<unknown>, other: Match<unknown>): boolean =>
  one.start < other.end && other.start < one.end

function isNow(words: readonly string[], hit: Match<Harm>, time: Time | null): boolean {
  const { family, tier } = hit.label
  if (tier === 'hint') return false
  if (time === 'now' || (time === 'return' && isDoneBySomebody(family))) return true
  // What somebody is doing goes on.
  const lasts = tier === 'state' || (words[hit.start] ?? '').endsWith('ing')
  return lasts && isPresent(words, hit)
}

const PRESENT = new Set(['is', 'are', "'re", 'am', 'has', 'have', "'ve", 'keeps', 'remains', 'remain'])
const OWNERS = new Set('he she it that who there here mum dad baby what everything nobody door'.split(' '))
/** "He's" is of the present, "his mum's" is hers. */
const isInPresent = (words: readonly string[], at: number): boolean =>
  PRESENT.has(words[at] ?? '') || (words[at] === "'s" && OWNERS.has(words[at - 1] ?? ''))
const isPresent = (words: readonly string[], { start, end }: Match<unknown>): boolean =>
  words.slice(0, end).some((_, at) => at >= start - 3 && isInPresent(words, at))
