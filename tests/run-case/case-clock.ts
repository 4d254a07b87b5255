import { randomUUID } from 'node:crypto'
import { ExecutionError, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions'
import { z } from 'zod'
import definition from '../../functions/run-case/case.asl.json' with { type: 'json' }
import { taskInputSchema, type TaskInput, type TaskResult } from '../../functions/run-case/handler.ts'

const definitionSchema = z.custom<StateMachineDefinition>(
  (value) => typeof value === 'object' && value !== null && 'States' in value,
)
const parametersSchema = z.object({ Payload: taskInputSchema })

/** The definition as it is deployed, with the address of a function in the place that the deployment fills. */
export const deployedDefinition = JSON.stringify(definition).replaceAll(
  '${RunCaseFunctionArn}',
  'arn:aws:lambda:eu-west-2:000000000000:function:run-case',
)
const machine = new StateMachine(definitionSchema.parse(JSON.parse(deployedDefinition)))

/** Every transition that the definition has, as "State → State". */
export const transitions: readonly string[] = Object.entries(
  z
    .record(
      z.string(),
      z.object({
        Next: z.string().optional(),
        Default: z.string().optional(),
        Choices: z.array(z.object({ Next: z.string() })).default([]),
        Catch: z.array(z.object({ Next: z.string() })).default([]),
      }),
    )
    .parse(definition.States),
).flatMap(([state, { Next, Default, Choices, Catch }]) =>
  [Next, Default, ...Choices.map((each) => each.Next), ...Catch.map((each) => each.Next)]
    .filter((next) => next !== undefined)
    .map((next) => `${state} → ${next}`),
)

const taskStates = Object.entries(definition.States)
  .filter(([, { Type }]) => Type === 'Task')
  .map(([state]) => state)

/** What a task answers; to the interpreter, `next` is any word. */
type Answer = Omit<TaskResult, 'next'> & { readonly next: string }
type RunTask = (input: TaskInput, state: string) => Promise<Answer>

/** One execution of the real definition by an interpreter of the States Language, its tasks carried out by `runTask`. */
export class CaseClock {
  /** The states that it has been in, in order. */
  readonly states: string[] = []
  /** Settles as "Nothing is left to do", or with the error that it failed with. */
  readonly ended: Promise<string>
  readonly #runTask: RunTask
  readonly #waits = new Map<string, { complete: () => void; fail: (error: Error) => void }>()
  readonly #run: ReturnType<StateMachine['run']>

  constructor({ reference, generation }: { reference: string; generation: number }, runTask: RunTask) {
    this.#runTask = runTask
    this.#run = machine.run(
      { Payload: { reference, generation } },
      {
        noThrowOnAbort: true,
        context: {
          Execution: { Name: `${reference}.${generation}` },
          Task: {
            get Token() {
              return randomUUID()
            },
          },
        },
        overrides: {
          taskResourceLocalHandlers: Object.fromEntries(
            taskStates.map((state) => [
              state,
              async (parameters: unknown) => await this.#carryOut(state, parameters),
            ]),
          ),
        },
      },
    )
    void this.#watch()
    this.ended = this.#run.result.then(
      () => 'Nothing is left to do',
      (error: unknown) => (error instanceof ExecutionError ? nameOf(error.cause) : nameOf(error)),
    )
  }

  async #watch(): Promise<void> {
    for await (const event of this.#run.eventLogs) {
      if (event.type === 'StateEntered') this.states.push(event.state.name)
    }
  }

  async #carryOut(state: string, parameters: unknown): Promise<{ Payload: Answer }> {
    const input = parametersSchema.parse(parameters).Payload
    if (input.task !== 'register-wait') return { Payload: await this.#runTask(input, state) }
    const { token } = input
    const completed = new Promise<void>((complete, fail) => {
      this.#waits.set(token, { complete, fail })
    })
    const registered = await this.#runTask(input, state)
    await completed
    return { Payload: registered }
  }

  /** As `SendTaskSuccess`: a token whose wait is gone does nothing. */
  complete(token: string): void {
    this.#waits.get(token)?.complete()
  }

  /** As `SendTaskFailure` with an error of that name. */
  fail(token: string, name: string): void {
    this.#waits.get(token)?.fail(Object.assign(new Error(name), { name }))
  }

  /** Ends the execution and its wait, so that no timer is left. */
  stop(): void {
    this.#run.abort()
    for (const { complete } of this.#waits.values()) complete()
  }

  /** The transitions that it has taken, as "State → State". */
  get taken(): string[] {
    return this.states.slice(1).map((state, index) => `${this.states[index] ?? ''} → ${state}`)
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown')
