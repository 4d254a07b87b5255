import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seal, verifyChain } from '../../../functions/domain/case/chain.ts'
import { readableRecord, skeletonOf } from '../../../functions/domain/case/erased.ts'
import type { CaseEvent, NewEvent } from '../../../functions/domain/case/events.ts'

const events: readonly NewEvent[] = Array.from({ length: 12 }, (_, index) => ({
  at: `2027-01-${String(index + 11)}T10:00:00.000Z`,
  by: { kind: 'mail', mailId: `mail-${index}`, from: 't.okafor@parkside-primary.example' },
  payload: { type: 'reminder-sent', step: index + 1 },
}))

let salts = 0
const newSalt = () => `salt-${(salts += 1)}`
const record = seal('WF-234567', [], events, newSalt)
const at = (index: number): CaseEvent => {
  const event = record[index]
  if (event === undefined) throw new Error('the record has twelve events')
  return event
}
const anyIndex = fc.integer({ min: 0, max: record.length - 1 })

describe('the chain of a case’s events', () => {
  it('verifies as it was written, whether written at once or one by one', () => {
    const grown = events.reduce<CaseEvent[]>(
      (before, event) => [...before, ...seal('WF-234567', before, [event], newSalt)],
      [],
    )
    expect(verifyChain(record)).toEqual({ intact: true, events: 12 })
    expect(verifyChain(grown)).toEqual({ intact: true, events: 12 })
    expect(verifyChain([])).toEqual({ intact: true, events: 0 })
  })

  it('verifies after the record was stored as JSON, in whatever order a store gives an object’s keys', () => {
    const turned = record.map((event) => ({
      ...event,
      payload: { ...event.payload },
      by: reversed(event.by),
    }))
    expect(verifyChain(turned)).toEqual({ intact: true, events: 12 })
  })

  it('shows a change of what happened, of who did it, and of when', () => {
    const changes: ((event: CaseEvent) => CaseEvent)[] = [
      (event) => ({ ...event, payload: { type: 'reminder-sent', step: 99 } }),
      (event) => ({ ...event, by: { kind: 'workflow', task: 'look' } }),
      (event) => ({ ...event, at: '2027-06-01T00:00:00.000Z' }),
      (event) => ({ ...event, salt: 'another' }),
      (event) => ({ ...event, digest: '0'.repeat(64) }),
      (event) => ({ ...event, link: '0'.repeat(64) }),
      (event) => ({ ...event, reference: 'WF-999999' }),
    ]
    fc.assert(
      fc.property(anyIndex, fc.constantFrom(...changes), (index, alter) => {
        const tampered = record.map((event, each) => (each === index ? alter(event) : event))
        expect(verifyChain(tampered)).toMatchObject({ intact: false, seq: index + 1 })
      }),
    )
  })

  it('shows an event that was taken out, put in twice, or moved', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: record.length - 2 }), (index) => {
        const without = record.filter((_, each) => each !== index)
        const doubled = [...record.slice(0, index + 1), ...record.slice(index)]
        const swapped = record.map((event, each) =>
          each === index ? at(index + 1) : each === index + 1 ? at(index) : event,
        )
        for (const tampered of [without, doubled, swapped]) expect(verifyChain(tampered).intact).toBe(false)
      }),
    )
  })

  it('shows an event that was rewritten together with its own digest and link', () => {
    const forged = seal(
      'WF-234567',
      record.slice(0, 4),
      [{ ...at(4), payload: { type: 'reminder-sent', step: 99 } }],
      newSalt,
    )
    const tampered = [...record.slice(0, 4), ...forged, ...record.slice(5)]
    expect(verifyChain(tampered)).toMatchObject({ intact: false, seq: 6 })
  })

  it('verifies over events whose payloads were erased, and still shows what was done to it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyIndex), anyIndex, (erased, index) => {
        const left = record
          .map((event, each) => (erased.includes(each) ? skeletonOf([event]) : [event]))
          .flat()
        expect(verifyChain(left)).toEqual({ intact: true, events: 12 })
        const moved = left.map((event, each) =>
          each === index ? { ...event, at: '2027-06-01T00:00:00.000Z' } : event,
        )
        expect(verifyChain(moved)).toMatchObject({ intact: false })
        expect(readableRecord(left)).toEqual(erased.length === 0 ? record : [])
      }),
    )
  })

  it('commits to salted digests: equal events cannot be told from their digests', () => {
    const [first] = events
    if (first === undefined) throw new Error('there are events')
    const twins = seal('WF-234567', [], [first, first], newSalt)
    expect(new Set(twins.map(({ digest }) => digest)).size).toBe(2)
  })
})

const reversed = (by: CaseEvent['by']): CaseEvent['by'] =>
  by.kind === 'mail' ? { from: by.from, mailId: by.mailId, kind: by.kind } : by
