/** One header field (RFC 5322, 2.2): its name in lower case and its body, unfolded. */
export interface HeaderField {
  readonly name: string
  readonly value: string
}

export type HeaderSection =
  | { readonly kind: 'fields'; readonly fields: readonly HeaderField[] }
  /** Longer than any mail program writes: whoever made it wants something else than to be read. */
  | { readonly kind: 'too-long' }

/** Hundreds of recipients fit. mailauth takes time by the square of a field's folds: 4,000 cost it 20 ms. */
const MOST_BYTES = 256 * 1024
const MOST_LINES = 4_000

/** An empty line ends the section, also when it is the first (RFC 5322, 2.1); relays and files leave bare line feeds. */
const END = /^\r?\n|\r?\n\r?\n/u

/**
 * What starts a field. mailauth draws this line in the same place: text that does not look like a field belongs to the
 * one above, and a space before the colon is obsolete but a field (RFC 5322, 4.5.8).
 */
const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/u

/** The header fields of a raw message in the order in which they stand, its newest `Received` first. Bytes as Latin-1. */
export const headerSection = (raw: Uint8Array): HeaderSection => {
  const length = Math.min(raw.byteLength, MOST_BYTES)
  const start = Buffer.from(raw.buffer, raw.byteOffset, length).toString('latin1')
  const end = END.exec(start)
  if (end === null && raw.byteLength > MOST_BYTES) return { kind: 'too-long' }

  const lines = start.slice(0, end?.index ?? start.length).split(/\r?\n/u, MOST_LINES + 1)
  if (lines.length > MOST_LINES) return { kind: 'too-long' }

  const fields: { name: string; value: string }[] = []
  for (const line of lines) {
    const name = FIELD.exec(line)
    const above = fields.at(-1)
    if (name !== null) {
      fields.push({ name: (name[1] ?? '').toLowerCase(), value: line.slice(name[0].length) })
    } else if (above !== undefined) {
      above.value += line
    }
  }
  return { kind: 'fields', fields }
}
