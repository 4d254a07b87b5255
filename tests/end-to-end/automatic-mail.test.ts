import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import { BUSINESS_UNIT, CHILDREN, SOCIAL_WORKER, stepOne, TEACHER, TEAM_MANAGER } from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, post, told } from './post.ts'
import { Program } from './program.ts'

describe('automatic mail', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('an out-of-office to a notice moves nothing, and people are told that it was not read', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, stepOne, CHILDREN)
    const before = await shown(reference)
    const notice = await noticeMail(program, noticeTo(before, 'step', TEAM_MANAGER))
    const sent = await answer(
      program,
      notice,
      TEAM_MANAGER,
      'I am out of the office until Monday. This is step two. We agree to everything. In an emergency ring the duty team.',
      {
        subject: `Automatic reply: ${notice.subject ?? ''}`,
        headers: { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' },
        returnPath: '',
      },
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'automatic', reference })
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'open', step: 1, deadline: before.deadline })
    expect(told(after)).toContain(`not-delivered to ${BUSINESS_UNIT}`)
    expect(told(after)).toContain(`not-delivered to ${TEACHER}`)
    await program.advance(daysAfter(monday, 7, '17:00'))
    expect((await shown(reference)).step).toBe(2)
  })

  it('an out-of-office from somebody who had no notice is filed and told to nobody', async () => {
    const before = (await program.register.outbox()).length
    const sent = await post(
      program,
      {
        from: SOCIAL_WORKER,
        to: CHILDREN,
        subject: 'Automatic reply: Step one',
        text: 'I am away. This is step one of the Escalation Process.',
        headers: { 'Auto-Submitted': 'auto-replied' },
        returnPath: '',
      },
      CHILDREN,
    )
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'automatic', reference: null })
    expect((await program.register.outbox()).length).toBe(before)
  })

  it('a null return path says so alone: the mail opens no case and has no answer', async () => {
    const before = (await program.register.outbox()).length
    const sent = await post(program, { ...stepOne, returnPath: '' }, CHILDREN)
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'automatic', reference: null })
    expect((await program.register.outbox()).length).toBe(before)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
