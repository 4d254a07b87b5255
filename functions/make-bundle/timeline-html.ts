import type { CaseEvent } from '../domain/case/events.ts'
import { withoutLabel } from '../domain/case/outstanding.ts'
import type { Case } from '../domain/case/state.ts'
import { localTimeOf } from '../domain/deadlines/local-time.ts'
import { dateOf, daysOneByOne, moment } from '../domain/notice/moments.ts'
import type { Archive, Reader } from '../domain/ports.ts'
import type { MailRow, NoticeRow } from '../domain/record.ts'
import type { Reading } from '../domain/reading/reading.ts'
import { mailKey } from '../receive-mail/handler.ts'
import { actor, eventInWords } from '../register/event-words.ts'
import { markup, nothing, shortened, type Html } from '../register/markup.ts'
import { noticeKindInWords, outcomeInWords, populationInWords, stateInWords } from '../register/words.ts'
import type { Numbered } from './numbered.ts'
import { factTable, pageHtml, table } from './page-html.ts'
import { stepsTable } from './steps-table.ts'

interface Told {
  readonly record: readonly CaseEvent[]
  readonly state: Case
  readonly partnership: string
  readonly mails: readonly Numbered<MailRow>[]
  readonly notices: readonly Numbered<NoticeRow>[]
  /** Paths of the files that the bundle has. */
  readonly present: ReadonlySet<string>
}

interface ReadMail extends Numbered<MailRow> {
  readonly reading: Reading | null
}

/** The case from its first mail to the making of the bundle, to be read and printed without anything else. */
export const timelineHtml = async (
  told: Told,
  ports: { readonly archive: Archive; readonly read: Reader },
): Promise<string> => {
  const mails: ReadMail[] = []
  for (const mail of told.mails) {
    const raw = await ports.archive.get(mailKey(mail.row.id))
    mails.push({ ...mail, reading: raw === null ? null : await ports.read(raw) })
  }
  const { state, record, partnership } = told
  const last = record.at(-1)
  return pageHtml(
    `Case ${state.reference}`,
    markup`
<p class="quiet">${partnership}</p>
<h1>Case ${state.reference}</h1>
${last?.by.kind === 'person' ? markup`<p class="quiet">Made ${moment(last.at)} by ${last.by.name}: ${last.by.why}</p>` : nothing}
${factTable([
  ['Escalating agency', state.escalating.name],
  ['Receiving agency', state.receiving?.name ?? 'Not known'],
  ['About', populationInWords(state.population)],
  ['Raised by', state.practitioner.name],
  ['Opened', moment(state.openedAt)],
  ['State', stateInWords(state.standing.kind)],
  ...outcome(state),
])}
<h2>Steps</h2>
${stepsTable(state)}
<h2>What happened</h2>
${happened(told, mails)}
<h2>Mails</h2>
${mailsTable(mails, told.present)}
<h2>Notices</h2>
${noticesTable(told)}
<h2>How each deadline was counted</h2>
${state.steps.map(({ label, deadline }) => markup`<h3>${label}</h3><p>${deadline.sentence}</p><ul>${daysOneByOne(deadline).map((day) => markup`<li>${day}</li>`)}</ul>`)}
<p class="quiet break">The last link of the record’s chain is ${last?.link ?? ''}. README.txt says what that is and how to check it.</p>`,
  )
}

const outcome = ({ standing }: Case): (readonly [string, string])[] => {
  if (standing.kind !== 'resolved' && standing.kind !== 'awaiting-confirmation') return []
  const { text, outstanding } = standing.outcome
  return [
    [standing.kind === 'resolved' ? 'Agreed outcome' : 'Proposed outcome', text],
    ...(outstanding === null ? [] : [['Still outstanding', withoutLabel(outstanding)] as const]),
  ]
}

const happened = ({ record, state, notices }: Told, mails: readonly ReadMail[]): Html[] => {
  const quoted = new Set<string>()
  const entryOf = (event: CaseEvent): Html => {
    const mailId = event.by.kind === 'mail' ? event.by.mailId : null
    const mail =
      mailId === null || quoted.has(mailId) ? undefined : mails.find(({ row }) => row.id === mailId)
    if (mailId !== null) quoted.add(mailId)
    return entry(event, state, mail, notices)
  }
  return [...Map.groupBy(record, ({ at }) => dateOf(at))].map(
    ([date, events]) => markup`<h3>${date}</h3><ol class="events">${events.map(entryOf)}</ol>`,
  )
}

const entry = (
  event: CaseEvent,
  state: Case,
  mail: ReadMail | undefined,
  notices: readonly Numbered<NoticeRow>[],
): Html => {
  const { payload, by, at, seq } = event
  const { title, detail, weight } = eventInWords(event, state)
  const notice =
    payload.type === 'notice-sent' ? notices.find(({ row }) => row.id === payload.noticeId)?.row : undefined
  const said = notice === undefined ? title : `${noticeKindInWords(notice.kind)} to ${notice.to.name}`
  return markup`<li class="${weight}"><p class="title">${localTimeOf(at, 'Europe/London')} ${said}</p>${
    detail === null ? nothing : markup`<p>${detail}</p>`
  }${
    by.kind === 'person'
      ? markup`<p>By ${actor(by, state)}${by.why === '' ? nothing : markup`: ${by.why}`}</p>`
      : nothing
  }${mail === undefined ? nothing : words(mail)}<p class="quiet">Event ${seq}</p></li>`
}

const words = ({ reading, path }: ReadMail): Html =>
  reading === null || reading.newText.trim() === ''
    ? nothing
    : markup`<blockquote>${reading.newText.trim()}</blockquote><p class="quiet">From <a href="${path}">${path}</a></p>`

const fileOf = (path: string, present: ReadonlySet<string>): Html =>
  present.has(path) ? markup`<a href="${path}">${path}</a>` : markup`no file`

const mailsTable = (mails: readonly ReadMail[], present: ReadonlySet<string>): Html =>
  table(
    ['File', 'Received', 'From', 'Subject and attachments', 'What became of it'],
    mails.map(({ path, row, reading }) => [
      fileOf(path, present),
      moment(row.receivedAt),
      shortened(row.from ?? row.envelopeFrom, 200),
      markup`${shortened(row.subject ?? '', 300)}${attachments(reading)}`,
      outcomeInWords(row.outcome),
    ]),
  )

const attachments = (reading: Reading | null): Html[] =>
  (reading?.attachments ?? [])
    .slice(0, 50)
    .map(
      ({ name, size }) =>
        markup`<br><span class="quiet">${shortened(name === '' ? 'a file without a name' : name, 200)}, ${size} bytes</span>`,
    )

const noticesTable = ({ notices, present }: Told): Html =>
  table(
    ['File', 'Written', 'Notice', 'To', 'Delivery'],
    notices.map(({ path, row }) => [
      fileOf(path, present),
      moment(row.createdAt),
      noticeKindInWords(row.kind),
      `${row.to.name}, ${row.to.email}`,
      row.failure === null ? row.state : `${row.state}: ${row.failure}`,
    ]),
  )
