import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import { placeAddress } from '../partnership/placement.ts'
import type { Population } from '../partnership/role.ts'
import type { CaseEventPayload, Cause } from './events.ts'
import type { Case } from './state.ts'
import { partyOf } from './step.ts'

export type Acted =
  | { readonly kind: 'events'; readonly payloads: readonly CaseEventPayload[] }
  /** `about` names the part of the act that is wrong. */
  | {
      readonly kind: 'refused'
      readonly about: 'agency' | 'alert' | 'case' | 'date' | 'contact' | 'step' | 'level-of-need' | 'form'
      readonly why: string
    }

export interface ActingOn {
  readonly state: Case
  readonly partnership: Partnership
  readonly now: Instant
  /** The envelope of each event carries it. */
  readonly by: string
  readonly why: string
}

/** Who acts, and why. */
export interface Person {
  readonly by: string
  readonly why: string
  /** The address with which they signed in; none where nobody has to. */
  readonly signedInAs?: string | null
}

/** As whom a person acts on a case: with their place in the directory, where their address has one. */
export const causeOf = (
  { by, why, signedInAs = null }: Person,
  { directory }: Partnership,
  population: Population,
): Extract<Cause, { kind: 'person' }> => {
  const place = signedInAs === null ? null : placeAddress(directory, population, signedInAs)
  const { agency, person } = place ?? { agency: null, person: null }
  const party = agency === null || person === null ? {} : { party: partyOf(person, agency.id) }
  return { kind: 'person', name: by, why, ...party }
}
