import { addDays, localDateOf, weekdayOf } from '../deadlines/local-time.ts'
import type { Instant } from '../instant.ts'
import type { Population } from '../partnership/role.ts'
import type { CaseSummary } from '../record.ts'
import { reachedIn } from './case-facts.ts'

/**
 * Counts for reports, kept beside the cases and changed in the same transaction: what a case counted for is taken off,
 * and what it counts for now is put on. So no report reads cases, and a count outlives an erased record.
 */
export interface TallyChange {
  readonly partnership: string
  readonly population: Population
  readonly period: Period
  readonly name: string
  /** Never nought. */
  readonly by: number
}

/** A month in which cases were opened ("2026-11"), a week by its Monday ("week 2026-11-23"), or all time. */
export type Period = string
export const EVER: Period = 'ever'

/** A name of what is counted, and what it is counted by: "reached|2". */
export const tallyName = (what: string, ...by: readonly (string | number)[]): string =>
  [what, ...by].join('|')

const zone = 'Europe/London'
export const monthOf = (at: Instant): Period => localDateOf(at, zone).slice(0, 7)
export const mondayOf = (date: string): string => addDays(date, 1 - weekdayOf(date))
export const weekOf = (at: Instant): Period => `week ${mondayOf(localDateOf(at, zone))}`

/** What a write of a case changes, whatever was written of it before. */
export const tallyChanges = (before: CaseSummary | null, after: CaseSummary): TallyChange[] => {
  const sums = new Map<string, TallyChange>()
  const put = (summary: CaseSummary, sign: 1 | -1) => {
    const { partnership, population } = summary
    for (const [period, name] of countedFor(summary)) {
      const key = `${period}\n${name}`
      sums.set(key, { partnership, population, period, name, by: (sums.get(key)?.by ?? 0) + sign })
    }
  }
  if (before !== null) put(before, -1)
  put(after, 1)
  return [...sums.values()].filter(({ by }) => by !== 0)
}

/** Changes of several cases as one: each name of a period once. */
export const sumOfChanges = (changes: readonly TallyChange[]): TallyChange[] => {
  const named = Map.groupBy(changes, ({ partnership, population, period, name }) =>
    [partnership, population, period, name].join('\n'),
  )
  return [...named.values()]
    .flatMap(([first, ...others]) =>
      first === undefined ? [] : [{ ...first, by: others.reduce((sum, { by }) => sum + by, first.by) }],
    )
    .filter(({ by }) => by !== 0)
}

/** Everything that one case adds one to; a name may come several times. */
const countedFor = (summary: CaseSummary): [Period, string][] => {
  const { facts, openedAt, state } = summary
  // Written by a version that kept no facts: counted from its next event on. A case merged away is one with another.
  if (facts === null || state === 'merged') return []
  const month = monthOf(openedAt)
  const flags = {
    risk: facts.riskFlags > 0,
    late: facts.timeouts > 0,
    unanswered: facts.timeoutsUnanswered > 0,
    'overall-limit': facts.overallLimitPassed,
    'form-missing': facts.formsMissing > 0,
  }
  const names = [
    'cases',
    tallyName('escalating', summary.escalatingAgencyId),
    tallyName('receiving', summary.receivingAgencyId ?? ''),
    tallyName('reached', reachedIn(facts)),
    tallyName('cause', summary.cause ?? ''),
    tallyName('need', summary.levelOfNeed ?? ''),
    tallyName('state', state),
    ...Object.entries(flags).flatMap(([flag, isSet]) => (isSet ? [tallyName('flag', flag)] : [])),
    ...Array.from({ length: facts.timeouts }, () => 'timeouts'),
    ...(state === 'resolved' ? [tallyName('days', facts.workingDays ?? 0)] : []),
    ...facts.stages.flatMap((stage) => stageNames(stage)),
  ]
  const people = summary.asked.map((id): [Period, string] => [EVER, tallyName('asked', id)])
  const ended: [Period, string][] =
    facts.endedAt === null ? [] : [[weekOf(facts.endedAt), tallyName('ended', state)]]
  return [
    ...names.map((name): [Period, string] => [month, name]),
    [weekOf(openedAt), 'opened'],
    ...ended,
    ...people,
  ]
}

type Stage = NonNullable<CaseSummary['facts']>['stages'][number]

/** A stage counts as on time or late once it has ended or its time has passed; one without a time, or from which a person moved the case, never does. */
const stageNames = ({ step, workingDays, due, late, movedAway }: Stage): string[] => [
  tallyName('stage', step),
  ...(due === null || ((workingDays === null || movedAway === true) && !late)
    ? []
    : [tallyName(late ? 'stage-late' : 'stage-on-time', step)]),
  ...(workingDays === null ? [] : [tallyName('stage-days', step, workingDays)]),
]
