import { describe, expect, it } from 'vitest'
import type { Audience, NoticeKind } from '../../../functions/domain/notice/kinds.ts'
import {
  agencyNamedLate,
  agencyUnknown,
  agreedForAnAdult,
  bedfordWithoutTimes,
  confirmedTooLate,
  laterStepFirst,
  riskAndChanges,
  riskToTheEnd,
  silenceToTheEnd,
  telephoneOnly,
  throughBlackpool,
} from './stories.ts'
import { Story } from './story.ts'

/** One notice: its subject, and sentences that its reader must find in it. */
type Expected = readonly [NoticeKind, Audience, string, readonly string[]]

const expectNotices = (story: () => Story, notices: readonly Expected[]): void => {
  const told = story()
  it.each(notices)('%s → %s: %s', (kind, audience, subject, sentences) => {
    const notice = told.notice(kind, audience)
    expect(notice.subject).toBe(subject)
    for (const sentence of sentences) expect(notice.says).toContain(sentence)
  })
}

describe('a step that begins (Waltham Forest, children)', () => {
  expectNotices(
    () => new Story(),
    [
      [
        'receipt',
        'practitioner',
        'WF-7K3QX2 Step one: received, deadline 5pm Friday 27 November',
        [
          "Your escalation has started. We read your email of 10:15am on Friday 20 November 2026 as step one, from Parkside Primary School to Children's Social Care.",
          'Ring first: R. Haddad on 020 7946 0202 or 0208 496 3000. We have emailed them too. The deadline is 5pm on Friday 27 November 2026.',
          '• Saturday 21 November 2026: weekend; does not count',
          '• Monday 23 November 2026: working day 1',
          '• Friday 27 November 2026: working day 5; the time ends at 5pm',
          'the case moves to step two, with a senior manager, and managers on both sides are told.',
          '> Kayleigh Mustermann has bruises.',
        ],
      ],
      [
        'step',
        'contact',
        'WF-7K3QX2 Step one: reply needed by 5pm Friday 27 November',
        [
          'Parkside Primary School has a safeguarding disagreement with your agency. It is now with you, at step one.',
          'Ring T. Okafor on 020 7946 0101 or 020 7946 0100, then reply to this email by 5pm on Friday 27 November 2026.',
          'What T. Okafor wrote',
          '> Kayleigh Mustermann has bruises.',
          '• Monday 23 November 2026: working day 1',
        ],
      ],
    ],
  )

  it('says where to read the words when the partnership has them kept out of mail', () => {
    const { says } = new Story({ settings: { stepNoticeCarries: 'link' } }).notice('step', 'contact')
    expect(says).toContain(
      'What T. Okafor wrote is in the Stepwise register under WF-7K3QX2. They can also tell you by telephone.',
    )
    expect(says).not.toContain('Kayleigh')
  })
})

describe('an agency that is named only after a deadline', () => {
  expectNotices(agencyNamedLate, [
    [
      'step',
      'contact',
      'WF-7K3QX2 Step two: reply needed by 5pm Friday 4 December',
      ['At step one nobody was told, as we did not know which agency the disagreement was with.'],
    ],
  ])
})

describe('an outcome that nobody confirmed by the deadline', () => {
  expectNotices(confirmedTooLate, [
    [
      'step',
      'contact',
      'WF-7K3QX2 Step two: reply needed by 5pm Friday 4 December',
      [
        'An outcome was proposed at step one, but not confirmed by its deadline. It is now with you, at step two.',
        "R. Haddad (Team manager, Children's Social Care) proposed an outcome at 11am on Tuesday 24 November 2026. It waits for Parkside Primary School to confirm it, and still stands.",
        'The outcome that waits',
      ],
    ],
    [
      'moved-on',
      'practitioner',
      'WF-7K3QX2 Step two: your case has moved on, deadline 5pm Friday 4 December',
      [
        'An outcome was proposed at step one, but not confirmed by its deadline. Your case has moved to step two.',
        'If it is right, reply “Confirmed”: that closes the case. If not, reply with what is not right.',
        'The outcome that waits',
      ],
    ],
    [
      'question',
      'sender',
      'WF-7K3QX2 Step two: outcome not confirmed yet',
      [
        'Your side had agreed already, so the case stays open until the other side confirms.',
        'Ask them to reply “Confirmed”.',
      ],
    ],
  ])
})

