import type { Party } from '../case/party.ts'
import type { Outcome, Standing } from '../case/state.ts'
import type { Block } from './kinds.ts'
import { moment } from './moments.ts'
import { heading, important, paragraph } from './parts.ts'
import { introduce } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

const outcomeIn = (standing: Standing): Outcome | null =>
  standing.kind === 'awaiting-confirmation' || standing.kind === 'resolved' ? standing.outcome : null

export const outcomeOf = ({ case: { standing } }: ToldCase): Outcome | null => outcomeIn(standing)

/** The agreed text and what is outstanding, as they were written; for both sides only. */
export const agreedText = (told: ToldCase, title: string): Block[] => {
  const outcome = outcomeOf(told)
  return outcome === null || !readsWords(told.audience) ? [] : outcomeText(outcome, title)
}

const outcomeText = (outcome: Outcome, title: string): Block[] => {
  const by = `${outcome.byTelephone ? 'recorded by ' : ''}${outcome.proposer.name}, ${moment(outcome.proposedAt)}`
  return [
    heading(title),
    { kind: 'quote', by, text: outcome.text },
    ...(outcome.outstanding === null
      ? [paragraph('Nothing is named as still outstanding.')]
      : [heading('Still outstanding'), { kind: 'quote' as const, by, text: outcome.outstanding }]),
  ]
}

/** "the Class teacher of Parkside Primary School": no name, for those who get none. */
const titleAt = ({ jobTitle }: Party, agency: string): string =>
  jobTitle === null ? `whoever speaks for ${agency}` : `the ${jobTitle} of ${agency}`

/** Where those find the agreed text who get no words in a mail: it is theirs to see that it is done. */
export const whereItIsWritten = (told: ToldCase): Block[] => {
  const outcome = outcomeOf(told)
  const { case: state, audience, receivingName } = told
  if (outcome === null || readsWords(audience)) return []
  const what =
    outcome.outstanding === null
      ? 'What was agreed is'
      : 'What was agreed, what is still outstanding and how it will be pursued is'
  if (audience === 'business-unit') {
    return [paragraph(`${what} in the Stepwise register, under ${state.reference}.`)]
  }
  const people = state.steps.flatMap(({ contact }) => (contact.kind === 'email' ? [contact.person] : []))
  const contact = people.findLast(({ agencyId }) => agencyId === state.receiving?.agencyId)
  const both = [
    titleAt(state.lead, state.escalating.name),
    ...(contact === undefined ? [] : [titleAt(contact, receivingName)]),
  ]
  return [
    paragraph(
      `${what} in the emails to both sides: to ${both.join(' and to ')}. Ask your own colleague for it.`,
    ),
  ]
}

/** To whoever hears that an agency is not on the case after all: its word went with it. */
export const noLongerStands = ({ event: { payload } }: ToldCase): Block[] =>
  'lapses' in payload && payload.lapses !== undefined
    ? [
        paragraph(
          'The proposed outcome no longer stands, as it was agreed to in the name of an agency that is not on the case: whatever is agreed has to be proposed anew.',
        ),
      ]
    : []

/** A person closed the case over an outcome that only one side, or neither, had confirmed in writing. */
export const neverConfirmed = (told: ToldCase): Block[] => {
  const { standing } = told.case
  const outcome = standing.kind === 'closed' ? outcomeIn(standing.was) : null
  if (outcome === null) return []
  return [
    paragraph(
      `The outcome that was proposed at ${moment(outcome.proposedAt)} was never confirmed by ${whoHasToConfirm(told, outcome)}: it does not count as agreed.`,
    ),
    ...(readsWords(told.audience) ? outcomeText(outcome, 'What was proposed') : []),
  ]
}

export const isWaiting = ({ case: { standing } }: ToldCase): boolean =>
  standing.kind === 'awaiting-confirmation'

/** The reader's side has not agreed to the outcome that waits: only their word can close the case. */
export const waitsForReader = ({ case: { standing }, receives }: ToldCase): boolean =>
  standing.kind === 'awaiting-confirmation' &&
  !standing.outcome.agreedBy.includes(receives ? 'receiving' : 'escalating')

/** Who still has to confirm: "Parkside Primary School", or both agencies. */
export const whoHasToConfirm = (
  { case: { escalating }, receivingName }: ToldCase,
  outcome: Outcome,
): string =>
  [
    ...(outcome.agreedBy.includes('escalating') ? [] : [escalating.name]),
    ...(outcome.agreedBy.includes('receiving') ? [] : [receivingName]),
  ].join(' and ')

/** An outcome that was proposed and waits, also after a deadline has passed: it stands until somebody answers it. */
export const proposalWaiting = (told: ToldCase): Block[] => {
  const outcome = outcomeOf(told)
  if (outcome === null || !isWaiting(told)) return []
  const who = introduce(told, outcome.proposer)
  const waits = `${who} proposed an outcome at ${moment(outcome.proposedAt)}. It waits for ${whoHasToConfirm(told, outcome)} to confirm it, and still stands.`
  if (!readsWords(told.audience)) return [paragraph(waits)]
  return [
    paragraph(waits),
    ...(waitsForReader(told)
      ? [
          important(
            'If it is right, reply “Confirmed”: that closes the case. If not, reply with what is not right.',
          ),
        ]
      : []),
    ...agreedText(told, 'The outcome that waits'),
  ]
}
