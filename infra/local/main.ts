import { parseArgs } from 'node:util'
import { nodeIsTooOld } from './node-version.ts'

const tooOld = nodeIsTooOld(process.versions.node)
if (tooOld !== null) {
  console.error(tooOld)
  process.exit(1)
}

const { values } = parseArgs({ options: { 'simulated-clock': { type: 'boolean', default: false } } })
// Loaded only now: an older Node cannot even read the rest of the program.
const { run } = await import('./run.ts')
await run({ simulatedClock: values['simulated-clock'] })
