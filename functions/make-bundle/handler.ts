import { EVENTS, type Manifest } from '../domain/bundle/manifest.ts'
import { redact } from '../domain/bundle/redact.ts'
import { readmeOf } from '../domain/bundle/readme.ts'
import type { CaseEvent, PayloadOf } from '../domain/case/events.ts'
import { fold } from '../domain/case/fold.ts'
import type { Case } from '../domain/case/state.ts'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { Archive, Reader, RecordStore } from '../domain/ports.ts'
import { mailRowSchema, noticeRowSchema } from '../domain/record.ts'
import { noticeFile } from '../deliver-notice/handler.ts'
import { mailKey } from '../receive-mail/handler.ts'
import program from '../../package.json' with { type: 'json' }
import { numbered } from './numbered.ts'
import { jsonFile, textFile, withManifest, zipOf, type BundleFile } from './files.ts'
import { redactedTimelineHtml } from './redacted-timeline-html.ts'
import { timelineHtml } from './timeline-html.ts'

export interface MakeBundlePorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly read: Reader
  readonly partnerships: Partnerships
}

/** A bundle that somebody asked for: the event that says so is the last that it holds. */
export interface OrderedBundle {
  readonly event: CaseEvent & { readonly payload: PayloadOf<'bundle-made'> }
  /** The events up to that one. */
  readonly record: readonly CaseEvent[]
  readonly state: Case
}

/** The bundle that an event of the case says was made; null where none does. */
export const findOrder = async (
  store: RecordStore,
  reference: string,
  bundleId: string,
): Promise<OrderedBundle | null> => {
  const whole = await store.loadCase(reference)
  for (const event of whole) {
    const { payload } = event
    if (payload.type !== 'bundle-made' || payload.bundleId !== bundleId) continue
    const record = whole.slice(0, event.seq)
    const state = fold(record)
    return state === null ? null : { event: { ...event, payload }, record, state }
  }
  return null
}

/** The bundle as a zip, made while it is read. Mails and notices that came after it was asked for are not in it. */
export const makeBundle = (order: OrderedBundle, ports: MakeBundlePorts): ReadableStream<Uint8Array> => {
  const { event } = order
  const files = event.payload.redacted ? redactedFiles(order, ports) : wholeFiles(order, ports)
  return zipOf(withManifest(files, aboutOf(order)), new Date(event.at))
}

const aboutOf = ({ event, state }: OrderedBundle): Omit<Manifest, 'files'> => {
  const { at, by, seq, link, payload } = event
  const person = by.kind === 'person' && !payload.redacted ? by : null
  return {
    format: 'stepwise-case-bundle',
    version: 1,
    kind: payload.redacted ? 'redacted' : 'whole',
    reference: state.reference,
    partnership: state.partnership,
    made: { at, by: person?.name ?? null, why: person?.why ?? null },
    stepwise: program.version,
    chain: { events: seq, head: link },
  }
}

async function* redactedFiles(
  { event, record, state }: OrderedBundle,
  ports: MakeBundlePorts,
): AsyncGenerator<BundleFile> {
  const { reference, escalating, receiving } = state
  yield textFile('README.txt', readmeOf({ kind: 'redacted', reference }))
  const events = redact(record)
  yield textFile(
    'timeline.html',
    redactedTimelineHtml(events, state, partnershipName(state, ports), event.at),
  )
  yield jsonFile(EVENTS, {
    reference,
    escalatingAgency: escalating.name,
    receivingAgency: receiving?.name ?? null,
    events,
  })
}

async function* wholeFiles(
  { event, record, state }: OrderedBundle,
  ports: MakeBundlePorts,
): AsyncGenerator<BundleFile> {
  const { reference } = state
  const { store, archive } = ports
  const mailRows = await store.mailOfCase(reference)
  const noticeRows = await store.noticesOfCase(reference)
  const mails = numbered(
    'mails',
    mailRows.filter(({ receivedAt }) => receivedAt <= event.at),
  )
  const notices = numbered(
    'notices',
    noticeRows.filter(({ createdAt }) => createdAt <= event.at),
  )
  yield textFile('README.txt', readmeOf({ kind: 'whole', reference }))
  yield jsonFile(EVENTS, { reference, events: record })
  const present = new Set<string>()
  const messages = [
    ...mails.map(({ path, row }) => ({ path, key: mailKey(row.id) })),
    ...notices.map(({ path, row }) => ({ path, key: noticeFile(row.id) })),
  ]
  for (const { path, key } of messages) {
    const bytes = await archive.get(key)
    // A notice that was never sent has no file.
    if (bytes === null) continue
    present.add(path)
    yield { path, bytes }
  }
  const fileOf = (path: string) => (present.has(path) ? path : null)
  yield jsonFile('ledger.json', {
    mails: mails.map(({ path, row }) => ({ file: fileOf(path), ...mailEntrySchema.parse(row) })),
    notices: notices.map(({ path, row }) => ({ file: fileOf(path), ...noticeEntrySchema.parse(row) })),
  })
  const told = { record, state, partnership: partnershipName(state, ports), mails, notices, present }
  yield textFile('timeline.html', await timelineHtml(told, ports))
}

const partnershipName = ({ partnership }: Case, { partnerships }: MakeBundlePorts): string =>
  partnerships.get(partnership).name

/** What the ledger says of a mail, without its secret tag and the machine that it came from. */
const mailEntrySchema = mailRowSchema
  .pick({
    id: true,
    mailbox: true,
    receivedAt: true,
    envelopeFrom: true,
    messageId: true,
    from: true,
    subject: true,
    outcome: true,
    reason: true,
    immediateRisk: true,
    handled: true,
  })
  .extend({ handledBefore: mailRowSchema.shape.handledBefore.default([]) })

/** What the outbox says of a notice, without its secret return address. */
const noticeEntrySchema = noticeRowSchema.pick({
  id: true,
  kind: true,
  to: true,
  about: true,
  audience: true,
  createdAt: true,
  state: true,
  attempts: true,
  failure: true,
  wireId: true,
})
