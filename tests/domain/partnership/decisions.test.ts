import { describe, expect, it } from 'vitest'
import { findStage } from '../../../functions/domain/partnership/protocol.ts'
import { edited, type Edit } from './shipped-files.ts'

const liverpoolDecided = (decision: string) => {
  const edit: Edit = [
    'partnership.yaml',
    'protocols:\n',
    `decisions: { children: { decidedBy: 'Executive Board, 4 May 2026', ${decision} } }\nprotocols:\n`,
  ]
  const result = edited([edit], 'liverpool')
  if (result.kind === 'refused') return result.errors
  const { children } = result.partnership.protocols
  if (children === null) throw new Error('Liverpool has a protocol for children')
  return children
}

describe('what a partnership decides where its source leaves something open', () => {
  it('gives each unknown stage a time', () => {
    const protocol = liverpoolDecided('eachStage: { unit: working-days, count: 5 }')
    expect(protocol).toMatchObject({ stages: null, timeAllowedEachStage: { unit: 'working-days', count: 5 } })
  })

  it('gives a ladder, whose stages without a time get the time of each', () => {
    const stage = (number: number, role: string, next: string, time: string) =>
      `{ number: ${number}, label: Stage ${number}, name: ${role}, escalating: { role: ${role} }, receiving: [{ role: ${role} }], timeAllowed: ${time}, next: ${next}, source: [decided] }`
    const protocol = liverpoolDecided(
      `eachStage: { unit: same-working-day }, stages: [${stage(1, 'practitioner', '2', 'null')}, ${stage(2, 'line-manager', 'null', '{ unit: hours, count: 48 }')}]`,
    )
    if (!('stages' in protocol)) throw new Error(JSON.stringify(protocol))
    expect(protocol.stages?.map(({ timeAllowed }) => timeAllowed)).toEqual([
      { unit: 'same-working-day' },
      { unit: 'hours', count: 48 },
    ])
    expect(findStage(protocol, 3)).toEqual({ kind: 'no-such-stage' })
  })

  it('leaves the times of the protocol itself as they are', () => {
    const result = edited([
      [
        'partnership.yaml',
        'protocols:\n',
        'decisions: { adults: { decidedBy: One Panel, eachStage: { unit: hours, count: 1 } } }\nprotocols:\n',
      ],
    ])
    if (result.kind === 'refused') throw new Error(JSON.stringify(result.errors))
    const { adults, children } = result.partnership.protocols
    expect(adults?.stages?.[0]?.timeAllowed).toEqual({ unit: 'working-days', count: 5 })
    expect([adults?.timeAllowedEachStage, children?.timeAllowedEachStage]).toEqual([
      { unit: 'hours', count: 1 },
      null,
    ])
  })

  it('is checked like a protocol', () => {
    const errors = liverpoolDecided(
      'stages: [{ number: 1, label: Stage 1, name: First, escalating: null, receiving: [{ role: practitioner }], timeAllowed: null, next: 4, source: [decided] }]',
    )
    expect(JSON.stringify(errors)).toContain('decisions.children.stages[0].next')
  })
})