describe('silence to the last step', () => {
  expectNotices(silenceToTheEnd, [
    [
      'answer-recorded',
      'practitioner',
      'WF-7K3QX2 Step one: received, nothing agreed yet',
      [
        "R. Haddad (Team manager, Children's Social Care) says that they have received it. Nothing is agreed yet.",
      ],
    ],
    [
      'answer-recorded',
      'contact',
      'WF-7K3QX2 Step one: new email in your case',
      ['T. Okafor (Class teacher, Parkside Primary School) has written about this case.'],
    ],
    [
      'reminder',
      'contact',
      'WF-7K3QX2 Step three: reply needed by 5pm today',
      [
        'An outcome has been proposed, and the other side has not confirmed it yet.',
        'Ring first: P. Anand on 020 7946 0103',
        'Ask them to reply “Confirmed” by 5pm today.',
      ],
    ],
    [
      'reminder',
      'lead',
      'WF-7K3QX2 Step three: time ends 5pm today',
      [
        'The time for step three ends at 5pm today. An outcome has been proposed, and you have not confirmed it yet.',
        'Then reply “Confirmed” by 5pm today, or say what is not right.',
      ],
    ],
    [
      'lead',
      'lead',
      'WF-7K3QX2 Step three: you now speak for your agency, deadline 5pm Friday 11 December',
      [
        "T. Okafor has a safeguarding disagreement with Children's Social Care. It is now at step three, where the protocol asks a senior manager to speak for Parkside Primary School. That is you.",
        'Ring first: G. Pemberton on 020 7946 0205 or 0208 496 3000. Try to agree by 5pm on Friday 11 December 2026.',
      ],
    ],
    [
      'confirm-outcome',
      'lead',
      'WF-7K3QX2 Step three: confirm the outcome by 5pm Friday 11 December',
      [
        'If that is right, reply “Confirmed” by 5pm on Friday 11 December 2026. If not, ring G. Pemberton on 020 7946 0205',
        '“Yes, but …” counts as a new proposal',
        'If you do not confirm by 5pm on Friday 11 December 2026, the case moves to the final step, with the Independent Scrutineer',
        '> Who pays.',
      ],
    ],
    [
      'outcome-recorded',
      'sender',
      'WF-7K3QX2 Step three: outcome not confirmed yet',
      ['We have recorded the outcome that you sent, and asked Parkside Primary School to confirm it.'],
    ],
    [
      'outcome-disputed',
      'contact',
      'WF-7K3QX2 Step three: outcome not agreed, case still open',
      [
        'T. Okafor (Class teacher, Parkside Primary School) does not agree with the outcome that was proposed. The case stays open at step three.',
        'The deadline is still 5pm on Friday 11 December 2026.',
      ],
    ],
    [
      'missed-deadline',
      'contact',
      'WF-7K3QX2 Step three: not resolved by the deadline',
      [
        'There was a reply at step three, but nothing was resolved by 5pm on Friday 11 December 2026. Now the case moves to the final step, with the Independent Scrutineer.',
        'You can still settle it.',
      ],
    ],
    [
      'missed-deadline',
      'manager',
      'WF-7K3QX2 Step three: not resolved by the deadline',
      ['Make sure that somebody in your agency deals with this, and ring the other agency.'],
    ],
    [
      'step',
      'contact',
      'WF-7K3QX2 Final Step: reply needed by 5pm Friday 18 December',
      [
        "Parkside Primary School and Children's Social Care disagree about safeguarding a child, and ask for your help to settle it. Nothing was agreed at step three by its deadline.",
        'Ring G. Pemberton: 020 7946 0205',
        'There is no further step.',
      ],
    ],
    [
      'moved-on',
      'practitioner',
      'WF-7K3QX2 Final Step: your case has moved on, deadline 5pm Friday 18 December',
      [
        'Nothing was agreed at step three by its deadline. Your case has moved to the final step.',
        'Ring P. Anand on 020 7946 0103 or 020 7946 0100: they now speak for Parkside Primary School.',
      ],
    ],
    [
      'exhausted',
      'business-unit',
      'WF-7K3QX2 Final Step: the last step is over, people must decide',
      [
        'The Independent Scrutineer did not reply at the final step by 5pm on Friday 18 December 2026. There is no further step in the protocol, and the case stays open.',
        'Ring both agencies and agree who decides what happens next.',
      ],
    ],
    [
      'open-matter',
      'manager',
      'WF-7K3QX2 Final Step: still open',
      [
        'This case has been open since Friday 20 November 2026. It has been through the last step, and nothing is agreed.',
      ],
    ],
  ])

  it('says that nobody replied where nobody did', () => {
    const missed = silenceToTheEnd().notices.find(({ kind }) => kind === 'missed-deadline')
    expect(missed?.subject).toBe('WF-7K3QX2 Step one: no reply by the deadline')
    expect(missed?.says).toContain("Nobody at Children's Social Care replied at step one")
  })
})

