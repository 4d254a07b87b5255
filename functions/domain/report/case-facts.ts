import { z } from 'zod'
import type { CaseEvent } from '../case/events.ts'
import type { Case } from '../case/state.ts'
import { calendarIdSchema, calendarNamed } from '../deadlines/calendar.ts'
import { daysBetween } from '../deadlines/count.ts'
import { localDateOf } from '../deadlines/local-time.ts'
import { instantSchema, type Instant } from '../instant.ts'

const stageFactsSchema = z.object({
  step: z.int().positive(),
  startedAt: instantSchema,
  /** When the next stage began or the case ended; null while it runs. */
  endedAt: instantSchema.nullable(),
  /**
   * Working days after that of its start, up to and with that of its end; null while it runs, and where a person moved the
   * case away from it before its time had passed: that is no time that a stage took ("median working days per stage").
   */
  workingDays: z.int().nonnegative().nullable(),
  due: instantSchema.nullable(),
  /** Its time passed before it ended. */
  late: z.boolean(),
  /** A person moved the case away from it: it neither kept its time nor missed it. */
  movedAway: z.boolean().optional(),
})
type StageFacts = z.infer<typeof stageFactsSchema>

/** What the year's report counts of a case: no person, no word of any mail. */
export const caseFactsSchema = z.object({
  stages: z.array(stageFactsSchema).min(1),
  /** The highest stage that stood, where a person put the case back from a higher one. */
  reached: z.int().positive().optional(),
  /** Deadlines that passed unresolved, and those of them before which nobody had answered. */
  timeouts: z.int().nonnegative(),
  timeoutsUnanswered: z.int().nonnegative(),
  overallLimitPassed: z.boolean(),
  riskFlags: z.int().nonnegative(),
  /** Forms that the protocol asks for with a stage, and that never came. */
  formsMissing: z.int().nonnegative(),
  endedAt: instantSchema.nullable(),
  /** From the opening of the case to its end. */
  workingDays: z.int().nonnegative().nullable(),
})
export type CaseFacts = z.infer<typeof caseFactsSchema>

type Counted = Pick<
  CaseFacts,
  'stages' | 'timeouts' | 'timeoutsUnanswered' | 'overallLimitPassed' | 'riskFlags'
>

/** The highest stage that a case has come to. */
export const reachedIn = ({ stages, reached }: Pick<CaseFacts, 'stages' | 'reached'>): number =>
  reached ?? highest(stages)

const highest = (stages: readonly StageFacts[]): number => Math.max(...stages.map(({ step }) => step))

/**
 * A stage that was declared or read by mistake did not stand: a person put the case back from it, or from beyond it, before
 * its time had passed. Only a person moves a case back.
 */
const thatStood = (stages: readonly StageFacts[]): StageFacts[] =>
  stages.filter(
    ({ step, late }, index) => late || stages.slice(index + 1).every((later) => later.step >= step),
  )

const nothing: Counted = {
  stages: [],
  timeouts: 0,
  timeoutsUnanswered: 0,
  overallLimitPassed: false,
  riskFlags: 0,
}

/** @param state the same record, folded */
export const factsOf = (record: readonly CaseEvent[], state: Case): CaseFacts => {
  const { stages, ...counted } = record.reduce(count, nothing)
  const endedAt = 'at' in state.standing ? state.standing.at : null
  const reached = highest(thatStood(stages))
  return {
    ...counted,
    ...(reached === highest(stages) ? {} : { reached }),
    stages: stages.map((stage, index): StageFacts => {
      const end = stages[index + 1]?.startedAt ?? endedAt
      const cutShort = stage.movedAway === true && !stage.late
      return {
        ...stage,
        endedAt: end,
        workingDays: cutShort ? null : workingDaysOf(stage.startedAt, end, state),
      }
    }),
    formsMissing: state.steps.filter(({ form }) => form?.received === false).length,
    endedAt,
    workingDays: workingDaysOf(state.openedAt, endedAt, state),
  }
}

const count = (counted: Counted, { payload, at }: CaseEvent): Counted => {
  switch (payload.type) {
    case 'step-started': {
      const { step, turn, deadline, startedBy } = payload
      // A stage that asks several people in turn is one stage (Blackpool's fourth), late if one of them was.
      if (turn > 0 && counted.stages.at(-1)?.step === step) return withStage(counted, { due: deadline.due })
      const began = { startedAt: at, endedAt: null, workingDays: null, late: false }
      const before = startedBy === 'person' ? withStage(counted, { movedAway: true }) : counted
      return { ...counted, stages: [...before.stages, { step, due: deadline.due, ...began }] }
    }
    case 'deadline-moved':
      return withStage(counted, { due: payload.deadline.due, late: false })
    case 'deadline-missed':
      return {
        ...withStage(counted, { late: true }),
        timeouts: counted.timeouts + 1,
        timeoutsUnanswered: counted.timeoutsUnanswered + (payload.answered ? 0 : 1),
      }
    case 'overall-limit-passed':
      return { ...counted, overallLimitPassed: true }
    case 'risk-flagged':
      return { ...counted, riskFlags: counted.riskFlags + 1 }
    case 'risk-taken-back':
      return { ...counted, riskFlags: counted.riskFlags - 1 }
    default:
      return counted
  }
}

const withStage = (counted: Counted, change: Partial<StageFacts>): Counted => {
  const running = counted.stages.at(-1)
  return running === undefined
    ? counted
    : { ...counted, stages: [...counted.stages.slice(0, -1), { ...running, ...change }] }
}

/** By the calendar and the hours that the case's own deadlines were counted with. */
const workingDaysOf = (from: Instant, until: Instant | null, { steps }: Case): number | null => {
  if (until === null) return null
  const { workingDay, calendar } = steps[0].deadline.basis
  const hours = { workingDay, calendar: calendarNamed(calendarIdSchema.parse(calendar.id)) }
  const dateOf = (moment: Instant) => localDateOf(moment, workingDay.timeZone)
  return daysBetween(dateOf(from), dateOf(until), hours).filter(({ kind }) => kind === 'counted').length
}
