import { longDate } from '../deadlines/wording.ts'
import { isClosed } from '../case/state.ts'
import type { Block } from './kinds.ts'
import { countInShort, dateOf, daysInShort, moment } from './moments.ts'
import { heading, list, paragraph } from './parts.ts'
import { wordsFor } from './population-words.ts'
import { otherSide, type Callable } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

const deadlineWords = ({ case: state, step: { deadline }, due, noun, event }: ToldCase): string => {
  if (state.paused !== null && deadline.due !== null) {
    const was = moment(deadline.due)
    return isClosed(state)
      ? `no longer applies (was ${was})`
      : `stopped while the case is paused (was ${was})`
  }
  if (due === null) return `none: the protocol sets no time for this ${noun}`
  if (isClosed(state)) return `no longer applies (was ${due})`
  if (deadline.due !== null && deadline.due <= event.at) return `${due}, now past`
  const count = countInShort(deadline)
  return `${due}${count === null ? '' : ` (${count})`}${deadline.provisional ? ', provisional' : ''}`
}

const withWhom = ({ audience, stage, step: { contact } }: ToldCase): string => {
  if (stage?.receiving.length === 0) return 'the business unit'
  if (contact.kind === 'nobody') return contact.name === null ? 'nobody yet' : `nobody yet at ${contact.name}`
  const jobTitle = contact.person?.jobTitle ?? null
  const name = contact.kind === 'email' ? contact.person.name : contact.name
  if (jobTitle === null) return name
  return readsWords(audience) ? `${name}, ${jobTitle}` : jobTitle
}

const telephoneRows = (people: readonly Callable[]): [string, string][] =>
  people.map(({ who, about, numbers }) => [
    `Ring ${who}`,
    `${numbers.length === 0 ? 'no number known' : numbers.join(' or ')}${about === null ? '' : ` (${about})`}`,
  ])

/** The case at a glance: reference, agencies, step, dates, and whom to ring. */
export const facts = (told: ToldCase, people: readonly Callable[] = otherSide(told)): Block => {
  const { case: state, step, stage, noun } = told
  const name = stage === null ? '' : ` (${stage.name})`
  return {
    kind: 'facts',
    rows: [
      ['Reference', state.reference],
      ['Raised by', state.escalating.name],
      ['Raised with', state.receiving?.name ?? 'not known yet'],
      ['About', wordsFor(state.population).area],
      [
        `${noun.charAt(0).toUpperCase()}${noun.slice(1)}`,
        `${step.label}${name}, since ${dateOf(step.startedAt)}`,
      ],
      ['With', withWhom(told)],
      ['Deadline', deadlineWords(told)],
      ...(state.overallLimit === null
        ? []
        : [['Limit for the whole process', moment(state.overallLimit.due)] as const]),
      ...telephoneRows(people),
    ],
  }
}

/** The proof of the deadline, day by day; says where it may still change. */
export const days = ({ step: { deadline } }: ToldCase): Block[] => {
  const items = daysInShort(deadline)
  if (items.length === 0) return []
  const until = longDate(deadline.basis.calendar.coveredUntil)
  return [
    heading('How the deadline is counted'),
    list(items),
    ...(deadline.provisional
      ? [paragraph(`This deadline may change: bank holidays are published only up to ${until}.`)]
      : []),
  ]
}
