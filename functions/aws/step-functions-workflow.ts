import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import type { Workflow } from '../domain/ports.ts'

const nameOf = (reference: string, generation: number): string => `${reference}.${generation}`

/** One Standard execution for each case and generation: Step Functions refuses a name that is, or was, in use. */
export class StepFunctionsWorkflow implements Workflow {
  readonly #client: SFNClient
  readonly #stateMachineArn: string

  constructor(client: SFNClient, stateMachineArn: string) {
    this.#client = client
    this.#stateMachineArn = stateMachineArn
  }

  async start(reference: string, generation: number): Promise<void> {
    try {
      await this.#client.send(
        new StartExecutionCommand({
          stateMachineArn: this.#stateMachineArn,
          name: nameOf(reference, generation),
          input: JSON.stringify({ Payload: { reference, generation } }),
        }),
      )
    } catch (error) {
      // Started before: by an attempt whose answer was lost, or by another deliverer.
      if (!(error instanceof ExecutionAlreadyExists)) throw error
    }
  }

  async complete(token: string): Promise<void> {
    await completeWait(this.#client, token)
  }

  /** `none`: never started, or forgotten by Step Functions 90 days after its end. */
  async status(reference: string, generation: number): Promise<'running' | 'ended' | 'none'> {
    const executionArn = `${this.#stateMachineArn.replace(':stateMachine:', ':execution:')}:${nameOf(reference, generation)}`
    try {
      const { status } = await this.#client.send(new DescribeExecutionCommand({ executionArn }))
      return status === 'RUNNING' ? 'running' : 'ended'
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return 'none'
      throw error
    }
  }

  /** The names of all executions that run: a thousand a call, where asking for each would take a call each. */
  async *running(): AsyncGenerator<string> {
    let nextToken: string | undefined
    do {
      const page = await this.#client.send(
        new ListExecutionsCommand({
          stateMachineArn: this.#stateMachineArn,
          statusFilter: 'RUNNING',
          maxResults: 1_000,
          nextToken,
        }),
      )
      for (const { name } of page.executions ?? []) if (name !== undefined) yield name
      nextToken = page.nextToken
    } while (nextToken !== undefined)
  }
}

/** Completes a wait. One that is gone counts as done: the next task reads the case again. */
export const completeWait = async (client: SFNClient, taskToken: string): Promise<void> => {
  try {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))
  } catch (error) {
    const gone =
      error instanceof TaskDoesNotExist || error instanceof TaskTimedOut || error instanceof InvalidToken
    if (!gone) throw error
  }
}
