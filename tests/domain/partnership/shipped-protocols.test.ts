import { describe, expect, it } from 'vitest'
import { findStage } from '../../../functions/domain/partnership/protocol.ts'
import { protocolOf, shipped, shippedPartnership, stageOf } from './shipped.ts'

const walthamForest = shippedPartnership('waltham-forest')
const blackpool = shippedPartnership('blackpool')

describe('Waltham Forest', () => {
  it('has four steps of five working days, for children and for adults', () => {
    for (const population of ['children', 'adults'] as const) {
      const { noun, stages } = protocolOf(walthamForest, population)
      expect(noun).toBe('step')
      expect(stages?.map(({ label, timeAllowed, next }) => ({ label, timeAllowed, next }))).toEqual([
        { label: 'Step one', timeAllowed: { unit: 'working-days', count: 5 }, next: 2 },
        { label: 'Step two', timeAllowed: { unit: 'working-days', count: 5 }, next: 3 },
        { label: 'Step three', timeAllowed: { unit: 'working-days', count: 5 }, next: 4 },
        { label: 'Final Step', timeAllowed: { unit: 'working-days', count: 5 }, next: null },
      ])
    }
  })

  it('changes who speaks for the escalating side at step three', () => {
    const stages = protocolOf(walthamForest).stages ?? []
    expect(stages.map(({ escalating }) => escalating?.role)).toEqual([
      'practitioner',
      'practitioner',
      'senior-manager',
      'senior-manager',
    ])
  })

  it('calls its last step the final one, by number too', () => {
    const final = findStage(protocolOf(walthamForest), 'final')
    expect(final).toEqual(findStage(protocolOf(walthamForest), 4))
    expect(final.kind === 'stage' && final.stage.receiving[0]?.role).toBe('independent-scrutineer')
  })

  it('has no fifth step', () => {
    expect(findStage(protocolOf(walthamForest), 5)).toEqual({ kind: 'no-such-stage' })
  })

  it('sets out the words that the email must carry, curly apostrophe included', () => {
    expect(stageOf(walthamForest, 2).wording).toBe(
      'this is step two of the Safeguarding Partnership’s Escalation Process',
    )
  })

  it('takes children and adults at separate addresses', () => {
    expect(walthamForest.addresses).toEqual([
      { address: 'escalations@waltham-forest.example', population: 'children' },
      { address: 'escalations.adults@waltham-forest.example', population: 'adults' },
    ])
  })
})

describe('Blackpool', () => {
  it('asks for the Stage 3 form at stage 3 alone, with a copy to the MASA mailbox', () => {
    const forms = protocolOf(blackpool).stages?.map(({ form }) => form?.name ?? null)
    expect(forms).toEqual([null, null, 'Stage 3 form', null, null])
    expect(stageOf(blackpool, 3).form?.copyTo).toBe('masa@blackpool.example')
  })

  it('asks the directors first at stage 4, then the Independent Scrutineer', () => {
    expect(stageOf(blackpool, 4).receiving.map(({ role }) => role)).toEqual([
      'director',
      'independent-scrutineer',
    ])
  })

  it('writes to nobody at stage 5, which only alerts', () => {
    const { receiving, onTimeout, next } = stageOf(blackpool, 5)
    expect({ receiving, onTimeout, next }).toEqual({ receiving: [], onTimeout: 'alert-only', next: null })
  })

  it('has an overall limit beside those of its stages, with the reading that was taken', () => {
    const { overallLimit } = protocolOf(blackpool)
    expect(overallLimit?.timeAllowed).toEqual({ unit: 'working-days', count: 20 })
    expect(overallLimit?.source).toBe('maximum 20 days in total')
    expect(overallLimit?.reading).toContain('does not say which days')
  })

  it('has no stage that it calls final: a person must look', () => {
    expect(findStage(protocolOf(blackpool), 'final')).toEqual({ kind: 'no-such-stage' })
  })
})

describe.each(['bedford', 'hammersmith-fulham', 'liverpool'])('%s', (id) => {
  const protocol = protocolOf(shippedPartnership(id))

  it('takes any number, because its source leaves the stages unknown', () => {
    expect(findStage(protocol, 2)).toEqual({ kind: 'unknown-protocol', number: 2 })
    expect(findStage(protocol, 9)).toEqual({ kind: 'unknown-protocol', number: 9 })
  })

  it('places no "final" step', () => {
    expect(findStage(protocol, 'final')).toEqual({ kind: 'no-such-stage' })
  })

  it('invents no time, and says what the partnership must still set', () => {
    expect([protocol.stages, protocol.timeAllowedEachStage, protocol.overallLimit]).toEqual([
      null,
      null,
      null,
    ])
    expect(protocol.leftOpen.some((each) => each.includes('How long each stage may take'))).toBe(true)
  })
})

it('Bedford and Liverpool want concerns of significant harm acted on the same working day', () => {
  for (const id of ['bedford', 'liverpool']) {
    const { rule, source } = protocolOf(shippedPartnership(id)).immediateRisk
    expect(rule).toBe('same-working-day')
    expect(source).toContain('on the same working day')
  }
})

it('no shipped file writes to a real mailbox', () => {
  const mailboxes = JSON.stringify(
    shipped().map(({ addresses, directory, protocols }) => [
      addresses.map(({ address }) => address),
      directory.agencies.flatMap(({ people }) => people.map(({ email }) => email)),
      Object.values(protocols).map((protocol) => protocol?.stages?.map(({ form }) => form?.copyTo)),
    ]),
  ).match(/[^"@]+@[^"]+/g)
  expect(mailboxes?.length).toBeGreaterThan(50)
  expect(mailboxes?.filter((mailbox) => !mailbox.endsWith('.example'))).toEqual([])
})
