import type { CaseEvent, CaseEventPayload, NewEvent } from '../case/events.ts'
import type { Case } from '../case/state.ts'
import type { Instant } from '../instant.ts'
import type { Verification } from '../authentication.ts'
import type { NoticeKind } from '../notice/kinds.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import type { Reading } from '../reading/reading.ts'
import type { MailOutcome, MailRow, NoticeRow } from '../record.ts'

/** A case together with the record that it is folded from. */
export interface FoundCase {
  readonly case: Case
  readonly record: readonly CaseEvent[]
}

/** Which case a mail belongs to, by its address, its thread or the reference in its subject. */
export type Match =
  | { readonly kind: 'none' }
  | { readonly kind: 'case'; readonly found: FoundCase; readonly by: 'address' | 'thread' | 'subject' }
  /** The signals disagree, or one of them points nowhere. */
  | {
      readonly kind: 'conflict'
      readonly why: string
      /** Whose mailbox of the same partnership the named case is written to at. */
      readonly belongsTo?: Population
    }

/** Everything that a decision about one mail is made from. */
export interface Incoming {
  readonly mail: MailRow
  readonly reading: Reading
  readonly verification: Exclude<Verification, { kind: 'try-again' }>
  readonly partnership: Partnership
  readonly match: Match
  /** The notice whose own return address this mail came to, or whose Message-ID it is about. */
  readonly returned: NoticeRow | null
  /** Whether the ledger has this message already: the same, or another under its Message-ID. */
  readonly seen: 'never' | 'same' | 'other'
  /** References of open cases that join the two agencies which this mail would join. */
  readonly openBetween: readonly string[]
  /** Whether the sender has had a question from us today. */
  readonly askedToday: boolean
  /** How many times the sender was told today that nothing has started; counted no further than the cap. */
  readonly toldToday: number
  /** Whether the business unit will hear within the hour that unverified mail is held. */
  readonly heldAlertQueued: boolean
  /** When a person let it go after it had been held; null for mail that is decided on as it comes. */
  readonly releasedAt: Instant | null
  readonly now: Instant
}

/** A notice about a mail that belongs to no case. */
export interface MailNotice {
  readonly kind: Extract<NoticeKind, 'nothing-has-started' | 'same-agency' | 'held-mail' | 'question'>
  readonly audience: 'sender' | 'business-unit'
  readonly to: { readonly name: string; readonly email: string }
  /** When it goes, unless somebody has looked at the mail by then; null for at once. */
  readonly unlessHandledBy: Instant | null
}

/** What is to be done about one mail. */
export type Decision =
  | {
      readonly kind: 'open'
      readonly events: readonly [NewEvent, NewEvent, ...NewEvent[]]
      /** Conflict if an open case joins the two agencies by now. */
      readonly onlyOpenCaseOfPair: boolean
    }
  | {
      readonly kind: 'append'
      readonly outcome: Extract<MailOutcome, 'advanced' | 'recorded' | 'automatic' | 'held'>
      readonly found: FoundCase
      readonly events: readonly NewEvent[]
      readonly reason: string | null
      readonly notices: readonly MailNotice[]
    }
  | {
      readonly kind: 'settle'
      readonly outcome: Extract<MailOutcome, 'held' | 'automatic' | 'duplicate' | 'recorded'>
      readonly reason: string
      readonly reference: string | null
      readonly notices: readonly MailNotice[]
    }

/** What a mail of a known case does to it. */
export type Acted =
  | {
      readonly kind: 'events'
      readonly outcome: 'advanced' | 'recorded'
      readonly payloads: readonly CaseEventPayload[]
    }
  | { readonly kind: 'hold'; readonly why: string }
