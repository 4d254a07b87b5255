import { beforeEach, describe, expect, it } from 'vitest'
import { everyCase, type CaseQuery } from '../../functions/domain/case-query.ts'
import { instantFromMillis } from '../../functions/domain/instant.ts'
import type { RecordStore } from '../../functions/domain/ports.ts'
import type { CaseSummary, MailOutcome, MailRow } from '../../functions/domain/record.ts'
import { change, goesOn, NOW, notice, opens, pendingMail, summary } from './rows.ts'

/**
 * What every adapter of the record must do, whatever it is built on.
 *
 * @param makeStore gives an empty record for each test
 */
export const recordStoreContract = (name: string, makeStore: () => Promise<RecordStore>): void => {
  describe(`the record in ${name}`, () => {
    let store: RecordStore
    beforeEach(async () => {
      store = await makeStore()
    })

    const everyMail = async () => (await store.listMail({ limit: 1_000, after: null })).items
    const settled = (mail: MailRow, outcome: MailOutcome): MailRow => ({
      ...mail,
      outcome,
      reason: 'as decided',
    })

    describe('the mail ledger', () => {
      it('takes a mail as pending, and gives it back as it was', async () => {
        const mail = pendingMail('mail-1')
        await store.receive(mail)
        expect(await store.loadMail('mail-1')).toEqual(mail)
        expect(await store.pendingMail(10)).toEqual([mail])
        expect(await store.ledgerBalance()).toEqual({ received: 1, outcomes: { pending: 1 } })
      })

      it('takes the same mail again without any effect, also once it has its outcome', async () => {
        const mail = pendingMail('mail-1')
        await store.receive(mail)
        await store.receive(mail)
        await store.commit(change({ mail: settled(mail, 'opened') }))
        await store.receive(mail)
        expect(await store.loadMail('mail-1')).toMatchObject({ outcome: 'opened' })
        expect(await everyMail()).toHaveLength(1)
        expect((await store.ledgerBalance()).received).toBe(1)
      })

      it('counts every entry under one outcome, so that it always balances', async () => {
        const outcomes = [
          'opened',
          'advanced',
          'recorded',
          'held',
          'automatic',
          'duplicate',
          'pending',
        ] as const
        for (const [index, outcome] of outcomes.entries()) {
          const mail = pendingMail(`mail-${index}`)
          await store.receive(mail)
          if (outcome !== 'pending') await store.commit(change({ mail: settled(mail, outcome) }))
        }
        const { received, outcomes: counted } = await store.ledgerBalance()
        expect(received).toBe(outcomes.length)
        for (const outcome of outcomes) expect(counted[outcome], outcome).toBe(1)
      })

      it('lets a mail have one outcome: the second decision is a conflict', async () => {
        const mail = pendingMail('mail-1')
        await store.receive(mail)
        expect(await store.commit(change({ mail: settled(mail, 'recorded') }))).toBe('committed')
        expect(await store.commit(change({ mail: settled(mail, 'duplicate') }))).toBe('conflict')
        expect(await store.loadMail('mail-1')).toMatchObject({ outcome: 'recorded' })
      })

      it('knows no outcome for a mail that it never received', async () => {
        expect(await store.commit(change({ mail: settled(pendingMail('unknown'), 'opened') }))).toBe(
          'conflict',
        )
        expect(await store.loadMail('unknown')).toBeNull()
        expect((await store.ledgerBalance()).received).toBe(0)
      })

      it('lets a held mail be changed by what a person does with it, and by nothing else', async () => {
        const mail = pendingMail('mail-1')
        await store.receive(mail)
        const held = settled(mail, 'held')
        await store.commit(change({ mail: held }))
        expect(await store.commit(change({ mail: settled(mail, 'duplicate') }))).toBe('conflict')
        expect(await store.commit(change({ mail: held }))).toBe('conflict')
        const handled = {
          action: 'released',
          by: 'A. Person',
          why: 'genuine',
          at: NOW,
          heldFor: 'x',
        } as const
        expect(await store.commit(change({ mail: { ...settled(mail, 'opened'), handled } }))).toBe(
          'committed',
        )
        expect(await store.ledgerBalance()).toMatchObject({ received: 1, outcomes: { opened: 1 } })
      })

      it('lets a mail that a person had filed to a case be held again, and nothing else of what is decided', async () => {
        const mail = pendingMail('mail-1')
        await store.receive(mail)
        await store.commit(change({ mail: settled(mail, 'held') }))
        const done = { by: 'A. Person', why: 'mistaken', at: NOW, heldFor: 'x' } as const
        const filed = {
          ...settled(mail, 'recorded'),
          reference: 'WF-222222',
          handled: { ...done, action: 'filed' } as const,
        }
        await store.commit(change({ mail: filed }))
        const before = [filed.handled, { ...done, action: 'put-back' } as const]
        const back = { ...settled(mail, 'held'), handledBefore: before }
        expect(await store.commit(change({ mail: settled(mail, 'held') }))).toBe('conflict')
        expect(await store.commit(change({ mail: back }))).toBe('committed')
        expect(await store.mailOfCase('WF-222222')).toEqual([])
        expect(await store.countHeldMail()).toBe(1)
        expect(await store.ledgerBalance()).toMatchObject({ received: 1, outcomes: { held: 1 } })
      })

      it('takes one decision of two that people make on the same held mail at once, whatever the two are', async () => {
        const done = { by: 'A. Person', why: 'genuine', at: NOW, heldFor: 'x' } as const
        const mail = pendingMail('mail-1')
        const discarded = { ...settled(mail, 'held'), handled: { ...done, action: 'discarded' } as const }
        const put = { ...done, action: 'put-back' } as const
        const back = { ...settled(mail, 'held'), handledBefore: [discarded.handled, put] }
        const decisions = [
          discarded,
          { ...settled(mail, 'recorded'), handled: { ...done, action: 'filed' } as const },
          { ...settled(mail, 'opened'), handled: { ...done, action: 'released' } as const },
        ]
        await store.receive(mail)
        await store.commit(change({ mail: settled(mail, 'held') }))
        await store.commit(change({ mail: discarded }))
        for (const late of decisions) expect(await store.commit(change({ mail: late }))).toBe('conflict')
        expect(await store.loadMail('mail-1')).toMatchObject({ handled: { action: 'discarded' } })

        const twice = [back, back].map(async (each) => await store.commit(change({ mail: each })))
        expect((await Promise.all(twice)).toSorted()).toEqual(['committed', 'conflict'])
        const atOnce = decisions.map(async (each) => await store.commit(change({ mail: each })))
        expect((await Promise.all(atOnce)).toSorted()).toEqual(['committed', 'conflict', 'conflict'])
        expect(await store.countHeldMail()).toBe(0)
        const { received, outcomes: counted } = await store.ledgerBalance()
        expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(received)
      })

      it('shows held mail until a person has handled it', async () => {
        for (const id of ['mail-1', 'mail-2']) {
          await store.receive(pendingMail(id))
          await store.commit(change({ mail: settled(pendingMail(id), 'held') }))
        }
        expect(await store.countHeldMail()).toBe(2)
        const handled = { action: 'discarded', by: 'A. Person', why: 'spam', at: NOW, heldFor: 'x' } as const
        await store.commit(change({ mail: { ...settled(pendingMail('mail-1'), 'held'), handled } }))
        expect(await store.countHeldMail()).toBe(1)
        const { items } = await store.listHeldMail({ limit: 10, after: null })
        expect(items.map(({ id }) => id)).toEqual(['mail-2'])
      })

      it('gives pending mail oldest first, and no more of it than was asked for', async () => {
        for (const id of ['20270104-c', '20270104-a', '20270104-b']) await store.receive(pendingMail(id))
        expect((await store.pendingMail(2)).map(({ id }) => id)).toEqual(['20270104-a', '20270104-b'])
      })

      it('lists a case’s mail', async () => {
        await store.receive(pendingMail('mail-1'))
        await store.receive(pendingMail('mail-2'))
        await store.commit(
          change({ mail: { ...settled(pendingMail('mail-1'), 'recorded'), reference: 'WF-222222' } }),
        )
        expect((await store.mailOfCase('WF-222222')).map(({ id }) => id)).toEqual(['mail-1'])
        expect(await store.mailOfCase('WF-333333')).toEqual([])
      })
    })

    describe('cases', () => {
      it('keeps a case’s events in order, as they were', async () => {
        const written = opens('WF-222222')
        expect(await store.commit(change({ case: written }))).toBe('committed')
        const record = await store.loadCase('WF-222222')
        expect(record).toEqual(written.events)
        const next = goesOn(record)
        expect(await store.commit(change({ case: next }))).toBe('committed')
        expect(await store.loadCase('WF-222222')).toEqual([...written.events, ...next.events])
        expect(await store.loadSummary('WF-222222')).toEqual(next.summary)
      })

      it('knows nothing of a case that is not there', async () => {
        expect(await store.loadCase('WF-999999')).toEqual([])
        expect(await store.loadSummary('WF-999999')).toBeNull()
        expect(await store.lookup('token:none')).toBeNull()
        expect(await store.loadNotice('WF-999999.00001.01')).toBeNull()
      })

      it('opens a case once', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        expect(await store.commit(change({ case: opens('WF-222222') }))).toBe('conflict')
        expect(await store.loadCase('WF-222222')).toHaveLength(2)
      })

      it('of two changes made on the same version takes one', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        const record = await store.loadCase('WF-222222')
        const results = await Promise.all([
          store.commit(change({ case: goesOn(record) })),
          store.commit(change({ case: goesOn(record) })),
        ])
        expect(results.toSorted()).toEqual(['committed', 'conflict'])
        expect(await store.loadCase('WF-222222')).toHaveLength(3)
      })

      it('keeps nothing at all of a change that meets a conflict', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        const record = await store.loadCase('WF-222222')
        await store.commit(change({ case: goesOn(record) }))
        const mail = pendingMail('mail-1')
        await store.receive(mail)

        const late = change({
          case: goesOn(record),
          mail: settled(mail, 'recorded'),
          notices: [notice('WF-222222.00003.01')],
          workflow: [{ id: 'WF-222222.3', task: 'signal', reference: 'WF-222222', generation: 1 }],
          lookups: [{ key: 'message:late', value: 'WF-222222' }],
        })
        expect(await store.commit(late)).toBe('conflict')
        expect(await store.loadCase('WF-222222')).toHaveLength(3)
        expect(await store.loadMail('mail-1')).toEqual(mail)
        expect(await store.loadNotice('WF-222222.00003.01')).toBeNull()
        expect(await store.dueNotices(NOW, 10)).toEqual([])
        expect(await store.dueWorkflowTasks(10)).toEqual([])
        expect(await store.lookup('message:late')).toBeNull()
        expect(await store.ledgerBalance()).toEqual({ received: 1, outcomes: { pending: 1 } })
      })

      it('keeps nothing of a change either whose lookup or mail is what meets the conflict', async () => {
        await store.commit(change({ lookups: [{ key: 'message:one', value: 'WF-333333' }] }))
        const taken = [{ key: 'message:one', value: 'WF-222222' }]
        expect(await store.commit(change({ case: opens('WF-222222'), lookups: taken }))).toBe('conflict')
        expect(await store.loadCase('WF-222222')).toEqual([])
        const unknown = settled(pendingMail('unknown'), 'opened')
        expect(await store.commit(change({ case: opens('WF-222222'), mail: unknown }))).toBe('conflict')
        expect(await store.loadCase('WF-222222')).toEqual([])
        expect((await store.listCases({ limit: 10, after: null })).items).toEqual([])
      })

      it('writes two cases that are merged together, or neither', async () => {
        for (const reference of ['WF-222222', 'WF-333333'])
          await store.commit(change({ case: opens(reference, { pair: 'a|b' }) }))
        const merged = summary('WF-222222', 3, { state: 'merged' })
        const [one, other] = [await store.loadCase('WF-222222'), await store.loadCase('WF-333333')]
        const both = change({
          case: goesOn(one, { pair: 'a|b', summary: merged }),
          otherCase: goesOn(other, { pair: 'a|b' }),
        })
        expect(await store.commit(both)).toBe('committed')
        expect(await store.loadSummary('WF-222222')).toEqual(merged)
        expect(await store.loadCase('WF-333333')).toHaveLength(3)
        expect(await store.openCasesBetween('a|b', 5)).toEqual(['WF-333333'])
        const late = change({
          case: goesOn(await store.loadCase('WF-222222'), { pair: 'a|b' }),
          otherCase: goesOn(other, { pair: 'a|b' }),
        })
        expect(await store.commit(late)).toBe('conflict')
        expect(await store.loadCase('WF-222222')).toHaveLength(3)
      })

      it('puts a lookup if it is absent: an equal value is no conflict, another value is', async () => {
        const lookups = [{ key: 'message:one', value: 'WF-222222' }]
        expect(await store.commit(change({ lookups }))).toBe('committed')
        expect(await store.commit(change({ lookups }))).toBe('committed')
        expect(await store.commit(change({ lookups: [{ key: 'message:one', value: 'WF-333333' }] }))).toBe(
          'conflict',
        )
        expect(await store.lookup('message:one')).toBe('WF-222222')
      })

      it('finds the open cases that join two agencies, and no closed one', async () => {
        await store.commit(change({ case: opens('WF-222222', { pair: 'a|b' }) }))
        await store.commit(change({ case: opens('WF-333333', { pair: 'a|b' }) }))
        await store.commit(change({ case: opens('WF-444444', { pair: 'a|c' }) }))
        expect((await store.openCasesBetween('a|b', 5)).toSorted()).toEqual(['WF-222222', 'WF-333333'])
        expect(await store.openCasesBetween('a|b', 1)).toHaveLength(1)
        const record = await store.loadCase('WF-222222')
        const closing = goesOn(record, {
          pair: 'a|b',
          summary: summary('WF-222222', 3, { state: 'withdrawn' }),
        })
        await store.commit(change({ case: closing }))
        expect(await store.openCasesBetween('a|b', 5)).toEqual(['WF-333333'])
      })

      it('opens no case beside an open one of the same two agencies, where that is asked', async () => {
        await store.commit(change({ case: opens('WF-222222', { pair: 'a|b' }) }))
        const second = opens('WF-333333', { pair: 'a|b', onlyOpenCaseOfPair: true })
        expect(await store.commit(change({ case: second }))).toBe('conflict')
        const closing = goesOn(await store.loadCase('WF-222222'), {
          pair: 'a|b',
          summary: summary('WF-222222', 3, { state: 'resolved' }),
        })
        await store.commit(change({ case: closing }))
        expect(await store.commit(change({ case: second }))).toBe('committed')
      })

      it('of two such cases opened at the same moment opens one', async () => {
        const results = await Promise.all(
          ['WF-222222', 'WF-333333'].map(
            async (reference) =>
              await store.commit(
                change({ case: opens(reference, { pair: 'a|b', onlyOpenCaseOfPair: true }) }),
              ),
          ),
        )
        expect(results.toSorted()).toEqual(['committed', 'conflict'])
        expect(await store.openCasesBetween('a|b', 5)).toHaveLength(1)
      })

      it('gives the open cases page by page for their clocks, each once', async () => {
        const references = ['WF-222222', 'WF-333333', 'WF-444444', 'WF-555555', 'WF-666666']
        for (const reference of references) await store.commit(change({ case: opens(reference) }))
        const closing = goesOn(await store.loadCase('WF-444444'), {
          summary: summary('WF-444444', 3, { state: 'resolved' }),
        })
        await store.commit(change({ case: closing }))
        const found: string[] = []
        let after: string | null = null
        do {
          const page: { reference: string }[] = await store.openCases(after, 2)
          found.push(...page.map(({ reference }) => reference))
          after = page.at(-1)?.reference ?? null
        } while (after !== null)
        expect(found.toSorted()).toEqual(references.filter((reference) => reference !== 'WF-444444'))
      })

      it('takes many changes at once to many cases, and loses none', async () => {
        const references = Array.from({ length: 40 }, (_, index) => `WF-2222${String(index + 10)}`)
        const grow = async (reference: string): Promise<void> => {
          await store.commit(change({ case: opens(reference) }))
          for (let more = 0; more < 3;) {
            const result = await store.commit(change({ case: goesOn(await store.loadCase(reference)) }))
            if (result === 'committed') more += 1
          }
        }
        await Promise.all(references.map(grow))
        for (const reference of references) {
          const record = await store.loadCase(reference)
          expect(record.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5])
        }
      })

      it('takes every change of many who write to one case at once', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        const write = async (): Promise<void> => {
          for (;;) {
            const result = await store.commit(change({ case: goesOn(await store.loadCase('WF-222222')) }))
            if (result === 'committed') return
          }
        }
        await Promise.all(Array.from({ length: 10 }, write))
        expect((await store.loadCase('WF-222222')).map(({ seq }) => seq)).toEqual(
          Array.from({ length: 12 }, (_, index) => index + 1),
        )
      })
    })

    describe('lists', () => {
      const pagesOf = async <T>(
        list: (page: { limit: number; after: string | null }) => Promise<{ items: T[]; next: string | null }>,
        limit: number,
      ): Promise<T[][]> => {
        const pages: T[][] = []
        let after: string | null = null
        do {
          const page: { items: T[]; next: string | null } = await list({ limit, after })
          pages.push(page.items)
          after = page.next
        } while (after !== null)
        return pages
      }

      it('come in pages that are full but the last, miss nothing and show nothing twice', async () => {
        const ids = Array.from({ length: 7 }, (_, index) => `mail-${index}`)
        for (const id of ids) await store.receive(pendingMail(id))
        const pages = await pagesOf(async (page) => await store.listMail(page), 3)
        expect(pages.map((page) => page.length)).toEqual([3, 3, 1])
        expect(pages.flat().map(({ id }) => id)).toEqual(ids)
        const latest = await pagesOf(async (page) => await store.latestMail(null, page), 3)
        expect(latest.flat().map(({ id }) => id)).toEqual(ids.toReversed())
      })

      it('end where a page ends: a list of exactly one page has no next', async () => {
        for (const reference of ['WF-222222', 'WF-333333'])
          await store.commit(change({ case: opens(reference) }))
        const { items, next } = await store.listCases({ limit: 2, after: null })
        expect(items.map(({ reference }) => reference)).toEqual(['WF-222222', 'WF-333333'])
        expect(next).toBeNull()
      })

      it('of one partnership hold nothing of the others, in the same order', async () => {
        const elsewhere = { partnership: 'blackpool', mailbox: 'escalations@blackpool.example' }
        for (const id of ['mail-1', 'mail-3']) await store.receive(pendingMail(id))
        for (const id of ['mail-2', 'mail-4', 'mail-5']) await store.receive(pendingMail(id, elsewhere))
        const held = ['mail-2', 'mail-4'].map((id) => pendingMail(id, { ...elsewhere, outcome: 'held' }))
        for (const mail of held) await store.commit(change({ mail }))
        const handled = { action: 'discarded', by: 'A. Person', why: 'spam', at: NOW, heldFor: 'x' } as const
        await store.commit(
          change({ mail: { ...pendingMail('mail-4', elsewhere), outcome: 'held', handled } }),
        )
        await store.commit(change({ notices: [notice('n-1'), notice('n-2', { partnership: 'blackpool' })] }))

        const page = { limit: 10, after: null }
        const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id)
        expect(ids(await store.latestMail(null, page, 'blackpool'))).toEqual(['mail-5', 'mail-4', 'mail-2'])
        expect(ids(await store.latestMail('held', page, 'blackpool'))).toEqual(['mail-4', 'mail-2'])
        expect(ids(await store.latestMail('held', page, 'waltham-forest'))).toEqual([])
        expect(ids(await store.listHeldMail(page, 'blackpool'))).toEqual(['mail-2'])
        expect(await store.countHeldMail('blackpool')).toBe(1)
        expect(await store.countHeldMail('waltham-forest')).toBe(0)
        expect(ids(await store.latestNotices(page, 'blackpool'))).toEqual(['n-2'])
        expect(await store.ledgerBalance('blackpool')).toMatchObject({
          received: 3,
          outcomes: { pending: 1, held: 2 },
        })
        expect(await store.ledgerBalance('waltham-forest')).toEqual({ received: 2, outcomes: { pending: 2 } })
        expect((await store.ledgerBalance()).received).toBe(5)
        const pages = await pagesOf(async (at) => await store.latestMail(null, at, 'blackpool'), 2)
        expect(pages.map((each) => each.length)).toEqual([2, 1])
      })

      it('of the cases of one partnership hold none of the others, by either order', async () => {
        for (const reference of ['WF-222222', 'BP-222222', 'BP-333333']) {
          const partnership = reference.startsWith('WF') ? 'waltham-forest' : 'blackpool'
          const opened = summary(reference, 2, { partnership })
          await store.commit(change({ case: opens(reference, { summary: opened }) }))
        }
        const ofOne = { ...everyCase, partnership: 'blackpool' }
        expect(await store.countCases(ofOne, 100)).toBe(2)
        for (const order of ['newest', 'deadline'] as const) {
          const pages = await pagesOf(async (page) => await store.findCases({ ...ofOne, order }, page), 1)
          const found = pages.flat().map(({ reference }) => reference)
          expect(found.toSorted()).toEqual(['BP-222222', 'BP-333333'])
        }
      })

      it('of nothing are empty', async () => {
        const page = { limit: 10, after: null }
        const lists = [
          store.listCases(page),
          store.listMail(page),
          store.listHeldMail(page),
          store.listNotices(page),
        ]
        for (const list of lists) expect(await list).toEqual({ items: [], next: null })
      })
    })

    describe('what reports count', () => {
      const of = { partnership: 'waltham-forest', population: 'children' } as const
      const stage = { step: 1, startedAt: NOW, endedAt: null, workingDays: null, due: NOW, late: false }
      const facts = {
        stages: [stage],
        timeouts: 0,
        timeoutsUnanswered: 0,
        overallLimitPassed: false,
        riskFlags: 0,
        formsMissing: 0,
        endedAt: null,
        workingDays: null,
      }
      const counted = (reference: string) => opens(reference, { summary: summary(reference, 2, { facts }) })

      it('counts a case in the month of its opening, and again differently once it has changed', async () => {
        await store.commit(change({ case: counted('WF-222222') }))
        await store.commit(change({ case: counted('WF-333333') }))
        const january = await store.tally(of, '2027-01', '2027-02')
        expect(january).toMatchObject({ cases: 2, 'state|open': 2, 'reached|1': 2 })
        expect(await store.tally(of, '2026-01', '2027-01')).toEqual({})
        expect(await store.tally({ ...of, population: 'adults' }, '2027-01', '2027-02')).toEqual({})

        const stages = [{ ...stage, endedAt: NOW, workingDays: 0 }]
        const resolved = { ...facts, stages, endedAt: NOW, workingDays: 0 }
        const after = summary('WF-222222', 3, { facts: resolved, state: 'resolved' })
        await store.commit(change({ case: goesOn(await store.loadCase('WF-222222'), { summary: after }) }))
        const changed = await store.tally(of, '2027-01', '2027-02')
        expect(changed).toMatchObject({ cases: 2, 'state|open': 1, 'state|resolved': 1, 'days|0': 1 })
        expect(await store.tally(of, 'week 2027-01-04', 'week 2027-01-05')).toEqual({
          opened: 2,
          'ended|resolved': 1,
        })
      })

      it('forgets what no case counts for any more, and counts no change that was a conflict', async () => {
        await store.commit(change({ case: counted('WF-222222') }))
        expect(await store.commit(change({ case: counted('WF-222222') }))).toBe('conflict')
        const elsewhere = summary('WF-222222', 3, { facts, escalatingAgencyId: 'police' })
        await store.commit(
          change({ case: goesOn(await store.loadCase('WF-222222'), { summary: elsewhere }) }),
        )
        const month = await store.tally(of, '2027-01', '2027-02')
        expect(month).toMatchObject({ cases: 1, 'escalating|police': 1 })
        expect(month).not.toHaveProperty(['escalating|parkside-primary'])
      })

      it('takes up a case that was written before anything was counted', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        expect(await store.tally(of, '2027-01', '2027-02')).toEqual({})
        const after = summary('WF-222222', 3, { facts })
        await store.commit(change({ case: goesOn(await store.loadCase('WF-222222'), { summary: after }) }))
        expect(await store.tally(of, '2027-01', '2027-02')).toMatchObject({ cases: 1 })
      })
    })

    describe('the cases that a reader asks for', () => {
      const found = async (asked: Partial<CaseQuery>): Promise<string[]> => {
        const query = { ...everyCase, ...asked }
        const { items } = await store.findCases(query, { limit: 10, after: null })
        expect(await store.countCases(query, 100)).toBe(items.length)
        return items.map(({ reference }) => reference).toSorted()
      }
      const holds = async (reference: string, more: Partial<CaseSummary>): Promise<void> => {
        await store.commit(change({ case: opens(reference, { summary: summary(reference, 2, more) }) }))
      }

      it('are those of one cause', async () => {
        await holds('WF-222222', { cause: 'threshold' })
        await holds('WF-333333', { cause: 'plan' })
        await holds('WF-444444', {})
        expect(await found({ cause: 'threshold' })).toEqual(['WF-222222'])
      })

      it('are those that a person has paused, apart from those with a claimed misreading', async () => {
        await holds('WF-222222', { pausedByPerson: true })
        await holds('WF-333333', { paused: true })
        expect(await found({ state: 'any-open', pausedByPerson: true })).toEqual(['WF-222222'])
        expect(await found({ state: 'any-open', paused: true })).toEqual(['WF-333333'])
      })

      it('are those with an alert that nobody has taken on', async () => {
        await holds('WF-222222', { alerts: [{ kind: 'missed-deadline', at: NOW }] })
        await holds('WF-333333', {})
        expect(await found({ state: 'any-open', alerted: true })).toEqual(['WF-222222'])
      })

      it('are those with such an alert although they are closed, which stand among no open ones and have no clock', async () => {
        const alerts = [{ kind: 'not-delivered' as const, at: NOW }]
        await holds('WF-222222', { alerts })
        await holds('WF-333333', { state: 'resolved', alerts })
        await holds('WF-444444', { state: 'resolved' })
        await holds('WF-555555', {})
        const both = ['WF-222222', 'WF-333333']
        expect(await found({ alerted: true })).toEqual(both)
        expect(await found({ alerted: true, partnership: 'waltham-forest' })).toEqual(both)
        expect(await found({ alerted: true, state: 'resolved' })).toEqual(['WF-333333'])
        expect(await found({ alerted: true, state: 'any-open' })).toEqual(['WF-222222'])
        const open = ['WF-222222', 'WF-555555']
        expect(await found({ state: 'any-open' })).toEqual(open)
        expect(await found({ state: 'any-open', order: 'deadline' })).toEqual(open)
        expect(await found({ state: 'resolved' })).toEqual(['WF-333333', 'WF-444444'])
        const watched = [await store.openCases(null, 1), await store.openCases('WF-222222', 10)]
        expect(watched.flat().map(({ reference }) => reference)).not.toContain('WF-333333')
        expect((await store.openCases(null, 10)).map(({ reference }) => reference).toSorted()).toEqual(open)
      })

      it('are those with an alert that somebody has taken on', async () => {
        await holds('WF-222222', { takenOn: [{ kind: 'missed-deadline', by: 'B. Unit', at: NOW }] })
        await holds('WF-333333', { alerts: [{ kind: 'missed-deadline', at: NOW }] })
        expect(await found({ state: 'any-open', takenOn: true })).toEqual(['WF-222222'])
      })

      it('are those whose step is with one person', async () => {
        await holds('WF-222222', { contact: 'childrens-team-manager' })
        await holds('WF-333333', { contact: 'childrens-director' })
        const asked = {
          partnership: 'waltham-forest',
          state: 'any-open',
          contact: 'childrens-director',
        } as const
        expect(await found(asked)).toEqual(['WF-333333'])
      })

      it('are those of an agency, whichever side it is on', async () => {
        await holds('WF-222222', { escalatingAgencyId: 'police', receivingAgencyId: 'school' })
        await holds('WF-333333', { escalatingAgencyId: 'school', receivingAgencyId: 'health' })
        await holds('WF-444444', { escalatingAgencyId: 'police', receivingAgencyId: null })
        expect(await found({ agency: 'school' })).toEqual(['WF-222222', 'WF-333333'])
        expect(await found({ agency: 'school', escalatingAgency: 'police' })).toEqual(['WF-222222'])
        expect(await found({ agency: 'police', state: 'any-open', order: 'deadline' })).toEqual([
          'WF-222222',
          'WF-444444',
        ])
      })

      it('are those that one practitioner raised', async () => {
        await holds('WF-222222', { practitioner: 'a@school.example' })
        await holds('WF-333333', { practitioner: null })
        expect(await found({ practitioner: 'a@school.example' })).toEqual(['WF-222222'])
      })

      it('are in front of people again, in their own state, once danger is told of a closed one', async () => {
        await holds('WF-222222', { state: 'resolved', immediateRisk: true })
        await holds('WF-333333', { state: 'resolved' })
        await holds('WF-444444', { state: 'closed', immediateRisk: true })
        await holds('WF-555555', {})
        expect(await found({ state: 'any-open', immediateRisk: true })).toEqual(['WF-222222', 'WF-444444'])
        expect(await found({ state: 'resolved' })).toEqual(['WF-222222', 'WF-333333'])
        expect((await store.openCases(null, 10)).map(({ reference }) => reference).toSorted()).toEqual([
          'WF-222222',
          'WF-444444',
          'WF-555555',
        ])
      })

      it('keep nobody from escalating anew where only danger was told of the closed one', async () => {
        const closed = summary('WF-222222', 2, { state: 'closed', immediateRisk: true })
        await store.commit(change({ case: opens('WF-222222', { pair: 'a|b', summary: closed }) }))
        expect(await store.openCasesBetween('a|b', 5)).toEqual([])
        const anew = opens('WF-333333', { pair: 'a|b', onlyOpenCaseOfPair: true })
        expect(await store.commit(change({ case: anew }))).toBe('committed')
      })

      it('are not open any more once they were merged into another', async () => {
        await holds('WF-222222', { state: 'merged' })
        expect(await found({ state: 'any-open' })).toEqual([])
        expect(await found({ state: 'merged' })).toEqual(['WF-222222'])
      })
    })

    describe('who looked at a case', () => {
      const look = {
        reference: 'WF-222222',
        at: NOW,
        name: 'M. Anager',
        account: 'issuer 1',
        page: 'case',
      } as const
      const later = (minutes: number) => instantFromMillis(Date.parse(NOW) + minutes * 60_000)

      it('is kept, the last look first, and looks at other cases are not among them', async () => {
        const looks = [look, { ...look, at: later(20), account: 'issuer 2', name: 'R. Eader' }]
        for (const each of looks) await store.noteView(each)
        await store.noteView({ ...look, reference: 'WF-333333' })
        expect(await store.viewsOfCase('WF-222222', 10)).toEqual(looks.toReversed())
        expect(await store.viewsOfCase('WF-222222', 1)).toEqual(looks.slice(1))
        expect(await store.viewsOfCase('WF-444444', 10)).toEqual([])
        expect(await store.loadCase('WF-222222')).toEqual([])
      })

      it('counts a person who clicks to and fro within ten minutes once for each kind of page', async () => {
        await store.noteView(look)
        await store.noteView({ ...look, at: later(9) })
        await store.noteView({ ...look, at: later(9), page: 'mail' })
        await store.noteView({ ...look, at: later(10) })
        const pages = (await store.viewsOfCase('WF-222222', 10)).map(({ at, page }) => [at, page])
        expect(pages).toEqual([
          [later(10), 'case'],
          [later(9), 'mail'],
          [NOW, 'case'],
        ])
      })

      it('tells people of the same name apart, and whoever gave no account by their name', async () => {
        for (const account of ['issuer 1', 'issuer 2']) await store.noteView({ ...look, account })
        for (const name of ['', 'Somebody']) await store.noteView({ ...look, account: null, name })
        expect(await store.viewsOfCase('WF-222222', 10)).toHaveLength(4)
      })
    })

    describe('the outbox', () => {
      it('counts the notices that were given up, from a moment on', async () => {
        await store.noticeAttempted(notice('notice-1', { state: 'failed', nextAttemptAt: null }))
        await store.noticeAttempted(notice('notice-2'))
        expect(await store.failedNotices(NOW)).toBe(1)
        expect(await store.failedNotices('2027-01-05T00:00:00.000Z')).toBe(0)
      })

      it('gives notices that are due, the longest due first, and leaves those that are not', async () => {
        const due = [
          notice('n-late', { nextAttemptAt: '2027-01-04T09:59:00.000Z' }),
          notice('n-first', { nextAttemptAt: '2027-01-04T09:00:00.000Z' }),
          notice('n-now', { nextAttemptAt: NOW }),
        ]
        const later = notice('n-later', { nextAttemptAt: '2027-01-04T10:00:00.001Z' })
        const sent = notice('n-sent', { nextAttemptAt: null, state: 'sent' })
        await store.commit(change({ notices: [...due, later, sent] }))
        expect(await store.nextNoticeDue(NOW)).toBe(later.nextAttemptAt)
        const found = await store.dueNotices(NOW, 10)
        expect(found.map(({ id }) => id)).toEqual(['n-first', 'n-late', 'n-now'])
      })

      it('gives no more notices than were asked for, the longest due of them', async () => {
        const notices = ['09:03', '09:01', '09:02'].map((time) =>
          notice(`n-${time.replace(':', '')}`, { nextAttemptAt: `2027-01-04T${time}:00.000Z` }),
        )
        await store.commit(change({ notices }))
        expect((await store.dueNotices(NOW, 2)).map(({ id }) => id)).toEqual(['n-0901', 'n-0902'])
      })

      it('has nothing due when all is sent', async () => {
        const sent = notice('n-1', {
          state: 'sent',
          nextAttemptAt: null,
          wireId: '<n-1@waltham-forest.example>',
        })
        await store.commit(change({ notices: [notice('n-1')] }))
        await store.noticeAttempted(sent)
        expect(await store.loadNotice('n-1')).toEqual(sent)
        expect(await store.dueNotices(NOW, 10)).toEqual([])
        expect(await store.nextNoticeDue(NOW)).toBeNull()
      })

      it('keeps a notice that was sent in the same change as the event that says so', async () => {
        const about = { of: 'case', reference: 'WF-222222', seq: 1, asOf: 2 } as const
        await store.commit(
          change({ case: opens('WF-222222'), notices: [notice('WF-222222.00002.01', { about })] }),
        )
        const sent = notice('WF-222222.00002.01', { about, state: 'sent', nextAttemptAt: null })
        const record = await store.loadCase('WF-222222')
        await store.commit(change({ case: goesOn(record), noticesChanged: [sent] }))
        expect(await store.noticesOfCase('WF-222222')).toEqual([sent])
        expect(await store.dueNotices(NOW, 10)).toEqual([])
      })

      it('lists a case’s notices in their order', async () => {
        const about = { of: 'case', reference: 'WF-222222', seq: 1, asOf: 2 } as const
        const ids = ['WF-222222.00002.02', 'WF-222222.00002.01', 'WF-222222.00010.01']
        await store.commit(change({ notices: [...ids.map((id) => notice(id, { about })), notice('other')] }))
        expect((await store.noticesOfCase('WF-222222')).map(({ id }) => id)).toEqual(ids.toSorted())
      })

      it('gives starts and signals oldest first, until each is done', async () => {
        const tasks = ['WF-222222.2', 'WF-222222.5', 'WF-111111.9'].map((id, index) => ({
          id,
          task: index === 0 ? ('start' as const) : ('signal' as const),
          reference: id.slice(0, 9),
          generation: 1,
        }))
        for (const task of tasks) await store.commit(change({ workflow: [task] }))
        expect(await store.dueWorkflowTasks(10)).toEqual(tasks)
        await store.workflowTaskDone('WF-222222.2')
        expect(await store.dueWorkflowTasks(1)).toEqual(tasks.slice(1, 2))
        await store.workflowTaskDone('WF-222222.2')
        expect(await store.dueWorkflowTasks(10)).toEqual(tasks.slice(1))
      })
    })

    describe('erasure', () => {
      const erased = { at: NOW, by: 'A. Administrator', why: 'The retention has ended' }
      const facts = {
        stages: [{ step: 1, startedAt: NOW, endedAt: NOW, workingDays: 0, due: null, late: false }],
        timeouts: 0,
        timeoutsUnanswered: 0,
        overallLimitPassed: false,
        riskFlags: 0,
        formsMissing: 0,
        endedAt: NOW,
        workingDays: 0,
      }
      const later = '2027-01-04T10:00:00.001Z'
      const due = async (before: string) =>
        (await store.casesEndedBefore('waltham-forest', before, 10)).map(({ reference }) => reference)

      it('finds closed cases by their end until nothing is left of them, and keeps their place in the chain', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        await store.commit(change({ case: opens('WF-333333') }))
        const record = await store.loadCase('WF-222222')
        const closed = summary('WF-222222', 3, { state: 'closed', deadline: null, facts })
        const about = { of: 'case', reference: 'WF-222222', seq: 1, asOf: 2 } as const
        await store.commit(
          change({
            case: goesOn(record, { summary: closed }),
            notices: [notice('WF-222222.00003.01', { about, state: 'sent', nextAttemptAt: null })],
            lookups: [{ key: 'token:abcdef', value: 'WF-222222' }],
          }),
        )
        expect(await due(NOW)).toEqual([])
        expect(await due(later)).toEqual(['WF-222222'])
        expect(await store.casesEndedBefore('bedford', later, 10)).toEqual([])
        const whole = await store.loadCase('WF-222222')
        const mail = pendingMail('mail-1')
        await store.receive({ ...mail, outcome: 'recorded', reference: 'WF-222222' })
        const left = { ...closed, erased: { ...erased, finished: true } }
        const less: MailRow = { ...mail, outcome: 'recorded', reference: 'WF-222222', from: null, erased }
        const erasure = {
          case: left,
          mails: [less],
          notices: ['WF-222222.00003.01'],
          lookups: ['token:abcdef'],
        }
        await store.erase(erasure)
        await store.erase(erasure)
        expect(await store.loadCase('WF-222222')).toEqual([])
        const skeleton = await store.loadRecord('WF-222222')
        expect(skeleton.map(({ link }) => link)).toEqual(whole.map(({ link }) => link))
        expect(skeleton.every((event) => 'erased' in event)).toBe(true)
        expect(await store.loadSummary('WF-222222')).toEqual(left)
        expect(await store.mailOfCase('WF-222222')).toEqual([less])
        expect(await store.noticesOfCase('WF-222222')).toEqual([])
        expect(await store.lookup('token:abcdef')).toBeNull()
        expect(await due(later)).toEqual([])
        expect(await store.ledgerBalance()).toMatchObject({ received: 1, outcomes: { recorded: 1 } })
        expect(await store.loadCase('WF-333333')).toHaveLength(2)
      })

      it('finds mail without a case that waits for nobody, the oldest first, until it is erased', async () => {
        const rows: Partial<MailRow>[] = [
          { outcome: 'automatic', receivedAt: '2027-01-03T10:00:00.000Z' },
          { outcome: 'duplicate', receivedAt: '2027-01-02T10:00:00.000Z' },
          { outcome: 'held' },
          { outcome: 'pending' },
          { outcome: 'recorded', reference: 'WF-222222' },
        ]
        for (const [index, more] of rows.entries()) await store.receive(pendingMail(`mail-${index}`, more))
        const found = async () =>
          (await store.mailWithoutCase('waltham-forest', later, 10)).map(({ id }) => id)
        expect(await found()).toEqual(['mail-1', 'mail-0'])
        const mail = pendingMail('mail-1', { ...rows[1], erased })
        await store.erase({ case: null, mails: [mail], notices: [], lookups: [] })
        expect(await found()).toEqual(['mail-0'])
        expect(await store.loadMail('mail-1')).toEqual(mail)
      })
    })

    describe('waits', () => {
      const until = '2027-01-11T09:00:00.000Z'

      it('stores the token of a wait that was planned on the case as it is, and gives it out once', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        const wait = { reference: 'WF-222222', version: 2, token: 'one', until }
        expect(await store.registerWait(wait)).toBe('registered')
        expect(await store.takeWait('WF-222222')).toBe('one')
        expect(await store.takeWait('WF-222222')).toBeNull()
      })

      it('refuses a wait that was planned before the case moved on: no wake-up is lost', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        await store.commit(change({ case: goesOn(await store.loadCase('WF-222222')) }))
        expect(await store.registerWait({ reference: 'WF-222222', version: 2, token: 'one', until })).toBe(
          'moved-on',
        )
        expect(await store.takeWait('WF-222222')).toBeNull()
      })

      it('keeps the token of the newest wait', async () => {
        await store.commit(change({ case: opens('WF-222222') }))
        for (const token of ['one', 'two']) {
          await store.registerWait({ reference: 'WF-222222', version: 2, token, until })
        }
        expect(await store.takeWait('WF-222222')).toBe('two')
      })

      it('knows no wait of a case that is not there', async () => {
        expect(await store.registerWait({ reference: 'WF-999999', version: 1, token: 'one', until })).toBe(
          'moved-on',
        )
        expect(await store.takeWait('WF-999999')).toBeNull()
      })
    })
  })
}
