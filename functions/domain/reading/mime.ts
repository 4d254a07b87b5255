import { MailParser } from 'mailparser'
import { z } from 'zod'
import { isUtf7, MIME_DEFECTS, nodeSchema, visit, type BodySegment, type Walk } from './mime-tree.ts'

export type { BodySegment } from './mime-tree.ts'

interface HeaderLine {
  /** Lower-case. */
  readonly key: string
  /** As it stands in the message, unfolded and undecoded, the name included. */
  readonly line: string
}

/** A message taken apart, before anybody asks what it says. */
export interface MimeMessage {
  readonly headerLines: readonly HeaderLine[]
  /** Decoded values as mailparser gives them. */
  readonly headers: ReadonlyMap<string, unknown>
  readonly contentType: string
  readonly body: readonly BodySegment[]
  /** Parts that report about another message (delivery-status, rfc822-headers, the message itself), a character a byte. */
  readonly reports: readonly { readonly contentType: string; readonly text: string }[]
  readonly embedded: readonly string[]
  readonly contentTypes: readonly string[]
  readonly isEntry: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly contentType: string
    readonly size: number
  }[]
  /** Why the structure cannot be trusted, or null. */
  readonly defect: string | null
}

const MAX_BYTES = 45 * 1024 * 1024
const MAX_TEXT_BYTES = 12 * 1024 * 1024
const PIECE = 256 * 1024
const REPORT_TYPES = new Set([
  'message/delivery-status',
  'message/global-delivery-status',
  'message/disposition-notification',
  'text/rfc822-headers',
  'message/global-headers',
  'message/rfc822',
  'message/global',
])
const ENCRYPTED = /^(?:multipart\/encrypted|application\/pgp-encrypted)$/u
/** Kept of a report part; RFC 3464 fields of a few hundred recipients fit. */
const MAX_REPORT_BYTES = 256 * 1024

const attachmentSchema = z.object({
  type: z.literal('attachment'),
  contentType: z.string().catch('application/octet-stream'),
  filename: z.string().catch(''),
  headers: z.instanceof(Map),
  content: z.custom<NodeJS.ReadableStream>((value) => typeof value === 'object' && value !== null),
  release: z.custom<() => void>((value) => typeof value === 'function'),
})

const headersSchema = z.map(z.string(), z.unknown()).catch(new Map())
const headerLinesSchema = z.array(z.object({ key: z.string(), line: z.string() })).catch([])

interface Attachment {
  name: string
  contentType: string
  size: number
  protocol: string
  kept: Buffer[]
}

/**
 * Takes a raw message apart with mailparser. Bounded in size, depth and parts (mailsplit refuses more than 1,000 parts and
 * 1 MB of headers); whatever goes wrong comes back as `defect`, with what could be read beside it.
 */
export async function takeApart(raw: Buffer): Promise<MimeMessage> {
  if (raw.byteLength > MAX_BYTES)
    return { ...(await parse(raw.subarray(0, 64 * 1024))), defect: MIME_DEFECTS.tooBig }
  const message = await parse(raw)
  const attached = message.reports
    .filter(({ contentType }) => contentType === 'message/rfc822')
    .slice(0, MAX_ATTACHED_MESSAGES)
  const inner = await Promise.all(attached.map(({ text }) => parse(Buffer.from(text, 'latin1'))))
  return { ...message, embedded: [...message.embedded, ...inner.flatMap(({ body }) => body.map(wordsOf))] }
}

/** Attached messages that are looked into for a declaration that is somebody else's; one level, no further. */
const MAX_ATTACHED_MESSAGES = 3

const wordsOf = (segment: BodySegment): string =>
  segment.plain ?? segment.html?.replace(/<[^<>]*>/gu, ' ') ?? ''

function parse(raw: Buffer): Promise<MimeMessage> {
  return new Promise((resolve) => {
    const parser = new MailParser({
      skipHtmlToText: true,
      skipTextToHtml: true,
      skipImageLinks: true,
      skipTextLinks: true,
      keepDeliveryStatus: true,
    })
    const attachments: Attachment[] = []
    const finish = (defect: string | null): void => {
      resolve(assemble(parser, attachments, defect))
    }
    parser.on('error', (error: unknown) => {
      const tooMany = error instanceof Error && /child nodes/u.test(error.message)
      finish(tooMany ? MIME_DEFECTS.tooManyParts : MIME_DEFECTS.unreadable)
    })
    parser.on('data', (data: unknown) => {
      const attachment = attachmentSchema.safeParse(data)
      if (!attachment.success) return
      attachments.push(collect(attachment.data))
    })
    let cut: string | null = null
    parser.on('end', () => {
      finish(cut)
    })
    void feed(parser, raw).then((defect) => {
      cut = defect
      parser.end()
    })
  })
}

