import { z } from 'zod'
import { changeOf } from '../domain/case/change.ts'
import { perform } from '../domain/case/duty.ts'
import type { CaseEventPayload, NewEvent } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { whatIsNext, type Next } from '../domain/case/next.ts'
import { recount } from '../domain/case/recount.ts'
import { reviewTimes } from '../domain/case/review-times.ts'
import type { Case } from '../domain/case/state.ts'
import type { Ids } from '../domain/ids.ts'
import { instantFromMillis, millisOf, type Instant } from '../domain/instant.ts'
import type { Clock, RecordStore, Workflow } from '../domain/ports.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'

const clockSchema = z.object({ reference: z.string(), generation: z.int().positive() })

/** What the state machine (`case.asl.json`) hands to its tasks: no personal data, only where to look. */
export const taskInputSchema = z.discriminatedUnion('task', [
  clockSchema.extend({
    task: z.enum([
      'look',
      'send-reminder',
      'record-missed-deadline',
      'start-next-step',
      'report-exhausted',
      'review-open-matter',
      'hand-over',
    ]),
  }),
  clockSchema.extend({
    task: z.literal('register-wait'),
    version: z.int().positive(),
    seconds: z.int().positive(),
    token: z.string().min(1),
  }),
])
export type TaskInput = z.infer<typeof taskInputSchema>
type DutyInput = Exclude<TaskInput, { task: 'register-wait' }>

/** What a task answers: what comes next and, for a wait, for how long and planned on which version of the case. */
export type TaskResult = {
  readonly reference: string
  readonly generation: number
  readonly next: Next['do']
  readonly seconds: number
  readonly version: number
}

export interface RunCasePorts {
  readonly store: RecordStore
  readonly workflow: Workflow
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

/** Twenty days: longer waits loop, as timers of the local interpreter overflow at 24.8 days. */
const LONGEST_WAIT_SECONDS = 1_728_000

/**
 * One task of a case's clock: reads the case, asks what is due, does that if it is this task's duty, and answers what
 * comes next. Whatever the order, doubling or lateness of its calls, the case store decides.
 */
export const runCase = async (input: TaskInput, ports: RunCasePorts): Promise<TaskResult> => {
  if (input.task === 'register-wait') return await registerWait(input, ports)
  for (;;) {
    const record = await ports.store.loadCase(input.reference)
    const state = fold(record)
    // An execution of an old generation ends itself: another keeps the case's clock.
    if (state === null || state.generation !== input.generation) return ended(input)
    const partnership = await ports.partnerships.ofCase(state)
    const now = ports.clock.now()
    const next = whatIsNext(state, now, reviewTimes(partnership))
    const payloads = toDo(input, next, state, partnership, now)
    if (payloads.length === 0) return answer(input, state, next, now)

    const events = payloads.map((payload): NewEvent => ({
      at: now,
      by: { kind: 'workflow', task: input.task },
      payload,
    }))
    const { reference } = input
    const change = changeOf(
      { reference, record, events, partnership, onlyOpenCaseOfPair: false },
      ports.ids,
      now,
    )
    if ((await ports.store.commit(change)) === 'committed')
      return await runCase({ ...input, task: 'look' }, ports)
  }
}

/** What this task has to record, if anything: what a new calendar moves, else its duty if the moment has come. */
const toDo = (
  input: DutyInput,
  next: Next,
  state: Case,
  partnership: Partnership,
  now: Instant,
): CaseEventPayload[] => {
  // Before anything is done for want of time: a day that has become a holiday since does not count.
  const moved = recount(state, partnership)
  if (moved.length > 0) return moved
  return next.do === input.task ? perform(next.do, state, partnership, now) : []
}

const ended = ({ reference, generation }: DutyInput): TaskResult => ({
  reference,
  generation,
  next: 'end',
  seconds: 1,
  version: 1,
})

const answer = ({ reference, generation }: DutyInput, state: Case, next: Next, now: Instant): TaskResult => ({
  reference,
  generation,
  next: next.do,
  seconds: 'until' in next ? secondsUntil(next.until, now) : 1,
  version: state.version,
})

/** Whole seconds, rounded up: a wait must not end before its moment. */
const secondsUntil = (until: Instant, now: Instant): number =>
  Math.min(Math.max(Math.ceil((millisOf(until) - millisOf(now)) / 1000), 1), LONGEST_WAIT_SECONDS)

/** No lost wake-up: a case that has moved on since the wait was planned completes the wait at once. */
const registerWait = async (
  input: Extract<TaskInput, { task: 'register-wait' }>,
  { store, workflow, clock }: RunCasePorts,
): Promise<TaskResult> => {
  const { reference, generation, version, token, seconds } = input
  const until = instantFromMillis(millisOf(clock.now()) + seconds * 1000)
  const registered = await store.registerWait({ reference, version, token, until })
  if (registered === 'moved-on') await workflow.complete(token)
  return { reference, generation, next: 'wait-until-review', seconds, version }
}
