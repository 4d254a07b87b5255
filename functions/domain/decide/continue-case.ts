import type { CaseEventPayload, Cause, NewEvent } from '../case/events.ts'
import type { SideOfCase } from '../case/party.ts'
import { currentStep, isClosed, type Case } from '../case/state.ts'
import { millisOf } from '../instant.ts'
import { declareStep } from './declare-step.ts'
import { hold } from './hold.ts'
import type { Acted, Decision, FoundCase, Incoming } from './incoming.ts'
import { nameReceivingAgency } from './name-receiving-agency.ts'
import { formReceived } from './open-case.ts'
import { riskEvent } from './risk.ts'
import { saysWhatWasAgreed } from './says-what-was-agreed.ts'
import { happensAt } from './when.ts'
import { isContactOf, sideOf, type Sender } from './sender.ts'

/** More mails than this of one sender in one case and day are a loop of programs, or need a person anyway. */
const MAILS_A_DAY = 20
const DAY = 86_400_000

/** A verified mail of a known case, from somebody whom the case or the directory knows. */
export const continueCase = (incoming: Incoming, found: FoundCase, sender: Sender): Decision => {
  const { reading, mail } = incoming
  const { case: state } = found
  const side = sideOf(state, sender)
  const by: Cause = { kind: 'mail', mailId: mail.id, from: reading.from ?? '' }
  if (mailsToday(found, by.from, mail.receivedAt) >= MAILS_A_DAY) {
    return hold(
      incoming,
      `More than ${MAILS_A_DAY} mails of one sender came to this case in a day.`,
      'unknown',
    )
  }
  if (incoming.match.kind === 'case' && incoming.match.by === 'subject' && side === null) {
    return hold(
      incoming,
      'Only its subject names a case, and it came from neither side of that case.',
      'verified',
    )
  }

  const acted = act(incoming, found, sender, side)
  if (acted.kind === 'hold') return hold(incoming, acted.why, 'verified')
  const payloads = [
    ...acted.payloads,
    ...(acted.outcome === 'recorded' ? formOf(incoming, state, side) : []),
    ...nameReceivingAgency(incoming, state, side),
  ]
  const events: NewEvent[] = payloads.map((payload) => ({ at: happensAt(incoming), by, payload }))
  if (reading.immediateRisk) events.push(riskEvent(incoming, by))
  return { kind: 'append', outcome: acted.outcome, found, events, reason: null, notices: [] }
}

const act = (incoming: Incoming, found: FoundCase, sender: Sender, side: SideOfCase | null): Acted => {
  const { reading, mail } = incoming
  const { case: state } = found
  const { party } = sender
  // "That's wrong, this is step two": a person must see what was misread before the step that it names is taken.
  const putsRight = reading.intent === 'correct' && reading.hold !== null
  if (reading.statement !== null && !putsRight) return declareStep(incoming, state, sender, side)
  const recorded: CaseEventPayload = {
    type: 'mail-recorded',
    mailId: mail.id,
    side,
    intent: reading.intent,
    sender: party,
  }
  const record: Acted = { kind: 'events', outcome: 'recorded', payloads: [recorded] }
  const done = (payload: CaseEventPayload): Acted => ({
    kind: 'events',
    outcome: 'recorded',
    payloads: [payload],
  })
  if (
    side === null &&
    !isClosed(state) &&
    reading.intent === 'propose-outcome' &&
    isContactOf(state, sender)
  ) {
    return done(proposal(incoming, state, sender, null))
  }
  if (side === null || isClosed(state)) {
    // A case can have closed by a misreading: only a person can say so, and open it again.
    if (reading.intent === 'correct' && side !== null) return { kind: 'hold', why: misreadToTheEnd }
    const settles = ['propose-outcome', 'confirm-outcome', 'dispute-outcome', 'withdraw'].includes(
      reading.intent,
    )
    return settles ? { kind: 'hold', why: whyNotSettled(side) } : record
  }

  const { standing } = state
  switch (reading.intent) {
    case 'withdraw':
      return side === 'escalating'
        ? done({ type: 'withdrawn', mailId: mail.id, sender: party })
        : { kind: 'hold', why: 'Only the escalating side can withdraw an escalation.' }
    case 'propose-outcome':
      return done(proposal(incoming, state, sender, side))
    // Only the other agency's answer to that version confirms it: the proposer has confirmed it by proposing.
    case 'confirm-outcome':
      // "Agreed. We will open an assessment" settles nothing by itself: the other side is asked whether it was agreed.
      if (standing.kind !== 'awaiting-confirmation')
        return saysWhatWasAgreed(reading.newText) ? done(proposal(incoming, state, sender, side)) : record
      if (standing.outcome.agreedBy.includes(side)) return record
      return done({ ...settling(standing.outcome.version, side, mail.id, sender), type: 'outcome-confirmed' })
    case 'dispute-outcome':
      if (standing.kind !== 'awaiting-confirmation') return record
      return done({ ...settling(standing.outcome.version, side, mail.id, sender), type: 'outcome-disputed' })
    case 'correct':
      if (side === 'escalating') return done({ type: 'correction-claimed', mailId: mail.id, sender: party })
      // What they are recorded as having agreed must not close the case: they say that they did not mean it.
      return standing.kind === 'awaiting-confirmation' && standing.outcome.agreedBy.includes(side)
        ? done({ ...settling(standing.outcome.version, side, mail.id, sender), type: 'outcome-disputed' })
        : record
    case 'escalate':
    case 'acknowledge':
    case 'respond':
    case 'other':
      return record
  }
}

const proposal = (
  { reading, mail }: Incoming,
  state: Case,
  { party }: Sender,
  side: SideOfCase | null,
): CaseEventPayload => ({
  type: 'outcome-proposed',
  version: state.proposals + 1,
  side,
  text: reading.newText,
  outstanding: reading.outstanding,
  mailId: mail.id,
  sender: party,
})

const settling = (version: number, side: SideOfCase, mailId: string, { party }: Sender) => ({
  version,
  side,
  mailId,
  sender: party,
})

const whyNotSettled = (side: SideOfCase | null): string =>
  side === null
    ? 'It came from neither side of the case, so it cannot settle it.'
    : 'The case is closed, so nothing can be settled in it. The business unit can open it again.'

const misreadToTheEnd =
  'It says that something was misread, and the case is closed. The business unit can open it again.'

const formOf = (incoming: Incoming, state: Case, side: SideOfCase | null): CaseEventPayload[] => {
  const { step, form } = currentStep(state)
  const arrived =
    form !== null && !form.received && side === 'escalating' && incoming.reading.attachments.length > 0
  return arrived ? [formReceived(step, form.name, incoming.mail.id)] : []
}

const mailsToday = ({ record }: FoundCase, from: string, now: string): number => {
  const since = millisOf(now) - DAY
  const ids = record.flatMap(({ by, at }) =>
    by.kind === 'mail' && by.from === from && millisOf(at) > since ? [by.mailId] : [],
  )
  return new Set(ids).size
}
