import { isAnswered } from '../case/state.ts'
import { whoActed } from './by-person.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { dateOf, moment } from './moments.ts'
import { caseNotice, heading, important, list, paragraph } from './parts.ts'
import { isWaiting, proposalWaiting } from './outcome-told.ts'
import { ringFirst } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer, nextInWords, nothingToDo } from './what-next.ts'

const answers = (told: ToldCase): Block[] => (readsWords(told.audience) ? howToAnswer(told) : [])

/** To both sides, their managers and the business unit. */
export const missedDeadlineNotice = (told: ToldCase): NoticeDocument => {
  const { event, step } = told
  const missed = event.payload.type === 'deadline-missed' ? event.payload : null
  const answered = missed?.answered ?? isAnswered(told.case)
  const then = missed?.then ?? step.missed?.then ?? 'alert-only'
  const blocks: Block[] = [
    paragraph(`${whatWasMissed(told, answered)} ${whatFollows(told, then)}`),
    important(whatToDo(told, then)),
    ...proposalWaiting(told),
    facts(told),
    ...answers(told),
  ]
  const subject =
    answered || step.contact.kind !== 'email' ? 'not resolved by the deadline' : 'no reply by the deadline'
  return caseNotice(told, subject, blocks)
}

/** Whether nobody replied, or nothing was resolved. */
const whatWasMissed = (told: ToldCase, answered: boolean): string => {
  const { stepName, due, receivingName, step, contactInAgency } = told
  const by = due === null ? 'in time' : `by ${due}`
  if (answered) return `There was a reply at ${stepName}, but nothing was resolved ${by}.`
  const { contact } = step
  if (contact.kind !== 'email') return `Nothing was resolved at ${stepName} ${by}.`
  return contactInAgency
    ? `Nobody at ${receivingName} replied at ${stepName} ${by}.`
    : `The ${contact.person.jobTitle ?? 'contact'} did not reply at ${stepName} ${by}.`
}

type Then = 'next-step' | 'alert-only' | 'no-next-step'

const whatFollows = (told: ToldCase, then: Then): string => {
  switch (then) {
    case 'next-step': {
      const next = nextInWords(told)
      return `Now ${next ?? 'the case goes to the next contact'}.`
    }
    case 'alert-only':
      return `The case does not move on by itself at this ${told.noun}: people must decide what happens next.`
    case 'no-next-step':
      return `There is no further ${told.noun} in the protocol. The case stays open.`
  }
}

const whatToDo = (told: ToldCase, then: Then): string => {
  switch (told.audience) {
    case 'contact':
      return `You can still settle it. ${ringFirst(told)} Then reply “Agreed:” and what was agreed.`
    case 'practitioner':
    case 'lead':
    case 'sender':
      return then === 'next-step'
        ? 'You do not have to write again. We will tell you who has it next.'
        : `${ringFirst(told)} Ask your manager what happens next.`
    case 'manager':
      return 'Make sure that somebody in your agency deals with this, and ring the other agency.'
    case 'business-unit':
      return then === 'next-step'
        ? `${nothingToDo(told)} We will tell you if the case stops moving.`
        : 'Ring both agencies and agree who decides what happens next.'
  }
}

/** The protocol's limit for the whole process is past, whatever the current step still has. */
export const overallLimitNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, event, stepName, protocol } = told
  const limit = event.payload.type === 'overall-limit-passed' ? event.payload.due : state.overallLimit?.due
  const source = protocol?.overallLimit?.source
  const blocks: Block[] = [
    paragraph(
      `The time for the whole process ended${limit === undefined ? '' : ` at ${moment(limit)}`}, and the case is still open at ${stepName}.${source === undefined ? '' : ` The protocol says: “${source}”.`}`,
    ),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} Agree how to settle this without more delay.`
        : 'Ring both agencies and agree how to settle this without more delay.',
    ),
    paragraph(`${deadlineSentence(told)} The limit for the whole process does not change that.`),
    facts(told),
    ...answers(told),
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
  const { noun, step } = told
  const missed = step.missed === null ? '' : `${whatWasMissed(told, isAnswered(told.case))} `
  const blocks: Block[] = [
    paragraph(`${missed}There is no further ${noun} in the protocol, and the case stays open.`),
    important(`Nothing moves by itself any more. ${whatPeopleDecide(told)}`),
    ...proposalWaiting(told),
    ...afterwards(told),
    facts(told),
    paragraph('We write to managers and the business unit each week until it is settled or withdrawn.'),
    ...answers(told),
  ]
  return caseNotice(told, `the last ${noun} is over, people must decide`, blocks)
}

const whatPeopleDecide = (told: ToldCase): string => {
  switch (told.audience) {
    case 'contact':
      return `You can still settle it. ${ringFirst(told)} Then reply “Agreed:” and what was agreed.`
    case 'practitioner':
    case 'lead':
    case 'sender':
      return `${ringFirst(told)} Ask your manager what happens next.`
    case 'manager':
      return 'Ring the other agency and agree what happens next.'
    case 'business-unit':
      return 'Ring both agencies and agree who decides what happens next.'
  }
}

/** Each week, of what has no deadline of its own. */
export const openMatterNotice = (told: ToldCase): NoticeDocument => {
  const { case: state } = told
  const blocks: Block[] = [
    paragraph(`This case has been open since ${dateOf(state.openedAt)}. ${whyItStands(told)}`),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} Then tell us by email where it stands.`
        : told.audience === 'manager'
          ? 'Find out who deals with this in your agency, and ring the other agency.'
          : state.paused === null
            ? 'Ring both agencies and agree who does what by when.'
            : 'Ask both agencies whether the pause is still needed. If not, end it in the Stepwise register.',
    ),
    ...proposalWaiting(told),
    ...(told.step.exhausted ? afterwards(told) : []),
    facts(told),
    ...answers(told),
  ]
  return caseNotice(told, 'still open', blocks)
}

const whyItStands = (told: ToldCase): string => {
  const { case: state, step, noun, stepName } = told
  if (state.correctionClaimedAt !== null) {
    return 'Nothing moves it on: somebody told us that we misread an email, and no person has looked at that yet.'
  }
  if (state.paused !== null) {
    return `Nothing moves it on: ${whoActed(told, state.paused.by)} paused it on ${dateOf(state.paused.at)}.`
  }
  if (step.exhausted)
    return `It has been through the last ${noun}, and ${isWaiting(told) ? 'an outcome is proposed but not confirmed' : 'nothing is agreed'}.`
  if (step.missed !== null)
    return `The deadline for ${stepName} has passed, and nothing moves it on by itself.`
  return `The protocol sets no time for ${stepName}, so nothing moves it on by itself.`
}
