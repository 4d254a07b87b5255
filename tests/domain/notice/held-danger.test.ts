import { describe, expect, it } from 'vitest'
import { dangerWaiting } from '../../../functions/domain/held-danger.ts'
import { composeNotice } from '../../../functions/domain/notice/compose.ts'
import { noticeText } from '../../../functions/domain/notice/text.ts'
import { pendingMail } from '../../contracts/rows.ts'
import { partnershipNamed } from './story.ts'

const alertOf = (count: number, register: string | null = null) => {
  const mails = Array.from({ length: count }, (_, index) =>
    pendingMail(`mail-${index}`, { outcome: 'held', immediateRisk: true, reference: 'WF-7K3QX2' }),
  )
  const partnership = partnershipNamed('waltham-forest')
  const document = composeNotice({
    kind: 'held-danger',
    audience: 'business-unit',
    recipient: partnership.businessUnit,
    partnership,
    about: { of: 'held-danger', waiting: dangerWaiting(mails), register, population: 'children' },
  })
  return { subject: document.subject, says: noticeText(document).replace(/\s+/g, ' ') }
}

describe('the morning’s alert of danger in held mail', () => {
  it('says how many wait, since when and what to do, and nothing of who wrote or what', () => {
    const { subject, says } = alertOf(2)
    expect(subject).toBe('URGENT 2 emails that tell of danger still wait for you')
    expect(says).toContain('Nobody has handled them, and nothing has started from them.')
    expect(says).toContain('Read them now, under “Held mail” in the register, and ring the senders.')
    expect(says).toContain(
      '• Received 10am on Monday 4 January 2027, at escalations@waltham-forest.example, about WF-7K3QX2',
    )
    expect(says).toContain('If a child is in danger, call 999.')
    expect(says).not.toMatch(/okafor|parkside/i)
  })

  it('speaks of one email where it is one, and leads to it where the register can be reached', () => {
    const { subject, says } = alertOf(1, 'https://register.example/')
    expect(subject).toBe('URGENT An email that tells of danger still waits for you')
    expect(says).toContain('Read it now, under “Held mail” in the register, and ring the sender.')
    expect(says).toContain('Open the register: https://register.example/held')
  })

  it('stays short in a flood', () => {
    expect(alertOf(40).says).toContain('and 25 more, in the register')
  })
})
