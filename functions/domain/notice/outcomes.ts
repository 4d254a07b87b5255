import type { Outcome } from '../case/state.ts'
import { cancelledEntry } from './calendar-entry.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import {
  caseNotice,
  facts,
  heading,
  howToAnswer,
  howToCorrect,
  important,
  otherwise,
  paragraph,
  quoted,
  ringFirst,
} from './parts.ts'
import { introduce } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** The agreed text and what is outstanding, as they were written; for both sides only. */
const agreed = (told: ToldCase, outcome: Outcome | null, title: string): Block[] => {
  if (outcome === null || !readsWords(told.audience)) return []
  const by = `${outcome.proposer.name}, ${moment(outcome.proposedAt)}`
  return [
    heading(title),
    { kind: 'quote', by, text: outcome.text },
    ...(outcome.outstanding === null
      ? [paragraph('Nothing is named as still outstanding.')]
      : [heading('Still outstanding'), { kind: 'quote' as const, by, text: outcome.outstanding }]),
  ]
}

const outcomeOf = ({ case: { standing } }: ToldCase): Outcome | null =>
  standing.kind === 'awaiting-confirmation' || standing.kind === 'resolved' ? standing.outcome : null

/** To the side that has not agreed yet. */
export const confirmOutcomeNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue } = told
  const outcome = outcomeOf(told)
  const by = due === null ? '' : ` by ${due}`
  const who = outcome === null ? 'The other side' : introduce(told, outcome.proposer)
  const blocks: Block[] = [
    paragraph(`${who} has told us that you have agreed the outcome below.`),
    important(
      `If it is right, reply “Confirmed”${by}. If it is not, reply with what is not right. ${ringFirst(told)}`,
    ),
    ...agreed(told, outcome, 'What you are asked to confirm'),
    paragraph(
      `The case closes only when you confirm. “Yes, but …” counts as a new proposal, which the other side must then confirm. ${otherwise(told)}`,
    ),
    facts(told),
    ...howToCorrect(),
  ]
  return caseNotice(
    told,
    shortDue === null ? 'please confirm the outcome' : `confirm the outcome by ${shortDue}`,
    blocks,
  )
}

/** To the side that proposed. */
export const outcomeRecordedNotice = (told: ToldCase): NoticeDocument => {
  const other = told.receives ? told.case.escalating.name : told.receivingName
  const blocks: Block[] = [
    paragraph(`We have recorded the outcome that you sent, and asked ${other} to confirm it.`),
    important(`The case stays open until they do. ${ringFirst(told)} Ask them to reply “Confirmed”.`),
    ...agreed(told, outcomeOf(told), 'The outcome as we recorded it'),
    paragraph(otherwise(told)),
    facts(told),
    ...howToCorrect(),
  ]
  return caseNotice(told, 'outcome waits for the other side', blocks)
}

export const outcomeDisputedNotice = (told: ToldCase): NoticeDocument => {
  const { event, due, stepName } = told
  const who =
    event.payload.type === 'outcome-disputed' ? introduce(told, event.payload.sender) : 'The other side'
  const blocks: Block[] = [
    paragraph(
      `${who} does not agree with the outcome that was proposed. The case stays open at ${stepName}.`,
    ),
    important(`${ringFirst(told)}${due === null ? '' : ` The deadline stays ${due}.`}`),
    ...quoted(told, 'What they wrote'),
    paragraph(otherwise(told)),
    facts(told),
    ...(readsWords(told.audience) ? [...howToAnswer(told), ...howToCorrect()] : []),
  ]
  return caseNotice(told, 'outcome not agreed, case still open', blocks)
}

/** Both sides confirmed in writing: what "resolved" means (Waltham Forest, Bedford). */
export const closedNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, receivingName } = told
  const outcome = outcomeOf(told)
  const outstanding = outcome?.outstanding != null
  const blocks: Block[] = [
    paragraph(
      `${state.escalating.name} and ${receivingName} have both agreed in writing. This case is closed.`,
    ),
    important(
      outstanding
        ? 'Something is still outstanding: pursue it as agreed. No more reminders come from us.'
        : 'You need do nothing more for this escalation. No more reminders come from us.',
    ),
    ...agreed(told, outcome, 'What was agreed'),
    facts(told),
    ...(readsWords(told.audience)
      ? [
          paragraph(
            'Put this on the file. If the same disagreement comes back, ring first and then start again at the first step.',
          ),
        ]
      : []),
  ]
  return caseNotice(told, 'agreed and closed', blocks, cancelledEntry(told))
}

/** The escalating side has taken it back. */
export const withdrawnNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state } = told
  const who =
    event.payload.type === 'withdrawn' && readsWords(told.audience)
      ? introduce(told, event.payload.sender)
      : state.escalating.name
  const blocks: Block[] = [
    paragraph(`${who} has withdrawn this escalation. The case is closed.`),
    important('You need do nothing more for this escalation. No more reminders come from us.'),
    ...quoted(told, 'What they wrote'),
    facts(told),
    ...(readsWords(told.audience) ? howToCorrect() : []),
  ]
  return caseNotice(told, 'withdrawn and closed', blocks, cancelledEntry(told))
}
