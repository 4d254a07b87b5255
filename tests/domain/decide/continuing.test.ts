import { describe, expect, it } from 'vitest'
import type { NoticeRow } from '../../../functions/domain/record.ts'
import {
  CONSTABLE,
  Desk,
  deskWithCase,
  MONDAY,
  outcomeOf,
  STEP_ONE,
  TEACHER,
  TEAM_MANAGER,
  toldOf,
} from './desk.ts'

const BUSINESS_UNIT = 'business.unit@waltham-forest.example'
const STEP_TWO = 'We are moving this to step two of the Safeguarding Partnership’s Escalation Process.'

describe('a step declared in a case', () => {
  it('moves it where it is the next, and the escalating side’s', async () => {
    const desk = await deskWithCase()
    expect(outcomeOf(await desk.take({ text: STEP_TWO })).outcome).toBe('advanced')
    expect(desk.case.steps.map(({ step }) => step)).toEqual([1, 2])
  })

  it('may be declared by anybody of the escalating agency', async () => {
    const desk = await deskWithCase()
    expect(
      outcomeOf(await desk.take({ text: STEP_TWO, from: 'headteacher@parkside-primary.example' })).outcome,
    ).toBe('advanced')
  })

  it.each([
    ['by the receiving side', TEAM_MANAGER, STEP_TWO],
    ['by a third agency', CONSTABLE, STEP_TWO],
    ['again', TEACHER, STEP_ONE],
    ['over the head of one between', TEACHER, 'This is step three of the Escalation Process.'],
    ['that the protocol does not have', TEACHER, 'This is step nine of the Escalation Process.'],
  ])('%s is held', async (_, from, text) => {
    const desk = await deskWithCase()
    const decision = await desk.take({ from, text })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(toldOf(decision)).toEqual([`nothing-has-started to ${from}`, `held-mail to ${BUSINESS_UNIT}`])
    expect(desk.case.steps).toHaveLength(1)
  })

  it('backwards is held', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: STEP_TWO })
    expect(outcomeOf(await desk.take({ text: STEP_ONE })).outcome).toBe('held')
  })

  it('by somebody below the role that the protocol names still acts, and the person in that role is brought in', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: STEP_TWO })
    await desk.take({ text: 'This is step three of the Escalation Process.' })
    expect(desk.case.lead.email).toBe('trust.safeguarding@parkside-primary.example')
  })

  it('by somebody who holds that role makes them the one who speaks', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: STEP_TWO })
    await desk.take({
      text: 'This is step three of the Escalation Process.',
      from: 'trust.chief.executive@parkside-primary.example',
    })
    expect(desk.case.lead.email).toBe('trust.chief.executive@parkside-primary.example')
    expect(desk.notices.filter(({ kind }) => kind === 'lead')).toEqual([])
    expect(desk.notices.filter(({ kind }) => kind === 'receipt').map(({ to }) => to.email)).toEqual([
      TEACHER,
      TEACHER,
      'trust.chief.executive@parkside-primary.example',
      TEACHER,
    ])
  })

  it('in a closed case is held', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: 'We wish to withdraw this escalation.' })
    expect(outcomeOf(await desk.take({ text: STEP_TWO })).outcome).toBe('held')
  })
})

