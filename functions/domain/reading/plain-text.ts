import type { TextLine } from './html-text.ts'

export interface Normalised {
  readonly lines: readonly TextLine[]
  readonly capped: boolean
}

const MAX_LINES = 4_000
const MAX_LINE = 20_000
const MAX_TEXT = 400_000

/** Invisible or direction-changing characters (zero width, bidi controls, soft hyphen, BOM): they hide words from a reader of text. */
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/gu
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu

/** Compatibility forms and invisible characters undone, exotic spaces made plain, long gaps closed, no line break left. */
function clean(text: string): string {
  const plain = NEEDS_CLEANING.test(text) ? cleaned(text) : text
  const trimmed = withoutTrailingBlanks(plain)
  const joined = trimmed.includes('\n') ? trimmed.replaceAll('\n', ' ') : trimmed
  return joined.length > LONG_LINE ? joined.replace(LONG_GAP, ' ') : joined
}

const NEEDS_CLEANING = /[^\t\n\u0020-\u007e]/u
/** Every pattern that allows white space takes time by the square of its length. */
const LONG_GAP = /\s{50,}/gu
const LONG_LINE = 200

function withoutTrailingBlanks(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end -= 1
  return end === text.length ? text : text.slice(0, end)
}

const cleaned = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/gu, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, ' ')
    .normalize('NFKC')

/**
 * Lines ready for the quote splitters: runs of blank lines are one blank line, because 50,000 of them take
 * email-reply-parser 19 seconds, and planer silently cuts at 1,000 lines.
 */
export function normaliseLines(lines: readonly TextLine[]): Normalised {
  const kept: TextLine[] = []
  let size = 0
  let capped = false
  for (const line of lines) {
    const text = clean(line.text)
    const isBlank = text === '' || text.trim() === ''
    if (isBlank && (kept.length === 0 || kept.at(-1)?.text === '')) continue
    if (kept.length >= MAX_LINES || size > MAX_TEXT) {
      capped ||= !isBlank
      break
    }
    if (text.length > MAX_LINE) capped = true
    kept.push({ text: isBlank ? '' : text.slice(0, MAX_LINE), mark: isBlank ? 'none' : line.mark })
    size += text.length
  }
  return { lines: kept, capped }
}

/** Plain text as lines; the marks of plain text are found later, in the words. */
export function linesOfPlain(text: string): TextLine[] {
  const limit = MAX_TEXT * 2
  const lines = text.slice(0, limit).split(/\r\n|[\r\n\u2028\u2029\u0085]/u)
  if (text.length > limit) lines.push('x'.repeat(MAX_LINE + 1))
  return lines.map((line) => ({ text: line, mark: 'none' as const }))
}
