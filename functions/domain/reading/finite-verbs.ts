import type { Token } from './tokens.ts'
import * as lexicon from './words.ts'

/** A stretch of a sentence in which a finite verb is looked for: from the last mark or verb to the next mark. */
export interface Stretch {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
  /** Just after the last verb that was found, or `from`. */
  readonly limit: number
}

export const isNounLike = (word: string): boolean =>
  /^[\p{L}\d§¤]/u.test(word) &&
  !lexicon.PREPOSITIONS.has(word) &&
  !lexicon.COORDINATORS.has(word) &&
  !lexicon.SUBORDINATORS.has(word) &&
  !isAuxiliary(word) &&
  !lexicon.isAdverb(word) &&
  !lexicon.PRONOUNS.has(word) &&
  !lexicon.DETERMINERS.has(word)

const isAuxiliary = (word: string): boolean =>
  lexicon.FINITE.has(word) || lexicon.BE.has(word) || lexicon.HAVE.has(word) || lexicon.DO.has(word)

export function backOverAdverbs(tokens: readonly Token[], from: number, limit: number): number {
  let index = from
  while (index >= limit && (lexicon.isAdverb(tokens[index]?.word ?? '') || tokens[index]?.word === '"'))
    index -= 1
  return index
}

const endsClause = (word: string): boolean =>
  word === ',' || lexicon.COORDINATORS.has(word) || lexicon.SUBORDINATORS.has(word)

/** "please can you …", "are we …": the verb of a question stands before its subject. */
export function isInverted(tokens: readonly Token[], index: number, from: number): boolean {
  const word = tokens[index]?.word ?? ''
  if (!lexicon.FINITE.has(word) && word !== 'do' && word !== 'have') return false
  const next = tokens[index + 1]?.word ?? ''
  if (!/^(?:i|we|you|he|she|they|it|this|someone|somebody|anyone|whoever|there)$/u.test(next)) return false
  const before = tokens[index - 1]?.word ?? ''
  return index === from || before === 'please' || endsClause(before)
}

/** Whether the word at `index` is the finite verb of a clause. */
export function isFinite(stretch: Stretch, index: number): boolean {
  const { tokens, from, limit } = stretch
  const word = tokens[index]?.word ?? ''
  if (!/^\p{L}/u.test(word)) return false
  if (isInverted(tokens, index, from)) return true
  const at = backOverAdverbs(tokens, index - 1, from)
  const previous = at >= from ? (tokens[at]?.word ?? '') : ''
  if (lexicon.FINITE.has(word))
    return (
      previous !== 'to' &&
      !(isAuxiliary(previous) && at >= limit - 1) &&
      !(word === 'may' && /^\d/u.test(previous))
    )
  const before = at >= limit ? previous : ''
  // "Have decided to escalate": people drop the "I".
  if (word === 'have' && index === from && lexicon.isParticiple(tokens[index + 1]?.word ?? '')) return true
  if (word === 'have' || word === 'do')
    return lexicon.PRONOUNS.has(before) ? !isInverted(tokens, at - 1, from) : isNounLike(before)
  if (!isContent(word)) return false
  if (lexicon.PRONOUNS.has(before) && isInverted(tokens, at - 1, from)) return false
  if (/^(?:i|we|they|he|she|who)$/u.test(before)) return true
  if (/^(?:nobody|everyone|everybody|somebody|someone|anyone|none)$/u.test(before))
    return lexicon.isVerb(word)
  if (before === 'you')
    return lexicon.isVerb(word) && !/^(?:let|make|help|have|see)$/u.test(tokens[at - 1]?.word ?? '')
  if (/^(?:it|this|that|which|there|here)$/u.test(before)) {
    const isObject =
      lexicon.isParticiple(word) &&
      (lexicon.PREPOSITIONS.has(tokens[at - 1]?.word ?? '') ||
        /^(?:like|want|wants|wish|need|get|have|had|see|like)$/u.test(tokens[at - 1]?.word ?? ''))
    return lexicon.isVerb(word) && (isThird(word) || lexicon.isPastForm(word)) && !isObject
  }
  return isAfterNoun(stretch, index, at)
}

