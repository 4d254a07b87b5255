import { z } from 'zod'

/** A person as the directory knew them when the event was recorded: the record must not change when the directory does. */
export const partySchema = z.object({
  personId: z.string().nullable(),
  agencyId: z.string(),
  name: z.string(),
  jobTitle: z.string().nullable(),
  email: z.string().nullable(),
  telephone: z.string().nullable(),
})
export type Party = z.infer<typeof partySchema>

export const agencyOnCaseSchema = z.object({
  agencyId: z.string(),
  name: z.string(),
  telephone: z.string().nullable(),
})
export type AgencyOnCase = z.infer<typeof agencyOnCaseSchema>

/** Whom a step is with. A step with nobody to write to is never waited out in silence (see `nobody-to-write-to`). */
export const stepContactSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('email'),
    person: partySchema.extend({ email: z.string() }),
    /** The person for whom this one stands in, where a deputy was taken. */
    inPlaceOf: partySchema.nullable(),
  }),
  z.object({
    kind: z.literal('telephone-only'),
    person: partySchema.nullable(),
    name: z.string(),
    telephone: z.string(),
  }),
  z.object({ kind: z.literal('nobody'), name: z.string().nullable() }),
])
export type StepContact = z.infer<typeof stepContactSchema>

export const sideSchema = z.enum(['escalating', 'receiving'])
export type SideOfCase = z.infer<typeof sideSchema>