describe('agreed by both sides (Waltham Forest, adults)', () => {
  expectNotices(agreedForAnAdult, [
    [
      'receipt',
      'practitioner',
      'WF-7K3QX2 Step two: received, deadline 5pm Monday 30 November',
      [
        'Your escalation is now at step two.',
        'adult safeguarding procedures, statutory decisions or complaints',
      ],
    ],
    [
      'closed',
      'practitioner',
      'WF-7K3QX2 Step two: agreed and closed',
      [
        'Parkside Primary School and Adult Social Care have agreed in writing. This case is closed.',
        'Part of it is still outstanding.',
        '> Agreed: strategy meeting for Kayleigh Mustermann on Tuesday.',
        '> Who visits.',
        'Deadline: no longer applies (was 5pm on Monday 30 November 2026)',
      ],
    ],
    [
      'closed',
      'manager',
      'WF-7K3QX2 Step two: agreed and closed',
      [
        'Parkside Primary School and Adult Social Care have agreed in writing. This case is closed.',
        'Part of it is still outstanding. Make sure that your agency sees to it as agreed: we send no more reminders.',
        'What was agreed, what is still outstanding and how it will be pursued is in the emails to both sides: to the Class teacher of Parkside Primary School and to the Service manager of Adult Social Care. Ask your own colleague for it.',
      ],
    ],
    [
      'closed',
      'business-unit',
      'WF-7K3QX2 Step two: agreed and closed',
      [
        'Part of it is still outstanding. Both agencies have to see to it as agreed: we send no more reminders.',
        'What was agreed, what is still outstanding and how it will be pursued is in the Stepwise register, under WF-7K3QX2.',
      ],
    ],
  ])
})

describe('immediate risk and changes', () => {
  expectNotices(riskAndChanges, [
    [
      'immediate-risk',
      'practitioner',
      'URGENT WF-7K3QX2 Step one: immediate risk, act now',
      [
        'Your email seems to say that a child is at immediate risk of harm.',
        'If a child is in danger, call 999. Use child protection procedures today. Do not wait for this escalation, or for an answer to any email.',
        "It is outside working hours, and nobody may be reading email. Ring Children's emergency duty team on 020 7946 0990 now.",
        'That is not a referral: start child protection procedures yourself if you have not.',
        '• R. Haddad on 020 7946 0202 or 0208 496 3000',
        'We will write to everybody again at 5pm on Monday 23 November 2026',
      ],
    ],
    [
      'immediate-risk',
      'manager',
      'URGENT WF-7K3QX2 Step one: immediate risk, act now',
      [
        'An email from Parkside Primary School seems to say that a child is at immediate risk of harm.',
        '• T. Okafor on 020 7946 0101 or 020 7946 0100',
        'Find out by telephone what has happened, and who has started child protection procedures. If nobody has, start them.',
      ],
    ],
    [
      'risk-review',
      'contact',
      'URGENT WF-7K3QX2 Step one: immediate risk, no outcome yet',
      ['We were told at 10pm on Saturday 21 November 2026 that a child is at immediate risk.'],
    ],
    [
      'step',
      'contact',
      'WF-7K3QX2 Step one: reply needed by 5pm Friday 27 November',
      [
        'You have this in place of R. Haddad.',
        'Immediate risk was reported at 10pm on Saturday 21 November 2026, and nobody has told us that it is over. Ring now: do not wait for the deadline.',
      ],
    ],
    [
      'contact-changed',
      'practitioner',
      'WF-7K3QX2 Step one: a different contact',
      ["Step one is now with L. Brandt (Duty manager, Children's Social Care).", 'Ring first: L. Brandt on'],
    ],
    [
      'not-delivered',
      'business-unit',
      'WF-7K3QX2 Step one: an email was not delivered',
      [
        'Our email to team.manager@childrens-services.example about step one could not be delivered.',
        'Step one is now with L. Brandt, in place of R. Haddad. Ring L. Brandt on',
        'If the address is wrong, put it right in the directory.',
      ],
    ],
    [
      'deadline-moved',
      'contact',
      'WF-7K3QX2 Step one: deadline is now 5pm Monday 30 November',
      ['Why: Wednesday 25 November 2026 is now a bank holiday.', 'How the deadline is counted'],
    ],
    [
      'correction',
      'sender',
      'WF-7K3QX2 Step one: stopped while a person looks',
      ['Nothing in this case moves by itself until a person has looked.'],
    ],
    [
      'correction',
      'business-unit',
      'WF-7K3QX2 Step one: a misreading to look at',
      [
        'Parkside Primary School says that we misread an email.',
        'Look at WF-7K3QX2 in the Stepwise register',
      ],
    ],
    [
      'withdrawn',
      'contact',
      'WF-7K3QX2 Step one: withdrawn and closed, immediate risk still open',
      [
        'T. Okafor (Class teacher, Parkside Primary School) has withdrawn this escalation. The case is closed.',
      ],
    ],
  ])
})

