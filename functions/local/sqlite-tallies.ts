import type { SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { Population } from '../domain/partnership/role.ts'
import type { Period, TallyChange } from '../domain/report/tally.ts'

export const addToTally = `
  INSERT INTO tallies (partnership, population, period, name, entries) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (partnership, population, period, name) DO UPDATE SET entries = entries + excluded.entries`

/** What {@link addToTally} takes. */
export const tallyColumns = ({ partnership, population, period, name, by }: TallyChange): SQLInputValue[] => [
  partnership,
  population,
  period,
  name,
  by,
]

export const selectTally = (
  { partnership, population }: { partnership: string; population: Population },
  from: Period,
  before: Period,
): { sql: string; parameters: SQLInputValue[] } => ({
  sql: `SELECT name, sum(entries) AS entries FROM tallies
        WHERE partnership = ? AND population = ? AND period >= ? AND period < ? GROUP BY name HAVING sum(entries) <> 0`,
  parameters: [partnership, population, from, before],
})

export const tallyRowSchema = z.object({ name: z.string(), entries: z.int() })
