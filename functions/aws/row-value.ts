import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Archive } from '../domain/ports.ts'

/**
 * A row's whole value as JSON. An item holds 400 KB and a transaction 4 MB for at most 100 items: a value longer
 * than this lies in the archive, and the row names it by its digest.
 */
const LONGEST_IN_ROW = 32 * 1024

export const rowValueSchema = z.object({
  value: z.string().optional(),
  valueKey: z.string().optional(),
})
export type RowValue = z.infer<typeof rowValueSchema>

/** A value that the table has and the archive has not, or has otherwise: a fault, never to be read over. */
export class ValueNotArchived extends Error {
  override readonly name = 'ValueNotArchived'
}

const digestOf = (json: string): string => createHash('sha256').update(json).digest('hex')

/** Resolves only once a long value is in the archive, so that no commit names what is not there. */
export const packValue = async (value: unknown, archive: Archive): Promise<RowValue> => {
  const json = JSON.stringify(value)
  if (Buffer.byteLength(json) <= LONGEST_IN_ROW) return { value: json }
  const valueKey = `values/${digestOf(json)}.json`
  await archive.put(valueKey, Buffer.from(json))
  return { valueKey }
}

/** @throws ValueNotArchived, or what the schema finds wrong */
export const unpackValue = async <T>(row: unknown, schema: z.ZodType<T>, archive: Archive): Promise<T> => {
  const { value, valueKey } = rowValueSchema.parse(row)
  if (value !== undefined) return schema.parse(JSON.parse(value))
  const bytes = valueKey === undefined ? null : await archive.get(valueKey)
  const json = bytes === null ? null : Buffer.from(bytes).toString()
  if (json === null || valueKey !== `values/${digestOf(json)}.json`) {
    throw new ValueNotArchived('a long value of a row is not in the archive as it was written')
  }
  return schema.parse(JSON.parse(json))
}
