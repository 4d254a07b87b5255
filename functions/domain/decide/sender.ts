import { partyOf } from '../case/step.ts'
import type { Party, SideOfCase } from '../case/party.ts'
import type { Case } from '../case/state.ts'
import type { Agency, Person } from '../partnership/directory.ts'
import { placeAddress } from '../partnership/placement.ts'
import type { Incoming } from './incoming.ts'

/** A verified sender, placed by the directory or by the case that they belong to. */
export interface Sender {
  readonly party: Party
  /** Null where only the case knows them, because the directory has changed since. */
  readonly agency: Agency | null
  readonly person: Person | null
}

/** The sender's agency comes from the directory (address, then domain); a party of the case stays one. */
export const placeSender = ({ reading, partnership, mail, match }: Incoming): Sender | null => {
  const { from } = reading
  if (from === null) return null
  const place = placeAddress(partnership.directory, mail.population, from)
  if (place !== null) {
    const { agency, person } = place
    const party =
      person === null
        ? strangerOf(from, reading.fromName, agency)
        : { ...partyOf(person, agency.id), email: from }
    return { party, agency, person }
  }
  const party =
    match.kind === 'case' ? partiesOf(match.found.case).find(({ email }) => email === from) : undefined
  return party === undefined ? null : { party, agency: null, person: null }
}

/** Somebody with an address of the agency's whom the directory does not name. */
const strangerOf = (email: string, name: string | null, agency: Agency): Party => ({
  personId: null,
  agencyId: agency.id,
  name: name ?? email,
  jobTitle: null,
  email,
  telephone: null,
})

const partiesOf = (state: Case): Party[] => [
  state.practitioner,
  state.lead,
  ...state.steps.flatMap(({ contact }) => (contact.kind === 'email' ? [contact.person] : [])),
]

/**
 * Which side of a case somebody speaks for; null for a third agency, which may join but not move it. Whoever raised the case
 * speaks for the agency that raises it, also where a person has put that right and the directory places them elsewhere.
 */
export const sideOf = (state: Case, { party }: Sender): SideOfCase | null => {
  if (party.email !== null && party.email === state.practitioner.email) return 'escalating'
  if (party.agencyId === state.escalating.agencyId) return 'escalating'
  return party.agencyId === state.receiving?.agencyId ? 'receiving' : null
}

/** Somebody whom a step is with, such as the Independent Scrutineer: they may propose an outcome on neither side. */
export const isContactOf = (state: Case, { party }: Sender): boolean =>
  state.steps.some(({ contact }) => contact.kind === 'email' && contact.person.email === party.email)
