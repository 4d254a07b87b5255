import { fileURLToPath } from 'node:url'
import type { PayloadOf } from '../functions/domain/case/events.ts'
import type { Party } from '../functions/domain/case/party.ts'
import { agencyOnCase, partyOf, startStep, type Sides } from '../functions/domain/case/step.ts'
import type { Instant } from '../functions/domain/instant.ts'
import type { Agency } from '../functions/domain/partnership/directory.ts'
import { protocolFor, type Partnership } from '../functions/domain/partnership/partnership.ts'
import type { Population } from '../functions/domain/partnership/role.ts'
import { loadPartnerships } from '../functions/partnership-files.ts'

/** Waltham Forest, as its files in `partnerships/` say. */
export const samplePartnership = (): Partnership => {
  const folder = fileURLToPath(new URL('../partnerships', import.meta.url))
  const loaded = loadPartnerships(folder, ['waltham-forest'])
  const [partnership] = loaded.kind === 'loaded' ? loaded.partnerships : []
  if (partnership === undefined) throw new Error('the sample partnership does not load')
  return partnership
}

/** Agencies that can escalate, and be escalated to: not the partnership's own office. */
export const agenciesWithPeople = ({ directory }: Partnership, population: Population): Agency[] =>
  directory.agencies.filter(
    ({ office, populations, people }) => !office && populations.includes(population) && people.length > 0,
  )

/** The first person of an agency, as a case keeps them. */
export const firstPersonOf = ({ id, people: [first] }: Agency): Party => {
  if (first === undefined) throw new Error('an agency without people')
  return partyOf(first, id)
}

export interface SampleCase {
  readonly partnership: Partnership
  readonly population: Population
  readonly escalating: Agency
  readonly receiving: Agency
  readonly openedAt: Instant
  readonly token: string
  readonly mailId: string
}

/** What a mail that declares the first step of a sample protocol puts on record. */
export const openingOf = (
  { partnership, population, escalating, receiving, openedAt, token, mailId }: SampleCase,
  addressed: Sides['addressed'] = null,
): [PayloadOf<'case-opened'>, PayloadOf<'step-started'>] => {
  const protocol = protocolFor(partnership, population)
  const stage = protocol?.stages?.[0]
  if (protocol === null || stage === undefined) throw new Error('no sample protocol')
  const practitioner = firstPersonOf(escalating)
  const sides: Sides = {
    population,
    escalating: agencyOnCase(escalating, population),
    receiving: agencyOnCase(receiving, population),
    lead: practitioner,
    addressed,
    usedPersonIds: [],
  }
  return [
    {
      type: 'case-opened',
      partnership: partnership.id,
      population,
      protocol: { id: protocol.id, version: protocol.version },
      token,
      escalating: sides.escalating,
      receiving: sides.receiving,
      receivingCandidates: [],
      practitioner,
      stepsNotSeen: [],
      overallLimit: null,
      mailId,
    },
    startStep(partnership, { kind: 'stage', stage, turn: 0 }, sides, openedAt, 'declared'),
  ]
}
