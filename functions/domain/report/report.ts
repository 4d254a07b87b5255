import {
  causeOfDisagreementInWords,
  causeOfDisagreementSchema,
  levelOfNeedIn,
  levelOfNeedSchema,
} from '../case/classification.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import { countOf, keysOf, medianOf, shareOf, sumOf, type Tally } from './figures.ts'
import type { ReportYear } from './report-year.ts'
import { stageLabel, stateWords } from './report-words.ts'
import type { Cell, Row, Table, TableKind } from './table.ts'
import { tallyName } from './tally.ts'

/** A partnership's figures of one year, compared with the years before. */
export interface Report {
  readonly partnership: Pick<Partnership, 'id' | 'name'>
  /** Null: children and adults together. */
  readonly population: Population | null
  /** The oldest first; the last is the year that the report is about. */
  readonly years: readonly ReportYear[]
  /** All cases of each year. */
  readonly totals: readonly Cell[]
  readonly tables: readonly Table[]
  /** Agencies of the directory that raised nothing in the year; null where that is not to be told. */
  readonly neverEscalated: readonly string[] | null
  /** The smallest number of cases that is told; null where all are. */
  readonly suppressedBelow: number | null
}

export interface CountedYear {
  readonly year: ReportYear
  readonly tallies: Readonly<Record<Population, Tally>>
}

export const reportOf = (
  partnership: Partnership,
  population: Population | null,
  counted: readonly CountedYear[],
): Report => {
  const tallies = counted.map(({ tallies: { children, adults } }) =>
    population === null ? sumOf([children, adults]) : population === 'children' ? children : adults,
  )
  const about = { partnership, tallies }
  return {
    partnership: { id: partnership.id, name: partnership.name },
    population,
    years: counted.map(({ year }) => year),
    totals: tallies.map((tally) => countOf(tally, 'cases')),
    tables: [
      cases(counted, population),
      agencies('escalating', about),
      agencies('receiving', about),
      reached(about),
      causes(about),
      needs(about),
      outcomes(about),
      daysToAgreement(about),
      onTime(about),
      stageDays(about),
      stagesStarted(about),
      flags(about),
      timeouts(about),
    ],
    neverEscalated: neverEscalated(partnership, population, tallies.at(-1) ?? {}),
    suppressedBelow: null,
  }
}

interface About {
  readonly partnership: Partnership
  /** Of each year, in their order. */
  readonly tallies: readonly Tally[]
}

const table = (
  id: string,
  kind: TableKind,
  title: string,
  rowsAre: string,
  how: string,
  rows: readonly Row[],
): Table => ({ id, kind, title, rowsAre, how, rows })

const row = (
  key: string,
  label: string,
  { tallies }: Pick<About, 'tallies'>,
  cell: (tally: Tally) => Cell,
  query: Row['query'] = null,
): Row => ({ key, label, cells: tallies.map(cell), query })

const cases = (counted: readonly CountedYear[], population: Population | null): Table => {
  const rows = (['children', 'adults'] as const)
    .filter((each) => population === null || population === each)
    .map((each) =>
      row(
        each,
        each === 'children' ? 'Children' : 'Adults',
        { tallies: counted.map(({ tallies }) => tallies[each]) },
        (tally) => countOf(tally, 'cases'),
        { population: each },
      ),
    )
  const how = 'Cases opened in the year, by the day on which the first email reached the partnership.'
  return table('cases', 'parts', 'Escalations', 'About', how, rows)
}

const agencies = (side: 'escalating' | 'receiving', about: About): Table => {
  const { tallies, partnership } = about
  const latest = tallies.at(-1) ?? {}
  const nameOf = (id: string): string =>
    id === '' ? 'Not known' : (partnership.directory.agencies.find((each) => each.id === id)?.name ?? id)
  const parameter = side === 'escalating' ? 'by' : 'with'
  const rows = keysOf(tallies, side)
    .map((id) => ({ id, name: nameOf(id), now: latest[tallyName(side, id)] ?? 0 }))
    .toSorted((one, other) => other.now - one.now || one.name.localeCompare(other.name))
    .map(({ id, name }) =>
      row(id, name, about, (tally) => countOf(tally, side, id), id === '' ? null : { [parameter]: id }),
    )
  return side === 'escalating'
    ? table(
        'escalating',
        'parts',
        'Who escalated',
        'Escalating agency',
        'The agency that raised the disagreement.',
        rows,
      )
    : table(
        'receiving',
        'parts',
        'With whom',
        'Receiving agency',
        'The agency that the disagreement was with.',
        rows,
      )
}

const byNumber = (one: string, other: string): number => Number(one) - Number(other)

const stepsOf = ({ tallies }: About, what: string): string[] => keysOf(tallies, what).toSorted(byNumber)

