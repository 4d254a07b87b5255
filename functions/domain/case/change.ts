import type { Ids } from '../ids.ts'
import type { Instant } from '../instant.ts'
import { tokenKey } from '../lookups.ts'
import { queuedNotice, returnLookups } from '../notice/queued.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Change, WorkflowTask } from '../record.ts'
import { seal } from './chain.ts'
import { consequences } from './consequences.ts'
import type { CaseEvent, NewEvent } from './events.ts'
import { BrokenRecord, fold } from './fold.ts'
import { whatIsNext, type Next } from './next.ts'
import { reviewTimes } from './review-times.ts'
import type { Case } from './state.ts'
import { pairOf, summaryOf } from './summary.ts'

export interface ChangeToCase {
  readonly reference: string
  readonly record: readonly CaseEvent[]
  readonly events: readonly NewEvent[]
  readonly partnership: Partnership
  readonly onlyOpenCaseOfPair: boolean
}

/**
 * Everything that new events of a case write, in one transaction: the events, what lists show, the notices that they
 * make necessary, and what the workflow must be told.
 */
export const changeOf = (toCase: ChangeToCase, ids: Ids, now: Instant): Change => {
  const { reference, record, partnership } = toCase
  const events = seal(reference, record, toCase.events, () => ids.secret())
  const before = fold(record)
  const after = fold([...record, ...events])
  if (after === null) throw new BrokenRecord('a change to a case needs at least one event')
  const notices = consequences(after, events, partnership, record, before).map((wanted, index) =>
    queuedNotice(
      {
        // Padded, so that a case's notices sort in their order.
        id: `${reference}.${padded(after.version, 5)}.${padded(index + 1, 2)}`,
        kind: wanted.kind,
        to: wanted.to,
        about: { of: 'case', reference, seq: wanted.seq, asOf: after.version },
        audience: wanted.audience,
        partnership: partnership.id,
        population: after.population,
      },
      ids,
      now,
    ),
  )
  return {
    case: {
      reference,
      expectedVersion: before?.version ?? 0,
      events,
      summary: summaryOf(after, [...record, ...events]),
      pair: pairOf(after),
      onlyOpenCaseOfPair: toCase.onlyOpenCaseOfPair,
    },
    mail: null,
    notices,
    noticesChanged: [],
    workflow: workflowTasks(before, after, events, partnership, now),
    lookups: [
      ...(before === null ? [{ key: tokenKey(after.token), value: reference }] : []),
      ...returnLookups(notices),
    ],
  }
}

/** The letters before a case's number: initials of the partnership's id, or the first two of a single word. */
export const referencePrefix = ({ id }: Partnership): string => {
  const words = id.split('-')
  const letters = words.length > 1 ? words.map((word) => word.slice(0, 1)).join('') : id.slice(0, 2)
  return letters.slice(0, 4).toUpperCase()
}

const padded = (number: number, digits: number): string => String(number).padStart(digits, '0')

/** A case's clock is started once a generation, and woken whenever what it waits for has changed. */
const workflowTasks = (
  before: Case | null,
  after: Case,
  events: readonly CaseEvent[],
  partnership: Partnership,
  now: Instant,
): WorkflowTask[] => {
  const { reference, generation, version } = after
  const base = { id: `${reference}.${version}`, reference, generation }
  if (before === null || before.generation !== generation) return [{ ...base, task: 'start' }]
  // What a task of the workflow itself did, the same execution goes on from.
  if (events.every(({ by }) => by.kind === 'workflow')) return []
  const times = reviewTimes(partnership)
  const moved = !sameNext(whatIsNext(before, now, times), whatIsNext(after, now, times))
  return moved ? [{ ...base, task: 'signal' }] : []
}

const sameNext = (one: Next, other: Next): boolean =>
  one.do === other.do && ('until' in one ? one.until : null) === ('until' in other ? other.until : null)
