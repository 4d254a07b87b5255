import type { Party } from '../case/party.ts'
import { isClosed } from '../case/state.ts'
import type { Partnership } from '../partnership/partnership.ts'
import type { Population } from '../partnership/role.ts'
import { ifNotRight, whoActed, whoAndWhy } from './by-person.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { caseNotice, heading, important, list, paragraph, quoted } from './parts.ts'
import { wordsFor } from './population-words.ts'
import { deadlineSentence } from './what-next.ts'
import { businessUnitCallable, everybody, introduce, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

/** Whom to ring when nobody may be reading. Without a number on file it says what to look for. */
export const outOfHoursLine = ({ outOfHours }: Partnership, population: Population): string => {
  const line = outOfHours[population]
  return line === null ? 'the local authority’s emergency duty team' : `${line.name} on ${line.telephone}`
}

/** What to do about immediate risk, whatever else a notice says ("on the same working day", Bedford and Liverpool). */
export const actNow = (population: Population): string => {
  const { danger, procedures } = wordsFor(population)
  return `${danger}, call 999. Use ${procedures} today. Do not wait for this escalation, or for an answer to any email.`
}

const numbers = (told: ToldCase): Block[] => [
  heading('Ring, do not email'),
  list(
    [...everybody(told), businessUnitCallable(told)]
      .filter(({ email }) => email !== told.recipient.email)
      .map((each) => ringWords(told, each)),
  ),
]

/** The person on the case whose mail caused the event; null for anybody else. */
const senderOf = ({ event: { by }, case: state, step }: ToldCase): Party | null => {
  const { contact } = step
  const people = [state.practitioner, state.lead, ...(contact.kind === 'email' ? [contact.person] : [])]
  return by.kind === 'mail' ? (people.find(({ email }) => email === by.from) ?? null) : null
}

/** A program reads danger, often between the lines: the notice says that much and no more. A person says it. */
const whatWasRead = (told: ToldCase, one: string): string => {
  const danger = `that ${one} is at immediate risk of harm`
  if (told.event.by.kind === 'person') return `${whoActed(told, told.event.by)} says ${danger}.`
  const { by } = told.event
  if (by.kind === 'mail' && by.from === told.recipient.email) return `Your email seems to say ${danger}.`
  const sender = senderOf(told)
  if (sender === null) return `An email in this case seems to say ${danger}.`
  return `An email from ${introduce(told, sender)} seems to say ${danger}.`
}

/** The mail's own words or, where a person flagged it, theirs. */
const saidBy = (told: ToldCase): Block[] => {
  const { by } = told.event
  if (by.kind !== 'person') return quoted(told, 'What the email says')
  return readsWords(told.audience) && by.why !== '' ? [paragraph(`Why: ${by.why}`)] : []
}

/** To everybody on the case at once. */
export const immediateRiskNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, event, partnership, recipient } = told
  const { one, procedures } = wordsFor(state.population)
  const flag = event.payload.type === 'risk-flagged' ? event.payload : null
  const reviewDue = flag?.reviewDue ?? state.risk?.reviewDue ?? null
  const sent = event.by.kind === 'mail' && event.by.from === recipient.email
  const duty = outOfHoursLine(partnership, state.population)
  const blocks: Block[] = [
    paragraph(`${whatWasRead(told, one)}${closedAlready(told)}`),
    important(actNow(state.population)),
    ...(flag?.outOfHours === true
      ? [important(`It is outside working hours, and nobody may be reading email. Ring ${duty} now.`)]
      : []),
    paragraph(
      sent
        ? `We have emailed everybody on the case and their managers. That is not a referral: start ${procedures} yourself if you have not. If nobody is in danger, ${isClosed(state) ? `ring ${ringWords(told, businessUnitCallable(told))}: a person has to record it` : 'reply and begin with “This is wrong:”'}.`
        : `Find out by telephone what has happened, and who has started ${procedures}. If nobody has, start them.`,
    ),
    ...numbers(told),
    ...(flag?.outOfHours === true ? [] : [paragraph(`Outside working hours ring ${duty}.`)]),
    ...saidBy(told),
    ...(reviewDue === null
      ? []
      : [
          paragraph(
            `We will write to everybody again at ${moment(reviewDue)} if ${isClosed(state) ? 'nobody has recorded by then that it has been dealt with' : 'no agreed outcome has reached us'}. ${whatElseStands(told)}`,
          ),
        ]),
    facts(told, []),
  ]
  return caseNotice(told, 'immediate risk, act now', blocks, { urgent: true })
}

/** Nothing acts on a guess: what a program read opens no case again, but keeps it in front of people. */
const closedAlready = ({ case: state }: ToldCase): string =>
  isClosed(state) && 'at' in state.standing
    ? ` The case has been closed since ${moment(state.standing.at)}: that changes nothing about the danger.`
    : ''

const whatElseStands = (told: ToldCase): string => {
  if (!isClosed(told.case)) return `The deadline for ${told.stepName} does not change.`
  return `The case itself stays closed. ${ifNotRight(told, 'If it has to go on', 'open it again')}`
}

const whoHasTakenItOn = (told: ToldCase): string => {
  const takenOn = told.case.alerts.find(({ kind }) => kind === 'immediate-risk')?.takenOn ?? null
  return takenOn === null
    ? 'Nobody has told us that they have taken it on.'
    : `${whoActed(told, takenOn.by)} took it on at ${moment(takenOn.at)}: ask them what has been done.`
}

/** A person ended the flag: everybody who was told of the risk hears it. */
export const riskDealtWithNotice = (told: ToldCase): NoticeDocument => {
  const { case: state } = told
  const { one, procedures } = wordsFor(state.population)
  const takenBack = told.event.payload.type === 'risk-taken-back'
  const blocks: Block[] = [
    whoAndWhy(
      told,
      takenBack
        ? `has taken out of this case the email that told of immediate risk to ${one}: it was filed to it by mistake. The flag is taken back`
        : `says that the immediate risk to ${one} has been dealt with`,
    ),
    important(
      `${takenBack ? 'If you know of a danger in this case all the same' : 'If you know that it has not'}, do not wait: call 999 where there is danger, and use ${procedures}. ${ifNotRight(told, 'Then', 'flag it again')}`,
    ),
    paragraph(
      isClosed(state)
        ? 'The case itself stays closed.'
        : `The disagreement itself goes on. ${deadlineSentence(told)}`,
    ),
    facts(told),
  ]
  return caseNotice(told, takenBack ? 'immediate risk flag taken back' : 'immediate risk dealt with', blocks)
}

/** The review time passed without an outcome. */
export const riskReviewNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, partnership } = told
  const { one, procedures, danger } = wordsFor(state.population)
  const since = state.risk === null ? '' : ` at ${moment(state.risk.flaggedAt)}`
  const blocks: Block[] = [
    paragraph(
      `We were told${since} that ${one} is at immediate risk. ${isClosed(state) ? 'Nobody has recorded since that it has been dealt with.' : 'No agreed outcome has reached us since.'} ${whoHasTakenItOn(told)}`,
    ),
    important(`${danger}, call 999. Ring now and make sure that ${procedures} have been started.`),
    ...numbers(told),
    paragraph(`Outside working hours ring ${outOfHoursLine(partnership, state.population)}.`),
    facts(told, []),
  ]
  return caseNotice(told, 'immediate risk, no outcome yet', blocks, { urgent: true })
}
