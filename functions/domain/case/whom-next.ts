import type { Instant } from '../instant.ts'
import { contactFor, type Contact } from '../partnership/contact.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import type { StepContact } from './party.ts'
import { currentStep, type Case, type StepOnCase } from './state.ts'

/** Whom the next step would be with; null where there is none. */
export const whomNext = (state: Case, partnership: Partnership, on: Instant): Contact | null => {
  const { population, receiving, usedPersonIds } = state
  const stages = protocolFor(partnership, population)?.stages
  const next = stages?.find(({ number }) => number === currentStep(state).step)?.next
  const stage = stages?.find(({ number }) => number === next)
  if (stage === undefined) return null
  const agencyId = receiving?.agencyId ?? null
  return contactFor({
    partnership,
    population,
    stage,
    side: 'receiving',
    agencyId,
    turn: 0,
    usedPersonIds,
    on,
  })
}

const personOf = (contact: StepContact): string | null =>
  contact.kind === 'nobody' ? null : (contact.person?.personId ?? null)

/** The last step before a step number that was with this person; null where none was. */
const hadBefore = ({ steps }: Case, personId: string | null, number: number): StepOnCase | null =>
  personId === null
    ? null
    : (steps.findLast(({ step, contact }) => step < number && personOf(contact) === personId) ?? null)

/** The step before that was with the same person as the current one: the directory had nobody further. */
export const sameAsBefore = (state: Case): StepOnCase | null => {
  const { contact, step } = currentStep(state)
  return hadBefore(state, personOf(contact), step)
}

/** What the directory has for the next step: somebody new, the same person again, or nobody by name. */
export const nextIs = (
  state: Case,
  partnership: Partnership,
  on: Instant,
): 'somebody-new' | 'the-same-again' | 'nobody-named' => {
  const next = whomNext(state, partnership, on)
  const person = next === null || next.kind === 'nobody' ? null : next.person
  if (person === null) return 'nobody-named'
  return hadBefore(state, person.id, Infinity) === null ? 'somebody-new' : 'the-same-again'
}
