import { createHash } from 'node:crypto'
import type { CaseEvent, NewEvent } from './events.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The same JSON whatever the order in which an object's keys were written (RFC 8785's idea, for our own plain values). */
const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}

const digestOf = (salt: string, event: { readonly by: unknown; readonly payload: unknown }): string =>
  sha256(`${salt}\n${canonical({ by: event.by, payload: event.payload })}`)

const linkOf = (before: string, event: Pick<CaseEvent, 'reference' | 'seq' | 'at' | 'digest'>): string =>
  sha256([before, event.reference, event.seq, event.at, event.digest].join('\n'))

/** The link before a case's first event. */
export const START = '0'.repeat(64)

/**
 * Puts new events on the end of a case's record. A link commits to the salted digest of a payload, not to the payload:
 * so a payload can later be erased, with its salt, and the chain still verifies.
 *
 * @param newSalt gives an unguessable string for each event
 */
export const seal = (
  reference: string,
  record: readonly Pick<CaseEvent, 'seq' | 'link'>[],
  events: readonly NewEvent[],
  newSalt: () => string,
): CaseEvent[] => {
  const last = record.at(-1)
  let link = last?.link ?? START
  let seq = last?.seq ?? 0
  return events.map((event) => {
    const salt = newSalt()
    seq += 1
    const digest = digestOf(salt, event)
    link = linkOf(link, { reference, seq, at: event.at, digest })
    return { reference, seq, at: event.at, by: event.by, payload: event.payload, salt, digest, link }
  })
}

export type ChainCheck = { intact: true; events: number } | { intact: false; seq: number; why: string }

/**
 * Walks a case's whole record and says whether anything was changed, removed, added or put in another order since. Of an
 * event whose payload was erased only its place in the chain is left to be verified.
 */
export const verifyChain = (record: readonly (Sealed | Erased)[]): ChainCheck =>
  walk(record, (event) => 'erased' in event || digestOf(event.salt, event) === event.digest)

/** The same for events whose content is not there: that they are all there, in their order, and linked. */
export const verifyLinks = (record: readonly Linked[]): ChainCheck => walk(record, () => true)

type Sealed = Linked & { readonly salt: string; readonly by: unknown; readonly payload: unknown }
type Erased = Linked & { readonly erased: true }
type Linked = Pick<CaseEvent, 'reference' | 'seq' | 'at' | 'digest' | 'link'>

const walk = <T extends Linked>(record: readonly T[], isAsDigested: (event: T) => boolean): ChainCheck => {
  let link = START
  for (const [index, event] of record.entries()) {
    if (event.seq !== index + 1)
      return { intact: false, seq: event.seq, why: 'an event is missing or out of order' }
    if (!isAsDigested(event)) {
      return { intact: false, seq: event.seq, why: 'the content of the event was changed' }
    }
    link = linkOf(link, event)
    if (link !== event.link)
      return { intact: false, seq: event.seq, why: 'the link to the event before is broken' }
  }
  return { intact: true, events: record.length }
}
