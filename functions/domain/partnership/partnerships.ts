import type { VersionStore } from '../ports.ts'
import type { Partnership } from './partnership.ts'
import type { Population } from './role.ts'
import { digestOf } from './version-change.ts'
import type { FileTexts } from './version.ts'

export class UnknownPartnership extends Error {
  override readonly name = 'UnknownPartnership'
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

interface Delivered {
  readonly partnership: Partnership
  readonly digest: string
}

/** More versions of protocols than open cases ever need at once; the cap only stops a process that runs for years. */
const MOST_KEPT = 500
/** As many versions as are looked through at a time for a case that does not name its own. */
const AT_A_TIME = 100

/**
 * Reading YAML against its schemas takes a tenth of a second in a process that has just started, and most never need it:
 * what is in force is mostly what was delivered.
 */
const readVersion = async () => await import('./read-version.ts')

/**
 * The partnerships that a deployment serves, as they are in force, found by id or by one of their addresses.
 * With a store they follow its versions; without one they stay what they were made of.
 */
export class Partnerships {
  readonly #versions: VersionStore | null
  readonly #delivered: ReadonlyMap<string, Delivered>
  readonly #byId: Map<string, Partnership>
  #byAddress: ReadonlyMap<string, { partnership: Partnership; population: Population }>
  readonly #kept = new Map<string, Protocols>()
  readonly #firstOf = new Map<string, number>()

  /** @param texts what each of `served` was read from, by its id: a version with the same texts is not read again */
  constructor(
    served: readonly Partnership[],
    versions: VersionStore | null = null,
    texts: ReadonlyMap<string, FileTexts> = new Map(),
  ) {
    this.#versions = versions
    this.#delivered = new Map(
      served.flatMap((partnership) => {
        const own = texts.get(partnership.id)
        return own === undefined ? [] : [[partnership.id, { partnership, digest: digestOf(own) }]]
      }),
    )
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

  /**
   * Takes up what has been put in force since: one read, and one more for each partnership that has changed.
   *
   * @throws VersionDoesNotLoad
   */
  async follow(): Promise<void> {
    if (this.#versions === null) return
    for (const { partnership: id, inForce } of await this.#versions.heads([...this.#byId.keys()])) {
      if (this.#byId.get(id)?.version === inForce) continue
      this.#byId.set(id, await this.#read(id, inForce, await this.#versions.files(id, inForce)))
    }
    this.#byAddress = byAddress(this.all)
  }

  async #read(id: string, number: number, texts: FileTexts | null): Promise<Partnership> {
    const delivered = this.#delivered.get(id)
    if (texts !== null && delivered?.digest === digestOf(texts)) {
      return { ...delivered.partnership, version: number }
    }
    return (await readVersion()).partnershipOfVersion(id, number, texts)
  }

  /**
   * The partnership as a case lives under it: the protocol that the case began with, and all else as in force.
   *
   * @throws UnknownPartnership, ProtocolNotOnRecord, VersionDoesNotLoad
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
    const protocols = (await readVersion()).protocolsOfVersion(id, number, texts)
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
