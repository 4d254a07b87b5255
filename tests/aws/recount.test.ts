import { randomUUID } from 'node:crypto'
import { GetCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DynamoStore } from '../../functions/aws/dynamo-store.ts'
import { keyOf, type Key } from '../../functions/aws/keys.ts'
import { S3Archive } from '../../functions/aws/s3-archive.ts'
import { everyCase, type CaseQuery } from '../../functions/domain/case-query.ts'
import { caseSummarySchema } from '../../functions/domain/record.ts'
import { change, NOW, notice, opens, pendingMail, summary } from '../contracts/rows.ts'
import { makeBucket, makeTable } from './emulator/table.ts'

const WF = 'waltham-forest'
const of = { partnership: WF, population: 'children' } as const
const page = { limit: 100, after: null }

let client: DynamoDBDocumentClient
let tableName: string
let store: DynamoStore

beforeEach(async () => {
  tableName = `recount-${randomUUID()}`
  client = await makeTable(tableName)
  const archive = new S3Archive(await makeBucket(tableName), tableName)
  store = new DynamoStore({ client, tableName, archive })
})

const rowSchema = z.looseObject({ value: z.string(), keysVersion: z.int().optional() })
const rowAt = async (key: Key) => {
  const { Item } = await client.send(new GetCommand({ TableName: tableName, Key: { ...key } }))
  return rowSchema.parse(Item)
}

/** Keys that came after the first version, in all three kinds of rows. */
const LATER = ['keysVersion', 'ofPk', 'ofSk', 'dueOfPk', 'dueOfSk', 'whoPk', 'whoSk', 'cause', 'practitioner']

/** Leaves a row as the first version wrote it: without later keys, and without later fields in its value. */
const madeOld = async (key: Key, without: readonly string[] = []): Promise<void> => {
  const { value } = await rowAt(key)
  const fields: unknown = JSON.parse(value)
  const old = Object.entries(z.looseObject({}).parse(fields)).filter(([name]) => !without.includes(name))
  await client.send(
    new UpdateCommand({
      TableName: tableName,
      Key: { ...key },
      UpdateExpression: `SET #value = :value REMOVE ${LATER.map((name) => `#${name}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(['value', ...LATER].map((name) => [`#${name}`, name])),
      ExpressionAttributeValues: { ':value': JSON.stringify(Object.fromEntries(old)) },
    }),
  )
}

const oldCase = async (reference: string): Promise<void> => {
  await store.commit(change({ case: opens(reference) }))
  await madeOld(keyOf.head(reference), ['practitioner', 'cause', 'facts'])
}

const unreadable: string[] = []
const walkThrough = async (): Promise<void> => {
  unreadable.length = 0
  await store.beginRecount()
  await store.recount(
    () => true,
    ({ name }) => unreadable.push(name),
  )
}

const found = async (asked: Partial<CaseQuery>): Promise<string[]> => {
  const { items } = await store.findCases({ ...everyCase, ...asked }, page)
  return items.map(({ reference }) => reference).toSorted()
}

describe('rows that an older version wrote', () => {
  it('of cases are found by practitioner and by partnership, and counted, without waiting for their next event', async () => {
    const references = Array.from({ length: 120 }, (_, index) => `WF-${String(222_222 + index)}`)
    for (const reference of references) await oldCase(reference)
    const practitioner = summary('WF-222222', 2).practitioner ?? ''
    expect(await found({ practitioner })).toEqual([])
    expect(await found({ partnership: WF })).toEqual([])
    await walkThrough()
    const { items } = await store.findCases({ ...everyCase, practitioner }, { limit: 200, after: null })
    expect(items.map(({ reference }) => reference).toSorted()).toEqual(references)
    expect((await found({ partnership: WF })).length).toBe(100)
    expect(await store.tally(of, '2027-01', '2027-02')).toMatchObject({ cases: 120 })
    expect(await store.loadSummary('WF-222222')).toMatchObject({ practitioner, version: 2 })
  })

  it('are counted once, whoever walks at the same time', async () => {
    for (const reference of ['WF-222222', 'WF-333333', 'WF-444444']) await oldCase(reference)
    await Promise.all([walkThrough(), walkThrough(), walkThrough()])
    expect(await store.tally(of, '2027-01', '2027-02')).toMatchObject({ cases: 3 })
  })

  it('of mail and notices are in the lists of their partnership', async () => {
    await store.receive(pendingMail('mail-1'))
    await store.commit(change({ mail: { ...pendingMail('mail-1'), outcome: 'held', reason: 'Look.' } }))
    await store.commit(change({ notices: [notice('notice-1', { state: 'sent', nextAttemptAt: null })] }))
    await madeOld(keyOf.mail('mail-1'))
    await madeOld(keyOf.notice('notice-1'))
    const ids = async () => [
      (await store.latestMail(null, page, WF)).items.map(({ id }) => id),
      (await store.listHeldMail(page, WF)).items.map(({ id }) => id),
      (await store.latestNotices(page, WF)).items.map(({ id }) => id),
    ]
    expect(await ids()).toEqual([[], [], []])
    await walkThrough()
    expect(await ids()).toEqual([['mail-1'], ['mail-1'], ['notice-1']])
  })

  it('of a notice that is being delivered stay with whoever delivers it', async () => {
    const due = notice('notice-1')
    await store.commit(change({ notices: [due] }))
    await madeOld(keyOf.notice('notice-1'))
    const until = '2027-01-04T10:05:00.000Z'
    expect(await store.claimNotice(due, NOW, until)).toBe(true)
    await walkThrough()
    expect(await store.dueNotices(NOW, 10)).toEqual([])
    expect(await store.claimNotice(due, NOW, until)).toBe(false)
    expect((await store.latestNotices(page, WF)).items).toEqual([due])
  })

  it('are left as they are, and named, where this version cannot read them, and the others go on', async () => {
    await oldCase('WF-222222')
    await oldCase('WF-333333')
    await madeOld(keyOf.head('WF-222222'), ['openedAt'])
    await walkThrough()
    expect(unreadable).toEqual(['WF-222222'])
    expect(await found({ partnership: WF })).toEqual(['WF-333333'])
  })

  it('are walked over once for each version of the keys', async () => {
    await oldCase('WF-222222')
    await walkThrough()
    await oldCase('WF-333333')
    await walkThrough()
    expect(await found({ partnership: WF })).toEqual(['WF-222222'])
    const { keysVersion, value } = await rowAt(keyOf.head('WF-222222'))
    expect(keysVersion).toBeGreaterThan(0)
    expect(caseSummarySchema.parse(JSON.parse(value)).facts).not.toBeNull()
  })
})
