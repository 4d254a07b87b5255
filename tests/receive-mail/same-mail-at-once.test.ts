import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Partnerships } from '../../functions/domain/partnership/partnerships.ts'
import { read } from '../../functions/domain/reading/read.ts'
import type { MailRow } from '../../functions/domain/record.ts'
import { FileArchive } from '../../functions/local/file-archive.ts'
import { loadPartnerships } from '../../functions/partnership-files.ts'
import { randomIds } from '../../functions/random-ids.ts'
import { SqliteStore } from '../../functions/local/sqlite-store.ts'
import { mailKey, receiveMail } from '../../functions/receive-mail/handler.ts'

const NOW = '2027-01-04T10:00:00.000Z'
const folder = fileURLToPath(new URL('../../partnerships', import.meta.url))

let store: SqliteStore
let dataDir: string
beforeEach(() => {
  store = new SqliteStore(':memory:')
  dataDir = mkdtempSync(join(tmpdir(), 'stepwise-receive-'))
})
afterEach(() => {
  store.close()
  rmSync(dataDir, { recursive: true })
})

/** A queue may hand out one mail several times, and to several of us at once (SQS: at least once). */
const receiveAtOnce = async (text: string, times: number): Promise<MailRow | null> => {
  const loaded = loadPartnerships(folder, 'all')
  if (loaded.kind === 'refused') throw new Error('the shipped partnerships do not load')
  const archive = new FileArchive(dataDir)
  const mail: MailRow = {
    id: 'mail-1',
    mailbox: 'escalations@waltham-forest.example',
    tag: null,
    partnership: 'waltham-forest',
    population: 'children',
    receivedAt: NOW,
    envelopeFrom: 't.okafor@parkside-primary.example',
    client: { ip: '127.0.0.1', helo: 'mail.parkside-primary.example' },
    messageId: null,
    from: null,
    subject: null,
    outcome: 'pending',
    reason: null,
    reference: null,
    immediateRisk: false,
    handled: null,
  }
  const raw = [
    'From: T. Okafor <t.okafor@parkside-primary.example>',
    'To: team.manager@childrens-services.example',
    'Subject: A concern',
    'Message-ID: <once@parkside-primary.example>',
    '',
    text,
    '',
  ].join('\r\n')
  await archive.put(mailKey(mail.id), Buffer.from(raw))
  await store.receive(mail)
  const ports = {
    store,
    archive,
    read,
    clock: { now: () => NOW },
    ids: randomIds,
    partnerships: new Partnerships(loaded.partnerships),
    authenticate: () =>
      Promise.resolve({
        trustedNetwork: true,
        dmarc: 'none',
        dmarcPolicyPublished: false,
        alignedSpf: 'none',
        alignedDkim: 'none',
        spam: false,
        virus: false,
        scanFailed: false,
      } as const),
  }
  await Promise.all(
    Array.from({ length: times }, async () => {
      await receiveMail(mail.id, ports)
    }),
  )
  return await store.loadMail(mail.id)
}

test('a mail that opens a case opens one, however often the queue hands it out at once', async () => {
  const mail = await receiveAtOnce(
    'This is step one of the Safeguarding Partnership’s Escalation Process.',
    5,
  )
  expect(mail?.outcome).toBe('opened')
  expect((await store.listCases({ limit: 10, after: null })).items).toHaveLength(1)
  expect(await store.ledgerBalance()).toEqual({ received: 1, outcomes: { opened: 1, pending: 0 } })
})

test('a mail that is held stays held, and its sender hears of it once', async () => {
  const mail = await receiveAtOnce(
    'If nobody rings by Friday we shall go to step two of the Escalation Process.',
    5,
  )
  expect(mail?.outcome).toBe('held')
  const { items } = await store.listNotices({ limit: 10, after: null })
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  // The same return addresses are known that the notices carry: none was written over.
  for (const { id, returnToken } of items) expect(await store.lookup(`return:${returnToken}`)).toBe(id)
  expect(await store.ledgerBalance()).toEqual({ received: 1, outcomes: { held: 1, pending: 0 } })
})
