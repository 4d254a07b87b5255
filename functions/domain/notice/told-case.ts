import type { Case, StepOnCase } from '../case/state.ts'
import { currentStep } from '../case/state.ts'
import { protocolFor } from '../partnership/partnership.ts'
import type { Protocol, Stage } from '../partnership/protocol.ts'
import { moment, shortMoment } from './moments.ts'
import type { NoticeContext } from './context.ts'

/** A context about a case, with what nearly every notice says of it worked out once. */
export interface ToldCase extends Pick<NoticeContext, 'audience' | 'recipient' | 'partnership'> {
  readonly case: Case
  readonly event: Extract<NoticeContext['about'], { of: 'case' }>['event']
  /** Null also for readers who get reference, agencies, step and dates only. */
  readonly words: Extract<NoticeContext['about'], { of: 'case' }>['words']
  /** The reader is on the receiving side; otherwise on the escalating side or on neither. */
  readonly receives: boolean
  readonly protocol: Protocol | null
  readonly noun: string
  readonly step: StepOnCase
  /** What the protocol says of the current step; null where its stages are not known. */
  readonly stage: Stage | null
  /** The step's name inside a sentence: "step one", "the final step". */
  readonly stepName: string
  readonly receivingName: string
  /** The step is with the receiving agency itself, not with an office of the partnership. */
  readonly contactInAgency: boolean
  /** "5pm on Friday 27 November 2026"; null where none is set, or a person has stopped the clock. */
  readonly due: string | null
  readonly shortDue: string | null
}

/** "Step one" becomes "step one"; a label that does not begin with the protocol's own noun gets an article. */
export const inSentence = (label: string, noun: string): string => {
  const lower = label.toLowerCase()
  return lower.startsWith(noun) ? lower : `the ${lower}`
}

/** Managers and the business unit get reference, agencies, step and dates only. */
export const readsWords = (audience: NoticeContext['audience']): boolean =>
  audience !== 'manager' && audience !== 'business-unit'

const isOnReceivingSide = (
  { audience, recipient }: NoticeContext,
  { event, ...about }: AboutCase,
): boolean => {
  if (audience !== 'sender') return audience === 'contact'
  const { contact } = currentStep(about.case)
  if (contact.kind === 'email' && contact.person.email === recipient.email) return true
  const { payload } = event
  return 'sender' in payload && payload.sender.agencyId === about.case.receiving?.agencyId
}

type AboutCase = Extract<NoticeContext['about'], { of: 'case' }>

export const tellCase = (context: NoticeContext, about: AboutCase): ToldCase => {
  const { audience, recipient, partnership } = context
  const state = about.case
  const step = currentStep(state)
  const protocol = protocolFor(partnership, state.population)
  const noun = protocol?.noun ?? 'step'
  const due = state.paused === null ? step.deadline.due : null
  const { contact } = step
  return {
    audience,
    recipient,
    partnership,
    case: state,
    event: about.event,
    words: readsWords(audience) ? about.words : null,
    receives: isOnReceivingSide(context, about),
    protocol,
    noun,
    step,
    stage: protocol?.stages?.find(({ number }) => number === step.step) ?? null,
    stepName: inSentence(step.label, noun),
    contactInAgency: contact.kind !== 'email' || contact.person.agencyId === state.receiving?.agencyId,
    receivingName: state.receiving?.name ?? 'the other agency',
    due: due === null ? null : moment(due),
    shortDue: due === null ? null : shortMoment(due),
  }
}
