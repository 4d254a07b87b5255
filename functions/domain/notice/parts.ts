import type { Block, CalendarEntry, NoticeDocument } from './kinds.ts'
import { countInShort, dateOf, daysOneByOne, moment } from './moments.ts'
import { roleInWords, wordsFor } from './people-words.ts'
import { otherSide, ringWords, telephoneRows, type Callable } from './telephones.ts'
import { inSentence, readsWords, type ToldCase } from './told-case.ts'
import type { Population } from '../partnership/role.ts'
import type { Partnership } from '../partnership/partnership.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const important = (text: string): Block => ({ kind: 'important', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })
export const list = (items: readonly string[]): Block => ({ kind: 'list', items })

/** What a deadline row says, with its days in short. */
const deadlineWords = (told: ToldCase): string => {
  const { deadline } = told.step
  if (told.due === null) return `none: the protocol sets no time for this ${told.noun}`
  const count = countInShort(deadline)
  return `${told.due}${count === null ? '' : ` (${count})`}${deadline.provisional ? ', provisional' : ''}`
}

const withWhom = (told: ToldCase): string => {
  const { contact } = told.step
  if (contact.kind === 'nobody') return contact.name === null ? 'nobody yet' : `nobody yet (${contact.name})`
  const jobTitle = contact.person?.jobTitle ?? null
  if (!readsWords(told.audience)) return jobTitle ?? 'a named contact'
  const name = contact.kind === 'email' ? contact.person.name : contact.name
  return jobTitle === null ? name : `${name}, ${jobTitle}`
}

/** The case at a glance: reference, agencies, step, dates, and whom to ring. */
export const facts = (told: ToldCase, people: readonly Callable[] = otherSide(told)): Block => {
  const { case: state, step, stage } = told
  const name = stage === null ? '' : ` (${stage.name})`
  return {
    kind: 'facts',
    rows: [
      ['Reference', state.reference],
      ['From', state.escalating.name],
      ['To', state.receiving?.name ?? 'not known yet'],
      ['About', wordsFor(state.population).area],
      [nounLabel(told), `${step.label}${name}, started ${dateOf(step.startedAt)}`],
      ['With', withWhom(told)],
      ['Deadline', deadlineWords(told)],
      ...(state.overallLimit === null
        ? []
        : [['Limit for the whole process', moment(state.overallLimit.due)] as const]),
      ...telephoneRows(people),
    ],
  }
}

const nounLabel = ({ noun }: ToldCase): string => `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`

/** The proof of the deadline, day by day; says so where none is set, and where it may still change. */
export const days = (told: ToldCase): Block[] => {
  const { deadline } = told.step
  const items = daysOneByOne(deadline)
  if (items.length === 0) return []
  const until = deadline.basis.calendar.coveredUntil
  return [
    heading('How the deadline is counted'),
    list(items),
    ...(deadline.provisional
      ? [paragraph(`This deadline may change: bank holidays are published only up to ${until}.`)]
      : []),
  ]
}

/** What follows if nothing is agreed, in the words of the protocol's own steps. */
export const otherwise = (told: ToldCase): string => {
  const { stage, step, protocol, due, noun } = told
  if (due === null) {
    return `The protocol sets no time for this ${noun}, so it does not move on by itself. Managers are reminded each week until it is settled.`
  }
  const nextTurn = stage?.receiving[step.turn + 1]
  if (stage === null || stage.onTimeout === 'alert-only') {
    return `If nothing is agreed by ${due}, managers on both sides are told. The case does not move on by itself.`
  }
  if (nextTurn !== undefined) {
    return `If nothing is agreed by ${due}, it goes to ${roleInWords(nextTurn)} and managers on both sides are told.`
  }
  const next = protocol?.stages?.find(({ number }) => number === stage.next)
  if (next === undefined) {
    return `If nothing is agreed by ${due}, managers on both sides are told. There is no further ${noun}.`
  }
  const to = next.receiving[0]
  const whom = to === undefined ? '' : `, with ${roleInWords(to)}`
  return `If nothing is agreed by ${due}, the case moves to ${inSentence(next.label, noun)}${whom}, and managers on both sides are told.`
}

/** The answers that are understood. An outcome needs both sides: one side's word only awaits the other's. */
export const howToAnswer = (told: ToldCase): Block[] => [
  heading('How to answer'),
  paragraph('Ring first. Then reply to this email and start with one of these:'),
  list([
    '“Agreed:” and what was agreed, who does what by when, and what is still outstanding. The other side is then asked to confirm it.',
    '“Still open:” and why.',
    told.receives
      ? `“Withdrawn:” can only come from ${told.case.escalating.name}.`
      : '“Withdrawn:” if you no longer wish to escalate.',
  ]),
]

export const howToCorrect = (): Block[] => [
  heading('If we got it wrong'),
  paragraph(
    'Reply with “Correction:” and say what is wrong. Nothing then moves by itself until a person has looked.',
  ),
]

/** Somebody's own words, for those who may read them. */
export const quoted = (told: ToldCase, title: string): Block[] => {
  const { words } = told
  if (words === null || words.text.trim() === '') return []
  return [heading(title), { kind: 'quote', by: `${words.by}, ${moment(words.at)}`, text: words.text }]
}

/** "Ring first: …" with the other side's people. */
export const ringFirst = (told: ToldCase): string => {
  const [first] = otherSide(told)
  return first === undefined ? 'Ring first.' : `Ring first: ${ringWords(told, first)}.`
}

/** What no notice may delay or stand in for (Waltham Forest, Bedford, Blackpool; every notice says so). */
export const notReplacing = (population: Population): Block[] => {
  const { danger, procedures, referral } = wordsFor(population)
  return [
    heading('What this does not replace'),
    paragraph(
      `${danger}, call 999. This email does not replace 999, ${referral}, ${procedures}, decisions that the law gives to an agency, or complaints. Do not wait for a reply to act: nobody may be reading this mailbox.`,
    ),
  ]
}

export const signOff = ({ name, businessUnit }: Partnership): Block => {
  const telephone = businessUnit.telephone === null ? '' : `, ${businessUnit.telephone}`
  return paragraph(
    `Sent by Stepwise for ${name}. Questions: ${businessUnit.name}${telephone}, ${businessUnit.email}.`,
  )
}

/** A notice about a case: its subject begins with reference and step, its end is the same for all. */
export const caseNotice = (
  told: ToldCase,
  subject: string,
  blocks: readonly Block[],
  calendar: CalendarEntry | null = null,
): NoticeDocument => ({
  subject: `${told.case.reference} ${told.step.label}: ${subject}`,
  blocks: [...blocks, ...notReplacing(told.case.population), signOff(told.partnership)],
  calendar,
})
