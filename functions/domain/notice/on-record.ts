import { inWords } from '../deadlines/wording.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import {
  caseNotice,
  facts,
  howToAnswer,
  howToCorrect,
  important,
  list,
  paragraph,
  quoted,
  ringFirst,
} from './parts.ts'
import { businessUnitCallable, everybody, introduce, ringWords } from './telephones.ts'
import { inSentence, readsWords, type ToldCase } from './told-case.ts'

/** A mail of the case that changes nothing by itself came in. */
export const answerRecordedNotice = (told: ToldCase): NoticeDocument => {
  const { event, due } = told
  const recorded = event.payload.type === 'mail-recorded' ? event.payload : null
  const who = recorded === null ? 'Somebody on this case' : introduce(told, recorded.sender)
  const acknowledged = recorded?.intent === 'acknowledge'
  const blocks: Block[] = [
    paragraph(
      acknowledged
        ? `${who} says that they have received this. Nothing is agreed yet.`
        : `${who} has written. Nothing is agreed by it yet.`,
    ),
    important(`${ringFirst(told)}${due === null ? '' : ` The deadline stays ${due}.`}`),
    ...quoted(told, 'What they wrote'),
    facts(told),
    ...(readsWords(told.audience) ? [...howToAnswer(told), ...howToCorrect()] : []),
  ]
  return caseNotice(told, acknowledged ? 'received by the other side' : 'a reply has come', blocks)
}

/** To the sender: which agency, which dates. */
export const caseQuestionNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, protocol, noun, due } = told
  const candidates = state.receivingCandidates.map(({ name }) => name)
  const earlier = state.stepsNotSeen.map((number) => {
    const stage = protocol?.stages?.find((each) => each.number === number)
    return stage === undefined ? `${noun} ${number}` : inSentence(stage.label, noun)
  })
  const questions = [
    ...(state.receiving === null
      ? [
          `Which agency do you disagree with?${candidates.length === 0 ? '' : ` Is it one of these: ${candidates.join('; ')}?`}`,
        ]
      : []),
    ...(earlier.length === 0 ? [] : [`When was ${inWords(earlier)} sent, and to whom?`]),
  ]
  const blocks: Block[] = [
    paragraph('Your case is open, but we need to know more.'),
    important(
      `Reply to this email and answer ${questions.length > 1 ? 'these questions' : 'this question'}:`,
    ),
    list(questions.length === 0 ? ['What do you want to happen in this case?'] : questions),
    paragraph(
      state.receiving === null
        ? `Nobody at the other agency has been told yet. Ring them today, or ring ${ringWords(told, businessUnitCallable(told))}.`
        : `${ringFirst(told)} The case goes on meanwhile.`,
    ),
    ...(due === null ? [] : [paragraph(`The deadline stays ${due}.`)]),
    facts(told),
  ]
  return caseNotice(told, 'we need an answer from you', blocks)
}

/** The protocol asks for a form with this step, and none came. */
export const formWantedNotice = (told: ToldCase): NoticeDocument => {
  const { step, stepName } = told
  const name = step.form?.name ?? 'form'
  const copy = step.form?.copyTo
  const blocks: Block[] = [
    paragraph(`${told.step.label} needs the ${name}. It has not reached us.`),
    important(
      `Reply to this email with the form attached.${copy == null ? '' : ` The protocol wants it sent to ${copy} too.`}`,
    ),
    paragraph(`The case is at ${stepName} all the same, and its deadline runs.`),
    facts(told),
    ...howToCorrect(),
  ]
  return caseNotice(told, 'a form is missing', blocks)
}

/** The form came: told to the mailbox that the protocol names. */
export const formReceivedNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state } = told
  const name = event.payload.type === 'form-received' ? event.payload.name : (told.step.form?.name ?? 'form')
  const blocks: Block[] = [
    paragraph(
      `${state.escalating.name} has sent the ${name} for this case. It reached us at ${moment(event.at)}.`,
    ),
    important(`It is kept in the register under ${state.reference}. Read it there.`),
    facts(told),
  ]
  return caseNotice(told, 'form received', blocks)
}

/** A notice did not reach its reader: somebody must ring. */
export const notDeliveredNotice = (told: ToldCase): NoticeDocument => {
  const { event, due, stepName } = told
  const bounce = event.payload.type === 'notice-bounced' ? event.payload : null
  const address = bounce?.recipient ?? 'somebody on this case'
  const what = {
    hard: 'could not be delivered',
    soft: 'has not been delivered yet',
    'auto-reply': 'was answered by an automatic reply',
  }
  const blocks: Block[] = [
    paragraph(
      `Our email to ${address} about ${stepName} ${what[bounce?.kind ?? 'hard']}. They may not know about it.`,
    ),
    important(
      `Ring them today.${due === null ? '' : ` The deadline is still ${due}.`}${readsWords(told.audience) ? '' : ' If the address is wrong, correct the directory.'}`,
    ),
    facts(told, everybody(told)),
  ]
  return caseNotice(told, 'an email did not arrive', blocks)
}

/** Somebody says that a mail was misread: nothing automatic happens until a person has looked. */
export const correctionNotice = (told: ToldCase): NoticeDocument => {
  const { event, audience, due } = told
  const sender = event.payload.type === 'correction-claimed' ? event.payload.sender : null
  const toUnit = audience === 'business-unit' || audience === 'manager'
  const blocks: Block[] = [
    paragraph(
      toUnit
        ? `${sender === null ? 'Somebody on this case' : introduce(told, sender)} says that we misread an email.`
        : 'You told us that we misread an email. A person has been asked to look.',
    ),
    important(
      toUnit
        ? `Look at this case in the register and put it right. Nothing moves by itself until you do.`
        : `Nothing in this case moves by itself until then. If it cannot wait, ring ${ringWords(told, businessUnitCallable(told))}.`,
    ),
    paragraph(
      due === null
        ? 'No deadline is running.'
        : `The deadline was ${due}. The people on both sides should go on talking.`,
    ),
    ...quoted(told, 'What you wrote'),
    facts(told),
  ]
  return caseNotice(told, toUnit ? 'a misreading to look at' : 'we are checking', blocks)
}