/** A parser that failed never drains; its error has then settled the reading, and nobody waits for this. */
const drained = (parser: MailParser): Promise<void> =>
  new Promise((resolve) => {
    parser.once('drain', () => {
      resolve()
    })
  })

/** Feeds the parser piece by piece, so that a body part of tens of megabytes, which it keeps several times over, can be cut. */
async function feed(parser: MailParser, raw: Buffer): Promise<string | null> {
  let node: unknown = null
  let size = 0
  for (let from = 0; from < raw.byteLength; from += PIECE) {
    const piece = raw.subarray(from, from + PIECE)
    const current: unknown = Reflect.get(parser, 'curnode')
    size = current === node ? size + piece.byteLength : 0
    node = current
    if (size > 0) {
      const { charset = '', disposition } = nodeSchema.safeParse(current).data ?? {}
      if (isUtf7(charset)) return MIME_DEFECTS.charset
      if (size > MAX_TEXT_BYTES && disposition === 'inline') return MIME_DEFECTS.tooBig
    }
    if (!parser.write(piece)) await drained(parser)
    // It takes a piece apart in turns of its own: without one it would not know yet to which part the next belongs.
    if (from + PIECE < raw.byteLength) await new Promise((turn) => setImmediate(turn))
  }
  return null
}

function collect(part: z.infer<typeof attachmentSchema>): Attachment {
  const contentType = part.contentType.toLowerCase()
  const protocol = part.headers.get('content-type')
  const collected: Attachment = {
    name: part.filename,
    contentType,
    size: 0,
    protocol: smimeType(protocol),
    kept: [],
  }
  part.content.on('data', (chunk: Buffer) => {
    collected.size += chunk.byteLength
    if (REPORT_TYPES.has(contentType) && collected.size <= MAX_REPORT_BYTES) collected.kept.push(chunk)
  })
  part.content.on('end', part.release)
  return collected
}

const contentTypeSchema = z.object({ params: z.record(z.string(), z.string()) })

function smimeType(value: unknown): string {
  const parsed = contentTypeSchema.safeParse(value)
  return parsed.success ? (parsed.data.params['smime-type'] ?? '').toLowerCase() : ''
}

function assemble(parser: MailParser, attachments: Attachment[], failure: string | null): MimeMessage {
  const walk: Walk = { body: [], embedded: [], contentTypes: [], isEntry: false, defect: null }
  const tree = nodeSchema.safeParse(Reflect.get(parser, 'tree'))
  if (tree.success) visit(tree.data, walk)
  const headerLines = headerLinesSchema.parse(Reflect.get(parser, 'headerLines'))
  return {
    headerLines,
    headers: headersSchema.parse(tree.data?.headers),
    contentType: walk.contentTypes[0] ?? 'text/plain',
    body: walk.body,
    reports: attachments
      .filter((part) => REPORT_TYPES.has(part.contentType))
      .map((part) => ({ contentType: part.contentType, text: Buffer.concat(part.kept).toString('latin1') })),
    embedded: walk.embedded,
    contentTypes: walk.contentTypes,
    isEntry: walk.isEntry,
    attachments: attachments.map(({ name, contentType, size }) => ({ name, contentType, size })),
    defect: failure ?? (isEncrypted(walk, attachments) ? MIME_DEFECTS.encrypted : walk.defect),
  }
}

/** PGP/MIME (RFC 3156), S/MIME enveloped data (RFC 8551 3.2: no smime-type, or one that is not signed-data). */
function isEncrypted(walk: Walk, attachments: Attachment[]): boolean {
  if (walk.contentTypes.some((type) => ENCRYPTED.test(type))) return true
  if (
    walk.body.some((segment) => (segment.plain ?? '').trimStart().startsWith('-----BEGIN PGP MESSAGE-----'))
  )
    return true
  return attachments.some(
    (part) => /^application\/(?:x-)?pkcs7-mime$/u.test(part.contentType) && part.protocol !== '',
  )
    ? attachments.some((part) => part.protocol !== 'certs-only')
    : attachments.some((part) => /^application\/(?:x-)?pkcs7-mime$/u.test(part.contentType))
}
