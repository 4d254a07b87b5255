import { describe, expect, it } from 'vitest'
import { HOLDS } from '../../../functions/domain/reading/read.ts'
import { aboutMail, partnershipNamed } from './story.ts'

describe('notices about a mail that no case acted on', () => {
  it('tells a verified sender at once that nothing has started, why, and whom to ring', () => {
    const { subject, says } = aboutMail('nothing-has-started', 'sender')
    expect(subject).toBe('Nothing has started from your email of 7:12pm Friday 20 November')
    expect(says).toContain('A person has to look at it first.')
    expect(says).toContain(
      'Ring the person you disagree with. If it cannot wait, ring Strategic Partnerships Unit on 07968 693 191.',
    )
    expect(says).toContain('Why: It declares a later step, but does not say of which open case')
    expect(says).toContain('at least one full working day is left for an answer.')
  })

  it.each(Object.values(HOLDS))('gives a reason that its sender can read too: %s', (reason) => {
    expect(reason).not.toMatch(/\bthe sender\b/i)
  })

  it('puts what to do about immediate risk before everything else', () => {
    const { subject, says } = aboutMail('nothing-has-started', 'sender', { immediateRisk: true })
    expect(subject).toMatch(/^URGENT /)
    expect(says).toMatch(
      /^→ If a child is in danger, call 999\. Use child protection procedures today\..*Outside working hours ring Children's emergency duty team on 020 7946 0990\./,
    )
  })

  it('gives the out-of-hours team of adults for a mail about an adult', () => {
    const { says } = aboutMail('held-mail', 'business-unit', { immediateRisk: true, population: 'adults' })
    expect(says).toContain("Outside working hours ring Adults' emergency duty team on 020 7946 0991.")
  })

  it('asks one question of a sender whose mail cannot be placed', () => {
    const { says } = aboutMail('question', 'sender', { reason: 'It declares no step.' })
    expect(says).toContain('We could not tell what your email of 7:12pm on Friday 20 November 2026 is about.')
    expect(says).toContain('• a case that is open: its reference')
  })

  it('points to the agency’s own procedure where both sides are one agency, in the protocol’s own words if it has some', () => {
    expect(aboutMail('same-agency', 'sender').says).toContain('Use your own agency’s procedure')
    const bedford = partnershipNamed('bedford')
    expect(bedford.protocols.children?.sameAgency).not.toBeNull()
    const { says } = aboutMail('same-agency', 'sender', { partnership: 'bedford' }, bedford)
    expect(says).toContain('What the protocol says')
    expect(says).toContain('they should use that agency’s own procedures for their resolution')
  })

  it('puts held mail before the business unit with its reason and its sender', () => {
    const { subject, says } = aboutMail('held-mail', 'business-unit')
    expect(subject).toBe('An email waits for you')
    expect(says).toContain('An email from t.okafor@parkside-primary.example waits for you.')
    expect(says).toContain('Read it under “Held mail” in the register')
  })
})
