import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import {
  BUSINESS_UNIT,
  CHILDREN,
  SERVICE_MANAGER,
  stepOne,
  TEACHER,
  teacher,
  TEAM_MANAGER,
} from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, told, unwrapped } from './post.ts'
import { Program } from './program.ts'

const AGREED =
  'Agreed: strategy meeting on Tuesday with the school attending, but information sharing is still outstanding.'

describe('an outcome', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)
  const reply = async (reference: string, kind: string, from: string, text: string) =>
    await answer(program, await noticeMail(program, noticeTo(await shown(reference), kind, from)), from, text)
  const proposed = async () => {
    const reference = await open(program, stepOne, CHILDREN)
    await reply(reference, 'step', TEAM_MANAGER, AGREED)
    return reference
  }

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('proposed by one side awaits the other’s confirmation, and both are told that it does', async () => {
    const monday = await nextMonday(program)
    const reference = await proposed()
    const after = await shown(reference)
    expect(after).toMatchObject({
      state: 'awaiting-confirmation',
      step: 1,
      deadline: daysAfter(monday, 7, '17:00'),
    })
    for (const [kind, reader] of [
      ['confirm-outcome', TEACHER],
      ['outcome-recorded', TEAM_MANAGER],
    ] as const) {
      const text = unwrapped(noticeTo(after, kind, reader).text)
      expect(text).toContain('strategy meeting on Tuesday with the school attending')
      expect(text).toContain('information sharing is still outstanding')
      expect(text).toContain('5pm on Monday')
    }
  })

  it('confirmed by the other side closes the case; both have the text and what is outstanding', async () => {
    const reference = await proposed()
    const sent = await reply(reference, 'confirm-outcome', TEACHER, 'I confirm that’s an accurate record.')
    expect(await ledgerEntry(program, sent)).toMatchObject({ outcome: 'recorded', reference })
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'resolved', deadline: null })
    for (const reader of [TEACHER, TEAM_MANAGER]) {
      const text = unwrapped(noticeTo(after, 'closed', reader).text)
      expect(text).toContain('strategy meeting on Tuesday with the school attending')
      expect(text).toContain('information sharing is still outstanding')
    }
    expect(told(after)).toContain(`closed to ${BUSINESS_UNIT}`)
  })

  it('of a closed case brings nothing more to anybody', async () => {
    const monday = await nextMonday(program)
    const reference = await proposed()
    await reply(reference, 'confirm-outcome', TEACHER, 'Confirmed.')
    const closed = await shown(reference)
    await program.advance(daysAfter(monday, 8, '09:00'))
    expect(await shown(reference)).toEqual(closed)
  })

  it('cannot be confirmed by the side that proposed it', async () => {
    const reference = await proposed()
    await reply(reference, 'outcome-recorded', TEAM_MANAGER, 'I confirm that’s an accurate record.')
    expect((await shown(reference)).state).toBe('awaiting-confirmation')
    // Somebody else of the same agency is the same side.
    await reply(reference, 'outcome-recorded', TEAM_MANAGER, 'Confirmed.')
    expect((await shown(reference)).state).toBe('awaiting-confirmation')
  })

  it('not confirmed is no outcome: at the deadline the case goes on', async () => {
    const monday = await nextMonday(program)
    const reference = await proposed()
    await program.advance(daysAfter(monday, 7, '16:59'))
    expect(await shown(reference)).toMatchObject({ state: 'awaiting-confirmation', step: 1 })
    await program.advance(daysAfter(monday, 7, '17:00'))
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'awaiting-confirmation', step: 2 })
    const step = unwrapped(noticeTo(after, 'step', SERVICE_MANAGER).text)
    expect(step).toContain('strategy meeting on Tuesday with the school attending')
    expect(step).not.toContain('Nothing was agreed')
  })

  it('confirmed only after the case went on closes it, and everybody hears of it', async () => {
    const monday = await nextMonday(program)
    const reference = await proposed()
    await program.advance(daysAfter(monday, 7, '17:00'))
    await reply(reference, 'confirm-outcome', TEACHER, 'I confirm that’s an accurate record.')
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'resolved', step: 2, deadline: null })
    for (const reader of [TEACHER, TEAM_MANAGER, SERVICE_MANAGER, BUSINESS_UNIT]) {
      expect(told(after)).toContain(`closed to ${reader}`)
    }
  })

  it('disputed is off the table: both sides hear of it, and the case goes on', async () => {
    const monday = await nextMonday(program)
    const reference = await proposed()
    await reply(
      reference,
      'confirm-outcome',
      TEACHER,
      'That is not what we agreed: nobody offered a strategy meeting.',
    )
    const after = await shown(reference)
    expect(after).toMatchObject({ state: 'open', step: 1, deadline: daysAfter(monday, 7, '17:00') })
    expect(told(after)).toContain(`outcome-disputed to ${TEAM_MANAGER}`)
    expect(told(after)).toContain(`outcome-disputed to ${TEACHER}`)
    await program.advance(daysAfter(monday, 7, '17:00'))
    expect((await shown(reference)).step).toBe(2)
  })

  it('“yes, but …” is a new proposal, for the first side to confirm', async () => {
    const reference = await proposed()
    await reply(
      reference,
      'confirm-outcome',
      TEACHER,
      'Agreed, but the health visitor must be invited to the meeting too.',
    )
    const after = await shown(reference)
    expect(after.state).toBe('awaiting-confirmation')
    const { text } = noticeTo(after, 'confirm-outcome', TEAM_MANAGER)
    expect(unwrapped(text)).toContain('the health visitor must be invited')
    await reply(reference, 'confirm-outcome', TEAM_MANAGER, 'Confirmed.')
    expect((await shown(reference)).state).toBe('resolved')
  })

  it('proposed by the escalating side is for the receiving side to confirm', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    await reply(
      reference,
      'receipt',
      TEACHER,
      'We have agreed: a joint visit on Friday. Please confirm by reply.',
    )
    expect(told(await shown(reference))).toContain(`confirm-outcome to ${TEAM_MANAGER}`)
    await reply(reference, 'confirm-outcome', TEAM_MANAGER, 'Confirmed, thank you.')
    expect((await shown(reference)).state).toBe('resolved')
  })

  it('settled in a case leaves mail of that case on record, and a new step is held', async () => {
    const reference = await proposed()
    const receipt = await noticeMail(program, noticeTo(await shown(reference), 'receipt', TEACHER))
    await reply(reference, 'confirm-outcome', TEACHER, 'Confirmed.')
    const thanks = await answer(program, receipt, teacher, 'Thank you all.')
    expect(await ledgerEntry(program, thanks)).toMatchObject({ outcome: 'recorded', reference })
    const again = await answer(
      program,
      receipt,
      teacher,
      'Nothing has happened. This is step two of the Escalation Process.',
    )
    expect(await ledgerEntry(program, again)).toMatchObject({ outcome: 'held', reference })
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
