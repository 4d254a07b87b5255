import { z } from 'zod'
import { recordedEventSchema } from '../domain/case/events.ts'
import { instantSchema } from '../domain/instant.ts'
import { fileTextsSchema, headSchema, versionSchema } from '../domain/partnership/version.ts'
import { caseSummarySchema, mailRowSchema, noticeRowSchema } from '../domain/record.ts'

/** The list of an export's files; the last entry of its zip, and the first that is read. */
export const MANIFEST = 'export.json'

/**
 * A partnership's whole record: a zip of lines of JSON, in parts that each fit in memory, and of the archive's files.
 *
 * `versions.ndjson`, `cases-00001.ndjson`, `mail-00001.ndjson`, `lookups-00001.ndjson`, `notices-00001.ndjson` and so
 * on, and `archive/KEY`.
 */
export const manifestSchema = z.strictObject({
  format: z.literal('stepwise-partnership'),
  version: z.literal(1),
  partnership: z.string(),
  /** The side that it was made on has been at rest since then. */
  exportedAt: instantSchema,
  stepwise: z.string(),
  /** Where the versions of its files stand; null where there were none. */
  head: headSchema.nullable(),
  counts: z.strictObject({
    cases: z.int(),
    events: z.int(),
    mail: z.int(),
    notices: z.int(),
    lookups: z.int(),
    files: z.int(),
  }),
  files: z.array(z.strictObject({ path: z.string(), sha256: z.string() })),
})
export type ExportManifest = z.infer<typeof manifestSchema>

/** What a line of each kind of part holds. */
export const lines = {
  versions: z.strictObject({ version: versionSchema, texts: fileTextsSchema }),
  cases: z.strictObject({
    summary: caseSummarySchema,
    pair: z.string().nullable(),
    events: z.array(recordedEventSchema).min(1),
  }),
  mail: mailRowSchema,
  lookups: z.strictObject({ key: z.string(), value: z.string() }),
  notices: noticeRowSchema,
} as const
export type Kind = keyof typeof lines
export type Line<K extends Kind> = z.infer<(typeof lines)[K]>

export const ARCHIVE = 'archive/'
