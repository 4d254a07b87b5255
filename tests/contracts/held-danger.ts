import { describe, expect, it } from 'vitest'
import { alertHeldDanger } from '../../functions/alert-held-danger/handler.ts'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import type { RecordStore } from '../../functions/domain/ports.ts'
import type { MailRow } from '../../functions/domain/record.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { sendDigests } from '../../functions/send-digest/handler.ts'
import { change, pendingMail } from './rows.ts'

const loaded = loadPartnerships('partnerships', ['waltham-forest', 'blackpool'])
const partnerships = new Partnerships(loaded.kind === 'loaded' ? loaded.partnerships : [])

/** Wednesday evening, after everybody has gone home. */
const RECEIVED = '2027-01-06T19:12:00.000Z'

const hold = async (store: RecordStore, id: string, more: Partial<MailRow>): Promise<MailRow> => {
  const mail = pendingMail(id, { receivedAt: RECEIVED, ...more })
  await store.receive(mail)
  const held: MailRow = { ...mail, outcome: 'held', reason: 'It names no agency.' }
  await store.commit(change({ mail: held }))
  return held
}

const handle = async (store: RecordStore, mail: MailRow, at: string): Promise<void> => {
  const handled = { action: 'discarded', by: 'B. Unit', why: 'Rung at once', at, heldFor: '' } as const
  await store.commit(change({ mail: { ...mail, handled } }))
}

/** Danger that is told in held mail comes back each working morning until somebody has handled the mail. */
export const heldDangerContract = (name: string, makeStore: () => Promise<RecordStore>): void => {
  describe(`danger told in held mail with the record in ${name}`, () => {
    const register = async () => {
      const store = await makeStore()
      const alertAt = async (now: string, of: RecordStore = store) => {
        const clock = { now: () => now }
        await alertHeldDanger({ store: of, clock, partnerships, ids: randomIds, registerUrl: null })
      }
      const alerts = async () => {
        const { items } = await store.listNotices({ limit: 100, after: null })
        return items.filter(({ kind }) => kind === 'held-danger')
      }
      return { store, alertAt, alerts }
    }

    it('is alerted again at the start of each working day until somebody has handled it', async () => {
      const { store, alertAt, alerts } = await register()
      const danger = await hold(store, 'mail-1', { immediateRisk: true, reference: 'WF-222222' })
      await hold(store, 'mail-2', { immediateRisk: false })
      // The evening itself: the alert that it raised when it came has just gone.
      await alertAt('2027-01-06T20:00:00.000Z')
      expect(await alerts()).toEqual([])

      await alertAt('2027-01-07T09:00:00.000Z')
      const [first, ...others] = await alerts()
      expect(others).toEqual([])
      expect(first).toMatchObject({
        to: { email: 'business.unit@waltham-forest.example' },
        audience: 'business-unit',
        partnership: 'waltham-forest',
        state: 'queued',
        about: {
          of: 'held-danger',
          waiting: {
            count: 1,
            first: [{ receivedAt: RECEIVED, mailbox: danger.mailbox, reference: 'WF-222222' }],
          },
        },
      })

      await alertAt('2027-01-08T09:00:00.000Z')
      // Saturday, Sunday and the minute before nine on Monday.
      for (const moment of ['2027-01-09T09:00', '2027-01-10T12:00', '2027-01-11T08:59'])
        await alertAt(`${moment}:00.000Z`)
      expect(await alerts()).toHaveLength(2)
      await alertAt('2027-01-11T09:00:00.000Z')
      expect(await alerts()).toHaveLength(3)

      await handle(store, danger, '2027-01-11T10:00:00.000Z')
      await alertAt('2027-01-12T09:00:00.000Z')
      expect(await alerts()).toHaveLength(3)
    })

    it('is alerted once a day, however often it is looked for, also when two look at the same moment', async () => {
      const { store, alertAt, alerts } = await register()
      await hold(store, 'mail-1', { immediateRisk: true })
      await Promise.all([alertAt('2027-01-07T09:00:00.000Z'), alertAt('2027-01-07T09:00:00.100Z')])
      await alertAt('2027-01-07T09:05:00.000Z')
      await alertAt('2027-01-07T16:00:00.000Z')
      expect(await alerts()).toHaveLength(1)
    })

    it('reads the queue once a day, and at every other look a single key of each partnership', async () => {
      const { store, alertAt } = await register()
      await hold(store, 'mail-1', { immediateRisk: false })
      await alertAt('2027-01-07T09:00:00.000Z')
      const read = new Set<PropertyKey>()
      const watched = new Proxy(store, {
        get: (target, method) => {
          read.add(method)
          const value: unknown = Reflect.get(target, method)
          if (typeof value !== 'function') return value
          const bound: unknown = value.bind(target)
          return bound
        },
      })
      await alertAt('2027-01-07T09:05:00.000Z', watched)
      expect([...read]).toEqual(['lookup'])
    })

    it('stands first in the weekly digest', async () => {
      const { store } = await register()
      const digestAt = async (now: string) => {
        const clock = { now: () => now }
        await sendDigests({ store, clock, partnerships, ids: randomIds, registerUrl: null })
      }
      await digestAt('2027-01-06T10:00:00.000Z')
      await hold(store, 'mail-1', { immediateRisk: true })
      await digestAt('2027-01-11T09:00:00.000Z')
      const { items } = await store.listNotices({ limit: 100, after: null })
      expect(items.map(({ about }) => about)).toMatchObject([
        {
          of: 'week',
          digest: {
            heldDanger: {
              count: 1,
              first: [
                { receivedAt: RECEIVED, mailbox: 'escalations@waltham-forest.example', reference: null },
              ],
            },
          },
        },
      ])
    })
  })
}
