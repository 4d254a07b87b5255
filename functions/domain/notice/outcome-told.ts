import type { Outcome } from '../case/state.ts'
import type { Block } from './kinds.ts'
import { moment } from './moments.ts'
import { heading, important, paragraph } from './parts.ts'
import { introduce } from './telephones.ts'
import { readsWords, type ToldCase } from './told-case.ts'

export const outcomeOf = ({ case: { standing } }: ToldCase): Outcome | null =>
  standing.kind === 'awaiting-confirmation' || standing.kind === 'resolved' ? standing.outcome : null

/** The agreed text and what is outstanding, as they were written; for both sides only. */
export const agreedText = (told: ToldCase, title: string): Block[] => {
  const outcome = outcomeOf(told)
  if (outcome === null || !readsWords(told.audience)) return []
  const by = `${outcome.byTelephone ? 'recorded by ' : ''}${outcome.proposer.name}, ${moment(outcome.proposedAt)}`
  return [
    heading(title),
    { kind: 'quote', by, text: outcome.text },
    ...(outcome.outstanding === null
      ? [paragraph('Nothing is named as still outstanding.')]
      : [heading('Still outstanding'), { kind: 'quote' as const, by, text: outcome.outstanding }]),
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
