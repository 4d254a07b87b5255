import { z } from 'zod'
import { domainSchema } from './domain-name.ts'
import { telephoneSchema } from './telephone.ts'
import { populationSchema, roleSchema } from './role.ts'

const email = z.email().toLowerCase()
/** A calendar date of the partnership's place; ranges include both ends. */
const date = z.iso.date()
const populations = z.array(populationSchema).min(1)

const personSchema = z.strictObject({
  /** Unique in the whole directory. */
  id: z.string().min(1),
  name: z.string().min(1),
  jobTitle: z.string().min(1),
  roles: z.array(roleSchema).min(1),
  email: email.nullable().default(null),
  telephone: telephoneSchema.nullable().default(null),
  alternativeTelephone: telephoneSchema.nullable().default(null),
  /** Who stands in while this person is away: an id of the same agency. */
  deputy: z.string().min(1).nullable().default(null),
  /** Null: the same as the agency's. */
  populations: populations.nullable().default(null),
  from: date.nullable().default(null),
  until: date.nullable().default(null),
  absences: z
    .array(
      z
        .strictObject({ from: date, until: date })
        .refine((a) => a.from <= a.until, 'must not end before it starts'),
    )
    .default([]),
  /** The directory's own line, where a source names the person; null for sample people. */
  source: z.string().min(1).nullable().default(null),
})
export type Person = z.infer<typeof personSchema>

const telephones = z.union(
  [
    telephoneSchema.transform((each) => ({ children: each, adults: each })),
    z.strictObject({
      children: telephoneSchema.nullable().default(null),
      adults: telephoneSchema.nullable().default(null),
    }),
  ],
  { error: 'must be a telephone number, spaced or in quotes, or one each for children and adults' },
)

const agencySchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  /** Other names that a text may use for it: "MASH", "children's services". */
  aliases: z.array(z.string().min(1)).default([]),
  /** Its bare name is an everyday word ("Housing", "Police"): in a text only an alias names it. */
  nameIsEverydayWord: z.boolean().default(false),
  /** Domains of its mail, lower-case; a subdomain belongs to the agency too. */
  domains: z.array(domainSchema).default([]),
  /** One number, or one for each population. */
  telephone: telephones
    .nullable()
    .default(null)
    .transform((each) => each ?? { children: null, adults: null }),
  populations,
  /** The partnership's own office (scrutineer, business unit): never a side of a disagreement. */
  office: z.boolean().default(false),
  /** In order of seniority within a role. */
  people: z.array(personSchema).default([]),
  source: z.array(z.string().min(1)).default([]),
})
export type Agency = z.infer<typeof agencySchema>

export const directorySchema = z.strictObject({ agencies: z.array(agencySchema).min(1) })
export type Directory = z.infer<typeof directorySchema>
