import type { MailOutcome } from '../domain/record.ts'
import type { Range } from './query.ts'
import { ALL_MAIL, mailOf, mailOfOutcome, mailOfOutcomeOf, todo, WAITING } from './rows.ts'

/** Where the ledger lies, of one outcome or of all, and of one partnership or of all. */
export const ledgerRanges = (outcome: MailOutcome | null, partnership: string | null): Range[] => {
  const descending = true
  if (partnership === null) {
    return outcome === null
      ? [{ index: 'list', partition: ALL_MAIL, descending }]
      : [{ index: 'latest', partition: mailOfOutcome(outcome), descending }]
  }
  if (outcome === null) return [{ index: 'of-partnership', partition: mailOf(partnership), descending }]
  const names = outcome === 'held' ? [outcome, WAITING] : [outcome]
  return names.map((name) => ({
    index: 'due-of-partnership',
    partition: mailOfOutcomeOf(partnership, name),
    descending,
  }))
}

/** Where held mail waits for a person. */
export const heldRange = (partnership: string | null): Range =>
  partnership === null
    ? { index: 'todo', partition: todo.heldMail }
    : { index: 'due-of-partnership', partition: mailOfOutcomeOf(partnership, WAITING) }
