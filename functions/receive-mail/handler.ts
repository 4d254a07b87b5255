import { createHash } from 'node:crypto'
import type { Authentication } from '../domain/authentication.ts'
import { verify } from '../domain/authentication.ts'
import { changeOf, referencePrefix } from '../domain/case/change.ts'
import { agencyOnCase } from '../domain/case/step.ts'
import { pairOf } from '../domain/case/summary.ts'
import { decide } from '../domain/decide/decide.ts'
import { MOST_TOLD_A_DAY } from '../domain/decide/hold.ts'
import type { Decision, Incoming, MailNotice } from '../domain/decide/incoming.ts'
import { receivingSide } from '../domain/decide/open-case.ts'
import type { Ids } from '../domain/ids.ts'
import { hourOf, type Instant } from '../domain/instant.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import { placeAddress } from '../domain/partnership/placement.ts'
import type { Archive, Clock, Reader, RecordStore } from '../domain/ports.ts'
import type { Reading } from '../domain/reading/reading.ts'
import type { Change, MailRow, NoticeRow } from '../domain/record.ts'
import { findCase, findReturnedNotice } from './find-case.ts'
import { messageKey, seenKey } from '../domain/lookups.ts'
import { queuedNotice, returnLookups } from '../domain/notice/queued.ts'

export interface ReceiveMailPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly clock: Clock
  readonly ids: Ids
  readonly partnerships: Partnerships
  readonly read: Reader
  /** Checks SPF, DKIM and DMARC on the mail as it came (RFC 7208, 6376, 7489). */
  readonly authenticate: (mail: MailRow, raw: Uint8Array) => Promise<Authentication>
}

/** A name server did not answer: the mail stays pending and is tried again. */
export class AuthenticationDeferred extends Error {
  override readonly name = 'AuthenticationDeferred'
}

/** Mail that the ledger has and the archive has not: it cannot be read, and must not be lost in silence. */
export class MailNotArchived extends Error {
  override readonly name = 'MailNotArchived'
}

/** A mail whose decision could not be recorded, as something else was always quicker. */
export class DecisionConflict extends Error {
  override readonly name = 'DecisionConflict'
}

/** Two mails of one case meet once in a while; more conflicts than this are a fault, not bad luck. */
const MOST_CONFLICTS = 50

export const mailKey = (id: string): string => `mail/${id}.eml`

/**
 * Takes one mail from `pending` to its outcome: reads it, finds out who sent it and to which case, decides, and
 * records the decision with everything that must follow, in one transaction.
 *
 * @throws AuthenticationDeferred, MailNotArchived: the mail stays pending
 */
export const receiveMail = async (mailId: string, ports: ReceiveMailPorts): Promise<void> => {
  const { store, archive, clock, partnerships, ids } = ports
  const mail = await store.loadMail(mailId)
  if (mail?.outcome !== 'pending') return
  const raw = await archive.get(mailKey(mailId))
  if (raw === null) throw new MailNotArchived('a pending mail is not in the archive')

  const reading = byEnvelope(mail, await ports.read(raw))
  const verification = verify(await ports.authenticate(mail, raw))
  if (verification.kind === 'try-again') throw new AuthenticationDeferred('a name server did not answer')
  const partnership = partnerships.get(mail.partnership)
  const now = clock.now()
  const facts: Facts = {
    mail,
    reading,
    verification,
    partnership,
    now,
    releasedAt: null,
    fingerprint: fingerprintOf(reading),
  }

  for (let attempt = 1; attempt <= MOST_CONFLICTS; attempt += 1) {
    const incoming = await lookAround(facts, ports)
    const decision = decide(incoming, () => ids.secret())
    const change = changeFor(decision, incoming, facts, ids)
    if ((await store.commit(change)) === 'committed') return
    // A queue can hand the same mail to two of us at once: the other one was quicker.
    if ((await store.loadMail(mailId))?.outcome !== 'pending') return
  }
  throw new DecisionConflict('a decision met other changes every time that it was made')
}

/** A null reverse-path says that no person sent it (RFC 3834, 2; RFC 5321, 4.5.5), whatever its headers leave out. */
const byEnvelope = ({ envelopeFrom }: MailRow, reading: Reading): Reading =>
  envelopeFrom === '' && reading.automatic === null
    ? { ...reading, automatic: 'auto-reply', intent: 'other', immediateRisk: false }
    : reading

/** What is known of a mail before the record is asked. */
export type Facts = Pick<
  Incoming,
  'mail' | 'reading' | 'verification' | 'partnership' | 'now' | 'releasedAt'
> & {
  readonly fingerprint: string
}

/** The same message sent again differs in its Received headers only. */
export const fingerprintOf = ({ from, subject, newText, setApart, attachments }: Reading): string =>
  createHash('sha256')
    .update(JSON.stringify([from, subject, newText, setApart, attachments]))
    .digest('hex')

/** What the record says around a mail: which case, whether it was seen before, what its sender was told today. */
export const lookAround = async (
  facts: Facts,
  { store, partnerships }: Pick<ReceiveMailPorts, 'store' | 'partnerships'>,
): Promise<Incoming> => {
  const { mail, reading, now } = facts
  const returned = await findReturnedNotice(store, mail, reading)
  const match = await findCase(store, mail, reading, returned)
  return {
    ...facts,
    partnership: match.kind === 'case' ? await partnerships.ofCase(match.found.case) : facts.partnership,
    returned,
    match,
    seen: await seenBefore(store, facts),
    openBetween: match.kind === 'none' ? await openBetween(store, facts) : [],
    askedToday: reading.from !== null && (await store.lookup(askedKey(reading.from, now))) !== null,
    toldToday: reading.from === null ? 0 : await toldToday(store, reading.from, now),
    heldAlertQueued: (await store.lookup(heldAlertKey(facts))) !== null,
  }
}

