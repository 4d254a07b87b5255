import { everyMatch } from './every-match.ts'
import { Sentence } from './sentence.ts'

const ABBREVIATION =
  /(?:^|[\s(.])(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|st|no|nos|ref|tel|ext|approx|vs|dept|cllr|fao|inc|ltd|rev|sgt|det|insp|para|p\.s|n\.b|cf|re|d\.o\.b|[a-z])\.$/iu
/** Longer than any of them, with what stands before it. */
const LONGEST_ABBREVIATION = 12
const LIST_ITEM = /^\s*(?:[-*•·–—▪◦|]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+/iu

/** Sentences in the sender's own words and order; headings, list items and paragraphs end a sentence too. */
export const sentencesOf = (text: string): Sentence[] =>
  paragraphsOf(text)
    .flatMap(splitSentences)
    .map((sentence) => new Sentence(sentence))

/** Rejoins lines that a mail program wrapped, and keeps apart those that the sender broke. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = []
  let current: string[] = []
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    const last = current.at(-1)
    if (last !== undefined && line !== '' && !LIST_ITEM.test(line) && joins(last, line)) {
      current.push(line)
      continue
    }
    // A table's cells stand in paragraphs of their own.
    if (line === '' && last !== undefined && STEP_LABEL.test(last)) continue
    if (current.length > 0) paragraphs.push(current.join(' '))
    current = line === '' ? [] : [line]
  }
  if (current.length > 0) paragraphs.push(current.join(' '))
  return paragraphs
}

function joins(last: string, line: string): boolean {
  if (STEP_LABEL.test(last) && STEP_VALUE.test(line)) return true
  if (FORM_LINE.test(line)) return false
  if (/^\p{Ll}/u.test(line)) return !/[.!?:]$/u.test(last)
  return last.length >= 45 && last.length <= 80 && !/[.!?:;]$/u.test(last)
}

/** A form's line, "Receiving agency: Children's Social Care". */
const FORM_LINE =
  /^\p{Lu}[\p{L}\d '’/()-]{1,40}(?::|\s\.{3,})\s+\S|^(?:\W*\w+ )?(?:step|stage|level)\b[^.:]{0,20}(?:\s[-–—]\s|:)/iu
/** A form's question and its answer on the next line: "Escalation step (tick one):", "[x] One  [ ] Two". */
const STEP_LABEL =
  /^\W*(?:escalation\s+)?(?:step|stage|level)\b(?!\s*(?:\d|one|two|three|four|five|final)\b)[^.!?\d]{0,50}:?$/iu
const STEP_VALUE =
  /^(?:(?:\[.?\]|☐|☒|☑)\s*(?:step |stage |level )?\w+\b.*|(?:step |stage |level )?(?:one|two|three|four|five|final|\d|1st|2nd|3rd|first|second|third|fourth)(?: step| stage)?\W*(?:\(.*\))?)$/iu

const ENDS = /[.!?…]+["'”’)\]]*\s+(?=["'“‘([]?[\p{Lu}\p{N}"“‘(]|\p{Ll})/gu

function splitSentences(paragraph: string): string[] {
  const sentences: string[] = []
  let start = 0
  for (const end of everyMatch(paragraph, ENDS)) {
    const until = end.index + end[0].length
    const candidate = paragraph.slice(start, until).trimEnd()
    // A form's dots lead to its value: "LEVEL ........ Two".
    const isShort =
      ABBREVIATION.test(candidate.slice(-LONGEST_ABBREVIATION)) &&
      // "I told them no. This is …", where "no. 7" is a number.
      (!/\bno\.$/iu.test(candidate) || /^\d/u.test(paragraph.slice(until)))
    if (isShort || /\.{4,}$|\s\.{2,}$/u.test(candidate)) continue
    if (/\.{2,}$|…$|[!?]["'”’)\]]+$/u.test(candidate) && /^\p{Ll}/u.test(paragraph.slice(until))) continue
    sentences.push(candidate)
    start = until
  }
  const last = paragraph.slice(start).trim()
  if (last !== '') sentences.push(last)
  return sentences
}
