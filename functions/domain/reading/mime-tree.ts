import { z } from 'zod'

/** The same words twice, as plain text and as HTML, or one of the two. */
export interface BodySegment {
  readonly plain: string | null
  readonly html: string | null
}

/** One sentence for people each: what was wrong with the structure. */
export const MIME_DEFECTS = {
  unreadable: 'The message could not be read as an email.',
  tooManyParts: 'The message has more parts than can be read safely.',
  tooDeep: 'The message is nested more deeply than can be read safely.',
  tooBig: 'The message is larger than can be read safely.',
  noBoundary: 'The message is damaged: its parts cannot be told apart.',
  encrypted: 'The message is encrypted, so nobody can see here what it says.',
  charset: 'The message uses a character set that cannot be read.',
} as const

const MAX_DEPTH = 50

/** The part of mailparser's tree that is read here; it has no types of its own. */
export const nodeSchema = z.object({
  contentType: z.string().or(z.literal(false)).or(z.null()).optional(),
  textContent: z.string().optional(),
  charset: z.string().optional(),
  disposition: z.string().optional(),
  headers: z.instanceof(Map),
  children: z.array(z.unknown()),
})

interface Leaf {
  readonly contentType: string
  readonly text: string
  readonly charset: string
}

/** What a walk over the parts gathers. */
export interface Walk {
  readonly body: BodySegment[]
  readonly embedded: string[]
  readonly contentTypes: string[]
  /** A calendar entry stands beside the text, as another way to say the same (RFC 6047, 2.4). */
  isEntry: boolean
  defect: string | null
}

type MimeNode = z.infer<typeof nodeSchema>

/** Depth first without recursion: a hostile message chooses the depth. */
export function visit(root: MimeNode, walk: Walk): void {
  const queue: { node: MimeNode; depth: number; embedded: boolean; alternative: boolean }[] = [
    { node: root, depth: 0, embedded: false, alternative: false },
  ]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { node, depth, embedded, alternative } = next
    const contentType = node.contentType === false ? '' : (node.contentType ?? '').toLowerCase()
    walk.contentTypes.push(contentType)
    if (depth > MAX_DEPTH) {
      walk.defect = MIME_DEFECTS.tooDeep
      return
    }
    const children = node.children.flatMap((child) => {
      const parsed = nodeSchema.safeParse(child)
      return parsed.success ? [parsed.data] : []
    })
    if (contentType.startsWith('multipart/') && children.length === 0 && !embedded)
      walk.defect ??= MIME_DEFECTS.noBoundary
    walk.isEntry ||= contentType === 'text/calendar' && alternative && !embedded
    const leaf = leafOf(node, contentType)
    if (leaf !== null && !embedded && isUnreadable(leaf)) walk.defect ??= MIME_DEFECTS.charset
    if (leaf !== null) place(leaf, walk, embedded, alternative)
    if (contentType === 'multipart/alternative' && !embedded) walk.body.push({ plain: null, html: null })
    for (const child of children.toReversed()) {
      queue.push({
        node: child,
        depth: depth + 1,
        embedded: embedded || contentType === 'message/rfc822',
        alternative: alternative || contentType === 'multipart/alternative',
      })
    }
  }
}

function leafOf(node: MimeNode, contentType: string): Leaf | null {
  if (node.textContent === undefined) return null
  const type = contentType === '' ? 'text/plain' : contentType
  if (type !== 'text/plain' && type !== 'text/html') return null
  return { contentType: type, text: node.textContent, charset: node.charset ?? '' }
}

/** A label that no decoder knows (or UTF-7, which hides text) on bytes that are not plain ASCII: nobody can say what stands there. */
function isUnreadable(leaf: Leaf): boolean {
  if (isUtf7(leaf.charset)) return true
  if (leaf.charset !== '' && !isKnownCharset(leaf.charset)) return NOT_PRINTABLE.test(leaf.text)
  if (!leaf.text.includes(LOST)) return false
  const lost = leaf.text.slice(0, 100_000).split(LOST).length - 1
  return lost > 20 && lost * 20 > Math.min(leaf.text.length, 100_000)
}

/** Hides text from whoever looks at the source, and takes a decoder two seconds for five megabytes. */
export const isUtf7 = (charset: string): boolean => /^(?:unicode-1-1-)?utf-?7$/iu.test(charset)

/** What decoders put for bytes that they cannot read. */
const LOST = '\ufffd'
const NOT_PRINTABLE = /[^\t\n\r\u0020-\u007e]/u

function isKnownCharset(label: string): boolean {
  if (/^(?:utf-8|us-ascii|iso-8859-1|windows-1252)$/iu.test(label)) return true
  try {
    return new TextDecoder(label).encoding !== ''
  } catch {
    // Names that mail uses and the web's list does not have.
    return /^(?:cp|ibm|windows|iso|mac|us|ansi|utf|big5|koi8|tis|gb|euc|shift|x-mac)[\w:-]*$/iu.test(label)
  }
}

function place(leaf: Leaf, walk: Walk, embedded: boolean, alternative: boolean): void {
  if (embedded) {
    walk.embedded.push(leaf.text)
    return
  }
  const kind = leaf.contentType === 'text/html' ? 'html' : 'plain'
  const last = walk.body.at(-1)
  if (alternative && last !== undefined && last[kind] === null) {
    walk.body[walk.body.length - 1] = { ...last, [kind]: leaf.text }
    return
  }
  walk.body.push(kind === 'html' ? { plain: null, html: leaf.text } : { plain: leaf.text, html: null })
}
