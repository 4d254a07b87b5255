import type { Case } from '../domain/case/state.ts'
import { moment } from '../domain/notice/moments.ts'
import type { Html } from '../register/markup.ts'
import { table } from './page-html.ts'

const startedBy = { declared: 'declared by mail', timeout: 'time ran out', person: 'a person' } as const

/** Each step against its time. */
export const stepsTable = ({ steps }: Case): Html =>
  table(
    ['Step', 'Started', 'Because', 'Time ends', 'Missed'],
    steps.map(({ label, startedAt, startedBy: because, deadline, missed }) => [
      label,
      moment(startedAt),
      startedBy[because],
      deadline.due === null ? 'no time is set' : moment(deadline.due),
      missed === null ? 'no' : moment(missed.at),
    ]),
  )