describe('immediate risk that nobody has dealt with', () => {
  const open =
    'Immediate risk was reported at 10:15am on Friday 20 November 2026, and nobody has told us that it is over.'
  const closed = `${open} The risk was open when this case was closed, and closing a case does not end it. Ring now, and make sure that child protection procedures have been started.`
  const find = 'Find out by telephone who is dealing with the immediate risk.'
  expectNotices(riskToTheEnd, [
    [
      'missed-deadline',
      'business-unit',
      'WF-7K3QX2 Step one: no reply by the deadline',
      [`${open} Ring now: do not wait for the deadline.`, find],
    ],
    [
      'closed',
      'manager',
      'WF-7K3QX2 Step two: agreed and closed, immediate risk still open',
      [closed, `${find} We send no more reminders.`],
    ],
    [
      'closed-by-person',
      'manager',
      'WF-7K3QX2 Step two: closed by a person, immediate risk still open',
      [closed],
    ],
    [
      'reopened',
      'business-unit',
      'WF-7K3QX2 Step two: open again, deadline 5pm Friday 4 December',
      [open, find],
    ],
    [
      'withdrawn',
      'manager',
      'WF-7K3QX2 Step two: withdrawn and closed, immediate risk still open',
      [closed, `${find} We send no more reminders.`],
    ],
  ])
})

describe('people who cannot be written to, steps that were not seen, times that are not set', () => {
  expectNotices(telephoneOnly, [
    [
      'nobody-to-write-to',
      'practitioner',
      'WF-7K3QX2 Step one: ring now, nobody has been emailed',
      [
        "We have no email address for Multi-Agency Safeguarding Hub (Children's MASH), so they have not been told of step one.",
        "Ring Multi-Agency Safeguarding Hub (Children's MASH) on 0208 496 2310.",
        'The clock runs all the same: the deadline is 5pm on Friday 27 November 2026.',
      ],
    ],
    [
      'nobody-to-write-to',
      'business-unit',
      'WF-7K3QX2 Step one: ring now, nobody has been emailed',
      ['find out who takes this, and tell T. Okafor on 020 7946 0101'],
    ],
  ])
  expectNotices(agencyUnknown, [
    [
      'question',
      'practitioner',
      'WF-7K3QX2 Step one: we need an answer from you',
      ["• Which agency do you disagree with? Is it Children's Social Care, or Police?"],
    ],
    [
      'receipt',
      'practitioner',
      'WF-7K3QX2 Step one: received, deadline 5pm Friday 27 November',
      ['Nobody has been told yet. Reply with the name of the agency that you disagree with'],
    ],
    [
      'nobody-to-write-to',
      'business-unit',
      'WF-7K3QX2 Step one: ring now, nobody has been emailed',
      ['Ring T. Okafor on 020 7946 0101 or 020 7946 0100 and find out which agency it is.'],
    ],
  ])
  expectNotices(laterStepFirst, [
    [
      'receipt',
      'practitioner',
      'WF-7K3QX2 Step three: received, deadline 5pm Friday 27 November',
      [
        'We have not seen the emails for step one and step two. Reply and say when each was sent and to whom',
        'At step three the protocol asks a senior manager to speak for Parkside Primary School. We have told P. Anand.',
      ],
    ],
  ])
  expectNotices(bedfordWithoutTimes, [
    [
      'protocol-gap',
      'business-unit',
      'BE-7K3QX2 Stage 2: no deadline is set',
      [
        'the protocol does not say how long that may take or who comes next',
        '• How long each stage may take',
        'You can set a time for each stage in the partnership’s settings.',
      ],
    ],
    [
      'receipt',
      'practitioner',
      'BE-7K3QX2 Stage 2: received',
      [
        'Deadline: none: the protocol sets no time for this stage',
        'The protocol sets no time for this stage, so the case does not move on by itself. Managers are reminded each week',
      ],
    ],
    [
      'open-matter',
      'practitioner',
      'BE-7K3QX2 Stage 2: still open',
      ['The protocol sets no time for stage 2, so nothing moves it on by itself.'],
    ],
  ])
})

