import { releaseDeadline } from '../deadlines/plan-deadline.ts'
import { resumeDeadline } from '../deadlines/resume-deadline.ts'
import { lastDateFor, setDeadline } from '../deadlines/set-deadline.ts'
import { longDate } from '../deadlines/wording.ts'
import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Acted, ActingOn } from './acting.ts'
import type { CaseEventPayload } from './events.ts'
import { currentStep } from './state.ts'
import { workingHours } from './step.ts'

/**
 * After a stop the time runs as for held mail that is let go: one full working day is left at least. A step whose
 * time was up before the stop gets none.
 */
export const timeLeft = ({ state, partnership, now, why }: ActingOn): CaseEventPayload[] => {
  const { step, deadline, missed } = currentStep(state)
  const { receivedAt, timeAllowed, setTo, resumed } = deadline.basis
  if (deadline.due === null || missed !== null) return []
  const hours = workingHours(partnership)
  const ofItsOwn = setTo !== undefined || resumed !== undefined
  if (ofItsOwn && deadline.due > now) return [{ type: 'deadline-moved', step, deadline, why }]
  const left = releaseDeadline({ receivedAt, timeAllowed, releasedAt: now, ...hours })
  return [{ type: 'deadline-moved', step, deadline: left, why }]
}

/** The clock goes on where it stood still. */
export const endPause = ({ state, partnership, now, why }: ActingOn): Acted => {
  const { step, deadline, missed, startedAt } = currentStep(state)
  const ended: CaseEventPayload = { type: 'pause-ended' }
  if (state.paused === null || deadline.due === null || missed !== null) {
    return { kind: 'events', payloads: [ended] }
  }
  // A person can have moved the case to this step while it was paused.
  const stoppedAt = state.paused.at > startedAt ? state.paused.at : startedAt
  const resumed = resumeDeadline(deadline, stoppedAt, now, workingHours(partnership))
  return { kind: 'events', payloads: [ended, { type: 'deadline-moved', step, deadline: resumed, why }] }
}

export const moveDeadline = (date: string, { state, partnership, now, why }: ActingOn): Acted => {
  const { step, deadline } = currentStep(state)
  const moved = setDeadline(deadline, date, now, workingHours(partnership))
  return typeof moved === 'string'
    ? dateRefused(moved, now, partnership)
    : { kind: 'events', payloads: [{ type: 'deadline-moved', step, deadline: moved, why }] }
}

/** Why a step cannot end on a day, for whoever chose it. */
export const dateRefused = (
  because: Extract<ReturnType<typeof setDeadline>, string>,
  now: Instant,
  partnership: Partnership,
): Extract<Acted, { kind: 'refused' }> => {
  switch (because) {
    case 'too-far': {
      const last = longDate(lastDateFor(now, workingHours(partnership)))
      return {
        kind: 'refused',
        about: 'date',
        why: `Choose a day up to ${last}: pause the case if it has to wait for longer`,
      }
    }
    case 'past':
      return { kind: 'refused', about: 'date', why: 'Choose a day whose working hours are not over' }
    case 'no-working-day':
      return { kind: 'refused', about: 'date', why: 'Choose a working day: not a weekend or a bank holiday' }
  }
}
