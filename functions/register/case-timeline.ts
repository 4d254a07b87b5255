import type { CaseEvent } from '../domain/case/events.ts'
import type { Case } from '../domain/case/state.ts'
import type { Instant } from '../domain/instant.ts'
import { dateOf } from '../domain/notice/moments.ts'
import { localTimeOf } from '../domain/deadlines/local-time.ts'
import type { Reading } from '../domain/reading/reading.ts'
import type { NoticeRow } from '../domain/record.ts'
import { words } from './document-blocks.ts'
import { actor, eventInWords, type EventInWords } from './event-words.ts'
import { markup, nothing, shortened, type Html } from './markup.ts'
import { deliveryInWords, noticeKindInWords } from './words.ts'

/** What the mails of a case say, and which notice is which: what the timeline tells beside the events. */
export interface TimelineSources {
  readonly readings: ReadonlyMap<string, Reading>
  readonly notices: readonly NoticeRow[]
}

interface Entry {
  readonly at: Instant
  readonly seq: number
  readonly body: Html
  readonly weight: EventInWords['weight'] | 'notices'
}

/** Everything that happened to a case, in its order, the day as a heading. */
export const timeline = (record: readonly CaseEvent[], state: Case, sources: TimelineSources): Html => {
  const days = Map.groupBy(entriesOf(record, state, sources), ({ at }) => dateOf(at))
  return markup`<div class="sw-timeline">${[...days].map(
    ([
      date,
      entries,
    ]) => markup`<section class="sw-timeline__day"><h3 class="govuk-heading-s sw-timeline__date">${date}</h3>
    <ol class="sw-timeline__list">${entries.map(
      ({ at, seq, body, weight }) =>
        markup`<li class="sw-entry sw-entry--${weight}" id="event-${seq}"><time class="sw-entry__time" datetime="${at}">${localTimeOf(at, 'Europe/London')}</time><div class="sw-entry__body">${body}</div></li>`,
    )}</ol></section>`,
  )}</div>`
}

/** Notices that went out one after the other are one entry: a dozen lines of "sent" would hide the rest. */
const entriesOf = (record: readonly CaseEvent[], state: Case, sources: TimelineSources): Entry[] => {
  const entries: Entry[] = []
  const shownMails = new Set<string>()
  let sent: CaseEvent[] = []
  const flush = (): void => {
    const [first] = sent
    if (first !== undefined) entries.push(noticesEntry(first, sent, sources))
    sent = []
  }
  for (const event of record) {
    if (event.payload.type === 'notice-sent') {
      sent.push(event)
      continue
    }
    flush()
    const { by } = event
    const quotes = by.kind === 'mail' && !shownMails.has(by.mailId)
    if (by.kind === 'mail') shownMails.add(by.mailId)
    entries.push(eventEntry(event, state, quotes ? sources : null))
  }
  flush()
  return entries
}

const longestWords = 3_000

const eventEntry = (event: CaseEvent, state: Case, sources: TimelineSources | null): Entry => {
  const { by, at, seq } = event
  const { title, weight, ...more } = eventInWords(event, state)
  // Where the reason is all that there is to say, it stands once: beside who gave it.
  const detail = by.kind === 'person' && more.detail === by.why ? null : more.detail
  const mailId = by.kind === 'mail' ? by.mailId : null
  const struck = isStruckOut(event, state)
  const reading = mailId === null ? undefined : sources?.readings.get(mailId)
  return {
    at,
    seq,
    weight,
    body: markup`<p class="sw-entry__title">${struck ? markup`<s>${title}</s> (struck out)` : title}</p>${detail === null ? nothing : markup`<p class="sw-entry__detail">${struck ? markup`<s>${detail}</s>` : detail}</p>`}${
      by.kind === 'person'
        ? markup`<p class="sw-entry__detail">By ${actor(by, state)}${by.why === '' ? nothing : markup`: ${by.why}`}</p>`
        : nothing
    }${reading === undefined || mailId === null ? nothing : quoted(mailId, reading)}`,
  }
}

/** A call that was noted, or a mail that was filed here, by mistake. */
export const isStruckOut = ({ payload, seq }: CaseEvent, { calls, takenOut }: Case): boolean => {
  if (payload.type === 'call-noted') return !calls.some((call) => call.seq === seq)
  return (
    payload.type === 'mail-recorded' &&
    takenOut.some((each) => each.mailId === payload.mailId && each.seq > seq)
  )
}

const quoted = (mailId: string, { newText }: Reading): Html => {
  const text = newText.trim()
  const isLong = text.length > longestWords
  return markup`${text === '' ? nothing : words(isLong ? `${text.slice(0, longestWords)}…` : text)}<p class="sw-entry__more${isLong ? '' : ' sw-actions'}"><a class="govuk-link" href="/mail/${mailId}">${isLong ? 'The whole mail' : 'The mail'}</a></p>`
}

const noticesEntry = (first: CaseEvent, sent: readonly CaseEvent[], { notices }: TimelineSources): Entry => {
  const lines = sent.flatMap(({ payload }) => {
    const notice =
      payload.type === 'notice-sent' ? notices.find(({ id }) => id === payload.noticeId) : undefined
    return notice === undefined ? [] : [notice]
  })
  return {
    at: first.at,
    seq: first.seq,
    weight: 'notices',
    body: markup`<p class="sw-entry__title">${sent.length === 1 ? 'A notice' : `${sent.length} notices`} ${lines.some(({ state }) => state === 'sent') ? 'sent' : 'written'}</p>
      <ul class="sw-entry__notices">${lines.map(
        ({ id, kind, to, state }) =>
          markup`<li><a class="govuk-link" href="/outbox/${id}">${noticeKindInWords(kind)}</a> to ${shortened(to.name, 80)}${state === 'sent' || state === 'shown' ? nothing : markup` <strong class="sw-late">${deliveryInWords(state)}</strong>`}</li>`,
      )}</ul>`,
  }
}
