import { causeOfDisagreementInWords, levelOfNeedInWords } from '../domain/case/classification.ts'
import type { Actor } from '../domain/case/actor.ts'
import type { CaseEvent, PayloadOf } from '../domain/case/events.ts'
import type { Party, SideOfCase, StepContact } from '../domain/case/party.ts'
import { withoutLabel } from '../domain/case/outstanding.ts'
import { roleOnCase } from '../domain/case/role-on-case.ts'
import type { Case } from '../domain/case/state.ts'
import { moment } from '../domain/notice/moments.ts'
import type { Intent } from '../domain/reading/reading.ts'
import { noticeKindInWords } from './words.ts'

/** An event for a reader: what happened, what more there is to say, and how much it matters. */
export interface EventInWords {
  readonly title: string
  readonly detail: string | null
  readonly weight: 'turn' | 'alarm' | 'good' | 'plain'
}

const say = (title: string, detail: string | null = null, weight: EventInWords['weight'] = 'plain') => ({
  title,
  detail,
  weight,
})

const lapsed = ({ lapses }: { readonly lapses?: number | undefined }): string | null =>
  lapses === undefined ? null : 'The outcome that waited for confirmation no longer stands.'

/** @param state the case as it stands now: names that the event itself does not carry */
export const eventInWords = ({ payload }: Pick<CaseEvent, 'payload'>, state: Case): EventInWords => {
  switch (payload.type) {
    case 'case-opened':
      return say(
        `${nameAndJob(payload.practitioner)} of ${payload.escalating.name} opened the case`,
        openedDetail(payload),
        'turn',
      )
    case 'step-started':
      return stepStarted(payload)
    case 'receiving-agency-named':
      return say(`The case is raised with ${payload.receiving.name}`, lapsed(payload))
    case 'escalating-agency-named':
      return say(`The case is raised by ${payload.escalating.name}`, lapsed(payload))
    case 'mail-recorded':
      return say(`${sayer(payload, state)} ${wrote[payload.intent]}`)
    case 'form-received':
      return say(`${payload.name} was received`, null, 'good')
    case 'form-taken-back':
      return say(`${payload.name} was recorded by mistake: it has not come`, null, 'turn')
    case 'reminder-sent':
      return say(`Reminder on the last morning of ${stepName(state, payload.step)}`)
    case 'deadline-missed':
      return say(
        `The time for ${stepName(state, payload.step)} ended without an outcome`,
        `${payload.answered ? 'There was an answer, but nothing was agreed.' : 'Nobody had answered.'} ${afterwards[payload.then]}`,
        'alarm',
      )
    case 'overall-limit-passed':
      return say('The limit for the whole process passed', `It ended at ${moment(payload.due)}.`, 'alarm')
    case 'risk-flagged':
      return say(
        payload.mailId === null
          ? 'A person flagged immediate risk: everyone was told at once'
          : 'Immediate risk: everyone was told at once',
        `${payload.generation === undefined ? 'The case' : 'The case stays closed, and the risk'} is looked at again at ${moment(payload.reviewDue)}.${payload.outOfHours ? ' It came outside working hours, so the notices gave the out-of-hours number.' : ''}`,
        'alarm',
      )
    case 'risk-review-missed':
      return say('The review of the risk came without an outcome', 'Managers were told.', 'alarm')
    case 'risk-dealt-with':
      return say('The immediate risk has been dealt with: everyone was told', null, 'good')
    case 'risk-taken-back':
      return payload.ends
        ? say(
            'The flag of immediate risk was taken back: everyone was told',
            'The mail that said so was filed here by mistake.',
            'turn',
          )
        : say(
            'What that mail said of immediate risk was taken back',
            'Others have said so too, or it was dealt with before.',
          )
    case 'alerts-taken-on':
      return say(payload.alerts.length === 1 ? 'An alert was taken on' : 'Alerts were taken on', null, 'good')
    case 'alerts-handed-back':
      return say(
        payload.alerts.length === 1 ? 'An alert was handed back' : 'Alerts were handed back',
        'Nobody has taken it on now.',
        'turn',
      )
    case 'paused':
      return say('The case was paused: its clock stands still', null, 'turn')
    case 'pause-ended':
      return say('The pause ended: the clock goes on', null, 'turn')
    case 'merged-into':
      return say(
        `The case was merged into ${payload.into}`,
        'What comes to it belongs there from now on.',
        'turn',
      )
    case 'unmerged':
      return say(`The case was taken out of ${payload.from} again`, null, 'turn')
    case 'case-merged-in':
      return say(
        `Case ${payload.reference} was merged into this one`,
        `${nameAndJob(payload.parties[0])}, who raised it, hears of this case from now on.${payload.legalHold === true ? ' Its legal hold holds here too.' : ''}`,
        'turn',
      )
    case 'case-unmerged':
      return say(`Case ${payload.reference} was taken out of this one again`, null, 'turn')
    case 'deadline-moved':
      return say(
        payload.deadline.due === null
          ? `${capital(stepName(state, payload.step))} has no deadline any more`
          : `The deadline of ${stepName(state, payload.step)} is now ${moment(payload.deadline.due)}`,
        payload.why,
        'turn',
      )
    case 'contact-changed':
      return say(
        `${capital(stepName(state, payload.step))} is now with ${contactName(payload.contact)}`,
        payload.why,
        'turn',
      )
    case 'outcome-proposed':
      return say(
        payload.mailId === null
          ? 'An outcome agreed by telephone was recorded: both sides are asked to confirm it'
          : `${sayer(payload, state)} proposed an outcome`,
        `${payload.mailId === null ? payload.text : ''}${payload.outstanding === null ? '' : ` Still outstanding: ${withoutLabel(payload.outstanding)}`}`.trim() ||
          null,
        'turn',
      )
    case 'outcome-confirmed':
      return say(`${sayer(payload, state)} confirmed the outcome: the case is resolved`, null, 'good')
    case 'outcome-disputed':
      return say(`${sayer(payload, state)} did not agree to the outcome`, null, 'turn')
    case 'outcome-taken-back':
      return say('The outcome recorded as agreed by telephone was taken back', null, 'turn')
    case 'withdrawn':
      return say(
        `${sayer({ ...payload, side: 'escalating' }, state)} withdrew the escalation: the case is closed`,
        null,
        'turn',
      )
    case 'exhausted':
      return say('No step is left, and nothing is resolved', 'Managers hear of it each week.', 'alarm')
    case 'correction-claimed':
      return say(
        `${nameAndRole(payload.sender, state)} says that a mail was misread`,
        'Nothing automatic happens until a person has looked.',
        'alarm',
      )
    case 'automatic-action-resumed':
      return say('The case goes on by itself again', null, 'turn')
    case 'held-mail-handled':
      return say(
        payload.action === 'released' ? 'A held mail was released' : 'A held mail was filed here',
        `It had been held: ${payload.heldFor}`,
        'turn',
      )
    case 'filed-mail-taken-out':
      return say('A mail that had been filed here by mistake was taken out', null, 'turn')
    case 'call-noted':
      return say(`A call was noted: ${payload.withWhom}`, payload.text)
    case 'classified':
      return say('The cause and the level of need were set', classifiedDetail(payload))
    case 'legal-hold-set':
      return say('A legal hold was put on the record', null, 'turn')
    case 'legal-hold-lifted':
      return say('The legal hold was lifted', null, 'turn')
    case 'case-erased':
      return say('The record of the case was erased', null, 'turn')
    case 'bundle-made':
      return say(
        payload.redacted ? 'A redacted bundle of the case was made' : 'A bundle of the case was made',
      )
    case 'call-struck-out':
      return say('The note of a call was struck out', null, 'turn')
    case 'closed-by-person':
      return say('The case was closed by a person', null, 'turn')
    case 'reopened':
      return say('The case was opened again', null, 'turn')
    case 'open-matter-reviewed':
      return say('Managers were reminded that this is still open')
    case 'generation-started':
      return say('The clock of the case was handed over to a new run')
    case 'notice-sent':
      return say('A notice went out')
    case 'notice-bounced':
      return say(
        payload.kind === 'auto-reply'
          ? `${payload.recipient} answered a notice automatically`
          : `A notice could not be delivered to ${payload.recipient}`,
        `${noticeKindInWords(payload.noticeKind)}. The business unit and the practitioner were told.`,
        'alarm',
      )
  }
}

