import { describe, expect, it } from 'vitest'
import { CONSTABLE, Desk, outcomeOf, STEP_ONE, TEACHER, TEAM_MANAGER, toldOf } from './desk.ts'

const BUSINESS_UNIT = 'business.unit@waltham-forest.example'

describe('a mail that belongs to no case', () => {
  it('opens one where it declares a step, with the side that the directory places outside the sender’s agency', async () => {
    const desk = new Desk()
    expect(outcomeOf(await desk.take({ text: STEP_ONE })).outcome).toBe('opened')
    expect(desk.case.escalating.agencyId).toBe('parkside-primary')
    expect(desk.case.receiving?.agencyId).toBe('childrens-services')
    expect(desk.case.practitioner.email).toBe(TEACHER)
  })

  it('is with the one addressee of another agency, whoever of the sender’s own is copied in', async () => {
    const desk = new Desk()
    await desk.take({ text: STEP_ONE, to: `headteacher@parkside-primary.example, ${TEAM_MANAGER}` })
    expect(desk.case.receiving?.agencyId).toBe('childrens-services')
  })

  it('is with the agency that it names, where it is addressed to nobody outside', async () => {
    const desk = new Desk()
    const [mailbox] = desk.partnership.addresses
    await desk.take({ text: `${STEP_ONE} It is with Whipps Cross Hospital.`, to: mailbox?.address ?? '' })
    expect(desk.case.receiving?.agencyId).toBe('whipps-cross-hospital')
  })

  it('addressed to two agencies opens a case with neither, and the clock runs', async () => {
    const desk = new Desk()
    await desk.take({ text: STEP_ONE, to: `${TEAM_MANAGER}, ${CONSTABLE}` })
    expect(desk.case.receiving).toBeNull()
    expect(desk.case.receivingCandidates.map(({ agencyId }) => agencyId).toSorted()).toEqual([
      'childrens-services',
      'police',
    ])
    expect(desk.case.steps[0].deadline.due).toBe('2027-01-18T17:00:00.000Z')
  })

  it('addressed to two agencies is with the one of them that its words name', async () => {
    const desk = new Desk()
    await desk.take({
      text: `${STEP_ONE} Our disagreement is with Children’s Social Care.`,
      to: `${TEAM_MANAGER}, ${CONSTABLE}`,
    })
    expect(desk.case.receiving?.agencyId).toBe('childrens-services')
  })

  it('between two people of one agency is out of scope, and the sender is told', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, to: 'headteacher@parkside-primary.example' })
    expect(outcomeOf(decision).outcome).toBe('recorded')
    expect(toldOf(decision)).toEqual([`same-agency to ${TEACHER}`])
  })

  it('that declares nothing waits with the held ones, and its sender is asked once a day', async () => {
    const text = 'Could somebody ring me about the meeting?'
    const decision = await new Desk().take({ text })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(toldOf(decision)).toEqual([`question to ${TEACHER}`, `held-mail to ${BUSINESS_UNIT}`])
    expect(toldOf(await new Desk().take({ text, around: { askedToday: true } }))).toEqual([
      `held-mail to ${BUSINESS_UNIT}`,
    ])
  })

  it('at a later step opens the case there, with the earlier steps declared and not seen', async () => {
    const desk = new Desk()
    await desk.take({ text: 'This is step three of the Safeguarding Partnership’s Escalation Process.' })
    expect(desk.case.steps[0].step).toBe(3)
    expect(desk.case.stepsNotSeen).toEqual([1, 2])
  })

  it('at a later step opens no second case beside an open one of the two agencies', async () => {
    const decision = await new Desk().take({
      text: 'This is step two of the Escalation Process.',
      around: { openBetween: ['WF-777777'] },
    })
    expect(outcomeOf(decision)).toMatchObject({ outcome: 'held' })
    expect(outcomeOf(decision).reason).toContain('WF-777777')
    expect(toldOf(decision)[0]).toBe(`question to ${TEACHER}`)
  })

  it('at step one opens a second case: two children, two disagreements', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, around: { openBetween: ['WF-777777'] } })
    expect(outcomeOf(decision).outcome).toBe('opened')
  })

  it('at a later step with no one other agency is held', async () => {
    const decision = await new Desk().take({
      text: 'This is step two of the Escalation Process.',
      to: `${TEAM_MANAGER}, ${CONSTABLE}`,
    })
    expect(outcomeOf(decision).outcome).toBe('held')
  })

  it('at a step that the protocol does not have is held', async () => {
    const decision = await new Desk().take({ text: 'This is step seven of the Escalation Process.' })
    expect(outcomeOf(decision)).toMatchObject({ outcome: 'held', reason: 'The protocol has no step "7".' })
  })

  it('that says “the final step” is at the protocol’s last', async () => {
    const desk = new Desk()
    await desk.take({
      text: 'This is the final step of escalation as mutual agreement has not been found and support is required.',
    })
    expect(desk.case.steps[0].step).toBe(4)
  })

  it.each([
    ['hypothetical', 'If unresolved by Friday we will go to step two of the Escalation Process.'],
    ['asked', 'Is this step one of the Escalation Process?'],
    ['denied', 'We do not accept that this is step two of the Escalation Process.'],
    ['in the past', 'On 3 March you replied to our step one email.'],
  ])('whose step is only spoken of (%s) starts nothing', async (_, text) => {
    expect(outcomeOf(await new Desk().take({ text })).outcome).toBe('held')
  })

  it('that declares two steps is contradictory, and held', async () => {
    const decision = await new Desk().take({
      text: 'This is step one of the Escalation Process.\n\nThis is step three of the Escalation Process.',
    })
    expect(outcomeOf(decision).outcome).toBe('held')
  })

  it('from somebody whom nobody knows is held, with an answer only because they are verified', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, from: 'someone@elsewhere.example' })
    expect(outcomeOf(decision)).toMatchObject({
      outcome: 'held',
      reason: 'The address that it came from is in neither the directory nor the case.',
    })
  })

  it('from somebody of an agency’s domain whom the directory does not name opens a case all the same', async () => {
    const desk = new Desk()
    await desk.take({ text: STEP_ONE, from: 'New Teacher <n.teacher@parkside-primary.example>' })
    expect(desk.case.practitioner).toMatchObject({
      personId: null,
      agencyId: 'parkside-primary',
      name: 'New Teacher',
    })
  })

  it('from the partnership’s own office cannot escalate', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, from: BUSINESS_UNIT })
    expect(outcomeOf(decision).outcome).toBe('held')
  })

  it('at a stage of a partnership without known stages opens with no deadline', async () => {
    const desk = new Desk('bedford')
    await desk.take({
      text: 'This is stage 2 of the escalation process.',
      to: 's.bello@childrens-services.example',
    })
    expect(desk.case.steps[0]).toMatchObject({ step: 2, deadline: { due: null } })
  })

  it('with immediate risk flags it in the same breath', async () => {
    const desk = new Desk()
    const decision = await desk.take({
      text: `${STEP_ONE} The child is at immediate risk of significant harm.`,
    })
    expect(Desk.kindsOf(decision)).toEqual(['case-opened', 'step-started', 'risk-flagged'])
    expect(desk.case.risk?.reviewDue).toBe('2027-01-11T17:00:00.000Z')
  })
})

