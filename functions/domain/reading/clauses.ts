import { backOverAdverbs, isFinite, isInverted, isNounLike } from './finite-verbs.ts'
import { OTHER_STEP, STEP, type Token } from './tokens.ts'
import * as lexicon from './words.ts'

/** One clause: its words from `start` to `end`, its finite verb at `verb` (-1 where it has none). */
export interface Clause {
  readonly start: number
  readonly end: number
  readonly verb: number
  /** The words before the verb that say of whom it speaks; those of the clause before where it has none of its own. */
  readonly subject: readonly Token[]
  /** What ties it to the clause before: a conjunction, a mark, or `embedded` where it is what the clause before says. */
  readonly tie: string
  /** A comma or a stop stands before the tie. */
  readonly apart: boolean
}

const BREAKS = new Set(['.', ';', ':', '-', '?', '!', '[', ']', '(', ')', '...', '|', '/', '•', '*'])
const CONSEQUENCE = new Set(['so', 'hence', 'therefore', 'thus', 'accordingly', 'consequently'])

/** Cuts the words of a sentence into clauses, from left to right. */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const clauses: Clause[] = []
  let from = 0
  let mark = ''
  for (let index = 0; index <= tokens.length; index += 1) {
    const word = tokens[index]?.word
    if (word !== undefined && !BREAKS.has(word)) continue
    if (index > from) clauses.push(...clausesIn(tokens, from, index, mark))
    from = index + 1
    mark = word ?? ''
  }
  return clauses
}

function clausesIn(tokens: readonly Token[], from: number, to: number, mark: string): Clause[] {
  const found: Clause[] = []
  let limit = from
  const open = (start: number, verb: number): void => {
    const tie = tieBefore(tokens, start, from, mark)
    const last = found.at(-1)
    if (last === undefined && hasWords(tokens, from, start))
      found.push({ ...tieBefore(tokens, from, from, mark), start: from, end: start, verb: -1, subject: [] })
    const before = found.at(-1)
    if (before !== undefined) found[found.length - 1] = { ...before, end: start }
    found.push({ ...tie, start, end: to, verb, subject: subjectFor(tokens, found, start, verb, from) })
  }
  for (let index = from; index < to; index += 1) {
    if (isFinite({ tokens, from, to, limit }, index)) {
      open(isInverted(tokens, index, from) ? index : subjectStart(tokens, index, limit), index)
      limit = index + 1
    } else if (opensFragment(tokens, index, from, limit) && !finiteFollows(tokens, index, to)) {
      open(index, -1)
      limit = index + 1
    }
  }
  if (found.length === 0)
    found.push({ ...tieBefore(tokens, from, from, mark), start: from, end: to, verb: -1, subject: [] })
  return found
}

