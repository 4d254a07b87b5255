import type { Standing } from '../case/state.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { caseNotice, important, paragraph, quoted } from './parts.ts'
import { businessUnitCallable, introduce, ringWords } from './telephones.ts'
import type { ToldCase } from './told-case.ts'

/** A mail came to a case that nothing runs in any more. */
export const mailAfterCloseNotice = (told: ToldCase): NoticeDocument => {
  const { event, recipient, partnership, noun } = told
  const sender = event.payload.type === 'mail-recorded' ? event.payload.sender : null
  const own = sender?.email === recipient.email
  const mailbox = partnership.addresses.find(({ population }) => population === told.case.population)
  const unit = ringWords(told, businessUnitCallable(told))
  const blocks: Block[] = [
    paragraph(
      own
        ? `Your email of ${moment(event.at)} is on record, and we have passed it on. ${howItEnded(told)}`
        : `${sender === null ? 'Somebody on this case' : introduce(told, sender)} has written about a case that is closed. The email is on record. ${howItEnded(told)}`,
    ),
    important(
      `Nothing starts from ${own ? 'your' : 'this'} email: no deadline runs, and nobody is reminded of anything.`,
    ),
    paragraph(`If the case has to go on, ring ${unit}: a person there can open it again.`),
    paragraph(
      `For a new disagreement write a new email${mailbox === undefined ? '' : ` to ${mailbox.address}`}, not a reply: say which ${noun} it is, and with which agency.`,
    ),
    ...quoted(told, own ? 'What you wrote' : 'What they wrote'),
    facts(told),
  ]
  return caseNotice(told, own ? 'on record, the case is closed' : 'new email, the case is closed', blocks)
}

/** "The case was resolved at …: both sides had confirmed the outcome." */
const howItEnded = ({ case: { standing, escalating } }: ToldCase): string => {
  const how = ended(standing, escalating.name)
  return how === null || !('at' in standing) ? '' : `${how} at ${moment(standing.at)}.`
}

const ended = ({ kind }: Standing, escalating: string): string | null => {
  switch (kind) {
    case 'resolved':
      return 'Both sides agreed in writing, and the case closed'
    case 'withdrawn':
      return `${escalating} withdrew the escalation, and the case closed`
    case 'closed':
      return 'A person closed the case'
    case 'merged':
    case 'open':
    case 'awaiting-confirmation':
    case 'exhausted':
      return null
  }
}
