/** What followed the plus sign of an address that we gave out. */
export type Tag =
  { readonly kind: 'case'; readonly token: string } | { readonly kind: 'return'; readonly token: string }

/** No secret holds a full stop, so a return address can never be read as a case's. */
const returnPrefix = 'b.'
const secret = /^[a-z0-9]+$/

const withTag = (mailbox: string, tag: string): string => {
  const at = mailbox.lastIndexOf('@')
  return `${mailbox.slice(0, at)}+${tag}${mailbox.slice(at)}`
}

/** The case's own secret address, "escalations+TOKEN@…": where an answer comes, it belongs to that case (RFC 5233). */
export const caseAddress = (mailbox: string, token: string): string => withTag(mailbox, token)

/** A notice's own return path, "escalations+b.TOKEN@…": only a true bounce of that notice can name it. */
export const returnAddress = (mailbox: string, returnToken: string): string =>
  withTag(mailbox, `${returnPrefix}${returnToken}`)

/** Reads a tag back; null for one that we never gave out. Mail systems may change the case of letters. */
export const readTag = (tag: string): Tag | null => {
  const lower = tag.toLowerCase()
  const kind = lower.startsWith(returnPrefix) ? 'return' : 'case'
  const token = kind === 'return' ? lower.slice(returnPrefix.length) : lower
  return secret.test(token) ? { kind, token } : null
}
