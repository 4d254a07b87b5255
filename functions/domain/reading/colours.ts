import { color } from 'd3-color'

interface Colour {
  readonly r: number
  readonly g: number
  readonly b: number
  readonly opacity: number
}

/** The paper that a mail program shows a mail on. */
const WHITE: Colour = { r: 255, g: 255, b: 255, opacity: 1 }
/** What covers less than this is not seen. */
const FAINT = 0.1
/** Between colours that contrast less than this no eye can read (of 21; for comfort WCAG 2.2, 1.4.3, asks for 4.5). */
const LEAST_CONTRAST = 1.1
const COLOUR_IN = /#[\da-f]+|(?:rgb|hsl)a?\([^()]{0,100}\)|[a-z]+/giu

/** Whether text of this colour cannot be seen on this ground; '' is what the mail program has for it. */
export function isLost(colour: string, ground: string): boolean {
  const text = firstColourIn(colour)
  if (text === null) return false
  const behind = firstColourIn(ground)
  const paper = behind === null || behind.opacity < 0.5 ? WHITE : behind
  return text.opacity < FAINT || contrast(text, paper) < LEAST_CONTRAST
}

/** "#036 url(x.png) no-repeat" names a colour among other things; system colours such as "windowtext" are none. */
function firstColourIn(value: string): Colour | null {
  for (const [found] of value.slice(0, 500).matchAll(COLOUR_IN)) {
    // The library knows the older way with commas alone.
    const parsed = color(found.replace(/(?<=[\d%])[ \t]+(?=[\d.])/gu, ',').replace(/[ \t]*\/[ \t]*/u, ','))
    if (parsed !== null) return withNumbers(parsed.rgb())
  }
  return null
}

/** "transparent" is a colour without numbers. */
const withNumbers = ({ r, g, b, opacity }: Colour): Colour =>
  Number.isNaN(r) ? { ...WHITE, opacity: 0 } : { r, g, b, opacity }

/** WCAG 2.2, "contrast ratio". */
function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const luminance = ({ r, g, b }: Colour): number =>
  0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)

const linear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
