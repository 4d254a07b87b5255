import { describe, expect, it } from 'vitest'
import { inAPersonsHands, raisedWithTheWrongAgency } from './stories.ts'
import { Story } from './story.ts'

const unit = 'B. Unit (at the register of Waltham Forest Safeguarding Partnership)'

/** A person gives the step to somebody else, and then moves its deadline. */
const changed = (): Story =>
  new Story()
    .act('2026-11-23T11:00:00.000Z', {
      kind: 'change-contact',
      to: { of: 'directory', personId: 'childrens-bello' },
    })
    .act('2026-11-23T12:00:00.000Z', { kind: 'move-deadline', date: '2026-12-02' })

describe('what a person did, told to those whom it concerns', () => {
  it('says who moved the deadline, to when and why, to both sides', () => {
    const story = changed()
    for (const audience of ['contact', 'practitioner'] as const) {
      expect(story.notice('deadline-moved', audience).says).toContain(
        `${unit} has set the deadline for step one to 5pm on Wednesday 2 December 2026. Why: asked by telephone`,
      )
    }
  })

  it('says who gave the step to whom and why, to the escalating side and to both contacts', () => {
    const story = changed()
    expect(story.notice('contact-changed', 'practitioner').says).toContain(
      `${unit} has given step one to S. Bello (Social worker, Children's Social Care). Why: asked by telephone`,
    )
    expect(story.notice('contact-changed', 'contact').says).toContain(
      `${unit} has given step one to S. Bello (Social worker, Children's Social Care): it is not with you any more. Why: asked by telephone`,
    )
    expect(story.notice('step', 'contact').says).toContain(
      `${unit} has given step one to you. Why: asked by telephone`,
    )
  })

  it('quotes to both sides, when a person closes the case, what was proposed and never confirmed, and tells all others that it was not', () => {
    const hands = inAPersonsHands()
    const never =
      "The outcome that was proposed at 11am on Wednesday 2 December 2026 was never confirmed by Parkside Primary School and Children's Social Care: it does not count as agreed."
    for (const audience of ['practitioner', 'contact'] as const) {
      const { says } = hands.notice('closed-by-person', audience)
      expect(says).toContain(`${never} What was proposed`)
      expect(says).toContain('> Agreed: strategy meeting for Kayleigh Mustermann on Tuesday.')
      expect(says).toContain('Nothing is named as still outstanding.')
    }
    for (const audience of ['manager', 'business-unit'] as const) {
      const { says } = hands.notice('closed-by-person', audience)
      expect(says).toContain(never)
      expect(says).not.toContain('strategy meeting')
    }
  })

  it('tells managers whom an alert had told of a case that was raised with the wrong agency that it does not concern theirs', () => {
    const { subject, says } = raisedWithTheWrongAgency().notice('contact-changed', 'manager')
    expect(subject).toBe('WF-7K3QX2 Step one: no longer with your agency')
    expect(says).toContain(
      `${unit} has put right with whom this case is raised: it is with Police, and not with your agency. Ask Strategic Partnerships Unit for the reason.`,
    )
    expect(says).toContain(
      'Our earlier emails about it were sent to you by mistake. It does not concern your agency, and you need do nothing more.',
    )
  })

  it('gives managers and the business unit who and what, and the reason only where they may read it', () => {
    const story = changed()
    const { says } = story.notice('contact-changed', 'business-unit')
    expect(says).toContain(
      `${unit} has given step one to somebody else at Children's Social Care. The reason is in the Stepwise register.`,
    )
    const hands = inAPersonsHands()
    expect(hands.notice('paused', 'manager').says).toContain(
      `${unit} has paused this case. Ask Strategic Partnerships Unit for the reason.`,
    )
    for (const { audience, says: said } of [...story.notices, ...hands.notices]) {
      if (audience === 'manager' || audience === 'business-unit')
        expect(said).not.toContain('asked by telephone')
    }
  })

  it('says who recorded an outcome that both are asked to confirm, and that it was agreed by telephone', () => {
    const { says } = inAPersonsHands().notice('confirm-outcome', 'contact')
    expect(says).toContain(
      `${unit} has recorded the outcome below, as what you both agreed by telephone. Why: asked by telephone`,
    )
    expect(says).toContain('— recorded by B. Unit, 11am on Wednesday 2 December 2026')
  })

  it('tells whom the step was with who moved the case on, and why', () => {
    expect(inAPersonsHands().notice('moved-on', 'contact').says).toContain(
      `${unit} has moved this case to step three. Why: asked by telephone → You need not reply to our earlier emails. You can still settle it. Ring first:`,
    )
  })

  it('says whom nobody can write to, and who gave the step to them', () => {
    const story = new Story().act('2026-11-23T11:00:00.000Z', {
      kind: 'change-contact',
      to: { of: 'nowhere', name: 'D. Uty', email: null, telephone: '020 7946 0299' },
    })
    expect(story.notice('nobody-to-write-to', 'practitioner').says).toContain(
      `${unit} has given step one to D. Uty at Children's Social Care. Why: asked by telephone`,
    )
    expect(story.notice('nobody-to-write-to', 'practitioner').says).toContain(
      'We have no email address for them, so they have not been told.',
    )
  })

  it('says that a person recorded a form, and who took it back', () => {
    const story = new Story({ partnership: 'blackpool', step: 3 })
      .act('2026-11-23T11:00:00.000Z', { kind: 'record-form' })
      .act('2026-11-23T12:00:00.000Z', { kind: 'take-back-form' })
    const masa = 'B. Unit (at the register of Blackpool Multi-Agency Safeguarding Arrangements)'
    expect(story.notice('form-received', 'business-unit').says).toContain(
      `${masa} has recorded that the Stage 3 form came.`,
    )
    expect(story.notice('form-wanted', 'practitioner').says).toContain(
      `${masa} says that the Stage 3 form has not come: it was recorded by mistake. Why: asked by telephone`,
    )
  })

  it('says as whom somebody took on a risk, or paused the case, where the directory knows them', () => {
    const story = new Story()
    const party = story.person('business-unit')
    story.act('2026-11-23T11:00:00.000Z', { kind: 'flag-risk' }, party)
    story.act(
      '2026-11-23T11:30:00.000Z',
      { kind: 'take-on', alerts: story.case.alerts.map(({ seq }) => seq) },
      party,
    )
    story.act('2026-11-23T12:00:00.000Z', { kind: 'pause' }, party)
    story.clock('review-open-matter', '2026-11-23T17:00:00.000Z')
    story.clock('review-open-matter', '2026-11-30T09:00:00.000Z')
    const who = 'B. Unit (Business unit, Waltham Forest partnership office)'
    expect(story.notice('immediate-risk', 'contact').says).toContain(
      `${who} says that a child is at immediate risk of harm.`,
    )
    expect(story.notice('risk-review', 'contact').says).toContain(
      `${who} took it on at 11:30am on Monday 23 November 2026: ask them what has been done.`,
    )
    expect(story.notice('open-matter', 'manager').says).toContain(
      `${who} paused it on Monday 23 November 2026.`,
    )
  })

  it('sends the business unit to its register, and not to its own telephone', () => {
    const told = inAPersonsHands().notices.filter(
      ({ kind, audience }) =>
        audience === 'business-unit' && ['closed-by-person', 'risk-dealt-with'].includes(kind),
    )
    expect(told).toHaveLength(2)
    for (const { says } of told) expect(says).not.toContain('ring Strategic Partnerships Unit')
  })
})
