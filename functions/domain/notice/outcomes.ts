import type { SideOfCase } from '../case/party.ts'
import { whoAndWhy } from './by-person.ts'
import { facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { agreedText, outcomeOf, whoHasToConfirm } from './outcome-told.ts'
import { caseNotice, important, paragraph, quoted } from './parts.ts'
import { businessUnitCallable, introduce, otherSide, ringFirst, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer, howToCorrect, nothingToDo, otherwise } from './what-next.ts'

/** To the side that has not agreed yet. */
export const confirmOutcomeNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue } = told
  const outcome = outcomeOf(told)
  const by = due === null ? '' : ` by ${due}`
  const who = outcome === null ? 'The other side' : introduce(told, outcome.proposer)
  const recorded = told.event.by.kind === 'person'
  const ring = ringWords(told, otherSide(told)[0] ?? businessUnitCallable(told))
  const blocks: Block[] = [
    recorded
      ? whoAndWhy(told, 'has recorded the outcome below, as what you both agreed by telephone')
      : paragraph(`${who} has told us that you have both agreed the outcome below.`),
    important(
      `If that is right, reply “Confirmed”${by}. If not, ring ${ring}, then reply with what is not right.`,
    ),
    ...agreedText(told, 'What you are asked to confirm'),
    paragraph(
      `The case closes only when you confirm. “Yes, but …” counts as a new proposal, which the other side must confirm. ${otherwise(told, 'If you do not confirm')}`,
    ),
    facts(told),
    ...howToCorrect(told),
  ]
  const subject = shortDue === null ? 'please confirm the outcome' : `confirm the outcome by ${shortDue}`
  return caseNotice(told, subject, blocks)
}

/** To the side that proposed, and to the practitioner whichever side that was. */
export const outcomeRecordedNotice = (told: ToldCase): NoticeDocument => {
  const { recipient } = told
  const outcome = outcomeOf(told)
  const agreed = (side: SideOfCase): boolean => outcome?.agreedBy.includes(side) ?? false
  const other = outcome === null ? 'the other side' : whoHasToConfirm(told, outcome)
  const own = outcome === null || outcome.proposer.email === recipient.email
  const blocks: Block[] = [
    paragraph(
      own
        ? `We have recorded the outcome that you sent, and asked ${other} to confirm it.`
        : `${introduce(told, outcome.proposer)} has sent us an outcome, and we have asked ${other} to confirm it.`,
    ),
    important(
      agreed(told.receives ? 'receiving' : 'escalating') || !readsWords(told.audience)
        ? `The case stays open until they do. ${ringFirst(told)} Ask them to reply “Confirmed”.`
        : 'The case stays open until your side confirms. We have asked for that in another email.',
    ),
    ...agreedText(told, 'The outcome as we recorded it'),
    paragraph(otherwise(told, 'If they do not confirm')),
    facts(told),
    ...howToCorrect(told),
  ]
  return caseNotice(told, 'outcome not confirmed yet', blocks)
}

/** A person recorded an outcome that was not agreed: nobody has to confirm it any more. */
export const outcomeTakenBackNotice = (told: ToldCase): NoticeDocument => {
  const before = outcomeOf(told) !== null
  const blocks: Block[] = [
    whoAndWhy(told, 'has taken back the outcome that was recorded as agreed by telephone'),
    important(
      `You do not have to confirm it. ${before ? 'The outcome that was proposed before it stands again, and still has to be confirmed.' : 'Nothing is agreed.'} ${ringFirst(told)} ${deadlineSentence(told)}`,
    ),
    ...agreedText(told, 'The outcome that stands again'),
    paragraph(otherwise(told)),
    facts(told),
    ...howToAnswer(told),
  ]
  return caseNotice(told, 'recorded outcome taken back', blocks)
}

export const outcomeDisputedNotice = (told: ToldCase): NoticeDocument => {
  const { event, stepName, recipient } = told
  const sender = event.payload.type === 'outcome-disputed' ? event.payload.sender : null
  const own = sender?.email === recipient.email
  const who = sender === null ? 'The other side' : introduce(told, sender)
  const blocks: Block[] = [
    paragraph(
      own
        ? `We have recorded that you do not agree with the outcome. The case stays open at ${stepName}.`
        : `${who} does not agree with the outcome that was proposed. The case stays open at ${stepName}.`,
    ),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} ${deadlineSentence(told)}`
        : `${nothingToDo(told)} ${deadlineSentence(told)}`,
    ),
    ...quoted(told, own ? 'What you wrote' : 'What they wrote'),
    paragraph(otherwise(told)),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, 'outcome not agreed, case still open', blocks)
}
