import { defineConfig } from 'vitest/config'

/** The register in a real browser; Debian's Chromium has to be there (apt-get install chromium). */
export default defineConfig({
  test: {
    include: ['tests/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
})
