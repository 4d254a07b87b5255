import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import {
  BUSINESS_UNIT,
  CHILDREN,
  SERVICE_MANAGER,
  SOCIAL_WORKER,
  stepOne,
  TEACHER,
  teacher,
  TEAM_MANAGER,
} from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, post, told, unwrapped } from './post.ts'
import { Program } from './program.ts'

describe('a step that somebody declares', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)
  const receipt = async (reference: string) =>
    await noticeMail(program, noticeTo(await shown(reference), 'receipt', TEACHER))

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('a step two mail before the deadline moves the case at once', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    await program.advance(daysAfter(monday, 2, '11:00'))
    const sent = await answer(
      program,
      await receipt(reference),
      teacher,
      'No reply to our call, so please treat this as step two of the Safeguarding Partnership’s Escalation Process.',
      { cc: SERVICE_MANAGER },
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'advanced', reference })
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'open', step: 2, deadline: daysAfter(monday, 9, '17:00') })
    expect(told(after).slice(2)).toEqual([
      `step to ${SERVICE_MANAGER}`,
      `receipt to ${TEACHER}`,
      `moved-on to ${TEAM_MANAGER}`,
    ])
  })

  it('the deadline of the step before has gone with it', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    await program.advance(daysAfter(monday, 1, '11:00'))
    await answer(
      program,
      await receipt(reference),
      teacher,
      'We are moving this to step two of the Escalation Process.',
    )
    await program.advance(daysAfter(monday, 7, '17:00'))
    const after = await shown(reference)
    expect(after.step).toBe(2)
    expect(after.events.map(({ type }) => type)).not.toContain('deadline-missed')
    expect(after.deadline).toBe(daysAfter(monday, 8, '17:00'))
  })

  it('a step three mail without a case opens one there and asks for the earlier dates', async () => {
    const monday = await nextMonday(program)
    const sent = await post(
      program,
      {
        from: 'J. Marsh <j.marsh@police.example>',
        to: 'named.doctor@whipps-cross-hospital.example',
        cc: CHILDREN,
        subject: 'Step three of the Safeguarding Partnership’s Escalation Process',
        text: 'We spoke last week. This is step three of the Safeguarding Partnership’s Escalation Process.',
      },
      CHILDREN,
    )
    const entry = await ledgerEntry(program, sent)
    expect(entry.outcome).toBe('opened')
    const after = await shown(entry.reference ?? '')
    expect(after).toMatchObject({ step: 3, deadline: daysAfter(monday, 7, '17:00') })
    const { text } = noticeTo(after, 'receipt', 'j.marsh@police.example')
    expect(unwrapped(text)).toMatch(
      /not seen the emails for step one and step two\. Reply and say when each was sent/,
    )
    // Waltham Forest, step three: "Senior manager" speaks for the escalating side.
    expect(told(after)).toContain('lead to detective.inspector@police.example')
  })

  it('a later step beside an open case of the same two agencies opens no second case, and asks which is meant', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const before = (await program.register.cases()).length
    const sent = await post(
      program,
      {
        ...stepOne,
        subject: 'Step two',
        text: 'This is step two of the Safeguarding Partnership’s Escalation Process.',
      },
      CHILDREN,
    )
    const entry = await ledgerEntry(program, sent)
    expect(entry.outcome).toBe('held')
    expect((await program.register.cases()).length).toBe(before)
    expect((await shown(reference)).step).toBe(1)
    const aboutIt = (await program.register.outbox()).filter(({ id }) => id.startsWith(entry.id))
    expect(told({ notices: aboutIt })).toEqual([`question to ${TEACHER}`, `held-mail to ${BUSINESS_UNIT}`])
  })

  it('a step declared by the receiving side is held', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const notice = await noticeMail(program, noticeTo(await shown(reference), 'step', TEAM_MANAGER))
    const sent = await answer(program, notice, TEAM_MANAGER, 'This is step two of the Escalation Process.')
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'held', reference })
    expect((await shown(reference)).step).toBe(1)
  })

  it('a skipped step and a repeated step are held', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    for (const step of ['step three', 'step one']) {
      const sent = await answer(
        program,
        await receipt(reference),
        teacher,
        `This is ${step} of the Escalation Process.`,
      )
      expect((await ledgerEntry(program, sent)).outcome, step).toBe('held')
    }
    expect((await shown(reference)).steps).toHaveLength(1)
  })

  it('a disagreement within one agency is out of scope, and the sender is told so', async () => {
    const before = (await program.register.cases()).length
    const sent = await post(
      program,
      { ...stepOne, from: `S. Bello <${SOCIAL_WORKER}>`, to: TEAM_MANAGER },
      CHILDREN,
    )
    const entry = await ledgerEntry(program, sent)
    expect(entry).toMatchObject({ outcome: 'recorded', reference: null })
    const aboutIt = (await program.register.outbox()).filter(({ id }) => id.startsWith(entry.id))
    expect(told({ notices: aboutIt })).toEqual([`same-agency to ${SOCIAL_WORKER}`])
    expect((await program.register.cases()).length).toBe(before)
  })

  it('a mail of a stranger is held with its reason', async () => {
    const sent = await post(program, { ...stepOne, from: 'someone@elsewhere.example' }, CHILDREN)
    const entry = await ledgerEntry(program, sent)
    expect(entry.outcome).toBe('held')
    expect(entry.reason).toMatch(/directory/)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
