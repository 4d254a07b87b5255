import { isClosed } from '../case/state.ts'
import { nextIs } from '../case/whom-next.ts'
import type { Block } from './kinds.ts'
import { heading, list, paragraph } from './parts.ts'
import { roleInWords } from './role-words.ts'
import { businessUnitCallable, ringWords } from './telephones.ts'
import { inSentence, type ToldCase } from './told-case.ts'

/** Where the case goes when the time is up: "the case moves to step two, with a senior manager"; null where nowhere. */
export const nextInWords = (told: ToldCase): string | null => {
  const { stage, step, protocol, noun } = told
  if (stage === null || stage.onTimeout === 'alert-only') return null
  const nextTurn = stage.receiving[step.turn + 1]
  if (nextTurn !== undefined) return `the case goes to ${roleInWords(nextTurn)}`
  const next = protocol?.stages?.find(({ number }) => number === stage.next)
  if (next === undefined) return null
  const [to] = next.receiving
  return `the case moves to ${inSentence(next.label, noun)}${to === undefined ? '' : `, ${withWhom(told, roleInWords(to))}`}`
}

/** "the next senior manager" is nobody where the directory has only one. */
const withWhom = ({ case: state, partnership, event, receivingName }: ToldCase, role: string): string => {
  if (state.receiving === null) return `with ${role}`
  switch (nextIs(state, partnership, event.at)) {
    case 'somebody-new':
      return `with ${role}`
    case 'the-same-again':
      return 'with the same person again as the directory names nobody further'
    case 'nobody-named':
      return `for which the directory names nobody at ${receivingName}`
  }
}

/** The deadline of the current step has passed, or never was: nothing moves by itself. */
const stands = ({ case: state, step, event }: ToldCase): boolean => {
  const { due } = step.deadline
  return due === null || step.missed !== null || state.standing.kind === 'exhausted' || due <= event.at
}

/** What follows if nothing is agreed, in the words of the protocol's own steps. */
export const otherwise = (told: ToldCase, unless = 'If nothing is agreed'): string => {
  const { due, noun, case: state } = told
  if (state.correctionClaimedAt !== null) {
    return 'Nothing moves by itself until a person has looked at what we may have misread.'
  }
  if (state.paused !== null) {
    return 'A person has paused the case: it does not move on by itself until the pause ends.'
  }
  if (due === null) {
    return `The protocol sets no time for this ${noun}, so the case does not move on by itself. Managers are reminded each week until it is settled.`
  }
  if (stands(told))
    return 'The case does not move on by itself. Managers are reminded each week until it is settled.'
  const next = nextInWords(told)
  if (next !== null) return `${unless} by ${due}, ${next}, and managers on both sides are told.`
  const last = told.stage?.next === null ? ` There is no further ${noun}.` : ''
  return `${unless} by ${due}, managers on both sides are told.${last} The case then stays open until it is settled.`
}

/** What a reader is told who has nothing to do: while a risk is open nobody is told that. */
export const nothingToDo = ({ case: { risk } }: ToldCase, calm = 'You need do nothing now.'): string =>
  risk === null ? calm : 'Find out by telephone who is dealing with the immediate risk.'

/** One sentence on the current deadline, seen from the moment of the event. */
export const deadlineSentence = ({ due, stepName, step, event, case: state }: ToldCase): string => {
  if (isClosed(state)) return 'The case is closed: no deadline runs.'
  if (state.paused !== null) return 'The clock is stopped: no deadline runs while the case is paused.'
  if (due === null || step.deadline.due === null) return `No deadline is set for ${stepName}.`
  if (step.deadline.due <= event.at) return `The deadline was ${due}.`
  return `The deadline is ${event.payload.type === 'receiving-agency-named' ? 'now' : 'still'} ${due}.`
}

/** The answers that are understood. An outcome needs both sides: one side's word only awaits the other's. */
export const howToAnswer = (told: ToldCase): Block[] => [
  heading('How to answer'),
  paragraph('Ring first. Then reply to this email and begin with one of these:'),
  list([
    '“Agreed:” then what was agreed, who does what by when, and what is still outstanding. We ask the other side to confirm it.',
    '“Still open:” then why.',
    ...(told.receives
      ? [`“Withdrawn:” can only come from ${told.case.escalating.name}.`]
      : ['“Withdrawn:” if you no longer want to escalate.', correction]),
  ]),
  ...(told.receives
    ? [
        paragraph(
          `If this should have gone to somebody else, ring ${ringWords(told, businessUnitCallable(told))}.`,
        ),
      ]
    : []),
]

const correction =
  '“This is wrong:” then what we have misread. Nothing moves by itself until a person has looked.'

/** For notices that ask for no answer but may rest on a misreading; only the escalating side can stop the clock. */
export const howToCorrect = (told: ToldCase): Block[] =>
  told.receives ? [] : [paragraph(`If we got something wrong, reply ${correction.replace('then', 'and')}`)]