const isContent = (word: string): boolean =>
  !lexicon.PREPOSITIONS.has(word) &&
  !lexicon.COORDINATORS.has(word) &&
  !lexicon.SUBORDINATORS.has(word) &&
  !lexicon.DETERMINERS.has(word) &&
  !lexicon.PRONOUNS.has(word) &&
  !lexicon.OBJECT_PRONOUNS.has(word) &&
  !lexicon.isAdverb(word) &&
  !lexicon.NOT.has(word)

const isThird = (word: string): boolean => word.endsWith('s') && lexicon.lemmaOf(word) !== word

/** "the Trust escalates", "Carol texted that": after a noun, unless the stretch has a plainer verb. */
function isAfterNoun({ tokens, from, to, limit }: Stretch, index: number, at: number): boolean {
  const word = tokens[index]?.word ?? ''
  if (!lexicon.isVerb(word)) return false
  if (isSecondVerb({ tokens, from, to, limit }, index)) return true
  const says =
    /^(?:say|think|believe|claim|reckon|feel|want|insist|argue)$/u.test(word) &&
    /^(?:that|this|it|they|we|i|you)$/u.test(tokens[index + 1]?.word ?? '')
  if (!(isThird(word) || lexicon.isPastForm(word) || says)) return false
  const before = at >= from ? (tokens[at]?.word ?? '') : ''
  const next = tokens[index + 1]?.word ?? ''
  const isContinued =
    (before === ',' || before === 'and') &&
    limit > from &&
    lexicon.isPastForm(word) &&
    lexicon.DETERMINERS.has(next)
  if (isContinued) return true
  if (at < limit || !isNounLike(before)) return false
  // "22 steps" are counted.
  if (/^\d/u.test(before) && /^(?:steps?|levels?|stages?)$/u.test(word)) return false
  if (tokens[at - 1]?.word === 'please' || (lexicon.isIng(before) && at === limit)) return false
  if (/^(?:that|they|we|i|it|he|she)$/u.test(next) && index + 1 < to) return true
  if (hangsOnVerb(tokens, at, limit, from)) return false
  // "Mum says the school is …": only a participle can wait for another verb.
  if (isThird(word)) return true
  for (let later = index + 1; later < to; later += 1) {
    const one = tokens[later]?.word ?? ''
    if (endsClause(one)) break
    if (lexicon.FINITE.has(one) && !lexicon.PRONOUNS.has(tokens[later - 1]?.word ?? '')) return false
  }
  return true
}

/** "We note this but remain opposed and hereby progress to …": a bare verb that shares its subject with the one before. */
function isSecondVerb({ tokens, from, limit }: Stretch, index: number): boolean {
  const word = tokens[index]?.word ?? ''
  const at = backOverAdverbs(tokens, index - 1, from)
  if (limit === from || !/^(?:and|but|so|therefore|hence|thus)$/u.test(tokens[at]?.word ?? '')) return false
  if (
    lexicon.lemmaOf(word) !== word ||
    !(lexicon.TAKING.has(word) || lexicon.STATING.has(word) || word === 'maintain' || word === 'remain')
  )
    return false
  const next = tokens[index + 1]?.word ?? ''
  if (!(
    lexicon.DETERMINERS.has(next) ||
    lexicon.PREPOSITIONS.has(next) ||
    lexicon.PRONOUNS.has(next) ||
    next === '§' ||
    next === '¤'
  ))
    return false
  // "I will wait and move …": the bare verb still hangs on the "will".
  const before = tokens.slice(limit - 1, at).map((token) => token.word)
  return !before.some(
    (one, place) => lexicon.MODAL.has(one) || (one === 'to' && lexicon.isVerb(before[place + 1] ?? '')),
  )
}

/** Whether an earlier verb of the same stretch governs the noun ("moving the concern raised …"). */
function hangsOnVerb(tokens: readonly Token[], noun: number, limit: number, from: number): boolean {
  if (limit === from) return false
  for (let index = noun; index >= limit; index -= 1) if (endsClause(tokens[index]?.word ?? '')) return false
  return true
}
