import type { RecordStore } from '../../functions/domain/ports.ts'

/** Mails read at the same time; more would only wait for the same processor. */
const AT_ONCE = 16
const TRY_AGAIN_AFTER_MS = 30_000
const PAGE = 1_000

/** Five minutes of a name server that does not answer, or of a fault of ours: then a person must look. */
const MOST_ATTEMPTS = 10

export interface MailQueuePorts {
  readonly store: RecordStore
  readonly receive: (mailId: string) => Promise<void>
  /** Files a mail as held that could not be taken to its outcome. */
  readonly giveUp: (mailId: string, error: unknown) => Promise<void>
  readonly failed: (mailId: string, error: unknown) => void
}

/** Takes pending mail to its outcome, each as soon as it has arrived and again after a fault until it has one. */
export class MailQueue {
  readonly #ports: MailQueuePorts
  readonly #waiting = new Set<string>()
  readonly #attempts = new Map<string, number>()
  readonly #retries = new Set<NodeJS.Timeout>()
  #running = 0

  constructor(ports: MailQueuePorts) {
    this.#ports = ports
  }

  get idle(): boolean {
    return this.#running === 0 && this.#waiting.size === 0
  }

  add(mailId: string): void {
    this.#waiting.add(mailId)
    this.#next()
  }

  /** What was on disk but not read when the program last ended. */
  async takeUp(): Promise<void> {
    for (;;) {
      const pending = await this.#ports.store.pendingMail(PAGE)
      // Those that have failed already have their own next attempt.
      const untried = pending.filter(({ id }) => !this.#attempts.has(id))
      await Promise.all(untried.map(({ id }) => this.#take(id)))
      if (untried.length === 0 || pending.length < PAGE) return
    }
  }

  stop(): void {
    this.#waiting.clear()
    for (const retry of this.#retries) clearTimeout(retry)
  }

  #next(): void {
    for (const id of this.#waiting) {
      if (this.#running >= AT_ONCE) return
      this.#waiting.delete(id)
      void this.#take(id)
    }
  }

  async #take(id: string): Promise<void> {
    this.#running += 1
    try {
      await this.#ports.receive(id)
      this.#attempts.delete(id)
    } catch (error) {
      await this.#failed(id, error)
    } finally {
      this.#running -= 1
      this.#next()
    }
  }

  async #failed(id: string, error: unknown): Promise<void> {
    this.#ports.failed(id, error)
    const attempts = (this.#attempts.get(id) ?? 0) + 1
    this.#attempts.set(id, attempts)
    if (attempts >= MOST_ATTEMPTS && (await this.#giveUp(id, error))) return
    const retry = setTimeout(() => {
      this.#retries.delete(retry)
      this.add(id)
    }, TRY_AGAIN_AFTER_MS)
    this.#retries.add(retry)
  }

  async #giveUp(id: string, error: unknown): Promise<boolean> {
    try {
      await this.#ports.giveUp(id, error)
      this.#attempts.delete(id)
      return true
    } catch (fault) {
      this.#ports.failed(id, fault)
      return false
    }
  }
}
