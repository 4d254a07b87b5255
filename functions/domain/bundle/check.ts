import { z } from 'zod'
import { START, verifyChain, verifyLinks, type ChainCheck } from '../case/chain.ts'
import {
  EVENTS,
  eventsFileSchema,
  MANIFEST,
  manifestSchema,
  redactedEventsFileSchema,
  SUMS,
  type Manifest,
} from './manifest.ts'

/** A bundle as it was found: every file's size and digest, and the text of those that are read. */
export interface FoundBundle {
  readonly files: ReadonlyMap<string, { readonly bytes: number; readonly sha256: string }>
  readonly texts: ReadonlyMap<string, string>
}

export type BundleCheck =
  | { readonly kind: 'agrees'; readonly manifest: Manifest }
  /** One sentence for each thing that is wrong. */
  | { readonly kind: 'wrong'; readonly findings: readonly string[] }

/**
 * Whether a bundle agrees with itself: its files with its manifest, its events with each other and with the head of
 * their chain. Without a signature it cannot be told from one that somebody made anew from end to end.
 *
 * @param head what the chain's head is elsewhere, where the reader knows
 */
export const checkBundle = (found: FoundBundle, head: string | null): BundleCheck => {
  const read = jsonOf(found, MANIFEST, manifestSchema)
  if (read.kind === 'wrong') return { kind: 'wrong', findings: [read.finding] }
  const manifest = read.value
  const findings = [
    ...filesAgainst(manifest, found),
    ...sumsAgainst(found),
    ...eventsAgainst(manifest, found),
    ...(head === null || head === manifest.chain.head
      ? []
      : [`The head of its chain is ${manifest.chain.head}, and not the one that you gave.`]),
  ]
  return findings.length === 0 ? { kind: 'agrees', manifest } : { kind: 'wrong', findings }
}

const filesAgainst = ({ files }: Manifest, found: FoundBundle): string[] => {
  const listed = new Map(files.map((file) => [file.path, file]))
  const missing = files.filter(({ path }) => !found.files.has(path)).map(({ path }) => `${path} is missing.`)
  const twice = listed.size === files.length ? [] : [`${MANIFEST} lists a file twice.`]
  const others = [...found.files].flatMap(([path, { bytes, sha256 }]) => {
    if (path === MANIFEST || path === SUMS) return []
    const expected = listed.get(path)
    if (expected === undefined) return [`${path} was added: ${MANIFEST} does not list it.`]
    return expected.sha256 === sha256 && expected.bytes === bytes
      ? []
      : [`${path} was changed: it is not the file that ${MANIFEST} lists.`]
  })
  return [...twice, ...missing, ...others]
}

/** The text of SHA256SUMS, in the form that `sha256sum -c` reads. */
export const sumsOf = (files: readonly { readonly path: string; readonly sha256: string }[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

const sumsAgainst = ({ files, texts }: FoundBundle): string[] => {
  const sums = texts.get(SUMS)
  if (sums === undefined) return [`${SUMS} is missing.`]
  const expected = [...files]
    .filter(([path]) => path !== SUMS)
    .map(([path, { sha256 }]) => `${sha256}  ${path}`)
  const lines = sums.split('\n').filter((line) => line !== '')
  const wrong = expected.filter((line) => !lines.includes(line)).map((line) => line.slice(66))
  if (wrong.includes(MANIFEST)) return [`${MANIFEST} was changed: ${SUMS} has another sum for it.`]
  return wrong.length > 0 || lines.length !== expected.length
    ? [`${SUMS} does not agree with the files.`]
    : []
}

const eventsAgainst = (manifest: Manifest, found: FoundBundle): string[] => {
  const walked = walk(manifest, found)
  if (walked.kind === 'wrong') return [walked.finding]
  const { check, reference, head, seqs } = walked.value
  const { events, head: expected } = manifest.chain
  const missing = Array.from({ length: events }, (_, index) => index + 1).filter((seq) => !seqs.includes(seq))
  const inOrder = seqs.every((seq, index) => index === 0 || seq > (seqs[index - 1] ?? 0))
  return [
    ...(reference === manifest.reference
      ? []
      : [`The events are of case ${reference}, and the manifest of ${manifest.reference}.`]),
    ...missing.map((seq) => `Event ${seq} is missing.`),
    ...(inOrder ? [] : ['The events do not stand in their order.']),
    ...(check.intact || missing.length > 0 || !inOrder
      ? []
      : [`Event ${check.seq} does not fit: ${check.why}.`]),
    ...(seqs.length > events ? [`There are ${seqs.length} events, and the manifest counts ${events}.`] : []),
    ...(check.intact && head !== expected
      ? ['The last link of the events is not the head of the chain in the manifest.']
      : []),
  ]
}

interface Walked {
  readonly check: ChainCheck
  readonly reference: string
  readonly head: string
  readonly seqs: readonly number[]
}

const walk = ({ kind }: Manifest, found: FoundBundle): Read<Walked> => {
  if (kind === 'whole') {
    const read = jsonOf(found, EVENTS, eventsFileSchema)
    return read.kind === 'wrong' ? read : walked(read.value, verifyChain(read.value.events))
  }
  const read = jsonOf(found, EVENTS, redactedEventsFileSchema)
  return read.kind === 'wrong' ? read : walked(read.value, verifyLinks(read.value.events))
}

const walked = (
  { reference, events }: { reference: string; events: readonly { seq: number; link: string }[] },
  check: ChainCheck,
): Read<Walked> => ({
  kind: 'read',
  value: { check, reference, head: events.at(-1)?.link ?? START, seqs: events.map(({ seq }) => seq) },
})

type Read<T> =
  { readonly kind: 'read'; readonly value: T } | { readonly kind: 'wrong'; readonly finding: string }

const jsonOf = <T>({ texts }: FoundBundle, path: string, schema: z.ZodType<T>): Read<T> => {
  const text = texts.get(path)
  if (text === undefined)
    return { kind: 'wrong', finding: `${path} is missing: this is no bundle of a case.` }
  const parsed = schema.safeParse(jsonIn(text))
  if (parsed.success) return { kind: 'read', value: parsed.data }
  const where = parsed.error.issues[0]?.path.join('.') ?? ''
  return {
    kind: 'wrong',
    finding: `${path} was changed: ${where === '' ? 'it' : where} is not as Stepwise writes it.`,
  }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
