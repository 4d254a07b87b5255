/** Whether an element or one around it keeps its text from the eye: hidden, no size, off the page, or the colour of its ground. */
export function isHidden(
  byStyle: boolean,
  hiddenClasses: ReadonlySet<string>,
  classes: string,
  attributes: Record<string, string>,
): boolean {
  if ('hidden' in attributes) return true
  if (hiddenClasses.size > 0 && classes.split(/\s+/u).some((name) => hiddenClasses.has(name.toLowerCase())))
    return true
  return byStyle || isPale(attributes['color'] ?? '')
}

const isPale = (colour: string): boolean =>
  /^(?:#?fff(?:fff)?|#?fe?fefefe?|white|transparent|rgba?\(\s*25[0-5]\s*,\s*25[0-5]\s*,\s*25[0-5].*\))$/iu.test(
    colour.trim(),
  )

/** Mail programs repeat a handful of styles thousands of times. */
export function remember(
  decide: (style: string, bgcolor: string) => boolean,
): (style: string, bgcolor: string) => boolean {
  const known = new Map<string, boolean>()
  return (style, bgcolor) => {
    const key = `${bgcolor}|${style}`
    const answer = known.get(key) ?? decide(style, bgcolor)
    if (known.size < 500) known.set(key, answer)
    return answer
  }
}

export function styleHides(style: string, bgcolor: string): boolean {
  if (style === '') return false
  const value = (property: string): string =>
    (new RegExp(`(?:^|[;\\s])${property}\\s*:\\s*([^;]+)`, 'iu').exec(style)?.[1] ?? '')
      .replace(/!important/iu, '')
      .trim()
  if (/^none$/iu.test(value('display')) || /^(?:hidden|collapse)$/iu.test(value('visibility'))) return true
  if (/^all$/iu.test(value('mso-hide'))) return true
  if (
    /^0*(?:\.\d+)?(?:px|pt|em|rem|%)?$|^[01](?:px|pt)$/iu.test(value('font-size')) &&
    value('font-size') !== ''
  )
    return true
  if (/^0(?:\.0\d*)?$/u.test(value('opacity'))) return true
  if (/^0/u.test(value('max-height')) && /^hidden$/iu.test(value('overflow'))) return true
  if (
    /^-\d{3,}/u.test(value('text-indent')) ||
    /^-\d{3,}/u.test(value('left')) ||
    /^-\d{3,}/u.test(value('top'))
  )
    return true
  const background = value('background-color') || value('background') || bgcolor
  const colour = value('color')
  return (
    colour !== '' &&
    (isPale(colour)
      ? background === '' || isPale(background)
      : colour.toLowerCase() === background.toLowerCase())
  )
}

/** Class names that a <style> element hides; nothing cleverer, since mail programs drop cleverer selectors. */
export function classesHiddenBy(css: string): string[] {
  return css.split('}', 2_000).flatMap((rule) => {
    const [selectors = '', body = ''] = rule.slice(-2_000).split('{')
    if (!styleHides(body, '')) return []
    return selectors
      .split(',')
      .flatMap((selector) => /\.([\w-]{1,100})\s*$/u.exec(selector)?.[1]?.toLowerCase() ?? [])
  })
}
