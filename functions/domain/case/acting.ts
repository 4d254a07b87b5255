import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { CaseEventPayload } from './events.ts'
import type { Case } from './state.ts'

export type Acted =
  | { readonly kind: 'events'; readonly payloads: readonly CaseEventPayload[] }
  /** `about` names the part of the act that is wrong. */
  | {
      readonly kind: 'refused'
      readonly about: 'alert' | 'case' | 'date' | 'contact' | 'step' | 'level-of-need' | 'form'
      readonly why: string
    }

export interface ActingOn {
  readonly state: Case
  readonly partnership: Partnership
  readonly now: Instant
  /** Who acts, and why: the envelope of each event carries both. */
  readonly by: string
  readonly why: string
}
