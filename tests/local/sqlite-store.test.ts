import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { heldDangerContract } from '../contracts/held-danger.ts'
import { recordStoreContract } from '../contracts/record-store.ts'
import { versionStoreContract } from '../contracts/version-store.ts'
import { weeklyDigestContract } from '../contracts/weekly-digest.ts'
import { change, goesOn, opens, pendingMail } from '../contracts/rows.ts'

const opened: SqliteStore[] = []
const folders: string[] = []
const newFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'stepwise-store-'))
  folders.push(folder)
  return join(folder, 'stepwise.sqlite')
}
const store = (file: string): SqliteStore => {
  const made = new SqliteStore(file)
  opened.push(made)
  return made
}
afterEach(() => {
  for (const made of opened.splice(0)) made.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

recordStoreContract('an SQLite file', async () => store(newFile()))
recordStoreContract('SQLite’s memory', async () => store(':memory:'))

versionStoreContract('an SQLite file', async () => store(newFile()).versions)
weeklyDigestContract('an SQLite file', async () => store(newFile()))
heldDangerContract('an SQLite file', async () => store(newFile()))

describe('an SQLite file', () => {
  it('has everything still when it is opened again', async () => {
    const file = newFile()
    const first = new SqliteStore(file)
    await first.receive(pendingMail('mail-1'))
    await first.commit(
      change({ case: opens('WF-222222'), lookups: [{ key: 'token:x', value: 'WF-222222' }] }),
    )
    await first.commit(change({ case: goesOn(await first.loadCase('WF-222222')) }))
    first.close()

    const again = store(file)
    expect(await again.loadCase('WF-222222')).toHaveLength(3)
    expect(await again.lookup('token:x')).toBe('WF-222222')
    expect(await again.pendingMail(10)).toHaveLength(1)
    expect(await again.ledgerBalance()).toEqual({ received: 1, outcomes: { pending: 1 } })
  })

  it('has no token of a wait any more: the interpreter that held the wait is gone', async () => {
    const file = newFile()
    const first = new SqliteStore(file)
    await first.commit(change({ case: opens('WF-222222') }))
    await first.registerWait({ reference: 'WF-222222', version: 2, token: 'one' })
    first.close()
    expect(await store(file).takeWait('WF-222222')).toBeNull()
  })

  it('tells of every commit, and of no conflict', async () => {
    let told = 0
    const made = new SqliteStore(':memory:', () => {
      told += 1
    })
    opened.push(made)
    await made.commit(change({ case: opens('WF-222222') }))
    await made.commit(change({ case: opens('WF-222222') }))
    expect(told).toBe(1)
  })
})
