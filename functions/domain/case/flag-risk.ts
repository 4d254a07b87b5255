import { endOfWorkingDayFor } from '../deadlines/working-time.ts'
import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { PayloadOf } from './events.ts'
import { isClosed, type Case } from './state.ts'
import { workingHours } from './step.ts'

/**
 * Immediate risk overrides every timescale: the case is looked at again by the end of the same working day.
 *
 * @param mailId the mail that says so; null where a person does
 * @param state the case as it was; null where this opens it
 */
export const flagRisk = (
  mailId: string | null,
  at: Instant,
  partnership: Partnership,
  state: Case | null,
): PayloadOf<'risk-flagged'> => {
  const { due, outOfHours } = endOfWorkingDayFor(at, workingHours(partnership))
  const clock = state !== null && isClosed(state) ? { generation: state.generation + 1 } : {}
  return { type: 'risk-flagged', mailId, reviewDue: due, outOfHours, ...clock }
}
