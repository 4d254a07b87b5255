import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import {
  BUSINESS_UNIT,
  CHILDREN,
  HEAD_OF_SERVICE,
  HEADTEACHER,
  stepOne,
  TEACHER,
  teacher,
  TEAM_MANAGER,
  TRUST_LEAD,
} from './people.ts'
import { answer, ledgerEntry, noticeMail, noticeTo, open, told, unwrapped } from './post.ts'
import { Program } from './program.ts'

describe('a case without somebody to write to', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('a step with nobody to write to: both sides’ managers and the practitioner are told at once whom to ring', async () => {
    const monday = await nextMonday(program)
    const reference = await open(program, { ...stepOne, to: 'team.lead@community-health.example' }, CHILDREN)
    await program.advance(daysAfter(monday, 7, '17:00'))
    const after = await shown(reference)
    expect(after).toMatchObject({ step: 2, deadline: daysAfter(monday, 14, '17:00') })
    expect(after.steps.at(-1)?.contact).toBeNull()
    for (const reader of [
      TEACHER,
      HEADTEACHER,
      TRUST_LEAD,
      'team.lead@community-health.example',
      BUSINESS_UNIT,
    ]) {
      expect(noticeTo(after, 'nobody-to-write-to', reader).text).toContain('07700 900501')
    }
  })

  it('a mail that names no other agency opens the case, and the sender’s answer to the question completes it', async () => {
    const reference = await open(
      program,
      {
        ...stepOne,
        to: CHILDREN,
        text: 'This is step one of the Escalation Process. Nobody has rung us back.',
      },
      CHILDREN,
    )
    const before = await shown(reference)
    expect(told(before)).toContain(`question to ${TEACHER}`)
    expect(told(before)).toContain(`nobody-to-write-to to ${BUSINESS_UNIT}`)
    const question = await noticeMail(program, noticeTo(before, 'question', TEACHER))
    const sent = await answer(program, question, teacher, 'It is with Children’s Social Care.')
    expect(await ledgerEntry(program, sent)).toMatchObject({ reference })
    const after = await shown(reference)
    expect(after.steps[0]?.contact).toBe(TEAM_MANAGER)
    expect(after.deadline).toBe(before.deadline)
    // Whoever hears of the case only now reads the concern, not the answer to our question.
    const step = unwrapped(noticeTo(after, 'step', TEAM_MANAGER).text)
    expect(step).toContain('Nobody has rung us back.')
    expect(step).not.toContain('It is with Children’s Social Care.')
  })

  it('a case carries on over waits of more than 24 days', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    await program.advance('2027-07-05T10:00:00.000Z')
    const after = await shown(reference)
    expect(after.state).toBe('exhausted')
    expect(after.steps.map(({ contact }) => contact)).toContain(HEAD_OF_SERVICE)
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
