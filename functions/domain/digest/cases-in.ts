import type { CaseSummary } from '../record.ts'
import type { CaseLine, CasesInDigest } from './digest.ts'

/** A mail that lists more is not read to its end. */
const MOST_LINES = 15

export const casesIn = (cases: readonly CaseSummary[], count = cases.length): CasesInDigest => ({
  count,
  first: cases.slice(0, MOST_LINES).map((each): CaseLine => ({
    reference: each.reference,
    population: each.population,
    escalating: each.escalatingAgency,
    receiving: each.receivingAgency,
    stepLabel: each.stepLabel,
    due: each.stepDue,
  })),
})
