import { directorySchema, type Directory } from '../../../functions/domain/partnership/directory.ts'

/** A small directory for one rule at a time; defaults as the files have them. */
export const sampleDirectory = (agencies: readonly Record<string, unknown>[]): Directory =>
  directorySchema.parse({
    agencies: agencies.map((agency) => ({ populations: ['children'], ...agency })),
  })

export const samplePerson = (id: string, roles: readonly string[], more: Record<string, unknown> = {}) => ({
  id,
  name: id,
  jobTitle: id,
  roles,
  email: `${id}@agency.example`,
  ...more,
})