const classifiedDetail = ({ cause, levelOfNeed }: PayloadOf<'classified'>): string => {
  const about = cause === null ? 'not known' : causeOfDisagreementInWords[cause].toLowerCase()
  const level = levelOfNeed === null ? 'not known' : levelOfNeedInWords[levelOfNeed].toLowerCase()
  return `Cause: ${about}. Level of need: ${level}.`
}

const openedDetail = ({ receiving, stepsNotSeen, receivingCandidates }: PayloadOf<'case-opened'>): string => {
  const whom =
    receiving !== null
      ? `The disagreement is with ${receiving.name}.`
      : receivingCandidates.length === 0
        ? 'The mail does not say with which agency.'
        : `It may be with ${receivingCandidates.map(({ name }) => name).join(' or ')}.`
  const earlier =
    stepsNotSeen.length === 0 ? '' : ' Earlier steps were declared, but Stepwise has not seen them.'
  return `${whom}${earlier}`
}

const stepStarted = (payload: PayloadOf<'step-started'>): EventInWords => {
  const { label, contact, deadline, startedBy, lead } = payload
  const how = {
    declared: 'started, as the mail declares it',
    timeout: 'started by itself',
    person: 'was started by a person',
  }[startedBy]
  const due = deadline.due === null ? 'No deadline is set.' : `Deadline: ${moment(deadline.due)}.`
  const speaks = lead === null ? '' : ` ${lead.name} speaks for the escalating side from here on.`
  return say(`${label} ${how}`, `With ${contactName(contact)}. ${due}${speaks}`, 'turn')
}

