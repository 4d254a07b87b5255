import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { verifyChain } from '../functions/domain/case/chain.ts'
import { fold } from '../functions/domain/case/fold.ts'
import { summaryOf } from '../functions/domain/case/summary.ts'
import { instantFromMillis, millisOf, type Instant } from '../functions/domain/instant.ts'
import type { Partnership } from '../functions/domain/partnership/partnership.ts'
import type { Change, MailRow } from '../functions/domain/record.ts'
import { FileArchive } from '../functions/local/file-archive.ts'
import { SqliteStore } from '../functions/local/sqlite-store.ts'
import { mailKey } from '../functions/receive-mail/handler.ts'
import { agenciesWithPeople, samplePartnership } from '../tests/sample-case.ts'
import { idsInOrder } from './ids-in-order.ts'
import { mailIdAt, mailRow, PastCase, type Dice, type PastMail } from './past-case.ts'

const DAY = 86_400_000
const DAYS = 1_800
/** Cases whose rows are written in one transaction. */
const TOGETHER = 2_000
/** Mail of older cases is in the ledger alone, as files by the hundred thousand would say nothing more. */
const ARCHIVED_DAYS = 30
const WAITING = 200
export const LONG_CASE = 'WF-LANGEN'

/** The same cases each time: a generator of its own (Park and Miller's), as `Math.random` takes no seed. */
const diceFrom = (seed: number): Dice => {
  let state = seed
  return (sides) => {
    state = (state * 48_271) % 2_147_483_647
    return state % sides
  }
}

/**
 * Puts cases of five years on record, as the program would have left them: of several agencies, at several steps,
 * agreed, withdrawn, exhausted or open, with their mail and notices; one case with eighty mails; and held mail. A folder
 * that has them already is left as it is.
 */
export const fillWithPastCases = async (dataDir: string, cases: number, until: Instant): Promise<void> => {
  mkdirSync(dataDir, { recursive: true })
  const filled = join(dataDir, 'filled')
  if (existsSync(filled)) return
  const partnership = samplePartnership()
  const store = new SqliteStore(join(dataDir, 'stepwise.sqlite'))
  const archive = new FileArchive(join(dataDir, 'archive'))
  const dice = diceFrom(20_261_127)
  const archivedFrom = instantFromMillis(millisOf(until) - ARCHIVED_DAYS * DAY)
  for (let done = 0; done < cases; done += TOGETHER) {
    const made = Array.from({ length: Math.min(TOGETHER, cases - done) }, (_, index) => {
      const daysAgo = ((cases - done - index) / cases) * DAYS
      const openedAt = instantFromMillis(Math.floor(millisOf(until) - daysAgo * DAY))
      const reference = `WF-${(done + index).toString(32).toUpperCase().padStart(6, '0')}`
      return pastCase(partnership, reference, openedAt, until, dice).live()
    })
    await write(store, made)
    await keep(
      archive,
      made.flatMap(({ mails }) => mails).filter(({ row }) => row.receivedAt > archivedFrom),
    )
  }
  const lastMorning = instantFromMillis(millisOf(until) - 0.5 * DAY)
  const long = pastCase(partnership, LONG_CASE, lastMorning, until, dice).talk(80)
  await write(store, [long])
  await keep(archive, [...long.mails, ...(await writeHeldMail(store, partnership, until))])
  await checkSample(store, cases)
  store.close()
  writeFileSync(filled, `${cases} cases until ${until}\n`)
}

const pastCase = (
  partnership: Partnership,
  reference: string,
  openedAt: Instant,
  until: Instant,
  dice: Dice,
): PastCase => {
  const population = dice(4) === 0 ? 'adults' : 'children'
  const agencies = agenciesWithPeople(partnership, population)
  const escalating = agencies[dice(agencies.length)]
  const others = agencies.filter((each) => each !== escalating)
  const receiving = others[dice(others.length)]
  if (escalating === undefined || receiving === undefined) throw new Error('no sample agencies')
  const [token, mailId] = [idsInOrder.secret(), mailIdAt(openedAt)]
  const of = { partnership, population, escalating, receiving, openedAt, token, mailId } as const
  return new PastCase(reference, of, until, dice)
}

/** The writes of a group share a transaction in the store. */
const write = async (store: SqliteStore, cases: readonly PastCase[]): Promise<void> => {
  const written = cases.flatMap((each) => {
    const change = each.change()
    const [opened, ...others] = each.mails
    if (opened === undefined) throw new Error('a case without mail')
    return [
      store.receive(pending(opened.row)).then(() => 'committed' as const),
      store.commit(change),
      ...others.flatMap(({ row }) => settle(store, row)),
    ]
  })
  if ((await Promise.all(written)).includes('conflict')) throw new Error('a row that nothing else writes')
}

const pending = (row: MailRow): MailRow => ({ ...row, outcome: 'pending', reference: null })

const settle = (store: SqliteStore, mail: MailRow): Promise<'committed' | 'conflict'>[] => {
  const change: Change = { case: null, mail, notices: [], noticesChanged: [], workflow: [], lookups: [] }
  return [store.receive(pending(mail)).then(() => 'committed' as const), store.commit(change)]
}

const writeHeldMail = async (
  store: SqliteStore,
  partnership: Partnership,
  until: Instant,
): Promise<PastMail[]> => {
  const mails = Array.from({ length: WAITING }, (_, index): PastMail => {
    const receivedAt = instantFromMillis(millisOf(until) - (index + 1) * (DAY / 50))
    const from = `someone.${index}@elsewhere.example`
    const of = { id: mailIdAt(receivedAt), partnership, population: 'children', receivedAt, from } as const
    const reason = 'The sender is in no directory: a person has to look at it.'
    const row = { ...mailRow({ ...of, subject: `Worried about a pupil (${index})` }), reason }
    return { row: { ...row, outcome: 'held' }, text: 'This is step one of the Escalation Process.' }
  })
  await Promise.all(mails.flatMap(({ row }) => settle(store, row)))
  return mails
}

const keep = async (archive: FileArchive, mails: readonly PastMail[]): Promise<void> => {
  for (let done = 0; done < mails.length; done += 32) {
    await Promise.all(
      mails
        .slice(done, done + 32)
        .map(async ({ row, text }) => archive.put(mailKey(row.id), Buffer.from(asMessage(row, text)))),
    )
  }
}

const asMessage = ({ from, mailbox, subject, messageId, receivedAt }: MailRow, text: string): string =>
  [
    `From: <${from ?? ''}>`,
    `To: <${mailbox}>`,
    `Subject: ${subject ?? ''}`,
    `Message-ID: ${messageId ?? ''}`,
    `Date: ${new Date(receivedAt).toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    ...(text.match(/.{1,90}(?: |$)/g) ?? []),
  ].join('\r\n')

/** Some cases from all over: each record verifies, and the list says of it what its events say. */
const checkSample = async (store: SqliteStore, cases: number): Promise<void> => {
  for (let index = 0; index < cases; index += Math.ceil(cases / 200)) {
    const reference = `WF-${index.toString(32).toUpperCase().padStart(6, '0')}`
    const record = await store.loadCase(reference)
    const state = fold(record)
    const listed = await store.loadSummary(reference)
    const isRight = state !== null && isDeepStrictEqual(summaryOf(state, record), listed)
    if (!isRight || !verifyChain(record).intact) throw new Error(`${reference} is no true record`)
  }
}
