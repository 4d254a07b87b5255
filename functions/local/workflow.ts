import { randomUUID } from 'node:crypto'
import { ExecutionError, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { z } from 'zod'
import type { Workflow } from '../domain/ports.ts'
import { taskInputSchema, type TaskInput, type TaskResult } from '../run-case/handler.ts'
import definition from '../run-case/case.asl.json' with { type: 'json' }

const definitionSchema = z.custom<StateMachineDefinition>(
  (value) => typeof value === 'object' && value !== null && 'States' in value,
)
const parametersSchema = z.object({ Payload: taskInputSchema })

const FEW = 100

interface Wait {
  /** Completes the wait as `SendTaskSuccess` would. */
  readonly complete: () => void
  /** When its timeout fires, by the clock that the timers run on. */
  readonly until: number
}

/**
 * The state machine of `case.asl.json`, run in this process. It keeps nothing on disk: the case store is the truth,
 * and after a restart a new execution of each open case goes on from there.
 */
export class LocalWorkflow implements Workflow {
  readonly #machine: StateMachine
  readonly #runTask: (input: TaskInput) => Promise<TaskResult>
  readonly #stopped: (reference: string, error: unknown) => void
  readonly #executions = new Map<string, { abort(): void }>()
  readonly #waits = new Map<string, Wait>()
  /** The token of the wait that an execution is in. */
  readonly #waiting = new Map<string, string>()
  readonly #handlers = Object.fromEntries(
    Object.entries(definition.States)
      .filter(([, { Type }]) => Type === 'Task')
      .map(([state]) => [state, async (parameters: unknown) => await this.#carryOut(parameters)]),
  )

  /**
   * @param runTask the same handler that Lambda runs
   * @param stopped told when an execution fails, so that the watchdog starts another
   */
  constructor(
    runTask: (input: TaskInput) => Promise<TaskResult>,
    stopped: (reference: string, error: unknown) => void,
  ) {
    // The Lambda's own address takes no part here, but must look like one.
    const text = JSON.stringify(definition).replaceAll(
      '${RunCaseFunctionArn}',
      'arn:aws:lambda:eu-west-2:000000000000:function:run-case',
    )
    // Validated by the tests; here it would cost a fifth of the time that the program takes to start.
    this.#machine = new StateMachine(definitionSchema.parse(JSON.parse(text)), {
      validationOptions: { noValidate: true },
    })
    this.#runTask = runTask
    this.#stopped = stopped
  }

  async start(reference: string, generation: number): Promise<void> {
    const name = `${reference}.${generation}`
    if (this.#executions.has(name)) return
    const execution = this.#machine.run(
      { Payload: { reference, generation } },
      {
        noThrowOnAbort: true,
        context: {
          Execution: { Name: name },
          Task: {
            get Token() {
              return randomUUID()
            },
          },
        },
        overrides: { taskResourceLocalHandlers: this.#handlers },
      },
    )
    this.#executions.set(name, execution)
    void execution.result
      .catch((error: unknown) => {
        this.#stopped(reference, error instanceof ExecutionError ? error.cause : error)
      })
      .finally(() => {
        this.#leaveWait(name)
        this.#executions.delete(name)
      })
  }

  async #carryOut(parameters: unknown): Promise<{ Payload: TaskResult }> {
    const input = parametersSchema.parse(parameters).Payload
    const name = `${input.reference}.${input.generation}`
    this.#leaveWait(name)
    if (input.task !== 'register-wait') return { Payload: await this.#runTask(input) }
    const { token, seconds } = input
    const completed = new Promise<void>((complete) => {
      this.#waits.set(token, { complete, until: Date.now() + seconds * 1000 })
      this.#waiting.set(name, token)
    })
    const registered = await this.#runTask(input)
    await completed
    this.#leaveWait(name)
    return { Payload: registered }
  }

  #leaveWait(name: string): void {
    const token = this.#waiting.get(name)
    if (token === undefined) return
    this.#waiting.delete(name)
    this.#waits.delete(token)
  }

  async complete(token: string): Promise<void> {
    this.#waits.get(token)?.complete()
  }

  /** Many executions are doing something at once: the same deadline, or a start with many cases. */
  get crowded(): boolean {
    return this.#executions.size - this.#waits.size > FEW
  }

  /** Resolves once few executions are doing something, so that a start with many cases leaves room for mail. */
  async room(): Promise<void> {
    while (this.crowded) {
      await new Promise((turn) => setImmediate(turn))
    }
  }

  /** How many executions do something now, rather than wait for a moment that is still to come. */
  busy(now: number): number {
    const waiting = [...this.#waits.values()].filter(({ until }) => until > now).length
    return this.#executions.size - waiting
  }

  /** How many waits should have timed out before a moment (milliseconds of the epoch), and have not. */
  overdue(before: number): number {
    return [...this.#waits.values()].filter(({ until }) => until < before).length
  }

  /** When the next wait times out (milliseconds of the epoch); null when none waits. */
  get nextWake(): number | null {
    let earliest: number | null = null
    for (const { until } of this.#waits.values()) {
      if (earliest === null || until < earliest) earliest = until
    }
    return earliest
  }

  /** Ends every execution; their waits hold no timer afterwards. */
  stop(): void {
    for (const execution of this.#executions.values()) execution.abort()
    // Aborting leaves the timer of a wait behind; completing the wait clears it.
    for (const { complete } of this.#waits.values()) complete()
  }
}
