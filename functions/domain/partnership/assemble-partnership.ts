import type { z } from 'zod'
import { checkDirectory, checkOfficeRoles } from './check-directory.ts'
import { checkSettings } from './check-settings.ts'
import { checkStages } from './check-stages.ts'
import type { Misfit } from './misfit.ts'
import { officeOf } from './placement.ts'
import { directorySchema } from './directory.ts'
import { exampleFor } from './examples.ts'
import { readPartnershipFile, type FileError, type PartnershipFile } from './partnership-file.ts'
import type { Partnership, Settings } from './partnership.ts'
import type { Protocol } from './protocol.ts'
import { protocolSchema } from './protocol-schema.ts'
import { populationSchema, type Population } from './role.ts'
import { settingsSchema } from './settings-schema.ts'

export type Assembled =
  | {
      readonly kind: 'loaded'
      readonly partnership: Partnership
      readonly settings: PartnershipFile<Settings>
    }
  | { readonly kind: 'refused'; readonly errors: readonly FileError[] }

/** The text of a file of the partnership's folder, or null if there is none. */
export type FileText = (name: string) => string | null

type Read<T> = { file: PartnershipFile<T> } | { errors: readonly FileError[] }

/** What the partnership decided stands in for what its protocol leaves open (`decisions` in its settings). */
const withDecisions = (
  protocol: z.infer<typeof protocolSchema>,
  decision: Settings['decisions'][Population],
): Protocol => {
  const each = decision?.eachStage ?? null
  const stages = decision?.stages ?? protocol.stages
  return {
    ...protocol,
    stages: stages?.map((stage) => ({ ...stage, timeAllowed: stage.timeAllowed ?? each })) ?? null,
    timeAllowedEachStage: each,
  }
}

const report = (file: PartnershipFile<unknown>, misfits: readonly Misfit[]): FileError[] =>
  misfits.map(({ path, problem }) => file.errorAt(path, problem))

const readNamed = <S extends z.ZodType>(
  folder: string,
  name: string,
  fileText: FileText,
  schema: S,
): Read<z.output<S>> => {
  const file = `${folder}/${name}`
  const text = fileText(name)
  if (text === null) {
    const problem = 'is not there'
    return { errors: [{ file, line: 1, column: 1, path: '', problem, example: exampleFor(file, []) }] }
  }
  const result = readPartnershipFile(file, text, schema)
  return result.kind === 'read' ? { file: result.file } : { errors: result.errors }
}

/** The protocols that the settings name, each with what the partnership decided. */
const readProtocols = (folder: string, fileText: FileText, settings: PartnershipFile<Settings>) => {
  const protocols: Record<Population, Protocol | null> = { children: null, adults: null }
  const errors: FileError[] = []
  const files = new Map<string, Read<z.infer<typeof protocolSchema>>>()
  for (const population of populationSchema.options) {
    const name = settings.value.protocols[population]
    if (name === null) continue
    if (fileText(name) === null) {
      const problem = `is ${name}, which is not in the folder`
      errors.push(settings.errorAt(['protocols', population], problem))
      continue
    }
    const known = files.get(name)
    const read = known ?? readNamed(folder, name, fileText, protocolSchema)
    files.set(name, read)
    // Two populations may share one file, whose faults are told once.
    if (known === undefined) errors.push(...('errors' in read ? read.errors : checkedStages(read.file)))
    if ('errors' in read) continue
    const decision = settings.value.decisions[population]
    protocols[population] = withDecisions(read.file.value, decision)
    const decided = checkStages({ stages: decision?.stages ?? null }, ['decisions', population, 'stages'])
    errors.push(...report(settings, decided))
  }
  return { protocols, errors }
}

const checkedStages = (file: PartnershipFile<z.infer<typeof protocolSchema>>): FileError[] =>
  report(file, checkStages(file.value))

/**
 * One partnership from the texts of its folder: `partnership.yaml`, `directory.yaml` and the protocols that its
 * settings name. Everything wrong is returned at once, each with its place.
 */
export const assemblePartnership = (folder: string, fileText: FileText): Assembled => {
  const settings = readNamed(folder, 'partnership.yaml', fileText, settingsSchema)
  const directory = readNamed(folder, 'directory.yaml', fileText, directorySchema)
  const errors = [settings, directory].flatMap((each) => ('errors' in each ? each.errors : []))
  if ('errors' in settings) return { kind: 'refused', errors }

  const id = folder.slice(folder.lastIndexOf('/') + 1)
  const { protocols, errors: wrongProtocols } = readProtocols(folder, fileText, settings.file)
  errors.push(...report(settings.file, checkSettings(id, settings.file.value)), ...wrongProtocols)
  if ('errors' in directory) return { kind: 'refused', errors }

  const given = Object.values(protocols).filter((protocol) => protocol !== null)
  const misfits = [
    ...checkDirectory(directory.file.value, settings.file.value),
    ...checkOfficeRoles(directory.file.value, given),
  ]
  errors.push(...report(directory.file, misfits))
  const person = officeOf(directory.file.value)?.people.find(({ roles }) => roles.includes('business-unit'))
  if (errors.length > 0 || person?.email == null) return { kind: 'refused', errors }

  const businessUnit = { name: person.name, email: person.email, telephone: person.telephone, person }
  const version = null
  const partnership = {
    ...settings.file.value,
    version,
    protocols,
    directory: directory.file.value,
    businessUnit,
  }
  return { kind: 'loaded', partnership, settings: settings.file }
}

/**
 * The protocols of a version's texts and nothing else of them: an old case needs the protocol that it began with,
 * whatever is asked of a directory by now. Null where even they do not hold any more.
 */
export const assembleProtocols = (folder: string, fileText: FileText): Partnership['protocols'] | null => {
  const settings = readNamed(folder, 'partnership.yaml', fileText, settingsSchema)
  if ('errors' in settings) return null
  const { protocols, errors } = readProtocols(folder, fileText, settings.file)
  return errors.length === 0 ? protocols : null
}

/** Partnerships served by one process must not share an escalation address: mail would have two homes. */
export const checkTogether = (
  loaded: readonly { readonly partnership: Partnership; readonly settings: PartnershipFile<Settings> }[],
): FileError[] => {
  const owners = new Map<string, string>()
  return loaded.flatMap(({ partnership, settings }) =>
    partnership.addresses.flatMap(({ address }, index) => {
      const owner = owners.get(address)
      owners.set(address, partnership.id)
      return owner === undefined
        ? []
        : [settings.errorAt(['addresses', index, 'address'], `belongs to ${owner} already: ${address}`)]
    }),
  )
}
