import { causeOf, type Acted, type ActingOn, type Person } from '../domain/case/acting.ts'
import { changeOf } from '../domain/case/change.ts'
import type { CaseEvent, CaseEventPayload, NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import type { Ids } from '../domain/ids.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Case } from '../domain/case/state.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'
import type { Change } from '../domain/record.ts'

export interface ActOnCasePorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

export type ActedOnCase =
  /** On the case of this reference. */
  | { readonly kind: 'done'; readonly on: string }
  | { readonly kind: 'no-such-case' }
  /** The event changed what the act was decided upon, after its page was shown. */
  | { readonly kind: 'overtaken'; readonly since: CaseEvent; readonly state: Case }
  | Exclude<Acted, { kind: 'events' }>

/** A case as an act finds it. */
export interface Found extends ActingOn, Person {
  readonly record: readonly CaseEvent[]
}

export type Decided =
  { readonly kind: 'change'; readonly change: Change } | Exclude<ActedOnCase, { kind: 'done' }>

export const findCase = async (
  reference: string,
  { by, why, signedInAs = null }: Person,
  { store, clock, partnerships }: ActOnCasePorts,
): Promise<Found | null> => {
  const record = await store.loadCase(reference)
  const state = fold(record)
  if (state === null) return null
  return {
    record,
    state,
    partnership: await partnerships.ofCase(state),
    now: clock.now(),
    by,
    why,
    signedInAs,
  }
}

/** What a person's events change in a case: each carries who and why. */
export const changeBy = (found: Found, payloads: readonly CaseEventPayload[], ids: Ids): Change => {
  const { record, state, partnership, now } = found
  const by = causeOf(found, partnership, state.population)
  const events = payloads.map((payload): NewEvent => ({
    at: now,
    by,
    payload,
  }))
  const { reference } = state
  return changeOf({ reference, record, events, partnership, onlyOpenCaseOfPair: false }, ids, now)
}
