import { defineConfig } from 'vitest/config'
import { emulated } from './vitest.aws.config.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: [...emulated, 'tests/browser/**'],
    testTimeout: 30_000,
  },
})
