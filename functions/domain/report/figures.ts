import { count, none, type Cell } from './table.ts'
import { tallyName } from './tally.ts'

/** What was counted in a time, by name. */
export type Tally = Readonly<Record<string, number>>

export const sumOf = (tallies: readonly Tally[]): Tally => {
  const sums: Record<string, number> = {}
  for (const tally of tallies) {
    for (const [name, entries] of Object.entries(tally)) sums[name] = (sums[name] ?? 0) + entries
  }
  return sums
}

export const countOf = (tally: Tally, what: string, ...by: readonly (string | number)[]): Cell =>
  count(tally[tallyName(what, ...by)] ?? 0)

/** By what something was counted: the agencies of "escalating", the steps of "reached". */
export const keysOf = (tallies: readonly Tally[], what: string): string[] => [
  ...new Set(
    tallies.flatMap((tally) =>
      Object.entries(tally).flatMap(([name, entries]) =>
        entries !== 0 && name.startsWith(`${what}|`) ? [name.slice(what.length + 1)] : [],
      ),
    ),
  ),
]

export const shareOf = (tally: Tally, step: string): Cell => {
  const part = tally[tallyName('stage-on-time', step)] ?? 0
  const of = part + (tally[tallyName('stage-late', step)] ?? 0)
  return of === 0 ? none : { kind: 'share', part, of }
}

/** @param what counted by a number of days last: "days", "stage-days|2" */
export const medianOf = (tally: Tally, what: string): Cell => {
  const byDays = keysOf([tally], what)
    .map((days) => ({ days: Number(days), cases: tally[tallyName(what, days)] ?? 0 }))
    .toSorted((one, other) => one.days - other.days)
  const of = byDays.reduce((sum, { cases }) => sum + cases, 0)
  if (of === 0) return none
  const nth = (position: number): number => {
    let passed = 0
    for (const { days, cases } of byDays) {
      passed += cases
      if (passed > position) return days
    }
    return 0
  }
  return { kind: 'median', days: (nth(Math.floor((of - 1) / 2)) + nth(Math.floor(of / 2))) / 2, of }
}
