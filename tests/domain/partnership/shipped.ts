import { loadPartnerships } from '../../../functions/partnership-files.ts'
import type { Partnership } from '../../../functions/domain/partnership/partnership.ts'
import { protocolFor } from '../../../functions/domain/partnership/partnership.ts'
import { agencyById } from '../../../functions/domain/partnership/placement.ts'
import type { Agency } from '../../../functions/domain/partnership/directory.ts'
import { findStage, type Protocol, type Stage } from '../../../functions/domain/partnership/protocol.ts'
import type { Population } from '../../../functions/domain/partnership/role.ts'

const found = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) throw new Error(`the shipped data have no ${what}`)
  return value
}

/** The partnerships that the repository ships, read from their files. */
export const shipped = (): readonly Partnership[] => {
  const loaded = loadPartnerships('partnerships', 'all')
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.errors))
  return loaded.partnerships
}

export const shippedPartnership = (id: string): Partnership =>
  found(
    shipped().find((partnership) => partnership.id === id),
    id,
  )

export const protocolOf = (partnership: Partnership, population: Population = 'children'): Protocol =>
  found(protocolFor(partnership, population), `protocol for ${population}`)

export const agencyOf = (partnership: Partnership, id: string): Agency =>
  found(agencyById(partnership.directory, id), id)

export const stageOf = (partnership: Partnership, number: number): Stage => {
  const stage = findStage(protocolOf(partnership), number)
  if (stage.kind !== 'stage') throw new Error(`the shipped data have no stage ${number}`)
  return stage.stage
}
