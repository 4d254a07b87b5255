import type { Party } from '../case/party.ts'
import { isClosed } from '../case/state.ts'
import { mailAfterCloseNotice } from './after-close.ts'
import { whoAndWhy } from './by-person.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument, NoticeKind } from './kinds.ts'
import { moment } from './moments.ts'
import { caseNotice, important, list, paragraph, quoted } from './parts.ts'
import { isWaiting, proposalWaiting } from './outcome-told.ts'
import { stepsNotSeen } from './receipt.ts'
import { businessUnitCallable, callPerson, everybody, introduce, ringFirst, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer, howToCorrect } from './what-next.ts'

/** A mail of the case that changes nothing by itself came in. */
export const answerRecordedNotice = (told: ToldCase): NoticeDocument => {
  if (isClosed(told.case)) return mailAfterCloseNotice(told)
  const recorded = told.event.payload.type === 'mail-recorded' ? told.event.payload : null
  const who = recorded === null ? 'Somebody on this case' : introduce(told, recorded.sender)
  const acknowledged = recorded?.intent === 'acknowledge'
  const blocks: Block[] = [
    paragraph(
      `${who} ${acknowledged ? 'says that they have received it' : 'has written about this case'}.${isWaiting(told) ? '' : ' Nothing is agreed yet.'}`,
    ),
    ...proposalWaiting(told),
    important(`${ringFirst(told)} ${deadlineSentence(told)}`),
    ...quoted(told, 'What they wrote'),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, acknowledged ? 'received, nothing agreed yet' : 'new email in your case', blocks)
}

/** "Confirmed", where nothing waits for this side's word. */
const whatWasAgreedNotice = (told: ToldCase): NoticeDocument => {
  const waiting = isWaiting(told)
  const blocks: Block[] = [
    paragraph(
      waiting
        ? 'We have recorded your email. Your side had agreed already, so the case stays open until the other side confirms.'
        : 'You told us that something is agreed, but no outcome waits for you to confirm it. The case stays open.',
    ),
    important(
      waiting
        ? `${ringFirst(told)} Ask them to reply “Confirmed”.`
        : `What was agreed? ${ringFirst(told)} Then reply “Agreed:” and what was agreed, who does what by when. ${deadlineSentence(told)}`,
    ),
    ...proposalWaiting(told),
    ...quoted(told, 'What you wrote'),
    facts(told),
  ]
  return caseNotice(told, waiting ? 'outcome not confirmed yet' : 'we need an answer from you', blocks)
}

/** To the sender: which agency, which dates, what was agreed. */
export const caseQuestionNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, event } = told
  if (event.payload.type === 'mail-recorded') return whatWasAgreedNotice(told)
  const candidates = state.receivingCandidates.map(({ name }) => name)
  const earlier = stepsNotSeen(told)
  const questions = [
    ...(state.receiving === null
      ? [
          `Which agency do you disagree with?${candidates.length === 0 ? '' : ` Is it ${candidates.join(', or ')}?`}`,
        ]
      : []),
    ...(earlier === null ? [] : [`When were the emails for ${earlier} sent, and to whom?`]),
  ]
  const blocks: Block[] = [
    paragraph(
      state.receiving === null
        ? 'Your case is open, but we do not know which agency you disagree with. Nobody there has been told yet.'
        : 'Your case is open, but we need to know more.',
    ),
    important(
      `Reply to this email and answer ${questions.length > 1 ? 'these questions' : 'this question'}:`,
    ),
    list(questions.length === 0 ? ['What do you want to happen in this case?'] : questions),
    paragraph(
      state.receiving === null
        ? `Ring the agency as well, and do not wait. For help ring ${ringWords(told, businessUnitCallable(told))}. ${deadlineSentence(told)}`
        : `${ringFirst(told)} ${deadlineSentence(told)}`,
    ),
    facts(told),
  ]
  return caseNotice(told, 'we need an answer from you', blocks)
}

/** The protocol asks for a form with this step, and none came. */
export const formWantedNotice = (told: ToldCase): NoticeDocument => {
  const { step, event } = told
  const name = step.form?.name ?? 'form'
  const copy = step.form?.copyTo ?? null
  const blocks: Block[] = [
    event.payload.type === 'form-taken-back'
      ? whoAndWhy(told, `says that the ${name} has not come: it was recorded by mistake`)
      : paragraph(`The protocol asks for the ${name} at this ${told.noun}. It has not reached us.`),
    important(
      `Reply to this email with the form attached${copy === null ? '' : `, and send it to ${copy} as the protocol asks`}. ${deadlineSentence(told)}`,
    ),
    facts(told),
    ...howToCorrect(told),
  ]
  return caseNotice(told, 'a form is missing', blocks)
}

