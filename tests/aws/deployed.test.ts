import { beforeAll, describe, expect, inject, it } from 'vitest'
import { Account } from './emulator/account.ts'
import { deployStacks } from './emulator/deploy.ts'
import { eventually, STEP_ONE } from './sample-mail.ts'

/** Slow enough for a case to be answered, quick enough for its deadlines to be waited for. */
const SECONDS_PER_DAY = 30

let account: Account

beforeAll(async () => {
  const emulator = inject('emulator')
  account = new Account(emulator, await deployStacks(emulator.endpoint, SECONDS_PER_DAY))
}, 240_000)

const mailOf = async (messageId: string) => {
  const { items } = await account.store.latestMail(null, { limit: 100, after: null })
  return items.find((mail) => mail.messageId === `<${messageId}@parkside-primary.example>`) ?? null
}

const settled = async (messageId: string) =>
  await eventually(async () => {
    const mail = await mailOf(messageId)
    return mail === null || mail.outcome === 'pending' ? null : mail
  }, `the mail ${messageId} has an outcome`)

describe('the deployed stacks', () => {
  it('open a case by a mail that says step one, start its clock and send its notices', async () => {
    await account.mailComes({ messageId: 'opens', text: STEP_ONE })
    const mail = await settled('opens')
    expect(mail).toMatchObject({ outcome: 'opened', reason: null })
    const reference = mail.reference ?? ''
    await eventually(
      async () => (await account.runningExecutions()).find(({ name }) => name === `${reference}.1`) ?? null,
      'its clock runs',
    )
    const notices = await eventually(async () => {
      const rows = await account.store.noticesOfCase(reference)
      return rows.length > 0 && rows.every(({ state }) => state === 'sent') ? rows : null
    }, 'its notices are sent')
    const sent = await account.sent()
    for (const { to } of notices) expect(sent.flatMap(({ To }) => To)).toContain(to.email)
  })
})
