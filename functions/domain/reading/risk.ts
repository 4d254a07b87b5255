import { HARMS } from './risk-families.ts'
import { Opening } from './risk-opening.ts'
import {
  isDateOfThat,
  isDoneBySomebody,
  saidIn,
  settingOf,
  type Said,
  type Setting,
} from './risk-sentence.ts'
import { genreOf, isClear, isWell } from './risk-soothing.ts'
import { addsUp } from './risk-weighing.ts'
import { Sentence } from './sentence.ts'
import { sentencesOf } from './sentences.ts'

const OPENING = new Opening(HARMS.phrases)
const SILENCE = new Sentence('')
const NOTHING: Said = { danger: false, dangerNow: false, firm: false, fresh: [], hints: [] }

/**
 * Whether what a person newly wrote says that somebody is in immediate or escalating danger: in so many words, as
 * a harm that is affirmed and of now, or by many small signs that add up. Each sentence is read by itself, then
 * beside its neighbours ("He hit her. It was this morning."). A false alarm costs a telephone call, so rather that
 * than a danger that is missed.
 */
export function immediateRiskIn(text: string | readonly Sentence[]): boolean {
  const sentences = typeof text === 'string' ? sentencesOf(text) : text
  const said: Said[] = []
  for (const sentence of sentences) {
    const here = OPENING.isIn(sentence.plain) ? saidIn(sentence) : NOTHING
    if (here.dangerNow) return true
    said.push(here)
  }
  // Most mail tells of nothing that would have to be soothed.
  if (!isTold(said, sentences) && !addsUp(sentences, said)) return false
  const genre = genreOf(sentences)
  if (genre === 'case' && !sentences.some(isClear)) return true
  return genre !== 'made-up' && isTold(said.map(ifFirm), sentences)
}

const ifFirm = (each: Said): Said => (each.firm ? each : NOTHING)

function isTold(said: readonly Said[], sentences: readonly Sentence[]): boolean {
  return said.some(({ danger, firm, fresh, hints }, at) => {
    if (!danger && fresh.length === 0 && hints.length === 0) return false
    const around = [at - 1, at, at + 1].map((each) => sentences[each] ?? SILENCE)
    const near = around.map(settingOf)
    return (
      (danger || isFresh(said, at, near) || areHintsOfNow(said, at, near)) &&
      !around.slice(firm ? 1 : 0).some(isWell) &&
      !isDateOfThat(sentences[at + 1] ?? SILENCE)
    )
  })
}

/** A harm beside a sentence that tells of now. */
function isFresh(said: readonly Said[], at: number, near: readonly Setting[]): boolean {
  const fresh = said[at]?.fresh ?? []
  if (fresh.length === 0) return false
  return near.some(
    ({ now, returns }, place) => place !== 1 && (now || (returns && fresh.some(isDoneBySomebody))),
  )
}

/** Rare words of two kinds in two sentences that follow each other, beside one that tells of now or pleads. */
function areHintsOfNow(said: readonly Said[], at: number, near: readonly Setting[]): boolean {
  const both = [at, at + 1]
  const fresh = both.flatMap((each) => said[each]?.fresh ?? [])
  const hints = both.flatMap((each) => said[each]?.hints ?? [])
  const kinds = new Set([...fresh, ...hints])
  const many = hints.filter((kind) => kind !== 'dependent').length > 2
  if (kinds.size < (many ? 1 : 2)) return false
  // Whom it is about and that somebody told are in calm mail too.
  const isVague = [...kinds].filter((kind) => kind !== 'dependent' && kind !== 'told').length < 2
  return kinds.size > (isVague ? 3 : 2) || near.some(({ now, pleads }) => now || pleads)
}
