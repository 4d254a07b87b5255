/** What an element's style does to its text: hides it whatever its ground, or gives it a colour on a ground. */
export type StyleOfText = 'hidden' | { readonly colour: string; readonly ground: string }

export const PLAIN_STYLE: StyleOfText = { colour: '', ground: '' }

/** Whether the style keeps an element's text from the eye; `ground` is the element's own where the style gives none. */
export const hides = (style: StyleOfText, ground: string): boolean =>
  style === 'hidden' || isLostIn(style.colour, style.ground || ground)

export const isAmong = (hiddenClasses: ReadonlySet<string>, classes: string): boolean =>
  hiddenClasses.size > 0 && classes.split(/\s+/u).some((name) => hiddenClasses.has(name.toLowerCase()))

const isLostIn = (colour: string, ground: string): boolean =>
  colour !== '' &&
  (isPale(colour) ? ground === '' || isPale(ground) : colour.toLowerCase() === ground.toLowerCase())

export const isPale = (colour: string): boolean =>
  colour !== '' &&
  /^(?:#?fff(?:fff)?|#?fe?fefefe?|white|transparent|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5].*\))$/iu.test(
    colour.trim(),
  )

const propertyNamed = (name: string): { readonly name: string; readonly pattern: RegExp } => ({
  name,
  pattern: new RegExp(`(?:^|[;\\s])${name}\\s*:\\s*([^;]+)`, 'iu'),
})
const DISPLAY = propertyNamed('display')
const VISIBILITY = propertyNamed('visibility')
const MSO_HIDE = propertyNamed('mso-hide')
const FONT_SIZE = propertyNamed('font-size')
const OPACITY = propertyNamed('opacity')
const MAX_HEIGHT = propertyNamed('max-height')
const OVERFLOW = propertyNamed('overflow')
const OFF_PAGE = ['text-indent', 'left', 'top'].map(propertyNamed)
const BACKGROUND_COLOUR = propertyNamed('background-color')
const BACKGROUND = propertyNamed('background')
const COLOUR = propertyNamed('color')

export function styleOfText(style: string): StyleOfText {
  const lower = style.toLowerCase()
  const value = ({ name, pattern }: typeof DISPLAY): string =>
    lower.includes(name) ? (pattern.exec(style)?.[1] ?? '').replace(/!important/iu, '').trim() : ''
  const size = value(FONT_SIZE)
  if (
    /^none$/iu.test(value(DISPLAY)) ||
    /^(?:hidden|collapse)$/iu.test(value(VISIBILITY)) ||
    /^all$/iu.test(value(MSO_HIDE)) ||
    (size !== '' && /^0*(?:\.\d+)?(?:px|pt|em|rem|%)?$|^[01](?:px|pt)$/iu.test(size)) ||
    /^0(?:\.0\d*)?$/u.test(value(OPACITY)) ||
    (/^0/u.test(value(MAX_HEIGHT)) && /^hidden$/iu.test(value(OVERFLOW))) ||
    OFF_PAGE.some((property) => /^-\d{3,}/u.test(value(property)))
  )
    return 'hidden'
  const colour = value(COLOUR)
  return colour === '' ? PLAIN_STYLE : { colour, ground: value(BACKGROUND_COLOUR) || value(BACKGROUND) }
}

/** Class names that a <style> element hides; nothing cleverer, since mail programs drop cleverer selectors. */
export function classesHiddenBy(css: string): string[] {
  return css.split('}', 2_000).flatMap((rule) => {
    const [selectors = '', body = ''] = rule.slice(-2_000).split('{')
    const style = styleOfText(body)
    if (!hides(style, '')) return []
    return selectors
      .split(',')
      .flatMap((selector) => /\.([\w-]{1,100})\s*$/u.exec(selector)?.[1]?.toLowerCase() ?? [])
  })
}
