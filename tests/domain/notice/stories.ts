import { whatMergeDoes, whatUnmergeDoes, type ActedOnTwo } from '../../../functions/domain/case/merge.ts'
import { flagRisk } from '../../../functions/domain/case/flag-risk.ts'
import type { PayloadOf } from '../../../functions/domain/case/events.ts'
import type { SideOfCase } from '../../../functions/domain/case/party.ts'
import { currentStep } from '../../../functions/domain/case/state.ts'
import type { Intent } from '../../../functions/domain/reading/reading.ts'
import { Story } from './story.ts'

const AGREED = 'Agreed: strategy meeting for Kayleigh Mustermann on Tuesday.'

const proposed = (
  story: Story,
  side: SideOfCase,
  outstanding: string | null,
): PayloadOf<'outcome-proposed'> => ({
  type: 'outcome-proposed',
  version: story.case.proposals + 1,
  side,
  text: AGREED,
  outstanding,
  mailId: 'mail-x',
  sender: side === 'receiving' ? story.contact : story.practitioner,
})

const recorded = (story: Story, side: SideOfCase, intent: Intent): PayloadOf<'mail-recorded'> => ({
  type: 'mail-recorded',
  mailId: 'mail-x',
  side,
  intent,
  sender: side === 'receiving' ? story.contact : story.practitioner,
})

/** Waltham Forest, children: acknowledged, then silence and a dispute to the last step and beyond. */
export const silenceToTheEnd = (): Story => {
  const story = new Story()
  story.mail(story.contact, '2026-11-23T11:00:00.000Z', recorded(story, 'receiving', 'acknowledge'))
  story.mail(story.practitioner, '2026-11-23T12:00:00.000Z', recorded(story, 'escalating', 'respond'))
  story.clock('send-reminder', '2026-11-27T09:00:00.000Z')
  story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
  story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
  story.clock('record-missed-deadline', '2026-12-04T17:00:00.000Z')
  story.clock('start-next-step', '2026-12-04T17:00:01.000Z')
  story.mail(story.contact, '2026-12-07T11:00:00.000Z', proposed(story, 'receiving', 'Who pays.'))
  story.clock('send-reminder', '2026-12-11T09:00:00.000Z')
  story.mail(story.practitioner, '2026-12-11T10:00:00.000Z', {
    type: 'outcome-disputed',
    version: 1,
    side: 'escalating',
    mailId: 'mail-x',
    sender: story.practitioner,
  })
  story.clock('record-missed-deadline', '2026-12-11T17:00:00.000Z')
  story.clock('start-next-step', '2026-12-11T17:00:01.000Z')
  story.clock('record-missed-deadline', '2026-12-18T17:00:00.000Z')
  story.clock('report-exhausted', '2026-12-18T17:00:01.000Z')
  return story.clock('review-open-matter', '2026-12-29T09:00:00.000Z')
}

/** Waltham Forest: the contact proposes, the deadline passes without a confirmation, and the proposal still stands. */
export const confirmedTooLate = (): Story => {
  const story = new Story()
  story.mail(story.contact, '2026-11-24T11:00:00.000Z', proposed(story, 'receiving', null))
  story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
  story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
  return story.mail(story.contact, '2026-11-30T09:00:00.000Z', {
    ...recorded(story, 'receiving', 'confirm-outcome'),
    sender: story.contact,
  })
}

/** Resolved; then a mail about what was agreed, and one that tells of danger, which a person has dealt with the day after. */
export const mailAfterClose = (): Story => {
  const story = new Story()
  story.mail(story.contact, '2026-11-24T11:00:00.000Z', proposed(story, 'receiving', null))
  story.mail(story.practitioner, '2026-11-24T12:00:00.000Z', {
    type: 'outcome-confirmed',
    version: 1,
    side: 'escalating',
    mailId: 'mail-x',
    sender: story.practitioner,
  })
  story.mail(story.practitioner, '2026-11-30T10:00:00.000Z', recorded(story, 'escalating', 'other'))
  story.mail(
    story.practitioner,
    '2026-12-01T10:00:00.000Z',
    recorded(story, 'escalating', 'other'),
    flagRisk('mail-x', '2026-12-01T10:00:00.000Z', story.partnership, story.case),
  )
  story.clock('review-open-matter', '2026-12-01T17:00:00.000Z')
  return story.act('2026-12-02T10:00:00.000Z', { kind: 'risk-dealt-with' })
}

