import { describe, expect, it } from 'vitest'
import { whatActDoes, type ActOnOneCase } from '../../../functions/domain/case/act.ts'
import { perform } from '../../../functions/domain/case/duty.ts'
import { whatIsNext } from '../../../functions/domain/case/next.ts'
import { reviewTimes } from '../../../functions/domain/case/review-times.ts'
import { alertsToTakeOn } from '../../../functions/domain/case/state.ts'
import { summaryOf } from '../../../functions/domain/case/summary.ts'
import { isAnyOpen } from '../../../functions/domain/case-query.ts'
import type { NoticeRow } from '../../../functions/domain/record.ts'
import { CONSTABLE, Desk, deskWithCase, outcomeOf, TEACHER, TEAM_MANAGER, toldOf } from './desk.ts'

const BUSINESS_UNIT = 'business.unit@waltham-forest.example'
const HEADTEACHER = 'headteacher@parkside-primary.example'
const SERVICE_MANAGER = 'service.manager@childrens-services.example'
const DANGER = 'The child is in immediate danger: he has come back with a knife.'
const TUESDAY = '2027-01-12T11:00:00.000Z'
const WEDNESDAY = '2027-01-13T09:00:00.000Z'

const person = (desk: Desk, act: ActOnOneCase, at: string): void => {
  const { partnership } = desk
  const acted = whatActDoes(act, { state: desk.case, partnership, now: at, by: 'B. Unit', why: 'Because.' })
  if (acted.kind === 'refused') throw new Error(acted.why)
  const by = { kind: 'person', name: 'B. Unit', why: 'Because.' } as const
  desk.put(
    acted.payloads.map((payload) => ({ at, by, payload })),
    at,
  )
}

const ends: Record<string, (desk: Desk) => Promise<void>> = {
  resolved: async (desk) => {
    await desk.take({ from: TEAM_MANAGER, text: 'Agreed: a strategy meeting on Tuesday.' })
    await desk.take({ text: 'Confirmed.' })
  },
  withdrawn: async (desk) => {
    await desk.take({ text: 'We wish to withdraw this escalation.' })
  },
  closed: async (desk) => {
    person(desk, { kind: 'close' }, '2027-01-11T12:00:00.000Z')
  },
}

const ended = async (how: string): Promise<Desk> => {
  const desk = await deskWithCase()
  await ends[how]?.(desk)
  expect(desk.case.standing.kind).toBe(how)
  return desk
}

const nextOf = (desk: Desk, now: string) => whatIsNext(desk.case, now, reviewTimes(desk.partnership))
const summaryNow = (desk: Desk) => summaryOf(desk.case, desk.record)
const toldSince = (desk: Desk, before: number): string[] =>
  desk.notices.slice(before).map(({ kind, to }) => `${kind} to ${to.email}`)

