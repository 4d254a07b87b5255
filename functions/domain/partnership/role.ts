import { z } from 'zod'

/** Whom a disagreement is about. Both sources' directories and their protocols differ between the two. */
export const populationSchema = z.enum(['children', 'adults'])
export type Population = z.infer<typeof populationSchema>

export const roleSchema = z.enum([
  'practitioner',
  'line-manager',
  'designated-safeguarding-lead',
  'senior-manager',
  'head-of-service',
  'director',
  'independent-scrutineer',
  'independent-chair',
  'business-unit',
])
export type Role = z.infer<typeof roleSchema>

/**
 * The roles that "next appropriate senior manager(s)" (Waltham Forest) climbs, lowest first. Within a role the
 * order of the directory's people is their seniority.
 */
export const seniorLadder = ['senior-manager', 'head-of-service', 'director'] as const satisfies Role[]

/** Roles that the partnership itself holds; no agency of a disagreement has them. */
export const partnershipRoles = [
  'independent-scrutineer',
  'independent-chair',
  'business-unit',
] as const satisfies Role[]

const rank: Record<Role, number> = {
  practitioner: 0,
  'line-manager': 1,
  // London procedures A4: a school's designated safeguarding lead is a first line manager on the escalating side.
  'designated-safeguarding-lead': 1,
  'senior-manager': 2,
  'head-of-service': 3,
  director: 4,
  'independent-scrutineer': 5,
  'independent-chair': 5,
  'business-unit': 5,
}

/**
 * The role that a stage asks for on one side.
 *
 * `or` are roles that do as well, in order of preference (Blackpool: "Heads of Service or Designated Safeguarding
 * Leads"). `nth` counts up the senior ladder where the role is `senior-manager`; 1 is the lowest.
 */
export const roleWantedSchema = z.strictObject({
  role: roleSchema,
  or: z.array(roleSchema).default([]),
  nth: z.int().positive().default(1),
})
export type RoleWanted = z.infer<typeof roleWantedSchema>

/** Whether someone with these roles may speak where `wanted` is asked for: they hold it, or stand above it. */
export const standsAtOrAbove = (person: { readonly roles: readonly Role[] }, wanted: RoleWanted): boolean =>
  person.roles.some(
    (role) => role === wanted.role || wanted.or.includes(role) || rank[role] >= rank[wanted.role],
  )
