import type { CaseEvent } from '../case/events.ts'
import { fold } from '../case/fold.ts'
import type { StepContact } from '../case/party.ts'
import { usedBefore, type Case } from '../case/state.ts'
import { snapshot, workingHours } from '../case/step.ts'
import { planDeadline, releaseDeadline } from '../deadlines/plan-deadline.ts'
import type { Instant } from '../instant.ts'
import { contactFor } from './contact.ts'
import { protocolFor, type Partnership } from './partnership.ts'
import type { Stage } from './protocol.ts'

/** One step of a past case, as it was and as it would have been had another version been in force when it began. */
export interface ReplayedStep {
  readonly step: number
  readonly label: string
  readonly startedAt: Instant
  readonly deadline: { readonly before: Instant | null; readonly after: Instant | null }
  readonly contact: { readonly before: string; readonly after: string }
  readonly changed: { readonly deadline: boolean; readonly contact: boolean }
  /** What cannot be said of this step; null where all of it can. */
  readonly unknown: string | null
}

/**
 * Plans every step of a case again under a draft: its time and whom it would have gone to. Each step is judged from
 * where the case truly stood when it began: that an earlier deadline would have changed what people did next, nobody
 * can know.
 */
export const replay = (record: readonly CaseEvent[], draft: Partnership): ReplayedStep[] =>
  record.flatMap(({ payload, seq, at }) => {
    if (payload.type !== 'step-started') return []
    const before = fold(record, seq - 1)
    // The first step begins together with its case.
    const state = before ?? fold(record, seq)
    if (state === null) return []
    const used =
      before === null || seq === 2
        ? []
        : payload.startedBy === 'person'
          ? usedBefore(before, payload.step)
          : before.usedPersonIds
    const protocol = protocolFor(draft, state.population)
    const stage = protocol?.stages?.find(({ number }) => number === payload.step) ?? null
    const { step, label, deadline, contact, turn } = payload
    const shown = { step, label, startedAt: at }
    if (protocol === null || (protocol.stages !== null && stage === null)) {
      const unknown = `The draft has no ${protocol?.noun ?? 'step'} ${step}.`
      return [same(shown, deadline.due, nameOf(contact), unknown)]
    }
    const { receivedAt, releasedAt, setTo } = deadline.basis
    const timeAllowed = stage === null ? (protocol.timeAllowedEachStage ?? null) : stage.timeAllowed
    const toPlan = { receivedAt, timeAllowed, ...workingHours(draft) }
    const planned =
      setTo !== undefined
        ? deadline
        : releasedAt === null
          ? planDeadline(toPlan)
          : releaseDeadline({ ...toPlan, releasedAt })
    if (stage === null) {
      return [compared(shown, deadline.due, planned.due, contact, contact, null)]
    }
    const after = contactUnder(draft, stage, turn, state, used, contact, at)
    return [compared(shown, deadline.due, planned.due, contact, after, null)]
  })

const contactUnder = (
  draft: Partnership,
  stage: Stage,
  turn: number,
  { population, receiving }: Case,
  usedPersonIds: readonly string[],
  recorded: StepContact,
  on: Instant,
): StepContact => {
  const wanted = {
    partnership: draft,
    population,
    stage,
    side: 'receiving',
    agencyId: receiving?.agencyId ?? null,
    turn,
    usedPersonIds,
    on,
  } as const
  // Who was addressed by name is on record only as the contact; they are taken first again if they still hold the role.
  const preferredPersonId =
    recorded.kind === 'email' ? (recorded.inPlaceOf?.personId ?? recorded.person.personId) : null
  return snapshot(contactFor({ ...wanted, preferredPersonId }))
}

/** Whom a step was with, so that two of them can be told apart: a new address of the same person counts too. */
const nameOf = (contact: StepContact): string => {
  switch (contact.kind) {
    case 'email':
      return `${contact.person.name}, ${contact.person.email}`
    case 'telephone-only':
      return `${contact.name}, to be rung on ${contact.telephone}`
    case 'nobody':
      return 'nobody'
  }
}

const same = (
  shown: Pick<ReplayedStep, 'step' | 'label' | 'startedAt'>,
  due: Instant | null,
  contact: string,
  unknown: string,
): ReplayedStep => ({
  ...shown,
  deadline: { before: due, after: due },
  contact: { before: contact, after: contact },
  changed: { deadline: false, contact: false },
  unknown,
})

const compared = (
  shown: Pick<ReplayedStep, 'step' | 'label' | 'startedAt'>,
  due: Instant | null,
  wouldBeDue: Instant | null,
  contact: StepContact,
  wouldBe: StepContact,
  unknown: string | null,
): ReplayedStep => {
  const [before, after] = [nameOf(contact), nameOf(wouldBe)]
  return {
    ...shown,
    deadline: { before: due, after: wouldBeDue },
    contact: { before, after },
    changed: { deadline: due !== wouldBeDue, contact: before !== after },
    unknown,
  }
}
