import { beforeEach, describe, expect, it } from 'vitest'
import type { Head, Version } from '../../functions/domain/partnership/version.ts'
import type { VersionStore } from '../../functions/domain/ports.ts'
import { NOW } from './rows.ts'

const said = { by: 'A. Officer', why: 'The number has changed.', at: NOW }
const partnership = 'waltham-forest'

const version = (number: number, more: Partial<Version> = {}): Version => ({
  partnership,
  number,
  origin: 'form',
  basedOn: number === 1 ? null : 1,
  drafted: said,
  settled: null,
  protocols: { children: { id: 'waltham-forest-escalation', version: '1' }, adults: null },
  ...more,
})
const head = (revision: number, latest: number, more: Partial<Head> = {}): Head => ({
  partnership,
  revision,
  inForce: 1,
  latest,
  drafts: [],
  fromFiles: 1,
  offered: [],
  ...more,
})

/** What every adapter of a partnership's versions must do, whatever it is built on. */
export const versionStoreContract = (name: string, makeStore: () => Promise<VersionStore>): void => {
  describe(`the versions of a partnership's files in ${name}`, () => {
    let store: VersionStore
    beforeEach(async () => {
      store = await makeStore()
    })

    const add = async (number: number) =>
      await store.change({
        expectedRevision: number - 1,
        head: head(number, number),
        versions: [version(number)],
        files: { number, texts: { 'directory.yaml': `agencies: [] # ${number}` } },
      })

    it('has none until the first is written, and gives it back as it was', async () => {
      expect(await store.heads([partnership])).toEqual([])
      expect(await store.load(partnership, 1)).toBeNull()
      expect(await store.files(partnership, 1)).toBeNull()
      expect(await add(1)).toBe('changed')
      expect(await store.heads([partnership, 'blackpool'])).toEqual([head(1, 1)])
      expect(await store.load(partnership, 1)).toEqual(version(1))
      expect(await store.files(partnership, 1)).toEqual({ 'directory.yaml': 'agencies: [] # 1' })
    })

    it('lets one of two who decide at once win, and writes nothing of the other', async () => {
      await add(1)
      const results = await Promise.all([add(2), add(2)])
      expect(results.toSorted()).toEqual(['changed', 'conflict'])
      expect(await add(1)).toBe('conflict')
      const late = { ...said, as: 'dropped' as const }
      const change = { head: head(2, 2), versions: [version(2, { settled: late })], files: null }
      expect(await store.change({ ...change, expectedRevision: 1 })).toBe('conflict')
      expect((await store.load(partnership, 2))?.settled).toBeNull()
    })

    it('keeps the texts of a version when something is decided about it', async () => {
      await add(1)
      await add(2)
      const settled = { ...said, as: 'in-force' as const }
      expect(
        await store.change({
          expectedRevision: 2,
          head: head(3, 2, { inForce: 2 }),
          versions: [version(2, { settled })],
          files: null,
        }),
      ).toBe('changed')
      expect(await store.load(partnership, 2)).toMatchObject({ settled: { as: 'in-force' } })
      expect(await store.files(partnership, 2)).toEqual({ 'directory.yaml': 'agencies: [] # 2' })
      expect(await store.heads([partnership])).toEqual([head(3, 2, { inForce: 2 })])
    })

    it('lists them from the newest, page by page', async () => {
      for (const number of [1, 2, 3, 4, 5]) await add(number)
      const first = await store.list(partnership, { limit: 2, after: null })
      expect(first.items.map(({ number }) => number)).toEqual([5, 4])
      const second = await store.list(partnership, { limit: 3, after: first.next })
      expect(second.items.map(({ number }) => number)).toEqual([3, 2, 1])
      expect(second.next).toBeNull()
      expect(await store.list('blackpool', { limit: 2, after: null })).toEqual({ items: [], next: null })
    })

    it('keeps a directory of a thousand people', async () => {
      const texts = { 'directory.yaml': 'x'.repeat(600_000) }
      const versions = [version(1)]
      await store.change({ expectedRevision: 0, head: head(1, 1), versions, files: { number: 1, texts } })
      expect(await store.files(partnership, 1)).toEqual(texts)
    })
  })
}