export const contactName = (contact: StepContact): string => {
  switch (contact.kind) {
    case 'email': {
      const { person, inPlaceOf } = contact
      return `${nameAndJob(person)}${inPlaceOf === null ? '' : `, in place of ${inPlaceOf.name}`}`
    }
    case 'telephone-only':
      return `${contact.person === null ? contact.name : nameAndJob(contact.person)}, by telephone only: ${contact.telephone}`
    case 'nobody':
      return contact.name === null ? 'nobody yet' : `nobody yet at ${contact.name}`
  }
}

export const nameAndJob = ({ name, jobTitle }: Party): string =>
  jobTitle === null ? name : `${name} (${jobTitle})`

/** "R. Haddad (contact, Team manager)": who somebody is on the case, and in their agency. */
const nameAndRole = ({ name, jobTitle, email }: Party, state: Case): string => {
  const about = [roleOnCase(state, email), jobTitle].filter((each) => each !== null)
  return about.length === 0 ? name : `${name} (${about.join(', ')})`
}

const sayer = (
  { sender, side }: { readonly sender: Party; readonly side: SideOfCase | null },
  state: Case,
): string => {
  const who = nameAndRole(sender, state)
  if (side === null && roleOnCase(state, sender.email) === null) return `${who}, of neither side,`
  return who === sender.name ? `${who}, for the ${side ?? 'escalating'} side,` : who
}

/** "B. Unit, Business unit": who did something at the register, and as what, where the directory knows them. */
export const actor = ({ name, party }: Actor, state: Case): string => {
  const about =
    party === undefined
      ? []
      : [roleOnCase(state, party.email), party.jobTitle].filter((each) => each !== null)
  return [name, ...about].join(', ')
}

const wrote: Readonly<Record<Intent, string>> = {
  escalate: 'wrote about the escalation',
  acknowledge: 'acknowledged',
  respond: 'answered',
  'propose-outcome': 'wrote about an outcome',
  'confirm-outcome': 'wrote to confirm an outcome',
  'dispute-outcome': 'wrote that nothing is agreed',
  withdraw: 'wrote about withdrawing',
  correct: 'wrote about a correction',
  other: 'wrote',
}

const afterwards: Readonly<Record<PayloadOf<'deadline-missed'>['then'], string>> = {
  'next-step': 'The case goes to the next step.',
  'alert-only': 'The protocol has people told, and nothing else.',
  'no-next-step': 'There is no next step.',
}

/** "step one", "the final step": a step's name inside a sentence. */
export const stepName = ({ steps }: Case, number: number): string => {
  const label = steps.find(({ step }) => step === number)?.label ?? `step ${number}`
  const lower = label.toLowerCase()
  return /^(step|stage|level)/.test(lower) ? lower : `the ${lower}`
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`
