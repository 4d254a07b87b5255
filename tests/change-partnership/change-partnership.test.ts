import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  bringUpToDate,
  findVersion,
  restore,
  saveTexts,
  settleDraft,
  type FoundVersion,
} from '../../functions/change-partnership/handler.ts'
import { seedPartnerships } from '../../functions/change-partnership/seed.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import { stateOf, type FileTexts } from '../../functions/domain/partnership/version.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'

const loaded = loadPartnerships('partnerships', ['waltham-forest'])
const folder = loaded.kind === 'loaded' ? loaded.folders[0] : undefined
if (folder === undefined) throw new Error('the sample partnership does not load')
const id = folder.partnership.id
const clock = { now: () => '2026-11-23T09:00:00.000Z' }
const person = { by: 'A. Officer', why: 'The board decided so on 4 May.' }
const draft = { person, inForceAtOnce: false }
const atOnce = { person, inForceAtOnce: true }

const replaced = (texts: FileTexts, file: string, before: string, after: string): FileTexts => {
  const text = texts[file] ?? ''
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`)
  return { ...texts, [file]: text.replace(before, after) }
}
const fourDays = (texts: FileTexts): FileTexts => replaced(texts, 'protocol.yaml', 'count: 5', 'count: 4')
const newEmail = (texts: FileTexts): FileTexts =>
  replaced(texts, 'directory.yaml', 'team.manager@', 'new.manager@')

describe('a version of a partnership', () => {
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
  const ports = () => ({ versions: store.versions, partnerships, clock })
  const found = async (number: number | 'in-force'): Promise<FoundVersion> => {
    const version = await findVersion(id, number, store.versions)
    if (version === null) throw new Error(`there is no version ${number}`)
    return version
  }
  const days = () => partnerships.get(id).protocols.children?.stages?.[0]?.timeAllowed
  const states = async () => {
    const { head } = await found('in-force')
    const { items } = await store.versions.list(id, { limit: 100, after: null })
    return Object.fromEntries(items.map((each) => [each.number, stateOf(each, head)]))
  }

  it('is a draft until somebody puts it in force, with who and why', async () => {
    const { texts } = await found('in-force')
    expect(await saveTexts(await found('in-force'), fourDays(texts), draft, ports())).toMatchObject({
      number: 2,
    })
    expect(days()).toMatchObject({ count: 5 })
    expect(await settleDraft(await found(2), 'in-force', 1, person, ports())).toMatchObject({ kind: 'done' })
    expect(days()).toMatchObject({ count: 4 })
    expect(partnerships.get(id).version).toBe(2)
    expect((await found(2)).version.settled).toEqual({ ...person, at: clock.now(), as: 'in-force' })
    expect(await states()).toEqual({ 1: 'superseded', 2: 'in-force' })
  })

  it('is put in force by one of two who decide at once', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), fourDays(texts), draft, ports())
    await saveTexts(await found('in-force'), newEmail(texts), draft, ports())
    const [two, three] = [await found(2), await found(3)]
    const results = await Promise.all([
      settleDraft(two, 'in-force', 1, person, ports()),
      settleDraft(three, 'in-force', 1, person, ports()),
    ])
    expect(results.map(({ kind }) => kind).toSorted()).toEqual(['conflict', 'done'])
  })

  it('is compared with what is in force: a draft that was compared with another version is a conflict', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), fourDays(texts), draft, ports())
    await saveTexts(await found('in-force'), newEmail(texts), atOnce, ports())
    expect(await settleDraft(await found(2), 'in-force', 1, person, ports())).toEqual({ kind: 'conflict' })
  })

  it('is brought up to date with what was put in force since, each change on its own lines', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), fourDays(texts), draft, ports())
    await saveTexts(await found('in-force'), newEmail(texts), atOnce, ports())
    expect(await bringUpToDate(await found(2), person, ports())).toMatchObject({ kind: 'done', number: 4 })
    expect((await found(4)).texts).toEqual(newEmail(fourDays(texts)))
    expect(await states()).toEqual({ 1: 'superseded', 2: 'dropped', 3: 'in-force', 4: 'draft' })
  })

  it('is not brought up to date by a guess where both changed the same line', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), fourDays(texts), draft, ports())
    const three = replaced(texts, 'protocol.yaml', 'count: 5', 'count: 3')
    await saveTexts(await found('in-force'), three, atOnce, ports())
    expect(await bringUpToDate(await found(2), person, ports())).toMatchObject({ kind: 'refused' })
  })

  it('is refused in words when it does not hold together', async () => {
    const { texts } = await found('in-force')
    const wrong = replaced(texts, 'directory.yaml', 'deputy: childrens-duty-manager', 'deputy: nobody')
    const refused = await saveTexts(await found('in-force'), wrong, draft, ports())
    expect(refused).toMatchObject({
      kind: 'refused',
      problems: [expect.stringContaining("is nobody, who is nobody at Children's Social Care")],
    })
    expect(await states()).toEqual({ 1: 'in-force' })
  })

  it('goes on from a draft by another one, and the first is dropped for it', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), fourDays(texts), draft, ports())
    await saveTexts(await found(2), newEmail(fourDays(texts)), draft, ports())
    expect(await states()).toEqual({ 1: 'in-force', 2: 'dropped', 3: 'draft' })
    expect((await found(3)).version.basedOn).toBe(1)
  })

  it('comes back as a new draft with the old texts', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), newEmail(texts), atOnce, ports())
    expect(await restore(await found(1), person, ports())).toMatchObject({ number: 3, inForce: false })
    expect((await found(3)).texts).toEqual(texts)
    expect(await states()).toEqual({ 1: 'superseded', 2: 'in-force', 3: 'draft' })
  })

  it('leaves a case the protocol that it began with, and gives it the directory in force', async () => {
    const { texts } = await found('in-force')
    await saveTexts(await found('in-force'), newEmail(fourDays(texts)), atOnce, ports())
    const name = { id: 'waltham-forest-escalation', version: '1' }
    const of = { partnership: id, population: 'children' } as const
    const old = await partnerships.ofCase({ ...of, protocol: { ...name, inVersion: 1 } })
    expect(old.protocols.children?.stages?.[0]?.timeAllowed).toMatchObject({ count: 5 })
    const emails = old.directory.agencies.flatMap(({ people }) => people.map(({ email }) => email))
    expect(emails).toContain('new.manager@childrens-services.example')
    const fresh = await partnerships.ofCase({ ...of, protocol: { ...name, inVersion: 2 } })
    expect(fresh.protocols.children?.stages?.[0]?.timeAllowed).toMatchObject({ count: 4 })
  })
})
