import type { DKIMResult } from 'mailauth'
import { resultSchema, type Result } from '../../domain/authentication.ts'
import type { HeaderField } from './header-section.ts'

/** Fields that may stand once in a message (RFC 5322, 3.6; RFC 2045, 3). */
const SINGLE = new Set([
  'from',
  'sender',
  'reply-to',
  'to',
  'cc',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
])

/**
 * The result of one signature, where a pass counts only if the words that people and programs read are the signed ones.
 * `policy` (RFC 8601, 2.7.1) is a signature that verifies and proves too little.
 */
export const passThatCounts = (signature: DKIMResult, fields: readonly HeaderField[]): Result => {
  const result = resultSchema.parse(signature.status.result)
  if (result !== 'pass') return result
  // l= leaves the end of the body to whoever forwards it (RFC 6376, 8.2).
  if ((signature.status.underSized ?? 0) > 0) return 'policy'
  // A signature covers the last of two equal fields, and programs may show the first (RFC 6376, 8.15).
  const names = fields.map(({ name }) => name)
  if (names.some((name, index) => SINGLE.has(name) && names.indexOf(name) < index)) return 'policy'
  // The subject can declare a step, so it has to be the sender's own.
  const signed = (signature.signingHeaders?.keys ?? '').toLowerCase().split(': ')
  return names.includes('subject') && !signed.includes('subject') ? 'policy' : result
}

/**
 * More than this is made to keep us busy: mailauth hashes the body once for each signature, a line at a time, and takes
 * time by the square of a line's length (40 MB in one line: 50 s). Within these bounds 40 MB take at most 4 s.
 */
const MOST_SIGNATURES = 8
const MOST_SIGNED_LINES = 4_000_000
const LONGEST_LINE = 1024 * 1024

export interface SignedPart {
  /** What DKIM has to read: the whole message, or its authors alone where there is no signature to verify. */
  readonly message: Buffer
  /** The result if no signature of the author's domain is found. */
  readonly unless: Extract<Result, 'none' | 'policy'>
}

export const signedPart = (raw: Uint8Array, fields: readonly HeaderField[]): SignedPart => {
  const signatures = fields.filter(({ name }) => name === 'dkim-signature').length
  if (signatures === 0) return { message: authorsOf(fields), unless: 'none' }
  const { lines, longest, bareLineFeeds } = measure(raw)
  const bounded =
    signatures <= MOST_SIGNATURES && lines * signatures <= MOST_SIGNED_LINES && longest <= LONGEST_LINE
  if (!bounded) return { message: authorsOf(fields), unless: 'policy' }
  return { message: withCrLf(raw, bareLineFeeds), unless: 'none' }
}

const authorsOf = (fields: readonly HeaderField[]): Buffer =>
  Buffer.from(
    fields.flatMap(({ name, value }) => (name === 'from' ? [`From:${value}\r\n`] : [])).join('') + '\r\n',
    'latin1',
  )

const measure = (raw: Uint8Array): { lines: number; longest: number; bareLineFeeds: number } => {
  let [lines, longest, bareLineFeeds, start] = [1, 0, 0, 0]
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] !== LF) continue
    if (raw[at - 1] !== CR) bareLineFeeds += 1
    longest = Math.max(longest, at - start)
    start = at + 1
    lines += 1
  }
  return { lines, longest: Math.max(longest, raw.length - start), bareLineFeeds }
}

/** Signatures are made over lines that end in CRLF (RFC 6376, 5.3). mailauth sees to it too, but one line at a time. */
const withCrLf = (raw: Uint8Array, bareLineFeeds: number): Buffer => {
  if (bareLineFeeds === 0) return Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength)
  const message = Buffer.allocUnsafe(raw.length + bareLineFeeds)
  let to = 0
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === LF && raw[at - 1] !== CR) message[to++] = CR
    message[to++] = raw[at] ?? LF
  }
  return message
}

const CR = 0x0d
const LF = 0x0a
