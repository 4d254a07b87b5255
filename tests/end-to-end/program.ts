import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Register } from './register.ts'

const main = fileURLToPath(new URL('../../infra/local/main.ts', import.meta.url))

/** A Monday morning in winter, when London's time is UTC, with no bank holiday until Easter on 26 March. */
const MONDAY = '2027-01-04T10:00:00.000Z'

const movedSchema = z.object({ now: z.string(), ran: z.number() })

export interface ToStart {
  /** Taken over from an earlier run; a new folder, which `remove` deletes, where it is left out. */
  readonly dataDir?: string
  /**
   * Where the simulated clock starts. Left out: a Monday morning, or where it stood when the folder was last used;
   * "real" lets the program choose, null runs it by the real clock.
   */
  readonly at?: string | null
  readonly environment?: Readonly<Record<string, string>>
  /** The largest file, in blocks of 512 bytes, that the program can write: a disk that is full. */
  readonly largestFile?: number
}

/** The program itself, as `npm start -- --simulated-clock` runs it, in a process of its own. */
export class Program {
  readonly dataDir: string
  readonly smtpPort: number
  readonly httpPort: number
  readonly register: Register
  readonly #child: ReturnType<typeof launch>
  readonly #ended: Promise<number | null>
  readonly #log: string[]

  private constructor(dataDir: string, child: ReturnType<typeof launch>, ports: Ports, log: string[]) {
    this.dataDir = dataDir
    this.smtpPort = ports.smtp
    this.httpPort = ports.http
    this.register = new Register(`http://127.0.0.1:${ports.http}`)
    this.#child = child
    this.#log = log
    this.#ended = new Promise((ended) => {
      if (child.exitCode !== null || child.signalCode !== null) ended(child.exitCode)
      else child.once('exit', ended)
    })
  }

  static async start(toStart: ToStart = {}): Promise<Program> {
    const dataDir = toStart.dataDir ?? mkdtempSync(join(tmpdir(), 'stepwise-end-to-end-'))
    setClock(dataDir, toStart)
    const child = launch(dataDir, toStart)
    const log: string[] = []
    createInterface(child.stderr).on('line', (line) => log.push(line))
    const ports = await portsOf(child)
    if (ports === null) throw new Error(`the program ended before it listened:\n${log.join('\n')}`)
    return new Program(dataDir, child, ports, log)
  }

  /** Starts it on a folder of an earlier run and kills it so many milliseconds later, wherever it then is. */
  static async startAndKill(toStart: ToStart & { readonly dataDir: string }, after: number): Promise<void> {
    const child = launch(toStart.dataDir, toStart)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.stdout.resume()
    child.stderr.resume()
    await pause(after)
    child.kill('SIGKILL')
    await ended
  }

  /** What it wrote to its log, line by line. */
  get log(): readonly string[] {
    return this.#log
  }

  /** Moves the simulated clock; resolves once everything due until then has been done. */
  async advance(to: string): Promise<{ now: string; ran: number }> {
    const answer = await this.register.post('/simulation/advance', { to })
    if (answer.status !== 200) throw new Error(`the clock did not move: ${await answer.text()}`)
    return movedSchema.parse(await answer.json())
  }

  /** Everything due at this moment is done, and nothing is being read or sent any more. */
  async settle(): Promise<void> {
    await this.advance(await this.register.now())
  }

  /** As a power cut would: no handler of the program runs any more. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }

  /** Ends it in good order and gives its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM')
    return await this.#ended
  }

  /** Ends it and deletes what it kept. */
  async remove(): Promise<void> {
    await this.kill()
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

interface Ports {
  readonly smtp: number
  readonly http: number
}

/** The clock's file is there before the start, so that tests say the same dates in any year. */
const setClock = (dataDir: string, toStart: ToStart): void => {
  const at = toStart.at === undefined && toStart.dataDir === undefined ? MONDAY : toStart.at
  if (at === undefined || at === null || at === 'real') return
  writeFileSync(join(dataDir, 'simulated-clock'), at)
}

/** A test that fails half-way leaves no program behind. */
const running = new Set<{ kill(signal: 'SIGKILL'): boolean }>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

const launch = (dataDir: string, { at, environment, largestFile }: ToStart) => {
  const program = [process.execPath, main, ...(at === null ? [] : ['--simulated-clock'])]
  const limited = ['-c', `ulimit -f ${largestFile ?? 'unlimited'}; exec "$0" "$@"`, ...program]
  const child = spawn('/bin/sh', limited, {
    env: { ...process.env, SMTP_PORT: '0', HTTP_PORT: '0', ...environment, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** The ports that it says it listens on; null when it ends before. */
const portsOf = async (child: ReturnType<typeof launch>): Promise<Ports | null> => {
  let smtp = 0
  for await (const line of createInterface(child.stdout)) {
    smtp = Number(/takes mail on \S+:(\d+)/.exec(line)?.[1] ?? smtp)
    const http = Number(/register is at http:\/\/\S+:(\d+)/.exec(line)?.[1] ?? 0)
    if (http === 0) continue
    child.stdout.resume()
    return { smtp, http }
  }
  return null
}
