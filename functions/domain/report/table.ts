/** One figure of a report. */
export type Cell =
  | { readonly kind: 'count'; readonly count: number }
  /** `part` of `of`: a percentage. */
  | { readonly kind: 'share'; readonly part: number; readonly of: number }
  /** A percentage that does not tell of how many. */
  | { readonly kind: 'percent'; readonly percent: number }
  /** The middle one, in working days; `of` null where it is not told of how many. */
  | { readonly kind: 'median'; readonly days: number; readonly of: number | null }
  /** There was nothing to count. */
  | { readonly kind: 'none' }
  /** Kept back, because a small number could point at a child, an adult or a worker. */
  | { readonly kind: 'suppressed' }

export interface Row {
  readonly key: string
  readonly label: string
  /** One for each year of the report, in its order. */
  readonly cells: readonly Cell[]
  /** What the list of cases is to be asked for, to see the cases behind the row; null where it cannot be. */
  readonly query: Readonly<Record<string, string>> | null
}

/** What the figures of a table are to each other: it decides how they are kept from giving away a small one. */
export type TableKind =
  /** Every case is in exactly one row: the rows add up to all cases of the year. */
  | 'parts'
  /** Cases to which something applies; the others are the rest of the year's cases. */
  | 'yes-no'
  | 'shares'
  | 'medians'
  /** Numbers of something else than cases, from which small numbers of cases could be worked out. */
  | 'counts'

export interface Table {
  readonly id: string
  readonly title: string
  /** How it is counted, in a sentence or two. */
  readonly how: string
  readonly kind: TableKind
  /** What the rows are: "Escalating agency". */
  readonly rowsAre: string
  readonly rows: readonly Row[]
}

export const count = (of: number): Cell => ({ kind: 'count', count: of })
export const none: Cell = { kind: 'none' }

export const percentOf = (part: number, of: number): number => Math.round((part / of) * 100)
