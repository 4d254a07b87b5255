import type { Case } from '../../domain/case/state.ts'
import { mayAct } from '../../domain/case/act.ts'
import type { ActForm } from './act-form.ts'
import { changeEscalatingAgency, changeReceivingAgency } from './agencies.ts'
import { flagRisk, handBack, riskDealtWith, takeOn } from './alerts.ts'
import { noteCall, recordOutcome, strikeOutCall, takeBackOutcome } from './calls-and-outcomes.ts'
import { close, endPause, pause, reopen, resume } from './close-and-resume.ts'
import { merge, unmerge } from './merging.ts'
import { classify, liftLegalHold, recordForm, setLegalHold, takeBackForm } from './record-keeping.ts'
import { changeContact, moveDeadline, moveStep } from './step-and-time.ts'

interface Group {
  readonly title: string
  readonly forms: readonly ActForm[]
}

/** What a person may do, in the groups that the page of a case shows. */
const groups: readonly Group[] = [
  { title: 'Needs you', forms: [takeOn, resume, endPause] },
  { title: 'Telephone', forms: [noteCall, recordOutcome] },
  {
    title: 'The clock and the contact',
    forms: [moveDeadline, pause, changeContact, changeReceivingAgency, changeEscalatingAgency, moveStep],
  },
  { title: 'The record', forms: [classify, recordForm, setLegalHold] },
  { title: 'Risk', forms: [riskDealtWith, flagRisk] },
  { title: 'End it', forms: [merge, close] },
  { title: 'If it has to go on', forms: [unmerge, reopen] },
  { title: 'Take back', forms: [handBack, strikeOutCall, takeBackOutcome, takeBackForm, liftLegalHold] },
]

export const actForm = (kind: string | null | undefined): ActForm | undefined =>
  groups.flatMap(({ forms }) => forms).find((form) => form.kind === kind)

/** What of it makes sense for a case as it stands. */
export const possibleNow = (state: Case): Group[] =>
  groups
    .map(({ title, forms }) => ({ title, forms: forms.filter(({ kind }) => mayAct(kind, state)) }))
    .filter(({ forms }) => forms.length > 0)
