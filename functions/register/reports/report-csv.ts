import { stringify } from 'csv-stringify/sync'
import { everyCase, type CaseQuery } from '../../domain/case-query.ts'
import { causeOfDisagreementInWords, levelOfNeedIn } from '../../domain/case/classification.ts'
import { instantAt, localDateOf } from '../../domain/deadlines/local-time.ts'
import type { Instant } from '../../domain/instant.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import type { CaseSummary } from '../../domain/record.ts'
import { reachedIn } from '../../domain/report/case-facts.ts'
import type { Report } from '../../domain/report/report.ts'
import { stateWords } from '../../domain/report/report-words.ts'
import type { Asked } from './read-report.ts'
import { numberIn } from './cell-words.ts'

const zone = 'Europe/London'

/** What a cell may hold. */
type Value = string | number | null

/**
 * RFC 4180, with the mark by which Excel knows UTF-8. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it (OWASP, "CSV injection"); a number stays a number.
 */
const csvOf = (rows: readonly (readonly Value[])[], { first }: { first: boolean }): string =>
  stringify(
    rows.map((row) => [...row]),
    { bom: first, record_delimiter: '\r\n', escape_formulas: true, quoted_string: true },
  )

/** One line for each figure of each year. */
export const figuresCsv = (report: Report): string =>
  csvOf(
    [
      ['Partnership', 'About', 'Table', 'Row', 'Year', 'Unit', 'Value', 'Part', 'Of', 'Kept back'],
      ...report.tables.flatMap((table) =>
        table.rows.flatMap(({ label, cells }) =>
          cells.map((cell, index): Value[] => [
            report.partnership.name,
            report.population ?? 'children and adults',
            table.title,
            label,
            report.years[index]?.label ?? '',
            unitOf[table.kind],
            numberIn(cell),
            cell.kind === 'share' ? cell.part : null,
            cell.kind === 'share' || cell.kind === 'median' ? cell.of : null,
            cell.kind === 'suppressed' ? 'yes' : '',
          ]),
        ),
      ),
      ...(report.neverEscalated ?? []).map((name): Value[] => [
        report.partnership.name,
        report.population ?? 'children and adults',
        'Agencies that never escalated',
        name,
        report.years.at(-1)?.label ?? '',
        'cases',
        0,
        null,
        null,
        '',
      ]),
    ],
    { first: true },
  )

const unitOf = {
  parts: 'cases',
  'yes-no': 'cases',
  shares: 'per cent',
  medians: 'working days (median)',
  counts: 'number',
} as const

/** The cases of a report's year. */
export const casesOfYear = ({ partnership, year, about }: Asked): CaseQuery => {
  const midnight = (month: string): Instant => instantAt(`${month}-01`, '00:00', zone)
  return {
    ...everyCase,
    partnership: partnership.id,
    population: about,
    openedFrom: midnight(year.from),
    openedBefore: midnight(year.before),
  }
}

const columns: readonly (readonly [title: string, value: (each: CaseSummary, of: Partnership) => Value])[] = [
  ['Reference', ({ reference }) => reference],
  ['Opened', ({ openedAt }) => localDateOf(openedAt, zone)],
  ['About', ({ population }) => population],
  ['Escalating agency', ({ escalatingAgency }) => escalatingAgency],
  ['Receiving agency', ({ receivingAgency }) => receivingAgency],
  ['Stage reached', ({ facts }) => facts && reachedIn(facts)],
  ['Cause', ({ cause }) => cause && causeOfDisagreementInWords[cause]],
  ['Level of need', ({ levelOfNeed }, of) => levelOfNeed && levelOfNeedIn(of, levelOfNeed)],
  ['Where it stands', ({ state }) => stateWords[state]],
  ['Ended', ({ facts }) => (facts?.endedAt ? localDateOf(facts.endedAt, zone) : null)],
  ['Working days to its end', ({ facts }) => facts?.workingDays ?? null],
  ['Deadlines passed', ({ facts }) => facts?.timeouts ?? null],
  ['Of these, nobody had answered', ({ facts }) => facts?.timeoutsUnanswered ?? null],
  ['Overall limit passed', ({ facts }) => facts && yesNo(facts.overallLimitPassed)],
  ['Immediate risk flagged', ({ facts }) => facts && yesNo(facts.riskFlags > 0)],
  ['Forms missing', ({ facts }) => facts?.formsMissing ?? null],
  ['Working days in each stage', ({ facts }) => facts && facts.stages.map(stageWords).join('; ')],
]

const yesNo = (is: boolean): string => (is ? 'yes' : 'no')

type Stage = NonNullable<CaseSummary['facts']>['stages'][number]

/** "1: 5 late" */
const stageWords = ({ step, workingDays, endedAt, late }: Stage): string =>
  `${step}: ${workingDays ?? (endedAt === null ? 'running' : 'moved away by a person')}${late ? ' late' : ''}`

export const casesCsvHead = (): string => csvOf([columns.map(([title]) => title)], { first: true })

/** One line for each case: agencies, dates and counts, no person and no word of any mail. */
export const casesCsv = (cases: readonly CaseSummary[], of: Partnership): string =>
  csvOf(
    cases.map((each) => columns.map(([, value]) => value(each, of))),
    { first: false },
  )
