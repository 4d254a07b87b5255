import { sayWhoAndWhy } from './by-person.ts'
import { cancelledEntry, deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { moment } from './moments.ts'
import { noLongerStands } from './outcome-told.ts'
import { caseNotice, important, paragraph } from './parts.ts'
import { introduce, receivingPeople, ringFirst, ringWords } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'
import { deadlineSentence, howToAnswer, howToCorrect, nothingToDo, otherwise } from './what-next.ts'

/** A person moved or gave it for a reason of theirs; a new calendar and a bounce have one of their own. */
const isByHand = ({ by, payload }: ToldCase['event']): boolean =>
  by.kind === 'person' && 'why' in payload && payload.why === by.why

/** To both sides, where the days of a step were counted again. */
export const deadlineMovedNotice = (told: ToldCase): NoticeDocument => {
  const { due, shortDue, stepName, event, step, case: state } = told
  const setTo = state.paused === null ? null : step.deadline.due
  const why = event.payload.type === 'deadline-moved' ? ` Why: ${event.payload.why}` : ''
  const until = setTo === null ? due : moment(setTo)
  const blocks: Block[] = [
    paragraph(
      until === null
        ? `There is no deadline for ${stepName} any more.${why}`
        : isByHand(event)
          ? sayWhoAndWhy(told, `has set the deadline for ${stepName} to ${until}`)
          : `The deadline for ${stepName} is now ${until}.${why}`,
    ),
    ...(setTo === null
      ? []
      : [
          paragraph(
            'The clock is stopped while the case is paused. When the pause ends we write again with the deadline that then runs.',
          ),
        ]),
    important(ringFirst(told)),
    facts(told),
    paragraph(otherwise(told)),
    ...days(told),
    ...howToCorrect(told),
  ]
  const subject =
    setTo !== null
      ? 'deadline moved, clock still stopped'
      : shortDue === null
        ? 'no deadline any more'
        : `deadline is now ${shortDue}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** A person changed with which agency the case is raised: the step has begun anew with that one. */
const isReceiving = ({ event }: ToldCase): boolean => event.payload.type === 'receiving-agency-named'

/** To whom the step was with. */
const notWithYou = (told: ToldCase, whom: string): NoticeDocument => {
  const { stepName } = told
  const now = receivingPeople(told)[0]
  return caseNotice(
    told,
    'no longer with you',
    [
      paragraph(
        isReceiving(told)
          ? sayWhoAndWhy(
              told,
              `has put right with whom this case is raised: it is with ${told.receivingName}, and was sent to you by mistake`,
            )
          : isByHand(told.event)
            ? sayWhoAndWhy(told, `has given ${stepName} to ${whom}: it is not with you any more`)
            : `${told.step.label} is now with ${whom}, and not with you any more.`,
      ),
      ...noLongerStands(told),
      important(
        `You do not have to reply to our earlier emails.${now === undefined ? '' : ` Pass on what you know: ring ${ringWords(told, now)}.`}`,
      ),
      facts(told),
    ],
    { calendar: cancelledEntry(told) },
  )
}

/** A person changed which agency raises the case. */
const isEscalating = ({ event }: ToldCase): boolean => event.payload.type === 'escalating-agency-named'

/** To people of an agency that is not on the case: managers whom only alerts had told of it, or who spoke for it. */
const notWithYourAgency = (told: ToldCase): NoticeDocument =>
  caseNotice(
    told,
    'no longer with your agency',
    [
      paragraph(
        sayWhoAndWhy(
          told,
          isEscalating(told)
            ? `has put right who raises this case: it is ${told.case.escalating.name}, and not your agency`
            : `has put right with whom this case is raised: it is with ${told.receivingName}, and not with your agency`,
        ),
      ),
      ...noLongerStands(told),
      important(
        `Our earlier emails about it were sent to you by mistake. ${nothingToDo(told, 'It does not concern your agency, and you need do nothing more.')}`,
      ),
      facts(told),
    ],
    { calendar: readsWords(told.audience) ? cancelledEntry(told) : null },
  )

/** To both sides and the business unit: the step goes on as it was, raised by another agency. */
const raisedByAnotherNotice = (told: ToldCase): NoticeDocument => {
  const { audience, recipient, case: state } = told
  const isOff = audience === 'lead' && recipient.email !== state.lead.email
  if (audience === 'manager' || isOff) return notWithYourAgency(told)
  const reads = readsWords(audience)
  const blocks: Block[] = [
    paragraph(sayWhoAndWhy(told, `has put right who raises this case: it is ${state.escalating.name}`)),
    ...noLongerStands(told),
    important(reads ? `${ringFirst(told)} ${deadlineSentence(told)}` : deadlineSentence(told)),
    facts(told),
    ...(reads ? howToAnswer(told) : []),
  ]
  return caseNotice(told, 'raised by another agency', blocks, { calendar: deadlineEntry(told) })
}

/** The step is with somebody else; the new contact also gets the step's own notice. */
export const contactChangedNotice = (told: ToldCase): NoticeDocument => {
  if (isEscalating(told)) return raisedByAnotherNotice(told)
  const { step, stepName, event } = told
  const { contact } = step
  const person = contact.kind === 'nobody' ? null : contact.person
  const whom = person === null ? 'somebody else' : introduce(told, person)
  const toWhom = readsWords(told.audience) ? whom : `somebody else at ${told.receivingName}`
  const why = event.payload.type === 'contact-changed' ? ` Why: ${event.payload.why}` : ''
  if (told.audience === 'contact') return notWithYou(told, whom)
  if (told.audience === 'manager' && isReceiving(told)) return notWithYourAgency(told)
  const blocks: Block[] = [
    paragraph(
      isReceiving(told)
        ? sayWhoAndWhy(
            told,
            `has put right with whom this case is raised: it is with ${told.receivingName}. ${step.label} has begun anew, with ${toWhom}`,
          )
        : isByHand(event)
          ? sayWhoAndWhy(told, `has given ${stepName} to ${toWhom}`)
          : `${step.label} is now with ${toWhom}.${why}`,
    ),
    ...noLongerStands(told),
    important(
      readsWords(told.audience)
        ? `${ringFirst(told)} ${deadlineSentence(told)}`
        : isReceiving(told)
          ? deadlineSentence(told)
          : `Check that the directory is right. ${deadlineSentence(told)}`,
    ),
    facts(told),
    ...(readsWords(told.audience) ? howToAnswer(told) : []),
  ]
  return caseNotice(told, isReceiving(told) ? 'raised with another agency' : 'a different contact', blocks, {
    calendar: deadlineEntry(told),
  })
}
