import { describe, expect, it } from 'vitest'
import { standing } from '../../functions/register/case-now.ts'
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

  it('shows no deadline running while the case is paused', () => {
    const story = new Story().event('2026-11-23T11:00:00.000Z', { type: 'paused' })
    const text = says(stepsPicture(story.case, story.partnership, '2026-11-24T11:00:00.000Z'))
    expect(text).toContain('The clock is stopped. The deadline was 5pm on Friday 27 November 2026')
    expect(text).not.toMatch(/in \d+ days/)
  })
})
