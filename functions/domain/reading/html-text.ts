import { decodeHTML, decodeHTMLAttribute } from 'entities'
import { Parser } from 'htmlparser2'
import { isLost } from './colours.ts'
import { PLAIN_STYLE, ruledStyle, rulesOf, styleOfText, styleSheetsOf, together } from './hidden-text.ts'
import { isQuote, isSignature, marksOfClasses, NO_MARKS, opensRest, remember } from './html-marks.ts'

/** A line of text with what the mail program itself said about it. */
export interface TextLine {
  readonly text: string
  /** `rest`: from this line on, everything is an earlier message. */
  readonly mark: 'none' | 'quote' | 'rest' | 'signature' | 'answer-in-quote'
}

export interface HtmlText {
  readonly lines: readonly TextLine[]
  /** Text that the reader of the mail does not see, or sees struck out. */
  readonly hidden: string
  readonly capped: boolean
}

const MAX_TEXT = 400_000
const MAX_HIDDEN = 100_000
/** htmlparser2 takes time by the square of the depth, so a hostile depth is cut in the next chunk. */
const MAX_DEPTH = 1_000
const CHUNK = 65_536

const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const SILENT = new Set('style script title head noscript template object iframe select'.split(' '))
/** Struck out is taken back. */
const STRUCK = new Set(['s', 'strike', 'del'])
const VOID = new Set('br hr img input meta link area base col embed source wbr'.split(' '))

/** What holds for the text in an element. */
interface Open {
  readonly hidden: boolean
  /** As far as it is given, by the element or by one around it. */
  readonly colour: string
  readonly ground: string
  /** In that colour on that ground. */
  readonly lost: boolean
  readonly silent: boolean
  readonly quote: boolean
  readonly wrapper: boolean
  readonly signature: boolean
  readonly pre: boolean
}

const ROOT: Open = {
  hidden: false,
  colour: '',
  ground: '',
  lost: false,
  silent: false,
  quote: false,
  wrapper: false,
  signature: false,
  pre: false,
}

const isWritten = (text: string): boolean => /\S/u.test(text)
const NEEDS_JOINING = /[\t\n\r\f]| {2}/u
/** White space as a browser shows it. */
const asShown = (text: string): string =>
  (NEEDS_JOINING.test(text) ? text.replace(/[ \t\n\r\f]+/gu, ' ') : text).trim()

/** htmlparser2 runs through text faster when it need not look for entities; few texts and attributes have any. */
const decoded = (text: string): string => {
  const spaced = text.replaceAll('&nbsp;', '\u00a0')
  return spaced.includes('&') ? decodeHTML(spaced) : spaced
}
const valueOf = (attribute = ''): string =>
  attribute.includes('&') ? decodeHTMLAttribute(attribute) : attribute

/** The next piece to parse, which ends before a tag or an entity rather than within it. */
function pieceOf(html: string, from: number): string {
  const piece = html.slice(from, from + CHUNK)
  if (from + CHUNK >= html.length) return piece
  const end = Math.max(piece.lastIndexOf('<'), piece.lastIndexOf('&'))
  return end > 0 ? piece.slice(0, end) : piece
}

/** What a reader of the HTML sees, line by line, with the quote marks that the mail program left in it. */
export function textOfHtml(html: string): HtmlText {
  const lines: TextLine[] = []
  const rules = rulesOf(styleSheetsOf(html))
  const stack: Open[] = [ROOT]
  const styleFor = remember(styleOfText)
  const marksFor = remember(marksOfClasses)
  const lostFor = remember((colours: string) => {
    const [colour = '', ground = ''] = colours.split(';', 2)
    return isLost(colour, ground)
  })
  let hidden = ''
  let current = ''
  let currentMark: TextLine['mark'] = 'none'
  let size = 0
  let rest = false
  let capped = false
  let hasWords = false
  let quoteClosedInWrapper = false

  const top = (): Open => stack.at(-1) ?? ROOT
  const flush = (): void => {
    const text = current === '' ? '' : asShown(current)
    current = ''
    hasWords = false
    // Half a million <br> are one blank line.
    if (text === '' && lines.at(-1)?.text === '') return
    lines.push({ text, mark: text === '' ? 'none' : currentMark })
  }
  const markNow = (): TextLine['mark'] => {
    const open = top()
    if (rest) return 'rest'
    if (open.quote) return 'quote'
    if (open.wrapper) return quoteClosedInWrapper ? 'answer-in-quote' : 'quote'
    return open.signature ? 'signature' : 'none'
  }
  const opened = (tag: string, attributes: Record<string, string>): Open => {
    const parent = top()
    const style = valueOf(attributes['style'])
    const id = valueOf(attributes['id'])
    const classes = valueOf(attributes['class'])
    const marks = classes === '' ? NO_MARKS : marksFor(classes)
    if (!parent.hidden && !parent.quote && opensRest(id, style)) rest = true
    const look = together(ruledStyle(rules, tag, classes, id), style === '' ? PLAIN_STYLE : styleFor(style))
    const colour = look.colour || valueOf(attributes['color']) || parent.colour
    const ground = look.ground || valueOf(attributes['bgcolor']) || parent.ground
    const asAround = colour === parent.colour && ground === parent.ground
    return {
      hidden: parent.hidden || 'hidden' in attributes || look.hides || STRUCK.has(tag),
      colour,
      ground,
      lost: asAround ? parent.lost : colour !== '' && lostFor(`${colour};${ground}`),
      silent: parent.silent || SILENT.has(tag),
      quote: parent.quote || isQuote(tag, id, marks, style, valueOf(attributes['type'])),
      wrapper: parent.wrapper || marks.wrapper,
      signature: parent.signature || isSignature(id, marks),
      pre: parent.pre || tag === 'pre',
    }
  }
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (BLOCKS.has(tag) || tag === 'br') flush()
        else if ((tag === 'td' || tag === 'th') && current !== '') current += ' '
        if (!VOID.has(tag)) stack.push(opened(tag, attributes))
      },
      ontext(source) {
        const open = top()
        if (open.silent) return
        const text = decoded(source)
        if (open.hidden || open.lost) {
          if (hidden.length < MAX_HIDDEN) hidden += ` ${text}`
          return
        }
        if (size > MAX_TEXT) {
          capped ||= isWritten(text)
          return
        }
        size += text.length
        const mark = markNow()
        if (hasWords && mark !== currentMark && isWritten(text)) flush()
        if (!hasWords) currentMark = mark
        hasWords ||= isWritten(text)
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
        if (closed?.quote === true && closed.wrapper && tag === 'blockquote' && !top().quote)
          quoteClosedInWrapper = true
        if (!top().wrapper) quoteClosedInWrapper = false
      },
    },
    { decodeEntities: false, lowerCaseTags: true },
  )
  // What is capped is held, so there is no use in the rest of it.
  const goesOn = (): boolean => stack.length < MAX_DEPTH && !capped
  for (let from = 0; from < html.length && goesOn();) {
    const piece = pieceOf(html, from)
    parser.write(piece)
    from += piece.length
  }
  capped ||= stack.length >= MAX_DEPTH
  if (!capped) parser.end()
  flush()
  return { lines, hidden: hidden.trim().slice(0, MAX_HIDDEN), capped }
}
