/**
 * How long a restart takes until every open case has its clock again, and what it needs of memory.
 * Run: node benchmarks/open-cases.ts [cases]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillWithOpenCases } from './fill.ts'
import { startProgram } from './program.ts'

const cases = Number(process.argv[2] ?? 100_000)
const folder = mkdtempSync(join(process.env['BENCH_DIR'] ?? tmpdir(), 'stepwise-bench-'))
await fillWithOpenCases(folder, cases, new Date().toISOString(), null)
const program = await startProgram(folder)
console.log(`listening after:                     ${program.msToListening.toFixed(0)} ms`)
const ms = await program.msToLog('every open case has its clock')
console.log(`${cases} open cases have their clocks after ${(ms / 1000).toFixed(1)} s`)
console.log(`processor time of the program:       ${(await program.processorTime()).toFixed(1)} s`)
console.log(`peak memory of the program:          ${(await program.peakMemory()).toFixed(0)} MB`)
await program.stop()
rmSync(folder, { recursive: true })
