/** What a style does to text: keeps it from the eye whatever its colours, or gives colours ('' where it gives none). */
export interface StyleOfText {
  readonly hides: boolean
  readonly colour: string
  readonly ground: string
}

export const PLAIN_STYLE: StyleOfText = { hides: false, colour: '', ground: '' }

const VISIBILITY = ['visibility', 'content-visibility']
const STRUCK = ['text-decoration', 'text-decoration-line']
const SIZES = ['max-height', 'max-width', 'height', 'width']
const OFF_PAGE = ['text-indent', 'left', 'top', 'margin-left', 'margin-top']
const CLIP = ['clip', 'clip-path', 'transform']

export function styleOfText(style: string): StyleOfText {
  const declared = declarationsOf(withoutComments(style))
  const value = (name: string): string => declared.get(name) ?? ''
  const isAny = (names: readonly string[], pattern: RegExp): boolean =>
    names.some((name) => pattern.test(value(name)))
  const hides =
    /^none$/iu.test(value('display')) ||
    isAny(VISIBILITY, /^(?:hidden|collapse)$/iu) ||
    /^all$/iu.test(value('mso-hide')) ||
    isAny(STRUCK, /\bline-through\b/iu) ||
    /^(?:0+(?:\.\d+)?|\.\d+)(?:px|pt|em|rem|%)?$|^[01](?:px|pt)$/iu.test(value('font-size')) ||
    /(?:^|\s)(?:0+(?:\.\d+)?|\.\d+)(?:px|pt|em|rem|%)?(?:\s*\/|\s)/iu.test(value('font')) ||
    /^0(?:\.0\d*)?$/u.test(value('opacity')) ||
    (/^hidden$/iu.test(value('overflow')) && isAny(SIZES, /^[01](?:px|pt)?$/iu)) ||
    isAny(OFF_PAGE, /^-\d{3,}/u) ||
    isAny(
      CLIP,
      /^(?:rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b|inset\(\s*(?:[5-9]\d|100)%|scale\(\s*0(?:\.0\d*)?\s*[,)])/iu,
    )
  const colour = value('-webkit-text-fill-color') || value('color')
  const ground = value('background-color') || value('background')
  return hides || colour !== '' || ground !== '' ? { hides, colour, ground } : PLAIN_STYLE
}

const declarationsOf = (style: string): ReadonlyMap<string, string> =>
  new Map(
    style.split(';').map((declaration) => {
      const colon = declaration.indexOf(':')
      const name = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase()
      return [
        name,
        declaration
          .slice(colon + 1)
          .replace(/\s*!important/iu, '')
          .trim(),
      ] as const
    }),
  )

/** Without what stands between comment marks; one that never ends takes the rest with it. */
const withoutComments = (css: string): string =>
  css.includes('/*')
    ? css
        .split('/*')
        .map((piece, index) => (index === 0 ? piece : (piece.split('*/', 2)[1] ?? '')))
        .join('')
    : css

const OPENS = /<!--|<style\b[^>]{0,1000}>/giu
const CLOSES = /<\/style/giu
const MAX_CSS = 50_000

/** What the style elements say, wherever they stand: one behind a text holds for it too. In a comment one is a program's own. */
export function styleSheetsOf(html: string): string[] {
  const sheets: string[] = []
  let room = MAX_CSS
  OPENS.lastIndex = 0
  for (let open = OPENS.exec(html); open !== null && room > 0; open = OPENS.exec(html)) {
    const from = OPENS.lastIndex
    const isComment = open[0] === '<!--'
    CLOSES.lastIndex = from
    const until = isComment ? html.indexOf('-->', from) : (CLOSES.exec(html)?.index ?? -1)
    const end = until < 0 ? html.length : until
    if (!isComment) {
      const sheet = html.slice(from, Math.min(end, from + room))
      sheets.push(sheet)
      room -= sheet.length
    }
    OPENS.lastIndex = end
  }
  return sheets
}

/** What style elements say of elements, classes ("." before the name) and ids ("#"). */
type Rules = Map<string, StyleOfText>

/** Their rules; nothing cleverer than one name at a selector's end, since mail programs drop cleverer ones. */
export function rulesOf(sheets: readonly string[]): Rules {
  const rules: Rules = new Map()
  for (const rule of sheets.flatMap((css) => withoutComments(css).split('}', 2_000))) {
    const [selectors = '', body = ''] = rule.slice(-2_000).split('{')
    const style = styleOfText(body)
    if (style === PLAIN_STYLE) continue
    for (const selector of selectors.replace(/<!--/u, '').split(',')) {
      const name = /^\s*[a-z][\w-]{0,20}\s*$|[.#][\w-]{1,100}\s*$/iu.exec(selector)?.[0]?.trim().toLowerCase()
      if (name !== undefined) rules.set(name, together(rules.get(name) ?? PLAIN_STYLE, style))
    }
  }
  return rules
}

/** Two styles of one element, of which the later one wins. */
export const together = (earlier: StyleOfText, later: StyleOfText): StyleOfText =>
  earlier === PLAIN_STYLE
    ? later
    : {
        hides: earlier.hides || later.hides,
        colour: later.colour || earlier.colour,
        ground: later.ground || earlier.ground,
      }

export function ruledStyle(rules: Rules, tag: string, classes: string, id: string): StyleOfText {
  if (rules.size === 0) return PLAIN_STYLE
  const names = [
    tag,
    ...classes
      .toLowerCase()
      .split(/\s+/u, 50)
      .map((name) => `.${name}`),
    `#${id.toLowerCase()}`,
  ]
  return names.reduce((style, name) => together(style, rules.get(name) ?? PLAIN_STYLE), PLAIN_STYLE)
}
