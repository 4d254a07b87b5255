import type { Block, NoticeDocument } from './kinds.ts'
import { deadlineEntry } from './calendar-entry.ts'
import {
  caseNotice,
  days,
  facts,
  howToAnswer,
  howToCorrect,
  important,
  otherwise,
  paragraph,
  quoted,
  ringFirst,
} from './parts.ts'
import { dateOf, moment } from './moments.ts'
import { ringWords } from './telephones.ts'
import { escalatingPeople } from './telephones.ts'
import { inSentence, type ToldCase } from './told-case.ts'

/** To the receiving contact of a step that begins. */
export const stepNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, shortDue, noun } = told
  const subject = shortDue === null ? 'reply needed' : `reply needed by ${shortDue}`
  const [speaker] = escalatingPeople(told)
  const who = speaker === undefined ? told.case.escalating.name : ringWords(told, speaker)
  const blocks: Block[] = [
    paragraph(`${howItCame(told)} It is now with you, at ${stepName}.`),
    important(
      due === null
        ? `Ring ${who}, then reply to this email as soon as you can. The protocol sets no time for this ${noun}.`
        : `Ring ${who}, then reply to this email by ${due}.`,
    ),
    ...standingIn(told),
    ...riskReminder(told),
    ...whatTheyWrote(told),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
    ...howToCorrect(),
  ]
  return caseNotice(told, subject, blocks, deadlineEntry(told))
}

const howItCame = (told: ToldCase): string => {
  const { case: state, step, receivingName, noun } = told
  const before = state.steps.at(-2)
  const contact = step.contact.kind === 'email' ? step.contact.person : null
  const inAgency = contact !== null && contact.agencyId === state.receiving?.agencyId
  const disagreement = inAgency
    ? `${state.escalating.name} has a safeguarding disagreement with your agency.`
    : `${state.escalating.name} and ${receivingName} disagree about ${told.case.population === 'children' ? 'safeguarding a child' : 'safeguarding an adult'}.`
  if (step.startedBy !== 'timeout' || before === undefined) return disagreement
  return `${disagreement} It was not settled in time at ${inSentence(before.label, noun)}.`
}

const standingIn = ({ step }: ToldCase): Block[] =>
  step.contact.kind === 'email' && step.contact.inPlaceOf !== null
    ? [paragraph(`You have this in place of ${step.contact.inPlaceOf.name}.`)]
    : []

const riskReminder = ({ case: { risk } }: ToldCase): Block[] =>
  risk === null ? [] : [important(`Immediate risk was reported in this case at ${moment(risk.flaggedAt)}.`)]

const whatTheyWrote = (told: ToldCase): Block[] => {
  const { case: state, words, partnership } = told
  if (partnership.stepNoticeCarries === 'words' && words !== null)
    return quoted(told, `What ${words.by} wrote`)
  return [
    paragraph(
      `What ${state.practitioner.name} wrote is in the register under ${state.reference}. They can also tell you by telephone.`,
    ),
  ]
}

/** To the person who speaks for the escalating side from this step on. */
export const leadNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, stepName, due, stage, words } = told
  const agency = state.escalating.name
  const blocks: Block[] = [
    paragraph(
      `${state.practitioner.name} has a disagreement with ${told.receivingName}, now at ${stepName}. From this ${told.noun} on the protocol asks ${stage?.escalating?.role === 'senior-manager' ? 'a senior manager' : 'somebody in your role'} to speak for ${agency}: that is you.`,
    ),
    important(`${ringFirst(told)}${due === null ? '' : ` Try to agree by ${due}.`}`),
    ...riskReminder(told),
    ...(words === null ? [] : quoted(told, `What ${words.by} wrote`)),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
    ...howToCorrect(),
  ]
  return caseNotice(told, 'you now speak for your agency', blocks, deadlineEntry(told))
}

/** To the escalating side: the time ran out, and the case went on by itself. */
export const movedOnNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, stepName, due, noun, shortDue } = told
  const before = state.steps.at(-2)
  const from = before === undefined ? '' : ` Nothing was agreed at ${inSentence(before.label, noun)} in time.`
  const blocks: Block[] = [
    paragraph(`Your escalation has moved to ${stepName}.${from}`),
    important(`${ringFirst(told)}${due === null ? '' : ` They have until ${due}.`}`),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
    ...howToCorrect(),
  ]
  const until = shortDue === null ? '' : `, deadline ${shortDue}`
  return caseNotice(told, `your case has moved on${until}`, blocks, deadlineEntry(told))
}

/** To both sides, where the clock of a step was counted again. */
export const deadlineMovedNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue, stepName, noun, event } = told
  const why = event.payload.type === 'deadline-moved' ? ` Why: ${event.payload.why}` : ''
  const blocks: Block[] = [
    paragraph(
      due === null
        ? `There is no longer a deadline for ${stepName}.${why}`
        : `The deadline for ${stepName} is now ${due}.${why}`,
    ),
    important(due === null ? `Settle this ${noun} as soon as you can. ${ringFirst(told)}` : ringFirst(told)),
    facts(told),
    ...days(told),
    ...howToCorrect(),
  ]
  const subject = shortDue === null ? 'no deadline any more' : `deadline is now ${shortDue}`
  return caseNotice(told, subject, blocks, deadlineEntry(told))
}

/** The step is with somebody else; the new contact also gets the step's own notice. */
export const contactChangedNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, step, event } = told
  const { contact } = step
  const name = contact.kind === 'email' ? contact.person.name : (contact.name ?? 'nobody yet')
  const why = event.payload.type === 'contact-changed' ? ` Why: ${event.payload.why}` : ''
  const blocks: Block[] = [
    paragraph(`From ${dateOf(event.at)}, ${stepName} is with ${name}.${why}`),
    important(`${ringFirst(told)}${due === null ? '' : ` The deadline is still ${due}.`}`),
    facts(told),
    ...howToCorrect(),
  ]
  return caseNotice(told, 'a different contact', blocks, deadlineEntry(told))
}
