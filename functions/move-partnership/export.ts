import { createHash } from 'node:crypto'
import { fold } from '../domain/case/fold.ts'
import { pairOf } from '../domain/case/summary.ts'
import type { Instant } from '../domain/instant.ts'
import { tokenKey } from '../domain/lookups.ts'
import type { Archive, Reader, RecordStore } from '../domain/ports.ts'
import type { Page, PageOf } from '../domain/record.ts'
import { noticeFile } from '../deliver-notice/handler.ts'
import { jsonFile, textFile, type BundleFile } from '../make-bundle/files.ts'
import program from '../../package.json' with { type: 'json' }
import { filesOfMail, keysOfMail, keysOfNotice } from './belongings.ts'
import { ARCHIVE, MANIFEST, type ExportManifest, type Kind, type Line } from './format.ts'

export interface ExportPorts {
  readonly store: RecordStore
  readonly archive: Archive
  readonly read: Reader
}

/** Mail that is not read yet would be read by nobody. */
export class MailStillPending extends Error {
  override readonly name = 'MailStillPending'
}

const PAGE = 200

/**
 * The record of a partnership, file by file. The side that it is read from must be at rest until the last of them: what
 * is queued is sent by whichever side goes on, and that must be one.
 *
 * @throws MailStillPending
 */
export async function* exportFiles(
  partnership: string,
  exportedAt: Instant,
  ports: ExportPorts,
): AsyncGenerator<BundleFile> {
  const { store } = ports
  const pending = (await store.pendingMail(1_000)).filter((mail) => mail.partnership === partnership)
  if (pending.length > 0) throw new MailStillPending('mail of the partnership is not read yet')

  const counts = { cases: 0, events: 0, mail: 0, notices: 0, lookups: 0, files: 0 }
  const files: ExportManifest['files'] = []
  const listed = (file: BundleFile): BundleFile => {
    files.push({ path: file.path, sha256: createHash('sha256').update(file.bytes).digest('hex') })
    return file
  }
  const part = <K extends Kind>(kind: K, number: number, lines: readonly Line<K>[]): BundleFile =>
    listed(
      textFile(
        `${kind}-${String(number).padStart(5, '0')}.ndjson`,
        lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      ),
    )
  const archived = async function* (keys: readonly string[]): AsyncGenerator<BundleFile> {
    for (const key of keys) {
      const bytes = await ports.archive.get(key)
      if (bytes === null) continue
      counts.files += 1
      yield listed({ path: `${ARCHIVE}${key}`, bytes })
    }
  }
  const own = <T extends { readonly partnership: string }>(rows: readonly T[]): T[] =>
    rows.filter((row) => row.partnership === partnership)

  const [head = null] = await store.versions.heads([partnership])
  let number = 0
  for await (const { items } of pagesOf((page) => store.versions.list(partnership, page))) {
    const lines = await Promise.all(
      items.map(async (version) => ({
        version,
        texts: (await store.versions.files(partnership, version.number)) ?? {},
      })),
    )
    yield part('versions', (number += 1), lines)
  }

  number = 0
  for await (const { items } of pagesOf((page) => store.listCases(page))) {
    const cases: Line<'cases'>[] = []
    for (const summary of own(items)) {
      const events = await store.loadRecord(summary.reference)
      const state = fold(await store.loadCase(summary.reference))
      cases.push({ summary, pair: state === null ? null : pairOf(state), events })
    }
    const tokens = cases.flatMap(({ events }) =>
      events.flatMap((event) =>
        'payload' in event && event.payload.type === 'case-opened' ? [tokenKey(event.payload.token)] : [],
      ),
    )
    const lookups = await found(tokens, store)
    counts.cases += cases.length
    counts.events += cases.reduce((sum, { events }) => sum + events.length, 0)
    counts.lookups += lookups.length
    yield part('cases', (number += 1), cases)
    yield part('lookups', number, lookups)
  }

  let lookupsPart = number
  number = 0
  for await (const { items } of pagesOf((page) => store.listMail(page))) {
    const mail = own(items)
    const keys = await Promise.all(mail.map((row) => keysOfMail(row, ports)))
    const lookups = await found(keys.flat(), store)
    counts.mail += mail.length
    counts.lookups += lookups.length
    yield part('mail', (number += 1), mail)
    yield part('lookups', (lookupsPart += 1), lookups)
    yield* archived(mail.flatMap(({ id }) => filesOfMail(id)))
  }

  number = 0
  for await (const { items } of pagesOf((page) => store.listNotices(page))) {
    const notices = own(items)
    const lookups = await found(notices.flatMap(keysOfNotice), store)
    counts.notices += notices.length
    counts.lookups += lookups.length
    yield part('notices', (number += 1), notices)
    yield part('lookups', (lookupsPart += 1), lookups)
    yield* archived(notices.map(({ id }) => noticeFile(id)))
  }

  yield jsonFile(MANIFEST, {
    format: 'stepwise-partnership',
    version: 1,
    partnership,
    exportedAt,
    stepwise: program.version,
    head,
    counts,
    files,
  } satisfies ExportManifest)
}

async function* pagesOf<T>(list: (page: Page) => Promise<PageOf<T>>): AsyncGenerator<PageOf<T>> {
  let after: string | null = null
  do {
    const page: PageOf<T> = await list({ limit: PAGE, after })
    yield page
    after = page.next
  } while (after !== null)
}

const found = async (keys: readonly string[], store: RecordStore): Promise<Line<'lookups'>[]> => {
  const values = await Promise.all(
    [...new Set(keys)].map(async (key) => ({ key, value: await store.lookup(key) })),
  )
  return values.flatMap(({ key, value }) => (value === null ? [] : [{ key, value }]))
}
