import { defineConfig } from 'vitest/config'
import { emulated } from './vitest.aws.config.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...emulated, 'tests/browser/**'],
    // Ten times what the slowest takes on a machine that does nothing else; a hook that opens a case is no faster than a test.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
