import { describe, expect, it } from 'vitest'
import { perform } from '../../../functions/domain/case/duty.ts'
import type { Duty } from '../../../functions/domain/case/next.ts'
import { Desk, deskWithCase, outcomeOf, TEACHER, TEAM_MANAGER } from '../decide/desk.ts'

const PROPOSAL = 'We have agreed: a strategy meeting on Tuesday. Information sharing is still outstanding.'

const proposed = async (): Promise<Desk> => {
  const desk = await deskWithCase()
  await desk.take({ from: TEAM_MANAGER, text: PROPOSAL })
  return desk
}

const clock = (desk: Desk, duties: readonly Duty[], at: string): void => {
  for (const task of duties) {
    const payloads = perform(task, desk.case, desk.partnership, at)
    desk.put(
      payloads.map((payload) => ({ at, by: { kind: 'workflow', task }, payload })),
      at,
    )
  }
}
const DEADLINE = '2027-01-18T17:00:00.000Z'
const LATER = '2027-01-19T09:00:00.000Z'
const toldAfter = (desk: Desk, before: number): string[] =>
  desk.notices.slice(before).map(({ kind, to }) => `${kind} to ${to.email}`)

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

  it('of which nothing was proposed cannot be confirmed: the mail is on record, and its sender is asked', async () => {
    const desk = await deskWithCase()
    const before = desk.notices.length
    const decision = await desk.take({ from: TEAM_MANAGER, text: 'Confirmed.' })
    expect(outcomeOf(decision).outcome).toBe('recorded')
    expect(desk.case.standing.kind).toBe('open')
    expect(toldAfter(desk, before)).toContain(`question to ${TEAM_MANAGER}`)
  })

  it.each([
    'Agreed. We will open an assessment this week.',
    'Agreed.\n\nThe strategy meeting is on Tuesday, with the school.',
    'Yes, agreed, and the health visitor rings the family on Friday.',
  ])('is proposed by who agrees and says to what: “%s”', async (text) => {
    const desk = await deskWithCase()
    const before = desk.notices.length
    await desk.take({ from: TEAM_MANAGER, text })
    expect(desk.case.standing).toMatchObject({
      kind: 'awaiting-confirmation',
      outcome: { text, agreedBy: ['receiving'] },
    })
    expect(toldAfter(desk, before)).toEqual(
      expect.arrayContaining([`confirm-outcome to ${TEACHER}`, `outcome-recorded to ${TEAM_MANAGER}`]),
    )
  })

  it.each([
    'Agreed.\n\nR. Haddad\nTeam manager, Children’s Social Care',
    'I confirm that this is an accurate record. Many thanks for your email.',
    'Yes, agreed, thank you.',
  ])('is nothing that may be guessed where nobody says what was agreed: “%s”', async (text) => {
    const desk = await deskWithCase()
    const before = desk.notices.length
    await desk.take({ from: TEAM_MANAGER, text })
    expect(desk.case.standing.kind).toBe('open')
    expect(toldAfter(desk, before)).toContain(`question to ${TEAM_MANAGER}`)
  })

  it('stands when the deadline passes and the case moves on: who confirms it late still closes the case', async () => {
    const desk = await proposed()
    clock(desk, ['record-missed-deadline', 'start-next-step'], DEADLINE)
    expect(desk.case.steps).toHaveLength(2)
    expect(desk.case.standing.kind).toBe('awaiting-confirmation')
    const before = desk.notices.length
    await desk.take({ text: 'Confirmed.', at: LATER })
    expect(desk.case.standing).toMatchObject({ kind: 'resolved', outcome: { version: 1, text: PROPOSAL } })
    expect(toldAfter(desk, before)).toContain(`closed to ${TEACHER}`)
  })

  it('stands to the end of the process, of which people hear all the same', async () => {
    const desk = await proposed()
    clock(desk, ['record-missed-deadline', 'start-next-step', 'record-missed-deadline'], DEADLINE)
    clock(desk, ['start-next-step', 'record-missed-deadline', 'start-next-step'], DEADLINE)
    clock(desk, ['record-missed-deadline', 'report-exhausted'], LATER)
    expect(desk.case).toMatchObject({ standing: { kind: 'awaiting-confirmation' } })
    expect(desk.case.steps.at(-1)?.exhausted).toBe(true)
    expect(desk.notices.some(({ kind }) => kind === 'exhausted')).toBe(true)
    await desk.take({ text: 'That is not what we agreed.', at: LATER })
    expect(desk.case.standing.kind).toBe('exhausted')
  })

  it('that one’s own side had agreed already is not confirmed again, and the sender hears why', async () => {
    const desk = await proposed()
    const before = desk.notices.length
    await desk.take({ from: TEAM_MANAGER, text: 'Confirmed.' })
    expect(desk.case.standing.kind).toBe('awaiting-confirmation')
    expect(toldAfter(desk, before)).toContain(`question to ${TEAM_MANAGER}`)
  })

  it('confirmed after the escalating side declared the next step closes nothing, and the sender hears why', async () => {
    const desk = await proposed()
    await desk.take({ text: 'This is step two of the Escalation Process.' })
    const before = desk.notices.length
    await desk.take({ text: 'Confirmed.', at: LATER })
    expect(desk.case.standing.kind).toBe('open')
    expect(toldAfter(desk, before)).toContain(`question to ${TEACHER}`)
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

  it('that whoever proposed it did not mean cannot be confirmed any more', async () => {
    const desk = await proposed()
    const before = desk.notices.length
    await desk.take({ from: TEAM_MANAGER, text: 'This is wrong: that is not what I meant.' })
    expect(desk.case.standing.kind).toBe('open')
    expect(toldAfter(desk, before)).toContain(`outcome-disputed to ${TEACHER}`)
    await desk.take({ text: 'Confirmed.' })
    expect(desk.case.standing.kind).toBe('open')
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
