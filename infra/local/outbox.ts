import { millisOf } from '../../functions/domain/instant.ts'
import type { Clock, RecordStore, Workflow } from '../../functions/domain/ports.ts'
import type { NoticeRow, WorkflowTask } from '../../functions/domain/record.ts'

const AT_ONCE = 8
/** While mail waits to be read, or many cases move at once, notices take second place: what happens must first be safe. */
const PAUSE_WHILE_BUSY_MS = 250
const LONGEST_SLEEP_MS = 86_400_000

export interface OutboxPorts {
  readonly store: RecordStore
  readonly workflow: Workflow
  readonly clock: Clock
  readonly deliver: (notice: NoticeRow) => Promise<void>
  /** Whether mail waits to be read, or many cases move at once. */
  readonly busy: () => boolean
  readonly failed: (id: string, error: unknown) => void
}

/**
 * Carries out what commits left to be done: the workflow is told first, then notices go out. Whatever fails stays on
 * record and is tried again.
 */
export class Outbox {
  readonly #ports: OutboxPorts
  #working: Promise<void> | null = null
  #nudged = false
  #alarm: NodeJS.Timeout | undefined
  #stopped = false
  nextAlarm: number | null = null

  constructor(ports: OutboxPorts) {
    this.#ports = ports
  }

  get idle(): boolean {
    return this.#working === null
  }

  /** Something may have been left to be done. */
  nudge(): void {
    this.#nudged = true
    if (this.#stopped) return
    this.#working ??= this.#work().finally(() => {
      this.#working = null
      if (this.#nudged) this.nudge()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#nudged = false
    clearTimeout(this.#alarm)
    await this.#working
  }

  async #work(): Promise<void> {
    const { store, clock, busy } = this.#ports
    let failures = false
    while (this.#nudged) {
      if (busy()) await new Promise((later) => setTimeout(later, PAUSE_WHILE_BUSY_MS))
      this.#nudged = false
      const tasks = await store.dueWorkflowTasks(1_000)
      const notices = await store.dueNotices(clock.now(), AT_ONCE)
      const done = await Promise.all([
        ...tasks.map((task) => this.#tell(task)),
        ...notices.map((each) => this.#send(each)),
      ])
      if (done.includes(false)) failures = true
      else if (done.length > 0) this.#nudged = true
      if (this.#stopped) return
    }
    await this.#setAlarm(failures)
  }

  async #tell(task: WorkflowTask): Promise<boolean> {
    const { store, workflow } = this.#ports
    return await this.#attempt(task.id, async () => {
      if (task.task === 'start') await workflow.start(task.reference, task.generation)
      else {
        const token = await store.takeWait(task.reference)
        // A signal whose wait is gone counts as done: the next task reads the case again.
        if (token !== null) await workflow.complete(token)
      }
      await store.workflowTaskDone(task.id)
    })
  }

  async #send(notice: NoticeRow): Promise<boolean> {
    return await this.#attempt(notice.id, async () => {
      await this.#ports.deliver(notice)
    })
  }

  async #attempt(id: string, work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      this.#ports.failed(id, error)
      return false
    }
  }

  /** Sleeps until the next attempt of a notice is due; a minute after a fault of our own. */
  async #setAlarm(failures: boolean): Promise<void> {
    const now = this.#ports.clock.now()
    const due = await this.#ports.store.nextNoticeDue(now)
    const sleep = failures ? 60_000 : due === null ? null : millisOf(due) - millisOf(now)
    clearTimeout(this.#alarm)
    this.nextAlarm = sleep === null ? null : millisOf(now) + Math.min(sleep, LONGEST_SLEEP_MS)
    if (sleep === null) return
    this.#alarm = setTimeout(
      () => {
        this.nudge()
      },
      Math.min(sleep, LONGEST_SLEEP_MS),
    )
  }
}