const reached = (about: About): Table =>
  table(
    'reached',
    'parts',
    'Stage reached',
    'Highest stage so far',
    'The highest stage that each case has come to, whether or not it was resolved there. A stage from which a person put the case back before its time had passed does not count.',
    stepsOf(about, 'reached').map((step) =>
      row(step, stageLabel(about.partnership, step), about, (tally) => countOf(tally, 'reached', step)),
    ),
  )

const notRecorded = 'Not recorded'

const causes = (about: About): Table =>
  table(
    'cause',
    'parts',
    'Cause of the disagreement',
    'Cause',
    'As somebody recorded it on the case.',
    [...causeOfDisagreementSchema.options, ''].map((cause) =>
      row(
        cause,
        cause === '' ? notRecorded : causeOfDisagreementInWords[causeOfDisagreementSchema.parse(cause)],
        about,
        (tally) => countOf(tally, 'cause', cause),
        cause === '' ? null : { cause },
      ),
    ),
  )

const needs = (about: About): Table =>
  table(
    'need',
    'parts',
    'Level of need',
    'Level of need',
    'As somebody recorded it on the case.',
    [...levelOfNeedSchema.options, ''].map((level) =>
      row(
        level,
        level === '' ? notRecorded : levelOfNeedIn(about.partnership, levelOfNeedSchema.parse(level)),
        about,
        (tally) => countOf(tally, 'need', level),
      ),
    ),
  )

const outcomes = (about: About): Table =>
  table(
    'outcome',
    'parts',
    'Resolved or not',
    'Where the case stands',
    'Resolved means that both agencies confirmed the same outcome in writing. One agency’s word only awaits confirmation.',
    Object.entries(stateWords)
      .filter(([state]) => state !== 'merged')
      .map(([state, label]) =>
        row(state, label, about, (tally) => countOf(tally, 'state', state), { state }),
      ),
  )

const daysToAgreement = (about: About): Table =>
  table(
    'days',
    'medians',
    'Working days until resolved',
    'Cases',
    'From the first email to the second agency’s confirmation: the middle case, in working days.',
    [row('days', 'Resolved cases', about, (tally) => medianOf(tally, 'days'))],
  )

const ofStages = (about: About, what: string, cell: (tally: Tally, step: string) => Cell): Row[] =>
  [...new Set(stepsOf(about, what).map((key) => key.split('|')[0] ?? key))].map((step) =>
    row(step, stageLabel(about.partnership, step), about, (tally) => cell(tally, step)),
  )

const onTime = (about: About): Table =>
  table(
    'on-time',
    'shares',
    'Stages completed in time',
    'Stage',
    'Of the stages that have a time limit, and have ended or run out of time: the share that ended before their deadline passed. A stage that a person moved the case away from before that is left out.',
    ofStages(about, 'stage', shareOf),
  )

const stageDays = (about: About): Table =>
  table(
    'stage-days',
    'medians',
    'Working days in each stage',
    'Stage',
    'From the start of a stage to its end, whether that was an agreement or the next stage: the middle one, in working days. A stage from which a person moved the case before its time had passed does not count.',
    ofStages(about, 'stage', (tally, step) => medianOf(tally, tallyName('stage-days', step))),
  )

const stagesStarted = (about: About): Table =>
  table(
    'stages',
    'counts',
    'Stages started',
    'Stage',
    'How often each stage began. A case that was put back to a stage counts again.',
    ofStages(about, 'stage', (tally, step) => countOf(tally, 'stage', step)),
  )

const flags = (about: About): Table => {
  const labels = {
    late: 'A deadline passed unresolved',
    unanswered: 'A deadline passed and nobody had answered',
    'overall-limit': 'The limit for the whole process passed',
    risk: 'Immediate risk was flagged',
    'form-missing': 'A form that the protocol asks for is missing',
  }
  return table(
    'flags',
    'yes-no',
    'What happened in the cases',
    'Cases in which',
    'A case can be in several of these rows, or in none.',
    Object.entries(labels).map(([flag, label]) =>
      row(flag, label, about, (tally) => countOf(tally, 'flag', flag)),
    ),
  )
}

const timeouts = (about: About): Table =>
  table(
    'timeouts',
    'counts',
    'Deadlines that passed unresolved',
    'Deadlines',
    'Each deadline counts, so one case can count several times.',
    [row('timeouts', 'Deadlines passed', about, (tally) => countOf(tally, 'timeouts'))],
  )

const neverEscalated = ({ directory }: Partnership, population: Population | null, year: Tally): string[] =>
  directory.agencies
    .filter(({ office, populations }) => !office && (population === null || populations.includes(population)))
    .filter(({ id }) => (year[tallyName('escalating', id)] ?? 0) === 0)
    .map(({ name }) => name)
    .toSorted((one, other) => one.localeCompare(other))
