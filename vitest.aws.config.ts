import { defineConfig } from 'vitest/config'

/** Tests that need the emulator of AWS. They fail, and are never skipped, when it does not start. */
export const emulated = [
  'contracts',
  'constant-work',
  'deployed',
  'dynamo-store',
  'move',
  'recount',
  's3-archive',
].map((name) => `tests/aws/${name}.test.ts`)

export default defineConfig({
  test: {
    include: emulated,
    globalSetup: ['tests/aws/emulator/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
