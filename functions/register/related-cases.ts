import { everyCase } from '../domain/case-query.ts'
import type { Case } from '../domain/case/state.ts'
import type { CaseSummary } from '../domain/record.ts'
import type { RegisterPorts } from './view.ts'

const fewest = 5

/** Other open cases that the same agency raised: those that a case can be merged into. */
export const othersToMerge = async (state: Case, { store }: RegisterPorts): Promise<CaseSummary[]> => {
  const { partnership, population, escalating } = state
  const query = {
    ...everyCase,
    state: 'any-open',
    partnership,
    population,
    escalatingAgency: escalating.agencyId,
  } as const
  const { items } = await store.findCases(query, { limit: fewest + 1, after: null })
  return items.filter(({ reference }) => reference !== state.reference).slice(0, fewest)
}

/** Cases between the same two agencies, whichever raised them, the newest first. */
export const casesBetweenTheSame = async (
  { reference, partnership, population, escalating, receiving }: Case,
  { store }: RegisterPorts,
): Promise<CaseSummary[]> => {
  if (receiving === null) return []
  const page = { limit: fewest + 1, after: null }
  const pages = await Promise.all(
    [
      [escalating.agencyId, receiving.agencyId] as const,
      [receiving.agencyId, escalating.agencyId] as const,
    ].map(([escalatingAgency, receivingAgency]) =>
      store.findCases({ ...everyCase, partnership, population, escalatingAgency, receivingAgency }, page),
    ),
  )
  return pages
    .flatMap(({ items }) => items)
    .filter((each) => each.reference !== reference)
    .toSorted((one, other) => (one.openedAt > other.openedAt ? -1 : 1))
    .slice(0, fewest)
}
