import { install } from '@sinonjs/fake-timers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SqliteStore } from '../../../functions/local/sqlite-store.ts'
import { MailQueue } from '../../../infra/local/mail-queue.ts'

let clock: ReturnType<typeof install>
beforeEach(() => {
  clock = install({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  clock.uninstall()
})

test('a mail that cannot be taken to its outcome is tried again, and after ten times handed to a person', async () => {
  let tries = 0
  const givenUp: string[] = []
  const queue = new MailQueue({
    store: new SqliteStore(':memory:'),
    receive: () => {
      tries += 1
      return Promise.reject(new Error('no name server'))
    },
    giveUp: (id) => {
      givenUp.push(id)
      return Promise.resolve()
    },
    failed: () => undefined,
  })
  queue.add('mail-1')
  for (let minute = 0; minute < 10; minute += 1) await clock.tickAsync(60_000)
  expect(tries).toBe(10)
  expect(givenUp).toEqual(['mail-1'])
  expect(queue.idle).toBe(true)
})

test('a mail that succeeds at a later attempt is not handed to a person', async () => {
  let tries = 0
  const givenUp: string[] = []
  const queue = new MailQueue({
    store: new SqliteStore(':memory:'),
    receive: () => {
      tries += 1
      return tries < 4 ? Promise.reject(new Error('no name server')) : Promise.resolve()
    },
    giveUp: (id) => {
      givenUp.push(id)
      return Promise.resolve()
    },
    failed: () => undefined,
  })
  queue.add('mail-1')
  for (let minute = 0; minute < 10; minute += 1) await clock.tickAsync(60_000)
  expect(tries).toBe(4)
  expect(givenUp).toEqual([])
})
