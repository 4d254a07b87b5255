import type { VersionStore } from '../ports.ts'
import { assemblePartnership, assembleProtocols } from './assemble-partnership.ts'
import type { FileError } from './partnership-file.ts'
import type { Partnership } from './partnership.ts'
import type { Population } from './role.ts'
import type { FileTexts } from './version.ts'

export class UnknownPartnership extends Error {
  override readonly name = 'UnknownPartnership'
}

/** A version on record that does not load: nothing may act by a guess at what it said. */
export class VersionDoesNotLoad extends Error {
  override readonly name = 'VersionDoesNotLoad'
  readonly errors: readonly FileError[]

  constructor(message: string, errors: readonly FileError[] = []) {
    super(message)
    this.errors = errors
  }
}

/** The protocol that an open case began with is on no record: its clock must stop where people see it. */
export class ProtocolNotOnRecord extends Error {
  override readonly name = 'ProtocolNotOnRecord'
}

/** What a case says of where its rules come from. */
interface OfCase {
  readonly partnership: string
  readonly population: Population
  readonly protocol: {
    readonly id: string
    readonly version: string
    readonly inVersion?: number | undefined
  }
}

type Protocols = Partnership['protocols']

/** More versions of protocols than open cases ever need at once; the cap only stops a process that runs for years. */
const MOST_KEPT = 500
/** As many versions as are looked through at a time for a case that does not name its own. */
const AT_A_TIME = 100

/** A version's texts as a partnership. @throws VersionDoesNotLoad */
export const partnershipOfVersion = (id: string, number: number, texts: FileTexts): Partnership => {
  const assembled = assemblePartnership(id, (name) => texts[name] ?? null)
  if (assembled.kind === 'refused') {
    throw new VersionDoesNotLoad(`version ${number} of ${id} does not load`, assembled.errors)
  }
  return { ...assembled.partnership, version: number }
}

/**
 * The partnerships that a deployment serves, as they are in force, found by id or by one of their addresses.
 * With a store they follow its versions; without one they stay what they were made of.
 */
export class Partnerships {
  readonly #versions: VersionStore | null
  readonly #byId: Map<string, Partnership>
  #byAddress: ReadonlyMap<string, { partnership: Partnership; population: Population }>
  readonly #kept = new Map<string, Protocols>()
  readonly #firstOf = new Map<string, number>()

  constructor(served: readonly Partnership[], versions: VersionStore | null = null) {
    this.#versions = versions
    this.#byId = new Map(served.map((partnership) => [partnership.id, partnership]))
    this.#byAddress = byAddress(served)
  }

  get all(): readonly Partnership[] {
    return [...this.#byId.values()]
  }

  /** @throws UnknownPartnership for a case whose partnership is no longer served */
  get(id: string): Partnership {
    const partnership = this.#byId.get(id)
    if (partnership === undefined)
      throw new UnknownPartnership('a case belongs to a partnership that is not served')
    return partnership
  }

  /** @param address lower-case, without what follows a plus sign */
  at(address: string): { readonly partnership: Partnership; readonly population: Population } | null {
    return this.#byAddress.get(address) ?? null
  }

  /** Takes up what has been put in force since: one read, and one more for each partnership that has changed. */
  async follow(): Promise<void> {
    if (this.#versions === null) return
    for (const { partnership: id, inForce } of await this.#versions.heads([...this.#byId.keys()])) {
      if (this.#byId.get(id)?.version === inForce) continue
      const texts = await this.#versions.files(id, inForce)
      if (texts === null) throw new VersionDoesNotLoad(`version ${inForce} of ${id} has no texts`)
      this.#byId.set(id, partnershipOfVersion(id, inForce, texts))
    }
    this.#byAddress = byAddress(this.all)
  }

  /**
   * The partnership as a case lives under it: the protocol that the case began with, and all else as in force.
   *
   * @throws UnknownPartnership, ProtocolNotOnRecord
   */
  async ofCase(ofCase: OfCase): Promise<Partnership> {
    const { partnership: id, population, protocol } = ofCase
    const inForce = this.get(id)
    if (this.#versions === null || inForce.version === null) return inForce
    const number = protocol.inVersion ?? (await this.#firstWith(ofCase, this.#versions))
    if (number === inForce.version) return inForce
    const began = (await this.#protocolsOf(id, number, this.#versions))[population]
    if (began === null) throw notOnRecord(ofCase)
    return { ...inForce, protocols: { ...inForce.protocols, [population]: began } }
  }

  async #protocolsOf(id: string, number: number, versions: VersionStore): Promise<Protocols> {
    const key = `${id} ${number}`
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const texts = await versions.files(id, number)
    const protocols = texts === null ? null : assembleProtocols(id, (name) => texts[name] ?? null)
    if (protocols === null) throw new VersionDoesNotLoad(`version ${number} of ${id} does not load`)
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(key, protocols)
    return protocols
  }

  /** A case of before versions were kept: the first version whose protocol calls itself what the case's did. */
  async #firstWith(ofCase: OfCase, versions: VersionStore): Promise<number> {
    const { partnership, population, protocol } = ofCase
    const key = [partnership, population, protocol.id, protocol.version].join(' ')
    const known = this.#firstOf.get(key)
    if (known !== undefined) return known
    let first: number | null = null
    let after: string | null = null
    do {
      const page = await versions.list(partnership, { limit: AT_A_TIME, after })
      for (const { number, protocols } of page.items) {
        const named = protocols[population]
        if (named?.id === protocol.id && named.version === protocol.version) first = number
      }
      after = page.next
    } while (after !== null)
    if (first === null) throw notOnRecord(ofCase)
    this.#firstOf.set(key, first)
    return first
  }
}

const notOnRecord = ({ partnership, protocol }: OfCase): ProtocolNotOnRecord =>
  new ProtocolNotOnRecord(
    `an open case began with ${protocol.id}, version ${protocol.version}, of ${partnership}, which is in no version on record`,
  )

const byAddress = (served: readonly Partnership[]) =>
  new Map(
    served.flatMap((partnership) =>
      partnership.addresses.map(({ address, population }) => [address, { partnership, population }] as const),
    ),
  )