/** The form came: told to the mailbox that the protocol names. */
export const formReceivedNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state } = told
  const name = event.payload.type === 'form-received' ? event.payload.name : (told.step.form?.name ?? 'form')
  const blocks: Block[] = [
    ...(event.by.kind === 'person'
      ? [
          whoAndWhy(told, `has recorded that the ${name} came`),
          important(`It did not come by email to us: make sure that it is on file with ${state.reference}.`),
        ]
      : [
          paragraph(
            `${state.escalating.name} sent a form at ${moment(event.at)}: we take it for the ${name}.`,
          ),
          important(
            `It is in the Stepwise register under ${state.reference}. Check there that it is the right one.`,
          ),
        ]),
    facts(told),
  ]
  return caseNotice(told, 'form received', blocks)
}

const bounced = {
  hard: 'could not be delivered. They may not know about it',
  soft: 'has not been delivered yet. They may not know about it',
  'auto-reply': 'was answered by an automatic reply. They may be away',
} as const

/** Somebody on the case with this address, now or at an earlier step. */
const personAt = ({ case: state }: ToldCase, address: string): Party | null => {
  const contacts = state.steps.flatMap(({ contact }) =>
    contact.kind === 'email'
      ? [contact.person, ...(contact.inPlaceOf === null ? [] : [contact.inPlaceOf])]
      : [],
  )
  return [state.practitioner, state.lead, ...contacts].find(({ email }) => email === address) ?? null
}

/** Of a closed case it may be the word of its end, or one of before that was long on its way. */
const aboutWhat = ({ case: state, stepName, event: { payload } }: ToldCase): string => {
  if (!isClosed(state)) return `about ${stepName}`
  const ofItsEnd: readonly NoticeKind[] = ['closed', 'closed-by-person', 'withdrawn', 'merged']
  return payload.type === 'notice-bounced' && ofItsEnd.includes(payload.noticeKind)
    ? 'that says that this case is closed'
    : 'about this case, which is closed,'
}

/** A notice did not reach its reader: somebody must ring. */
export const notDeliveredNotice = (told: ToldCase): NoticeDocument => {
  const bounce = told.event.payload.type === 'notice-bounced' ? told.event.payload : null
  const address = bounce?.recipient ?? 'somebody on this case'
  const person = bounce === null ? null : personAt(told, bounce.recipient)
  const { contact } = told.step
  const deputy =
    contact.kind === 'email' && bounce !== null && contact.inPlaceOf?.email === bounce.recipient
      ? contact
      : null
  const ring =
    deputy !== null
      ? `${told.stepName.charAt(0).toUpperCase()}${told.stepName.slice(1)} is now with ${deputy.person.name}, in place of ${deputy.inPlaceOf?.name ?? 'them'}. Ring ${ringWords(told, callPerson(told, deputy.person))}`
      : person === null
        ? 'Ring them'
        : `Ring ${ringWords(told, callPerson(told, person))}`
  const blocks: Block[] = [
    paragraph(`Our email to ${address} ${aboutWhat(told)} ${bounced[bounce?.kind ?? 'hard']}.`),
    important(
      `${ring}. ${deadlineSentence(told)}${readsWords(told.audience) ? '' : ' If the address is wrong, put it right in the directory.'}`,
    ),
    ...(bounce?.kind === 'auto-reply' ? quoted(told, 'What the automatic reply says') : []),
    facts(told, everybody(told)),
  ]
  const subject =
    bounce?.kind === 'auto-reply' ? 'an email was answered automatically' : 'an email was not delivered'
  return caseNotice(told, subject, blocks)
}

/** Somebody says that a mail was misread: nothing automatic happens until a person has looked. */
export const correctionNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state } = told
  const sender = event.payload.type === 'correction-claimed' ? event.payload.sender : null
  const toUnit = !readsWords(told.audience)
  const blocks: Block[] = [
    paragraph(
      toUnit
        ? `${sender === null ? 'Somebody on this case' : introduce(told, sender)} says that we misread an email. Nothing in this case moves by itself now.`
        : 'You told us that we misread an email. Nothing in this case moves by itself until a person has looked.',
    ),
    important(
      toUnit
        ? `Look at ${state.reference} in the Stepwise register, put it right, and let it go on.`
        : `Go on talking to the other side. If it cannot wait, ring ${ringWords(told, businessUnitCallable(told))}.`,
    ),
    ...quoted(told, 'What you wrote'),
    facts(told),
  ]
  return caseNotice(told, toUnit ? 'a misreading to look at' : 'stopped while a person looks', blocks)
}
