import { isIP } from 'node:net'

/** From whom the host that wrote a `Received` field says that it had the mail (RFC 5321, 4.4). */
export type ReceivedFrom =
  /** No from clause: written on the host, or handed on within it. */
  | { readonly kind: 'itself' }
  /** From somebody, without an address that the host itself saw. */
  | { readonly kind: 'unstated' }
  | { readonly kind: 'client'; readonly ip: string; readonly helo: string }

/** Words that end the from clause (RFC 5321, 4.4: By-domain, Opt-info). */
const NEXT_CLAUSE = new Set(['by', 'via', 'with', 'id', 'for'])

const TOKEN = /[()";]|[^\s()";]+/gu

/** An address literal (RFC 5321, 4.1.3). One that follows `helo=` is what the client claimed, as Exim notes it. */
const LITERAL = /(?<!(?:helo|ehlo|ident)=)\[(?:ipv6:)?([^\]\s]+)\]/giu

/**
 * Reads the from clause of a `Received` field. The client's address is the one in the comment, which the receiving host
 * took from the connection; the name before it is what the client claimed, and may itself look like an address.
 *
 * @param value the unfolded body of the field
 */
export const receivedFrom = (value: string): ReceivedFrom => {
  const words: string[] = []
  const comment: string[] = []
  let depth = 0
  for (const [token] of value.matchAll(TOKEN)) {
    if (token === '(') depth += 1
    else if (token === ')') depth = Math.max(0, depth - 1)
    else if (depth > 0) comment.push(token)
    else if (words.length === 0 && token.toLowerCase() !== 'from') return { kind: 'itself' }
    else if (token === ';' || (words.length > 1 && NEXT_CLAUSE.has(token.toLowerCase()))) break
    else words.push(token)
  }
  if (words.length === 0) return { kind: 'itself' }
  const claimed = words[1] ?? ''
  // A client can claim a name with a bracket or a quotation mark, which would hide the rest of the clause.
  const ip = depth > 0 || words.includes('"') ? null : connectionAddress(claimed, comment)
  if (ip === null) return { kind: 'unstated' }
  return { kind: 'client', ip, helo: greeting(comment) ?? claimed }
}

const connectionAddress = (claimed: string, comment: readonly string[]): string | null => {
  const literals = [...comment.join(' ').matchAll(LITERAL)].flatMap((match) => match[1] ?? [])
  const stated = lastAddress(literals)
  if (stated !== null) return stated
  // Exchange and qmail write the address without brackets; qmail after (HELO name).
  const bare = lastAddress(comment.filter((_, index) => !/^(?:helo|ehlo)$/iu.test(comment[index - 1] ?? '')))
  if (bare !== null) return bare
  // Exim, for a client whose address has no name: from [192.0.2.1] (helo=name)
  const exim = comment.some((word) => /^helo=/iu.test(word))
  return exim ? lastAddress([/^\[(?:ipv6:)?([^\]]+)\](?::\d+)?$/iu.exec(claimed)?.[1] ?? '']) : null
}

const lastAddress = (words: readonly string[]): string | null =>
  words.findLast((word) => isIP(word) !== 0) ?? null

const greeting = (comment: readonly string[]): string | null =>
  /(?:^| )(?:helo|ehlo)[= ](\S+)/iu.exec(comment.join(' '))?.[1] ?? null
