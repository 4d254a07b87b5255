/**
 * Many deadlines at the same moment: how long after it every case has been escalated to its next contact.
 * Run: node benchmarks/same-deadline.ts [cases]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { fillWithOpenCases } from './fill.ts'
import { startProgram } from './program.ts'

const cases = Number(process.argv[2] ?? 10_000)
const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'stepwise-bench-'))
const due = Date.now() + 15_000 + cases * 2
await fillWithOpenCases(folder, cases, new Date().toISOString(), new Date(due).toISOString())
const program = await startProgram(folder)
await program.msToLog('every open case has its clock')
console.log(`${cases} cases wait for the same deadline, ${((due - Date.now()) / 1000).toFixed(0)} s from now`)

const pageSchema = z.object({ cases: z.array(z.object({ step: z.number() })), next: z.string().nullable() })
const escalated = async (): Promise<number> => {
  let count = 0
  for (let after: string | null = ''; after !== null;) {
    const page: z.infer<typeof pageSchema> = pageSchema.parse(
      await program.get(`/api/cases?limit=1000${after === '' ? '' : `&after=${after}`}`),
    )
    count += page.cases.filter(({ step }) => step === 2).length
    after = page.next
  }
  return count
}
await new Promise((later) => setTimeout(later, due - Date.now()))
let count = 0
while (count < cases) {
  await new Promise((later) => setTimeout(later, 500))
  count = await escalated()
}
console.log(`all escalated ${((Date.now() - due) / 1000).toFixed(1)} s after the deadline`)
console.log(`processor time of the program:       ${(await program.processorTime()).toFixed(1)} s`)
console.log(`peak memory of the program: ${(await program.peakMemory()).toFixed(0)} MB`)
await program.stop()
rmSync(folder, { recursive: true })
