import { inWords } from '../deadlines/wording.ts'
import { standsAtOrAbove } from '../partnership/role.ts'
import { deadlineEntry } from './calendar-entry.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import {
  caseNotice,
  days,
  facts,
  howToAnswer,
  howToCorrect,
  important,
  otherwise,
  paragraph,
  quoted,
  ringFirst,
} from './parts.ts'
import { roleInWords } from './people-words.ts'
import { businessUnitCallable, ringWords } from './telephones.ts'
import { inSentence, type ToldCase } from './told-case.ts'

/** To whoever sent a mail that acts: how it was understood, and how to correct it. */
export const receiptNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, stepName, shortDue, receivingName, event } = told
  const opened = state.steps.length === 1
  const read = `We read your email of ${moment(event.at)} as ${stepName}, from ${state.escalating.name} to ${receivingName}.`
  const blocks: Block[] = [
    paragraph(
      `${opened ? 'Your escalation has started.' : `Your escalation is now at ${stepName}.`} ${read}`,
    ),
    important(whatNow(told)),
    ...asked(told),
    ...roleWanted(told),
    facts(told),
    paragraph(otherwise(told)),
    ...days(told),
    ...howToAnswer(told),
    ...howToCorrect(),
    ...quoted(told, 'Your words, as we recorded them'),
  ]
  const until = shortDue === null ? '' : `, deadline ${shortDue}`
  return caseNotice(told, `received${until}`, blocks, deadlineEntry(told))
}

const whatNow = (told: ToldCase): string => {
  const { step, due, stage } = told
  const until = due === null ? '' : ` The deadline is ${due}.`
  if (told.case.receiving === null) {
    const help = ringWords(told, businessUnitCallable(told))
    return `Reply with the name of the agency that you disagree with. Nobody has been told yet. Or ring ${help}.${until}`
  }
  if (step.contact.kind === 'email') return `${ringFirst(told)} We have emailed them too.${until}`
  if (stage?.receiving.length === 0) {
    return `Nobody is emailed at this ${told.noun}: ring ${ringWords(told, businessUnitCallable(told))}.${until}`
  }
  return `We could not email anybody at ${told.receivingName}. ${ringFirst(told)}${until}`
}

/** What the sender still has to tell: earlier steps that Stepwise has not seen, a form. */
const asked = ({ case: state, step, protocol, noun }: ToldCase): Block[] => {
  const names = state.stepsNotSeen.map((number) => {
    const stage = protocol?.stages?.find((each) => each.number === number)
    return stage === undefined ? `${noun} ${number}` : inSentence(stage.label, noun)
  })
  const earlier =
    names.length === 0
      ? []
      : [
          paragraph(
            `We have not seen ${inWords(names)}. Reply with the ${names.length === 1 ? 'date it was' : 'dates they were'} sent and to whom.`,
          ),
        ]
  const form =
    step.form === null || step.form.received
      ? []
      : [important(`The ${step.form.name} is still needed: reply to this email with it attached.`)]
  return [...earlier, ...form]
}

/** A step declared by somebody below the role that the protocol names still acts; the right person is told. */
const roleWanted = (told: ToldCase): Block[] => {
  const { stage, case: state, partnership, stepName } = told
  if (stage?.escalating == null) return []
  const role = roleInWords(stage.escalating)
  const agency = state.escalating.name
  if (state.lead.personId !== state.practitioner.personId) {
    return [paragraph(`At ${stepName} the protocol asks ${role} to speak for ${agency}: ${state.lead.name}.`)]
  }
  const people = partnership.directory.agencies.flatMap((each) => each.people)
  const person = people.find(({ id }) => id === state.practitioner.personId)
  if (person === undefined || standsAtOrAbove(person, stage.escalating)) return []
  return [
    paragraph(
      `At ${stepName} the protocol asks ${role} to speak for ${agency}. We know of nobody: ask yours to join.`,
    ),
  ]
}
