import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { readableRecord } from '../domain/case/erased.ts'
import { recordedEventSchema } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import { pairOf, summaryOf } from '../domain/case/summary.ts'
import { caseSummarySchema } from '../domain/record.ts'
import { tallyChanges } from '../domain/report/tally.ts'
import { caseColumns, writeCase } from './sqlite-cases.ts'
import { sqliteSchema } from './sqlite-schema.ts'
import { addToTally, tallyColumns } from './sqlite-tallies.ts'

interface Migration {
  readonly to: number
  /** What the tables need before the schema is laid over them (`ALTER TABLE`); new tables and indexes need nothing. */
  readonly sql: string
  /** Makes `cases` anew: everything in it follows from the events. */
  readonly recountCases: boolean
  /** Tables that are made anew as the schema has them, and hold what they held; all their columns are as they were. */
  readonly copied?: readonly string[]
}

/** Each from the version before it. A database that was written before versions were counted has version 1. */
const migrations: readonly Migration[] = [
  /** The cause of the disagreement, the level of need, the legal hold. */
  { to: 2, sql: '', recountCases: true },
  /** The ledger, counted by partnership too ("held@waltham-forest"). */
  {
    to: 3,
    sql: `
      INSERT INTO ledger_balance (outcome, entries)
      SELECT outcome || '@' || json_extract(value, '$.partnership') AS name, count(*) FROM mail GROUP BY name;
      INSERT INTO ledger_balance (outcome, entries)
      SELECT 'received@' || json_extract(value, '$.partnership') AS name, count(*) FROM mail GROUP BY name;`,
    recountCases: false,
  },
  /** What reports count, of each case and in all. */
  { to: 4, sql: '', recountCases: true },
  /** Pauses, alerts that wait, who raised a case. */
  { to: 5, sql: '', recountCases: true },
  /** Alerts that somebody has taken on, and whom steps are and were with. */
  { to: 6, sql: '', recountCases: true },
  /** The cases of an agency are found among its own alone. */
  {
    to: 7,
    sql: 'DROP INDEX IF EXISTS cases_escalated_by; DROP INDEX IF EXISTS cases_escalated_to;',
    recountCases: false,
  },
  /** Tables of large rows have a rowid. */
  { to: 8, sql: '', recountCases: false, copied: ['events', 'cases', 'mail', 'notices'] },
  /** The open cases of two agencies are found in the order in which they are asked for. */
  { to: 9, sql: 'DROP INDEX IF EXISTS open_pairs;', recountCases: false },
  /** A stage from which a person put the case back is not counted as reached; alerts of closed cases are found. */
  { to: 10, sql: 'DROP INDEX IF EXISTS open_cases_alerted;', recountCases: true },
]
const NEWEST = migrations.at(-1)?.to ?? 1

/** Going on would write what that newer version cannot read any more. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase'
}

/** How far the cases are counted anew: minutes pass where there are many, and nothing else happens meanwhile. */
export interface RecountProgress {
  readonly cases: number
  readonly of: number
}

/**
 * Brings a database to the newest version, all of it or nothing; an empty one is made at the newest.
 *
 * @param counted is called after each case that was counted anew
 * @throws NewerDatabase
 */
export const migrate = (
  database: DatabaseSync,
  counted: (progress: RecountProgress) => void = () => undefined,
): void => {
  const version = versionOf(database)
  if (version > NEWEST) {
    throw new NewerDatabase(
      'A newer Stepwise has written this DATA_DIR: start that version, or restore the backup from before the upgrade.',
    )
  }
  const due = migrations.filter(({ to }) => to > version)
  const recounts = due.some(({ recountCases }) => recountCases)
  const copied = new Set(due.flatMap(({ copied: tables = [] }) => tables))
  if (recounts) copied.delete('cases')
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const { sql } of due) database.exec(sql)
    for (const table of recounts ? [...copied, 'cases'] : copied) {
      database.exec(`CREATE TABLE ${table}_before AS SELECT * FROM ${table}; DROP TABLE ${table}`)
    }
    database.exec(sqliteSchema)
    for (const table of copied) {
      database.exec(`INSERT INTO ${table} SELECT * FROM ${table}_before; DROP TABLE ${table}_before`)
    }
    if (recounts) recountCases(database, counted)
    database.exec(`PRAGMA user_version = ${NEWEST}; COMMIT`)
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

const versionSchema = z.object({ user_version: z.int() })

const versionOf = (database: DatabaseSync): number => {
  const { user_version } = versionSchema.parse(database.prepare('PRAGMA user_version').get())
  if (user_version > 0) return user_version
  const isWritten = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'cases'").get() !== undefined
  return isWritten ? 1 : NEWEST
}

const beforeSchema = z.object({ reference: z.string(), pair: z.string().nullable(), value: z.string() })
const countSchema = z.object({ cases: z.int() })
const eventSchema = z
  .object({ value: z.string() })
  .transform(({ value }) => recordedEventSchema.parse(JSON.parse(value)))

/** What lists show of each case, from its events again; where these are gone, as it was. */
const recountCases = (database: DatabaseSync, counted: (progress: RecountProgress) => void): void => {
  const events = database.prepare('SELECT value FROM events WHERE reference = ? ORDER BY seq')
  const write = database.prepare(writeCase)
  const add = database.prepare(addToTally)
  const { cases: of } = countSchema.parse(
    database.prepare('SELECT count(*) AS cases FROM cases_before').get(),
  )
  let cases = 0
  for (const row of database.prepare('SELECT reference, pair, value FROM cases_before').iterate()) {
    const { reference, pair, value } = beforeSchema.parse(row)
    const record = readableRecord(events.all(reference).map((event) => eventSchema.parse(event)))
    const state = fold(record)
    const before = caseSummarySchema.parse(JSON.parse(value))
    const summary = state === null ? before : summaryOf(state, record)
    write.run(...caseColumns(summary, state === null ? pair : pairOf(state)))
    for (const change of tallyChanges(before, summary)) add.run(...tallyColumns(change))
    cases += 1
    counted({ cases, of })
  }
  database.exec('DROP TABLE cases_before')
}
