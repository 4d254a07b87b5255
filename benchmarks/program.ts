import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export interface Program {
  readonly smtpPort: number
  readonly httpPort: number
  readonly msToListening: number
  /** Peak resident memory so far, in MB. */
  readonly peakMemory: () => Promise<number>
  /** Milliseconds from the start until the program logs this message. */
  readonly msToLog: (message: string) => Promise<number>
  /** Seconds of processor time so far, of all threads: it says more than the clock on a busy machine. */
  readonly processorTime: () => Promise<number>
  /** The same of the thread that takes mail, decides and writes the record. */
  readonly mainThreadTime: () => Promise<number>
  readonly get: (path: string) => Promise<unknown>
  readonly stop: () => Promise<void>
}

const logSchema = z.object({ msg: z.string() })

const main = fileURLToPath(new URL('../infra/local/start.mjs', import.meta.url))

const processorSeconds = async (statFile: string): Promise<number> => {
  const stat = await readFile(statFile, 'utf8')
  // proc(5): utime and stime, the 12th and 13th fields behind the command's name, in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Starts the program itself on free ports, and waits until it says that it listens. */
export const startProgram = async (dataDir: string): Promise<Program> => {
  const began = performance.now()
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, DATA_DIR: dataDir, SMTP_PORT: '0', HTTP_PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const logged = new Map<string, number>()
  createInterface(child.stderr).on('line', (line) => {
    const { msg } = logSchema.safeParse(JSON.parse(line)).data ?? { msg: line }
    logged.set(msg, performance.now() - began)
  })
  let smtpPort = 0
  for await (const line of createInterface(child.stdout)) {
    smtpPort = Number(/takes mail on [\d.]+:(\d+)/.exec(line)?.[1] ?? smtpPort)
    const httpPort = Number(/register is at http:\/\/[\d.]+:(\d+)/.exec(line)?.[1] ?? 0)
    if (httpPort === 0) continue
    child.stdout.resume()
    return {
      smtpPort,
      httpPort,
      msToListening: performance.now() - began,
      peakMemory: async () => {
        const status = await readFile(`/proc/${child.pid ?? 0}/status`, 'utf8')
        return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
      },
      msToLog: async (message) => {
        for (;;) {
          const ms = logged.get(message)
          if (ms !== undefined) return ms
          await new Promise((later) => setTimeout(later, 50))
        }
      },
      processorTime: async () => await processorSeconds(`/proc/${child.pid ?? 0}/stat`),
      mainThreadTime: async () =>
        await processorSeconds(`/proc/${child.pid ?? 0}/task/${child.pid ?? 0}/stat`),
      get: async (path) => await (await fetch(`http://127.0.0.1:${httpPort}${path}`)).json(),
      stop: async () => {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill('SIGTERM')
        await ended
      },
    }
  }
  throw new Error('the program ended before it listened')
}
