import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { Partnerships, ProtocolNotOnRecord } from '../../functions/domain/partnership/partnerships.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { loadPartnerships, type PartnershipFolder } from '../../functions/partnership-files.ts'

const loaded = loadPartnerships('partnerships', ['waltham-forest'])
const folder = loaded.kind === 'loaded' ? loaded.folders[0] : undefined
if (folder === undefined) throw new Error('the sample partnership does not load')
const id = folder.partnership.id
const clock = { now: () => '2026-11-23T09:00:00.000Z' }

/** The folder as it is once somebody has edited a file in it. */
const edited = (comment: string): PartnershipFolder => ({
  ...folder,
  texts: { ...folder.texts, 'directory.yaml': `# ${comment}\n${folder.texts['directory.yaml'] ?? ''}` },
})

describe('the files of partnerships/', () => {
  let store: SqliteStore
  beforeEach(() => {
    store = new SqliteStore(':memory:')
  })
  afterEach(() => {
    store.close()
  })
  const seed = async (...folders: PartnershipFolder[]) =>
    await seedPartnerships(folders, { versions: store.versions, clock })
  const versions = async () => (await store.versions.list(id, { limit: 100, after: null })).items

  it('are version 1, in force, at the first start', async () => {
    expect(await seed(folder)).toEqual([])
    const partnerships = new Partnerships([folder.partnership], store.versions)
    await partnerships.follow()
    expect(partnerships.get(id)).toEqual({ ...folder.partnership, version: 1 })
    expect(await store.versions.files(id, 1)).toEqual(folder.texts)
  })

  it('are not read a second time where what is in force is what was delivered', async () => {
    await seed(folder)
    const texts = new Map([[id, folder.texts]])
    const [delivered, otherwise] = [
      new Partnerships([folder.partnership], store.versions, texts),
      new Partnerships(
        [folder.partnership],
        store.versions,
        new Map([[id, { ...folder.texts, 'more.yaml': '' }]]),
      ),
    ]
    await Promise.all([delivered.follow(), otherwise.follow()])
    expect(delivered.get(id)).toEqual(otherwise.get(id))
    expect(delivered.get(id).directory).toBe(folder.partnership.directory)
    expect(otherwise.get(id).directory).not.toBe(folder.partnership.directory)
  })

  it('become a draft when they have changed since, and what is in force stays', async () => {
    await seed(folder)
    expect(await seed(edited('new'))).toEqual([id])
    const [head] = await store.versions.heads([id])
    expect(head).toMatchObject({ inForce: 1, latest: 2, drafts: [2] })
    expect(await versions()).toMatchObject([{ number: 2, origin: 'files', settled: null }, { number: 1 }])
  })

  it('are offered once, however often the program starts and in whatever order folders change', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }), async (starts) => {
        store.close()
        store = new SqliteStore(':memory:')
        for (const start of starts) await seed(start === 0 ? folder : edited(String(start)))
        expect(await versions()).toHaveLength(new Set(starts).size)
      }),
      { numRuns: 30 },
    )
  })

  it('are taken up once by programs that start together', async () => {
    await Promise.all(Array.from({ length: 8 }, () => seed(folder)))
    expect(await versions()).toHaveLength(1)
    await Promise.all(Array.from({ length: 8 }, () => seed(edited('new'))))
    expect(await versions()).toHaveLength(2)
  })
})

describe('the protocol of a case', () => {
  let store: SqliteStore
  let partnerships: Partnerships
  beforeEach(async () => {
    store = new SqliteStore(':memory:')
    partnerships = new Partnerships([folder.partnership], store.versions)
    await seedPartnerships([folder], { versions: store.versions, clock })
    await partnerships.follow()
  })
  afterEach(() => {
    store.close()
  })
  const ofCase = async (protocol: { id: string; version: string; inVersion?: number }) =>
    await partnerships.ofCase({ partnership: id, population: 'children', protocol })

  it('is found by its own name where the case is older than the record of versions', async () => {
    const old = await ofCase({ id: 'waltham-forest-escalation', version: '1' })
    expect(old.protocols.children).toEqual(folder.partnership.protocols.children)
  })

  it('is never guessed: one that is on no record is a fault', async () => {
    await expect(ofCase({ id: 'waltham-forest-escalation', version: '0' })).rejects.toThrow(
      ProtocolNotOnRecord,
    )
    await expect(ofCase({ id: 'waltham-forest-escalation', version: '1', inVersion: 7 })).rejects.toThrow(
      'does not load',
    )
  })
})
