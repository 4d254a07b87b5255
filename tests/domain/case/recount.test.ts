import { expect, test } from 'vitest'
import { changeOf } from '../../../functions/domain/case/change.ts'
import type { CaseEventPayload, NewEvent } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import { recount } from '../../../functions/domain/case/recount.ts'
import { agencyOnCase, partyOf, startStep, workingHours } from '../../../functions/domain/case/step.ts'
import { englandAndWales } from '../../../functions/domain/deadlines/calendar.ts'
import { planDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { placeAddress } from '../../../functions/domain/partnership/placement.ts'
import { loadPartnerships } from '../../../functions/partnership-files.ts'
import { randomIds } from '../../../functions/random-ids.ts'

const loaded = loadPartnerships('partnerships', ['waltham-forest'])
const partnership = loaded.kind === 'loaded' ? loaded.partnerships[0] : undefined
if (partnership === undefined) throw new Error('the sample partnership does not load')
const stage = partnership.protocols.children?.stages?.[0]
const school = placeAddress(partnership.directory, 'children', 't.okafor@parkside-primary.example')
const care = placeAddress(partnership.directory, 'children', 'team.manager@childrens-services.example')
const teacher = school?.person ?? null
if (stage === undefined || school === null || teacher === null || care === null) {
  throw new Error('the samples are not there')
}

/** A case of the week in which the State Funeral was declared a bank holiday; counted before or after that was known. */
const caseCounted = (knewOfTheFuneral: boolean) => {
  const bankHolidays = new Map(englandAndWales.bankHolidays)
  if (!knewOfTheFuneral) bankHolidays.delete('2022-09-19')
  const hours = { ...workingHours(partnership), calendar: { ...englandAndWales, bankHolidays } }
  const at = '2022-09-14T09:00:00.000Z'
  const by = { kind: 'mail', mailId: 'mail-1', from: 't.okafor@parkside-primary.example' } as const
  const escalating = agencyOnCase(school.agency, 'children')
  const receiving = agencyOnCase(care.agency, 'children')
  const practitioner = partyOf(teacher, school.agency.id)
  const step = startStep(
    partnership,
    { kind: 'stage', stage, turn: 0 },
    { population: 'children', escalating, receiving, lead: practitioner, addressed: null, usedPersonIds: [] },
    at,
    'declared',
  )
  const deadline = planDeadline({ receivedAt: at, timeAllowed: stage.timeAllowed, ...hours })
  const opened: CaseEventPayload = {
    type: 'case-opened',
    partnership: partnership.id,
    population: 'children',
    protocol: { id: 'wf', version: '1' },
    token: 'token',
    escalating,
    receiving,
    receivingCandidates: [],
    practitioner,
    stepsNotSeen: [],
    overallLimit: null,
    mailId: 'mail-1',
  }
  const events: NewEvent[] = [
    { at, by, payload: opened },
    { at, by, payload: { ...step, deadline } },
  ]
  const change = changeOf(
    { reference: 'WF-234567', record: [], events, partnership, onlyOpenCaseOfPair: false },
    randomIds,
    at,
  )
  const state = fold(change.case?.events ?? [])
  if (state === null) throw new Error('no case')
  return state
}

test('a one-off bank holiday that was declared later moves a running deadline by a recorded event', () => {
  const [moved] = recount(caseCounted(false), partnership)
  expect(moved).toMatchObject({
    type: 'deadline-moved',
    step: 1,
    deadline: { due: '2022-09-22T16:00:00.000Z' },
  })
})

test('a deadline that was counted by the calendar in force is left alone', () => {
  expect(recount(caseCounted(true), partnership)).toEqual([])
})
