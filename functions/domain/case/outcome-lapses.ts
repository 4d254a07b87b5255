import type { SideOfCase } from './party.ts'
import type { Case, Outcome } from './state.ts'

/** Also what it was recorded over: taken back, it would bring that back. */
const restsOn = ({ agreedBy, replaces }: Outcome, side: SideOfCase): boolean =>
  agreedBy.includes(side) || (replaces !== null && restsOn(replaces, side))

/** Both parties confirm an outcome (Bedford): the word of an agency that is not on the case after all is neither's. */
export const lapsesWithout = (side: SideOfCase, { standing }: Case): { lapses?: number } =>
  standing.kind === 'awaiting-confirmation' && restsOn(standing.outcome, side)
    ? { lapses: standing.outcome.version }
    : {}
