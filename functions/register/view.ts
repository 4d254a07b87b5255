import type { Context } from 'hono'
import type { Instant } from '../domain/instant.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Ids } from '../domain/ids.ts'
import type { Seen } from './seen.ts'
import type { Visitor } from './visitor.ts'
import type { Archive, Bundles, Clock, Reader, RecordStore } from '../domain/ports.ts'

export interface RegisterPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly read: Reader
  readonly partnerships: Partnerships
  readonly clock: Clock
  readonly ids: Ids
  readonly bundles: Bundles
}

/** A clock that stands still until somebody moves it; null in `RegisterSettings` wherever time is real. */
export interface Simulation {
  /** The next moment at which something is due. */
  readonly next: () => Instant | null
  /** @returns null for a moment that is past; `to` null: the next moment at which something is due */
  readonly advance: (to: Instant | null) => Promise<{ readonly now: Instant; readonly ran: number } | null>
}

/** What every page is drawn with, beside its own content. */
export interface View {
  readonly now: Instant
  /** Where a form that changes nothing about the page itself comes back to. */
  readonly path: string
  /** Held mail that nobody has handled yet. */
  readonly heldMail: number
  readonly simulation: { readonly next: Instant | null } | null
  /** Proves that a form was drawn by us for this browser. */
  readonly formToken: string
  readonly visitor: Visitor
  /** The record's lists, as far as the visitor may see them. */
  readonly seen: Seen
}

export interface RegisterEnv {
  Variables: {
    visitor: Visitor
    view: View
    /** Of whoever signed in; otherwise a cookie of its own holds it. */
    formToken: string | undefined
  }
}
export type RegisterContext = Context<RegisterEnv>
