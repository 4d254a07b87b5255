import { deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { introduce, ringFirst } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer, howToCorrect, otherwise } from './what-next.ts'

/** To both sides, where the days of a step were counted again. */
export const deadlineMovedNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue, stepName, event } = told
  const why = event.payload.type === 'deadline-moved' ? ` Why: ${event.payload.why}` : ''
  const blocks: Block[] = [
    paragraph(
      due === null
        ? `There is no deadline for ${stepName} any more.${why}`
        : `The deadline for ${stepName} is now ${due}.${why}`,
    ),
    important(ringFirst(told)),
    facts(told),
    paragraph(otherwise(told)),
    ...days(told),
    ...howToCorrect(told),
  ]
  const subject = shortDue === null ? 'no deadline any more' : `deadline is now ${shortDue}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** The step is with somebody else; the new contact also gets the step's own notice. */
export const contactChangedNotice = (told: ToldCase): NoticeDocument => {
  const { step, event } = told
  const { contact } = step
  const person = contact.kind === 'nobody' ? null : contact.person
  const whom = person === null ? 'somebody else' : introduce(told, person)
  const why = event.payload.type === 'contact-changed' ? ` Why: ${event.payload.why}` : ''
  const blocks: Block[] = [
    paragraph(
      readsWords(told.audience)
        ? `${step.label} is now with ${whom}.${why}`
        : `${step.label} is now with somebody else at ${told.receivingName}.${why}`,
    ),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} ${deadlineSentence(told)}`
        : `Check that the directory is right. ${deadlineSentence(told)}`,
    ),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, 'a different contact', blocks, { calendar: deadlineEntry(told) })
}
