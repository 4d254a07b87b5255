import { repeated, type Misfit } from './misfit.ts'
import type { Settings } from './partnership.ts'
import { populationSchema } from './role.ts'

/** Whether the settings fit their folder, their domain and the protocols that they name. */
export const checkSettings = (folder: string, settings: Settings): Misfit[] => {
  const { id, domain, addresses, protocols } = settings
  const misfits: Misfit[] = []
  if (id !== folder) misfits.push({ path: ['id'], problem: `is ${id}, but the folder is called ${folder}` })
  addresses.forEach(({ address, population }, index) => {
    const at = address.slice(address.lastIndexOf('@') + 1)
    if (at !== domain && !at.endsWith(`.${domain}`)) {
      misfits.push({
        path: ['addresses', index, 'address'],
        problem: `is not at the partnership's domain ${domain}`,
      })
    }
    if (protocols[population] === null) {
      misfits.push({
        path: ['protocols'],
        problem: `names no protocol for ${population}, whom ${address} is for`,
      })
    }
  })
  for (const { index, key } of repeated(addresses, ({ address }) => address)) {
    misfits.push({ path: ['addresses', index, 'address'], problem: `stands here twice: ${key}` })
  }
  for (const population of populationSchema.options) {
    if (protocols[population] !== null && !addresses.some((each) => each.population === population)) {
      misfits.push({ path: ['addresses'], problem: `has no address for ${population}, who have a protocol` })
    }
  }
  return misfits
}
