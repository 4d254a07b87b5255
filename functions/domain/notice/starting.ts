import { whoAndWhy } from './by-person.ts'
import { deadlineEntry } from './calendar-entry.ts'
import { days, facts } from './facts.ts'
import type { Block, NoticeDocument } from './kinds.ts'
import { caseNotice, important, paragraph, quoted } from './parts.ts'
import { wordsFor } from './population-words.ts'
import { roleInWords } from './role-words.ts'
import { escalatingPeople, otherSide, ringFirst, ringWords } from './telephones.ts'
import { isWaiting, proposalWaiting } from './outcome-told.ts'
import { inSentence, type ToldCase } from './told-case.ts'
import { howToAnswer, otherwise } from './what-next.ts'

/** To the receiving contact of a step that begins. */
export const stepNotice = (told: ToldCase): NoticeDocument => {
  const { stepName, due, shortDue, noun } = told
  const ring = `Ring ${ringWords(told, escalatingPeople(told)[0])}`
  const blocks: Block[] = [
    paragraph(`${howItCame(told)} It is now with you, at ${stepName}.`),
    ...givenByPerson(told),
    ...proposalWaiting(told),
    important(
      due === null
        ? `${ring}, then reply to this email as soon as you can. ${told.case.paused === null ? `The protocol sets no time for this ${noun}.` : 'The clock is stopped: a person has paused the case.'}`
        : `${ring}, then reply to this email by ${due}.`,
    ),
    ...standingIn(told),
    ...whatTheyWrote(told),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
  ]
  const subject = shortDue === null ? 'reply needed' : `reply needed by ${shortDue}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** "Nothing was agreed at step one by its deadline." */
const before = (told: ToldCase): string | null => {
  const { case: state, noun } = told
  const last = state.steps.at(-2)
  if (last === undefined) return null
  const stepBefore = inSentence(last.label, noun)
  if (isWaiting(told)) return `An outcome was proposed at ${stepBefore}, but not confirmed by its deadline.`
  // Nobody was silent who was never asked: the sender had not said which agency it was.
  return last.contact.kind === 'nobody' && last.contact.name === null
    ? `At ${stepBefore} nobody was told, as we did not know which agency the disagreement was with.`
    : `Nothing was agreed at ${stepBefore} by its deadline.`
}

const howItCame = (told: ToldCase): string => {
  const { case: state, step, receivingName, contactInAgency } = told
  const agency = state.escalating.name
  const disagreement = contactInAgency
    ? `${agency} has a safeguarding disagreement with your agency.`
    : `${agency} and ${receivingName} disagree about safeguarding ${wordsFor(state.population).one}, and ask for your help to settle it.`
  return step.startedBy === 'timeout' ? [disagreement, before(told)].join(' ') : disagreement
}

/** A contact whom a person chose did not come by the ladder: they hear from whom they have it, and why. */
const givenByPerson = (told: ToldCase): Block[] => {
  const { event, stepName } = told
  if (event.by.kind !== 'person') return []
  if (event.payload.type === 'contact-changed') return [whoAndWhy(told, `has given ${stepName} to you`)]
  return event.payload.type === 'step-started' ? [whoAndWhy(told, `has moved this case to ${stepName}`)] : []
}

const standingIn = ({ step: { contact } }: ToldCase): Block[] =>
  contact.kind === 'email' && contact.inPlaceOf !== null
    ? [paragraph(`You have this in place of ${contact.inPlaceOf.name}.`)]
    : []

const whatTheyWrote = (told: ToldCase): Block[] => {
  const { case: state, words, partnership } = told
  if (partnership.stepNoticeCarries === 'words' && words !== null)
    return quoted(told, `What ${words.by} wrote`)
  return [
    paragraph(
      `What ${state.practitioner.name} wrote is in the Stepwise register under ${state.reference}. They can also tell you by telephone.`,
    ),
  ]
}

/** To the person who speaks for the escalating side from this step on. */
export const leadNotice = (told: ToldCase): NoticeDocument => {
  const { case: state, stepName, due, shortDue, stage, words } = told
  const role = stage?.escalating == null ? 'somebody in your role' : roleInWords(stage.escalating)
  const blocks: Block[] = [
    paragraph(
      `${state.practitioner.name} has a safeguarding disagreement with ${told.receivingName}. It is now at ${stepName}, where the protocol asks ${role} to speak for ${state.escalating.name}. That is you.`,
    ),
    ...proposalWaiting(told),
    important(`${ringFirst(told)}${due === null ? '' : ` Try to agree by ${due}.`}`),
    paragraph(`Ring ${ringWords(told, colleague(told))} too, and agree who says what.`),
    ...(words === null ? [] : quoted(told, `What ${words.by} wrote`)),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
  ]
  const subject = `you now speak for your agency${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}

/** The next step, or the next recipient of the same one (Blackpool stage 4). */
const whereItIs = ({ case: state, step, stepName }: ToldCase): string => {
  const { contact } = step
  const name = contact.kind === 'email' ? contact.person.name : contact.name
  const sameStep = state.steps.at(-2)?.step === step.step
  return sameStep && name !== null
    ? `Your case is still at ${stepName}, and now with ${name}.`
    : `Your case has moved to ${stepName}.`
}

const colleague = (told: ToldCase) => escalatingPeople(told)[1] ?? escalatingPeople(told)[0]

/** To whom the step before was with, when the escalating side declares the next one before the deadline. */
const noLongerWithYou = (told: ToldCase): NoticeDocument =>
  caseNotice(
    told,
    told.event.by.kind === 'person' ? 'no longer with you' : 'the case has moved on from you',
    [
      told.event.by.kind === 'person'
        ? whoAndWhy(told, `has moved this case to ${told.stepName}`)
        : paragraph(whereItIs(told)),
      important(`You need not reply to our earlier emails. You can still settle it. ${ringFirst(told)}`),
      facts(told),
      paragraph(otherwise(told)),
      ...days(told),
    ],
  )

/** To the escalating side: the time ran out, and the case went on by itself. */
export const movedOnNotice = (told: ToldCase): NoticeDocument => {
  if (told.audience === 'contact') return noLongerWithYou(told)
  const { case: state, due, shortDue } = told
  const speaksNow = state.lead.email === told.recipient.email ? null : state.lead.name
  const [contact] = otherSide(told)
  const until = due === null ? '' : ` The deadline is ${due}.`
  const blocks: Block[] = [
    paragraph([before(told), whereItIs(told)].filter((each) => each !== null).join(' ')),
    ...proposalWaiting(told),
    important(
      speaksNow === null || contact === undefined
        ? `${ringFirst(told)}${until}`
        : `Ring ${ringWords(told, escalatingPeople(told)[0])}: they now speak for ${state.escalating.name}. Agree who rings ${contact.who}.${until}`,
    ),
    facts(told),
    paragraph(otherwise(told)),
    ...howToAnswer(told),
    ...days(told),
  ]
  const subject = `your case has moved on${shortDue === null ? '' : `, deadline ${shortDue}`}`
  return caseNotice(told, subject, blocks, { calendar: deadlineEntry(told) })
}
