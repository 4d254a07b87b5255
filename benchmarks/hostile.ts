import { execFileSync } from 'node:child_process'
import { Session, type Profiler } from 'node:inspector/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { read } from '../functions/domain/reading/read.ts'
import { HARMLESS, HELD } from '../tests/domain/reading/hostile-mails.ts'

/**
 * What one hostile message costs: at most 5 s and 512 MB, at most 250 ms of it in our own code. Each is read once, the first
 * that its process reads, so nothing is warm; time is the processor's, and ours is the share of a profile's samples in which our
 * own files or their regular expressions ran. Exits with 1 where a bound is broken. Run: `node benchmarks/hostile.ts`
 *
 * Each process is started as `npm start` starts the program. V8 would make bytecode of a pattern for its first use and machine
 * code for its second (https://v8.dev/blog/regexp-tier-up), and of the reading's long patterns the bytecode takes several times
 * as long. It can only be said at the start: a process that changes it while it runs ends in a segmentation fault.
 */
const MAILS = [...HELD, ...HARMLESS]
const ONE = '--one'
const AS_STARTED = '--no-regexp-tier-up'
const costSchema = z.object({ seconds: z.number(), own: z.number(), megabytes: z.number() })
type Cost = z.infer<typeof costSchema>

/** The share of the time in which our own code ran, with the built-in functions and regular expressions that it called. */
function ownShareOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): number {
  const parents = new Map(
    nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)),
  )
  const byId = new Map(nodes.map((node) => [node.id, node]))
  /** The file of the nearest function that has one. */
  const fileOf = (id: number): string => {
    const url = byId.get(id)?.callFrame.url ?? ''
    const parent = parents.get(id)
    return url !== '' || parent === undefined ? url : fileOf(parent)
  }
  const total = timeDeltas.reduce((sum, delta) => sum + delta, 0)
  const own = samples.reduce(
    (sum, id, at) => sum + (fileOf(id).includes('/functions/') ? (timeDeltas[at] ?? 0) : 0),
    0,
  )
  return own / total
}

async function costOf(raw: string): Promise<Cost> {
  const bytes = Buffer.from(raw)
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 500 })
  await session.post('Profiler.start')
  const start = process.cpuUsage()
  await read(bytes)
  const { user, system } = process.cpuUsage(start)
  const { profile } = await session.post('Profiler.stop')
  return {
    seconds: (user + system) / 1_000_000,
    own: ((user + system) / 1_000) * ownShareOf(profile),
    megabytes: process.resourceUsage().maxRSS / 1024,
  }
}

function printAll(): void {
  for (const [name] of MAILS) {
    const printed = execFileSync(process.execPath, [AS_STARTED, fileURLToPath(import.meta.url), ONE, name], {
      encoding: 'utf8',
    })
    const { seconds, own, megabytes } = costSchema.parse(JSON.parse(printed))
    const isWithin = seconds <= 5 && own <= 250 && megabytes <= 512
    if (!isWithin) process.exitCode = 1
    console.log(
      [
        name.padEnd(52),
        `${seconds.toFixed(2)} s`,
        `own ${own.toFixed(0).padStart(4)} ms`,
        `${megabytes.toFixed(0).padStart(4)} MB`,
        isWithin ? '' : 'BROKEN',
      ].join('  '),
    )
  }
}

const [flag, name] = process.argv.slice(2)
if (flag === ONE) {
  const [, raw = ''] = MAILS.find(([known]) => known === name) ?? []
  console.log(JSON.stringify(await costOf(raw)))
} else printAll()
