/** mailparser turns HTML into text by it; reading/mime.ts skips that (`skipHtmlToText`), as it reads HTML with its own marks. */
export const htmlToText = (): never => {
  throw new Error('html-to-text is not in the bundle')
}