describe.each(Object.keys(ends))('danger told in a mail to a case that is %s', (how) => {
  it('alerts everybody who was on the case, their managers and the business unit at once, and answers the sender', async () => {
    const desk = await ended(how)
    const before = desk.notices.length
    await desk.take({ text: DANGER, at: TUESDAY })
    expect(toldSince(desk, before)).toEqual(
      expect.arrayContaining(
        [TEACHER, TEAM_MANAGER, HEADTEACHER, SERVICE_MANAGER, BUSINESS_UNIT].map(
          (reader) => `immediate-risk to ${reader}`,
        ),
      ),
    )
  })

  it('flags the case, leaves it closed, and waits for somebody to take it on until a person has dealt with it', async () => {
    const desk = await ended(how)
    await desk.take({ text: DANGER, at: TUESDAY })
    expect(desk.case.standing.kind).toBe(how)
    expect(summaryNow(desk)).toMatchObject({ state: how, immediateRisk: true })
    expect(alertsToTakeOn(desk.case).map(({ kind }) => kind)).toEqual(['immediate-risk'])
    person(desk, { kind: 'take-on', alerts: alertsToTakeOn(desk.case).map(({ seq }) => seq) }, TUESDAY)
    expect(summaryNow(desk)).toMatchObject({ immediateRisk: true, takenOn: [{ kind: 'immediate-risk' }] })
    person(desk, { kind: 'risk-dealt-with' }, WEDNESDAY)
    expect(summaryNow(desk)).toMatchObject({ state: how, immediateRisk: false, alerts: [], takenOn: [] })
    expect(nextOf(desk, WEDNESDAY)).toEqual({ do: 'end' })
  })

  it('is looked at again by the end of the same working day, by a clock that runs for that alone', async () => {
    const desk = await ended(how)
    const { generation } = desk.case
    await desk.take({ text: DANGER, at: TUESDAY })
    expect(desk.case.generation).toBe(generation + 1)
    const review = '2027-01-12T17:00:00.000Z'
    expect(nextOf(desk, TUESDAY)).toEqual({ do: 'wait-until-review', until: review })
    const payloads = perform('review-open-matter', desk.case, desk.partnership, review)
    expect(payloads).toEqual([{ type: 'risk-review-missed' }])
    const by = { kind: 'workflow', task: 'review-open-matter' } as const
    const before = desk.notices.length
    desk.put(
      payloads.map((payload) => ({ at: review, by, payload })),
      review,
    )
    expect(toldSince(desk, before)).toContain(`risk-review to ${BUSINESS_UNIT}`)
    expect(nextOf(desk, review)).toEqual({ do: 'end' })
    expect(alertsToTakeOn(desk.case).map(({ kind }) => kind)).toEqual(['immediate-risk'])
  })

  it('is counted in the report of the year', async () => {
    const desk = await ended(how)
    await desk.take({ text: DANGER, at: TUESDAY })
    expect(summaryNow(desk).facts?.riskFlags).toBe(1)
  })

  it('alerts also where the mail is held, as one that declares a step or settles something is', async () => {
    for (const text of [
      `This is step two of the Escalation Process. ${DANGER}`,
      `We have agreed: a visit on Tuesday. ${DANGER}`,
    ]) {
      const desk = await ended(how)
      const before = desk.notices.length
      const decision = await desk.take({ text, at: TUESDAY })
      expect(outcomeOf(decision).outcome).toBe('held')
      expect(toldSince(desk, before), text).toContain(`immediate-risk to ${BUSINESS_UNIT}`)
      expect(toldOf(decision)).toContain(`nothing-has-started to ${TEACHER}`)
    }
  })

  it('starts the clock that the case goes on by once a person has opened it again', async () => {
    const desk = await ended(how)
    await desk.take({ text: DANGER, at: TUESDAY })
    person(desk, { kind: 'reopen' }, WEDNESDAY)
    expect(desk.case.risk).not.toBeNull()
    person(desk, { kind: 'close' }, WEDNESDAY)
    expect(nextOf(desk, WEDNESDAY)).toEqual({ do: 'end' })
  })
})

describe('danger and the end of a case', () => {
  it('told in the very mail that withdraws it stays in front of people', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: `We wish to withdraw this escalation. ${DANGER}` })
    expect(desk.case.standing.kind).toBe('withdrawn')
    expect(summaryNow(desk).immediateRisk).toBe(true)
    expect(alertsToTakeOn(desk.case)).toHaveLength(1)
  })

  it('told before a case was agreed ends its flag there, as before', async () => {
    const desk = await deskWithCase()
    await desk.take({ text: DANGER })
    await ends['resolved']?.(desk)
    expect(desk.case.standing.kind).toBe('resolved')
    expect(alertsToTakeOn(desk.case)).toEqual([])
    expect(summaryNow(desk).immediateRisk).toBe(false)
  })

  it('can be flagged by a person in a closed case: who rings tells of no other', async () => {
    const desk = await ended('closed')
    const before = desk.notices.length
    person(desk, { kind: 'flag-risk' }, TUESDAY)
    expect(toldSince(desk, before)).toContain(`immediate-risk to ${HEADTEACHER}`)
    expect(summaryNow(desk).immediateRisk).toBe(true)
  })

  it('does not tell whom the case would have gone to next, as it goes nowhere', async () => {
    const open = await deskWithCase()
    await open.take({ text: DANGER })
    const desk = await ended('closed')
    const before = desk.notices.length
    await desk.take({ text: DANGER, at: TUESDAY })
    const told = (notices: readonly { kind: string; to: { email: string } }[]) =>
      notices.filter(({ kind }) => kind === 'immediate-risk').map(({ to }) => to.email)
    expect(told(desk.notices.slice(before)).length).toBeLessThanOrEqual(told(open.notices).length)
    expect(desk.case.steps).toHaveLength(1)
  })

  it.each(['open', 'closed'])(
    'answers whoever told of it in a case that is %s, also one who is not on it',
    async (how) => {
      const desk = how === 'open' ? await deskWithCase() : await ended(how)
      const before = desk.notices.length
      await desk.take({ from: CONSTABLE, text: DANGER, at: TUESDAY })
      expect(toldSince(desk, before)).toContain(`immediate-risk to ${CONSTABLE}`)
    },
  )
})

