import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyChain } from '../../functions/domain/case/chain.ts'
import { everyCase } from '../../functions/domain/case-query.ts'
import { migrate, NewerDatabase } from '../../functions/local/sqlite-migrations.ts'
import { sqliteSchema } from '../../functions/local/sqlite-schema.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'

/** A database as the program wrote it before versions were counted: three cases, one closed, and a held mail. */
const version1 = readFileSync('tests/fixtures/databases/version-1.sql', 'utf8')
/** As the program wrote it while tables of large rows had no rowid: a closed case, its mail and notices, a held mail. */
const version7 = readFileSync('tests/fixtures/databases/version-7.sql', 'utf8')
const all = { limit: 100, after: null }

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepwise-migrations-'))
  file = join(folder, 'stepwise.sqlite')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const written = (sql: string): void => {
  const database = new DatabaseSync(file)
  database.exec(`BEGIN; ${sql} COMMIT`)
  database.close()
}
const tablesOf = (database: DatabaseSync): unknown[] =>
  database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all()
const versionOf = (database: DatabaseSync): unknown =>
  database.prepare('PRAGMA user_version').get()?.['user_version']

describe('a database of version 1', () => {
  it('keeps every case, mail and notice, and can be asked by what is new', async () => {
    written(version1)
    const store = new SqliteStore(file)
    const { items } = await store.listCases(all)
    expect(items.map(({ partnership, state, step }) => [partnership, state, step])).toEqual([
      ['bedford', 'closed', 1],
      ['blackpool', 'open', 1],
      ['waltham-forest', 'open', 2],
    ])
    expect(
      items.map(({ immediateRisk, cause, levelOfNeed, legalHold }) => [
        immediateRisk,
        cause,
        levelOfNeed,
        legalHold,
      ]),
    ).toEqual([
      [false, null, null, false],
      [true, null, null, false],
      [false, null, null, false],
    ])
    for (const { reference, version } of items) {
      const record = await store.loadCase(reference)
      expect(verifyChain(record)).toMatchObject({ intact: true, events: version })
    }
    expect(await store.countCases({ ...everyCase, cause: 'threshold' }, 100)).toBe(0)
    expect(await store.countHeldMail()).toBe(1)
    expect((await store.ledgerBalance()).received).toBe(4)
    const balances = await Promise.all(
      ['bedford', 'blackpool', 'waltham-forest'].map((partnership) => store.ledgerBalance(partnership)),
    )
    expect(balances.map(({ received }) => received).reduce((sum, each) => sum + each)).toBe(4)
    const counts = balances.flatMap(({ outcomes }) => Object.values(outcomes))
    expect(counts.reduce((sum, each) => sum + each)).toBe(4)
    expect((await store.listNotices(all)).items.length).toBeGreaterThan(10)
    const open = items.filter(({ state }) => state === 'open').map(({ reference }) => reference)
    expect((await store.openCases(null, 10)).map(({ reference }) => reference)).toEqual(open)
    expect(
      await store.openCasesBetween('waltham-forest|children|childrens-services|parkside-primary', 5),
    ).toEqual(open.slice(1))
    store.close()
  })

  it('says how many of how many cases it has counted anew', () => {
    written(version1)
    const database = new DatabaseSync(file)
    const said: unknown[] = []
    migrate(database, (progress) => said.push(progress))
    database.close()
    expect(said).toEqual([1, 2, 3].map((cases) => ({ cases, of: 3 })))
  })

  it('becomes exactly what a new database is', () => {
    const upgraded = new DatabaseSync(':memory:')
    upgraded.exec(version1)
    const fresh = new DatabaseSync(':memory:')
    for (const database of [upgraded, fresh]) migrate(database)
    expect(tablesOf(upgraded)).toEqual(tablesOf(fresh))
    expect(versionOf(upgraded)).toBe(versionOf(fresh))
  })

  it('is worked out again from the events: a summary that said otherwise is put right', async () => {
    written(`${version1} UPDATE cases SET value = replace(value, '"step":2', '"step":7');`)
    const store = new SqliteStore(file)
    expect((await store.listCases(all)).items.map(({ step }) => step)).toEqual([1, 1, 2])
    store.close()
  })

  it('keeps the row of a case whose events are gone', async () => {
    written(`${version1} DELETE FROM events WHERE reference LIKE 'BE-%';`)
    const store = new SqliteStore(file)
    expect((await store.listCases(all)).items).toHaveLength(3)
    store.close()
  })

  it('stays as it was where it cannot be upgraded', () => {
    const database = new DatabaseSync(':memory:')
    database.exec(`${version1} UPDATE events SET value = '{}' WHERE reference LIKE 'WF-%';`)
    const before = tablesOf(database)
    expect(() => {
      migrate(database)
    }).toThrow()
    expect(tablesOf(database)).toEqual(before)
    expect(versionOf(database)).toBe(0)
  })
})

describe('a database of version 7', () => {
  const rowsOf = (database: DatabaseSync): unknown[] =>
    ['events', 'cases', 'mail', 'notices', 'ledger_balance'].map((table) =>
      database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    )

  it('holds every row as it was, in the tables of a new database', () => {
    const upgraded = new DatabaseSync(':memory:')
    upgraded.exec(version7)
    // What a closed case keeps no more since then: counted anew, it joins no two agencies.
    upgraded.exec('UPDATE cases SET pair = NULL WHERE open = 0')
    const before = rowsOf(upgraded)
    const fresh = new DatabaseSync(':memory:')
    for (const database of [upgraded, fresh]) migrate(database)
    expect(rowsOf(upgraded)).toEqual(before)
    expect(tablesOf(upgraded)).toEqual(tablesOf(fresh))
    expect(versionOf(upgraded)).toBe(versionOf(fresh))
  })

  it('is read as before', async () => {
    written(version7)
    const store = new SqliteStore(file)
    const [found] = (await store.findCases({ ...everyCase, state: 'closed' }, all)).items
    expect(found).toMatchObject({ reference: 'BE-VMV9YN', version: 12 })
    expect(verifyChain(await store.loadRecord('BE-VMV9YN'))).toMatchObject({ intact: true, events: 12 })
    expect(await store.countHeldMail()).toBe(1)
    store.close()
  })
})

describe('a database of version 8', () => {
  it('finds the open cases of two agencies as a new one does', () => {
    const upgraded = new DatabaseSync(':memory:')
    const fresh = new DatabaseSync(':memory:')
    for (const database of [upgraded, fresh]) migrate(database)
    upgraded.exec(`
      DROP INDEX open_pairs; CREATE INDEX open_pairs ON cases (pair) WHERE open = 1; PRAGMA user_version = 8`)
    migrate(upgraded)
    expect(tablesOf(upgraded)).toEqual(tablesOf(fresh))
    expect(versionOf(upgraded)).toBe(versionOf(fresh))
  })
})

describe('a database of the newest version', () => {
  it('is left as it is', () => {
    const database = new DatabaseSync(':memory:')
    migrate(database)
    const before = tablesOf(database)
    migrate(database)
    expect(tablesOf(database)).toEqual(before)
  })
})

describe('a database of a newer version than ours', () => {
  it('is not touched, and the reason says what to do', () => {
    const database = new DatabaseSync(':memory:')
    database.exec(`${sqliteSchema}; PRAGMA user_version = 1000`)
    expect(() => {
      migrate(database)
    }).toThrow(NewerDatabase)
    expect(versionOf(database)).toBe(1000)
  })
})
