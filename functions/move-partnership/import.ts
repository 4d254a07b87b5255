import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { isAnyOpen } from '../domain/case-query.ts'
import { verifyChain } from '../domain/case/chain.ts'
import type { RecordedEvent } from '../domain/case/events.ts'
import type { Archive, RecordStore } from '../domain/ports.ts'
import type { CaseSummary, Change } from '../domain/record.ts'
import { ARCHIVE, lines, MANIFEST, manifestSchema, type ExportManifest, type Kind } from './format.ts'
import { takeVersions } from './versions.ts'

/** Where an export's files are read from, each by its path. */
export interface ExportSource {
  readonly paths: readonly string[]
  /** Null where there is no such file. */
  readonly read: (path: string) => Promise<Uint8Array | null>
}

export interface ImportPorts {
  readonly store: RecordStore
  readonly archive: Archive
}

export interface Imported {
  readonly manifest: ExportManifest
  /** Cases that were taken over now, and those that were here already. */
  readonly taken: number
  readonly here: number
  readonly clocksStarted: number
  readonly queued: number
}

/** The file cannot be taken over; `message` is a sentence for whoever runs the import. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused'
}

/** How much of a case goes into one commit: a transaction of DynamoDB holds 100 items. */
const EVENTS_AT_ONCE = 50
const ROWS_AT_ONCE = 25

/**
 * Takes a partnership's record over. Whatever is here already stays as it is, so an import that was cut off, or is
 * done twice, can be done again. The files come first and the notices last, so that nothing is sent before all that it
 * needs is here; then the clocks of open cases are started.
 *
 * @throws ImportRefused before anything is written, but for a file that turns out to be damaged further in
 */
export const importPartnership = async (source: ExportSource, ports: ImportPorts): Promise<Imported> => {
  const manifest = await manifestOf(source)
  const file = new ExportFile(source, manifest)
  await refuseOthers(file, ports.store)
  const versions: z.infer<typeof lines.versions>[] = []
  for await (const version of file.lines('versions', lines.versions)) versions.push(version)
  const different = await takeVersions(manifest.head, versions, ports.store.versions)
  if (different !== null) throw new ImportRefused(different)
  for await (const { key, bytes } of file.archive()) await ports.archive.put(key, bytes)

  const open: CaseSummary[] = []
  let taken = 0
  for await (const each of file.lines('cases', lines.cases)) {
    if (await takeCase(each, ports.store)) taken += 1
    const now = await ports.store.loadSummary(each.summary.reference)
    if (now?.version === each.summary.version && isAnyOpen(now)) open.push(now)
  }
  for await (const mail of file.lines('mail', lines.mail)) await ports.store.receive(mail)
  for await (const rows of inLots(file.lines('lookups', lines.lookups)))
    await commit({ lookups: rows }, ports.store)
  const queued = await takeNotices(file, ports.store)
  for (const { reference, version, generation } of open) {
    const workflow = [{ id: `${reference}.${version}`, task: 'start' as const, reference, generation }]
    await commit({ workflow }, ports.store)
  }
  await verify(file, ports.store)
  return { manifest, taken, here: manifest.counts.cases - taken, clocksStarted: open.length, queued }
}

const manifestOf = async ({ read, paths }: ExportSource): Promise<ExportManifest> => {
  const bytes = await read(MANIFEST)
  if (bytes === null) throw new ImportRefused('This is no export of a partnership: it has no export.json.')
  const manifest = manifestSchema.safeParse(jsonOf(bytes))
  if (!manifest.success) {
    throw new ImportRefused(
      'Its export.json is not as this version of Stepwise writes it: use the version that wrote the file.',
    )
  }
  const there = new Set(paths)
  const missing = manifest.data.files.find(({ path }) => !there.has(path))
  if (missing !== undefined) throw new ImportRefused(`The file is not whole: ${missing.path} is missing.`)
  return manifest.data
}

const jsonOf = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** The parts of an export, each held against its digest while it is read. */
class ExportFile {
  readonly #source: ExportSource
  readonly manifest: ExportManifest

  constructor(source: ExportSource, manifest: ExportManifest) {
    this.#source = source
    this.manifest = manifest
  }

  /** The lines of every part of a kind, in the order in which they were written. */
  async *lines<T>(kind: Kind, schema: z.ZodType<T>): AsyncGenerator<T> {
    for (const { path, sha256 } of this.manifest.files) {
      if (!path.startsWith(`${kind}-`)) continue
      const text = new TextDecoder().decode(await this.#checked(path, sha256))
      for (const line of text.split('\n')) {
        if (line !== '') yield lineOf(line, schema, path)
      }
    }
  }

  async *archive(): AsyncGenerator<{ key: string; bytes: Uint8Array }> {
    for (const { path, sha256 } of this.manifest.files) {
      if (!path.startsWith(ARCHIVE)) continue
      const key = path.slice(ARCHIVE.length)
      if (!archiveKey.test(key)) throw new ImportRefused(`${path} is no name of the mail archive.`)
      yield { key, bytes: await this.#checked(path, sha256) }
    }
  }

  async #checked(path: string, sha256: string): Promise<Uint8Array> {
    const bytes = await this.#source.read(path)
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new ImportRefused(`The file is damaged: ${path} is not what was exported.`)
    }
    return bytes
  }
}

