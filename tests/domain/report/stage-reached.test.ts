import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../../functions/domain/case/summary.ts'
import type { CaseSummary } from '../../../functions/domain/record.ts'
import { tallyChanges } from '../../../functions/domain/report/tally.ts'
import { Story } from '../notice/story.ts'

const summary = ({ case: state, record }: Story): CaseSummary => summaryOf(state, record)
const countedAs = (story: Story): string[] =>
  tallyChanges(null, summary(story)).flatMap(({ name }) => (name.startsWith('reached|') ? [name] : []))

const moved = (story: Story, at: string, step: number): Story => story.act(at, { kind: 'move-step', step })
const timedOut = (story: Story, at: string): Story =>
  story.clock('record-missed-deadline', `${at}T17:00:00.000Z`).clock('start-next-step', `${at}T17:00:01.000Z`)

describe('the stage that a case is counted to have reached', () => {
  it('is the highest', () => {
    expect(countedAs(timedOut(new Story(), '2026-11-27'))).toEqual(['reached|2'])
  })

  it('is not one that was declared by mistake, from which a person put the case back', () => {
    const story = new Story().declare(3, '2026-11-23T10:00:00.000Z')
    expect(countedAs(story)).toEqual(['reached|3'])
    moved(story, '2026-11-23T12:00:00.000Z', 1)
    expect(countedAs(story)).toEqual(['reached|1'])
    expect(countedAs(story.declare(2, '2026-11-24T10:00:00.000Z'))).toEqual(['reached|2'])
  })

  it('is not one in between of which the case was put back too', () => {
    const story = new Story().declare(2, '2026-11-23T10:00:00.000Z').declare(3, '2026-11-23T11:00:00.000Z')
    expect(countedAs(moved(story, '2026-11-23T12:00:00.000Z', 1))).toEqual(['reached|1'])
  })

  it('is one whose time had passed, wherever a person put the case afterwards', () => {
    const story = timedOut(timedOut(new Story(), '2026-11-27'), '2026-12-04')
    moved(story, '2026-12-07T10:00:00.000Z', 1)
    expect(countedAs(story)).toEqual(['reached|2'])
  })

  it('is one to which a person moved the case', () => {
    expect(countedAs(moved(new Story(), '2026-11-23T10:00:00.000Z', 3))).toEqual(['reached|3'])
  })

  it('is counted anew where a version that knew no putting back had counted the case', () => {
    const story = moved(new Story().declare(2, '2026-11-23T10:00:00.000Z'), '2026-11-23T12:00:00.000Z', 1)
    const now = summary(story)
    const facts = now.facts === null ? null : { ...now.facts, reached: undefined }
    expect(now.facts?.reached).toBe(1)
    const changes = tallyChanges({ ...now, facts }, now).map(({ name, by }) => [name, by])
    expect(changes.toSorted()).toEqual([
      ['reached|1', 1],
      ['reached|2', -1],
    ])
  })
})