function subjectFor(
  tokens: readonly Token[],
  found: readonly Clause[],
  start: number,
  verb: number,
  from: number,
): readonly Token[] {
  const gerund =
    found.at(-1)?.tie === 'what'
      ? tokens.slice(start, verb).find(({ word }) => lexicon.isIng(word))
      : undefined
  // "What I am doing now is …": the thing at hand.
  if (gerund !== undefined) return [{ word: 'this', named: false }]
  const own = tokens.slice(start, Math.max(start, verb)).filter(({ word }) => word !== '"')
  if (own.some(({ word }) => !lexicon.isAdverb(word) && /[\p{L}\d§¤]/u.test(word)) || verb < 0) return own
  if (isInverted(tokens, verb, from)) return []
  const word = tokens[verb]?.word ?? ''
  const shared = found.findLast(({ subject }) => subject.length > 0)?.subject ?? []
  // "As I understand it the school … and is now": "is" is not said of "I".
  if (/^(?:is|has|was)$/u.test(word) && shared.some((token) => lexicon.SENDER.has(token.word)))
    return [
      {
        word: /\b(?:reason|purpose|aim|point)\b/u.test(
          tokens
            .slice(from, start)
            .map((token) => token.word)
            .join(' '),
        )
          ? 'this'
          : 'they',
        named: false,
      },
    ]
  // A bare verb or "am" goes with I or we, however near another noun stands.
  if (word === 'am' || word === 'have' || (lexicon.lemmaOf(word) === word && !lexicon.FINITE.has(word))) {
    const sender = found.findLast(({ subject }) => subject.some((token) => lexicon.SENDER.has(token.word)))
    if (sender !== undefined) return sender.subject
  }
  const last = found.at(-1)
  // "What you are reading is …": the thing at hand.
  if (last?.tie === 'what')
    return tokens.slice(last.start, last.end).some(({ word }) => word === 'they' || word === 'said')
      ? last.subject
      : [{ word: 'this', named: false }]
  // "The governing body, having heard …, hereby commences": the subject stands before the first comma.
  if (last !== undefined && last.verb < 0)
    return tokens.slice(last.start, last.end).slice(
      0,
      tokens.slice(last.start, last.end).findIndex(({ word }) => word === ','),
    )
  // "We consider that step one is over and are now moving": it is we who move, not the step.
  return (
    found.findLast(
      ({ subject }) =>
        subject.length > 0 && !subject.some(({ word }) => word === STEP || word === OTHER_STEP),
    )?.subject ?? []
  )
}

const hasWords = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .some(
      ({ word }) =>
        isNounLike(word) ||
        (lexicon.PREPOSITIONS.has(word) &&
          word !== 'as' &&
          word !== 'since' &&
          word !== 'after' &&
          word !== 'before' &&
          word !== 'until'),
    )

function tieBefore(
  tokens: readonly Token[],
  start: number,
  from: number,
  mark: string,
): Pick<Clause, 'tie' | 'apart'> {
  let tie = ''
  for (let index = start - 1; index >= from; index -= 1) {
    const word = tokens[index]?.word ?? ''
    if (word === ',') return { tie: tie || ',', apart: true }
    if (lexicon.COORDINATORS.has(word) || lexicon.SUBORDINATORS.has(word)) {
      if (tie === '') tie = word
      continue
    }
    if (word === '"' || lexicon.isAdverb(word)) continue
    return tie === '' ? tieBeforeLead(tokens, index, from) : { tie, apart: false }
  }
  return { tie: tie || mark, apart: true }
}

/** "…, so by this email we start": the words that only lead up to the clause belong to it. */
function tieBeforeLead(tokens: readonly Token[], end: number, from: number): Pick<Clause, 'tie' | 'apart'> {
  for (let index = end; index > Math.max(from, end - 6); index -= 1) {
    const before = tokens[index - 1]?.word ?? ''
    if (lexicon.isVerb(tokens[index]?.word ?? '') && index < end) break
    if (!lexicon.PREPOSITIONS.has(tokens[index]?.word ?? '')) continue
    if (before === ',' || lexicon.COORDINATORS.has(before))
      return { tie: before, apart: before === ',' || tokens[index - 2]?.word === ',' }
  }
  return { tie: 'embedded', apart: false }
}

const AUXILIARY = /^(?:is|are|am|have|has|do|was|were|been|and|i|we|would|will|must)$/u

/** "…, so to §", "…, escalating to §", "… and please treat": a clause of its own without a finite verb. */
function opensFragment(tokens: readonly Token[], index: number, from: number, limit: number): boolean {
  const word = tokens[index]?.word ?? ''
  const before = index > from ? (tokens[index - 1]?.word ?? '') : ''
  const isCut = before === ',' || lexicon.COORDINATORS.has(before)
  if (word === 'please') return isCut || index === limit
  if (CONSEQUENCE.has(before))
    return (
      !AUXILIARY.test(tokens[index - 2]?.word ?? '') &&
      /[\p{L}§]/u.test(word) &&
      !/^(?:far|that|much|many|long)$/u.test(word)
    )
  return isCut && lexicon.isIng(word) && lexicon.TAKING.has(lexicon.lemmaOf(word))
}

