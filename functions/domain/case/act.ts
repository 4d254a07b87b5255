import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import { agencyById, officeOf } from '../partnership/placement.ts'
import type { Alert } from './alerts.ts'
import type { Acted, ActingOn } from './acting.ts'
import { endPause, moveDeadline, timeLeft } from './act-on-time.ts'
import { changeEscalating } from './change-escalating.ts'
import { changeReceiving, type NewReceiving } from './change-receiving.ts'
import { levelsFor, type CauseOfDisagreement, type LevelOfNeed } from './classification.ts'
import type { CaseEventPayload } from './events.ts'
import { flagRisk } from './flag-risk.ts'
import type { StepContact } from './party.ts'
import { alertsOf, alertsToTakeOn, currentStep, isClosed, usedBefore, type Case } from './state.ts'
import { partyOf, personById, startStep, type StepToStart } from './step.ts'

/** What only a person may do. */
export type Act =
  | ActOnOneCase
  /** Into the case of this reference, which goes on. */
  | { readonly kind: 'merge'; readonly into: string }
  | { readonly kind: 'unmerge' }
export type ActKind = Act['kind']

export type ActOnOneCase =
  /** Alerts by the events that raised them. */
  | { readonly kind: 'take-on'; readonly alerts: readonly number[] }
  | { readonly kind: 'hand-back'; readonly alerts: readonly number[] }
  | { readonly kind: 'flag-risk' }
  | { readonly kind: 'risk-dealt-with' }
  | { readonly kind: 'note-call'; readonly withWhom: string; readonly text: string }
  /** The note of a call, by its event. */
  | { readonly kind: 'strike-out-call'; readonly note: number }
  | { readonly kind: 'pause' }
  | { readonly kind: 'end-pause' }
  | { readonly kind: 'move-deadline'; readonly date: string }
  | { readonly kind: 'change-contact'; readonly to: NewContact }
  | { readonly kind: 'move-step'; readonly step: number }
  | ({ readonly kind: 'change-receiving' } & NewReceiving)
  | { readonly kind: 'change-escalating'; readonly agencyId: string }
  | { readonly kind: 'record-outcome'; readonly text: string; readonly outstanding: string | null }
  | { readonly kind: 'take-back-outcome' }
  | { readonly kind: 'record-form' }
  | { readonly kind: 'take-back-form' }
  | {
      readonly kind: 'classify'
      readonly cause: CauseOfDisagreement | null
      readonly levelOfNeed: LevelOfNeed | null
    }
  | { readonly kind: 'set-legal-hold' }
  | { readonly kind: 'lift-legal-hold' }
  | { readonly kind: 'make-bundle'; readonly bundleId: string; readonly redacted: boolean }
  | { readonly kind: 'resume' }
  | { readonly kind: 'close' }
  | { readonly kind: 'reopen' }

/** Somebody whom the directory knows, or whom only the person who acts knows. */
export type NewContact =
  | { readonly of: 'directory'; readonly personId: string }
  | {
      readonly of: 'nowhere'
      readonly name: string
      readonly email: string | null
      readonly telephone: string | null
    }

/** Whether an act makes sense for a case as it stands. */
export const mayAct = (kind: ActKind, state: Case): boolean => {
  const closed = isClosed(state)
  switch (kind) {
    case 'note-call':
    case 'classify':
    case 'make-bundle':
      return true
    case 'set-legal-hold':
      // A case that was merged away is kept as long as the one that goes on: that is the one to hold.
      return !state.legalHold && state.standing.kind !== 'merged'
    case 'lift-legal-hold':
      return state.legalHold
    case 'reopen':
      return closed && state.standing.kind !== 'merged'
    case 'unmerge':
      return state.standing.kind === 'merged'
    case 'take-on':
      return alertsToTakeOn(state).length > 0
    case 'hand-back':
      return alertsOf(state).some(({ takenOn }) => takenOn !== null)
    case 'flag-risk':
      // Nothing that happens to a disagreement ends a danger, and a second person may know more of it.
      return true
    case 'risk-dealt-with':
      return state.risk !== null && state.standing.kind !== 'merged'
    case 'strike-out-call':
      return state.calls.length > 0
    case 'pause':
      return !closed && state.paused === null
    case 'end-pause':
      return !closed && state.paused !== null
    case 'take-back-outcome':
      return state.standing.kind === 'awaiting-confirmation' && state.standing.outcome.byTelephone
    case 'take-back-form':
      return !closed && currentStep(state).form?.received === true
    case 'resume':
      return !closed && state.correctionClaimedAt !== null
    case 'record-form': {
      const { form } = currentStep(state)
      return !closed && form !== null && !form.received
    }
    case 'move-deadline':
    case 'change-contact':
    case 'change-receiving':
    case 'change-escalating':
    case 'move-step':
    case 'record-outcome':
    case 'merge':
    case 'close':
      return !closed
  }
}

