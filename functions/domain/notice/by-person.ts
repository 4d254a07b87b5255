import { cancelledEntry, deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { businessUnitCallable, ringFirst, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { howToAnswer, otherwise } from './what-next.ts'

/** "B. Manager has closed this case. Why: …": what a person did, for those whom it concerns. */
const whoAndWhy = ({ event: { by }, audience }: ToldCase, did: string): Block => {
  if (by.kind !== 'person') return paragraph(`A person ${did}.`)
  // The reason is in somebody's words, which managers and the business unit get no more than any others.
  return paragraph(`${by.name} ${did}.${readsWords(audience) && by.why !== '' ? ` Why: ${by.why}` : ''}`)
}

/** To both sides: a person put the case to another step. */
export const movedByPersonNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, shortDue } = told
  const until = due === null ? '' : ` The deadline is ${due}.`
  const blocks: Block[] = [
    whoAndWhy(told, `has moved this case to ${stepName}`),
    important(`${ringFirst(told)}${until}`),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
  ]
  const subject = `moved by a person${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** To everybody: no more happens by itself, although both sides have not confirmed an outcome. */
export const closedByPersonNotice = (told: ToldCase): NoticeDocument => {
  const blocks: Block[] = [
    whoAndWhy(told, 'has closed this case'),
    important(
      `We send no more reminders. If this is not right, ring ${ringWords(told, businessUnitCallable(told))}.`,
    ),
    facts(told),
  ]
  return caseNotice(told, 'closed by a person', blocks, { calendar: cancelledEntry(told) })
}

/** To everybody: the clock runs again. */
export const reopenedNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue } = told
  const blocks: Block[] = [
    whoAndWhy(told, 'has opened this case again'),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)}${due === null ? '' : ` The deadline is ${due}.`}`
        : `Make sure that somebody in your agency deals with this.${due === null ? '' : ` The deadline is ${due}.`}`,
    ),
    facts(told),
    paragraph(otherwise(told)),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
    ...days(told),
  ]
  const subject = `open again${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}
