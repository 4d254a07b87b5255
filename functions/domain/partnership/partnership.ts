import type { z } from 'zod'
import type { Directory, Person } from './directory.ts'
import type { Protocol } from './protocol.ts'
import type { Population } from './role.ts'
import type { settingsSchema } from './settings-schema.ts'

export type Settings = z.infer<typeof settingsSchema>

/** One partnership, whole and checked: its settings, the protocols they name and its directory. */
export type Partnership = Omit<Settings, 'protocols'> & {
  /** Which version of its files on record this is; null for files that are on no record. */
  readonly version: number | null
  readonly protocols: Readonly<Record<Population, Protocol | null>>
  readonly directory: Directory
  /** From the directory: the office's person in the role `business-unit`. */
  readonly businessUnit: {
    readonly name: string
    readonly email: string
    readonly telephone: string | null
    readonly person: Person
  }
}

/** Null where the partnership takes no mail about this population. */
export const protocolFor = (partnership: Partnership, population: Population): Protocol | null =>
  partnership.protocols[population]
