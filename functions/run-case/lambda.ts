import { SFNClient } from '@aws-sdk/client-sfn'
import { environments, readEnvironment } from '../aws/environment.ts'
import { log, tracer } from '../aws/powertools.ts'
import { completeWait } from '../aws/step-functions-workflow.ts'
import { wire } from '../aws/wiring.ts'
import { runCase, taskInputSchema, type TaskInput, type TaskResult } from './handler.ts'

/** All that an execution's history may hold of a fault: messages can carry personal data, and histories are kept. */
export class TaskFailed extends Error {
  override readonly name = 'TaskFailed'
}

const { clock, upToDate, ...ports } = wire(readEnvironment(environments['run-case'], process.env))
const client = tracer.captureAWSv3Client(new SFNClient({}))
const workflow = {
  /** A task never starts a clock: that is written as a row, and the outbox does it. */
  start: async () => {
    throw new TaskFailed('a task of a clock was asked to start a clock')
  },
  complete: async (token: string) => {
    await completeWait(client, token)
  },
}

/** One task of a case's clock. */
export const handler = async (event: unknown): Promise<TaskResult> => {
  const parsed = taskInputSchema.safeParse(event)
  if (!parsed.success) throw new TaskFailed('the state machine gave a task what it does not know')
  const { reference, task } = parsed.data
  try {
    await upToDate()
    const result = await runCase(inCaseTime(parsed.data), { ...ports, clock, workflow })
    log.info('a task of the clock was done', { reference, task, next: result.next })
    return { ...result, seconds: clock.realSeconds(result.seconds) }
  } catch (error) {
    log.fault('a task of the clock failed', error, { reference, task })
    throw new TaskFailed('a task failed; the log has the kind of its fault')
  }
}

/** Waits last real seconds; a case counts its own. */
const inCaseTime = (input: TaskInput): TaskInput =>
  input.task === 'register-wait' ? { ...input, seconds: clock.caseSeconds(input.seconds) } : input
