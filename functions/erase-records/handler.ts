import { seal } from '../domain/case/chain.ts'
import { fold } from '../domain/case/fold.ts'
import type { Ids } from '../domain/ids.ts'
import { tokenKey } from '../domain/lookups.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Archive, Clock, Reader, RecordStore } from '../domain/ports.ts'
import type { CaseSummary, Handling, MailRow, NoticeRow } from '../domain/record.ts'
import { noticeFile } from '../deliver-notice/handler.ts'
import { capsOfMail, filesOfMail, keysOfMail, keysOfNotice } from '../move-partnership/belongings.ts'
import { whatIsDue } from './due.ts'

export interface EraseRecordsPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly read: Reader
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
}

export interface Erased {
  readonly cases: number
  readonly mails: number
  /** Cases that are due but changed meanwhile, or still have something to send. */
  readonly left: readonly string[]
}

interface Person {
  readonly by: string
  readonly why: string
}

/**
 * Erases what is due and was named, and nothing else: what is due is asked for again. Each case gets an event that says so,
 * from which on nobody reads it; then its files, rows and payloads go. What a kill leaves half done is still due, and
 * is finished the next time.
 */
export const eraseRecords = async (
  partnership: Partnership,
  named: { readonly cases: readonly string[]; readonly mails: readonly string[] },
  person: Person,
  ports: EraseRecordsPorts,
): Promise<Erased> => {
  const { cases, mails } = await whatIsDue(partnership, ports.clock.now(), ports.store)
  const left: string[] = []
  let erasedCases = 0
  for (const summary of (cases ?? []).filter(({ reference }) => named.cases.includes(reference))) {
    if (await eraseCase(summary, person, ports)) erasedCases += 1
    else left.push(summary.reference)
  }
  const due = (mails ?? []).filter(({ id }) => named.mails.includes(id))
  for (const mail of due) await eraseMail(mail, person, ports)
  return { cases: erasedCases, mails: due.length, left }
}

const eraseCase = async (before: CaseSummary, person: Person, ports: EraseRecordsPorts): Promise<boolean> => {
  const { store } = ports
  const { reference } = before
  const mails = await store.mailOfCase(reference)
  const notices = [
    ...(await store.noticesOfCase(reference)),
    ...(await Promise.all(mails.map((mail) => noticesAbout(mail, store)))).flat(),
  ]
  const summary = before.erased === null ? await recordErasure(before, mails, notices, person, ports) : before
  if (summary?.erased === undefined || summary.erased === null) return false
  const { at, by, why } = summary.erased
  const opened = (await store.loadRecord(reference)).flatMap((event) =>
    'payload' in event && event.payload.type === 'case-opened' ? [tokenKey(event.payload.token)] : [],
  )
  const lookups = [
    ...opened,
    ...notices.flatMap(keysOfNotice),
    ...mails.flatMap(capsOfMail),
    ...(await Promise.all(mails.map((mail) => keysOfMail(mail, ports)))).flat(),
  ]
  await eraseFiles(mails, notices, ports.archive)
  await store.erase({
    case: { ...withoutPeople(summary), erased: { at, by, why, finished: true } },
    mails: mails.map((mail) => reduced(mail, { at, by, why })),
    notices: notices.map(({ id }) => id),
    lookups,
  })
  return true
}

/** The event from which on nobody reads the case. @returns null where the case is not as it was, or not at rest */
const recordErasure = async (
  before: CaseSummary,
  mails: readonly MailRow[],
  notices: readonly NoticeRow[],
  { by, why }: Person,
  { store, clock, ids }: EraseRecordsPorts,
): Promise<CaseSummary | null> => {
  const { reference, version } = before
  if (notices.some(({ nextAttemptAt }) => nextAttemptAt !== null)) return null
  const record = await store.loadCase(reference)
  const state = fold(record)
  if (state?.version !== version || state.legalHold) return null
  // A case that was merged into another is kept as long as that one.
  if (state.standing.kind === 'merged') {
    const into = await store.loadSummary(state.standing.into)
    if (into !== null && into.erased === null) return null
  }
  const at = clock.now()
  const event = {
    at,
    by: { kind: 'person', name: by, why } as const,
    payload: { type: 'case-erased', mails: mails.length, notices: notices.length } as const,
  }
  const summary: CaseSummary = {
    ...before,
    version: version + 1,
    erased: { at, by, why, finished: false },
  }
  const written = await store.commit({
    case: {
      reference,
      expectedVersion: version,
      events: seal(reference, record, [event], () => ids.secret()),
      summary,
      pair: null,
      onlyOpenCaseOfPair: false,
    },
    mail: null,
    notices: [],
    noticesChanged: [],
    workflow: [],
    lookups: [],
  })
  return written === 'committed' ? summary : null
}

/** What lists and reports still need of a case that is erased names nobody. */
const withoutPeople = (summary: CaseSummary): CaseSummary => ({
  ...summary,
  practitioner: null,
  contact: null,
  asked: [],
  alerts: [],
  takenOn: [],
})

const eraseMail = async (mail: MailRow, person: Person, ports: EraseRecordsPorts): Promise<void> => {
  const { store, clock } = ports
  const notices = await noticesAbout(mail, store)
  const lookups = [...notices.flatMap(keysOfNotice), ...capsOfMail(mail), ...(await keysOfMail(mail, ports))]
  await eraseFiles([mail], notices, ports.archive)
  await store.erase({
    case: null,
    mails: [reduced(mail, { at: clock.now(), ...person })],
    notices: notices.map(({ id }) => id),
    lookups,
  })
}

const eraseFiles = async (
  mails: readonly MailRow[],
  notices: readonly NoticeRow[],
  archive: Archive,
): Promise<void> => {
  const keys = [...mails.flatMap(({ id }) => filesOfMail(id)), ...notices.map(({ id }) => noticeFile(id))]
  for (const key of keys) await archive.erase(key)
}

/** Notices about a mail itself; their ids begin with its id. */
const noticesAbout = async ({ id }: MailRow, store: RecordStore): Promise<NoticeRow[]> => {
  const { items } = await store.listNotices({ limit: MOST_ABOUT, after: `${id}.` })
  return items.filter(({ about }) => about.of === 'mail' && about.mailId === id)
}
const MOST_ABOUT = 50

/** What the ledger keeps so that it balances: which mailbox, when, and what became of it. */
const reduced = (mail: MailRow, erased: NonNullable<MailRow['erased']>): MailRow => {
  const { id, mailbox, partnership, population, receivedAt, outcome, reference, immediateRisk } = mail
  const withoutWords = (each: Handling): Handling => ({ ...each, why: '', heldFor: '' })
  const handled = mail.handled === null ? null : withoutWords(mail.handled)
  const before = mail.handledBefore?.map(withoutWords)
  return {
    id,
    mailbox,
    tag: null,
    partnership,
    population,
    receivedAt,
    envelopeFrom: '',
    client: { ip: '', helo: '' },
    messageId: null,
    from: null,
    subject: null,
    outcome,
    reason: null,
    reference,
    immediateRisk,
    handled,
    ...(before === undefined ? {} : { handledBefore: before }),
    erased,
  }
}
