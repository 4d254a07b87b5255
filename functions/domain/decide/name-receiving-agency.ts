import type { CaseEventPayload } from '../case/events.ts'
import type { SideOfCase } from '../case/party.ts'
import { agencyOnCase, snapshot } from '../case/step.ts'
import { currentStep, isClosed, type Case } from '../case/state.ts'
import { contactFor } from '../partnership/contact.ts'
import { protocolFor } from '../partnership/partnership.ts'
import { agencyById } from '../partnership/placement.ts'
import type { Incoming } from './incoming.ts'
import { receivingSide } from './open-case.ts'
import { happensAt } from './when.ts'

/** The answer to "which agency is this with?": the case opened without one, and the escalating side now names it. */
export const nameReceivingAgency = (
  incoming: Incoming,
  state: Case,
  side: SideOfCase | null,
): CaseEventPayload[] => {
  const { partnership, reading } = incoming
  if (state.receiving !== null || side !== 'escalating' || isClosed(state)) return []
  const own = agencyById(partnership.directory, state.escalating.agencyId)
  if (own === null) return []
  const named = receivingSide(partnership, state.population, reading, own)
  if (named.kind !== 'one') return []

  const { step, turn } = currentStep(state)
  const contact = contactFor({
    partnership,
    population: state.population,
    stage: protocolFor(partnership, state.population)?.stages?.find(({ number }) => number === step) ?? null,
    side: 'receiving',
    agencyId: named.agency.id,
    turn,
    usedPersonIds: state.usedPersonIds,
    on: happensAt(incoming),
    preferredPersonId: named.addressed?.id ?? null,
  })
  return [
    { type: 'receiving-agency-named', receiving: agencyOnCase(named.agency, state.population) },
    {
      type: 'contact-changed',
      step,
      contact: snapshot(contact),
      why: 'The escalating agency named the other agency.',
    },
  ]
}
