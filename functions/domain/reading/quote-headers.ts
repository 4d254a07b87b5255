/**
 * The lines with which mail programs introduce an earlier message: Outlook (desktop, web, mobile), Gmail, Apple Mail,
 * Samsung Email, Thunderbird, NHSmail, in English and Welsh, with the few others that a UK partner's phone may be set to.
 */
const WROTE =
  'wrote|writes|ysgrifennodd|a ysgrifennodd|ysgrifennwyd|a écrit|schrieb|escribió|napisał\\(?a?\\)?|ha scritto'

const ON_WROTE = new RegExp(
  `^(?:-+\\s*)?(?:On|Ar|Le|Am|El|W dniu|Il)\\b.{4,300}\\b(?:${WROTE})\\s*:?(?:\\s*-+)?$`,
  'iu',
)
const NAME_WROTE = new RegExp(
  `^.{2,200}(?:<|\\[|\\().{3,200}@.{3,200}(?:>|\\]|\\)).{0,80}\\b(?:${WROTE})\\s*:$`,
  'iu',
)
const NAME_ON_WROTE = /^.{2,120}\bon\b.{4,80}\b(?:wrote|ysgrifennodd)\s*:$/iu
const WELSH_WROTE_FIRST = /^(?:Ar\b.{4,120}[,:]?\s*)?(?:ysgrifennodd)\s.{2,200}(?:<|@).{0,200}:$/iu

const DIVIDER =
  /^[\s>*_]*-{2,}\s*(?:original (?:message|appointment|e-?mail)|forwarded (?:message|e-?mail)|reply message|neges wreiddiol|neges a anfonwyd ymlaen|neges wedi(?:'|’)i hanfon ymlaen)\s*(?:-{2,})?\s*$/iu
const BEGIN_FORWARD = /^(?:begin forwarded message|dechrau neges a anfonwyd ymlaen|forwarded message)\s*:?$/iu

/** GroupWise: ">>> Jo Smith <jo@x.example> 05/01/2026 09:00 >>>", with nothing before the lines below it. */
export const GROUPWISE = /^>>> .{2,200}\d\d.{0,20}>>>$/u

const FROM = 'from|oddi wrth|oddiwrth|o'
const SENT = 'sent|date|anfonwyd|dyddiad'
const OTHER = `${SENT}|to|cc|subject|importance|at|i|copi|pwnc|testun|attachments|atodiadau`
/** A field by its name or, in a Welsh council's mail, by both: "Oddi wrth/From". */
const field = (names: string, then = ''): RegExp =>
  new RegExp(`^[\\s*_]*(?:${names})(?:\\s*/\\s*(?:${names}))?\\s*[*_]*\\s*:[*_]*${then}`, 'iu')
const FROM_FIELD = field(FROM, '\\s*\\S')
const OTHER_FIELD = field(OTHER)
const SENT_FIELD = field(SENT)

/** A cheap first look at the line: a divider, a field, an address, or one of the words that open "On … wrote". */
const MAY_START =
  /^[\s>*_]*(?:-{2,}|begin|dechrau|forwarded|from|oddi|o\s*[*_/]*:|on\b|ar\b|le\b|am\b|el\b|w dniu|il\b|ysgrifennodd)/iu
const mayStart = (line: string): boolean =>
  line.includes('@') ||
  line.startsWith('>>>') ||
  line.includes('<') ||
  MAY_START.test(line) ||
  (MAY_WROTE.test(line) && /\bon\b.*(?:wrote|ysgrifennodd)/iu.test(line))
/** Every line that introduces a quote in words has one of these. */
const SAYS_WROTE = /wr(?:ote|ites)|ysgrif|écrit|schrieb|escribi|napisa|scritto/iu
const MAY_WROTE = /wrote|ysgrif/iu

/** How many lines from `index` on are the header of an earlier message; 0 when none starts here. */
export function quoteHeaderLength(lines: readonly string[], index: number): number {
  const line = (lines[index] ?? '').trim()
  if (line === '' || line.length > 600 || !mayStart(line)) return 0
  if (DIVIDER.test(line) || BEGIN_FORWARD.test(line) || GROUPWISE.test(line)) return 1
  for (const span of [1, 2, 3, 4]) {
    const joined = joinLines(lines, index, span)
    if (joined === null) break
    if (!SAYS_WROTE.test(joined)) continue
    if (ON_WROTE.test(joined) && /\d/u.test(joined)) return span
    if (NAME_WROTE.test(joined) || WELSH_WROTE_FIRST.test(joined)) return span
    if (span === 1 && NAME_ON_WROTE.test(joined) && /\d/u.test(joined)) return span
  }
  return fieldBlockLength(lines, index)
}

function joinLines(lines: readonly string[], index: number, span: number): string | null {
  const part = lines.slice(index, index + span)
  if (part.length < span || part.some((line) => line.trim() === '')) return null
  return part.map((line) => line.trim()).join(' ')
}

/** Outlook's block: From, then at least two of Sent, To, Cc, Subject within the next lines. */
function fieldBlockLength(lines: readonly string[], index: number): number {
  if (!FROM_FIELD.test(lines[index] ?? '')) return 0
  let fields = 0
  let sent = false
  let length = 1
  for (let next = index + 1; next < Math.min(lines.length, index + 10); next += 1) {
    const line = lines[next] ?? ''
    if (line.trim() === '') {
      if (fields > 0) break
      continue
    }
    if (OTHER_FIELD.test(line)) {
      fields += 1
      length = next - index + 1
      sent ||= SENT_FIELD.test(line)
    }
  }
  return fields >= 2 || (fields === 1 && sent) ? length : 0
}

/** Whether the header introduces a forward, which the sender passes on, rather than an answer's quote. */
export const isForwardHeader = (line: string): boolean =>
  /forwarded (?:message|e-?mail)|anfonwyd ymlaen|hanfon ymlaen/iu.test(line)
