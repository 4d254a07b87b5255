import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { textFile } from '../../functions/make-bundle/files.ts'
import { MailStillPending } from '../../functions/move-partnership/export.ts'
import { ImportRefused } from '../../functions/move-partnership/import.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { pendingMail } from '../contracts/rows.ts'
import { unpack, Zips } from '../make-bundle/unpacked.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'
import { everythingOf, exported, imported } from './move.ts'

const WF = 'waltham-forest'

let register: RealRegister
let zips: Zips
let folder: string
let there: { store: SqliteStore; archive: FileArchive }
beforeEach(() => {
  register = new RealRegister()
  zips = new Zips()
  folder = mkdtempSync(join(tmpdir(), 'moved-'))
  there = { store: new SqliteStore(':memory:'), archive: new FileArchive(folder) }
})
afterEach(() => {
  register.close()
  zips.remove()
  there.store.close()
  rmSync(folder, { recursive: true })
})

/** Two cases, one of them with its notices sent and a note of a call, and a mail that is held. */
const aFewCases = async (): Promise<string> => {
  const reference = await register.openCase()
  await register.deliver()
  const note = `/cases/${reference}/note-call`
  await register.submit(note, note, {
    withWhom: 'Both',
    text: 'They will meet',
    by: 'B. Manager',
    why: 'They rang',
  })
  await register.openCase({
    ...stepOne,
    messageId: '<two@parkside-primary.example>',
    to: 'police.supervisor@met-police.example',
  })
  await register.mail({ ...stepOne, messageId: '<three@parkside-primary.example>', verified: false })
  return reference
}

describe('a partnership that moves to another machine', () => {
  it('takes along all that can be asked about it, and each file as it was', async () => {
    await aFewCases()
    const file = await exported(WF, register, zips)
    const { manifest, clocksStarted, queued } = await imported(file, there)
    const before = await everythingOf(register.store, WF)
    expect(await everythingOf(there.store, WF)).toEqual(before)
    expect(before.due.length).toBeGreaterThan(0)
    expect({ clocksStarted, queued }).toEqual({
      clocksStarted: before.open.length,
      queued: before.due.length,
    })
    expect(manifest.counts).toMatchObject({ cases: before.cases.length, mail: before.mail.length })
    for (const { id } of before.mail) {
      expect(await there.archive.get(`mail/${id}.eml`)).toEqual(await register.archive.get(`mail/${id}.eml`))
    }
    const starts = await there.store.dueWorkflowTasks(100)
    expect(starts.map(({ task, reference }) => [task, reference]).toSorted()).toEqual(
      before.open.map((reference) => ['start', reference]),
    )
  })

  it('leaves what belongs to other partnerships where it is', async () => {
    await aFewCases()
    await register.openCase({
      ...stepOne,
      mailbox: 'escalations@blackpool.example',
      text: 'This is stage 1 of the escalation process. We disagree with the decision.',
      messageId: '<bp@parkside-primary.example>',
    })
    await imported(await exported(WF, register, zips), there)
    expect((await there.store.ledgerBalance()).received).toBe(
      (await register.store.ledgerBalance(WF)).received,
    )
    const { items } = await there.store.listCases({ limit: 100, after: null })
    expect(new Set(items.map(({ partnership }) => partnership))).toEqual(new Set([WF]))
  })

  it('changes nothing when it is taken over again, also after the other side has gone on', async () => {
    const reference = await aFewCases()
    const file = await exported(WF, register, zips)
    await imported(file, there)
    const [first] = await there.store.dueNotices('2027-12-31T00:00:00.000Z', 1)
    if (first === undefined) throw new Error('a notice waits')
    await there.store.noticeAttempted({ ...first, state: 'sent', nextAttemptAt: null })
    const record = await there.store.loadCase(reference)
    const after = await everythingOf(there.store, WF)
    const { taken, queued } = await imported(file, there)
    expect({ taken, queued }).toEqual({ taken: 0, queued: 0 })
    expect(await everythingOf(there.store, WF)).toEqual(after)
    expect(await there.store.loadCase(reference)).toEqual(record)
  })

  it('brings along the versions of its files, with those that cases began with', async () => {
    const loaded = loadPartnerships('partnerships', [WF])
    if (loaded.kind === 'refused') throw new Error('the samples do not load')
    const clock = { now: () => '2027-01-04T09:00:00.000Z' }
    await seedPartnerships(loaded.folders, { versions: register.store.versions, clock })
    const changed = loaded.folders.map(({ partnership, texts }) => ({
      partnership,
      texts: { ...texts, 'directory.yaml': `${texts['directory.yaml'] ?? ''}\n# changed\n` },
    }))
    await seedPartnerships(changed, { versions: register.store.versions, clock })
    await seedPartnerships(loaded.folders, { versions: there.store.versions, clock })
    await aFewCases()
    const file = await exported(WF, register, zips)
    await imported(file, there)
    await imported(file, there)
    for (const number of [1, 2]) {
      expect(await there.store.versions.load(WF, number)).toEqual(
        await register.store.versions.load(WF, number),
      )
      expect(await there.store.versions.files(WF, number)).toEqual(
        await register.store.versions.files(WF, number),
      )
    }
    const [[here], [was]] = [
      await there.store.versions.heads([WF]),
      await register.store.versions.heads([WF]),
    ]
    expect({ ...here, revision: 0 }).toEqual({ ...was, revision: 0 })
  })

  it('is refused where its files have another first version there', async () => {
    const loaded = loadPartnerships('partnerships', [WF])
    if (loaded.kind === 'refused') throw new Error('the samples do not load')
    const clock = { now: () => '2027-01-04T09:00:00.000Z' }
    await seedPartnerships(loaded.folders, { versions: register.store.versions, clock })
    const other = loaded.folders.map(({ partnership, texts }) => ({
      partnership,
      texts: { ...texts, 'directory.yaml': '# other\n' },
    }))
    await seedPartnerships(other, { versions: there.store.versions, clock })
    await aFewCases()
    await expect(imported(await exported(WF, register, zips), there)).rejects.toThrow(
      'Version 1 of the files',
    )
    expect((await there.store.ledgerBalance()).received).toBe(0)
  })
})

