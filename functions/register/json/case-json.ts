import type { z } from 'zod'
import { verifyChain } from '../../domain/case/chain.ts'
import type { CaseEvent } from '../../domain/case/events.ts'
import { fold } from '../../domain/case/fold.ts'
import type { Party } from '../../domain/case/party.ts'
import { isAgreed, type Case, type StepOnCase } from '../../domain/case/state.ts'
import type { CaseSummary, NoticeRow } from '../../domain/record.ts'
import { isStruckOut } from '../case-timeline.ts'
import { contactName, eventInWords } from '../event-words.ts'
import { latestViews } from '../note-view.ts'
import type { RegisterPorts } from '../view.ts'
import type { caseInListSchema, caseSchema, erasedCaseSchema } from './answers.ts'

/** A case as lists have it; the schema leaves out what is for our own lists only. */
export const caseInList = ({ paused, ...summary }: CaseSummary): z.input<typeof caseInListSchema> => ({
  ...summary,
  misreadingClaimed: paused,
})

type Found =
  | {
      readonly kind: 'case'
      readonly shown: Omit<z.input<typeof caseSchema>, 'notices'>
      readonly notices: readonly NoticeRow[]
    }
  | { readonly kind: 'erased'; readonly left: z.input<typeof erasedCaseSchema> }
  | { readonly kind: 'none' }

/** One case with what its page shows: who, what, when, by whom and why. */
export const caseAsJson = async (reference: string, { store }: RegisterPorts): Promise<Found> => {
  const summary = await store.loadSummary(reference)
  if (summary === null) return { kind: 'none' }
  const record = await store.loadCase(reference)
  const state = fold(record)
  if (state === null) return await whatIsLeft(summary, store)
  const { standing, practitioner, lead, mergedIn } = state
  const shown = {
    ...caseInList(summary),
    practitioner,
    lead,
    outcome: outcomeOf(state),
    mergedInto: standing.kind === 'merged' ? standing.into : null,
    mergedIn: mergedIn.map((each) => each.reference),
    steps: state.steps.map(stepAsJson),
    events: record.map((event) => eventAsJson(event, state)),
    check: verifyChain(record),
    views: (await latestViews(reference, store)).map(({ at, name, page }) => ({ at, by: name, page })),
  }
  return { kind: 'case', shown, notices: await store.noticesOfCase(reference) }
}

const whatIsLeft = async (summary: CaseSummary, store: RegisterPorts['store']): Promise<Found> => {
  const { erased, reference } = summary
  if (erased === null) return { kind: 'none' }
  const error = `The record of this case was erased at ${erased.at} by ${erased.by}: ${erased.why}`
  const check = verifyChain(await store.loadRecord(reference))
  return { kind: 'erased', left: { error, case: caseInList(summary), check } }
}

const person = ({ name, jobTitle, email }: Party) => ({ name, jobTitle, email })

const outcomeOf = ({ standing }: Case) => {
  if (standing.kind !== 'awaiting-confirmation' && standing.kind !== 'resolved') return null
  const { text, outstanding, proposer, proposedAt, agreedBy, byTelephone } = standing.outcome
  return {
    text,
    outstanding,
    proposedBy: person(proposer),
    proposedAt,
    agreedBy: [...agreedBy],
    byTelephone,
    agreed: isAgreed(standing.outcome),
  }
}

const stepAsJson = ({ step, label, contact, startedAt, startedBy, deadline, missed }: StepOnCase) => ({
  step,
  label,
  startedAt,
  startedBy,
  contact: contact.kind === 'email' ? contact.person.email : null,
  contactName: contactName(contact),
  deadline: deadline.due,
  proof: deadline.proof,
  missedAt: missed?.at ?? null,
})

const eventAsJson = (event: CaseEvent, state: Case) => {
  const { seq, at, by, payload } = event
  const { title, detail } = eventInWords(event, state)
  return { seq, at, by, type: payload.type, title, detail, struckOut: isStruckOut(event, state) }
}
