import { startStep, type StepToStart } from '../case/step.ts'
import type { Party, SideOfCase } from '../case/party.ts'
import { currentStep, type Case } from '../case/state.ts'
import type { CaseEventPayload } from '../case/events.ts'
import { protocolFor } from '../partnership/partnership.ts'
import { placeAddress } from '../partnership/placement.ts'
import { findStage, type Protocol } from '../partnership/protocol.ts'
import { standsAtOrAbove } from '../partnership/role.ts'
import type { Acted, Incoming } from './incoming.ts'
import { formReceived } from './open-case.ts'
import type { Sender } from './sender.ts'
import { happensAt, plannerFor } from './when.ts'

/** A step declared within a case: it moves the case at once, if it is the next one and the escalating side's to declare. */
export const declareStep = (
  incoming: Incoming,
  state: Case,
  sender: Sender,
  side: SideOfCase | null,
): Acted => {
  const { partnership, mail, reading } = incoming
  const protocol = protocolFor(partnership, state.population)
  if (reading.statement === null || protocol === null)
    return held('The partnership has no protocol for this case.')
  if (side !== 'escalating') return held('Only the escalating side can declare a step.')
  if (state.paused !== null)
    return held('A person has paused this case: a step can only start once the pause has ended.')
  const stage = findStage(protocol, reading.statement.step)
  if (stage.kind === 'no-such-stage')
    return held(`The protocol has no ${protocol.noun} "${reading.statement.step}".`)

  const number = stage.kind === 'stage' ? stage.stage.number : stage.number
  const current = currentStep(state)
  const problem = outOfOrder(protocol, current.step, number)
  if (problem !== null) return held(problem)

  const toStart: StepToStart = stage.kind === 'stage' ? { ...stage, turn: 0 } : stage
  const { population, escalating, receiving, usedPersonIds } = state
  const addressed = receiving === null ? null : addressedAt(incoming, receiving.agencyId)
  const started = startStep(
    partnership,
    toStart,
    { population, escalating, receiving, lead: state.lead, addressed, usedPersonIds },
    happensAt(incoming),
    'declared',
    plannerFor(incoming),
  )
  const payloads: CaseEventPayload[] = [{ ...started, lead: speaker(started.lead, toStart, sender) }]
  if (started.formDue !== null && reading.attachments.length > 0) {
    payloads.push(formReceived(started.step, started.formDue.name, mail.id))
  }
  return { kind: 'events', outcome: 'advanced', payloads }
}

/** Where somebody new has to speak, whoever declares the step does so themselves if they hold the role (or a higher one). */
const speaker = (found: Party | null, toStart: StepToStart, { person, party }: Sender): Party | null => {
  const role = toStart.kind === 'stage' ? toStart.stage.escalating : null
  const holds = person !== null && role !== null && standsAtOrAbove(person, role)
  return found !== null && holds ? party : found
}

const held = (why: string): Acted => ({ kind: 'hold', why })

/** A step that repeats or skips is for a person to look at; a protocol without known stages takes any later number. */
const outOfOrder = ({ stages, noun }: Protocol, current: number, declared: number): string | null => {
  if (declared === current) return `It declares ${noun} ${declared}, which the case is at already.`
  if (declared < current) return `It declares ${noun} ${declared}, but the case is at ${noun} ${current}.`
  const next = stages?.find(({ number }) => number === current)?.next
  return stages === null || declared === next
    ? null
    : `It declares ${noun} ${declared}, but the case is at ${noun} ${current}: a ${noun} would be skipped.`
}

const addressedAt = ({ reading, partnership, mail }: Incoming, agencyId: string) => {
  const places = [...reading.to, ...reading.cc].map(({ address }) =>
    placeAddress(partnership.directory, mail.population, address),
  )
  return places.find((place) => place?.agency.id === agencyId && place.person !== null)?.person ?? null
}
