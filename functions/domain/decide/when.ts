import { planDeadline, releaseDeadline } from '../deadlines/plan-deadline.ts'
import type { DeadlinePlan } from '../deadlines/plan.ts'
import type { Instant } from '../instant.ts'
import type { Incoming } from './incoming.ts'

/** When what a mail does takes place: on its receipt or, where it was held, once a person let it go. */
export const happensAt = ({ mail, releasedAt }: Pick<Incoming, 'mail' | 'releasedAt'>): Instant =>
  releasedAt ?? mail.receivedAt

/** The clock of released mail runs from its receipt, with at least one full working day left. */
export const plannerFor =
  ({ mail, releasedAt }: Pick<Incoming, 'mail' | 'releasedAt'>) =>
  (toPlan: Parameters<typeof planDeadline>[0]): DeadlinePlan =>
    releasedAt === null
      ? planDeadline(toPlan)
      : releaseDeadline({ ...toPlan, receivedAt: mail.receivedAt, releasedAt })
