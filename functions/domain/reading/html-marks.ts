/** What an element's classes say, by the names that mail programs give them. */
export interface ClassMarks {
  readonly quote: boolean
  /** Marks a quote only on a blockquote. */
  readonly cite: boolean
  /** Gmail's and Proton's wrapper around what they quote. */
  readonly wrapper: boolean
  readonly signature: boolean
}

export const NO_MARKS: ClassMarks = { quote: false, cite: false, wrapper: false, signature: false }

export const marksOfClasses = (classes: string): ClassMarks => ({
  quote:
    /\b(?:x_)*(?:yahoo_quoted|moz-cite-prefix|gmail_attr|zmail_extra|tutanota_quote|freebirdsQuote)\b/u.test(
      classes,
    ),
  cite: /quote|cite/u.test(classes),
  wrapper: /\b(?:x_)*gmail_quote\b|\bprotonmail_quote\b|\bgmail_extra\b(?=.*quote)/u.test(classes),
  signature: /\b(?:x_)*(?:gmail_signature|moz-signature|protonmail_signature_block)\b/u.test(classes),
})

/** The element in which a mail program wraps what it quotes. */
export function isQuote(tag: string, id: string, marks: ClassMarks, style: string, type: string): boolean {
  // A bare blockquote is how Gmail and Outlook indent a paragraph that the sender writes.
  if (tag === 'blockquote')
    return type === 'cite' || marks.cite || /border-left:(?!\s*(?:none|0))/iu.test(style)
  return marks.quote || id === 'yahoo_quoted'
}

/** Outlook opens the earlier message with a header block and marks nothing after it as quoted. */
export function opensRest(id: string, style: string): boolean {
  if (
    id !== '' &&
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

export const isSignature = (id: string, marks: ClassMarks): boolean =>
  marks.signature ||
  (id !== '' &&
    /^(?:x_)*(?:signature|ms-outlook-mobile-signature|applemailsignature|composer_signature|divtagdefaultsignature)$/iu.test(
      id,
    ))

/** Mail programs repeat a handful of styles and classes thousands of times; a hostile mail never does. */
export function remember<T>(decide: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    const answer = known.get(key) ?? decide(key)
    if (known.size < 500) known.set(key, answer)
    return answer
  }
}
