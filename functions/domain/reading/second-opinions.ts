import EmailReplyParser from 'email-reply-parser'
import replyParser from 'node-email-reply-parser'
import { extractFrom } from 'planer'
import type { PlacedLine } from './new-text.ts'
import { areSurelyKept } from './splitter-signs.ts'

/**
 * Lines around the sentence that the libraries see: planer cuts at 1,000 lines without a word, and email-reply-parser's time
 * grows faster than its input.
 */
const LINES_BEFORE = 150
const LINES_AFTER = 15

/** The quickest first: two that agree settle it. */
const opinions: readonly ((text: string) => string)[] = [
  (text) => extractFrom(text, 'text/plain'),
  (text) => new EmailReplyParser().parseReply(text),
  (text) => replyParser(text, true),
]

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Whether most quote splitters (email-reply-parser, node-email-reply-parser, planer) set apart a sentence that our own
 * splitter takes for new. One of three alone is often wrong (planer cuts at any line that starts "Date:"); two are a doubt
 * that a person must settle. They are not asked where nothing stands that two of them could cut at.
 */
export function othersSetApart(placed: readonly PlacedLine[], sentence: string): boolean {
  const wanted = letters(sentence)
  const at = lineOf(placed, wanted)
  if (at === null) return false
  const above = asTheySeeIt(placed.slice(Math.max(0, at.first - LINES_BEFORE), at.first))
  const own = asTheySeeIt(placed.slice(at.first, at.last))
  const below = asTheySeeIt(placed.slice(at.last, at.last + LINES_AFTER))
  if (
    areSurelyKept([...above, ...own].join('\n'), below.join('\n')) &&
    letters(own.join('')).includes(wanted)
  )
    return false
  return mostSetApart([...above, ...own, ...below].join('\n'), wanted)
}

/** A quote that our own splitter knows from the HTML shows as plain text shows it. */
const asTheySeeIt = (lines: readonly PlacedLine[]): string[] =>
  lines.map(({ text, part }) =>
    part === 'quote' && !/^\s*>/u.test(text) && text !== '' ? `> ${text}` : text,
  )

/** Asks the libraries themselves. */
function mostSetApart(text: string, wanted: string): boolean {
  let apart = 0
  for (const [asked, visible] of opinions.entries()) {
    if (!letters(visible(text)).includes(wanted)) apart += 1
    // Two of a kind are most.
    if (apart === 2) return true
    if (asked + 1 - apart === 2) return false
  }
  return false
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