const seenKeyOf = ({ mail, reading, fingerprint }: Facts): string =>
  seenKey(mail.mailbox, reading.messageId ?? fingerprint)

const seenBefore = async (store: RecordStore, facts: Facts): Promise<Incoming['seen']> => {
  const before = await store.lookup(seenKeyOf(facts))
  if (before === null) return 'never'
  return before.endsWith(facts.fingerprint) ? 'same' : 'other'
}

export const askedKey = (address: string, now: Instant): string => `asked:${address}:${now.slice(0, 10)}`
export const toldKey = (address: string, now: Instant, time: number): string =>
  `told:${address}:${now.slice(0, 10)}:${time}`
/** One alert an hour for all the unverified mail of a partnership: a flood of it must not flood people too. */
const heldAlertKey = ({ partnership, now }: Pick<Facts, 'partnership' | 'now'>): string =>
  `held-alert:${partnership.id}:${hourOf(now)}`

const toldToday = async (store: RecordStore, address: string, now: Instant): Promise<number> => {
  for (let times = 0; times < MOST_TOLD_A_DAY; times += 1) {
    if ((await store.lookup(toldKey(address, now, times + 1))) === null) return times
  }
  return MOST_TOLD_A_DAY
}

const openBetween = async (store: RecordStore, { mail, reading, partnership }: Facts): Promise<string[]> => {
  const own = placeAddress(partnership.directory, mail.population, reading.from ?? '')?.agency
  if (own === undefined) return []
  const side = receivingSide(partnership, mail.population, reading, own)
  if (side.kind !== 'one') return []
  const pair = pairOf({
    partnership: partnership.id,
    population: mail.population,
    escalating: agencyOnCase(own, mail.population),
    receiving: agencyOnCase(side.agency, mail.population),
  })
  return pair === null ? [] : await store.openCasesBetween(pair, 5)
}

/** The whole of what a decision writes: events and what follows from them, or the mail's outcome alone. */
export const changeFor = (decision: Decision, incoming: Incoming, facts: Facts, ids: Ids): Change => {
  const { mail, reading, now } = facts
  const { partnership } = incoming
  const settled: MailRow = {
    ...mail,
    messageId: reading.messageId,
    from: reading.from,
    subject: reading.subject,
    immediateRisk: reading.immediateRisk,
  }
  const seen =
    incoming.seen === 'never' ? [{ key: seenKeyOf(facts), value: `${mail.id} ${facts.fingerprint}` }] : []
  switch (decision.kind) {
    case 'open': {
      const reference = ids.reference(referencePrefix(partnership))
      const { events, onlyOpenCaseOfPair } = decision
      const change = changeOf({ reference, record: [], events, partnership, onlyOpenCaseOfPair }, ids, now)
      return {
        ...change,
        mail: { ...settled, outcome: 'opened', reference },
        lookups: [...change.lookups, ...seen, ...threadOf(facts, reference)],
      }
    }
    case 'append': {
      const { record, case: state } = decision.found
      const { reference } = state
      const { events, outcome, reason } = decision
      const change = changeOf({ reference, record, events, partnership, onlyOpenCaseOfPair: false }, ids, now)
      const about = aboutMail(decision.notices, incoming, facts, ids)
      return {
        ...change,
        mail: { ...settled, outcome, reason, reference },
        notices: [...change.notices, ...about.notices],
        lookups: [...change.lookups, ...seen, ...threadOf(facts, reference), ...about.lookups],
      }
    }
    case 'settle': {
      const { outcome, reason, reference } = decision
      const about = aboutMail(decision.notices, incoming, facts, ids)
      return {
        case: null,
        mail: { ...settled, outcome, reason, reference },
        notices: about.notices,
        noticesChanged: [],
        workflow: [],
        lookups: [...seen, ...about.lookups],
      }
    }
  }
}

/** The notices about a mail itself, and the keys that keep them from becoming too many. */
const aboutMail = (
  wanted: readonly MailNotice[],
  incoming: Incoming,
  facts: Facts,
  ids: Ids,
): { notices: NoticeRow[]; lookups: { key: string; value: string }[] } => {
  const { mail, reading, now } = facts
  const notices = wanted.map((notice, index) => mailNotice(notice, index, facts, ids))
  const caps = wanted.flatMap(({ kind, unlessHandledBy }) => {
    if (unlessHandledBy !== null) return [heldAlertKey(facts)]
    if (kind === 'held-mail' || reading.from === null) return []
    return [
      kind === 'question' ? askedKey(reading.from, now) : toldKey(reading.from, now, incoming.toldToday + 1),
    ]
  })
  return {
    notices,
    lookups: [...caps.map((key) => ({ key, value: mail.id })), ...returnLookups(notices)],
  }
}

const threadOf = ({ mail, reading }: Facts, reference: string): Change['lookups'] =>
  reading.messageId === null ? [] : [{ key: messageKey(mail, reading.messageId), value: reference }]

const mailNotice = (
  notice: MailNotice,
  index: number,
  { mail, partnership, now, releasedAt }: Facts,
  ids: Ids,
): NoticeRow =>
  queuedNotice(
    {
      // Notices of a release stand beside those that went out when the mail was held.
      id: `${mail.id}.${releasedAt === null ? '' : 'r'}${index + 1}`,
      kind: notice.kind,
      to: notice.to,
      about: { of: 'mail', mailId: mail.id },
      audience: notice.audience,
      partnership: partnership.id,
      population: mail.population,
    },
    ids,
    now,
    notice.unlessHandledBy ?? now,
  )
