import type { Path } from './partnership-file.ts'

/** What a schema cannot see: one part of a file that does not fit another. */
export interface Misfit {
  readonly path: Path
  readonly problem: string
}

/** Each later item whose key an earlier one has. */
export const repeated = <T>(
  items: readonly T[],
  keyOf: (item: T) => string | null,
): { index: number; key: string }[] => {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (key === null) return []
    if (seen.has(key)) return [{ index, key }]
    seen.add(key)
    return []
  })
}
