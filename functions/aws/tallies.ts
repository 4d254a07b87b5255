import { z } from 'zod'
import type { Population } from '../domain/partnership/role.ts'
import { sumOf, type Tally } from '../domain/report/figures.ts'
import type { Period, TallyChange } from '../domain/report/tally.ts'
import { keyOf, tallyPk } from './keys.ts'
import { queryBetween, type Reading } from './query.ts'
import type { Action } from './transaction.ts'

/** A row for each period that a case counts in: its month, and the weeks of its opening and its end. */
export const tallyActions = (
  TableName: string,
  reference: string,
  changes: readonly TallyChange[],
): Action[] =>
  [...Map.groupBy(changes, ({ period }) => period)].flatMap(([, [first, ...others]]) => {
    if (first === undefined) return []
    const all = [first, ...others]
    return {
      Update: {
        TableName,
        Key: keyOf.tally(first, reference),
        UpdateExpression: `ADD ${all.map((_, index) => `#n${index} :n${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(all.map(({ name }, index) => [`#n${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(all.map(({ by }, index) => [`:n${index}`, by])),
      },
    }
  })

const rowSchema = z.record(z.string(), z.union([z.string(), z.number()]))

export const readTally = async (
  of: { partnership: string; population: Population },
  from: Period,
  before: Period,
  access: Reading,
): Promise<Tally> => {
  const rows = await queryBetween(tallyPk(of), from, before, access)
  const sums = sumOf(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(rowSchema.parse(row)).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number',
        ),
      ),
    ),
  )
  return Object.fromEntries(Object.entries(sums).filter(([, entries]) => entries !== 0))
}
