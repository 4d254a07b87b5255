import { actorOf } from './actor.ts'
import { alertsAfter } from './alerts.ts'
import type { CaseEvent } from './events.ts'
import type { Party } from './party.ts'
import {
  currentStep,
  isAgreed,
  isClosed,
  usedBefore,
  type Case,
  type Standing,
  type StepOnCase,
} from './state.ts'

/** A record that cannot be folded is a fault of ours, never of a mail. */
export class BrokenRecord extends Error {
  override readonly name = 'BrokenRecord'
}

/**
 * The state of a case from its record.
 *
 * @returns null for an empty record
 * @throws BrokenRecord where the record does not begin with `case-opened` and `step-started`
 */
export const fold = (record: readonly CaseEvent[], upTo = Infinity): Case | null => {
  const [opened, first, ...rest] = record
  if (opened === undefined) return null
  if (first === undefined) throw new BrokenRecord('a case is opened together with its first step')
  let state = open(opened, first)
  for (const event of rest) {
    if (event.seq > upTo) break
    state = evolve(state, event)
  }
  return state
}

const open = (opened: CaseEvent, first: CaseEvent): Case => {
  const { payload } = opened
  if (payload.type !== 'case-opened' || first.payload.type !== 'step-started') {
    throw new BrokenRecord('a record begins with case-opened and step-started')
  }
  const lead = first.payload.lead ?? payload.practitioner
  const step = startedStep(first, first.payload, lead)
  const due = payload.overallLimit?.due
  return {
    reference: opened.reference,
    version: first.seq,
    partnership: payload.partnership,
    population: payload.population,
    protocol: payload.protocol,
    token: payload.token,
    openedAt: opened.at,
    openedByMail: payload.mailId,
    escalating: payload.escalating,
    receiving: payload.receiving,
    receivingCandidates: payload.receivingCandidates,
    practitioner: payload.practitioner,
    lead,
    stepsNotSeen: payload.stepsNotSeen,
    steps: [step],
    standing: { kind: 'open' },
    proposals: 0,
    risk: null,
    overallLimit: due === undefined || due === null ? null : { due, passed: false },
    correctionClaimedAt: null,
    paused: null,
    alerts: alertsAfter([], first),
    mergedIn: [],
    calls: [],
    takenOut: [],
    cause: null,
    levelOfNeed: null,
    legalHold: false,
    lastReviewedAt: opened.at,
    generation: 1,
    generationSince: opened.at,
    asked: askedAt(step),
    usedPersonIds: peopleOf(step),
  }
}

const startedStep = (
  event: CaseEvent,
  payload: Extract<CaseEvent['payload'], { type: 'step-started' }>,
  lead: Party,
): StepOnCase => ({
  step: payload.step,
  label: payload.label,
  turn: payload.turn,
  contact: payload.contact,
  lead,
  startedAt: event.at,
  startedBy: payload.startedBy,
  deadline: payload.deadline,
  reminded: false,
  missed: null,
  exhausted: false,
  acknowledged: false,
  answered: false,
  answers: [],
  form: payload.formDue === null ? null : { ...payload.formDue, received: false },
})

const peopleOf = ({ contact }: StepOnCase): string[] =>
  contact.kind === 'email' && contact.person.personId !== null ? [contact.person.personId] : []

const askedAt = (step: StepOnCase): Case['asked'] =>
  peopleOf(step).map((personId) => ({ personId, step: step.step }))

const withStep = (state: Case, change: Partial<StepOnCase>): Case['steps'] => {
  const [first, ...rest] = state.steps
  const last = rest.pop()
  return last === undefined ? [{ ...first, ...change }] : [first, ...rest, { ...last, ...change }]
}

const answeredBy = (state: Case, mailId: string): Partial<StepOnCase> => ({
  answered: true,
  answers: [...currentStep(state).answers, mailId],
})

const withoutAnswer = (step: StepOnCase, mailId: string): StepOnCase => {
  if (!step.answers.includes(mailId)) return step
  const answers = step.answers.filter((each) => each !== mailId)
  return { ...step, answers, answered: answers.length > 0 }
}

const unanswered = ([first, ...rest]: Case['steps']): Case['steps'] => {
  const none = { answered: false, answers: [] }
  return [{ ...first, ...none }, ...rest.map((step) => ({ ...step, ...none }))]
}

const isProposed = ({ standing }: Case): boolean => standing.kind === 'awaiting-confirmation'

/** A proposed outcome stands until it is confirmed, disputed or taken back: no clock takes it off the table. */
const stillProposed = (state: Case): Standing => (isProposed(state) ? state.standing : { kind: 'open' })

/** Where a case stands once an outcome is off the table: exhausted stays exhausted. */
const unsettled = (state: Case): Standing => {
  const { missed } = currentStep(state)
  return missed?.then === 'no-next-step' ? { kind: 'exhausted', since: missed.at } : { kind: 'open' }
}

