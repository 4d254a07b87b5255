import type { RecordStore } from '../../functions/domain/ports.ts'

/** Mails read at the same time; more would only wait for the same processor. */
const AT_ONCE = 16
const TRY_AGAIN_AFTER_MS = 30_000

/** Takes pending mail to its outcome, each as soon as it has arrived and again after a fault until it has one. */
export class MailQueue {
  readonly #receive: (mailId: string) => Promise<void>
  readonly #failed: (mailId: string, error: unknown) => void
  readonly #waiting = new Set<string>()
  readonly #retries = new Set<NodeJS.Timeout>()
  #running = 0

  constructor(receive: (mailId: string) => Promise<void>, failed: (mailId: string, error: unknown) => void) {
    this.#receive = receive
    this.#failed = failed
  }

  get idle(): boolean {
    return this.#running === 0 && this.#waiting.size === 0
  }

  add(mailId: string): void {
    this.#waiting.add(mailId)
    this.#next()
  }

  /** What was on disk but not read when the program last ended. */
  async takeUp(store: RecordStore): Promise<void> {
    for (;;) {
      const pending = await store.pendingMail(1_000)
      await Promise.all(pending.map(({ id }) => this.#take(id)))
      if (pending.length < 1_000) return
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
      void this.#take(id).then(() => {
        this.#next()
      })
    }
  }

  async #take(id: string): Promise<void> {
    this.#running += 1
    try {
      await this.#receive(id)
    } catch (error) {
      this.#failed(id, error)
      const retry = setTimeout(() => {
        this.#retries.delete(retry)
        this.add(id)
      }, TRY_AGAIN_AFTER_MS)
      this.#retries.add(retry)
    } finally {
      this.#running -= 1
    }
  }
}
