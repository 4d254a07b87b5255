import type { CaseSummary } from '../record.ts'
import { factsOf } from '../report/case-facts.ts'
import type { CaseEvent } from './events.ts'
import {
  alertsTakenOn,
  alertsToTakeOn,
  currentStep,
  isClosed,
  isDangerAfterClose,
  runningDeadline,
  type Case,
} from './state.ts'

/**
 * What lists show of a case, and what reports count.
 *
 * @param record the same record, before it was folded
 */
export const summaryOf = (state: Case, record: readonly CaseEvent[]): CaseSummary => ({
  reference: state.reference,
  partnership: state.partnership,
  population: state.population,
  state: state.standing.kind,
  step: currentStep(state).step,
  stepLabel: currentStep(state).label,
  deadline: runningDeadline(state),
  stepDue: stepDueOf(state),
  openedAt: state.openedAt,
  escalatingAgency: state.escalating.name,
  escalatingAgencyId: state.escalating.agencyId,
  receivingAgency: state.receiving?.name ?? null,
  receivingAgencyId: state.receiving?.agencyId ?? null,
  immediateRisk: isClosed(state) ? isDangerAfterClose(state) : state.risk !== null,
  nobodyToWriteTo: currentStep(state).contact.kind !== 'email',
  paused: state.correctionClaimedAt !== null,
  pausedByPerson: state.paused !== null,
  alerts: alertsToTakeOn(state).map(({ kind, at }) => ({ kind, at })),
  takenOn: alertsTakenOn(state),
  contact: contactOf(state),
  asked: [...new Set(state.asked.map(({ personId }) => personId))],
  practitioner: state.practitioner.email,
  cause: state.cause,
  levelOfNeed: state.levelOfNeed,
  legalHold: state.legalHold,
  erased: null,
  facts: factsOf(record, state),
  generation: state.generation,
  version: state.version,
})

/** Danger told of a closed case is looked at again: what its lists are ordered by, as its step has no time any more. */
const stepDueOf = (state: Case): CaseSummary['stepDue'] => {
  if (isDangerAfterClose(state)) return state.risk?.reviewDue ?? null
  return state.paused === null ? currentStep(state).deadline.due : null
}

const contactOf = (state: Case): string | null => {
  const { contact } = currentStep(state)
  return contact.kind === 'nobody' ? null : (contact.person?.personId ?? null)
}

/** Names the two agencies and the population, whichever of the two escalates; null while one is unknown. */
export const pairOf = ({
  partnership,
  population,
  escalating,
  receiving,
}: Pick<Case, 'partnership' | 'population' | 'escalating' | 'receiving'>): string | null =>
  receiving === null
    ? null
    : [partnership, population, ...[escalating.agencyId, receiving.agencyId].toSorted()].join('|')