describe('an answer in a case', () => {
  it.each([
    ['an acknowledgement', TEAM_MANAGER, 'Received with thanks. I will ring by Thursday.'],
    ['a position', TEAM_MANAGER, 'Our position is unchanged.'],
    ['information of a third agency', CONSTABLE, 'For information: we visited on Friday.'],
    ['more from the practitioner', TEACHER, 'The chronology will follow tomorrow.'],
  ])('(%s) is on record and moves nothing', async (_, from, text) => {
    const desk = await deskWithCase()
    const decision = await desk.take({ from, text })
    expect(outcomeOf(decision).outcome).toBe('recorded')
    expect(Desk.kindsOf(decision)).toEqual(['mail-recorded'])
    expect(desk.case.standing.kind).toBe('open')
  })

  it('counts as an answer of the receiving side only when it is more than an acknowledgement', async () => {
    const desk = await deskWithCase()
    await desk.take({ from: TEAM_MANAGER, text: 'Received with thanks.' })
    expect(desk.case.steps[0]).toMatchObject({ acknowledged: true, answered: false })
    await desk.take({ from: TEAM_MANAGER, text: 'Having reviewed the file, our position is unchanged.' })
    expect(desk.case.steps[0]).toMatchObject({ answered: true })
  })

  it('of a third agency can settle nothing', async () => {
    const desk = await deskWithCase()
    for (const text of [
      'We have agreed: a strategy meeting on Tuesday.',
      'We wish to withdraw this escalation.',
    ]) {
      expect(outcomeOf(await desk.take({ from: CONSTABLE, text })).outcome, text).toBe('held')
    }
  })

  it('that withdraws closes the case from the escalating side, and is held from the other', async () => {
    const text = 'Following the updated assessment, we wish to withdraw this escalation.'
    const desk = await deskWithCase()
    expect(outcomeOf(await desk.take({ from: TEAM_MANAGER, text })).outcome).toBe('held')
    expect(desk.case.standing.kind).toBe('open')
    await desk.take({ text })
    expect(desk.case.standing.kind).toBe('withdrawn')
  })

  it('from somebody who only guessed the reference is held', async () => {
    const desk = await deskWithCase()
    const { match } = await desk.incoming({ text: 'x' })
    if (match.kind !== 'case') throw new Error('the desk has a case')
    const around = { match: { ...match, by: 'subject' } } as const
    expect(outcomeOf(await desk.take({ from: CONSTABLE, text: 'Please note.', around })).outcome).toBe('held')
    expect(outcomeOf(await desk.take({ text: 'Please note.', around })).outcome).toBe('recorded')
  })

  it('is held when it is the twenty-first of one sender in a day', async () => {
    const desk = await deskWithCase()
    for (let n = 0; n < 19; n += 1) {
      expect(outcomeOf(await desk.take({ text: `More, number ${n}.` })).outcome).toBe('recorded')
    }
    expect(outcomeOf(await desk.take({ text: 'And more.' })).outcome).toBe('held')
    expect(outcomeOf(await desk.take({ text: 'And more.', at: '2027-01-12T10:00:01.000Z' })).outcome).toBe(
      'recorded',
    )
  })

  it('that says it was misread stops what the case does by itself, from the escalating side', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: 'This is wrong: we meant another child.' })
    expect(desk.case.correctionClaimedAt).not.toBeNull()
  })

  it.each([
    'That’s wrong, this is step two.',
    'No, this is step two of the Escalation Process, not step one.',
  ])('that answers a receipt with another step stops the case, and takes no step: %s', async (text) => {
    const desk = await deskWithCase()
    await desk.take({ subject: 'Re: WF-234567 Step one: received', text })
    expect(desk.case.correctionClaimedAt).not.toBeNull()
    expect(desk.case.steps).toHaveLength(1)
  })

  it('that a ticketing system wrote stops nothing: whether a person says that it was misread is for a person to see', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({
      headers: ['X-Zendesk-Ticket-Id: 4711'],
      text: 'This is wrong: the ticket was assigned to the wrong team.',
    })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(desk.case.correctionClaimedAt).toBeNull()
  })

  it('with immediate risk flags it, even where its words are held', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({
      text: 'This is step three of the Escalation Process. The child is at immediate risk of significant harm.',
    })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(desk.case.risk).not.toBeNull()
    expect(desk.case.steps).toHaveLength(1)
  })

  it('with a claim of risk from a third agency reaches a person, but not everybody', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({
      from: CONSTABLE,
      text: 'This is step two of the Escalation Process. The child is at immediate risk of significant harm.',
    })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(toldOf(decision)).toContain(`held-mail to ${BUSINESS_UNIT}`)
    expect(desk.case.risk).toBeNull()
  })

  it('names the other agency where the case opened without one', async () => {
    const desk = new Desk()
    await desk.take({ text: STEP_ONE, to: `${TEAM_MANAGER}, ${CONSTABLE}` })
    const [mailbox] = desk.partnership.addresses
    await desk.take({ text: 'It is with the Police Service.', to: mailbox?.address ?? '' })
    expect(desk.case.receiving?.agencyId).toBe('police')
    expect(desk.case.steps[0].contact).toMatchObject({
      kind: 'email',
      person: { email: 'detective.sergeant@police.example' },
    })
  })
})

