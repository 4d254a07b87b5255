import { alertHeldDanger } from '../../functions/alert-held-danger/handler.ts'
import { workingHours } from '../../functions/domain/case/step.ts'
import { nextWorkingMorning } from '../../functions/domain/deadlines/working-time.ts'
import { millisOf } from '../../functions/domain/instant.ts'
import { sendDigests, type SendDigestPorts } from '../../functions/send-digest/handler.ts'

/** After a fault of ours it is tried again; each mail goes out once, however often. */
const AGAIN_AFTER_MS = 60_000

/**
 * The timer of what goes out at the start of a working day: danger in held mail, and on the first of a week its digest.
 * A start makes up for what was due while the program did not run.
 */
export class MorningMail {
  readonly #ports: SendDigestPorts
  readonly #failed: (error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #working: Promise<void> | null = null
  #stopped = false
  /** When it next looks (milliseconds of the epoch); null before the start. */
  nextAlarm: number | null = null

  constructor(ports: SendDigestPorts, failed: (error: unknown) => void) {
    this.#ports = ports
    this.#failed = failed
  }

  get idle(): boolean {
    return this.#working === null
  }

  start(): void {
    this.#working ??= this.#work().finally(() => {
      this.#working = null
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  async #work(): Promise<void> {
    let sleep: number | null = null
    try {
      await alertHeldDanger(this.#ports)
      await sendDigests(this.#ports)
    } catch (error) {
      this.#failed(error)
      sleep = AGAIN_AFTER_MS
    }
    if (!this.#stopped) this.#setAlarm(sleep)
  }

  #setAlarm(sleep: number | null): void {
    const now = this.#ports.clock.now()
    const next = this.#ports.partnerships.all.map((each) =>
      millisOf(nextWorkingMorning(now, workingHours(each))),
    )
    const wait = sleep ?? Math.min(...next) - millisOf(now)
    this.nextAlarm = millisOf(now) + wait
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.start()
    }, wait)
  }
}
