import { inWords } from '../deadlines/wording.ts'
import { deadlineEntry } from './calendar-entry.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import {
  caseNotice,
  days,
  facts,
  howToAnswer,
  howToCorrect,
  important,
  list,
  paragraph,
  heading,
} from './parts.ts'
import {
  businessUnitCallable,
  everybody,
  receivingPeople,
  ringWords,
  escalatingPeople,
} from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** Nobody at this step can be emailed, or no agency is known: people are told, loudly, whom to ring. */
export const nobodyToWriteToNotice = (told: ToldCase): NoticeDocument => {
  const { due, stepName } = told
  const clock = due === null ? '' : ` The deadline for ${stepName} is still ${due}.`
  const blocks: Block[] = [
    paragraph(whatIsMissing(told)),
    important(`${whatToDo(told)}${clock}`),
    facts(told, everybody(told)),
    ...days(told),
    ...(readsWords(told.audience) ? [...howToAnswer(told), ...howToCorrect()] : []),
  ]
  return caseNotice(told, 'ring now, nobody has been emailed', blocks, deadlineEntry(told))
}

const whatIsMissing = (told: ToldCase): string => {
  const { case: state, step, stage, stepName, receivingName } = told
  if (state.receiving === null) {
    const named = state.receivingCandidates.map(({ name }) => name)
    const maybe = named.length === 0 ? '' : ` It may be ${inWords(named).replace(/ and (?=[^ ]*$)/, ' or ')}.`
    return `We do not know which agency ${state.escalating.name} disagrees with, so nobody has been told of ${stepName}.${maybe}`
  }
  if (stage?.receiving.length === 0)
    return `Nobody is emailed at ${stepName}. The business unit takes it from here.`
  const who =
    step.contact.kind === 'telephone-only' ? `${step.contact.name} (${receivingName})` : receivingName
  return step.contact.kind === 'telephone-only'
    ? `We have no email address for ${who}, so nobody there has been told of ${stepName}.`
    : `The directory names nobody at ${who} for ${stepName}, so nobody there has been told.`
}

const whatToDo = (told: ToldCase): string => {
  const { case: state, audience, stage } = told
  const [speaker] = escalatingPeople(told)
  const [other] = receivingPeople(told)
  const unit = businessUnitCallable(told)
  const caller = speaker === undefined ? state.escalating.name : ringWords(told, speaker)
  if (state.receiving === null) {
    if (audience === 'business-unit')
      return `Ring ${caller}, find out which agency it is and who should take it.`
    return audience === 'manager'
      ? `Ring ${caller}, and make sure that the right agency is told today.`
      : `Reply with the name of the agency, and ring it today. Or ring ${ringWords(told, unit)}.`
  }
  if (stage?.receiving.length === 0) {
    return audience === 'business-unit'
      ? `Take this forward. Ring ${caller}.`
      : `Ring ${ringWords(told, unit)}.`
  }
  if (audience === 'business-unit') {
    const ask = other === undefined ? '' : ` Ring ${ringWords(told, other)}.`
    return `Find out who takes this, tell ${caller}, and put the missing email address in the directory.${ask}`
  }
  const ring = other === undefined ? ringWords(told, unit) : ringWords(told, other)
  return audience === 'manager'
    ? `Make sure that this call is made today: ${ring}.`
    : `Ring ${ring} today. Then reply to this email with what was said.`
}

/** To the business unit: this partnership's stages or times are not set. */
export const protocolGapNotice = (told: ToldCase): NoticeDocument => {
  const { noun, protocol, stepName, partnership } = told
  const open = protocol?.leftOpen ?? []
  const blocks: Block[] = [
    paragraph(
      `A case is at ${stepName}, and the protocol does not say how long that may take or who comes next.`,
    ),
    important(
      `Nothing moves this case on by itself. Ring both sides and agree a date with them. We remind managers each week.`,
    ),
    ...(open.length === 0 ? [] : [heading(`What ${partnership.name} still has to decide`), list(open)]),
    paragraph(
      `You can set a time for each ${noun} in the partnership’s settings. It then applies to each ${noun} that starts.`,
    ),
    facts(told),
  ]
  return caseNotice(told, 'no deadline is set', blocks)
}