describe('a form, two recipients, a limit for the whole process (Blackpool)', () => {
  expectNotices(throughBlackpool, [
    [
      'form-wanted',
      'practitioner',
      'BL-7K3QX2 Stage 3: a form is missing',
      [
        'The protocol asks for the Stage 3 form at this stage. It has not reached us.',
        'Reply to this email with the form attached, and send it to masa@blackpool.example as the protocol asks.',
      ],
    ],
    [
      'form-received',
      'business-unit',
      'BL-7K3QX2 Stage 3: form received',
      [
        'Parkside Primary School sent a form at 11am on Tuesday 24 November 2026: we take it for the Stage 3 form.',
      ],
    ],
    [
      'nobody-to-write-to',
      'practitioner',
      'BL-7K3QX2 Stage 5: the business unit takes it forward',
      ['We email nobody at this stage', 'Ring MASA Business Unit on 01632 960900.'],
    ],
    [
      'overall-limit',
      'practitioner',
      'BL-7K3QX2 Stage 5: the whole process is over its limit',
      [
        'The time for the whole process ended at 5pm on Friday 18 December 2026, and the case is still open at stage 5.',
        'The protocol says: “maximum 20 days in total”.',
      ],
    ],
    [
      'missed-deadline',
      'business-unit',
      'BL-7K3QX2 Stage 5: not resolved by the deadline',
      ['The case does not move on by itself at this stage: people must decide what happens next.'],
    ],
  ])

  it('says who has it now where a stage goes from one recipient to the next', () => {
    const moved = throughBlackpool().notices.filter(({ kind }) => kind === 'moved-on')
    expect(moved.map(({ says }) => says).join(' ')).toContain(
      'Your case is still at stage 4, and now with I. Fairweather.',
    )
  })
})

describe('word of an automatic reply to a notice', () => {
  it('does not call the notice undelivered, and names whom it reached', () => {
    const story = new Story()
    story.event('2026-11-23T13:00:00.000Z', {
      type: 'notice-bounced',
      noticeId: 'WF-7K3QX2.2.1',
      noticeKind: 'step',
      kind: 'auto-reply',
      recipient: 'team.manager@childrens-services.example',
      mailId: 'mail-x',
    })
    const { subject, says } = story.notice('not-delivered', 'business-unit')
    expect(subject).toBe('WF-7K3QX2 Step one: an email was answered automatically')
    expect(says).toContain('Ring R. Haddad on 020 7946 0202')
  })
})

describe('a step for which the directory has nobody further', () => {
  const story = new Story({ receiving: 'community-health' })
  const onlyOne = (): Story => {
    story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
    return story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
  }

  it('promises no next senior manager, and says that it is the same person again', () => {
    const two = onlyOne()
    expect(two.notice('moved-on', 'practitioner').says).toContain(
      'the case moves to step three, with the same person again as the directory names nobody further, and managers on both sides are told.',
    )
    story.clock('record-missed-deadline', '2026-12-04T17:00:00.000Z')
    story.clock('start-next-step', '2026-12-04T17:00:01.000Z')
    const toUnit = story.notice('nobody-to-write-to', 'business-unit').says
    expect(toUnit).toContain(
      'It is the same person as at step two: the directory names nobody further at NELFT: Community Health Services',
    )
    expect(toUnit).toContain(
      'Then put whoever is further up, and the missing email address, in the directory.',
    )
  })
})
