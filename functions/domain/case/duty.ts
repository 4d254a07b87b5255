import type { Instant } from '../instant.ts'
import { protocolFor, type Partnership } from '../partnership/partnership.ts'
import type { Stage } from '../partnership/protocol.ts'
import type { CaseEventPayload, PayloadOf } from './events.ts'
import type { Duty } from './next.ts'
import { currentStep, isAnswered, type Case } from './state.ts'
import { startStep } from './step.ts'

/** What the clock records when a duty's moment has come. Pure: the caller has made sure that it has (`whatIsNext`). */
export const perform = (
  duty: Duty,
  state: Case,
  partnership: Partnership,
  now: Instant,
): CaseEventPayload[] => {
  const { step } = currentStep(state)
  switch (duty) {
    case 'send-reminder':
      return [{ type: 'reminder-sent', step }]
    case 'record-missed-deadline':
      return [
        {
          type: 'deadline-missed',
          step,
          answered: isAnswered(state),
          then: afterTimeout(state, partnership),
        },
      ]
    case 'start-next-step':
      return startNextStep(state, partnership, now)
    case 'report-exhausted':
      return [{ type: 'exhausted' }]
    case 'review-open-matter':
      return review(state, now)
    case 'hand-over':
      return [{ type: 'generation-started', generation: state.generation + 1 }]
  }
}

const stageOf = (state: Case, partnership: Partnership, number: number): Stage | null =>
  protocolFor(partnership, state.population)?.stages?.find((stage) => stage.number === number) ?? null

/** Whom a stage asks after the current one: its own next recipient in turn, or the next stage. */
const following = (state: Case, partnership: Partnership): { stage: Stage; turn: number } | null => {
  const { step, turn } = currentStep(state)
  const stage = stageOf(state, partnership, step)
  if (stage === null) return null
  // Blackpool, stage 4: "Directors review the issue. If agreement cannot be reached, the Independent Scrutineer becomes involved".
  if (turn + 1 < stage.receiving.length) return { stage, turn: turn + 1 }
  const next = stage.next === null ? null : stageOf(state, partnership, stage.next)
  return next === null ? null : { stage: next, turn: 0 }
}

const afterTimeout = (state: Case, partnership: Partnership): PayloadOf<'deadline-missed'>['then'] => {
  if (stageOf(state, partnership, currentStep(state).step)?.onTimeout === 'alert-only') return 'alert-only'
  return following(state, partnership) === null ? 'no-next-step' : 'next-step'
}

const startNextStep = (state: Case, partnership: Partnership, now: Instant): CaseEventPayload[] => {
  const next = following(state, partnership)
  if (next === null) return [{ type: 'exhausted' }]
  const { population, escalating, receiving, lead, usedPersonIds } = state
  const sides = { population, escalating, receiving, lead, addressed: null, usedPersonIds }
  return [startStep(partnership, { kind: 'stage', ...next }, sides, now, 'timeout')]
}

const review = ({ risk, overallLimit }: Case, now: Instant): CaseEventPayload[] => {
  if (risk !== null && !risk.reviewMissed && risk.reviewDue <= now) return [{ type: 'risk-review-missed' }]
  if (overallLimit !== null && !overallLimit.passed && overallLimit.due <= now) {
    return [{ type: 'overall-limit-passed', due: overallLimit.due }]
  }
  return [{ type: 'open-matter-reviewed' }]
}
