import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
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
  /** Ids of the partnerships whose cases, mail, notices and reports they see. */
  readonly sees: readonly string[]
  /** All that this deployment serves, and what it served before. */
  readonly seesEverything: boolean
  may(role: Role, partnership: string): boolean
  /** For what belongs to no one partnership: the role in all of them. */
  mayEverywhere(role: Role): boolean
  /** For pages that show only what the visitor sees: the role in one partnership at least. */
  maySomewhere(role: Role): boolean
}

const reaches = (held: Role | undefined, asked: Role): boolean =>
  held !== undefined && roles.indexOf(held) >= roles.indexOf(asked)

/** @param roleIn the role that somebody has in a partnership; undefined: none, and they see nothing of it */
export const visitor = (
  who: Pick<Visitor, 'name' | 'signedIn'>,
  roleIn: (partnership: string) => Role | undefined,
  partnerships: Partnerships,
): Visitor => {
  const all = partnerships.all.map(({ id }) => id)
  const may = (role: Role, partnership: string): boolean => reaches(roleIn(partnership), role)
  return {
    ...who,
    sees: all.filter((id) => may('reader', id)),
    seesEverything: all.every((id) => may('reader', id)),
    may,
    mayEverywhere: (role) => all.every((id) => may(role, id)),
    maySomewhere: (role) => all.some((id) => may(role, id)),
  }
}

const nameCookie = 'stepwise-name'

/** Without sign-in only this machine reaches the register: whoever sits there may do everything, under the name they give. */
export const atThisMachine = (context: Context, partnerships: Partnerships): Visitor =>
  visitor(
    { name: getCookie(context, nameCookie) ?? '', signedIn: false },
    () => 'administrator',
    partnerships,
  )
