import { describe, expect, it } from 'vitest'
import type { Audience, NoticeKind } from '../../../functions/domain/notice/kinds.ts'
import { mailAfterClose } from './stories.ts'

const first = (kind: NoticeKind, audience: Audience) => {
  const found = mailAfterClose().notices.find((each) => each.kind === kind && each.audience === audience)
  if (found === undefined) throw new Error('no such notice')
  return found
}

describe('a notice about a mail to a closed case', () => {
  it('says since when and how it is closed, that nothing runs, and how to go on', () => {
    const { subject, says } = first('answer-recorded', 'contact')
    expect(subject).toBe('WF-7K3QX2 Step one: new email, the case is closed')
    expect(says).toContain('has written about a case that is closed. The email is on record.')
    expect(says).toContain(
      'Both sides agreed in writing, and the case closed at midday on Tuesday 24 November 2026.',
    )
    expect(says).toContain('Nothing starts from this email: no deadline runs')
    expect(says).toContain('a person there can open it again')
    expect(says).toContain('write a new email to escalations@waltham-forest.example, not a reply')
    expect(says).not.toMatch(/Nothing is agreed|deadline is still|How to answer|Ring first/)
  })

  it('says to whoever wrote it that it is on record', () => {
    const { says } = first('answer-recorded', 'sender')
    expect(says).toContain('Your email of 10am on Monday 30 November 2026 is on record')
  })

  it('that tells of danger says that the case stays closed, and the danger open', () => {
    const story = mailAfterClose()
    const toUnit = story.notice('immediate-risk', 'business-unit')
    expect(toUnit.subject).toBe('URGENT WF-7K3QX2 Step one: immediate risk, act now')
    expect(toUnit.says).toContain(
      'The case has been closed since midday on Tuesday 24 November 2026: that changes nothing about the danger.',
    )
    expect(toUnit.says).toContain('If it has to go on, open it again in the Stepwise register.')
    expect(toUnit.says).not.toContain('The deadline for')
    expect(story.notice('immediate-risk', 'practitioner').says).not.toContain('This is wrong')
    expect(story.notice('risk-review', 'manager').says).toContain('Nobody has recorded since')
    expect(story.notice('risk-dealt-with', 'contact').says).toContain('The case itself stays closed.')
  })
})
