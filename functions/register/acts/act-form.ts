import type { z } from 'zod'
import type { Act, ActKind } from '../../domain/case/act.ts'
import type { ActingOn } from '../../domain/case/acting.ts'
import type { CaseSummary } from '../../domain/record.ts'
import type { Sent } from '../forms.ts'
import type { Html } from '../markup.ts'

type About = Pick<ActingOn, 'state' | 'partnership' | 'now'> & {
  /** Other open cases that the same agency raised, for the same partnership and population. */
  readonly others: readonly CaseSummary[]
}

/** How one of a person's acts is asked for. */
export interface ActForm {
  readonly kind: ActKind
  readonly title: string
  readonly button: string
  /** What it does, said before it is done. */
  readonly explain: (about: About) => string
  /** The act's own fields; who and why come after them. */
  readonly fields: (sent: Sent, about: About) => Html
  readonly schema: z.ZodType<Act>
  /** The field that shows what the record refuses. */
  readonly fieldOf: string
  /** What is asked for where "Why" would not be understood. */
  readonly whyLabel?: string
  readonly whyHint?: string
}