function finiteFollows(tokens: readonly Token[], index: number, to: number): boolean {
  for (let next = index; next < to; next += 1) {
    const word = tokens[next]?.word ?? ''
    if (word === ',' || (word === STEP && next > index) || lexicon.SUBORDINATORS.has(word)) return false
    if (isFinite({ tokens, from: index, to, limit: index }, next)) return true
  }
  return false
}

/** Where the subject of the verb begins: after the last mark, conjunction or verb. */
function subjectStart(tokens: readonly Token[], verb: number, limit: number): number {
  let previous = backOverAdverbs(tokens, verb - 1, limit)
  // "Step two therefore applies": next to the verb it is no conjunction.
  if (CONSEQUENCE.has(tokens[previous]?.word ?? '') && isNounLike(tokens[previous - 1]?.word ?? ''))
    previous = backOverAdverbs(tokens, previous - 1, limit)
  const pronoun = tokens[previous]?.word ?? ''
  if (previous >= limit && lexicon.COORDINATORS.has(pronoun)) return previous + 1
  const isPlace =
    (pronoun === 'here' || pronoun === 'there') &&
    previous > limit &&
    /^\p{L}/u.test(tokens[previous - 1]?.word ?? '') &&
    !lexicon.isAdverb(tokens[previous - 1]?.word ?? '') &&
    !lexicon.COORDINATORS.has(tokens[previous - 1]?.word ?? '')
  if (previous < limit || isPlace || !lexicon.PRONOUNS.has(pronoun)) return nounStart(tokens, previous, limit)
  return pronoun === 'i' && tokens[previous - 1]?.word === 'and'
    ? partnerStart(tokens, previous, limit)
    : previous
}

/** "My head and I": the partner belongs to the subject, where nothing but a short noun stands before the "and". */
function partnerStart(tokens: readonly Token[], pronoun: number, limit: number): number {
  const start = nounStart(tokens, pronoun - 2, limit)
  const partner = tokens.slice(start, pronoun - 1).map(({ word }) => word)
  const isNoun =
    partner.length > 0 &&
    partner.length <= 3 &&
    partner.every((word) => (isNounLike(word) && !lexicon.isVerb(word)) || lexicon.DETERMINERS.has(word))
  return isNoun &&
    !isVerbLike(tokens[start - 1]?.word ?? '') &&
    !partner.includes(STEP) &&
    !partner.includes(OTHER_STEP)
    ? start
    : pronoun
}

const isVerbLike = (word: string): boolean =>
  lexicon.isVerb(word) ||
  lexicon.FINITE.has(word) ||
  lexicon.BE.has(word) ||
  lexicon.HAVE.has(word) ||
  lexicon.DO.has(word)

function nounStart(tokens: readonly Token[], end: number, limit: number): number {
  let index = end
  for (; index >= limit; index -= 1) {
    const word = tokens[index]?.word ?? ''
    if (word === ',' || (lexicon.COORDINATORS.has(word) && !joinsNouns(tokens, index, limit))) break
    if (lexicon.SUBORDINATORS.has(word)) break
  }
  let start = index + 1
  while (start < end && lexicon.OBJECT_PRONOUNS.has(tokens[start]?.word ?? '')) start += 1
  return start
}

/** "the head and the governors", "governors and head": both are the subject. */
const joinsNouns = (tokens: readonly Token[], index: number, limit: number): boolean => {
  const before = tokens[index - 1]?.word ?? ''
  const after = tokens[index + 1]?.word ?? ''
  return (
    tokens[index]?.word === 'and' &&
    index > limit &&
    index - limit < 6 &&
    isNounLike(before) &&
    before !== STEP &&
    before !== OTHER_STEP &&
    (isNounLike(after) || /^(?:the|our|my|its|their|your|a|an)$/u.test(after))
  )
}
