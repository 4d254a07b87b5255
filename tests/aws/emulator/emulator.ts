import { spawn, type ChildProcess } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { emulatorFolder, installEmulator } from './install.ts'

export const REGION = 'eu-west-2'
export const ACCOUNT = '000000000000'

/** Where the emulator listens. */
export interface Emulator {
  readonly endpoint: string
  /** The second interpreter of the States Language. */
  readonly stepFunctions: string
  readonly stop: () => Promise<void>
}

/** What a client, or the CDK's command line, is given so that it speaks to the emulator and to nothing else. */
export const clientEnvironment = (endpoint: string): Record<string, string> => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
})

/**
 * Starts the emulator on free ports of this machine, with nothing of this process's own environment but the path.
 *
 * @throws when it does not come up in time: a test that needs it must fail, not be skipped
 */
export const startEmulator = async (): Promise<Emulator> => {
  installEmulator()
  const [port = 0, stepFunctionsPort = 0] = await freePorts(2)
  const endpoint = `http://127.0.0.1:${port}`
  const stepFunctions = `http://127.0.0.1:${stepFunctionsPort}`
  const python = join(emulatorFolder, 'bin', 'python')
  const processes = [
    launch('ministack', join(emulatorFolder, 'bin', 'ministack'), [], {
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_REGION: REGION,
      LAMBDA_ACCOUNT_CONCURRENCY: '24',
    }),
    launch('step-functions', python, [
      fileURLToPath(new URL('step_functions.py', import.meta.url)),
      String(stepFunctionsPort),
      String(port),
    ]),
  ]
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map(end))
  }
  try {
    await ready(`${endpoint}/_ministack/ready`)
    await ready(`${stepFunctions}/moto-api/`)
  } catch (error) {
    await stop()
    throw error
  }
  return { endpoint, stepFunctions, stop }
}

const launch = (
  name: string,
  program: string,
  parameters: string[],
  environment: Record<string, string> = {},
): ChildProcess => {
  mkdirSync(emulatorFolder, { recursive: true })
  const log = createWriteStream(join(emulatorFolder, `${name}.log`))
  const child = spawn(program, parameters, {
    env: {
      // The emulator starts plain `node` for a Lambda: it must be the Node that Lambda has.
      PATH: [join(emulatorFolder, '..', 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
      HOME: process.env['HOME'] ?? '/tmp',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.pipe(log)
  child.stderr.pipe(log)
  return child
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  if ((await Promise.race([gone, sleep(10_000, 'still there')])) === 'still there') child.kill('SIGKILL')
}

/** A machine that does much else at once has needed half a minute. */
const PATIENCE_MS = 180_000

const ready = async (url: string): Promise<void> => {
  const end = Date.now() + PATIENCE_MS
  while (Date.now() < end) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => null)
    if (answer?.ok === true) return
    await sleep(100)
  }
  throw new Error(`the emulator did not come up at ${url}; its log lies in .emulator/`)
}

/** Each is kept until all are found: a port that is let go at once may be found again. */
const freePorts = async (count: number): Promise<number[]> => {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      return server
    }),
  )
  const ports = servers.map((server) => {
    const address = server.address()
    return address === null || typeof address === 'string' ? 0 : address.port
  })
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))))
  return ports
}
