import type { Acted, ActingOn } from './acting.ts'
import { timeLeft } from './act-on-time.ts'
import type { CaseEventPayload } from './events.ts'
import { currentStep, isClosed, runningDeadline, type Case } from './state.ts'

/** What a merge, or its undoing, does to the two cases. */
export type ActedOnTwo =
  | {
      readonly kind: 'events'
      readonly away: readonly CaseEventPayload[]
      readonly surviving: readonly CaseEventPayload[]
    }
  | Extract<Acted, { kind: 'refused' }>

const refused = (why: string): ActedOnTwo => ({ kind: 'refused', about: 'case', why })

export const noSuchCase = (reference: string, { population }: Case): string =>
  `There is no case ${reference} about ${population} in this partnership`

/**
 * Two cases become one: the one merged away is closed, and what comes to it belongs to the surviving one. Only cases
 * of one partnership and population that the same agency raised: everybody told of the other is on a side of this.
 */
export const whatMergeDoes = (away: Case, surviving: Case): ActedOnTwo => {
  const { reference } = surviving
  if (reference === away.reference) return refused('Enter the reference of the other case')
  if (isClosed(away)) return refused('The case has changed since this page was shown')
  // Whoever may see one partnership's cases learns nothing here of another's.
  if (surviving.partnership !== away.partnership || surviving.population !== away.population) {
    return refused(noSuchCase(reference, away))
  }
  if (surviving.standing.kind === 'merged') {
    return refused(`${reference} was itself merged into ${surviving.standing.into}: enter that one`)
  }
  if (isClosed(surviving)) return refused(`${reference} is closed: open it again first`)
  if (surviving.escalating.agencyId !== away.escalating.agencyId) {
    return refused(
      `${reference} was raised by ${surviving.escalating.name}: only cases of one agency can be merged`,
    )
  }
  const { practitioner, lead, mergedIn, risk, legalHold } = away
  return {
    kind: 'events',
    away: [
      {
        type: 'merged-into',
        into: reference,
        stepLabel: currentStep(surviving).label,
        due: runningDeadline(surviving),
      },
    ],
    surviving: [
      {
        type: 'case-merged-in',
        reference: away.reference,
        parties: [practitioner, lead, ...mergedIn.flatMap(({ parties }) => parties)],
        risk:
          risk === null || risk.reviewMissed
            ? null
            : { flaggedAt: risk.flaggedAt, reviewDue: risk.reviewDue },
        ...(legalHold ? { legalHold } : {}),
      },
    ],
  }
}

/** The case that was merged away goes on by itself, with at least one full working day left. */
export const whatUnmergeDoes = (on: ActingOn): ActedOnTwo => {
  const { state } = on
  if (state.standing.kind !== 'merged') return refused('The case has changed since this page was shown')
  return {
    kind: 'events',
    away: [
      { type: 'unmerged', from: state.standing.into, generation: state.generation + 1 },
      ...timeLeft(on),
    ],
    surviving: [{ type: 'case-unmerged', reference: state.reference }],
  }
}
