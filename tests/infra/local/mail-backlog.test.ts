import { expect, test } from 'vitest'
import type { MailRow } from '../../../functions/domain/record.ts'
import { SqliteStore } from '../../../functions/local/sqlite-store.ts'
import { MailQueue } from '../../../infra/local/mail-queue.ts'

test('mail that comes while a backlog is being read has its turn when that is done', async () => {
  const store = new SqliteStore(':memory:')
  for (let n = 0; n < 20; n += 1) await store.receive(pendingMail(`left-over-${n}`))
  const finish = new Map<string, () => void>()
  const queue = new MailQueue({
    store,
    receive: (id) =>
      new Promise((done) => {
        finish.set(id, done)
      }),
    giveUp: () => Promise.resolve(),
    failed: () => undefined,
  })
  const takenUp = queue.takeUp()
  await turnUntil(() => finish.size === 20)
  queue.add('just-come')
  for (const done of finish.values()) done()
  await takenUp
  await takenUp
  await turnUntil(() => finish.has('just-come'))
  finish.get('just-come')?.()
  await turnUntil(() => queue.idle)
  expect(finish.size).toBe(21)
})

const turnUntil = async (reached: () => boolean): Promise<void> => {
  for (let turns = 0; !reached(); turns += 1) {
    if (turns > 1_000) throw new Error('it never came to that')
    await new Promise((turn) => setImmediate(turn))
  }
}

const pendingMail = (id: string): MailRow => ({
  id,
  mailbox: 'escalations@waltham-forest.example',
  tag: null,
  partnership: 'waltham-forest',
  population: 'children',
  receivedAt: '2027-01-04T10:00:00.000Z',
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
})
