import { Parser } from 'htmlparser2'
import { classesHiddenBy, isHidden, remember, styleHides } from './hidden-text.ts'

/** A line of text with what the mail program itself said about it. */
export interface TextLine {
  readonly text: string
  /** `rest`: from this line on, everything is an earlier message. */
  readonly mark: 'none' | 'quote' | 'rest' | 'signature' | 'answer-in-quote'
}

export interface HtmlText {
  readonly lines: readonly TextLine[]
  /** Text that the reader of the mail does not see. */
  readonly hidden: string
  readonly capped: boolean
}

const MAX_TEXT = 400_000
const MAX_CSS = 50_000
/** htmlparser2 takes time by the square of the depth, so a hostile depth is cut in the next chunk. */
const MAX_DEPTH = 1_000
const CHUNK = 65_536

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const SILENT = new Set([
  'style',
  'script',
  'title',
  'head',
  'noscript',
  'template',
  'object',
  'iframe',
  'select',
])
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'meta',
  'link',
  'area',
  'base',
  'col',
  'embed',
  'source',
  'wbr',
])

interface Open {
  readonly tag: string
  readonly hidden: boolean
  readonly silent: boolean
  readonly quote: boolean
  readonly wrapper: boolean
  readonly signature: boolean
  readonly pre: boolean
}

const ROOT: Open = {
  tag: '',
  hidden: false,
  silent: false,
  quote: false,
  wrapper: false,
  signature: false,
  pre: false,
}

/** The element in which a mail program wraps what it quotes. */
function isQuote(tag: string, id: string, classes: string, style: string, type: string): boolean {
  // A bare blockquote is how Gmail and Outlook indent a paragraph that the sender writes.
  if (tag === 'blockquote')
    return type === 'cite' || /quote|cite/u.test(classes) || /border-left:(?!\s*(?:none|0))/iu.test(style)
  return (
    /\b(?:x_)*(?:yahoo_quoted|moz-cite-prefix|gmail_attr|zmail_extra|tutanota_quote|freebirdsQuote)\b/u.test(
      classes,
    ) || id === 'yahoo_quoted'
  )
}

const isWrapper = (classes: string): boolean =>
  /\b(?:x_)*gmail_quote\b|\bprotonmail_quote\b|\bgmail_extra\b(?=.*quote)/u.test(classes)

/** Outlook opens the earlier message with a header block and marks nothing after it as quoted. */
function opensRest(id: string, style: string): boolean {
  if (
    /^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|reply-intro|OLK_SRC_BODY_SECTION)$/u.test(
      id,
    )
  )
    return true
  return (
    style.includes('border') &&
    (/border-top:\s*solid\s*#(?:e1e1e1|b5c4df)/iu.test(style) ||
      /border:\s*none;\s*border-top:\s*solid/iu.test(style))
  )
}

const isSignature = (id: string, classes: string): boolean =>
  /^(?:x_)*(?:signature|ms-outlook-mobile-signature|applemailsignature|composer_signature|divtagdefaultsignature)$/iu.test(
    id,
  ) || /\b(?:x_)*(?:gmail_signature|moz-signature|protonmail_signature_block)\b/u.test(classes)

/** What a reader of the HTML sees, line by line, with the quote marks that the mail program left in it. */
export function textOfHtml(html: string): HtmlText {
  const lines: TextLine[] = []
  const hidden: string[] = []
  const hiddenClasses = new Set<string>()
  const stack: Open[] = [ROOT]
  const hides = remember(styleHides)
  let current = ''
  let currentMark: TextLine['mark'] = 'none'
  let size = 0
  let rest = false
  let capped = false
  let hasWords = false
  let css = ''
  let quoteClosedInWrapper = false

  const top = (): Open => stack.at(-1) ?? ROOT
  const flush = (): void => {
    // Half a million <br> are one blank line.
    if (current === '' && lines.at(-1)?.text === '') return
    const text = current.replace(/[ \t\n\r\f]+/gu, ' ').trim()
    lines.push({ text, mark: text === '' ? 'none' : currentMark })
    current = ''
    hasWords = false
  }
  const markNow = (): TextLine['mark'] => {
    const open = top()
    if (rest) return 'rest'
    if (open.quote) return 'quote'
    if (open.wrapper) return quoteClosedInWrapper ? 'answer-in-quote' : 'quote'
    return open.signature ? 'signature' : 'none'
  }
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        const parent = top()
        const style = attributes['style'] ?? ''
        const id = attributes['id'] ?? ''
        const classes = attributes['class'] ?? ''
        if (BLOCKS.has(tag) || tag === 'br') flush()
        if ((tag === 'td' || tag === 'th') && current !== '') current += ' '
        if (VOID.has(tag)) return
        const quote = isQuote(tag, id, classes, style, attributes['type'] ?? '')
        if (!parent.hidden && !parent.quote && (id !== '' || style !== '') && opensRest(id, style))
          rest = true
        stack.push({
          tag,
          hidden:
            parent.hidden ||
            isHidden(hides(style, attributes['bgcolor'] ?? ''), hiddenClasses, classes, attributes),
          silent: parent.silent || SILENT.has(tag),
          quote: parent.quote || quote,
          wrapper: parent.wrapper || isWrapper(classes),
          signature: parent.signature || isSignature(id, classes),
          pre: parent.pre || tag === 'pre',
        })
      },
      ontext(text) {
        const open = top()
        if (open.silent) {
          if (open.tag === 'style') css += text.slice(0, Math.max(0, MAX_CSS - css.length))
          return
        }
        if (open.hidden) {
          if (hidden.length < 2_000) hidden.push(text)
          return
        }
        if (size > MAX_TEXT) {
          capped ||= /\S/u.test(text)
          return
        }
        size += text.length
        if (!hasWords) currentMark = markNow()
        else if (markNow() !== currentMark && /\S/u.test(text)) {
          flush()
          currentMark = markNow()
        }
        hasWords ||= /\S/u.test(text)
        if (!open.pre) {
          current += text
          return
        }
        const pieces = text.split('\n')
        pieces.forEach((piece, index) => {
          if (index > 0) flush()
          current += piece
        })
      },
      onclosetag(tag) {
        if (VOID.has(tag)) return
        const closed = stack.length > 1 ? stack.pop() : undefined
        if (BLOCKS.has(tag)) flush()
        if (tag === 'style') for (const name of classesHiddenBy(css)) hiddenClasses.add(name)
        if (closed?.quote === true && closed.wrapper && tag === 'blockquote' && !top().quote)
          quoteClosedInWrapper = true
        if (!top().wrapper) quoteClosedInWrapper = false
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  for (let from = 0; from < html.length && stack.length < MAX_DEPTH; from += CHUNK)
    parser.write(html.slice(from, from + CHUNK))
  capped ||= stack.length >= MAX_DEPTH
  if (!capped) parser.end()
  flush()
  return { lines, hidden: hidden.join(' '), capped }
}
