import { beforeAll, describe, expect, it } from 'vitest'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { everyCase } from '../../functions/domain/case-query.ts'
import type { Change, NoticeRow } from '../../functions/domain/record.ts'
import { makeBucket, makeTable } from './emulator/table.ts'
import { pendingMail, STEP_ONE, takeIn } from './sample-mail.ts'

const NOW = '2026-03-02T10:00:01.000Z'
let ports: { store: DynamoStore; archive: S3Archive }
let another: DynamoStore

beforeAll(async () => {
  const client = await makeTable('dynamo-store')
  const archive = new S3Archive(await makeBucket('dynamo-store'), 'dynamo-store')
  ports = { store: new DynamoStore({ client, tableName: 'dynamo-store', archive }), archive }
  another = new DynamoStore({ client, tableName: 'dynamo-store', archive })
})

const notice = (id: string, more: Partial<NoticeRow> = {}): NoticeRow => ({
  id,
  kind: 'held-mail',
  to: { name: 'Business unit', email: 'business.unit@waltham-forest.example' },
  about: { of: 'mail', mailId: id },
  audience: 'business-unit',
  partnership: 'waltham-forest',
  population: 'children',
  returnToken: `token-${id}`,
  createdAt: NOW,
  state: 'queued',
  attempts: 0,
  nextAttemptAt: NOW,
  failure: null,
  wireId: null,
  ...more,
})

const change = (more: Partial<Change>): Change => ({
  case: null,
  mail: null,
  notices: [],
  noticesChanged: [],
  workflow: [],
  lookups: [],
  ...more,
})

describe('the record in DynamoDB', () => {
  it('opens a case by a mail, with everything that follows from it', async () => {
    const mail = await takeIn({ messageId: 'opens', text: STEP_ONE }, ports)
    expect(mail).toMatchObject({ outcome: 'opened' })
    const reference = mail?.reference ?? ''
    expect((await ports.store.loadCase(reference)).map(({ seq }) => seq)).toEqual([1, 2])
    expect(await ports.store.dueWorkflowTasks(10)).toMatchObject([{ task: 'start', reference }])
    expect((await ports.store.noticesOfCase(reference)).length).toBeGreaterThan(1)
    const { items } = await ports.store.findCases(
      { ...everyCase, state: 'any-open' },
      { limit: 10, after: null },
    )
    expect(items.map((item) => item.reference)).toEqual([reference])
  })

  it('takes a hundred mails at the same moment, and its ledger balances', async () => {
    const before = await ports.store.ledgerBalance()
    const ids = Array.from({ length: 100 }, (_, index) => `burst-${index}`)
    await Promise.all(
      [...ids, ...ids].map(async (id, index) => {
        await (index % 2 === 0 ? ports.store : another).receive(pendingMail(id))
      }),
    )
    await Promise.all(
      ids.map(async (id) => {
        const mail = { ...pendingMail(id), outcome: 'held' as const, reason: 'a person must look' }
        expect(await ports.store.commit(change({ mail }))).toBe('committed')
      }),
    )
    const { received, outcomes } = await ports.store.ledgerBalance()
    expect(received).toBe(before.received + 100)
    expect(outcomes['held']).toBe((before.outcomes['held'] ?? 0) + 100)
    expect(outcomes['pending'] ?? 0).toBe(before.outcomes['pending'] ?? 0)
  })

  it('writes a change that is wider than a transaction, whole', async () => {
    const notices = Array.from({ length: 130 }, (_, index) =>
      notice(`wide-${String(index).padStart(3, '0')}`),
    )
    const lookups = [
      { key: 'decides', value: 'something else' },
      ...notices.map(({ returnToken, id }) => ({ key: `return:${returnToken}`, value: id })),
    ]
    expect(await ports.store.commit(change({ notices, lookups }))).toBe('committed')
    for (const { id, returnToken } of notices) {
      expect(await ports.store.loadNotice(id)).not.toBeNull()
      expect(await ports.store.lookup(`return:${returnToken}`)).toBe(id)
    }
    const other = [...notices.map((each) => ({ ...each, id: `${each.id}-again` }))]
    expect(
      await ports.store.commit(change({ notices: other, lookups: [{ key: 'decides', value: 'otherwise' }] })),
    ).toBe('conflict')
    expect(await ports.store.loadNotice('wide-000-again')).toBeNull()
  })

  it('keeps what is too long for a row in the archive, and gives it back as it was', async () => {
    const mail = { ...pendingMail('long'), subject: 'x'.repeat(500_000) }
    await ports.store.receive(mail)
    expect(await ports.store.loadMail('long')).toEqual(mail)
    expect((await ports.store.pendingMail(10)).map(({ id }) => id)).toContain('long')
  })

  it('takes lookup keys of any length', async () => {
    const key = `seen:<${'y'.repeat(5_000)}@example>`
    expect(await ports.store.commit(change({ lookups: [{ key, value: 'one' }] }))).toBe('committed')
    expect(await ports.store.lookup(key)).toBe('one')
    expect(await ports.store.commit(change({ lookups: [{ key, value: 'two' }] }))).toBe('conflict')
  })

  it('opens one case when two mails about the same two agencies come at once', async () => {
    const text = STEP_ONE.replace('step one', 'step two')
    const subject = 'Step two of the Safeguarding Partnership’s Escalation Process'
    const mail = (messageId: string) => ({
      messageId,
      text,
      subject,
      from: 'j.marsh@police.example',
      to: 'team.manager@childrens-services.example',
    })
    const before = await ports.store.countCases(everyCase, 100)
    const outcomes = await Promise.all([
      takeIn(mail('twin-1'), ports),
      takeIn(mail('twin-2'), { ...ports, store: another }),
    ])
    expect(await ports.store.countCases(everyCase, 100)).toBe(before + 1)
    expect(outcomes.filter((each) => each?.outcome === 'opened')).toHaveLength(1)
    expect(outcomes.map((each) => each?.outcome)).not.toContain('pending')
  })

  it('leaves a due notice to one deliverer, and to another once the claim has run out', async () => {
    const due = notice('claimed')
    await ports.store.commit(change({ notices: [due] }))
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? ports.store : another).claimNotice(due, NOW, '2026-03-02T10:05:00.000Z'),
      ),
    )
    expect(claims.filter(Boolean)).toHaveLength(1)
    const dueAt = async (now: string) => (await ports.store.dueNotices(now, 1_000)).map(({ id }) => id)
    expect(await dueAt(NOW)).not.toContain('claimed')
    expect(await dueAt('2026-03-02T10:06:00.000Z')).toContain('claimed')
    await ports.store.noticeAttempted({ ...due, state: 'sent', attempts: 1, nextAttemptAt: null })
    expect(await dueAt('2026-03-02T10:06:00.000Z')).not.toContain('claimed')
    expect(await ports.store.claimNotice(due, '2026-03-02T11:00:00.000Z', '2026-03-02T11:05:00.000Z')).toBe(
      false,
    )
  })
})
