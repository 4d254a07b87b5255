import { whatActDoes, type Act, type Acted } from '../domain/case/act.ts'
import { changeOf } from '../domain/case/change.ts'
import type { NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import type { Ids } from '../domain/ids.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'

export interface ActOnCasePorts {
  readonly store: RecordStore
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

export type ActedOnCase =
  { readonly kind: 'done' } | { readonly kind: 'no-such-case' } | Exclude<Acted, { kind: 'events' }>

/** An act that met other changes of its case every time that it was decided. */
export class ActConflict extends Error {
  override readonly name = 'ActConflict'
}

const MOST_CONFLICTS = 50

/**
 * What a person does on a case: reads the case, decides, and records the events with who and why, and with everything
 * that must follow, in one transaction.
 *
 * @throws ActConflict
 */
export const actOnCase = async (
  reference: string,
  act: Act,
  person: { readonly by: string; readonly why: string },
  { store, clock, ids, partnerships }: ActOnCasePorts,
): Promise<ActedOnCase> => {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const record = await store.loadCase(reference)
    const state = fold(record)
    if (state === null) return { kind: 'no-such-case' }
    const partnership = await partnerships.ofCase(state)
    const now = clock.now()
    const acted = whatActDoes(act, { state, partnership, now, ...person })
    if (acted.kind === 'refused') return acted
    const events = acted.payloads.map((payload): NewEvent => ({
      at: now,
      by: { kind: 'person', name: person.by, why: person.why },
      payload,
    }))
    const change = changeOf({ reference, record, events, partnership, onlyOpenCaseOfPair: false }, ids, now)
    if ((await store.commit(change)) === 'committed') return { kind: 'done' }
  }
  throw new ActConflict('an act on a case met other changes every time')
}
