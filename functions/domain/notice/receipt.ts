import { inWords } from '../deadlines/wording.ts'
import { standsAtOrAbove } from '../partnership/role.ts'
import { deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { caseNotice, important, paragraph, quoted } from './parts.ts'
import { roleInWords } from './role-words.ts'
import { businessUnitCallable, ringFirst, ringWords } from './telephones.ts'
import { inSentence, type ToldCase } from './told-case.ts'
import { howToAnswer, otherwise } from './what-next.ts'

/** To whoever sent a mail that acts: how it was understood, and how to correct it. */
export const receiptNotice = (told: ToldCase): NoticeDocument => {
  const { shortDue } = told
  const blocks: Block[] = [
    paragraph(whatHappened(told)),
    important(whatNow(told)),
    ...asked(told),
    ...roleWanted(told),
    facts(told),
    paragraph(otherwise(told)),
    ...days(told),
    ...howToAnswer(told),
    ...quoted(told, 'Your words, as we recorded them'),
  ]
  const subject = `received${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

const whatHappened = ({ case: state, event, stepName, receivingName, recipient }: ToldCase): string => {
  const { by, at, payload } = event
  const yours = by.kind === 'mail' && by.from !== recipient.email ? `the email of ${by.from}` : 'your email'
  const read = `We read ${yours} of ${moment(at)} as ${stepName}, from ${state.escalating.name} to ${receivingName}.`
  switch (payload.type) {
    case 'case-opened':
      return `Your escalation has started. ${read}`
    case 'step-started':
      return `Your escalation is now at ${stepName}. ${read}`
    default:
      return `We have recorded that your escalation is with ${receivingName}, at ${stepName}.`
  }
}

const whatNow = (told: ToldCase): string => {
  const { step, due, stage } = told
  const until = due === null ? '' : ` The deadline is ${due}.`
  if (told.case.receiving === null) {
    const help = ringWords(told, businessUnitCallable(told))
    return `Nobody has been told yet. Reply with the name of the agency that you disagree with, or ring ${help}.${until}`
  }
  if (step.contact.kind === 'email') return `${ringFirst(told)} We have emailed them too.${until}`
  if (stage?.receiving.length === 0) return `${ringFirst(told)} They take it from here.${until}`
  return `We could not email anybody at ${told.receivingName}. ${ringFirst(told)}${until}`
}

/** "step one and step two": earlier steps that Stepwise has not seen; null where it saw them all. */
export const stepsNotSeen = ({ case: state, protocol, noun }: ToldCase): string | null => {
  const names = state.stepsNotSeen.map((number) => {
    const stage = protocol?.stages?.find((each) => each.number === number)
    return stage === undefined ? `${noun} ${number}` : inSentence(stage.label, noun)
  })
  return names.length === 0 ? null : inWords(names)
}

/** What the sender still has to tell: the dates of earlier steps, a form. */
const asked = (told: ToldCase): Block[] => {
  const { form } = told.step
  const names = told.event.payload.type === 'case-opened' ? stepsNotSeen(told) : null
  return [
    ...(names === null
      ? []
      : [
          paragraph(
            `We have not seen the emails for ${names}. Reply and say when each was sent and to whom, for the record.`,
          ),
        ]),
    ...(form === null || form.received
      ? []
      : [important(`The ${form.name} is still needed. Reply to this email with it attached.`)]),
  ]
}

/** A step declared by somebody below the role that the protocol names still acts; the right person is told. */
const roleWanted = ({ stage, case: state, partnership, stepName }: ToldCase): Block[] => {
  if (stage?.escalating == null) return []
  const rule = `At ${stepName} the protocol asks ${roleInWords(stage.escalating)} to speak for ${state.escalating.name}.`
  if (state.lead.personId !== state.practitioner.personId) {
    return [paragraph(`${rule} We have told ${state.lead.name}.`)]
  }
  const people = partnership.directory.agencies.flatMap((each) => each.people)
  const person = people.find(({ id }) => id === state.practitioner.personId)
  if (person === undefined || standsAtOrAbove(person, stage.escalating)) return []
  return [paragraph(`${rule} We know of nobody there. Ask them to ring and to join in.`)]
}
