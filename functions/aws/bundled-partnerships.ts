import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Partnership } from '../domain/partnership/partnership.ts'
import { fileTextsSchema } from '../domain/partnership/version.ts'
import type { PartnershipFolder } from '../partnership-files.ts'

/** Beside the module of every Lambda. */
export const PARTNERSHIPS_FILE = 'partnerships.json'

const foldersSchema = z.array(
  z.object({
    // What the schemas of YAML made of the texts when the stack was synthesized: as plain as JSON, and checked then.
    partnership: z.custom<Partnership>((value) => typeof value === 'object' && value !== null),
    texts: fileTextsSchema,
  }),
)

/** The folders of `partnerships/` that a deployment serves, for the Lambdas to start without reading YAML. */
export const partnershipsJson = (folders: readonly PartnershipFolder[]): string =>
  JSON.stringify(folders.map(({ partnership, texts }) => ({ partnership, texts })))

/** What `partnershipsJson` wrote. */
export const bundledPartnerships = (): readonly PartnershipFolder[] =>
  foldersSchema.parse(
    JSON.parse(readFileSync(join(process.env['LAMBDA_TASK_ROOT'] ?? '.', PARTNERSHIPS_FILE), 'utf8')),
  )
