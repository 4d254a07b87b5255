import type { Person } from '../domain/case/acting.ts'
import { whatActDoes, type Act, type ActOnOneCase } from '../domain/case/act.ts'
import { overtakenBy } from '../domain/case/overtaken.ts'
import {
  changeBy,
  findCase,
  type ActedOnCase,
  type ActOnCasePorts,
  type Decided,
  type Found,
} from './found.ts'
import { mergeChange } from './merge.ts'

/** An act that met other changes of its case every time that it was decided. */
export class ActConflict extends Error {
  override readonly name = 'ActConflict'
}

const MOST_CONFLICTS = 50

/**
 * What a person does on a case: reads the case, decides, and records the events with who and why, and with everything
 * that must follow, in one transaction.
 *
 * @param seen the last event that the person's page knew; null where it is not known
 * @throws ActConflict
 */
export const actOnCase = async (
  reference: string,
  act: Act,
  person: Person,
  ports: ActOnCasePorts,
  seen: number | null = null,
): Promise<ActedOnCase> => {
  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const found = await findCase(reference, person, ports)
    if (found === null) return { kind: 'no-such-case' }
    const { record, state } = found
    // A danger told of on a case that was merged away belongs where everybody hears of it.
    if (act.kind === 'flag-risk' && state.standing.kind === 'merged') {
      return await actOnCase(state.standing.into, act, person, ports)
    }
    const since = overtakenBy(act.kind, record, seen)
    if (since !== null) return { kind: 'overtaken', since, state }
    const decided =
      act.kind === 'merge' || act.kind === 'unmerge'
        ? await mergeChange(act, found, ports)
        : actChange(act, found, ports)
    if (decided.kind !== 'change') return decided
    if ((await ports.store.commit(decided.change)) === 'committed') return { kind: 'done', on: reference }
  }
  throw new ActConflict('an act on a case met other changes every time')
}

const actChange = (act: ActOnOneCase, found: Found, { ids }: ActOnCasePorts): Decided => {
  const acted = whatActDoes(act, found)
  return acted.kind === 'refused' ? acted : { kind: 'change', change: changeBy(found, acted.payloads, ids) }
}