describe('automatic mail', () => {
  const notice = (email: string): NoticeRow => ({
    id: 'WF-234567.00002.02',
    kind: 'step',
    to: { name: 'R. Haddad', email },
    about: { of: 'case', reference: 'WF-234567', seq: 2, asOf: 2 },
    audience: 'contact',
    partnership: 'waltham-forest',
    population: 'children',
    returnToken: 'abc',
    createdAt: '2027-01-11T10:00:00.000Z',
    state: 'sent',
    attempts: 1,
    nextAttemptAt: null,
    failure: null,
    wireId: null,
  })
  const away = {
    text: 'I am out of the office. This is step two.',
    headers: ['Auto-Submitted: auto-replied'],
  }
  const bounce = (address: string, status: string) => ({
    from: 'mailer-daemon@childrens-services.example',
    headers: ['Auto-Submitted: auto-replied'],
    text: '',
    subject: 'Undeliverable',
    status,
    address,
  })
  const bounced = async (desk: Desk, status: string, returned: NoticeRow | null) => {
    const { from, headers, text, subject } = bounce(TEAM_MANAGER, status)
    const { reading } = await desk.incoming({ from, headers, text, subject })
    const kind = status.startsWith('5') ? ('hard' as const) : ('soft' as const)
    const report = {
      ...reading,
      automatic: 'bounce' as const,
      bounced: [{ address: TEAM_MANAGER, kind, status }],
    }
    return await desk.take({ from, headers, text, subject, around: { reading: report, returned } })
  }

  it('moves no step and settles nothing', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({ ...away, from: TEAM_MANAGER })
    expect(outcomeOf(decision).outcome).toBe('automatic')
    expect(Desk.kindsOf(decision)).toEqual([])
  })

  it('that answers a notice of ours is told, and changes nobody', async () => {
    const desk = await deskWithCase()
    const decision = await desk.take({
      ...away,
      from: TEAM_MANAGER,
      around: { returned: notice(TEAM_MANAGER) },
    })
    expect(Desk.kindsOf(decision)).toEqual(['notice-bounced'])
  })

  it('of the contact who is away is told although it names no message, where we have written to them', async () => {
    const desk = await deskWithCase()
    const sent = { type: 'notice-sent', noticeId: 'WF-234567.00002.02', kind: 'step', wireId: null } as const
    desk.put([{ at: MONDAY, by: { kind: 'delivery', noticeId: sent.noticeId }, payload: sent }], MONDAY)
    expect(Desk.kindsOf(await desk.take({ ...away, from: CONSTABLE }))).toEqual([])
    const verification = { kind: 'not-verified', reason: 'x' } as const
    expect(Desk.kindsOf(await desk.take({ ...away, from: TEAM_MANAGER, around: { verification } }))).toEqual(
      [],
    )
    expect(Desk.kindsOf(await desk.take({ ...away, from: TEAM_MANAGER }))).toEqual(['notice-bounced'])
    expect(desk.notices.slice(-2).map(({ kind, to }) => `${kind} to ${to.email}`)).toContain(
      `not-delivered to ${TEACHER}`,
    )
  })

  it('that reports a hard bounce of the contact’s notice brings in the deputy', async () => {
    const desk = await deskWithCase()
    expect(Desk.kindsOf(await bounced(desk, '5.1.1', notice(TEAM_MANAGER)))).toEqual([
      'notice-bounced',
      'contact-changed',
    ])
    expect(desk.case.steps[0].contact).toMatchObject({
      person: { email: 'duty.manager@childrens-services.example' },
    })
    expect(desk.case.steps[0].deadline.due).toBe('2027-01-18T17:00:00.000Z')
  })

  it('that reports a delay, or a bounce of somebody else’s notice, changes nobody', async () => {
    const desk = await deskWithCase()
    expect(Desk.kindsOf(await bounced(desk, '4.4.1', notice(TEAM_MANAGER)))).toEqual(['notice-bounced'])
    expect(Desk.kindsOf(await bounced(desk, '5.1.1', notice(TEACHER)))).toEqual(['notice-bounced'])
  })

  it('that is about no notice of ours does nothing, whatever it reports', async () => {
    const desk = await deskWithCase()
    expect(Desk.kindsOf(await bounced(desk, '5.1.1', null))).toEqual([])
  })

  it('of a deputy that bounces too leaves nobody to write to, and says whom to ring', async () => {
    const desk = await deskWithCase()
    await bounced(desk, '5.1.1', notice(TEAM_MANAGER))
    const { reading } = await desk.incoming({ text: '' })
    const address = 'duty.manager@childrens-services.example'
    const report = {
      ...reading,
      automatic: 'bounce' as const,
      bounced: [{ address, kind: 'hard' as const, status: '5.1.1' }],
    }
    await desk.take({ text: '', around: { reading: report, returned: notice(address) } })
    expect(desk.case.steps[0].contact).toMatchObject({ kind: 'telephone-only', telephone: '020 7946 0203' })
  })

  it('of a ticketing system may be a person’s answer: it is held, never thrown away', async () => {
    const desk = await deskWithCase()
    const { reading } = await desk.incoming({ text: 'Thank you, we have raised a ticket.' })
    const around = {
      reading: { ...reading, automatic: 'ticketing' as const, hold: 'It came by a ticketing system.' },
    }
    expect(outcomeOf(await desk.take({ from: TEAM_MANAGER, text: '', around })).outcome).toBe('held')
  })

  it('that answers a calendar entry is filed, but with a person’s own words it is held', async () => {
    const desk = await deskWithCase()
    const { reading } = await desk.incoming({ text: 'Not our case.' })
    const calendar = { ...reading, automatic: 'calendar' as const }
    const take = async (hold: string | null) =>
      outcomeOf(await desk.take({ from: TEAM_MANAGER, text: '', around: { reading: { ...calendar, hold } } }))
    expect((await take(null)).outcome).toBe('automatic')
    expect((await take('Somebody answered in words.')).outcome).toBe('held')
  })
})
