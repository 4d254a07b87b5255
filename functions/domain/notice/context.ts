import type { CaseEvent } from '../case/events.ts'
import type { Case } from '../case/state.ts'
import type { DangerWaiting } from '../danger-waiting.ts'
import type { Digest } from '../digest/digest.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import type { MailRow } from '../record.ts'
import type { Audience, NoticeKind } from './kinds.ts'

/** What somebody wrote in the mail that a notice passes on. */
export interface Words {
  readonly by: string
  readonly at: string
  readonly text: string
}

/** Everything that a notice may be written from; the same context always gives the same document. */
export interface NoticeContext {
  readonly kind: NoticeKind
  readonly audience: Audience
  readonly recipient: { readonly name: string; readonly email: string }
  readonly partnership: Partnership
  readonly about:
    | {
        readonly of: 'case'
        /** As it stood right after the decision that caused this notice. */
        readonly case: Case
        readonly event: CaseEvent
        /** The practitioner's words of the current step, or those of the mail that the event is about. */
        readonly words: Words | null
      }
    | { readonly of: 'mail'; readonly mail: MailRow }
    | { readonly of: 'week'; readonly digest: Digest; readonly population: Population }
    | {
        readonly of: 'held-danger'
        readonly waiting: DangerWaiting
        readonly register: string | null
        readonly population: Population
      }
}
