import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import { BUSINESS_UNIT, CHILDREN, stepOne, TEACHER, teacher, TEAM_MANAGER } from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, told } from './post.ts'
import { Program } from './program.ts'

describe('what people answer', () => {
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

  it('a reply that quotes “step one” does not start step one again', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const notice = await noticeMail(program, noticeTo(await shown(reference), 'step', TEAM_MANAGER))
    const sent = await answer(
      program,
      notice,
      `R. Haddad <${TEAM_MANAGER}>`,
      'Received with thanks. I will review the file and ring by Thursday.',
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'recorded', reference })
    const after = await shown(reference)
    expect(after.events.filter(({ type }) => type === 'step-started')).toHaveLength(1)
    expect(told(after)).toContain(`answer-recorded to ${TEACHER}`)
    expect(told(after)).not.toContain(`answer-recorded to ${TEAM_MANAGER}`)
  })

  it('an answer that settles nothing does not stop the clock', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const notice = await noticeMail(program, noticeTo(await shown(reference), 'step', TEAM_MANAGER))
    await answer(
      program,
      notice,
      TEAM_MANAGER,
      'Having spoken to my service manager, our position is unchanged.',
    )
    await program.advance(daysAfter(monday, 7, '17:00'))
    const after = await shown(reference)
    expect(after.step).toBe(2)
    const { text } = noticeTo(after, 'missed-deadline', BUSINESS_UNIT)
    expect(text).not.toMatch(/nobody (?:has )?(?:replied|answered)/i)
  })

  it('a withdrawal by the escalating side closes the case and stops its clock', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    await answer(
      program,
      await receipt(reference),
      teacher,
      'Following the updated assessment, we wish to withdraw this escalation.',
    )
    const closed = await shown(reference)
    expect(closed).toMatchObject({ state: 'withdrawn', deadline: null })
    for (const reader of [TEACHER, TEAM_MANAGER, BUSINESS_UNIT])
      expect(told(closed)).toContain(`withdrawn to ${reader}`)
    await program.advance(daysAfter(monday, 8, '09:00'))
    expect((await shown(reference)).notices).toHaveLength(closed.notices.length)
  })

  it('a withdrawal by anyone else is held, and they are told that nothing has changed', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    const notice = await noticeMail(program, noticeTo(await shown(reference), 'step', TEAM_MANAGER))
    const sent = await answer(program, notice, TEAM_MANAGER, 'We wish to withdraw this escalation.')
    const entry = await ledgerEntry(program, sent)
    expect(entry).toMatchObject({ outcome: 'held', reference })
    expect((await shown(reference)).state).toBe('open')
    const aboutIt = (await program.register.outbox()).filter(({ id }) => id.startsWith(entry.id))
    expect(told({ notices: aboutIt })).toEqual([
      `nothing-has-started to ${TEAM_MANAGER}`,
      `held-mail to ${BUSINESS_UNIT}`,
    ])
  })

  it('a claimed misreading stops what the case would do next by itself', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    await answer(
      program,
      await receipt(reference),
      teacher,
      'Wrong: this is not what we meant, please undo this.',
    )
    await program.advance(daysAfter(monday, 7, '17:00'))
    const after = await shown(reference)
    expect(after.step).toBe(1)
    expect(told(after)).toContain(`correction to ${BUSINESS_UNIT}`)
    // It is not forgotten either: the business unit hears of it each working morning.
    expect(
      told(after).filter((each) => each === `open-matter to ${BUSINESS_UNIT}`).length,
    ).toBeGreaterThanOrEqual(5)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
