import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { facts, heading, important, list, notReplacing, paragraph, quoted, signOff } from './parts.ts'
import { wordsFor } from './people-words.ts'
import { businessUnitCallable, everybody, ringWords } from './telephones.ts'
import type { ToldCase } from './told-case.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'

/** Whom to ring when nobody may be reading. Without a number on file it says what to look for. */
export const outOfHoursWords = ({ outOfHours }: Partnership, population: Population): string => {
  const line = outOfHours[population]
  return line === null
    ? 'Outside working hours ring the local authority’s emergency duty team.'
    : `Outside working hours ring ${line.name} on ${line.telephone}.`
}

/** What to do about immediate risk, whatever else a notice says ("on the same working day", Bedford and Liverpool). */
export const actNow = (population: Population): string => {
  const { danger, procedures } = wordsFor(population)
  return `${danger}, call 999. Use ${procedures} today. Do not wait for this escalation, or for an answer to any email.`
}

const urgent = (told: ToldCase, subject: string, blocks: readonly Block[]): NoticeDocument => ({
  subject: `URGENT ${told.case.reference} ${told.step.label}: ${subject}`,
  blocks: [...blocks, ...notReplacing(told.case.population), signOff(told.partnership)],
  calendar: null,
})

const numbers = (told: ToldCase): Block[] => [
  heading('Ring, do not email'),
  list([...everybody(told), businessUnitCallable(told)].map((each) => ringWords(told, each))),
]

/** To everybody on the case at once. */
export const immediateRiskNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, event, audience, partnership } = told
  const { one, procedures } = wordsFor(state.population)
  const flag = event.payload.type === 'risk-flagged' ? event.payload : null
  const reviewDue = flag?.reviewDue ?? state.risk?.reviewDue ?? null
  const sent = audience === 'practitioner' || audience === 'sender'
  const blocks: Block[] = [
    paragraph(`An email in this case says that ${one} is at immediate risk of harm.`),
    important(actNow(state.population)),
    ...(flag?.outOfHours === true
      ? [
          important(
            `It is outside working hours. Nobody may be reading this. ${outOfHoursWords(partnership, state.population)}`,
          ),
        ]
      : []),
    paragraph(
      sent
        ? `We have emailed everybody on the case and their managers. That is not a referral: make sure yourself that ${procedures} have been started.`
        : `Check by telephone that ${procedures} have been started, and by whom.`,
    ),
    ...numbers(told),
    ...quoted(told, 'What the email says'),
    ...(reviewDue === null
      ? []
      : [
          paragraph(
            `If no agreed outcome has reached us by ${moment(reviewDue)}, everybody is told again. The deadline of the ${told.noun} stays as it is.`,
          ),
        ]),
    facts(told, []),
  ]
  return urgent(told, 'immediate risk, act now', blocks)
}

/** The review time passed without an outcome. */
export const riskReviewNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, partnership } = told
  const since = state.risk === null ? '' : ` at ${moment(state.risk.flaggedAt)}`
  const { procedures } = wordsFor(state.population)
  const blocks: Block[] = [
    paragraph(`Immediate risk was reported in this case${since}. No agreed outcome has reached us.`),
    important(
      `Ring now and make sure that ${procedures} have been started. ${wordsFor(state.population).danger}, call 999.`,
    ),
    ...numbers(told),
    paragraph(outOfHoursWords(partnership, state.population)),
    facts(told, []),
  ]
  return urgent(told, 'immediate risk, no outcome yet', blocks)
}
