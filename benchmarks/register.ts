import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { z } from 'zod'
import { fillWithPastCases, LONG_CASE } from './past-cases.ts'
import { startProgram } from './program.ts'

/**
 * The register's pages with many cases of five years: what a reader waits for while another one reads too. A folder is
 * filled when it has no record yet, which takes minutes, and can be given again.
 * Run: node benchmarks/register.ts [cases] [data folder]
 */
const [cases = '100000', given] = process.argv.slice(2)
const dataDir = given ?? mkdtempSync(join(tmpdir(), 'stepwise-register-'))
await fillWithPastCases(dataDir, Number(cases), new Date(Date.now() - 3_600_000).toISOString())

const READERS = 2
const REQUESTS = 200
const GOAL_MS = 100

const program = await startProgram(dataDir)
await program.msToLog('every open case has its clock')
const origin = `http://127.0.0.1:${program.httpPort}`

/** A page of the program has addresses that only it knows: the first that fits. */
const linkOn = async (page: string, pattern: RegExp): Promise<string> => {
  const text = await (await fetch(`${origin}${page}`)).text()
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`${page} has no such link`)
  return found
}
const notice = await linkOn(`/cases/${LONG_CASE}`, /href="(\/outbox\/[^"]+)"/)
const mail = await linkOn(`/cases/${LONG_CASE}`, /href="(\/mail\/[^"]+)"/)
const held = await linkOn('/held', /href="(\/held\/[^"]+)"/)
const open = await linkOn('/cases?state=open&step=2', /href="(\/cases\/WF-[^"/?]+)"/)
const exhausted = await linkOn('/cases?state=closed&step=4', /href="(\/cases\/WF-[^"/?]+)"/)
const { version } = z.object({ version: z.string() }).parse(await program.get('/api/health'))

const DAY = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY).toISOString()
const year = new Date().getFullYear() - (new Date().getMonth() < 3 ? 1 : 0)
const deep = `after=${encodeURIComponent(`${daysAgo(900)} WF-000000`)}`

const pages = [
  '/',
  '/cases',
  `/cases?${deep}`,
  '/cases?state=any-open',
  '/cases?state=resolved',
  `/cases?state=resolved&${deep}`,
  '/cases?due=overdue',
  '/cases?due=today',
  '/cases?due=week',
  '/cases?due=none',
  '/cases?flag=alert',
  '/cases?flag=risk',
  '/cases?flag=nobody',
  '/cases?flag=paused',
  '/cases?step=3',
  '/cases?population=adults',
  '/cases?cause=threshold',
  `/cases?from=${daysAgo(700).slice(0, 10)}&to=${daysAgo(600).slice(0, 10)}`,
  '/cases?agency=parkside-primary',
  `/cases?agency=parkside-primary&${deep}`,
  '/cases?by=parkside-primary&with=childrens-services&state=resolved&population=children',
  '/cases?partnership=waltham-forest&step=2&by=parkside-primary',
  '/cases?person=t.okafor%40parkside-primary.example&by=parkside-primary',
  '/cases?person=t.okafor%40parkside-primary.example',
  '/cases?find=a',
  open,
  exhausted,
  `/cases/${LONG_CASE}`,
  `${open}/close`,
  `${open}/change-contact`,
  `${open}/merge`,
  `${open}/bundle`,
  mail,
  notice,
  '/held',
  held,
  '/mail',
  `/mail?after=${daysAgo(900).replace(/\D/g, '')}`,
  '/mail?outcome=held',
  '/outbox',
  `/outbox?${deep}`,
  '/directory',
  '/directory/waltham-forest',
  '/directory/waltham-forest/people/childrens-team-manager',
  '/directory/waltham-forest/protocol/children',
  '/directory/waltham-forest/versions',
  '/reports',
  `/reports/waltham-forest/${year}`,
  `/reports/waltham-forest/${year}?for=publication`,
  `/reports/waltham-forest/${year}/charts/escalating.svg`,
  `/reports/waltham-forest/${year}/figures.csv`,
  '/retention/waltham-forest',
  '/health',
  '/api/cases?limit=100',
  `/api${open}`,
  `/api/cases/${LONG_CASE}`,
  '/api/mail?limit=100',
  '/api/outbox?limit=100',
  `/api/reports/waltham-forest/${year}`,
  '/api/health',
]

const row = (page: string, ...figures: (string | number)[]): string =>
  `${page.slice(0, 90).padEnd(92)}${figures.map((figure) => String(figure).padStart(9)).join('')}`

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0

/** As autocannon measures each answer, from the request to its last byte. */
const timesOf = async (page: string): Promise<{ times: number[]; wrong: number }> =>
  await new Promise((done, failed) => {
    const times: number[] = []
    const run = autocannon(
      { url: `${origin}${page}`, connections: READERS, amount: REQUESTS },
      (error, result) => {
        if (error instanceof Error) failed(error)
        else
          done({ times: times.toSorted((one, other) => one - other), wrong: result.non2xx + result.errors })
      },
    )
    run.on('response', (_client, _status, _bytes, ms) => times.push(ms))
  })

console.log(
  `Stepwise ${version}, ${cases} cases, ${READERS} readers at once, ${REQUESTS} requests a page; milliseconds`,
)
console.log(row('page', 'cpu', 'p50', 'p95', 'most', 'not 2xx'))
let slow = 0
for (const page of pages) {
  // The first visit loads what only this page needs.
  await fetch(`${origin}${page}`)
  // The processor's time says more than the clock on a busy machine.
  const before = await program.processorTime()
  const { times, wrong } = await timesOf(page)
  const each = (((await program.processorTime()) - before) * 1_000) / REQUESTS
  const p95 = percentile(times, 0.95)
  if (p95 >= GOAL_MS || wrong > 0) slow += 1
  const figures = [each, percentile(times, 0.5), p95, times.at(-1) ?? 0].map((ms) => ms.toFixed(1))
  console.log(row(page, ...figures, wrong))
}
console.log(
  slow === 0
    ? `p95 of every page is under ${GOAL_MS} ms.`
    : `${slow} pages are slower than ${GOAL_MS} ms, or wrong.`,
)
await program.stop()
if (given === undefined) rmSync(dataDir, { recursive: true })