describe('a mail that cannot be trusted', () => {
  const unverified = { verification: { kind: 'not-verified', reason: 'Nobody vouches for it.' } } as const

  it('is held without a word to the address that it names', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, around: unverified })
    expect(outcomeOf(decision)).toEqual({ outcome: 'held', reason: 'Nobody vouches for it.' })
    expect(toldOf(decision)).not.toContain(`nothing-has-started to ${TEACHER}`)
  })

  it('is in front of a person within a working hour, and at once with immediate risk', async () => {
    const quiet = await new Desk().take({ text: STEP_ONE, around: unverified })
    const danger = await new Desk().take({
      text: 'The child is at immediate risk of harm. I called 999.',
      around: unverified,
    })
    if (quiet.kind !== 'settle' || danger.kind !== 'settle') throw new Error('both are held')
    expect(quiet.notices.map(({ unlessHandledBy }) => unlessHandledBy)).toEqual(['2027-01-11T11:00:00.000Z'])
    expect(danger.notices.map(({ kind, unlessHandledBy }) => [kind, unlessHandledBy])).toEqual([
      ['held-mail', null],
    ])
  })

  it('is a duplicate when it is the very same message again, whoever vouches for it', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, around: { ...unverified, seen: 'same' } })
    expect(outcomeOf(decision).outcome).toBe('duplicate')
  })

  it('is held when another message had its Message-ID, and whoever is verified hears that nothing has started', async () => {
    const decision = await new Desk().take({ text: STEP_ONE, around: { seen: 'other' } })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(toldOf(decision)).toContain(`nothing-has-started to ${TEACHER}`)
    const unknown = await new Desk().take({ text: STEP_ONE, around: { ...unverified, seen: 'other' } })
    expect(toldOf(unknown)).not.toContain(`nothing-has-started to ${TEACHER}`)
  })

  it('about a case of the partnership’s other mailbox is held, and its sender hears where to send it', async () => {
    const match = { kind: 'conflict', why: 'It is about a case for adults.', belongsTo: 'adults' } as const
    const desk = new Desk()
    const adults = desk.partnership.addresses.find(({ population }) => population === 'adults')?.address
    const { reason } = outcomeOf(await desk.take({ text: 'Agreed: a visit.', around: { match } }))
    expect(reason).toBe(`It is about a case for adults. Send it again to ${String(adults)}.`)
  })

  it('from an address without a name is by that address', async () => {
    const desk = new Desk()
    await desk.take({ text: STEP_ONE, from: 'somebody@parkside-primary.example' })
    expect(desk.case.practitioner.name).toBe('somebody@parkside-primary.example')
  })

  it('is held when its signals disagree on the case', async () => {
    const match = { kind: 'conflict', why: 'Address and thread disagree.' } as const
    const decision = await new Desk().take({ text: STEP_ONE, around: { match } })
    expect(outcomeOf(decision)).toMatchObject({ outcome: 'held', reason: 'Address and thread disagree.' })
  })
})
