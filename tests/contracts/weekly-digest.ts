import { describe, expect, it } from 'vitest'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import type { RecordStore } from '../../functions/domain/ports.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { sendDigests } from '../../functions/send-digest/handler.ts'
import { change, opens, summary } from './rows.ts'

const loaded = loadPartnerships('partnerships', ['waltham-forest'])
const partnerships = new Partnerships(loaded.kind === 'loaded' ? loaded.partnerships : [])

/** The weekly digest goes out once, whoever sends it and however often. */
export const weeklyDigestContract = (name: string, makeStore: () => Promise<RecordStore>): void => {
  describe(`the weekly digest with the record in ${name}`, () => {
    it('goes out once, also when two send it at the same moment', async () => {
      const store = await makeStore()
      const sendAt = async (now: string) => {
        const clock = { now: () => now }
        await sendDigests({ store, clock, partnerships, ids: randomIds, registerUrl: null })
      }
      const written = async () => (await store.listNotices({ limit: 100, after: null })).items
      // The first time that it runs is in the middle of a week: the Monday before is nobody's news.
      await sendAt('2027-01-06T10:00:00.000Z')
      await store.commit(change({ case: opens('WF-222222') }))
      // As in a protocol whose times are not known (Bedford, Liverpool).
      const untimed = summary('WF-333333', 2, { deadline: null, stepDue: null })
      await store.commit(change({ case: opens('WF-333333', { summary: untimed }) }))
      await sendAt('2027-01-08T10:00:00.000Z')
      expect(await written()).toEqual([])

      await Promise.all([sendAt('2027-01-11T09:00:00.000Z'), sendAt('2027-01-11T09:00:00.100Z')])
      await sendAt('2027-01-13T10:00:00.000Z')
      const notices = await written()
      expect(notices.filter(({ audience }) => audience === 'business-unit')).toHaveLength(1)
      expect(new Set(notices.map(({ createdAt }) => createdAt)).size).toBe(1)
      expect(notices.every(({ kind, state }) => kind === 'weekly-digest' && state === 'queued')).toBe(true)
      expect(notices[0]?.about).toMatchObject({
        of: 'week',
        digest: { dueThisWeek: { count: 1 }, withoutDeadline: { count: 1 } },
      })
    })
  })
}
