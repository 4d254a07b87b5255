import fc from 'fast-check'
import { changeOf } from '../../../functions/domain/case/change.ts'
import { causeOfDisagreementSchema } from '../../../functions/domain/case/classification.ts'
import type { CaseEvent, CaseEventPayload } from '../../../functions/domain/case/events.ts'
import { fold } from '../../../functions/domain/case/fold.ts'
import { currentStep, isClosed, type Case } from '../../../functions/domain/case/state.ts'
import { startStep } from '../../../functions/domain/case/step.ts'
import { instantFromMillis, millisOf, type Instant } from '../../../functions/domain/instant.ts'
import { agencyById } from '../../../functions/domain/partnership/placement.ts'
import type { RecordStore } from '../../../functions/domain/ports.ts'
import { randomIds } from '../../../functions/random-ids.ts'
import { agenciesWithPeople, openingOf, samplePartnership } from '../../sample-case.ts'

export const sample = samplePartnership()

const happenings = [
  'missed',
  'next-step',
  'answer',
  'acknowledge',
  'propose',
  'confirm',
  'withdraw',
  'close',
  'reopen',
  'risk',
  'limit',
  'classify',
  'more-time',
] as const
export interface RandomCase {
  readonly openedAt: Instant
  readonly by: string
  readonly happens: readonly { readonly what: (typeof happenings)[number]; readonly hoursLater: number }[]
}

const agencyIds = agenciesWithPeople(sample, 'children').map(({ id }) => id)

/** A case of children's services and one other agency, and what then happens to it. */
export const randomCase: fc.Arbitrary<RandomCase> = fc.record({
  openedAt: fc
    .integer({ min: 0, max: 700 })
    .map((day) => instantFromMillis(Date.UTC(2025, 2, 28, 9) + day * 86_400_000)),
  by: fc.constantFrom(...agencyIds),
  happens: fc.array(
    fc.record({ what: fc.constantFrom(...happenings), hoursLater: fc.integer({ min: 0, max: 200 }) }),
    { maxLength: 8 },
  ),
})

/** Puts it on record by the product's own transactions, and gives its events. */
export const record = async (
  store: RecordStore,
  reference: string,
  made: RandomCase,
): Promise<CaseEvent[]> => {
  let at = made.openedAt
  const put = async (payloads: readonly CaseEventPayload[]) => {
    if (payloads.length === 0) return
    const by = { kind: 'workflow', task: 'test' } as const
    const events = payloads.map((payload) => ({ at, by, payload }))
    const before = await store.loadCase(reference)
    const toCase = { reference, record: before, events, partnership: sample, onlyOpenCaseOfPair: false }
    const written = await store.commit(changeOf(toCase, randomIds, at))
    if (written !== 'committed') throw new Error('nothing else writes this case')
  }
  await put(opening(made))
  for (const { what, hoursLater } of made.happens) {
    at = instantFromMillis(millisOf(at) + hoursLater * 3_600_000)
    const state = fold(await store.loadCase(reference))
    if (state !== null) await put(payloadsOf(what, state, at))
  }
  return await store.loadCase(reference)
}

const opening = ({ openedAt, by }: RandomCase): CaseEventPayload[] => {
  const [escalating, receiving] = [by, 'childrens-services'].map((id) => agencyById(sample.directory, id))
  if (escalating == null || receiving == null) throw new Error('no sample agencies')
  const of = { partnership: sample, population: 'children', escalating, receiving, openedAt } as const
  return openingOf({ ...of, token: randomIds.secret(), mailId: 'mail' })
}

const payloadsOf = (what: (typeof happenings)[number], state: Case, at: Instant): CaseEventPayload[] => {
  const { step, deadline, answered } = currentStep(state)
  const sender = state.practitioner
  if (what === 'reopen')
    return isClosed(state) ? [{ type: 'reopened', generation: state.generation + 1 }] : []
  if (what === 'classify') {
    const cause = causeOfDisagreementSchema.options[state.version % 10] ?? null
    return [{ type: 'classified', cause, levelOfNeed: null }]
  }
  if (isClosed(state)) return []
  const version = Math.max(state.proposals, 1)
  switch (what) {
    case 'missed':
      return [{ type: 'deadline-missed', step, answered, then: 'next-step' }]
    case 'next-step': {
      const stage = sample.protocols.children?.stages?.find(({ number }) => number === step + 1)
      const { population, escalating, receiving, lead, usedPersonIds } = state
      const sides = { population, escalating, receiving, lead, addressed: null, usedPersonIds }
      return stage === undefined
        ? []
        : [startStep(sample, { kind: 'stage', stage, turn: 0 }, sides, at, 'timeout')]
    }
    case 'answer':
    case 'acknowledge': {
      const intent = what === 'answer' ? 'respond' : 'acknowledge'
      return [{ type: 'mail-recorded', mailId: 'mail', side: 'receiving', intent, sender }]
    }
    case 'propose': {
      const proposal = { text: 'agreed', outstanding: null, mailId: 'mail', sender }
      return [{ type: 'outcome-proposed', version: state.proposals + 1, side: 'receiving', ...proposal }]
    }
    case 'confirm':
      return [{ type: 'outcome-confirmed', version, side: 'escalating', mailId: 'mail', sender }]
    case 'withdraw':
      return [{ type: 'withdrawn', mailId: 'mail', sender }]
    case 'close':
      return [{ type: 'closed-by-person' }]
    case 'risk':
      return [{ type: 'risk-flagged', mailId: 'mail', reviewDue: at, outOfHours: false }]
    case 'limit':
      return [{ type: 'overall-limit-passed', due: at }]
    case 'more-time':
      return [{ type: 'deadline-moved', step, deadline, why: 'agreed' }]
  }
}