const afterLapse = (state: Case, { lapses }: { readonly lapses?: number | undefined }): Standing =>
  lapses === undefined ? state.standing : unsettled(state)

/** What a case that a person had closed goes back to; one that the two sides had settled is not settled any more. */
const openAgain = (state: Case): Standing => {
  const { standing } = state
  return standing.kind === 'closed' || standing.kind === 'merged' ? standing.was : unsettled(state)
}

const evolve = (before: Case, event: CaseEvent): Case => {
  const state = { ...before, version: event.seq, alerts: alertsAfter(before.alerts, event) }
  const { payload, at } = event
  switch (payload.type) {
    case 'case-opened':
      throw new BrokenRecord('a case is opened once')
    case 'step-started': {
      const lead = payload.lead ?? state.lead
      const step = startedStep(event, payload, lead)
      return {
        ...state,
        steps: [...state.steps, step],
        lead,
        standing: payload.startedBy === 'declared' ? { kind: 'open' } : stillProposed(state),
        lastReviewedAt: at,
        asked: [...state.asked, ...askedAt(step)],
        usedPersonIds: [
          ...(payload.startedBy === 'person' ? usedBefore(state, payload.step) : state.usedPersonIds),
          ...peopleOf(step),
        ],
      }
    }
    case 'receiving-agency-named':
      return {
        ...state,
        receiving: payload.receiving,
        receivingCandidates: [],
        standing: afterLapse(state, payload),
        // What an agency answered with which the case was never raised is no answer.
        steps: state.receiving === null ? state.steps : unanswered(state.steps),
      }
    case 'escalating-agency-named': {
      const practitioner = { ...state.practitioner, agencyId: payload.escalating.agencyId }
      const lead = payload.lead ?? practitioner
      // A step that the case is put back to must not bring back who spoke for the wrong agency.
      const led = (step: StepOnCase): StepOnCase => ({
        ...step,
        lead: step.lead.email === practitioner.email ? practitioner : lead,
      })
      const [first, ...rest] = state.steps
      const steps: Case['steps'] = [led(first), ...rest.map(led)]
      const standing = afterLapse(state, payload)
      return { ...state, escalating: payload.escalating, practitioner, lead, steps, standing }
    }
    case 'mail-recorded':
      if (payload.side !== 'receiving') return state
      return {
        ...state,
        steps: withStep(
          state,
          payload.intent === 'acknowledge' ? { acknowledged: true } : answeredBy(state, payload.mailId),
        ),
      }
    case 'form-received': {
      const { form } = currentStep(state)
      return form === null
        ? state
        : { ...state, steps: withStep(state, { form: { ...form, received: true } }) }
    }
    case 'form-taken-back': {
      const { form } = currentStep(state)
      return form === null
        ? state
        : { ...state, steps: withStep(state, { form: { ...form, received: false } }) }
    }
    case 'reminder-sent':
      return { ...state, steps: withStep(state, { reminded: true }) }
    case 'deadline-missed':
      return {
        ...state,
        // Unconfirmed is unresolved: at the deadline the case goes on, and who is late can still confirm.
        standing: stillProposed(state),
        steps: withStep(state, { missed: { at, then: payload.then } }),
        lastReviewedAt: at,
      }
    case 'overall-limit-passed':
      return { ...state, overallLimit: { due: payload.due, passed: true } }
    case 'risk-flagged':
      return {
        ...state,
        risk: {
          flaggedAt: at,
          reviewDue: payload.reviewDue,
          reviewMissed: false,
          toldAfterClose: isClosed(state),
          toldBy: [...(state.risk?.toldBy ?? []), payload.mailId],
        },
        ...(payload.generation === undefined ? {} : { generation: payload.generation, generationSince: at }),
      }
    case 'risk-review-missed':
      return { ...state, risk: state.risk === null ? null : { ...state.risk, reviewMissed: true } }
    case 'risk-dealt-with':
      return { ...state, risk: null }
    case 'risk-taken-back': {
      if (payload.ends || state.risk === null) return { ...state, risk: null }
      const toldBy = state.risk.toldBy.filter((each) => each !== payload.mailId)
      return { ...state, risk: { ...state.risk, toldBy } }
    }
    case 'paused':
      return {
        ...state,
        paused: { at, by: actorOf(event.by) },
        lastReviewedAt: at,
      }
    case 'pause-ended':
      return { ...state, paused: null, lastReviewedAt: at }
    case 'deadline-moved':
      return {
        ...state,
        // A step that has time again is no longer the end of the process.
        standing: state.standing.kind === 'exhausted' ? { kind: 'open' } : state.standing,
        steps: withStep(state, {
          deadline: payload.deadline,
          reminded: false,
          missed: null,
          exhausted: false,
        }),
      }
    case 'contact-changed': {
      const steps = withStep(state, { contact: payload.contact })
      const step = currentStep({ ...state, steps })
      return {
        ...state,
        steps,
        asked: [...state.asked, ...askedAt(step)],
        usedPersonIds: [...state.usedPersonIds, ...peopleOf(step)],
      }
    }
    case 'outcome-proposed': {
      const { version, text, outstanding, side, sender, mailId } = payload
      const agreedBy = side === null ? [] : [side]
      const { standing } = state
      const replaces = mailId === null && standing.kind === 'awaiting-confirmation' ? standing.outcome : null
      const outcome = {
        version,
        text,
        outstanding,
        agreedBy,
        proposer: sender,
        proposedAt: at,
        byTelephone: mailId === null,
        replaces,
      }
      return {
        ...state,
        proposals: version,
        standing: { kind: 'awaiting-confirmation', outcome },
        steps: side === 'receiving' ? withStep(state, answeredBy(state, mailId ?? '')) : state.steps,
      }
    }
    case 'outcome-confirmed': {
      if (state.standing.kind !== 'awaiting-confirmation') return state
      const { outcome: proposed } = state.standing
      const outcome = { ...proposed, agreedBy: [...proposed.agreedBy, payload.side] }
      return {
        ...state,
        standing: isAgreed(outcome)
          ? { kind: 'resolved', at, outcome }
          : { kind: 'awaiting-confirmation', outcome },
      }
    }
    case 'outcome-disputed':
      return state.standing.kind === 'awaiting-confirmation'
        ? { ...state, standing: unsettled(state) }
        : state
    case 'outcome-taken-back': {
      if (state.standing.kind !== 'awaiting-confirmation') return state
      const { replaces } = state.standing.outcome
      return {
        ...state,
        standing: replaces === null ? unsettled(state) : { kind: 'awaiting-confirmation', outcome: replaces },
      }
    }
    case 'withdrawn':
      return { ...state, standing: { kind: 'withdrawn', at } }
    case 'exhausted':
      return {
        ...state,
        standing: isProposed(state) ? state.standing : { kind: 'exhausted', since: at },
        steps: withStep(state, { exhausted: true }),
        lastReviewedAt: at,
      }
    case 'correction-claimed':
      return { ...state, correctionClaimedAt: at }
    case 'automatic-action-resumed':
      return { ...state, correctionClaimedAt: null }
    case 'classified':
      return { ...state, cause: payload.cause, levelOfNeed: payload.levelOfNeed }
    case 'legal-hold-set':
      return { ...state, legalHold: true }
    case 'legal-hold-lifted':
      return { ...state, legalHold: false }
    case 'open-matter-reviewed':
      return { ...state, lastReviewedAt: at }
    case 'generation-started':
      return { ...state, generation: payload.generation, generationSince: at }
    case 'closed-by-person':
      return { ...state, standing: { kind: 'closed', at, was: state.standing } }
    case 'merged-into':
      return { ...state, standing: { kind: 'merged', at, into: payload.into, was: state.standing } }
    case 'reopened':
    case 'unmerged':
      return {
        ...state,
        standing: openAgain(state),
        risk: state.risk === null ? null : { ...state.risk, toldAfterClose: false },
        lastReviewedAt: at,
        generation: payload.generation,
        generationSince: at,
      }
    case 'case-merged-in': {
      const { reference, parties, risk, legalHold = false } = payload
      return {
        ...state,
        mergedIn: [...state.mergedIn, { reference, parties }],
        legalHold: state.legalHold || legalHold,
        risk:
          state.risk ??
          (risk === null ? null : { ...risk, reviewMissed: false, toldAfterClose: false, toldBy: [null] }),
      }
    }
    case 'case-unmerged':
      return {
        ...state,
        mergedIn: state.mergedIn.filter(({ reference }) => reference !== payload.reference),
      }
    case 'alerts-taken-on':
    case 'alerts-handed-back':
      return state
    case 'filed-mail-taken-out': {
      const { mailId, messageId } = payload
      const [first, ...rest] = state.steps
      return {
        ...state,
        steps: [withoutAnswer(first, mailId), ...rest.map((step) => withoutAnswer(step, mailId))],
        takenOut: [...state.takenOut, { seq: event.seq, mailId, messageId }],
      }
    }
    case 'call-noted':
      return { ...state, calls: [...state.calls, { seq: event.seq, at, withWhom: payload.withWhom }] }
    case 'call-struck-out':
      return { ...state, calls: state.calls.filter(({ seq }) => seq !== payload.note) }
    case 'bundle-made':
    case 'case-erased':
    case 'held-mail-handled':
    case 'notice-sent':
    case 'notice-bounced':
      return state
  }
}
