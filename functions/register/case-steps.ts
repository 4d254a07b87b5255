import { localDateOf, weekdayOf } from '../domain/deadlines/local-time.ts'
import type { DeadlinePlan, ProofDay } from '../domain/deadlines/plan.ts'
import type { Instant } from '../domain/instant.ts'
import { currentStep, isClosed, type Case, type StepOnCase } from '../domain/case/state.ts'
import { protocolFor, type Partnership } from '../domain/partnership/partnership.ts'
import type { Stage } from '../domain/partnership/protocol.ts'
import { contactName } from './event-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { daysFrom, stateInWords, time } from './words.ts'

const zone = 'Europe/London'

/** The steps of a case as a picture: those that ran with their days against the deadline, and those still to come. */
export const stepsPicture = (state: Case, partnership: Partnership, now: Instant): Html => {
  const current = currentStep(state)
  const stages = protocolFor(partnership, state.population)?.stages ?? []
  return markup`
<ol class="sw-steps">
  ${state.steps.map((step, index) => {
    const stage = stages.find(({ number }) => number === step.step) ?? null
    const end = state.steps[index + 1]?.startedAt ?? closedAt(state)
    const isCurrent = step === current && !isClosed(state)
    return ran(step, stage, { now, end, isCurrent, isPaused: state.paused !== null })
  })}
  ${isClosed(state) ? ended(state) : toCome(current, stages).map((stage) => stillToCome(stage, wasAt(state, stage)))}
</ol>`
}

const closedAt = ({ standing }: Case): Instant | null => ('at' in standing ? standing.at : null)

interface Moment {
  readonly now: Instant
  /** When the step gave way to the next, or the case ended; null while it runs. */
  readonly end: Instant | null
  readonly isCurrent: boolean
  /** A person has stopped the clock. */
  readonly isPaused: boolean
}

const ran = (step: StepOnCase, stage: Stage | null, at: Moment): Html => markup`
<li class="sw-step ${at.isCurrent ? 'sw-step--current' : 'sw-step--done'}${step.missed === null ? '' : ' sw-step--missed'}"${at.isCurrent ? markup` aria-current="step"` : nothing}>
  <h3 class="govuk-heading-s sw-step__label">${step.label}${stage === null ? nothing : markup`: <span class="sw-step__name">${stage.name}</span>`}</h3>
  <p class="sw-step__with">With ${contactName(step.contact)}</p>
  ${at.isCurrent && at.isPaused ? nothing : dayStrip(step.deadline, at)}
  <p class="sw-step__when">${verdict(step, at)}</p>
</li>`

const verdict = (
  { deadline, missed, startedAt }: StepOnCase,
  { now, end, isCurrent, isPaused }: Moment,
): Html => {
  const began = markup`Started ${time(startedAt)}.`
  if (missed !== null)
    return markup`${began} <strong class="sw-late">Time ended ${time(missed.at)} without an outcome.</strong>`
  if (deadline.due === null) return markup`${began} No time is set for this.`
  if (!isCurrent) return markup`${began} Ended ${end === null ? nothing : time(end)}, before its deadline.`
  if (isPaused)
    return markup`${began} <strong>The clock is stopped.</strong> The deadline was ${time(deadline.due)}, and is counted again when the pause ends.`
  return deadline.due <= now
    ? markup`${began} <strong class="sw-late">Deadline ${time(deadline.due)} has passed.</strong>`
    : markup`${began} <strong>Deadline ${time(deadline.due)}</strong> (${daysFrom(deadline.due, now)})${deadline.provisional ? ', provisional' : nothing}.`
}

const mostDays = 45

/** One cell a day, from receipt to deadline. The proof under the picture says the same in words. */
const dayStrip = ({ proof, due }: DeadlinePlan, at: Moment): Html => {
  if (due === null || proof.length === 0 || proof.length > mostDays) return nothing
  return markup`<ul class="sw-days" aria-hidden="true">${proof.map((day, index) => dayCell(day, index === proof.length - 1, at))}</ul>`
}

const dayCell = (day: ProofDay, isLast: boolean, { now, end, isCurrent }: Moment): Html => {
  const upTo = localDateOf(isCurrent ? now : (end ?? now), zone)
  const classes = [
    'sw-day',
    day.kind === 'weekend' || day.kind === 'bank-holiday' ? 'sw-day--off' : '',
    day.kind === 'received' || day.kind === 'released' ? 'sw-day--start' : '',
    day.day !== null && day.date < upTo ? 'sw-day--used' : '',
    day.date === upTo && isCurrent ? 'sw-day--today' : '',
    isLast ? 'sw-day--last' : '',
  ].filter((name) => name !== '')
  return markup`<li class="${classes.join(' ')}"><span class="sw-day__name">${'MTWTFSS'.charAt(weekdayOf(day.date) - 1)}</span><span class="sw-day__date">${Number(day.date.slice(8))}</span><span class="sw-day__count">${day.day ?? ''}</span></li>`
}

const ended = (state: Case): Html => {
  const at = closedAt(state)
  return at === null
    ? nothing
    : markup`<li class="sw-step sw-step--end"><h3 class="govuk-heading-s sw-step__label">${stateInWords(state.standing.kind)}</h3><p class="sw-step__when">${time(at)}</p></li>`
}

/** The stages after the current one, in the protocol's order. */
const toCome = (current: StepOnCase, stages: readonly Stage[]): Stage[] => {
  const following: Stage[] = []
  let next = stages.find(({ number }) => number === current.step)?.next ?? null
  while (next !== null && following.length < stages.length) {
    const stage = stages.find(({ number }) => number === next)
    if (stage === undefined) break
    following.push(stage)
    next = stage.next
  }
  return following
}

const wasAt = ({ steps }: Case, { number }: Stage): boolean => steps.some(({ step }) => step === number)

const stillToCome = ({ label, name }: Stage, before: boolean): Html => markup`
<li class="sw-step sw-step--later"><h3 class="govuk-heading-s sw-step__label">${label}: <span class="sw-step__name">${name}</span></h3><p class="sw-step__when">${before ? 'Reached before; the case was moved back.' : 'Not reached.'}</p></li>`
