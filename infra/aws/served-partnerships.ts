import { fileURLToPath } from 'node:url'
import { describeFileError } from '../../functions/domain/partnership/partnership-file.ts'
import type { Partnership } from '../../functions/domain/partnership/partnership.ts'
import { loadPartnerships, type PartnershipFolder } from '../../functions/partnership-files.ts'
import { WrongSettings, type Settings } from './settings.ts'

/**
 * The partnerships that the settings name, as they will be bundled.
 *
 * @throws WrongSettings when a partnership's files would be refused by the Lambdas, too
 */
export const servedFolders = ({ partnerships }: Settings): readonly PartnershipFolder[] => {
  const folder = fileURLToPath(new URL('../../partnerships', import.meta.url))
  const loaded = loadPartnerships(folder, partnerships.length === 0 ? 'all' : partnerships)
  if (loaded.kind === 'refused') throw new WrongSettings(loaded.errors.map(describeFileError).join('\n'))
  return loaded.folders
}

export const servedPartnerships = (settings: Settings): readonly Partnership[] =>
  servedFolders(settings).map(({ partnership }) => partnership)

export const mailDomains = (settings: Settings): readonly string[] => {
  const domains = servedPartnerships(settings).flatMap(({ addresses }) =>
    addresses.map(({ address }) => address.slice(address.lastIndexOf('@') + 1)),
  )
  return [...new Set(domains)].sort()
}
