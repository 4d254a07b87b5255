import { goesOn, ifNotRight, whoAndWhy } from './by-person.ts'
import { cancelledEntry, deadlineEntry } from './calendar-entry.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { businessUnitCallable, ringFirst, ringWords } from './telephones.ts'
import { inSentence, readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer } from './what-next.ts'

/** To everybody on the case that was merged away: it goes on under another reference. */
export const mergedNotice = (told: ToldCase): NoticeDocument => {
  const { event, case: state, noun } = told
  const merged = event.payload.type === 'merged-into' ? event.payload : null
  const into = merged?.into ?? 'another case'
  const stands =
    merged === null
      ? ''
      : ` ${into} is at ${inSentence(merged.stepLabel, noun)}${merged.due === null ? '' : `, with a deadline of ${moment(merged.due)}`}.`
  const blocks: Block[] = [
    whoAndWhy(told, `has merged this case into ${into}, which is about the same matter`),
    important(
      readsWords(told.audience)
        ? `From now on use ${into}.${stands} If you reply to this or to any earlier email, it goes to ${into}.`
        : `Look for ${into} from now on.${stands}`,
    ),
    paragraph(
      `Everything in ${state.reference} stays on record, and its own deadline no longer applies. ${ifNotRight(told, 'If these are two different matters', 'take them apart')}`,
    ),
    facts(told),
  ]
  return caseNotice(told, `goes on as ${into}`, blocks, { calendar: cancelledEntry(told) })
}

/** To both sides of the case that goes on. */
export const mergedInNotice = (told: ToldCase): NoticeDocument => {
  const { event } = told
  const other = event.payload.type === 'case-merged-in' ? event.payload.reference : 'another case'
  const blocks: Block[] = [
    whoAndWhy(told, `has merged ${other}, which is about the same matter, into this case`),
    important(`${ringFirst(told)} ${deadlineSentence(told)}`),
    paragraph(
      `Emails about ${other} come to this case from now on. Nothing else changes. If these are two different matters, ring ${ringWords(told, businessUnitCallable(told))}.`,
    ),
    facts(told),
    ...howToAnswer(told),
  ]
  return caseNotice(told, `${other} is now part of this case`, blocks)
}

/** To both cases: they are two again. */
export const unmergedNotice = (told: ToldCase): NoticeDocument => {
  const { event, shortDue } = told
  if (event.payload.type === 'unmerged') {
    const subject = `a case of its own again${shortDue === null ? '' : `, deadline ${shortDue}`}`
    const did = `has taken this case out of ${event.payload.from} again: it goes on by itself`
    return caseNotice(told, subject, goesOn(told, did), { calendar: deadlineEntry(told) })
  }
  const other = event.payload.type === 'case-unmerged' ? event.payload.reference : 'The other case'
  const blocks: Block[] = [
    whoAndWhy(told, `has taken ${other} out of this case again`),
    important(`${ringFirst(told)} ${deadlineSentence(told)}`),
    paragraph(
      `Emails about ${other} go to ${other} again. What came here while the two were one stays on record here.`,
    ),
    facts(told),
    ...howToAnswer(told),
  ]
  return caseNotice(told, `${other} is a case of its own again`, blocks)
}
