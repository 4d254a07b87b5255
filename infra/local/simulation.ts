import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from '@sinonjs/fake-timers'
import { instantFromMillis, millisOf, type Instant } from '../../functions/domain/instant.ts'

/** What a simulated clock moves. */
export interface Simulated {
  /** Nothing is being done, and nothing is due at this moment. */
  readonly settled: boolean
  /** When something is next due of a case or a notice. */
  readonly nextMoment: number | null
  /** When the mail of working mornings next goes: the clock stops there on its way, but nobody moves it there to see a case go on. */
  readonly nextMorning: number | null
}

const real = { setImmediate, setTimeout, clearTimeout }

/**
 * What a case waits for is a second at least; shorter timers are the machinery's own (the SMTP greeting's 100 ms),
 * and would never fire on a clock that stands still.
 */
const leaveShortTimersAlone = (): void => {
  const simulated = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const machinery = new Set<unknown>()
  Object.assign(globalThis, {
    setTimeout: (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
      if (ms >= 1_000) return simulated.setTimeout(callback, ms, ...args)
      const timer = real.setTimeout(() => {
        machinery.delete(timer)
        callback(...args)
      }, ms)
      machinery.add(timer)
      return timer
    },
    clearTimeout: (timer: NodeJS.Timeout | undefined) => {
      if (machinery.delete(timer)) real.clearTimeout(timer)
      else simulated.clearTimeout(timer)
    },
  })
}

const turn = async (): Promise<void> => {
  await new Promise((next) => real.setImmediate(next))
}

/** Reading a mail or writing a file can take a while; quiet for this many turns of the event loop is quiet. */
const QUIET_TURNS = 20

/** A wait of the state machine lasts whole seconds: begun on one, it ends at its very moment. */
const wholeSecond = (ms: number): number => Math.floor(ms / 1000) * 1000

/**
 * A clock that stands still until it is told to move: the program's timers and dates are those of a fake-timer
 * library, and everything else is the real program.
 */
export class SimulatedClock {
  readonly #clock: ReturnType<typeof install>
  readonly #file: string
  #moving: Promise<unknown> = Promise.resolve()

  /** Takes the place of `Date` and `setTimeout`, from the moment at which it last stood. */
  constructor(dataDir: string, startAt: number) {
    this.#file = join(dataDir, 'simulated-clock')
    const now = existsSync(this.#file) ? millisOf(readFileSync(this.#file, 'utf8')) : wholeSecond(startAt)
    this.#clock = install({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    leaveShortTimersAlone()
    this.#keep()
  }

  get now(): Instant {
    return instantFromMillis(this.#clock.now)
  }

  /**
   * Moves on, stopping at every moment at which something is due until it has been done.
   *
   * @param to a moment to come, or null for the next at which something is due
   * @returns how many such moments there were, or null for a moment that is past
   */
  async advance(to: Instant | null, machine: Simulated): Promise<{ now: Instant; ran: number } | null> {
    const moved = this.#moving.then(async () => await this.#advance(to, machine))
    this.#moving = moved.catch(() => undefined)
    return await moved
  }

  async #advance(to: Instant | null, machine: Simulated): Promise<{ now: Instant; ran: number } | null> {
    await settle(machine)
    const target = to === null ? (machine.nextMoment ?? this.#clock.now) : millisOf(to)
    if (target < this.#clock.now) return null
    let ran = 0
    for (;;) {
      const { nextMoment, nextMorning } = machine
      const next = Math.min(nextMoment ?? Infinity, nextMorning ?? Infinity)
      if (next > target) break
      this.#move(Math.max(next, this.#clock.now))
      if (next === nextMoment) ran += 1
      await settle(machine)
    }
    this.#move(target)
    await settle(machine)
    return { now: this.now, ran }
  }

  #move(to: number): void {
    this.#clock.tick(Math.max(to - this.#clock.now, 0))
    this.#keep()
  }

  #keep(): void {
    writeFileSync(`${this.#file}.part`, this.now)
    renameSync(`${this.#file}.part`, this.#file)
  }
}

const settle = async (machine: Simulated): Promise<void> => {
  for (let quiet = 0; quiet < QUIET_TURNS; quiet = machine.settled ? quiet + 1 : 0) await turn()
}
