import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { simpleParser } from 'mailparser'
import { read } from '../functions/domain/reading/read.ts'
import { READING_CASES, type ReadingCase } from './reading-cases.ts'

/**
 * The full reading against a plain default `simpleParser` call on the same bytes. The two alternate in short rounds, so that
 * both meet the same noise of a shared machine; figures are medians of processor time (all threads, the collector's too),
 * the ratio is the median of the rounds' ratios. Peak memory is that of a fresh process which reads the message once.
 * Run: `node benchmarks/reading.ts`
 */
const PEAK = '--peak-of'

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** Milliseconds of processor time that one of `times` calls takes. */
async function processorTime(work: () => Promise<unknown>, times: number): Promise<number> {
  const before = process.cpuUsage()
  for (let time = 0; time < times; time += 1) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / times
}

async function compare({ name, raw, rounds, times, goal }: ReadingCase): Promise<void> {
  const bytes = Buffer.from(raw())
  const ours: number[] = []
  const plain: number[] = []
  // A server has read thousands before: what V8 still compiles is no part of a mail's price.
  const warmUp = rounds
  for (let round = 0; round < rounds + warmUp; round += 1) {
    const reading = await processorTime(() => read(bytes), times)
    const parsing = await processorTime(() => simpleParser(bytes), times)
    if (round < warmUp) continue
    ours.push(reading)
    plain.push(parsing)
  }
  const ratio = median(ours.map((reading, round) => reading / (plain[round] ?? NaN)))
  console.log(
    [
      name.padEnd(32),
      `reading ${median(ours).toFixed(2)} ms`,
      `simpleParser ${median(plain).toFixed(2)} ms`,
      `ratio ${ratio.toFixed(2)}`,
      `peak ${peakMemory(name)} MB`,
      `goal: ${goal}`,
    ].join('  '),
  )
}

/** In MB, of a fresh process that does nothing but read this message once. */
const peakMemory = (name: string): string =>
  execFileSync(process.execPath, [fileURLToPath(import.meta.url), PEAK, name], { encoding: 'utf8' }).trim()

async function printPeak(name: string): Promise<void> {
  const found = READING_CASES.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no message “${name}”`)
  await read(Buffer.from(found.raw()))
  console.log(Math.round(process.resourceUsage().maxRSS / 1024))
}

const [flag, name] = process.argv.slice(2)
if (flag === PEAK) await printPeak(name ?? '')
else for (const one of READING_CASES) await compare(one)
