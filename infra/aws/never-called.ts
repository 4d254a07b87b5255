/**
 * Stands in a bundle for packages that a library loads and nothing here calls, which would be read at every cold start:
 * mailauth's for brand logos and their certificates (BIMI: `undici`, `@postalsys/vmc`, 0.7 MB), and mailparser's for turning HTML
 * into text (`html-to-text`, 0.3 MB), which reading/mime.ts skips as it reads HTML with its own marks.
 */

/** mailauth makes one while it is loaded, and uses it for BIMI alone. */
export class Agent {
  readonly asksNobody = true
}

/** @throws always: `skipHtmlToText` keeps mailparser from calling it */
export const htmlToText = (): never => {
  throw new Error('html-to-text is not in the bundle')
}
