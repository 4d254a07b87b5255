import type { Clause } from './clauses.ts'
import type { Token } from './tokens.ts'

/**
 * How a sentence speaks of a step. `declared`: its sender takes the step, now. `stated`: an agency, not "we", takes it.
 * `titled`: it names the step like a heading. `unclear`: it may take it. `negated`: it says that the step is not taken.
 * `aside`: condition, future, question, history, hearsay, reported speech, a reference to the step.
 */
export type Mood = 'declared' | 'titled' | 'stated' | 'unclear' | 'negated' | 'aside'

/** A sentence with the step at `at`, cut into clauses, of which `own` holds the step. */
export interface View {
  readonly tokens: readonly Token[]
  readonly at: number
  readonly clauses: readonly Clause[]
  readonly own: number
  /** Words by which the sender's agency is known. */
  readonly speaker: ReadonlySet<string>
}

const ORDER: readonly Mood[] = ['declared', 'titled', 'stated', 'unclear', 'negated', 'aside']

/** What two signs say together: the one that is further from a declaration. */
export const weaker = (one: Mood, other: Mood): Mood =>
  ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one

export const wordAt = ({ tokens }: View, index: number): string => tokens[index]?.word ?? ''
export const textOf = ({ tokens }: View, from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), to)
    .map(({ word }) => word)
    .join(' ')
