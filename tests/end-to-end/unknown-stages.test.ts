import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectBalance } from './balance.ts'
import { daysAfter, nextMonday } from './calendar.ts'
import { stepOne, TEACHER, TEAM_MANAGER } from './people.ts'
import { noticeTo, open, told, unwrapped } from './post.ts'
import { Program } from './program.ts'

describe('a partnership whose protocol names no stages or times', () => {
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

  it.each(['bedford', 'hammersmith-fulham', 'liverpool'])(
    '%s: “stage 2” opens a case with no deadline, and the business unit hears what must still be set',
    async (partnership) => {
      const monday = await nextMonday(program)
      const reference = await open(
        program,
        stage('2', `escalations@${partnership}.example`),
        `escalations@${partnership}.example`,
      )
      const after = await shown(reference)
      expect(after).toMatchObject({ partnership, state: 'open', step: 2, deadline: null })
      const gap = noticeTo(after, 'protocol-gap', `business.unit@${partnership}.example`)
      expect(unwrapped(gap.text)).toMatch(/time/i)
      expect(unwrapped(noticeTo(after, 'receipt', TEACHER).text)).toMatch(/Deadline: none/)

      // No automatic next step, but never silence: managers and the business unit are reminded each week.
      await program.advance(daysAfter(monday, 7, '09:00'))
      const weekLater = await shown(reference)
      expect(weekLater.step).toBe(2)
      expect(told(weekLater)).toContain(`open-matter to business.unit@${partnership}.example`)
      expect(told(weekLater)).toContain(`open-matter to ${TEAM_MANAGER}`)
    },
  )

  it('leaves a ledger that balances', async () => {
    await expectBalance(program)
  })
})
