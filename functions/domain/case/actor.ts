import type { Cause } from './events.ts'
import type { Party } from './party.ts'

/** Who did something at the register, and who that is in the directory, where it knows them. */
export interface Actor {
  readonly name: string
  readonly party?: Party | undefined
}

export const actorOf = (by: Cause): Actor => {
  if (by.kind !== 'person') return { name: 'Stepwise' }
  const { name, party } = by
  return party === undefined ? { name } : { name, party }
}
