import type { Actor } from '../case/actor.ts'
import { roleOnCase } from '../case/role-on-case.ts'
import { agencyById } from '../partnership/placement.ts'
import { cancelledEntry, deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { neverConfirmed, proposalWaiting } from './outcome-told.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { businessUnitCallable, ringFirst, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { howToAnswer, nothingToDo, otherwise } from './what-next.ts'

/**
 * "B. Unit (Business unit, Waltham Forest partnership office)"; whom the directory does not know is known by name alone,
 * and the reader learns from where they write.
 */
export const whoActed = ({ partnership, case: state }: ToldCase, { name, party }: Actor): string => {
  if (party === undefined) return `${name} (at the register of ${partnership.name})`
  const { jobTitle, agencyId, email } = party
  // They signed in as "Name (address)": the address is nobody's news.
  const called =
    email !== null && name.toLowerCase().endsWith(` (${email})`) ? name.slice(0, -email.length - 3) : name
  const agency = agencyById(partnership.directory, agencyId)?.name ?? null
  const about = [jobTitle ?? roleOnCase(state, email), agency].filter((each) => each !== null)
  return about.length === 0 ? called : `${called} (${about.join(', ')})`
}

/** "B. Manager (at the register of …) has closed this case. Why: …": what a person did, for those whom it concerns. */
export const whoAndWhy = (told: ToldCase, did: string): Block => paragraph(sayWhoAndWhy(told, did))

export const sayWhoAndWhy = (told: ToldCase, did: string): string => {
  const { by } = told.event
  return by.kind === 'person' ? `${whoActed(told, by)} ${did}.${reason(told, by.why)}` : `A person ${did}.`
}

/** It is in somebody's words, which managers and the business unit get no more than any others. */
const reason = ({ audience, partnership }: ToldCase, why: string): string => {
  if (why === '') return ''
  if (readsWords(audience)) return ` Why: ${why}`
  return audience === 'business-unit'
    ? ' The reason is in the Stepwise register.'
    : ` Ask ${partnership.businessUnit.name} for the reason.`
}

/** Whom to turn to where something is not right: the business unit itself is sent to its register. */
export const ifNotRight = (told: ToldCase, when: string, inRegister: string): string =>
  told.audience === 'business-unit'
    ? `${when}, ${inRegister} in the Stepwise register.`
    : `${when}, ring ${ringWords(told, businessUnitCallable(told))}.`

/** To both sides: a person put the case to another step. */
export const movedByPersonNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, shortDue } = told
  if (told.audience === 'lead' && told.recipient.email !== told.case.lead.email) return speaksNoMore(told)
  const until = due === null ? '' : ` The deadline is ${due}.`
  const blocks: Block[] = [
    whoAndWhy(told, `has moved this case to ${stepName}`),
    important(`${ringFirst(told)}${until}`),
    ...proposalWaiting(told),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
  ]
  const subject = `moved by a person${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** To whoever spoke for the escalating side at the step that the case was moved away from. */
const speaksNoMore = (told: ToldCase): NoticeDocument => {
  const { case: state, stepName } = told
  const blocks: Block[] = [
    whoAndWhy(told, `has moved this case to ${stepName}`),
    important(
      `${state.lead.name} now speaks for ${state.escalating.name}. ${nothingToDo(told, 'You need do nothing more.')}`,
    ),
    facts(told),
  ]
  return caseNotice(told, 'moved by a person, no longer with you', blocks, { calendar: cancelledEntry(told) })
}

/** To everybody: the clock stands still. */
export const pausedNotice = (told: ToldCase): NoticeDocument => {
  const reads = readsWords(told.audience)
  const help = ifNotRight(told, 'If the case should not wait', 'end the pause')
  const blocks: Block[] = [
    whoAndWhy(told, 'has paused this case'),
    important(
      `The clock is stopped. No deadline runs, and the case does not go to anybody else by itself, until the pause ends. ${help}`,
    ),
    paragraph(
      reads
        ? `A pause does not settle the disagreement: go on talking. ${ringFirst(told)} We write to you again when the clock goes on.`
        : 'A pause does not settle the disagreement. We remind managers of it each week.',
    ),
    facts(told),
    ...(reads ? howToAnswer(told) : []),
  ]
  return caseNotice(told, 'paused by a person', blocks, { calendar: cancelledEntry(told) })
}

/** To everybody: the clock goes on. */
export const pauseEndedNotice = (told: ToldCase): NoticeDocument => {
  const { shortDue } = told
  const subject = `the clock goes on${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, goesOn(told, 'has ended the pause of this case'), {
    calendar: deadlineEntry(told),
  })
}

/** To everybody: no more happens by itself, although both sides have not confirmed an outcome. */
export const closedByPersonNotice = (told: ToldCase): NoticeDocument => {
  const blocks: Block[] = [
    whoAndWhy(told, 'has closed this case'),
    important(`We send no more reminders. ${ifNotRight(told, 'If this is not right', 'open it again')}`),
    ...neverConfirmed(told),
    facts(told),
  ]
  return caseNotice(told, 'closed by a person', blocks, { calendar: cancelledEntry(told) })
}

/** To everybody: the clock runs again. */
export const reopenedNotice = (told: ToldCase): NoticeDocument => {
  const { shortDue } = told
  const subject = `open again${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, goesOn(told, 'has opened this case again'), {
    calendar: deadlineEntry(told),
  })
}

/** The case goes on by itself: by when, and what to do now. */
export const goesOn = (told: ToldCase, did: string): Block[] => {
  const reads = readsWords(told.audience)
  const until = told.due === null ? '' : ` The deadline is ${told.due}.`
  return [
    whoAndWhy(told, did),
    important(
      `${reads ? ringFirst(told) : told.audience === 'manager' ? 'Make sure that somebody in your agency deals with this.' : nothingToDo(told)}${until}`,
    ),
    facts(told),
    paragraph(otherwise(told)),
    ...(reads ? howToAnswer(told) : []),
    ...days(told),
  ]
}
