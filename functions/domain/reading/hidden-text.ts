/** What a style does to text: keeps it from the eye whatever its colours, or gives colours ('' where it gives none). */
export interface StyleOfText {
  readonly hides: boolean
  readonly colour: string
  readonly ground: string
}

export const PLAIN_STYLE: StyleOfText = { hides: false, colour: '', ground: '' }

const propertyNamed = (name: string): { readonly name: string; readonly pattern: RegExp } => ({
  name,
  pattern: new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([^;]+)`, 'iu'),
})
const DISPLAY = propertyNamed('display')
const VISIBILITY = ['visibility', 'content-visibility'].map(propertyNamed)
const MSO_HIDE = propertyNamed('mso-hide')
const FONT_SIZE = propertyNamed('font-size')
const FONT = propertyNamed('font')
const OPACITY = propertyNamed('opacity')
const SIZES = ['max-height', 'max-width', 'height', 'width'].map(propertyNamed)
const OVERFLOW = propertyNamed('overflow')
const OFF_PAGE = ['text-indent', 'left', 'top', 'margin-left', 'margin-top'].map(propertyNamed)
const CLIP = ['clip', 'clip-path', 'transform'].map(propertyNamed)
const BACKGROUND_COLOUR = propertyNamed('background-color')
const BACKGROUND = propertyNamed('background')
const COLOUR = propertyNamed('color')
const FILL = propertyNamed('-webkit-text-fill-color')

export function styleOfText(written: string): StyleOfText {
  const style = withoutComments(written)
  const lower = style.toLowerCase()
  const value = ({ name, pattern }: typeof DISPLAY): string =>
    lower.includes(name) ? (pattern.exec(style)?.[1] ?? '').replace(/!important/iu, '').trim() : ''
  const size = value(FONT_SIZE)
  const hides =
    /^none$/iu.test(value(DISPLAY)) ||
    VISIBILITY.some((property) => /^(?:hidden|collapse)$/iu.test(value(property))) ||
    /^all$/iu.test(value(MSO_HIDE)) ||
    (size !== '' && /^0*(?:\.\d+)?(?:px|pt|em|rem|%)?$|^[01](?:px|pt)$/iu.test(size)) ||
    /(?:^|\s)(?:0+(?:\.\d+)?|\.\d+)(?:px|pt|em|rem|%)?(?:\s*\/|\s)/iu.test(value(FONT)) ||
    /^0(?:\.0\d*)?$/u.test(value(OPACITY)) ||
    (/^hidden$/iu.test(value(OVERFLOW)) &&
      SIZES.some((property) => /^[01](?:px|pt)?$/iu.test(value(property)))) ||
    OFF_PAGE.some((property) => /^-\d{3,}/u.test(value(property))) ||
    CLIP.some((property) =>
      /^(?:rect\(\s*[01](?:px)?[\s,]+[01](?:px)?\b|inset\(\s*(?:[5-9]\d|100)%|scale\(\s*0(?:\.0\d*)?\s*[,)])/iu.test(
        value(property),
      ),
    )
  const colour = value(FILL) || value(COLOUR)
  const ground = value(BACKGROUND_COLOUR) || value(BACKGROUND)
  return hides || colour !== '' || ground !== '' ? { hides, colour, ground } : PLAIN_STYLE
}

/** Without what stands between comment marks; one that never ends takes the rest with it. */
const withoutComments = (css: string): string =>
  css.includes('/*')
    ? css
        .split('/*')
        .map((piece, index) => (index === 0 ? piece : (piece.split('*/', 2)[1] ?? '')))
        .join('')
    : css

/** What style elements say of elements, classes ("." before the name) and ids ("#"). */
export type Rules = Map<string, StyleOfText>

/** The rules of a style element; nothing cleverer than one name at a selector's end, since mail programs drop cleverer ones. */
export function addRules(css: string, rules: Rules): void {
  for (const rule of withoutComments(css).split('}', 2_000)) {
    const [selectors = '', body = ''] = rule.slice(-2_000).split('{')
    const style = styleOfText(body)
    if (style === PLAIN_STYLE) continue
    for (const selector of selectors.replace(/<!--/u, '').split(',')) {
      const name = /^\s*[a-z][\w-]{0,20}\s*$|[.#][\w-]{1,100}\s*$/iu.exec(selector)?.[0]?.trim().toLowerCase()
      if (name !== undefined) rules.set(name, together(rules.get(name) ?? PLAIN_STYLE, style))
    }
  }
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