/** Of the archive's own making: a folder and a name, and nothing that leads out of it. */
const archiveKey = /^(mail|words|verdicts|notices)\/(?!\.)[\w@.+=-]+$/

const lineOf = <T>(line: string, schema: z.ZodType<T>, path: string): T => {
  const parsed = schema.safeParse(jsonOf(Buffer.from(line)))
  if (!parsed.success) {
    throw new ImportRefused(`${path} holds a line that this version of Stepwise does not know.`)
  }
  return parsed.data
}

type Taken = z.infer<typeof lines.cases>

/** A case that is here must be the same case: one of the two records is the beginning of the other. */
const refuseOthers = async (file: ExportFile, store: RecordStore): Promise<void> => {
  const { partnership } = file.manifest
  for await (const { summary, events } of file.lines('cases', lines.cases)) {
    const { reference } = summary
    if (summary.partnership !== partnership || events.at(-1)?.seq !== summary.version) {
      throw new ImportRefused(`Case ${reference} in the file is not as it was exported.`)
    }
    const check = verifyChain(events)
    if (!check.intact) {
      throw new ImportRefused(
        `The record of case ${reference} in the file is broken at event ${check.seq}: ${check.why}.`,
      )
    }
    const here = await store.loadRecord(reference)
    if (here.some((event, index) => index < events.length && event.link !== events[index]?.link)) {
      throw new ImportRefused(
        `There is another case ${reference} here already, or it has gone on differently here: nothing was taken over.`,
      )
    }
  }
}

/** @returns whether anything of it was not here yet */
const takeCase = async ({ summary, pair, events }: Taken, store: RecordStore): Promise<boolean> => {
  const before = (await store.loadSummary(summary.reference))?.version ?? 0
  for (let from = before; from < events.length; from += EVENTS_AT_ONCE) {
    const some = events.slice(from, from + EVENTS_AT_ONCE)
    const version = from + some.length
    await commit(
      {
        case: {
          reference: summary.reference,
          expectedVersion: from,
          events: some,
          summary: { ...summary, version },
          pair,
          onlyOpenCaseOfPair: false,
        },
      },
      store,
    )
  }
  return before < events.length
}

/** A notice that is here may have been sent since: its row is left alone. @returns how many wait to be sent */
const takeNotices = async (file: ExportFile, store: RecordStore): Promise<number> => {
  let queued = 0
  for await (const notice of file.lines('notices', lines.notices)) {
    if ((await store.loadNotice(notice.id)) !== null) continue
    await commit({ notices: [notice] }, store)
    if (notice.nextAttemptAt !== null) queued += 1
  }
  return queued
}

const commit = async (change: Partial<Change<RecordedEvent>>, store: RecordStore): Promise<void> => {
  const nothing = { case: null, mail: null, notices: [], noticesChanged: [], workflow: [], lookups: [] }
  if ((await store.commit({ ...nothing, ...change })) === 'conflict') {
    throw new ImportRefused(
      'Something here changed while the file was taken over, or differs from it: import it again.',
    )
  }
}

async function* inLots<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let lot: T[] = []
  for await (const row of rows) {
    lot.push(row)
    if (lot.length < ROWS_AT_ONCE) continue
    yield lot
    lot = []
  }
  if (lot.length > 0) yield lot
}

/** What is here now, against what the file says: every case whole, every row there. */
const verify = async (file: ExportFile, store: RecordStore): Promise<void> => {
  for await (const { summary, events } of file.lines('cases', lines.cases)) {
    const here = await store.loadRecord(summary.reference)
    const same = events.every(({ link }, index) => here[index]?.link === link)
    if (!same || !verifyChain(here).intact) {
      throw new ImportRefused(
        `Case ${summary.reference} is not here as it was exported: import the file again.`,
      )
    }
  }
  const counted = { mail: 0, notices: 0 }
  for await (const { id } of file.lines('mail', lines.mail))
    if ((await store.loadMail(id)) !== null) counted.mail += 1
  for await (const { id } of file.lines('notices', lines.notices)) {
    if ((await store.loadNotice(id)) !== null) counted.notices += 1
  }
  const { counts } = file.manifest
  if (counted.mail !== counts.mail || counted.notices !== counts.notices) {
    throw new ImportRefused('Not every mail and notice of the file is here: import the file again.')
  }
}