/** Waltham Forest, adults: a later step by mail, then an outcome that both sides confirm. */
export const agreedForAnAdult = (): Story => {
  const story = new Story({ population: 'adults', receiving: 'adult-care' })
  story.declare(2, '2026-11-23T11:00:00.000Z')
  story.mail(story.practitioner, '2026-11-24T11:00:00.000Z', proposed(story, 'escalating', 'Who visits.'))
  return story.mail(story.contact, '2026-11-24T12:00:00.000Z', {
    type: 'outcome-confirmed',
    version: 1,
    side: 'receiving',
    mailId: 'mail-x',
    sender: story.contact,
  })
}

/** Immediate risk on a Saturday night, a claimed misreading, a bounce, a moved deadline, a withdrawal. */
export const riskAndChanges = (): Story => {
  const story = new Story()
  story.mail(story.practitioner, '2026-11-21T22:00:00.000Z', {
    type: 'risk-flagged',
    mailId: 'mail-x',
    reviewDue: '2026-11-23T17:00:00.000Z',
    outOfHours: true,
  })
  story.clock('review-open-matter', '2026-11-23T17:00:00.000Z')
  story.event('2026-11-24T12:00:00.000Z', {
    type: 'contact-changed',
    step: 1,
    contact: {
      kind: 'email',
      person: { ...story.person('childrens-duty-manager'), email: 'duty.manager@childrens-services.example' },
      inPlaceOf: story.person('childrens-team-manager'),
    },
    why: 'The notice to the contact could not be delivered.',
  })
  story.event('2026-11-24T13:00:00.000Z', {
    type: 'notice-bounced',
    noticeId: 'WF-7K3QX2.2.1',
    noticeKind: 'step',
    kind: 'hard',
    recipient: 'team.manager@childrens-services.example',
    mailId: null,
  })
  const { deadline } = currentStep(story.case)
  story.event('2026-11-24T14:00:00.000Z', {
    type: 'deadline-moved',
    step: 1,
    deadline: { ...deadline, due: '2026-11-30T17:00:00.000Z' },
    why: 'Wednesday 25 November 2026 is now a bank holiday.',
  })
  story.mail(story.practitioner, '2026-11-24T15:00:00.000Z', {
    type: 'correction-claimed',
    mailId: 'mail-x',
    sender: story.practitioner,
  })
  return story.mail(story.practitioner, '2026-11-25T11:00:00.000Z', {
    type: 'withdrawn',
    mailId: 'mail-x',
    sender: story.practitioner,
  })
}

/** Immediate risk that nobody has dealt with, while the case goes on, is agreed, and is open again until it is withdrawn. */
export const riskToTheEnd = (): Story => {
  const story = new Story({ risk: true })
  story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
  story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
  story.mail(story.practitioner, '2026-11-30T11:00:00.000Z', proposed(story, 'escalating', null))
  story.mail(story.contact, '2026-11-30T12:00:00.000Z', {
    type: 'outcome-confirmed',
    version: 1,
    side: 'receiving',
    mailId: 'mail-x',
    sender: story.contact,
  })
  story.event('2026-12-01T11:00:00.000Z', { type: 'reopened', generation: 2 })
  story.event('2026-12-01T12:00:00.000Z', { type: 'closed-by-person' })
  story.event('2026-12-01T13:00:00.000Z', { type: 'reopened', generation: 3 })
  return story.mail(story.practitioner, '2026-12-02T11:00:00.000Z', {
    type: 'withdrawn',
    mailId: 'mail-x',
    sender: story.practitioner,
  })
}

/** Blackpool from stage 3: the form, two recipients at stage 4, nobody to mail at stage 5, the overall limit. */
export const throughBlackpool = (): Story => {
  const story = new Story({ partnership: 'blackpool', step: 3 })
  story.mail(story.practitioner, '2026-11-24T11:00:00.000Z', {
    type: 'form-received',
    step: 3,
    name: 'Stage 3 form',
    mailId: 'mail-x',
  })
  for (const evening of ['2026-11-27', '2026-12-04', '2026-12-11']) {
    story.clock('record-missed-deadline', `${evening}T17:00:00.000Z`)
    story.clock('start-next-step', `${evening}T17:00:01.000Z`)
  }
  story.clock('record-missed-deadline', '2026-12-18T17:00:00.000Z')
  return story.clock('review-open-matter', '2026-12-18T17:00:01.000Z')
}

/** A protocol whose stages and times are unknown. */
export const bedfordWithoutTimes = (): Story =>
  new Story({ partnership: 'bedford', step: 2 }).clock('review-open-matter', '2026-11-27T09:00:00.000Z')