describe('an import', () => {
  it('never overwrites another case of the same reference, and then takes nothing over', async () => {
    const reference = await aFewCases()
    const other = new RealRegister()
    const file = await exported(WF, register, zips)
    const [opened] = await register.store.loadCase(reference)
    const summary = await register.store.loadSummary(reference)
    if (opened === undefined || summary === null) throw new Error('there is a case')
    const events = [{ ...opened, link: 'f'.repeat(64) }]
    const written = {
      reference,
      expectedVersion: 0,
      events,
      summary: { ...summary, version: 1 },
      pair: null,
      onlyOpenCaseOfPair: false,
    }
    await other.store.commit({
      case: written,
      mail: null,
      notices: [],
      noticesChanged: [],
      workflow: [],
      lookups: [],
    })
    await expect(imported(file, other)).rejects.toThrow(ImportRefused)
    expect((await other.store.listCases({ limit: 10, after: null })).items).toHaveLength(1)
    expect((await other.store.ledgerBalance()).received).toBe(0)
    other.close()
  })

  it('refuses a file that was damaged, cut short, or made to write elsewhere, with a sentence', async () => {
    await aFewCases()
    const files = await unpack(await exported(WF, register, zips))
    const tampered = {
      damaged: files.map((each) => (each.path.startsWith('cases-') ? textFile(each.path, '{}\n') : each)),
      short: files.filter(({ path }) => !path.startsWith('mail-')),
      strange: [textFile('readme.txt', 'no export')],
    }
    for (const [what, changed] of Object.entries(tampered)) {
      await expect(imported(await zips.pack(changed), there), what).rejects.toThrow(ImportRefused)
    }
    expect((await there.store.ledgerBalance()).received).toBe(0)
  })
})

describe('an export', () => {
  it('waits until every mail has been read', async () => {
    await register.store.receive(pendingMail('20270104-one'))
    await expect(exported(WF, register, zips)).rejects.toThrow(MailStillPending)
  })
})
