import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import { stepOne, TEAM_MANAGER, TRUST_LEAD } from './people.ts'
import { answer, noticeMail, noticeTo, open, told } from './post.ts'
import { Program } from './program.ts'

const BLACKPOOL = 'escalations@blackpool.example'
const MASA_UNIT = 'business.unit@blackpool.example'

describe('Blackpool’s five stages', () => {
  let program: Program
  const shown = async (reference: string) => await program.register.case(reference)
  const stage = (number: string, mailbox: string) => ({
    ...stepOne,
    to: 's.bello@childrens-services.example',
    cc: mailbox,
    subject: `ESCALATION – Stage ${number}`,
    text: `We could not agree on the telephone. This is stage ${number} of the escalation process, with Children’s Social Care.`,
  })

  beforeAll(async () => {
    program = await Program.start()
  })
  afterAll(async () => {
    await program.remove()
  })

  it('stage 3 without the form asks for it, and records it when it comes', async () => {
    await nextMonday(program)
    const reference = await open(
      program,
      {
        ...stage('3', BLACKPOOL),
        from: `P. Anand <${TRUST_LEAD}>`,
        to: 'head.of.service@childrens-services.example',
      },
      BLACKPOOL,
    )
    const before = await shown(reference)
    expect(before).toMatchObject({ partnership: 'blackpool', step: 3 })
    const wanted = noticeTo(before, 'form-wanted', TRUST_LEAD)
    expect(wanted.text).toContain('Stage 3 form')

    await answer(program, await noticeMail(program, wanted), TRUST_LEAD, 'The Stage 3 form is attached.', {
      attachments: [
        { filename: 'Stage 3 form.docx', content: Buffer.from('a form'), contentType: 'application/msword' },
      ],
    })
    const after = await shown(reference)
    expect(after.events.map(({ type }) => type)).toContain('form-received')
    expect(told(after)).toContain('form-received to masa@blackpool.example')
  })

  it('stage 3 with the form asks for nothing', async () => {
    await nextMonday(program)
    const reference = await open(
      program,
      {
        ...stage('3', BLACKPOOL),
        from: 'N. Kowalczyk <detective.inspector@police.example>',
        attachments: [
          { filename: 'Stage 3 form.pdf', content: Buffer.from('a form'), contentType: 'application/pdf' },
        ],
      },
      BLACKPOOL,
    )
    const after = await shown(reference)
    expect(told(after).filter((each) => each.startsWith('form-wanted'))).toEqual([])
    expect(told(after)).toContain('form-received to masa@blackpool.example')
  })

  it('silence passes the overall limit, which alerts everybody beside the stages’ own times', async () => {
    const monday = await nextMonday(program)
    const reference = await open(
      program,
      { ...stage('1', BLACKPOOL), from: 'J. Marsh <j.marsh@police.example>' },
      BLACKPOOL,
    )
    await program.advance(daysAfter(monday, 28, '16:59'))
    expect((await shown(reference)).step).toBe(4)
    await program.advance(daysAfter(monday, 28, '17:00'))
    const after = await shown(reference)
    for (const reader of [
      'j.marsh@police.example',
      MASA_UNIT,
      'detective.sergeant@police.example',
      TEAM_MANAGER,
    ]) {
      expect(told(after)).toContain(`overall-limit to ${reader}`)
    }
    expect(after.steps.map(({ step, contact }) => [step, contact]).slice(0, 4)).toEqual([
      [1, 's.bello@childrens-services.example'],
      [2, TEAM_MANAGER],
      [3, 'head.of.service@childrens-services.example'],
      [4, 'director@childrens-services.example'],
    ])

    // Stage 4's second recipient, then stage 5, which only alerts: nothing is mailed to the Secretary of State.
    await program.advance(daysAfter(monday, 49, '17:00'))
    const end = await shown(reference)
    expect(end.steps.map(({ contact }) => contact).slice(4)).toEqual([
      'independent.scrutineer@blackpool.example',
      null,
    ])
    expect(end.step).toBe(5)
    expect(told(end)).toContain(`nobody-to-write-to to ${MASA_UNIT}`)
    expect(end.notices.map(({ to }) => to).filter((to) => !to.endsWith('.example'))).toEqual([])
  })

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
