import { moment, momentSeenFrom, shortMomentSeenFrom } from './moments.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import {
  caseNotice,
  facts,
  heading,
  howToAnswer,
  howToCorrect,
  important,
  list,
  otherwise,
  paragraph,
  ringFirst,
} from './parts.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** To both sides on the morning of the last day. */
export const reminderNotice = (told: ToldCase): NoticeDocument => {
  const { step, stepName, event, receives, case: state, receivingName } = told
  const { due } = step.deadline
  const when = due === null ? null : momentSeenFrom(due, event.at)
  const short = due === null ? null : shortMomentSeenFrom(due, event.at)
  const blocks: Block[] = [
    paragraph(
      when === null ? `The case is still open at ${stepName}.` : `The time for ${stepName} ends at ${when}.`,
    ),
    paragraph(whatIsOpen(told)),
    important(
      receives
        ? `${ringFirst(told)} Then reply to this email${when === null ? '' : ` by ${when}`}.`
        : `${ringFirst(told)} ${state.standing.kind === 'awaiting-confirmation' ? 'Ask them to confirm by email.' : 'Then tell us by email where it stands.'}`,
    ),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...howToCorrect(),
  ]
  const subject = receives ? 'reply needed' : `${receivingName === '' ? '' : 'time'} ends`
  return caseNotice(
    told,
    short === null ? 'still open' : `${subject} ${receives ? 'by ' : ''}${short}`,
    blocks,
  )
}

/** Whether nobody replied, or nothing was resolved: the two ask different things of people. */
const whatIsOpen = (told: ToldCase): string => {
  const { case: state, step, receives, receivingName } = told
  const you = receives ? 'you' : receivingName
  if (state.standing.kind === 'awaiting-confirmation') {
    const { proposedBy } = state.standing.outcome
    const waiting = proposedBy === 'escalating' ? you : receives ? state.escalating.name : 'you'
    return `An outcome has been proposed, and it waits for ${waiting} to confirm it. Until then the case counts as open.`
  }
  if (step.answered) return 'There has been a reply, but nothing is agreed yet.'
  if (step.acknowledged) return `We know that ${you} received it, but there is no answer yet.`
  return `We have had no reply from ${you}.`
}

/** To both sides, their managers and the business unit. */
export const missedDeadlineNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, receivingName, event, step } = told
  const missed = event.payload.type === 'deadline-missed' ? event.payload : null
  const answered = missed?.answered ?? step.answered
  const then = missed?.then ?? step.missed?.then ?? 'alert-only'
  const by = due === null ? 'in time' : `by ${due}`
  const blocks: Block[] = [
    paragraph(
      answered
        ? `${receivingName} replied at ${stepName}, but nothing was resolved ${by}.`
        : `Nobody at ${receivingName} replied at ${stepName} ${by}.`,
    ),
    paragraph(whatFollows(told, then)),
    important(whatToDo(told, then)),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, answered ? 'not resolved by the deadline' : 'no reply by the deadline', blocks)
}

type Then = 'next-step' | 'alert-only' | 'no-next-step'

const whatFollows = ({ noun }: ToldCase, then: Then): string => {
  switch (then) {
    case 'next-step':
      return `The case goes on to the next contact now. Managers on both sides know.`
    case 'alert-only':
      return `The case does not move on by itself at this ${noun}: a person must decide what happens next. Managers on both sides know.`
    case 'no-next-step':
      return `There is no further ${noun} in the protocol. The case stays open, and managers on both sides know.`
  }
}

const whatToDo = (told: ToldCase, then: Then): string => {
  switch (told.audience) {
    case 'contact':
      return `You can still settle it. ${ringFirst(told)} Then reply “Agreed:” with what was agreed.`
    case 'practitioner':
    case 'lead':
    case 'sender':
      return then === 'next-step'
        ? 'You do not have to write again: we tell you who has it next.'
        : `${ringFirst(told)} Speak to your manager about what happens next.`
    case 'manager':
      return 'Check today that somebody in your agency is dealing with this, and ring the other agency.'
    case 'business-unit':
      return then === 'next-step'
        ? 'You need do nothing now. We tell you if the case stops moving.'
        : 'Ring both agencies and agree who decides what happens next.'
  }
}

/** The protocol's limit for the whole process is past, whatever the current step still has. */
export const overallLimitNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, event, stepName, protocol, due } = told
  const limit = event.payload.type === 'overall-limit-passed' ? event.payload.due : state.overallLimit?.due
  const source = protocol?.overallLimit?.source
  const blocks: Block[] = [
    paragraph(
      `The time for the whole escalation ended${limit === undefined ? '' : ` at ${moment(limit)}`}, and it is still open at ${stepName}.${source === undefined ? '' : ` The protocol says: “${source}”.`}`,
    ),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} Agree how to end this without further delay.`
        : 'Ring both agencies and agree how to end this without further delay.',
    ),
    paragraph(
      due === null ? `No deadline is set for ${stepName}.` : `The deadline for ${stepName} stays ${due}.`,
    ),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, 'the whole process is over its limit', blocks)
}

const afterwards = ({ protocol }: ToldCase): Block[] => {
  const routes = protocol?.afterwards ?? []
  return routes.length === 0
    ? []
    : [heading('Where it can go from here'), list(routes.map(({ what }) => what))]
}

/** Every step has been used and nothing is agreed. */
export const exhaustedNotice = (told: ToldCase): NoticeDocument => {
  const { noun, case: state } = told
  const blocks: Block[] = [
    paragraph(`Every ${noun} of the protocol has been used, and nothing is agreed. The case stays open.`),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} Speak to your manager today: people must now decide what happens.`
        : `Decide with ${state.escalating.name} and ${told.receivingName} today what happens next. Nothing moves by itself any more.`,
    ),
    ...afterwards(told),
    facts(told),
    paragraph('Managers and the business unit are reminded each week until it is settled or withdrawn.'),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, `every ${noun} is used, people must decide`, blocks)
}

/** Each week, of what has no deadline of its own. */
export const openMatterNotice = (told: ToldCase): NoticeDocument => {
  const { case: state } = told
  const blocks: Block[] = [
    paragraph(`This case has been open since ${moment(state.openedAt)}. ${whyItStands(told)}`),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} Then tell us by email where it stands.`
        : 'Ring both agencies today and agree who does what by when.',
    ),
    ...(state.standing.kind === 'exhausted' ? afterwards(told) : []),
    facts(told),
    ...(readsWords(told.audience) ? [...howToAnswer(told), ...howToCorrect()] : []),
  ]
  return caseNotice(told, 'still open', blocks)
}

const whyItStands = ({ case: state, step, noun, stepName }: ToldCase): string => {
  if (state.correctionClaimedAt !== null) {
    return 'Nothing moves it on: somebody told us that we misread an email, and no person has looked at that yet.'
  }
  if (state.standing.kind === 'exhausted') return `Every ${noun} has been used and nothing is agreed.`
  if (step.missed !== null)
    return `The deadline for ${stepName} has passed, and nothing moves it on by itself.`
  return `The protocol sets no time for ${stepName}, so nothing moves it on by itself.`
}
