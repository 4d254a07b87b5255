import { describe, expect, it } from 'vitest'
import { wishOf } from '../../../functions/domain/reading/intent.ts'
import { Story } from './story.ts'

describe('the answers that notices offer', () => {
  const story = new Story()
  const toPractitioner = story.notice('receipt', 'practitioner').says
  const toContact = story.notice('step', 'contact').says

  it.each([
    ['“Agreed:”', 'Agreed: strategy meeting on Tuesday, school attending.', 'propose-outcome'],
    ['“Still open:”', 'Still open: no visit has been made.', 'dispute-outcome'],
    ['“Withdrawn:”', 'Withdrawn: the assessment has been updated.', 'withdraw'],
    ['“This is wrong:”', 'This is wrong: we meant step one.', 'correct'],
  ])('%s is offered to the practitioner and understood as such', (offered, reply, intent) => {
    expect(toPractitioner).toContain(offered)
    expect(wishOf(reply, false).intent).toBe(intent)
  })

  it('“Confirmed” is asked for and understood', () => {
    expect(wishOf('Confirmed', false).intent).toBe('confirm-outcome')
    expect(wishOf('Confirmed.', false).intent).toBe('confirm-outcome')
  })

  it('tells the contact that only the escalating side can withdraw, and whom to ring if it is not theirs', () => {
    expect(toContact).toContain('“Withdrawn:” can only come from Parkside Primary School.')
    expect(toContact).toContain(
      'If this should have gone to somebody else, ring Strategic Partnerships Unit on 07968 693 191.',
    )
    expect(toContact).not.toContain('“This is wrong:”')
  })
})
