import { expect } from 'vitest'
import type { Program } from './program.ts'

/** received = pending + outcomes, in the balance and in the list; nothing waits; and the log names nobody. */
export const expectBalance = async (program: Program): Promise<void> => {
  await program.settle()
  const { received, outcomes } = await program.register.ledger()
  const { pending, ...settled } = outcomes
  expect(pending).toBe(0)
  expect(Object.values(settled).reduce((sum, entries) => sum + entries, 0)).toBe(received)
  const counted: Record<string, number> = {}
  for (const { outcome } of await program.register.mail()) counted[outcome] = (counted[outcome] ?? 0) + 1
  expect(settled).toEqual(counted)

  const log = program.log.join('\n')
  expect(log).not.toMatch(/@|Okafor|Haddad|referral/)
}
