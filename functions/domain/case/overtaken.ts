import { mayAct, type ActKind } from './act.ts'
import type { CaseEvent, CaseEventType } from './events.ts'
import { fold } from './fold.ts'

/** The event since which an act makes no sense for a case any more; null where it never did. */
export const impossibleSince = (kind: ActKind, record: readonly CaseEvent[]): CaseEvent | null =>
  record.findLast(({ seq }) => {
    // A case is opened with two events: before them there was nothing to act on.
    const before = seq > 2 ? fold(record, seq - 1) : null
    return before !== null && mayAct(kind, before)
  }) ?? null

const onStep: readonly CaseEventType[] = [
  'receiving-agency-named',
  'step-started',
  'contact-changed',
  'deadline-moved',
]
const onOutcome: readonly CaseEventType[] = [
  'outcome-proposed',
  'outcome-confirmed',
  'outcome-disputed',
  'outcome-taken-back',
  // It is between two agencies, and may lapse with one of them.
  'receiving-agency-named',
  'escalating-agency-named',
]

/** What an act is decided upon: where that has changed, whoever decided has to look again. */
const basis: Partial<Record<ActKind, readonly CaseEventType[]>> = {
  'move-deadline': onStep,
  'change-contact': onStep,
  'change-receiving': [...onStep, 'escalating-agency-named'],
  'change-escalating': ['receiving-agency-named', 'escalating-agency-named'],
  'move-step': [...onStep, 'escalating-agency-named'],
  'record-outcome': onOutcome,
  'take-back-outcome': onOutcome,
  close: [...onOutcome, 'risk-flagged'],
  'risk-dealt-with': ['risk-flagged'],
  resume: ['correction-claimed'],
  classify: ['classified'],
}

/**
 * The last event that changed what an act is decided upon, after its page was shown.
 *
 * @param seen the last event that the page knew
 */
export const overtakenBy = (
  kind: ActKind,
  record: readonly CaseEvent[],
  seen: number | null,
): CaseEvent | null =>
  seen === null
    ? null
    : (record.findLast(({ seq, payload }) => seq > seen && basis[kind]?.includes(payload.type)) ?? null)
