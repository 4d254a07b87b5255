import { parseArgs } from 'node:util'
import { run } from './run.ts'

const { values } = parseArgs({ options: { 'simulated-clock': { type: 'boolean', default: false } } })
await run({ simulatedClock: values['simulated-clock'] })
