import { z } from 'zod'
import { roles, type Role } from '../visitor.ts'

/** A role in one partnership, or in all of them (null). */
export interface Grant {
  readonly partnership: string | null
  readonly role: Role
}

const roleSchema = z.enum(roles)

/** "manager", or "waltham-forest:manager"; null for what means nothing to us, as most groups of a person do. */
export const grantOf = (text: string): Grant | null => {
  const [first = '', second, ...rest] = text.trim().split(':')
  const role = roleSchema.safeParse(second ?? first)
  if (!role.success || rest.length > 0) return null
  return { role: role.data, partnership: second === undefined ? null : first }
}

export const grantText = ({ partnership, role }: Grant): string =>
  partnership === null ? role : `${partnership}:${role}`

interface Meaning {
  readonly value: string
  readonly grant: Grant
}

/** "VALUE=GRANT, VALUE=GRANT": what the values of a provider's claim mean here. */
export const rolesSchema = z.string().transform((text, context): Meaning[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .flatMap((each) => {
      // A value may hold "=", a grant never does.
      const at = each.lastIndexOf('=')
      const grant = at < 1 ? null : grantOf(each.slice(at + 1))
      if (grant !== null) return [{ value: each.slice(0, at).trim(), grant }]
      context.addIssue({
        code: 'custom',
        message: `must be VALUE=ROLE or VALUE=PARTNERSHIP:ROLE, comma-separated, with the roles ${roles.join(', ')}; "${each}" is not`,
      })
      return []
    }),
)

/** The values of a claim: one or several, at the top or along a path of names. */
const valuesOf = (claims: Readonly<Record<string, unknown>>, claim: string): string[] => {
  const found =
    claims[claim] ??
    claim
      .split('.')
      .reduce<unknown>(
        (inside, name) => z.record(z.string(), z.unknown()).safeParse(inside).data?.[name],
        claims,
      )
  return z.union([z.array(z.string()), z.string().transform((one) => [one])]).safeParse(found).data ?? []
}

export const hasClaim = (claims: Readonly<Record<string, unknown>>, claim: string): boolean =>
  valuesOf(claims, claim).length > 0

/** What somebody was granted, by the claims of a token that has been verified. */
export const grantsOf = (
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  meanings: readonly Meaning[],
): Grant[] => {
  const values = valuesOf(claims, claim)
  return meanings.length === 0
    ? values.map(grantOf).filter((grant) => grant !== null)
    : meanings.filter(({ value }) => values.includes(value)).map(({ grant }) => grant)
}

/** The highest of the roles that somebody has in a partnership, or in all of them (null). */
export const roleIn =
  (grants: readonly Grant[]) =>
  (id: string | null): Role | undefined =>
    roles.findLast((role) =>
      grants.some((grant) => grant.role === role && (grant.partnership === null || grant.partnership === id)),
    )
