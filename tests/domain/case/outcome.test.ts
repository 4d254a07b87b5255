import { describe, expect, it } from 'vitest'
import { Desk, deskWithCase, outcomeOf, TEACHER, TEAM_MANAGER } from '../decide/desk.ts'

const PROPOSAL = 'We have agreed: a strategy meeting on Tuesday. Information sharing is still outstanding.'

const proposed = async (): Promise<Desk> => {
  const desk = await deskWithCase()
  await desk.take({ from: TEAM_MANAGER, text: PROPOSAL })
  return desk
}

describe('an outcome', () => {
  it('is awaiting confirmation, with the words of who proposed it and what is outstanding', async () => {
    const { standing } = (await proposed()).case
    expect(standing).toMatchObject({
      kind: 'awaiting-confirmation',
      outcome: {
        version: 1,
        proposer: { email: TEAM_MANAGER },
        text: PROPOSAL,
        outstanding: 'Information sharing is still outstanding.',
      },
    })
  })

  it('is confirmed by the other agency only', async () => {
    const desk = await proposed()
    await desk.take({ from: TEAM_MANAGER, text: 'I confirm that is an accurate record.' })
    await desk.take({ from: 's.bello@childrens-services.example', text: 'Confirmed.' })
    expect(desk.case.standing.kind).toBe('awaiting-confirmation')
    await desk.take({ from: 'headteacher@parkside-primary.example', text: 'Confirmed.' })
    expect(desk.case.standing.kind).toBe('resolved')
  })

  it('of which nothing was proposed cannot be confirmed: the mail is on record', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({ from: TEAM_MANAGER, text: 'Confirmed.' })
    expect(outcomeOf(decision).outcome).toBe('recorded')
    expect(desk.case.standing.kind).toBe('open')
  })

  it('proposed again replaces the one before, and needs the other side’s word anew', async () => {
    const desk = await proposed()
    await desk.take({ text: 'We have agreed: a strategy meeting on Thursday, with the health visitor.' })
    expect(desk.case.standing).toMatchObject({
      kind: 'awaiting-confirmation',
      outcome: { version: 2, proposer: { email: TEACHER } },
    })
    await desk.take({ text: 'Confirmed.' })
    expect(desk.case.standing.kind).toBe('awaiting-confirmation')
    await desk.take({ from: TEAM_MANAGER, text: 'Confirmed.' })
    expect(desk.case.standing).toMatchObject({ kind: 'resolved', outcome: { version: 2 } })
  })

  it('disputed is off the table, and the step’s deadline stands', async () => {
    const desk = await proposed()
    await desk.take({ text: 'That is not what we agreed.' })
    expect(desk.case.standing.kind).toBe('open')
    expect(desk.case.steps[0].deadline.due).toBe('2027-01-18T17:00:00.000Z')
  })

  it('does not stand in the way of the next step', async () => {
    const desk = await proposed()
    await desk.take({ text: 'This is step two of the Escalation Process.' })
    expect(desk.case.standing.kind).toBe('open')
    expect(desk.case.steps).toHaveLength(2)
  })

  it('asks the other side, and tells whoever proposed it and the practitioner, once each', async () => {
    const { notices } = await proposed()
    const told = notices.slice(2).map(({ kind, to }) => `${kind} to ${to.email}`)
    expect(told).toEqual([...new Set(told)])
    expect(told).toContain(`confirm-outcome to ${TEACHER}`)
    expect(told).toContain(`outcome-recorded to ${TEAM_MANAGER}`)
  })
})
