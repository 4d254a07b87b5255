import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { momentSeenFrom, shortMomentSeenFrom } from './moments.ts'
import { waitsForReader } from './outcome-told.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { ringFirst } from './telephones.ts'
import type { ToldCase } from './told-case.ts'
import { howToAnswer, otherwise } from './what-next.ts'

/** To both sides on the morning of the last day. */
export const reminderNotice = (told: ToldCase): NoticeDocument => {
  const { step, stepName, event } = told
  const { due } = step.deadline
  const by = due === null ? null : momentSeenFrom(due, event.at)
  const short = due === null ? null : shortMomentSeenFrom(due, event.at)
  const blocks: Block[] = [
    paragraph(
      `${by === null ? `Your case is still open at ${stepName}.` : `The time for ${stepName} ends at ${by}.`} ${whatIsOpen(told)}`,
    ),
    important(`${ringFirst(told)} ${answerAsked(told, by === null ? '' : ` by ${by}`)}`),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
  ]
  const subject = told.receives ? 'reply needed by' : 'time ends'
  return caseNotice(told, short === null ? 'still open' : `${subject} ${short}`, blocks)
}

const answerAsked = (told: ToldCase, by: string): string => {
  if (waitsForReader(told)) return `Then reply “Confirmed”${by}, or say what is not right.`
  if (told.case.standing.kind === 'awaiting-confirmation') return `Ask them to reply “Confirmed”${by}.`
  return told.receives
    ? `Then reply to this email${by}.`
    : `Then reply to this email${by} and say where it stands.`
}

/** Nobody replied, or nothing is resolved: the two ask different things of people. */
const whatIsOpen = (told: ToldCase): string => {
  const { case: state, step, receives, receivingName } = told
  const they = receives ? 'you' : told.contactInAgency ? receivingName : 'them'
  if (waitsForReader(told)) return 'An outcome has been proposed, and you have not confirmed it yet.'
  if (state.standing.kind === 'awaiting-confirmation') {
    return 'An outcome has been proposed, and the other side has not confirmed it yet.'
  }
  if (step.answered) return 'There has been a reply, but nothing is agreed yet.'
  if (step.acknowledged) {
    return receives
      ? 'You told us that you have it, but there is no answer yet.'
      : 'They told us that they have it, but there is no answer yet.'
  }
  return step.contact.kind === 'email' ? `We have had no reply from ${they}.` : 'We have heard of no reply.'
}
