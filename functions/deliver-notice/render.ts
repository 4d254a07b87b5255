import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fold } from '../domain/case/fold.ts'
import type { CaseEvent } from '../domain/case/events.ts'
import type { Case } from '../domain/case/state.ts'
import { instantSchema } from '../domain/instant.ts'
import { composeNotice } from '../domain/notice/compose.ts'
import type { NoticeContext, Words } from '../domain/notice/context.ts'
import type { NoticeDocument } from '../domain/notice/kinds.ts'
import { noticeMime } from '../domain/notice/mime.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Population } from '../domain/partnership/role.ts'
import type { Archive, Reader, RecordStore } from '../domain/ports.ts'
import type { NoticeRow } from '../domain/record.ts'
import { mailKey } from '../receive-mail/handler.ts'

export interface RenderPorts {
  readonly store: Pick<RecordStore, 'loadCase' | 'loadMail'>
  readonly archive: Pick<Archive, 'get' | 'put'>
  readonly read: Reader
  readonly partnerships: Partnerships
}

/** A notice whose case or mail is not on record: a fault of ours. */
export class NoticeWithoutSubject extends Error {
  override readonly name = 'NoticeWithoutSubject'
}

export const mailboxOf = ({ addresses }: Partnership, population: Population): string => {
  const mailbox = addresses.find((each) => each.population === population)
  if (mailbox === undefined)
    throw new NoticeWithoutSubject('a notice is about a population without a mailbox')
  return mailbox.address
}

/**
 * A notice's name on the wire. Its id can be worked out from a reference, which people read out; whoever names the
 * notice in a bounce must have seen it, so the name ends in what only its own mail shows.
 */
export const nameOnTheWire = ({ id, returnToken }: NoticeRow): string =>
  `${id}.${createHash('sha256').update(returnToken).digest('hex').slice(0, 16)}`

/** What a notice says, from the case as it stood when the notice became necessary: the same each time. */
export const documentOf = async (notice: NoticeRow, ports: RenderPorts): Promise<NoticeDocument> =>
  composeNotice(await contextOf(notice, ports))

/** For many notices at once: those of one case share its record and the words of its mails. */
export const readingEachOnce = ({ store, archive, ...ports }: RenderPorts): RenderPorts => ({
  ...ports,
  store: {
    loadMail: once(async (id) => await store.loadMail(id)),
    loadCase: once(async (reference) => await store.loadCase(reference)),
  },
  archive: {
    get: once(async (key) => await archive.get(key)),
    put: async (key, bytes) => {
      await archive.put(key, bytes)
    },
  },
})

const once = <T>(read: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const begun = new Map<string, Promise<T>>()
  return async (key) => {
    const known = begun.get(key) ?? read(key)
    begun.set(key, known)
    return await known
  }
}

/** The whole message, ready for the wire. */
export const renderNotice = async (notice: NoticeRow, ports: RenderPorts): Promise<Uint8Array> => {
  const context = await contextOf(notice, ports)
  const { partnership, about } = context
  return await noticeMime({
    id: nameOnTheWire(notice),
    document: composeNotice(context),
    partnership: partnership.name,
    mailbox: mailboxOf(partnership, notice.population),
    to: notice.to,
    caseToken: about.of === 'case' ? about.case.token : null,
    references: await referencesOf(about, ports),
    date: notice.createdAt,
  })
}

const contextOf = async (notice: NoticeRow, ports: RenderPorts): Promise<NoticeContext> => {
  const { about, kind, audience, to } = notice
  const shared = { kind, audience, recipient: to }
  if (about.of === 'mail') {
    const mail = await ports.store.loadMail(about.mailId)
    if (mail === null) throw new NoticeWithoutSubject('a notice is about a mail that is not on record')
    const partnership = ports.partnerships.get(notice.partnership)
    return { ...shared, partnership, about: { of: 'mail', mail } }
  }
  if (about.of === 'week') {
    const partnership = ports.partnerships.get(notice.partnership)
    const { digest } = about
    return { ...shared, partnership, about: { of: 'week', digest, population: notice.population } }
  }
  if (about.of === 'held-danger') {
    const partnership = ports.partnerships.get(notice.partnership)
    return { ...shared, partnership, about: { ...about, population: notice.population } }
  }
  const record = await ports.store.loadCase(about.reference)
  const state = fold(record, about.asOf)
  const event = record.find(({ seq }) => seq === about.seq)
  if (state === null || event === undefined) {
    throw new NoticeWithoutSubject('a notice is about an event that is not on record')
  }
  const partnership = await ports.partnerships.ofCase(state)
  const words = carriesWords(notice) ? await wordsOf(mailIdOf(event, state), ports) : null
  return { ...shared, partnership, about: { of: 'case', case: state, event, words } }
}

/** Alerts to managers and the business unit carry reference, agencies, step and dates only. */
const carriesWords = ({ audience }: NoticeRow): boolean =>
  audience !== 'manager' && audience !== 'business-unit'

/** Whoever gets the step from somebody else reads the concern, not the bounce or the answer that brought them in. */
const mailIdOf = ({ by, payload }: CaseEvent, { openedByMail }: Case): string =>
  by.kind === 'mail' && payload.type !== 'contact-changed' ? by.mailId : openedByMail

const wordsSchema = z.object({ by: z.string(), at: instantSchema, text: z.string() })
const wordsKey = (mailId: string): string => `words/${mailId}.json`

/** What the mail's sender newly wrote. Read once: a mail can be 40 MB, and a case passes its words on many times. */
const wordsOf = async (mailId: string, { store, archive, read }: RenderPorts): Promise<Words | null> => {
  const kept = await archive.get(wordsKey(mailId))
  if (kept !== null) return wordsSchema.parse(JSON.parse(new TextDecoder().decode(kept)))
  const mail = await store.loadMail(mailId)
  const raw = await archive.get(mailKey(mailId))
  if (mail === null || raw === null) return null
  const reading = await read(raw)
  const by = reading.fromName ?? reading.from ?? 'The sender'
  const words = { by, at: mail.receivedAt, text: reading.newText }
  await archive.put(wordsKey(mailId), new TextEncoder().encode(JSON.stringify(words)))
  return words
}

/** Message-IDs that it answers, oldest first (RFC 5322, section 3.6.4). */
const referencesOf = async (about: NoticeContext['about'], ports: RenderPorts): Promise<string[]> => {
  switch (about.of) {
    case 'case':
      return await threadOf(about.event, about.case, ports)
    case 'mail':
      return about.mail.messageId === null ? [] : [about.mail.messageId]
    case 'week':
    case 'held-danger':
      return []
  }
}

const threadOf = async (event: CaseEvent, state: Case, { store }: RenderPorts): Promise<string[]> => {
  const ids = [...new Set([state.openedByMail, mailIdOf(event, state)])]
  const mails = await Promise.all(ids.map((id) => store.loadMail(id)))
  return mails.flatMap((mail) =>
    mail?.messageId === undefined || mail.messageId === null ? [] : [mail.messageId],
  )
}
