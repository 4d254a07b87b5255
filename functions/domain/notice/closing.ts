import { cancelledEntry } from './calendar-entry.ts'
import { facts } from './facts.ts'
import type { Audience, Block, NoticeDocument } from './kinds.ts'
import { caseNotice, important, paragraph, quoted } from './parts.ts'
import { agreedText, outcomeOf, whereItIsWritten } from './outcome-told.ts'
import { businessUnitCallable, introduce, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { nothingToDo } from './what-next.ts'

const seeToIt: Readonly<Record<Audience, string>> = {
  practitioner: 'See to it',
  lead: 'See to it',
  contact: 'See to it',
  sender: 'See to it',
  manager: 'Make sure that your agency sees to it',
  'business-unit': 'Both agencies have to see to it',
}

/** Both sides confirmed in writing: what "resolved" means (Waltham Forest, Bedford). */
export const closedNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, receivingName, audience } = told
  const outstanding = outcomeOf(told)?.outstanding != null
  const blocks: Block[] = [
    paragraph(`${state.escalating.name} and ${receivingName} have agreed in writing. This case is closed.`),
    important(
      outstanding
        ? `Part of it is still outstanding. ${seeToIt[audience]} as agreed: we send no more reminders.`
        : `${nothingToDo(told, 'You need do nothing more for this escalation.')} We send no more reminders.`,
    ),
    ...agreedText(told, 'What was agreed'),
    ...whereItIsWritten(told),
    ...(readsWords(audience)
      ? [paragraph('Put this on the file, and tell everybody who has to act on it.')]
      : []),
    facts(told),
  ]
  return caseNotice(told, 'agreed and closed', blocks, { calendar: cancelledEntry(told) })
}

/** The escalating side has taken it back. */
export const withdrawnNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state, recipient } = told
  const sender = event.payload.type === 'withdrawn' ? event.payload.sender : null
  const own = sender?.email === recipient.email
  const who = own ? 'You have' : `${sender === null ? state.escalating.name : introduce(told, sender)} has`
  const blocks: Block[] = [
    paragraph(`${who} withdrawn this escalation. The case is closed.`),
    important(
      `${nothingToDo(told, 'You need do nothing more for this escalation.')} We send no more reminders.`,
    ),
    ...quoted(told, own ? 'What you wrote' : 'What they wrote'),
    facts(told),
    ...(own
      ? [paragraph(`If that is not what you meant, ring ${ringWords(told, businessUnitCallable(told))}.`)]
      : []),
  ]
  return caseNotice(told, 'withdrawn and closed', blocks, { calendar: cancelledEntry(told) })
}
