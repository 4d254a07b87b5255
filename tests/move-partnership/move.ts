import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { RecordStore } from '../../functions/domain/ports.ts'
import { read } from '../../functions/domain/reading/read.ts'
import { zipOf } from '../../functions/make-bundle/files.ts'
import { exportFiles, type ExportPorts } from '../../functions/move-partnership/export.ts'
import { importPartnership, type ImportPorts } from '../../functions/move-partnership/import.ts'
import { openExport } from '../../infra/local/open-export.ts'
import type { Zips } from '../make-bundle/unpacked.ts'

const AT = '2027-01-04T12:00:00.000Z'

export const exported = async (
  partnership: string,
  ports: Omit<ExportPorts, 'read'>,
  zips: Zips,
): Promise<string> => {
  const zip = zipOf(exportFiles(partnership, AT, { ...ports, read }), new Date(AT))
  return zips.keep(await buffer(Readable.fromWeb(zip)))
}

export const imported = async (file: string, ports: ImportPorts) => {
  const source = await openExport(file)
  if (source === null) throw new Error('the export cannot be read')
  try {
    return await importPartnership(source, ports)
  } finally {
    source.close()
  }
}

/** Everything that can be asked of a record about one partnership, in one value. */
export const everythingOf = async (store: RecordStore, partnership: string) => {
  const all = { limit: 1_000, after: null }
  const own = <T extends { partnership: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.partnership === partnership)
  const cases = own((await store.listCases(all)).items)
  const notices = own((await store.listNotices(all)).items)
  const mail = own((await store.listMail(all)).items)
  const keys = [
    ...notices.map(({ returnToken }) => `return:${returnToken}`),
    ...mail.map(({ messageId, population }) => `message:${partnership}:${population}:${messageId ?? ''}`),
    ...mail.map(({ messageId, mailbox }) => `seen:${mailbox}:${messageId ?? ''}`),
  ]
  const records = await Promise.all(cases.map(({ reference }) => store.loadRecord(reference)))
  const tokens = records
    .flat()
    .flatMap((event) =>
      'payload' in event && event.payload.type === 'case-opened' ? [`token:${event.payload.token}`] : [],
    )
  return {
    cases,
    notices,
    mail,
    records,
    open: (await store.openCases(null, 1_000)).map(({ reference }) => reference).toSorted(),
    lookups: await Promise.all(
      [...keys, ...tokens].map(async (key) => ({ key, value: await store.lookup(key) })),
    ),
    due: (await store.dueNotices('2027-12-31T00:00:00.000Z', 1_000)).map(({ id }) => id).toSorted(),
    balance: await balanceOf(store, partnership),
    heads: (await store.versions.heads([partnership])).map((head) => ({ ...head, revision: 0 })),
  }
}

/** Without the outcomes that no mail has (any more). */
const balanceOf = async (store: RecordStore, partnership: string) => {
  const { received, outcomes } = await store.ledgerBalance(partnership)
  return {
    received,
    outcomes: Object.fromEntries(Object.entries(outcomes).filter(([, entries]) => entries > 0)),
  }
}