/** What only a person does: another step, the end of a case without an outcome, and back again. */
export const inAPersonsHands = (): Story => {
  const story = new Story()
  story.act('2026-11-20T11:00:00.000Z', { kind: 'pause' })
  story.clock('review-open-matter', '2026-11-27T09:00:00.000Z')
  story.act('2026-11-27T11:00:00.000Z', { kind: 'end-pause' })
  story.act('2026-11-27T12:00:00.000Z', { kind: 'flag-risk' })
  story.act('2026-11-27T12:30:00.000Z', {
    kind: 'take-on',
    alerts: story.case.alerts.map(({ seq }) => seq),
  })
  story.clock('review-open-matter', '2026-11-27T17:00:00.000Z')
  story.act('2026-11-28T11:00:00.000Z', { kind: 'risk-dealt-with' })
  story.act('2026-11-30T11:00:00.000Z', { kind: 'record-outcome', text: AGREED, outstanding: null })
  story.act('2026-11-30T12:00:00.000Z', { kind: 'take-back-outcome' })
  story.act('2026-12-01T11:00:00.000Z', { kind: 'move-step', step: 3 })
  story.act('2026-12-02T11:00:00.000Z', { kind: 'record-outcome', text: AGREED, outstanding: null })
  story.act('2026-12-03T11:00:00.000Z', { kind: 'close' })
  return story.act('2026-12-04T11:00:00.000Z', { kind: 'reopen' })
}

/** Two cases about the same matter: the story of the one that was merged away, and of the one that went on. */
export const twoThatBecameOne = (): readonly [Story, Story] => {
  const away = new Story({ reference: 'WF-2M8TQ4', at: '2026-11-19T10:15:00.000Z' })
  const surviving = new Story({ practitioner: 'parkside-headteacher' })
  const both = (at: string, does: ActedOnTwo): void => {
    if (does.kind === 'refused') throw new Error(does.why)
    away.event(at, ...does.away)
    surviving.event(at, ...does.surviving)
  }
  both('2026-11-23T11:00:00.000Z', whatMergeDoes(away.case, surviving.case))
  surviving.mail(surviving.contact, '2026-11-24T11:00:00.000Z', recorded(surviving, 'receiving', 'respond'))
  const { partnership } = away
  const now = '2026-11-25T11:00:00.000Z'
  both(now, whatUnmergeDoes({ state: away.case, partnership, now, by: 'B. Unit', why: 'two matters' }))
  return [away, surviving]
}

export const agencyUnknown = (): Story =>
  new Story({ receiving: null, candidates: ['police', 'childrens-services'] })

export const agencyNamedLate = (): Story => {
  const story = agencyUnknown()
  const contact = {
    kind: 'email' as const,
    person: { ...story.person('childrens-bello'), email: 's.bello@childrens-services.example' },
    inPlaceOf: null,
  }
  story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
  story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
  return story.mail(
    story.practitioner,
    '2026-11-30T09:00:00.000Z',
    {
      type: 'receiving-agency-named',
      receiving: { agencyId: 'childrens-services', name: 'Children’s Social Care', telephone: null },
    },
    { type: 'contact-changed', step: 2, contact, why: 'The escalating agency named the other agency.' },
  )
}

export const telephoneOnly = (): Story => new Story({ receiving: 'childrens-mash' })

export const laterStepFirst = (): Story => new Story({ step: 3 })

/** A person pauses a case, and then puts right with which agency it is raised. */
export const raisedWithTheWrongAgency = (): Story => {
  const story = new Story()
  story.act('2026-11-23T10:00:00.000Z', { kind: 'pause' })
  return story.act('2026-11-23T11:00:00.000Z', {
    kind: 'change-receiving',
    agencyId: 'police',
    personId: null,
    date: null,
  })
}

/** A case at step three that was taken for one of another agency. */
export const takenForAnotherAgency = (): Story => {
  const story = new Story().act('2026-11-23T10:00:00.000Z', { kind: 'move-step', step: 3 })
  story.act('2026-11-23T11:00:00.000Z', { kind: 'pause' })
  return story.act('2026-11-23T12:00:00.000Z', { kind: 'change-escalating', agencyId: 'police' })
}

/** The contact proposes an outcome, and then a person puts right with which agency the case is raised. */
export const agreedByTheWrongAgency = (): Story => {
  const story = new Story()
  story.mail(story.contact, '2026-11-23T10:00:00.000Z', proposed(story, 'receiving', null))
  return story.act('2026-11-23T11:00:00.000Z', {
    kind: 'change-receiving',
    agencyId: 'police',
    personId: null,
    date: null,
  })
}

export const allStories = (): Story[] => [
  silenceToTheEnd(),
  agreedForAnAdult(),
  mailAfterClose(),
  riskAndChanges(),
  riskToTheEnd(),
  throughBlackpool(),
  bedfordWithoutTimes(),
  agencyUnknown(),
  telephoneOnly(),
  laterStepFirst(),
  inAPersonsHands(),
  raisedWithTheWrongAgency(),
  takenForAnotherAgency(),
  agreedByTheWrongAgency(),
  ...twoThatBecameOne(),
]
