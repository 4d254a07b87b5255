import { isBanner, isDashes, isDisclaimer, isSentFrom, isSignOff } from './closing-lines.ts'
import type { TextLine } from './html-text.ts'
import { GROUPWISE, isForwardHeader, quoteHeaderLength } from './quote-headers.ts'

export type Part = 'new' | 'answer' | 'quote' | 'forward' | 'signature' | 'disclaimer' | 'banner'

export interface PlacedLine {
  readonly text: string
  readonly part: Part
}

/** A bar opens a quote only where it does not draw a table. */
const QUOTED = /^\s{0,3}(?:>|\|(?=\s)(?!.*\|\s*$))/u
/** A sign-off needs little after it: with more than this many lines of prose below, it was not the end. */
const MAX_SIGNATURE_LINES = 40

/** Says of each line whether the sender newly wrote it, and if not, what it is. Every line comes back, in order. */
export function placeLines(lines: readonly TextLine[]): readonly PlacedLine[] {
  const texts = lines.map((line) => line.text)
  const parts = lines.map<Part>(() => 'new')
  const bodyEnd = markQuotes(lines, texts, parts)
  markBanners(texts, parts)
  markClosing(texts, parts, bodyEnd)
  markAnswers(texts, parts)
  return texts.map((text, index) => ({ text, part: parts[index] ?? 'new' }))
}

/** Marks what is quoted; returns the index from which everything is an earlier message. */
function markQuotes(lines: readonly TextLine[], texts: readonly string[], parts: Part[]): number {
  for (let index = 0; index < texts.length; index += 1) {
    const line = lines[index]
    if (line === undefined || line.text === '') continue
    if (line.mark === 'quote' || (QUOTED.test(line.text) && !GROUPWISE.test(line.text)))
      parts[index] = 'quote'
    if (line.mark === 'answer-in-quote') parts[index] = 'answer'
    if (line.mark === 'signature') parts[index] = 'signature'
    if (line.mark === 'rest') return fillRest(parts, index, 'quote')
    if (parts[index] !== 'new' && parts[index] !== 'signature') continue
    const header = quoteHeaderLength(texts, index)
    if (header === 0) continue
    const after = nextWritten(texts, index + header)
    const marked = after < texts.length && (QUOTED.test(texts[after] ?? '') || lines[after]?.mark === 'quote')
    if (!marked) {
      const isForward = texts.slice(index, index + header).some(isForwardHeader)
      return fillRest(parts, startOfRule(texts, index), isForward ? 'forward' : 'quote')
    }
    parts.fill('quote', index, index + header)
    index += header - 1
  }
  return texts.length
}

function fillRest(parts: Part[], index: number, part: Part): number {
  parts.fill(part, index)
  return index
}

/** The ruler that Outlook draws above its header block belongs to the quote. */
function startOfRule(texts: readonly string[], index: number): number {
  let start = index
  while (start > 0 && /^[\s_*-]*$/u.test(texts[start - 1] ?? '')) start -= 1
  return start
}

function nextWritten(texts: readonly string[], from: number): number {
  let index = from
  while (index < texts.length && texts[index] === '') index += 1
  return index
}

/** External-sender banners stand at the top or the bottom, a paragraph of their own; the lines between are the sender's. */
function markBanners(texts: readonly string[], parts: Part[]): void {
  const top = Math.min(EDGE, texts.length)
  for (let index = 0; index < top; index += 1) markBanner(texts, parts, index)
  for (let index = Math.max(top, texts.length - EDGE); index < texts.length; index += 1)
    markBanner(texts, parts, index)
}

const EDGE = 100

function markBanner(texts: readonly string[], parts: Part[], index: number): void {
  if (parts[index] !== 'new' || !isBanner(texts[index] ?? '')) return
  for (let next = index; next < texts.length && next < index + 6; next += 1) {
    if (texts[next] === '' || parts[next] !== 'new') break
    if (next > index && !isBannerTail(texts[next] ?? '')) break
    parts[next] = 'banner'
  }
}

const isBannerTail = (line: string): boolean =>
  isBanner(line) ||
  /\b(?:links?|attachments?|sender|recogni[sz]e|content is safe|suspicious|phishing|report|outside|helpdesk|service desk)\b/iu.test(
    line,
  )

/** The signature from its separator or sign-off on, the disclaimer from its first words on. */
function markClosing(texts: readonly string[], parts: Part[], bodyEnd: number): void {
  let mode: Part = 'new'
  let above = 0
  let below = countWritten(texts, parts, bodyEnd)
  for (let index = 0; index < bodyEnd; index += 1) {
    const line = texts[index] ?? ''
    const part = parts[index]
    if (part === 'quote' || part === 'answer') mode = 'new'
    if (part !== 'new') continue
    if (line !== '') {
      below -= 1
      if (isDisclaimer(line)) mode = 'disclaimer'
      else if (mode === 'new' && startsSignature(line, above, below)) mode = 'signature'
      if (mode === 'new') above += 1
    }
    if (mode !== 'new') parts[index] = mode
  }
}

function countWritten(texts: readonly string[], parts: readonly Part[], end: number): number {
  let count = 0
  for (let index = 0; index < end; index += 1) if (texts[index] !== '' && parts[index] === 'new') count += 1
  return count
}

/** `above` and `below`: how many of the sender's own lines stand there. */
const startsSignature = (line: string, above: number, below: number): boolean =>
  isSentFrom(line) || (above > 0 && below <= MAX_SIGNATURE_LINES && (isDashes(line) || isSignOff(line)))

/** New words between two quoted runs answer what stands above them: nobody can say which words are whose. */
function markAnswers(texts: readonly string[], parts: Part[]): void {
  const first = parts.indexOf('quote')
  const last = parts.findLastIndex((part, index) => part === 'quote' && QUOTED.test(texts[index] ?? ''))
  if (first < 0) return
  for (let index = first; index < last; index += 1) {
    if (parts[index] === 'new' && /\p{L}/u.test(texts[index] ?? '')) parts[index] = 'answer'
  }
}

/** The lines of the wanted parts, with no more than one blank line between two of them. */
export function textOf(placed: readonly PlacedLine[], wanted: (part: Part) => boolean): string {
  const texts: string[] = []
  for (const { text, part } of placed) {
    if (wanted(part) && (text !== '' || texts.at(-1) !== '')) texts.push(text)
  }
  return texts.join('\n').trim()
}
