import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { z } from 'zod'
import { fillWithPastCases } from './past-cases.ts'
import { startProgram } from './program.ts'

// The register's pages with many cases of several years: what a reader waits for. A folder that was filled before can be
// given, as filling it takes minutes. Usage: node benchmarks/register.ts [CASES] [DATA_DIR]
const [cases = '100000', given] = process.argv.slice(2)
const dataDir = given ?? mkdtempSync(join(tmpdir(), 'stepwise-register-'))
const until = new Date(Date.now() - 3_600_000).toISOString()
if (given === undefined) await fillWithPastCases(dataDir, Number(cases), until)

const program = await startProgram(dataDir)
await program.msToLog('every open case has its clock')
const origin = `http://127.0.0.1:${program.httpPort}`
const listed = z.object({ cases: z.array(z.object({ reference: z.string() })) })
const { reference = '' } = listed.parse(await program.get('/api/cases?limit=1')).cases[0] ?? {}
const year = new Date().getFullYear() - (new Date().getMonth() < 3 ? 1 : 0)

const pages = [
  '/',
  '/cases',
  '/cases?state=any-open',
  '/cases?due=overdue',
  '/cases?state=resolved&population=adults',
  '/cases?partnership=waltham-forest&step=2&by=parkside-primary',
  '/cases?cause=plan&with=childrens-services',
  `/cases?from=${year - 1}-01-01&to=${year - 1}-03-31`,
  `/cases/${reference}`,
  '/held',
  '/mail',
  '/outbox',
  '/reports',
  `/reports/waltham-forest/${year}`,
  `/reports/waltham-forest/${year}?for=publication`,
  `/reports/waltham-forest/${year}/charts/escalating.svg`,
  `/reports/waltham-forest/${year}/figures.csv`,
  `/api/reports/waltham-forest/${year}`,
  '/api/cases?limit=100',
  '/health',
]

const row = (page: string, ...figures: (string | number)[]): string =>
  `${page.padEnd(64)}${figures.map((figure) => String(figure).padStart(10)).join('')}`
console.log(row('page', 'cpu ms', 'p50 ms', 'p97.5 ms', 'most ms', 'not 2xx'))
let slow = 0
for (const page of pages) {
  // The first visit loads what only this page needs; it is measured apart, by whoever is the first.
  await fetch(`${origin}${page}`)
  // The processor's time says more than the clock on a busy machine.
  const before = await program.processorTime()
  const { latency, non2xx } = await autocannon({ url: `${origin}${page}`, connections: 1, amount: 100 })
  const each = ((await program.processorTime()) - before) * 10
  if (latency.p97_5 > 100) slow += 1
  console.log(row(page, each.toFixed(1), latency.p50, latency.p97_5, latency.max, non2xx))
}
console.log(slow === 0 ? 'Every page in 100 ms, 97.5 times of 100.' : `${slow} pages are slower than 100 ms.`)
await program.stop()
if (given === undefined) rmSync(dataDir, { recursive: true })
