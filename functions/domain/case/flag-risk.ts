import { endOfWorkingDayFor } from '../deadlines/working-time.ts'
import type { Instant } from '../instant.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { CaseEvent, PayloadOf } from './events.ts'
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

/** Whether a mail has flagged the risk, and its flag was not taken back since. */
export const hasFlagged = (record: readonly CaseEvent[], mailId: string): boolean =>
  record.findLast(
    ({ payload }) =>
      (payload.type === 'risk-flagged' || payload.type === 'risk-taken-back') && payload.mailId === mailId,
  )?.payload.type === 'risk-flagged'

/** Taking that mail out would end the flag: nobody else has said so. */
export const flaggedByAlone = ({ risk }: Case, mailId: string): boolean =>
  risk !== null && risk.toldBy.every((each) => each === mailId)
