import EmailReplyParser from 'email-reply-parser'
import replyParser from 'node-email-reply-parser'
import { extractFrom } from 'planer'
import type { PlacedLine } from './new-text.ts'

/**
 * Lines around the sentence that the libraries see: planer cuts at 1,000 lines without a word, and email-reply-parser's time
 * grows faster than its input.
 */
const LINES_BEFORE = 150
const LINES_AFTER = 15

const opinions: readonly ((text: string) => string)[] = [
  (text) => new EmailReplyParser().parseReply(text),
  (text) => replyParser(text, true),
  (text) => extractFrom(text, 'text/plain'),
]

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Whether most quote splitters (email-reply-parser, node-email-reply-parser, planer) set apart a sentence that our own
 * splitter takes for new. One of three alone is often wrong (planer cuts at any line that starts "Date:"); two are a doubt
 * that a person must settle.
 */
export function othersSetApart(placed: readonly PlacedLine[], sentence: string): boolean {
  const wanted = letters(sentence)
  const at = lineOf(placed, wanted)
  if (at === null) return false
  const text = placed
    .slice(Math.max(0, at.first - LINES_BEFORE), at.last + LINES_AFTER)
    .map(({ text: line, part }) =>
      part === 'quote' && !/^\s*>/u.test(line) && line !== '' ? `> ${line}` : line,
    )
    .join('\n')
  const apart = opinions.filter((visible) => !letters(visible(text)).includes(wanted))
  return apart.length >= 2
}

/** The new lines over which the sentence runs; null when it is not in the body (it may be the subject). */
function lineOf(placed: readonly PlacedLine[], wanted: string): { first: number; last: number } | null {
  for (let first = 0; first < placed.length; first += 1) {
    if (placed[first]?.part !== 'new' || placed[first]?.text === '') continue
    let joined = ''
    for (let last = first; last < Math.min(placed.length, first + 60); last += 1) {
      if (placed[last]?.part === 'new') joined += letters(placed[last]?.text ?? '')
      if (joined.includes(wanted)) return { first, last: last + 1 }
      if (!continues(joined, wanted)) break
    }
  }
  return null
}

/** The sentence may still begin at the end of what was joined. */
function continues(joined: string, wanted: string): boolean {
  for (let length = Math.min(joined.length, wanted.length); length > 0; length -= 1) {
    if (joined.endsWith(wanted.slice(0, length))) return true
  }
  return false
}
