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
    // Ten times what a test takes on a machine that does nothing else: an emulator, its Lambdas and seven files share it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
})
