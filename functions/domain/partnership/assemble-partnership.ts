import type { z } from 'zod'
import { checkDirectory } from './check-directory.ts'
import { checkSettings } from './check-settings.ts'
import { checkStages } from './check-stages.ts'
import { directorySchema } from './directory.ts'
import { exampleFor } from './examples.ts'
import { readPartnershipFile, type FileError, type PartnershipFile } from './partnership-file.ts'
import { settingsSchema, type Partnership, type Settings } from './partnership.ts'
import { protocolSchema, type Protocol } from './protocol.ts'
import { populationSchema, type Population } from './role.ts'

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

/**
 * One partnership from the texts of its folder: `partnership.yaml`, `directory.yaml` and the protocols that its
 * settings name. Everything wrong is returned at once, each with its place.
 */
export const assemblePartnership = (folder: string, fileText: FileText): Assembled => {
  const read = <S extends z.ZodType>(name: string, schema: S): Read<z.output<S>> => {
    const file = `${folder}/${name}`
    const text = fileText(name)
    if (text === null) {
      return {
        errors: [
          { file, line: 1, column: 1, path: '', problem: 'is not there', example: exampleFor(file, []) },
        ],
      }
    }
    const result = readPartnershipFile(file, text, schema)
    return result.kind === 'read' ? { file: result.file } : { errors: result.errors }
  }

  const settings = read('partnership.yaml', settingsSchema)
  const directory = read('directory.yaml', directorySchema)
  const errors = [settings, directory].flatMap((each) => ('errors' in each ? each.errors : []))
  if ('errors' in settings) return { kind: 'refused', errors }
  errors.push(
    ...checkSettings(folder.slice(folder.lastIndexOf('/') + 1), settings.file.value).map(
      ({ path, problem }) => settings.file.errorAt(path, problem),
    ),
  )

  const protocols: Record<Population, Protocol | null> = { children: null, adults: null }
  const files = new Map<string, Read<z.infer<typeof protocolSchema>>>()
  for (const population of populationSchema.options) {
    const name = settings.file.value.protocols[population]
    if (name === null) continue
    if (fileText(name) === null) {
      const problem = `is ${name}, which is not in the folder`
      errors.push(settings.file.errorAt(['protocols', population], problem))
      continue
    }
    const known = files.get(name)
    const protocol = known ?? read(name, protocolSchema)
    files.set(name, protocol)
    if ('errors' in protocol) {
      if (known === undefined) errors.push(...protocol.errors)
      continue
    }
    const decision = settings.file.value.decisions[population]
    protocols[population] = withDecisions(protocol.file.value, decision)
    if (known === undefined) {
      errors.push(
        ...checkStages(protocol.file.value).map((each) => protocol.file.errorAt(each.path, each.problem)),
      )
    }
    if (decision?.stages !== undefined) {
      const misfits = checkStages({ stages: decision.stages }, ['decisions', population, 'stages'])
      errors.push(...misfits.map(({ path, problem }) => settings.file.errorAt(path, problem)))
    }
  }

  if ('errors' in directory) return { kind: 'refused', errors }
  errors.push(
    ...checkDirectory(directory.file.value, settings.file.value).map(({ path, problem }) =>
      directory.file.errorAt(path, problem),
    ),
  )
  const person = directory.file.value.agencies
    .find(({ office }) => office)
    ?.people.find(({ roles }) => roles.includes('business-unit'))
  if (errors.length > 0 || person?.email == null) return { kind: 'refused', errors }

  const businessUnit = { name: person.name, email: person.email, telephone: person.telephone, person }
  const partnership = { ...settings.file.value, protocols, directory: directory.file.value, businessUnit }
  return { kind: 'loaded', partnership, settings: settings.file }
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
