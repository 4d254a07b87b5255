import { causeOfDisagreementInWords, levelOfNeedIn } from '../domain/case/classification.ts'
import { whatIsNext } from '../domain/case/next.ts'
import { reviewTimes } from '../domain/case/review-times.ts'
import {
  currentStep,
  isClosed,
  isDangerAfterClose,
  runningDeadline,
  type Case,
} from '../domain/case/state.ts'
import { sameAsBefore } from '../domain/case/whom-next.ts'
import type { Instant } from '../domain/instant.ts'
import { protocolFor, type Partnership } from '../domain/partnership/partnership.ts'
import { facts } from './document-blocks.ts'
import { actor, contactName, stepName } from './event-words.ts'
import { markup, nothing, type Html } from './markup.ts'
import { daysFrom, time } from './words.ts'

/** What a reader must see before anything else. */
export const warnings = (state: Case): Html => {
  if (isClosed(state)) return isDangerAfterClose(state) ? riskWarning(state) : nothing
  const { contact } = currentStep(state)
  return markup`${[
    riskWarning(state),
    ...(contact.kind === 'email'
      ? []
      : [
          warning(
            contact.kind === 'telephone-only'
              ? markup`There is nobody to write to: somebody has to ring ${contact.name} on ${contact.telephone}.`
              : markup`There is nobody to write to, and no number is known: somebody has to find out whom to ring.`,
          ),
        ]),
    ...(state.paused === null
      ? []
      : [
          warning(
            markup`Paused by ${actor(state.paused.by, state)} ${time(state.paused.at)}. The clock is stopped until a person ends the pause.`,
          ),
        ]),
    ...(state.correctionClaimedAt === null
      ? []
      : [
          warning(
            markup`A misreading was claimed ${time(state.correctionClaimedAt)}. Nothing automatic happens until a person has looked. <span class="sw-actions">If it is raised with the wrong agency, <a class="govuk-link" href="/cases/${state.reference}/change-receiving">put it right</a>; if by the wrong one, <a class="govuk-link" href="/cases/${state.reference}/change-escalating">put that right</a>.</span>`,
          ),
        ]),
  ]}`
}

const riskWarning = (state: Case): Html =>
  state.risk === null
    ? nothing
    : warning(
        markup`Immediate risk was flagged ${time(state.risk.flaggedAt)}${isClosed(state) ? ', after the case was closed' : ''}. This register replaces neither 999 nor child protection or adult safeguarding procedures.`,
      )

const warning = (text: Html): Html => markup`
<div class="govuk-warning-text sw-warning"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span> ${text}</strong></div>`

/** Where a case stands: with whom, until when, and what then happens by itself. */
export const standing = (state: Case, partnership: Partnership, now: Instant): Html => {
  const step = currentStep(state)
  const { due, provisional } = step.deadline
  const closed = isClosed(state)
  return facts([
    ['Step', step.label],
    ...(closed ? [] : [['With', `${contactName(step.contact)}${asBefore(state)}`] as const]),
    ...(closed
      ? []
      : [
          [
            'Deadline',
            state.paused !== null
              ? 'The clock is stopped'
              : due === null
                ? 'No time is set for this step'
                : markup`<strong class="${due <= now ? 'sw-late' : 'sw-due'}">${time(due)}</strong> <span class="sw-relative">${due <= now ? 'passed ' : nothing}${daysFrom(due, now)}${provisional ? ', provisional' : nothing}</span>`,
          ] as const,
        ]),
    ...(state.overallLimit === null
      ? []
      : [
          [
            'Limit for the whole process',
            markup`${time(state.overallLimit.due)}${state.overallLimit.passed ? markup` <strong class="sw-late">passed</strong>` : nothing}`,
          ] as const,
        ]),
    ...(step.form === null
      ? []
      : [
          [
            step.form.name,
            step.form.received ? 'Received' : markup`<strong class="sw-late">Not received</strong>`,
          ] as const,
        ]),
    ...(state.cause === null ? [] : [['Cause', causeOfDisagreementInWords[state.cause]] as const]),
    ...(state.levelOfNeed === null
      ? []
      : [['Level of need', levelOfNeedIn(partnership, state.levelOfNeed)] as const]),
    ...(state.legalHold ? [['Legal hold', 'Yes: nothing of this case is erased'] as const] : []),
    ['What comes next', comesNext(state, partnership, now)],
  ])
}

const asBefore = (state: Case): string => {
  const before = sameAsBefore(state)
  return before === null
    ? ''
    : `. The same person as at ${stepName(state, before.step)}: nobody further is named`
}

const comesNext = (state: Case, partnership: Partnership, now: Instant): Html => {
  if (isClosed(state) && !isDangerAfterClose(state)) return markup`Nothing: the case is closed.`
  const next = whatIsNext(state, now, reviewTimes(partnership))
  const then = nextStage(state, partnership)
  switch (next.do) {
    case 'wait-until-reminder':
      return markup`A reminder to both sides, ${time(next.until)}. ${then}`
    case 'wait-until-deadline':
      return then
    case 'wait-until-review': {
      const risk = state.risk?.reviewDue === next.until
      const what = risk
        ? 'The immediate risk is looked at again'
        : `Managers on both sides and the business unit are reminded that ${whatIsOpen(state)}`
      return markup`${what}, ${time(next.until)}. ${runningDeadline(state) === null || state.correctionClaimedAt !== null ? nothing : then}`
    }
    case 'start-next-step':
    case 'send-reminder':
    case 'record-missed-deadline':
    case 'report-exhausted':
    case 'review-open-matter':
    case 'hand-over':
      return markup`Stepwise is at work on it now.`
    case 'end':
      return markup`Nothing happens by itself${state.risk === null ? '' : ': a person has to record that the risk has been dealt with'}.`
  }
}

/** What managers, the business unit and the practitioner hear of until somebody sees to it. */
const whatIsOpen = (state: Case): string => {
  if (state.correctionClaimedAt !== null) return 'a misreading is claimed and nobody has looked at it'
  if (state.paused !== null) return 'the case is paused'
  return 'the case is still open'
}

const nextStage = (state: Case, partnership: Partnership): Html => {
  const stages = protocolFor(partnership, state.population)?.stages ?? []
  const { step } = currentStep(state)
  const stage = stages.find(({ number }) => number === step)
  const next = stages.find(({ number }) => number === stage?.next)
  if (stage?.onTimeout === 'alert-only') return markup`At the deadline people are told, and nothing else.`
  return next === undefined
    ? markup`At the deadline managers are told that no step is left.`
    : markup`At the deadline the case goes to ${next.label.toLowerCase()} by itself.`
}
