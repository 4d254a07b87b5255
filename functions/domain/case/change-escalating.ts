import { protocolFor } from '../partnership/partnership.ts'
import type { Acted, ActingOn } from './acting.ts'
import { agenciesToRaiseWith } from './change-receiving.ts'
import type { PayloadOf } from './events.ts'
import { lapsesWithout } from './outcome-lapses.ts'
import { currentStep } from './state.ts'
import { agencyOnCase, startStep } from './step.ts'

/**
 * By which agency a case is raised in truth, where its sender was taken for somebody of another: the directory placed them
 * wrongly, or they wrote for others. Whom the step is with was asked rightly, so it keeps its contact and its time.
 */
export const changeEscalating = (agencyId: string, { state, partnership, now }: ActingOn): Acted => {
  const agency = agenciesToRaiseWith(state, partnership).find(({ id }) => id === agencyId)
  if (agency === undefined) {
    return { kind: 'refused', about: 'agency', why: 'Choose an agency that is on neither side of the case' }
  }
  const { population, receiving, practitioner } = state
  const { step, turn } = currentStep(state)
  const escalating = agencyOnCase(agency, population)
  const named = (lead: PayloadOf<'escalating-agency-named'>['lead']): Acted => ({
    kind: 'events',
    payloads: [{ type: 'escalating-agency-named', escalating, lead, ...lapsesWithout('escalating', state) }],
  })
  const stage = protocolFor(partnership, population)?.stages?.find(({ number }) => number === step)
  if (stage === undefined) return named(null)
  const sides = {
    population,
    escalating,
    receiving,
    lead: { ...practitioner, agencyId },
    addressed: null,
    usedPersonIds: [],
  }
  return named(startStep(partnership, { kind: 'stage', stage, turn }, sides, now, 'person').lead)
}
