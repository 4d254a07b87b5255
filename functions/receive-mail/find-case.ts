import { fold } from '../domain/case/fold.ts'
import type { FoundCase, Match } from '../domain/decide/incoming.ts'
import { messageKey, noticeKey, returnKey, tokenKey } from '../domain/lookups.ts'
import { readTag } from '../domain/notice/addresses.ts'
import type { RecordStore } from '../domain/ports.ts'
import type { Reading } from '../domain/reading/reading.ts'
import type { MailRow, NoticeRow } from '../domain/record.ts'

/** A thread longer than this names its case in its last messages. */
const THREAD = 50

/** A short reference such as WF-7K3QX2 in a subject. */
const referencePattern = /\b[A-Z]{2,4}-[0-9A-HJKMNP-TV-Z]{6,8}\b/g

/**
 * Which case a mail belongs to: its secret address first (a phone's mail program drops References), then the thread,
 * then, as a hint only, a reference in the subject. Signals that disagree are a conflict, never a choice.
 */
export const findCase = async (
  store: RecordStore,
  mail: MailRow,
  reading: Reading,
  returned: NoticeRow | null,
): Promise<Match> => {
  const byAddress = await referenceOfTag(store, mail.tag, returned)
  if (byAddress === 'unknown') {
    return {
      kind: 'conflict',
      why: 'It came to an address of a case that does not exist, or whose record was erased.',
    }
  }
  const thread = await referencesOfThread(store, mail, reading)
  const subject = await referencesOfSubject(store, reading.subject)
  const named = new Set([
    ...(byAddress === null ? [] : [byAddress]),
    ...thread.map(({ reference }) => reference),
    ...subject,
  ])
  const loaded = await Promise.all(
    [...named].map(async (reference) => ({ reference, found: await loadFound(store, reference) })),
  )
  const candidates = new Map(
    loaded.flatMap(({ reference, found }) => {
      if (found === null) return []
      // A mail that was filed to the case by mistake is no thread of it.
      const answers = thread.some(
        ({ id, reference: of }) =>
          of === reference && !found.case.takenOut.some(({ messageId }) => messageId === id),
      )
      const isNamed = answers || reference === byAddress || subject.includes(reference)
      return isNamed ? [[found.case.reference, found] as const] : []
    }),
  )
  if (candidates.size > 1) {
    return {
      kind: 'conflict',
      why: `Its address, thread and subject point to different cases: ${[...candidates.keys()].join(', ')}.`,
    }
  }
  const [found] = candidates.values()
  if (found === undefined) return { kind: 'none' }
  const { partnership, population } = found.case
  if (partnership === mail.partnership && population !== mail.population) {
    return {
      kind: 'conflict',
      why: `It is about a case of the mailbox for ${population}.`,
      belongsTo: population,
    }
  }
  if (partnership !== mail.partnership) {
    return { kind: 'conflict', why: 'It names a case of another partnership.' }
  }
  return {
    kind: 'case',
    found,
    by: byAddress !== null ? 'address' : thread.length > 0 ? 'thread' : 'subject',
  }
}

/** What was merged into another case is found as that other; merges of merges lead on to the last. */
const loadFound = async (store: RecordStore, reference: string): Promise<FoundCase | null> => {
  const record = await store.loadCase(reference)
  const state = fold(record)
  if (state === null) return null
  return state.standing.kind === 'merged'
    ? await loadFound(store, state.standing.into)
    : { case: state, record }
}

const referenceOfTag = async (
  store: RecordStore,
  tag: string | null,
  returned: NoticeRow | null,
): Promise<string | null> => {
  if (tag === null) return null
  const read = readTag(tag)
  if (read?.kind === 'case') return (await store.lookup(tokenKey(read.token))) ?? 'unknown'
  if (read === null || returned === null) return 'unknown'
  return returned.about.of === 'case' ? returned.about.reference : null
}

/** Each message of the thread that belongs to a case, with its case. */
const referencesOfThread = async (
  store: RecordStore,
  mail: MailRow,
  reading: Reading,
): Promise<{ id: string; reference: string }[]> => {
  const ids = [
    ...new Set([...reading.inReplyTo, ...reading.references.slice(-THREAD), ...reading.about.slice(-THREAD)]),
  ]
  const found = await Promise.all(
    ids.map(async (id) => ({ id, reference: await store.lookup(messageKey(mail, id)) })),
  )
  return found.flatMap(({ id, reference }) => (reference === null ? [] : [{ id, reference }]))
}

const referencesOfSubject = async (store: RecordStore, subject: string): Promise<string[]> => {
  const named = [...new Set(subject.toUpperCase().match(referencePattern) ?? [])].slice(0, 5)
  const found = await Promise.all(
    named.map(async (reference) => ((await store.loadCase(reference)).length > 0 ? [reference] : [])),
  )
  return found.flat()
}

/** The notice that a mail answers by the notice's own return address, or names by its id on the wire. */
export const findReturnedNotice = async (
  store: RecordStore,
  mail: MailRow,
  reading: Reading,
): Promise<NoticeRow | null> => {
  const read = mail.tag === null ? null : readTag(mail.tag)
  const keys = [
    ...(read?.kind === 'return' ? [returnKey(read.token)] : []),
    ...[...reading.about, ...reading.inReplyTo].slice(0, THREAD).map((id) => noticeKey(id)),
  ]
  for (const key of keys) {
    const id = await store.lookup(key)
    if (id !== null) return await store.loadNotice(id)
  }
  return null
}
