import type { TestProject } from 'vitest/node'
import { startEmulator } from './emulator.ts'

declare module 'vitest' {
  interface ProvidedContext {
    emulator: { endpoint: string; stepFunctions: string }
  }
}

/** One emulator for all tests of `npm run test:aws`. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const { stop, endpoint, stepFunctions } = await startEmulator()
  provide('emulator', { endpoint, stepFunctions })
  return stop
}
