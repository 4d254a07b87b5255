import type { Partnerships } from '../domain/partnership/partnerships.ts'

/** Each may do what the ones before it may. */
export const roles = ['reader', 'manager', 'administrator'] as const
export type Role = (typeof roles)[number]

/** Who looks at the register, and what they may see and do there. */
export interface Visitor {
  /** As it is recorded with what they do. Empty while somebody who need not sign in has given no name yet. */
  readonly name: string
  /** Whether the name is proven by a sign-in; otherwise the forms ask for it. */
  readonly signedIn: boolean
  /** What their provider calls them, and nobody else; null where nobody signs in. */
  readonly account: string | null
  /** The address of that account, by which the directory may know them; null where it has none. */
  readonly address: string | null
  /** Ids of the partnerships whose cases, mail, notices and reports they see. */
  readonly sees: readonly string[]
  /** All that this deployment serves, and what it served before: only who has a role in all partnerships. */
  readonly seesEverything: boolean
  may(role: Role, partnership: string): boolean
  /** For what belongs to no one partnership: the role in all of them. */
  mayEverywhere(role: Role): boolean
  /** For pages that show only what the visitor sees: the role in one partnership at least. */
  maySomewhere(role: Role): boolean
}

const reaches = (held: Role | undefined, asked: Role): boolean =>
  held !== undefined && roles.indexOf(held) >= roles.indexOf(asked)

/** @param roleIn the role that somebody has in a partnership, or in all (null); undefined: none, and they see nothing of it */
export const visitor = (
  who: Pick<Visitor, 'name' | 'signedIn' | 'account' | 'address'>,
  roleIn: (partnership: string | null) => Role | undefined,
  partnerships: Partnerships,
): Visitor => {
  const all = partnerships.all.map(({ id }) => id)
  const may = (role: Role, partnership: string): boolean => reaches(roleIn(partnership), role)
  return {
    ...who,
    sees: all.filter((id) => may('reader', id)),
    seesEverything: reaches(roleIn(null), 'reader'),
    may,
    mayEverywhere: (role) => reaches(roleIn(null), role),
    maySomewhere: (role) => all.some((id) => may(role, id)),
  }
}