/** The events of an act. Pure; the workflow follows them at once, as it does any event. */
export const whatActDoes = (act: ActOnOneCase, on: ActingOn): Acted => {
  const { state } = on
  const { step, form } = currentStep(state)
  if (!mayAct(act.kind, state)) {
    return { kind: 'refused', about: 'form', why: 'The case has changed since this page was shown' }
  }
  switch (act.kind) {
    case 'note-call':
      return events({ type: 'call-noted', withWhom: act.withWhom, text: act.text })
    case 'strike-out-call':
      return state.calls.some(({ seq }) => seq === act.note)
        ? events({ type: 'call-struck-out', note: act.note })
        : { kind: 'refused', about: 'form', why: 'Choose a call that is on record' }
    case 'take-on':
      return onAlerts(act.alerts, 'alerts-taken-on', alertsToTakeOn(state))
    case 'hand-back':
      return onAlerts(
        act.alerts,
        'alerts-handed-back',
        alertsOf(state).filter(({ takenOn }) => takenOn !== null),
      )
    case 'flag-risk':
      return events(flagRisk(null, on.now, on.partnership, state))
    case 'risk-dealt-with':
      return events({ type: 'risk-dealt-with' })
    case 'pause':
      return events({ type: 'paused' })
    case 'end-pause':
      return endPause(on)
    case 'take-back-outcome':
      return events({ type: 'outcome-taken-back', version: state.proposals })
    case 'take-back-form':
      return events({ type: 'form-taken-back', step, name: form?.name ?? 'form' })
    case 'move-deadline':
      return moveDeadline(act.date, on)
    case 'change-contact':
      return changeContact(act.to, on)
    case 'change-receiving':
      return changeReceiving(act, on)
    case 'change-escalating':
      return changeEscalating(act.agencyId, on)
    case 'move-step':
      return moveStep(act.step, on)
    case 'record-outcome':
      return events({
        type: 'outcome-proposed',
        version: state.proposals + 1,
        side: null,
        text: act.text,
        outstanding: act.outstanding,
        mailId: null,
        sender: {
          personId: null,
          agencyId: officeOf(on.partnership.directory)?.id ?? on.partnership.id,
          name: on.by,
          jobTitle: null,
          email: null,
          telephone: null,
        },
      })
    case 'record-form':
      return events({ type: 'form-received', step, name: form?.name ?? 'form', mailId: null })
    case 'classify':
      return classify(act, on)
    case 'set-legal-hold':
      return events({ type: 'legal-hold-set' })
    case 'lift-legal-hold':
      return events({ type: 'legal-hold-lifted' })
    case 'make-bundle':
      return events({ type: 'bundle-made', bundleId: act.bundleId, redacted: act.redacted })
    case 'resume':
      return events({ type: 'automatic-action-resumed' }, ...timeLeft(on))
    case 'close':
      return events({ type: 'closed-by-person' })
    case 'reopen':
      return events({ type: 'reopened', generation: state.generation + 1 }, ...timeLeft(on))
  }
}

const events = (...payloads: readonly CaseEventPayload[]): Acted => ({ kind: 'events', payloads })

