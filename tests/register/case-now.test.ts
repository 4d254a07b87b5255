import { describe, expect, it } from 'vitest'
import { standing } from '../../functions/register/case-now.ts'
import { actLinks } from '../../functions/register/act-pages.ts'
import { possibleNow } from '../../functions/register/acts/every-act.ts'
import { stepsPicture } from '../../functions/register/case-steps.ts'
import { Story } from '../domain/notice/story.ts'

const says = (html: { toString(): string }): string =>
  html
    .toString()
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

describe('what a case page says comes next', () => {
  it('is nothing at a deadline, before and after it, while a misreading is claimed', () => {
    const story = new Story()
    story.mail(story.practitioner, '2026-11-23T11:00:00.000Z', {
      type: 'correction-claimed',
      mailId: 'mail-x',
      sender: story.practitioner,
    })
    for (const now of ['2026-11-23T12:00:00.000Z', '2026-11-30T12:00:00.000Z']) {
      expect(says(standing(story.case, story.partnership, now))).not.toContain('At the deadline')
    }
  })

  it('names of what people are reminded, and who they are', () => {
    const story = new Story().event('2026-11-23T11:00:00.000Z', { type: 'paused' })
    expect(says(standing(story.case, story.partnership, '2026-11-24T11:00:00.000Z'))).toContain(
      'Managers on both sides and the business unit are reminded that the case is paused,',
    )
  })

  it('is the review of the risk alone where danger was told of a closed case', () => {
    const story = new Story()
    story.act('2026-11-23T11:00:00.000Z', { kind: 'close' })
    expect(says(standing(story.case, story.partnership, '2026-11-24T11:00:00.000Z'))).toContain(
      'Nothing: the case is closed.',
    )
    story.act('2026-11-24T11:00:00.000Z', { kind: 'flag-risk' })
    const text = says(standing(story.case, story.partnership, '2026-11-24T12:00:00.000Z'))
    expect(text).toContain('The immediate risk is looked at again, 5pm on Tuesday 24 November 2026')
    expect(text).not.toContain('At the deadline')
  })

  it('asks nobody to open a closed case again: that is there for whoever has to', () => {
    const story = new Story().act('2026-11-23T11:00:00.000Z', { kind: 'close' })
    expect(possibleNow(story.case)).not.toContainEqual(expect.objectContaining({ title: 'Needs you' }))
    expect(says(actLinks(story.case))).toContain('If it has to go on Open the case again')
  })

  it('shows no deadline running while the case is paused', () => {
    const story = new Story().event('2026-11-23T11:00:00.000Z', { type: 'paused' })
    const text = says(stepsPicture(story.case, story.partnership, '2026-11-24T11:00:00.000Z'))
    expect(text).toContain('The clock is stopped. The deadline was 5pm on Friday 27 November 2026')
    expect(text).not.toMatch(/in \d+ days/)
  })
})
