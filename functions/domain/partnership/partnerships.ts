import type { Partnership } from './partnership.ts'
import type { Population } from './role.ts'

export class UnknownPartnership extends Error {
  override readonly name = 'UnknownPartnership'
}

/** The partnerships that a deployment serves, found by id or by one of their addresses. */
export class Partnerships {
  readonly #byId: ReadonlyMap<string, Partnership>
  readonly #byAddress: ReadonlyMap<string, { partnership: Partnership; population: Population }>

  constructor(partnerships: readonly Partnership[]) {
    this.#byId = new Map(partnerships.map((partnership) => [partnership.id, partnership]))
    this.#byAddress = new Map(
      partnerships.flatMap((partnership) =>
        partnership.addresses.map(({ address, population }) => [address, { partnership, population }]),
      ),
    )
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
}
