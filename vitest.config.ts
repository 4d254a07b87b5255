import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/aws/**', 'tests/browser/**'],
    testTimeout: 30_000,
  },
})
