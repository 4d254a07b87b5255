/**
 * Patterns in pieces, so that each line of a long list can be read and changed by itself. All have the flag `u`, and are
 * made once, when the program starts.
 */
type Pieces = readonly RegExp[]

const sourcesOf = (pieces: Pieces): string => pieces.map(({ source }) => source).join('|')

/** What any of the pieces meets. */
export const anyOf = (...pieces: Pieces): RegExp => new RegExp(`(?:${sourcesOf(pieces)})`, 'u')

/** What any of the pieces meets as a word, or as words, of its own. */
export const anyWordOf = (...pieces: Pieces): RegExp => new RegExp(`\\b(?:${sourcesOf(pieces)})\\b`, 'u')

/** The pieces one behind the other. */
export const inOrder = (...pieces: Pieces): RegExp =>
  new RegExp(pieces.map(({ source }) => `(?:${source})`).join(''), 'u')

/** The piece as often as it comes, or not at all. */
export const anyNumberOf = ({ source }: RegExp): RegExp => new RegExp(`(?:${source})*`, 'u')

/** The piece, or nothing. */
export const maybe = ({ source }: RegExp): RegExp => new RegExp(`(?:${source})?`, 'u')
