import type { Case } from '../domain/case/state.ts'
import { moment } from '../domain/notice/moments.ts'
import { markup, type Html } from '../register/markup.ts'

const startedBy = { declared: 'declared by mail', timeout: 'time ran out', person: 'a person' } as const

/** Each step against its time. */
export const stepsTable = ({ steps }: Case): Html => markup`
<table>
<thead><tr><th scope="col">Step</th><th scope="col">Started</th><th scope="col">Because</th><th scope="col">Time ends</th><th scope="col">Missed</th></tr></thead>
<tbody>${steps.map(
  ({ label, startedAt, startedBy: because, deadline, missed }) =>
    markup`<tr><td>${label}</td><td>${moment(startedAt)}</td><td>${startedBy[because]}</td><td>${deadline.due === null ? 'no time is set' : moment(deadline.due)}</td><td>${missed === null ? 'no' : moment(missed.at)}</td></tr>`,
)}</tbody>
</table>`
