import type { Token } from './tokens.ts'
import * as lexicon from './words.ts'

/** What a clause's verbs say, from its finite verb to the step: time, modality, negation, and the verbs one after the other. */
export interface VerbGroup {
  readonly time: 'present' | 'progressive' | 'perfect' | 'past' | 'future' | 'hypothetical'
  readonly negated: boolean
  readonly passive: boolean
  readonly obliged: boolean
  /** "would like", "should be treated": a wish or a demand rather than a supposition. */
  readonly modal: string
  /** The main verb and the verbs that hang on it ("would like to escalate"), each with its place. */
  readonly heads: readonly { readonly verb: string; readonly at: number; readonly negated: boolean }[]
}

const WISHES = /^(?:like|wish|ask|request|invite|appreciate|welcome|want|urge)$/u

export function verbGroupOf(tokens: readonly Token[], from: number, to: number): VerbGroup {
  const word = (index: number): string => (index < to ? (tokens[index]?.word ?? '') : '')
  let modal = ''
  let have = ''
  let be = ''
  let negated = false
  let obliged = false
  let past = false
  let index = from
  let head = ''
  for (; index < to; index += 1) {
    const one = word(index)
    if (lexicon.NOT.has(one) || (one === 'no' && /^(?:longer|more|way)$/u.test(word(index + 1))))
      negated = true
    else if (lexicon.isAdverb(one) || one === '"') continue
    else if (one === ',') {
      // "have, with some reluctance, moved": what stands between commas waits.
      const close = closingComma(word, index, to)
      if (close < 0) break
      index = close
    } else if (lexicon.MODAL.has(one) && head === '') {
      modal ||= one
      if (one === 'ought' && word(index + 1) === 'to') index += 1
    } else if (lexicon.HAVE.has(one)) {
      if (be !== '') break
      have ||= one
      past ||= one === 'had' && have === 'had'
      if (nextIsTo(word, index)) {
        obliged = true
        have = one === 'had' ? 'had' : modal === '' && !past ? '' : have
        index = toIndex(word, index)
      }
    } else if (lexicon.BE.has(one)) {
      be = one
      past ||= (one === 'was' || one === 'were') && modal === ''
    } else if (lexicon.DO.has(one) && index === from) past ||= one === 'did'
    else {
      head = one
      break
    }
  }
  if (/^(?:need|needs|ought)$/u.test(head) && nextIsTo(word, index)) {
    obliged = true
    index = toIndex(word, index) + 1
    while (lexicon.isAdverb(word(index))) index += 1
    head = word(index)
    if (head === 'be') {
      be = 'be'
      index += 1
      head = word(index)
    }
  }
  const isVerbal = be === '' || lexicon.isIng(head) || (lexicon.isParticiple(head) && head !== 'left')
  const verb =
    head === '' || !isVerbal
      ? be === ''
        ? have === ''
          ? lexicon.lemmaOf(head)
          : 'have'
        : 'be'
      : lexicon.lemmaOf(head)
  const at = isVerbal && head !== '' ? index : index - 1
  const passive = be !== '' && lexicon.isParticiple(head)
  const progressive = be !== '' && lexicon.isIng(head)
  const simplePast = be === '' && have === '' && modal === '' && index === from && lexicon.isPastForm(head)
  const heads = [{ verb, at, negated }, ...linksAfter(tokens, at + 1, to)]
  return {
    time: timeOf({
      head,
      modal,
      have,
      past: past || simplePast,
      progressive,
      verb,
      next: heads[1]?.verb,
      nextAt: heads[1]?.at ?? -1,
      at,
    }),
    negated,
    passive,
    obliged,
    modal,
    heads,
  }
}

const closingComma = (word: (index: number) => string, open: number, to: number): number => {
  for (let index = open + 1; index < Math.min(to, open + 12); index += 1)
    if (word(index) === ',') return index
  return -1
}
const toIndex = (word: (index: number) => string, index: number): number => {
  let next = index + 1
  while (lexicon.isAdverb(word(next))) next += 1
  return next
}
const nextIsTo = (word: (index: number) => string, index: number): boolean =>
  word(toIndex(word, index)) === 'to'

interface Signs {
  readonly head: string
  readonly modal: string
  readonly have: string
  readonly past: boolean
  readonly progressive: boolean
  readonly verb: string
  readonly next: string | undefined
  readonly nextAt: number
  readonly at: number
}

function timeOf({ head, modal, have, past, progressive, verb, next, nextAt, at }: Signs): VerbGroup['time'] {
  if (
    modal === 'would' &&
    (WISHES.test(verb) || /^(?:grateful|obliged|glad|pleased)$/u.test(head)) &&
    have === ''
  )
    return 'present'
  if (modal === 'must') return 'present'
  if (modal === 'will' || modal === 'shall') return 'future'
  if (modal !== '') return 'hypothetical'
  if (past) return 'past'
  if (have !== '') return verb === 'have' && !progressive ? 'present' : 'perfect'
  // "is going to move this", but "is going to step two".
  if (progressive && verb === 'go' && next !== undefined && nextAt <= at + 3) return 'future'
  return progressive ? 'progressive' : 'present'
}

/** "… to escalate", "… escalating", "… logged as": the verbs that hang on the main verb. */
function linksAfter(
  tokens: readonly Token[],
  from: number,
  to: number,
): { verb: string; at: number; negated: boolean }[] {
  const links: { verb: string; at: number; negated: boolean }[] = []
  for (let index = from; index < to; index += 1) {
    const word = tokens[index]?.word ?? ''
    if (!/^\p{L}/u.test(word) || lexicon.isAdverb(word)) continue
    let before = index - 1
    while (before >= from && lexicon.isAdverb(tokens[before]?.word ?? '')) before -= 1
    const previous = before >= from - 1 ? (tokens[before]?.word ?? '') : ''
    const verb = lexicon.lemmaOf(word)
    const isInfinitive =
      previous === 'to' && (lexicon.isVerb(word) || word === 'be' || word === 'have') && word === verb
    const isGerund = lexicon.isIng(word) && lexicon.isVerb(word) && !lexicon.DETERMINERS.has(previous)
    const isResult =
      lexicon.isParticiple(word) &&
      (lexicon.TAKING.has(verb) || lexicon.TREATING.has(verb)) &&
      (!lexicon.DETERMINERS.has(previous) || /^(?:this|that)$/u.test(previous))
    const isSubjunctive = (previous === 'you' || previous === 'us') && lexicon.isVerb(word) && word === verb
    if (isInfinitive || isGerund || isResult || isSubjunctive)
      links.push({
        verb,
        at: index,
        negated: tokens
          .slice(from, index)
          .slice(-3)
          .some((token) => token.word === 'not'),
      })
  }
  return links
}