describe('any other mail to a closed case', () => {
  it('is on record, and both its writer and the other side hear that the case is closed', async () => {
    const desk = await ended('resolved')
    const before = desk.notices.length
    const decision = await desk.take({ text: 'The visit that was agreed never took place.', at: TUESDAY })
    expect(outcomeOf(decision).outcome).toBe('recorded')
    expect(toldSince(desk, before)).toEqual([
      `answer-recorded to ${TEACHER}`,
      `answer-recorded to ${TEAM_MANAGER}`,
    ])
  })

  it('of thanks has no answer: two programs that thank each other would never end', async () => {
    const desk = await ended('resolved')
    const before = desk.notices.length
    await desk.take({ text: 'Received with thanks.', at: TUESDAY })
    expect(toldSince(desk, before)).toEqual([`answer-recorded to ${TEAM_MANAGER}`])
  })

  it('that declares a step is held, and its writer hears how to escalate anew', async () => {
    const desk = await ended('withdrawn')
    const decision = await desk.take({ text: 'This is step one of the Escalation Process.', at: TUESDAY })
    expect(outcomeOf(decision).outcome).toBe('held')
    expect(outcomeOf(decision).reason).toContain('A new escalation needs a new email, not a reply')
    expect(toldOf(decision)).toContain(`nothing-has-started to ${TEACHER}`)
  })

  it('that says that something was misread is held: a person may have to open the case again', async () => {
    const desk = await ended('withdrawn')
    for (const from of [TEACHER, TEAM_MANAGER]) {
      const decision = await desk.take({
        from,
        text: 'This is wrong: that is not what we meant.',
        at: TUESDAY,
      })
      expect(outcomeOf(decision).outcome).toBe('held')
      expect(toldOf(decision)).toContain(`held-mail to ${BUSINESS_UNIT}`)
    }
  })
})

describe('a bounce of a notice about a case that is closed', () => {
  const bounceOf = async (desk: Desk, address: string, kind: NoticeRow['kind'] = 'closed') => {
    const { reading } = await desk.incoming({ text: '' })
    const bounced = [{ address, kind: 'hard' as const, status: '5.1.1' }]
    const notice = desk.notices.findLast((each) => each.kind === kind && each.to.email === address)
    if (notice === undefined) throw new Error('there is no such notice')
    const around = { reading: { ...reading, automatic: 'bounce' as const, bounced }, returned: notice }
    return await desk.take({ text: '', at: TUESDAY, around })
  }

  it.each(Object.keys(ends))('is told as in one that is open (%s), and changes nobody', async (how) => {
    const desk = await ended(how)
    const before = desk.notices.length
    const kind = how === 'resolved' ? 'closed' : how === 'withdrawn' ? how : 'closed-by-person'
    expect(Desk.kindsOf(await bounceOf(desk, TEAM_MANAGER, kind))).toEqual(['notice-bounced'])
    expect(toldSince(desk, before)).toEqual([
      `not-delivered to ${BUSINESS_UNIT}`,
      `not-delivered to ${TEACHER}`,
    ])
    expect(nextOf(desk, TUESDAY).do).toBe('end')
  })

  it('waits for somebody to take it on, and stands on no list of open cases', async () => {
    const desk = await ended('resolved')
    await bounceOf(desk, TEAM_MANAGER)
    expect(alertsToTakeOn(desk.case)).toMatchObject([{ kind: 'not-delivered', at: TUESDAY }])
    expect(isAnyOpen(summaryNow(desk))).toBe(false)
    const [alert] = alertsToTakeOn(desk.case)
    person(desk, { kind: 'take-on', alerts: [alert?.seq ?? 0] }, WEDNESDAY)
    expect(alertsToTakeOn(desk.case)).toEqual([])
    person(desk, { kind: 'hand-back', alerts: [alert?.seq ?? 0] }, WEDNESDAY)
    expect(alertsToTakeOn(desk.case)).toHaveLength(1)
  })

  it('leaves what waited before the case was closed where it was', async () => {
    const desk = await deskWithCase()
    await bounceOf(desk, TEAM_MANAGER, 'step')
    person(desk, { kind: 'close' }, '2027-01-13T12:00:00.000Z')
    expect(alertsToTakeOn(desk.case)).toEqual([])
  })

  it('is an out-of-office answer that nobody needs', async () => {
    const desk = await ended('resolved')
    const notice = desk.notices.findLast(({ to }) => to.email === TEAM_MANAGER) ?? null
    const text = 'I am out of the office.'
    const headers = ['Auto-Submitted: auto-replied']
    const decision = await desk.take({ from: TEAM_MANAGER, text, headers, around: { returned: notice } })
    expect(Desk.kindsOf(decision)).toEqual([])
  })
})