const onAlerts = (
  chosen: readonly number[],
  type: 'alerts-taken-on' | 'alerts-handed-back',
  open: readonly Alert[],
): Acted =>
  chosen.length > 0 && chosen.every((each) => open.some(({ seq }) => seq === each))
    ? events({ type, alerts: [...chosen] })
    : { kind: 'refused', about: 'alert', why: 'Choose one: somebody may have been quicker' }

const classify = ({ cause, levelOfNeed }: Extract<Act, { kind: 'classify' }>, { state }: ActingOn): Acted =>
  levelOfNeed === null || levelsFor[state.population].includes(levelOfNeed)
    ? events({ type: 'classified', cause, levelOfNeed })
    : {
        kind: 'refused',
        about: 'level-of-need',
        why: `Choose a level of need that is there for ${state.population}`,
      }

const changeContact = (to: NewContact, { state, partnership, why }: ActingOn): Acted => {
  const contact = contactOf(to, state, partnership)
  if (contact === null)
    return {
      kind: 'refused',
      about: 'contact',
      why: 'Choose somebody with an email address or a telephone number',
    }
  return isSameContact(contact, currentStep(state).contact)
    ? { kind: 'refused', about: 'contact', why: 'The step is with them already: choose somebody else' }
    : events({ type: 'contact-changed', step: currentStep(state).step, contact, why })
}

/** The same person at the same address; at another one, which they have since, they are written to anew. */
const isSameContact = (one: StepContact, other: StepContact): boolean =>
  one.kind === 'email' &&
  other.kind === 'email' &&
  one.person.personId === other.person.personId &&
  one.person.email === other.person.email

const contactOf = (to: NewContact, state: Case, partnership: Partnership): StepContact | null => {
  const agencies = peopleToAsk(state, partnership)
  const found =
    to.of === 'nowhere'
      ? { ...to, personId: null, agencyId: state.receiving?.agencyId ?? 'unknown', jobTitle: null }
      : (agencies
          .flatMap(({ id, people }) => people.map((person) => partyOf(person, id)))
          .find(({ personId }) => personId === to.personId) ?? null)
  if (found === null) return null
  const { personId, agencyId, name, jobTitle, email, telephone } = found
  const person = { personId, agencyId, name, jobTitle, email, telephone }
  if (email !== null) return { kind: 'email', person: { ...person, email }, inPlaceOf: null }
  return telephone === null ? null : { kind: 'telephone-only', person, name, telephone }
}

/** Whose people a step can be given to: the receiving agency's, and the partnership's own office's. */
export const peopleToAsk = ({ receiving }: Case, { directory }: Partnership) =>
  [receiving === null ? null : agencyById(directory, receiving.agencyId), officeOf(directory)].filter(
    (agency) => agency !== null,
  )

const moveStep = (number: number, { state, partnership, now }: ActingOn): Acted => {
  const stages = protocolFor(partnership, state.population)?.stages ?? null
  const stage = stages?.find((each) => each.number === number)
  if (number === currentStep(state).step || (stages !== null && stage === undefined)) {
    return { kind: 'refused', about: 'step', why: 'Choose a step that the case is not at' }
  }
  const toStart: StepToStart =
    stage === undefined ? { kind: 'unknown-protocol', number } : { kind: 'stage', stage, turn: 0 }
  const { population, escalating, receiving, steps } = state
  // A step that the case goes back to is with whoever had it, and whoever spoke for the escalating side then does again.
  const had = steps.findLast((each) => each.step === number)
  const addressed =
    had?.contact.kind === 'email' ? personById(partnership, had.contact.person.personId) : null
  const usedPersonIds = usedBefore(state, number)
  const lead = had?.lead ?? (number < currentStep(state).step ? state.practitioner : state.lead)
  const sides = { population, escalating, receiving, lead, addressed, usedPersonIds }
  const started = startStep(partnership, toStart, sides, now, 'person')
  const speaks = started.lead ?? lead
  return events({ ...started, lead: speaks.email === state.lead.email ? null : speaks })
}
