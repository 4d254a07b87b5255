import { sameAsBefore } from '../case/whom-next.ts'
import { sayWhoAndWhy } from './by-person.ts'
import { deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { caseNotice, heading, important, list, paragraph } from './parts.ts'
import {
  businessUnitCallable,
  escalatingPeople,
  everybody,
  receivingPeople,
  ringWords,
} from './telephones.ts'
import { inSentence, readsWords, type ToldCase } from './told-case.ts'
import { howToAnswer } from './what-next.ts'

/** Nobody at this step can be emailed, or no agency is known: people are told, loudly, whom to ring. */
export const nobodyToWriteToNotice = (told: ToldCase): NoticeDocument => {
  const { due } = told
  const runs = due === null ? '' : ` The clock runs all the same: the deadline is ${due}.`
  const blocks: Block[] = [
    paragraph(`${whatIsMissing(told)}${nobodyFurther(told)}`),
    important(`${whatToDo(told)}${runs}`),
    facts(told, everybody(told)),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
    ...days(told),
  ]
  const subject = isForTheUnit(told)
    ? 'the business unit takes it forward'
    : 'ring now, nobody has been emailed'
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** The directory gave the same person again: only the partnership can say who is further up. */
const nobodyFurther = (told: ToldCase): string => {
  const before = told.event.payload.type === 'step-started' ? sameAsBefore(told.case) : null
  return before === null
    ? ''
    : ` It is the same person as at ${inSentence(before.label, told.noun)}: the directory names nobody further at ${told.receivingName}.`
}

/** The protocol itself has nobody mailed at this stage (Blackpool stage 5, the Secretary of State). */
const isForTheUnit = ({ stage }: ToldCase): boolean => stage?.receiving.length === 0

const whatIsMissing = (told: ToldCase): string => {
  const { case: state, step, stepName, receivingName, event } = told
  if (isForTheUnit(told))
    return `The case is at ${stepName}. We email nobody at this ${told.noun}: the business unit takes it forward.`
  if (state.receiving === null && step.contact.kind === 'nobody') {
    const named = state.receivingCandidates.map(({ name }) => name)
    const maybe = named.length === 0 ? '' : ` It may be ${named.join(' or ')}.`
    return `We do not know which agency ${state.escalating.name} disagrees with, so nobody has been told of ${stepName}.${maybe}`
  }
  const name = step.contact.kind === 'email' ? receivingName : (step.contact.name ?? receivingName)
  const who = name === receivingName || !told.contactInAgency ? name : `${name} at ${receivingName}`
  if (event.payload.type === 'contact-changed') {
    if (event.by.kind === 'person') {
      return `${sayWhoAndWhy(told, `has given ${stepName} to ${who}`)} We have no email address for them, so they have not been told.`
    }
    return `We cannot reach ${who} by email about ${stepName}. ${event.payload.why}`
  }
  return step.contact.kind === 'telephone-only'
    ? `We have no email address for ${who}, so they have not been told of ${stepName}.`
    : `The directory has nobody to email at ${who} for ${stepName}, so nobody there has been told.`
}

const whatToDo = (told: ToldCase): string => {
  const { case: state, audience } = told
  const [other] = receivingPeople(told)
  const unit = ringWords(told, businessUnitCallable(told))
  const caller = ringWords(told, escalatingPeople(told)[0])
  const toUnit = audience === 'business-unit'
  if (isForTheUnit(told)) return toUnit ? `Take it forward with ${caller}.` : `Ring ${unit}.`
  if (state.receiving === null && other === undefined) {
    if (toUnit) return `Ring ${caller} and find out which agency it is.`
    if (audience === 'manager') return `Ring ${caller}, and make sure that the right agency hears of it.`
    return `Ring the agency that you disagree with, and reply with its name. For help ring ${unit}.`
  }
  const ring = other === undefined ? unit : ringWords(told, other)
  if (toUnit) {
    return `Ring ${ring}, find out who takes this, and tell ${caller}. Then put ${nobodyFurther(told) === '' ? 'the missing email address' : 'whoever is further up, and the missing email address,'} in the directory.`
  }
  return audience === 'manager'
    ? `Make sure that this call is made: ${ring}.`
    : `Ring ${ring}. Then reply to this email and say what was agreed.`
}

/** To the business unit: this partnership's stages or times are not set. */
export const protocolGapNotice = (told: ToldCase): NoticeDocument => {
  const { noun, protocol, stepName, partnership, due } = told
  const open = protocol?.leftOpen ?? []
  const blocks: Block[] = [
    paragraph(
      due === null
        ? `A case is at ${stepName}, and the protocol does not say how long that may take or who comes next.`
        : `A case is at ${stepName}, and the protocol does not say who comes next.`,
    ),
    important(
      'The case does not move on by itself. Ring both agencies and agree with them what happens by when.',
    ),
    ...(open.length === 0 ? [] : [heading(`What ${partnership.name} has still to decide`), list(open)]),
    ...(due === null
      ? [
          paragraph(
            `You can set a time for each ${noun} in the partnership’s settings. Until then managers are reminded each week.`,
          ),
        ]
      : []),
    facts(told),
  ]
  return caseNotice(told, due === null ? 'no deadline is set' : 'the protocol leaves this open', blocks)
}
