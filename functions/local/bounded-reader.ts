import { Worker } from 'node:worker_threads'
import type { Reading } from '../domain/reading/reading.ts'
import { unreadable } from '../domain/reading/unreadable.ts'

/** No message may take more processor time, or more memory, whatever was built into it. */
const MOST_MS = 5_000
/** On a busy machine the thread waits for its turn, which is not the message's doing; but nothing is waited for for ever. */
const LONGEST_WAIT = 12
const MOST_MEGABYTES = 512

const TOO_LONG = 'Reading it took longer than any message may take.'
const SOON_MS = 100

/** Real timers, taken before a simulated clock can replace them: its jumps are no time that a message took. */
const real = { setTimeout, clearTimeout }

interface Asked {
  readonly raw: Uint8Array
  readonly answer: (reading: Reading) => void
}

/**
 * Reads mail in a thread of its own, so that a hostile message can neither stop the clock of the cases nor take the
 * program's memory: it is cut off, and held for a person. It also leaves the second processor something to do.
 */
export class BoundedReader {
  readonly #script: URL
  readonly #mostMs: number
  #worker: Worker | null = null
  /** Loading its rules takes a thread seconds on a busy machine: that is no time that a message took. */
  #ready = false
  /** In the order in which the thread answers; the first is being read. */
  #asked: Asked[] = []
  #limit: NodeJS.Timeout | undefined
  #stopped = false

  constructor(script: URL = new URL('./reading-worker.ts', import.meta.url), mostMs = MOST_MS) {
    this.#script = script
    this.#mostMs = mostMs
  }

  /** Never rejects: a message that is cut off comes back with `hold`. */
  async read(raw: Uint8Array): Promise<Reading> {
    return await new Promise((answer) => {
      this.#asked.push({ raw, answer })
      this.#thread().postMessage(raw)
      if (this.#asked.length === 1) this.#watch()
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    real.clearTimeout(this.#limit)
    await this.#worker?.terminate()
  }

  #thread(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(this.#script, {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    worker.on('message', (message: 'ready' | Reading) => {
      // A thread that was given up may have answered in its last moment: that answer is nobody else's.
      if (this.#worker !== worker) return
      if (message === 'ready') this.#ready = true
      else this.#asked.shift()?.answer(message)
      this.#watch()
    })
    worker.once('error', () => {
      if (this.#worker === worker) this.#cutOff('Reading it took more memory than any message may take.')
    })
    this.#worker = worker
    return worker
  }

  #watch(): void {
    real.clearTimeout(this.#limit)
    if (this.#asked.length === 0 || !this.#ready) return
    const worker = this.#thread()
    const asked = this.#asked[0]
    const before = worker.cpuUsage()
    // A thread that ends has no processor time to tell, and is answered for where its end is heard.
    before.catch(() => undefined)
    const look = async (waited: number): Promise<void> => {
      const used = await worker.cpuUsage(await before)
      // It was answered meanwhile, or given up with its thread.
      if (this.#worker !== worker || this.#asked[0] !== asked) return
      const left = this.#mostMs - (used.user + used.system) / 1_000
      if (left <= 0 || waited >= LONGEST_WAIT * this.#mostMs) this.#cutOff(TOO_LONG)
      else lookAfter(Math.max(left, SOON_MS), waited)
    }
    const lookAfter = (ms: number, waited: number): void => {
      this.#limit = real.setTimeout(() => {
        look(waited + ms).catch(() => undefined)
      }, ms)
    }
    lookAfter(this.#mostMs, 0)
  }

  /** Gives up the message that is being read, and starts again with those behind it. */
  #cutOff(why: string): void {
    if (this.#stopped) return
    void this.#worker?.terminate()
    this.#worker = null
    this.#ready = false
    this.#asked.shift()?.answer(unreadable(why))
    const thread = this.#asked.length > 0 ? this.#thread() : null
    for (const { raw } of this.#asked) thread?.postMessage(raw)
    this.#watch()
  }
}
