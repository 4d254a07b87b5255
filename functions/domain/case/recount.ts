import { movedByCalendar } from '../deadlines/plan-deadline.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { CaseEventPayload } from './events.ts'
import { currentStep, isClosed, type Case } from './state.ts'
import { workingHours } from './step.ts'

/** A new calendar (a one-off bank holiday, a further year) moves a running deadline, by an event that says so. */
export const recount = (state: Case, partnership: Partnership): CaseEventPayload[] => {
  const { step, deadline, missed } = currentStep(state)
  if (isClosed(state) || missed !== null || deadline.due === null) return []
  const moved = movedByCalendar(deadline, workingHours(partnership).calendar)
  const why = 'The calendar of bank holidays has changed.'
  return moved === null || moved.due === deadline.due
    ? []
    : [{ type: 'deadline-moved', step, deadline: moved, why }]
}
