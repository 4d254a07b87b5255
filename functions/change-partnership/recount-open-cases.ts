import { everyCase } from '../domain/case-query.ts'
import { changeOf } from '../domain/case/change.ts'
import type { NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { recount } from '../domain/case/recount.ts'
import type { Ids } from '../domain/ids.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Clock, RecordStore } from '../domain/ports.ts'

export interface RecountPorts {
  readonly store: RecordStore
  readonly partnerships: Partnerships
  readonly clock: Clock
  readonly ids: Ids
}

const AT_A_TIME = 100
/** As many as one request has time for. A case beyond them is counted again by its own clock, before anything is done. */
const AT_MOST = 1_000

/**
 * Moves the deadlines of a partnership's open cases by the bank holidays now in force, each by an event with who and why.
 *
 * @returns how many moved
 */
export const recountOpenCases = async (
  partnership: string,
  person: { readonly by: string; readonly why: string },
  ports: RecountPorts,
): Promise<number> => {
  let moved = 0
  let looked = 0
  let after: string | null = null
  do {
    const query = { ...everyCase, partnership, state: 'any-open' } as const
    const page = await ports.store.findCases(query, { limit: AT_A_TIME, after })
    for (const { reference } of page.items) if (await recounted(reference, person, ports)) moved += 1
    looked += page.items.length
    after = page.next
  } while (after !== null && looked < AT_MOST)
  return moved
}

const recounted = async (
  reference: string,
  { by: name, why }: { readonly by: string; readonly why: string },
  { store, partnerships, clock, ids }: RecountPorts,
): Promise<boolean> => {
  for (;;) {
    const record = await store.loadCase(reference)
    const state = fold(record)
    if (state === null) return false
    const partnership = await partnerships.ofCase(state)
    const now = clock.now()
    const events = recount(state, partnership).map((payload): NewEvent => ({
      at: now,
      by: { kind: 'person', name, why },
      payload,
    }))
    if (events.length === 0) return false
    const change = changeOf({ reference, record, events, partnership, onlyOpenCaseOfPair: false }, ids, now)
    if ((await store.commit(change)) === 'committed') return true
  }
}
