import { z } from 'zod'
import { instantSchema } from '../instant.ts'

/** The texts of one partnership's folder, by the names of its files. */
export const fileTextsSchema = z.record(z.string(), z.string())
export type FileTexts = Readonly<Record<string, string>>

const said = z.object({ by: z.string(), why: z.string(), at: instantSchema })
const protocolName = z.object({ id: z.string(), version: z.string() })

/** One version of a partnership's files; its texts are kept beside it, and nothing changes them once they are written. */
export const versionSchema = z.object({
  partnership: z.string(),
  /** From 1, without a gap. */
  number: z.int().positive(),
  /** The folder `partnerships/`, a form of the register, or an older version that was brought back. */
  origin: z.enum(['files', 'form', 'restored']),
  /** The version in force whose texts it began from; null for the first. */
  basedOn: z.int().positive().nullable(),
  drafted: said,
  /** What was decided about the draft; null while nobody has. A version is superseded once a later one is put in force. */
  settled: said.extend({ as: z.enum(['in-force', 'dropped']) }).nullable(),
  /** What its protocols call themselves: by this a case of before versions were kept finds the one that it began with. */
  protocols: z.object({ children: protocolName.nullable(), adults: protocolName.nullable() }),
})
export type Version = z.infer<typeof versionSchema>

/** Where a partnership's versions stand; every change of them expects the `revision` that it was decided on. */
export const headSchema = z.object({
  partnership: z.string(),
  revision: z.int().positive(),
  inForce: z.int().positive(),
  latest: z.int().positive(),
  /** Drafts that wait for a decision. */
  drafts: z.array(z.int().positive()),
  /** The last version that came from the folder `partnerships/`. */
  fromFiles: z.int().positive(),
  /** Digests of the folders' texts that have become a version: the same text is offered once. */
  offered: z.array(z.string()),
})
export type Head = z.infer<typeof headSchema>

export type VersionState = 'draft' | 'in-force' | 'superseded' | 'dropped'

export const stateOf = ({ number, settled }: Version, { inForce }: Pick<Head, 'inForce'>): VersionState => {
  if (settled === null) return 'draft'
  if (settled.as === 'dropped') return 'dropped'
  return number === inForce ? 'in-force' : 'superseded'
}
