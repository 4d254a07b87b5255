import type { NoticeRow, WorkflowTask } from '../domain/record.ts'
import type { Workflow } from '../domain/ports.ts'
import type { CaseTime } from './clock.ts'
import type { DynamoStore } from './dynamo-store.ts'

export interface OutboxPorts {
  readonly store: DynamoStore
  readonly workflow: Workflow
  readonly clock: CaseTime
  readonly deliver: (notice: NoticeRow) => Promise<void>
  readonly failed: (id: string, error: unknown) => void
}

/** Longer than a Lambda lives: who has claimed a notice is done with it, or dead, by then. */
const CLAIM_SECONDS = 180
/** SES's sending rate and one Lambda's processor ask for no more at once. */
const AT_ONCE = 8

/**
 * Carries out what commits left to be done: at once, as the table's stream names it, and whatever failed or was missed
 * by a sweep of the sparse index each minute. Nothing here ever fails a batch: a row that cannot be carried out
 * stays on record, and must not keep others waiting behind it.
 */
export class AwsOutbox {
  readonly #ports: OutboxPorts

  constructor(ports: OutboxPorts) {
    this.#ports = ports
  }

  /** @param pk the partition key of a row that was just written */
  async carryOut(pk: string): Promise<void> {
    const { store } = this.#ports
    const id = pk.slice(pk.indexOf('#') + 1)
    await this.#attempt(id, async () => {
      if (pk.startsWith('TASK#')) {
        const task = await store.loadWorkflowTask(id)
        if (task !== null) await this.#tell(task)
      } else {
        const notice = await store.loadNotice(id)
        if (notice !== null) await this.#send(notice)
      }
    })
  }

  /** Everything that is due, the workflow first, until nothing is or there is no more time. */
  async sweep(hasTime: () => boolean): Promise<void> {
    const { store, clock } = this.#ports
    await this.#attempt('fan-out', async () => {
      await store.carryOutFanOuts(10)
    })
    for (const task of await store.dueWorkflowTasks(1_000)) {
      if (!hasTime()) return
      await this.#attempt(task.id, async () => {
        await this.#tell(task)
      })
    }
    const seen = new Set<string>()
    while (hasTime()) {
      const due = await store.dueNotices(clock.now(), AT_ONCE)
      const fresh = due.filter(({ id }) => !seen.has(id))
      if (fresh.length === 0) return
      for (const { id } of fresh) seen.add(id)
      await Promise.all(
        fresh.map((notice) =>
          this.#attempt(notice.id, async () => {
            await this.#send(notice)
          }),
        ),
      )
    }
  }

  async #tell(task: WorkflowTask): Promise<void> {
    const { store, workflow } = this.#ports
    if (task.task === 'start') await workflow.start(task.reference, task.generation)
    else {
      const token = await store.waitToken(task.reference)
      // No wait is registered: the task that registers one finds the case moved on, and completes it itself.
      if (token !== null) await workflow.complete(token)
    }
    await store.workflowTaskDone(task.id)
  }

  async #send(notice: NoticeRow): Promise<void> {
    const { store, clock, deliver } = this.#ports
    if (!(await store.claimNotice(notice, clock.now(), clock.after(CLAIM_SECONDS)))) return
    await deliver(notice)
  }

  async #attempt(id: string, work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.#ports.failed(id, error)
    }
  }
}
