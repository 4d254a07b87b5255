import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../../functions/domain/case/summary.ts'
import { tallyChanges } from '../../../functions/domain/report/tally.ts'
import { mayAct, whatActDoes, type ActOnOneCase } from '../../../functions/domain/case/act.ts'
import { whatMergeDoes, whatUnmergeDoes } from '../../../functions/domain/case/merge.ts'
import { whatIsNext } from '../../../functions/domain/case/next.ts'
import { reviewTimes } from '../../../functions/domain/case/review-times.ts'
import {
  alertsToTakeOn,
  currentStep,
  isClosed,
  isDangerAfterClose,
  type Case,
} from '../../../functions/domain/case/state.ts'
import { workingHours } from '../../../functions/domain/case/step.ts'
import { movedByCalendar, releaseDeadline } from '../../../functions/domain/deadlines/plan-deadline.ts'
import { partnershipNamed, Story } from '../notice/story.ts'

/** @returns false where the act makes no sense for the case as it stands, or is refused */
const act = (story: Story, at: string, done: ActOnOneCase): boolean => {
  if (!mayAct(done.kind, story.case)) return false
  const { partnership } = story
  const acted = whatActDoes(done, { state: story.case, partnership, now: at, by: 'B. Unit', why: 'asked' })
  if (acted.kind === 'refused') return false
  story.event(at, ...acted.payloads)
  return true
}

/** What people see of where a case stands; when it is due is looked at apart. */
const standsAs = (state: Case) => {
  const { step, contact, form } = currentStep(state)
  const { standing, cause, levelOfNeed, legalHold, mergedIn, calls, lead } = state
  return {
    standing: standing.kind === 'exhausted' ? { kind: standing.kind } : standing,
    ...{ step, contact, form, lead, cause, levelOfNeed, legalHold, mergedIn, calls },
    // Of a closed case: what is in front of people. A danger that is over is over too if the case is opened again.
    risk: isClosed(state) ? isDangerAfterClose(state) : state.risk !== null,
    paused: state.paused !== null,
    alerts: alertsToTakeOn(state).map(({ kind }) => kind),
  }
}

type Undo = (before: Case, after: Case) => ActOnOneCase
interface Undoable {
  readonly act: (state: Case) => ActOnOneCase
  readonly undo: Undo
  /** Where the act is one that its undo takes back; everywhere if absent. */
  readonly where?: (state: Case) => boolean
}
const always =
  (done: ActOnOneCase): (() => ActOnOneCase) =>
  () =>
    done

const flagging: Undoable = {
  act: always({ kind: 'flag-risk' }),
  undo: always({ kind: 'risk-dealt-with' }),
  // Whatever was told of it, there is one risk: that it has been dealt with ends all of it.
  where: ({ risk }) => risk === null,
}
const undoable: readonly Undoable[] = [
  { act: always({ kind: 'pause' }), undo: always({ kind: 'end-pause' }) },
  { act: always({ kind: 'close' }), undo: always({ kind: 'reopen' }) },
  flagging,
  {
    act: (state) => ({ kind: 'take-on', alerts: alertsToTakeOn(state).map(({ seq }) => seq) }),
    undo: (before) => ({ kind: 'hand-back', alerts: alertsToTakeOn(before).map(({ seq }) => seq) }),
  },
  {
    act: always({ kind: 'note-call', withWhom: 'R. Haddad', text: 'No answer.' }),
    undo: (_, after) => ({ kind: 'strike-out-call', note: after.version }),
  },
  {
    act: always({ kind: 'classify', cause: 'plan', levelOfNeed: 'early-help' }),
    undo: ({ cause, levelOfNeed }) => ({ kind: 'classify', cause, levelOfNeed }),
  },
  { act: always({ kind: 'set-legal-hold' }), undo: always({ kind: 'lift-legal-hold' }) },
  {
    act: always({ kind: 'record-outcome', text: 'A meeting on Tuesday.', outstanding: null }),
    undo: always({ kind: 'take-back-outcome' }),
  },
  { act: always({ kind: 'record-form' }), undo: always({ kind: 'take-back-form' }) },
  {
    act: always({ kind: 'move-deadline', date: '2026-12-14' }),
    undo: ({ steps }) => ({ kind: 'move-deadline', date: (steps.at(-1)?.deadline.due ?? '').slice(0, 10) }),
  },
  {
    act: always({ kind: 'change-contact', to: { of: 'directory', personId: 'childrens-bello' } }),
    undo: (before) => {
      const { contact } = currentStep(before)
      const personId = contact.kind === 'email' ? contact.person.personId : null
      return { kind: 'change-contact', to: { of: 'directory', personId: personId ?? '' } }
    },
  },
  {
    act: always({ kind: 'change-escalating', agencyId: 'police' }),
    undo: ({ escalating: { agencyId } }) => ({ kind: 'change-escalating', agencyId }),
  },
]

/** A minute later than the minute before, from a Monday morning on. */
const minute = (number: number): string => `2026-11-23T11:${String(number).padStart(2, '0')}:00.000Z`

const someCase = (blackpool: boolean, acts: readonly Undoable[]): Story => {
  const story = blackpool ? new Story({ partnership: 'blackpool', step: 3 }) : new Story()
  acts.forEach((each, index) => act(story, minute(index), each.act(story.case)))
  return story
}

/** Each once: on a case as it begins, and on one with an alert that somebody can take on. */
const eachOnce = [[], [flagging]].flatMap((before) =>
  undoable.map((each): [boolean, Undoable[], Undoable] => [true, before, each]),
)

describe('any act and then its undo', () => {
  it('leave a case as it stood, with no less time, whatever was done before', () => {
    const undone = new Set<string>()
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(fc.constantFrom(...undoable), { maxLength: 6 }),
        fc.constantFrom(...undoable),
        (blackpool, before, { act: does, undo, where }) => {
          const story = someCase(blackpool, before)
          const was = story.case
          if (where?.(was) === false) return
          const done = does(was)
          if (!act(story, minute(20), done)) return
          expect(act(story, minute(21), undo(was, story.case))).toBe(true)
          expect(standsAs(story.case)).toEqual(standsAs(was))
          const due = currentStep(was).deadline.due
          if (due !== null) expect(currentStep(story.case).deadline.due ?? '').toBe(due)
          undone.add(done.kind)
        },
      ),
      { numRuns: 150, examples: eachOnce },
    )
    expect(undone.size).toBe(undoable.length)
  })
})

describe('a case that a person moves back', () => {
  const whom = (story: Story): string | null => {
    const { contact } = currentStep(story.case)
    return contact.kind === 'email' ? contact.person.personId : null
  }

  it('is with whoever had that step, and goes on to whoever had the next', () => {
    const story = new Story()
    const first = whom(story)
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 2 })
    const second = whom(story)
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-step', step: 1 })
    expect(whom(story)).toBe(first)
    story.clock('record-missed-deadline', '2026-11-30T17:00:00.000Z')
    story.clock('start-next-step', '2026-11-30T17:00:01.000Z')
    expect([currentStep(story.case).step, whom(story)]).toEqual([2, second])
  })

  it('is spoken for again by whoever spoke at that step, and whoever spoke since hears so', () => {
    const story = new Story()
    const { lead } = story.case
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 3 })
    const senior = story.case.lead
    expect(senior.email).not.toBe(lead.email)
    const before = story.notices.length
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-step', step: 1 })
    expect(story.case.lead).toEqual(lead)
    const told = story.notices.slice(before)
    expect(told.find(({ kind }) => kind === 'step')?.says).toContain('Ring T. Okafor')
    const toSenior = told.find(({ context }) => context.recipient.email === senior.email)
    expect(toSenior?.subject).toBe('WF-7K3QX2 Step one: moved by a person, no longer with you')
    expect(toSenior?.says).toContain('T. Okafor now speaks for Parkside Primary School')
    const toContact = told.find(({ kind }) => kind === 'moved-on')
    expect(toContact?.subject).toBe('WF-7K3QX2 Step one: no longer with you')
    expect(toContact?.says).not.toContain('moved on')
    act(story, '2026-11-23T13:00:00.000Z', { kind: 'move-step', step: 3 })
    expect(story.case.lead).toEqual(senior)
  })

  it('to a step that Stepwise has not seen is spoken for by who opened it, where the protocol asks for nobody else', () => {
    const story = new Story({ step: 3 })
    expect(story.case.lead).not.toEqual(story.case.practitioner)
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 1 })
    expect(story.case.lead).toEqual(story.case.practitioner)
  })

  it('finds somebody at a step that it was declared at, left and came back to', () => {
    for (const receiving of ['police', 'childrens-services']) {
      const story = new Story({ step: 2, receiving })
      const first = whom(story)
      expect(first).not.toBeNull()
      act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 4 })
      act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-step', step: 2 })
      expect(whom(story)).toBe(first)
    }
  })

  it('was answered at that step if it was before, and those it moved away from are told', () => {
    const story = new Story()
    const [{ contact }] = story.case.steps
    story.mail(story.contact, '2026-11-23T10:00:00.000Z', {
      type: 'mail-recorded',
      mailId: 'mail-x',
      side: 'receiving',
      intent: 'respond',
      sender: story.contact,
    })
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 2 })
    const told = story.notice('moved-on', 'contact')
    expect(told.context.recipient.email).toBe(contact.kind === 'email' ? contact.person.email : '')
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-step', step: 1 })
    story.clock('record-missed-deadline', '2026-11-30T17:00:00.000Z')
    expect(story.notice('missed-deadline', 'business-unit').says).toContain(
      'There was a reply at step one, but nothing was resolved',
    )
  })

  it('has kept no time at the steps that it was moved away from', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-step', step: 4 })
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-step', step: 1 })
    act(story, '2026-11-24T12:00:00.000Z', { kind: 'close' })
    const summary = summaryOf(story.case, story.record)
    const inTime = tallyChanges(null, summary).filter(({ name }) => name.startsWith('stage-on-time'))
    expect(inTime.map(({ name, by }) => [name, by])).toEqual([['stage-on-time|1', 1]])
  })

  it('counts no days of the steps that it was moved away from, but of one whose time had passed', () => {
    const story = new Story()
    act(story, '2026-11-24T11:00:00.000Z', { kind: 'move-step', step: 3 })
    story.clock('record-missed-deadline', '2026-12-01T17:00:00.000Z')
    act(story, '2026-12-02T11:00:00.000Z', { kind: 'move-step', step: 2 })
    act(story, '2026-12-03T11:00:00.000Z', { kind: 'close' })
    const days = tallyChanges(null, summaryOf(story.case, story.record)).filter(({ name }) =>
      name.startsWith('stage-days'),
    )
    expect(days.map(({ name }) => name)).toEqual(['stage-days|3|6', 'stage-days|2|1'])
  })

  it('takes off exactly what a case counted for that an earlier version wrote', () => {
    const story = new Story()
    act(story, '2026-11-24T11:00:00.000Z', { kind: 'move-step', step: 3 })
    const after = summaryOf(story.case, story.record)
    const stages = after.facts?.stages.map((stage, index) =>
      index === 0 ? { ...stage, workingDays: 2 } : stage,
    )
    const before = { ...after, facts: after.facts === null ? null : { ...after.facts, stages: stages ?? [] } }
    expect(tallyChanges(before, after).map(({ name, by }) => [name, by])).toEqual([['stage-days|1|2', -1]])
  })
})

describe('a deadline that a person sets far off', () => {
  it('is told with the first and the last of its days, not with each of them', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'move-deadline', date: '2027-05-24' })
    const { says } = story.notice('deadline-moved', 'practitioner')
    expect(says).toContain('Friday 20 November 2026: the step started; does not count')
    expect(says).toContain('158 days between, counted in the same way: 106 of them count')
    expect(says).toContain('Monday 24 May 2027: working day 125; the time ends at 5pm')
    expect(says).not.toContain('1 March 2027')
  })
})

describe('a paused case', () => {
  it('is said to be stopped, with the date that a person set, when its deadline is moved', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'pause' })
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'move-deadline', date: '2026-12-14' })
    const { subject, says } = story.notice('deadline-moved', 'practitioner')
    expect(subject).toBe('WF-7K3QX2 Step one: deadline moved, clock still stopped')
    expect(says).toContain(
      'is now 5pm on Monday 14 December 2026. Why: asked The clock is stopped while the case is paused.',
    )
    expect(says).not.toContain('no deadline')
  })

  it('is said to be stopped to a new contact, and the old one hears that it is no longer with them', () => {
    const story = new Story()
    const { email } = story.contact
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'pause' })
    act(story, '2026-11-23T12:00:00.000Z', {
      kind: 'change-contact',
      to: { of: 'directory', personId: 'childrens-bello' },
    })
    const toNew = story.notice('step', 'contact').says
    expect(toNew).toContain('The clock is stopped: a person has paused the case.')
    expect(toNew).not.toContain('sets no time')
    const toOld = story.notice('contact-changed', 'contact')
    expect(toOld.context.recipient.email).toBe(email)
    expect(toOld.subject).toBe('WF-7K3QX2 Step one: no longer with you')
    expect(toOld.says).toContain('and not with you any more.')
  })

  const times = reviewTimes(partnershipNamed('waltham-forest'))

  it('waits for no deadline, and comes back to people each week', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'pause' })
    expect(whatIsNext(story.case, '2026-12-07T18:00:00.000Z', times)).toEqual({ do: 'review-open-matter' })
    expect(whatIsNext(story.case, '2026-11-23T11:00:00.000Z', times)).toEqual({
      do: 'wait-until-review',
      until: '2026-11-30T09:00:00.000Z',
    })
  })

  it('is still looked at again on the same day where there is immediate risk', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'pause' })
    act(story, '2026-11-23T12:00:00.000Z', { kind: 'flag-risk' })
    expect(whatIsNext(story.case, '2026-11-23T12:00:00.000Z', times)).toMatchObject({
      until: '2026-11-23T17:00:00.000Z',
    })
  })

  it('has as many working days left as it had, never less than a full one, however long the pause was', () => {
    const hours = workingHours(partnershipNamed('waltham-forest'))
    const at = (hour: number): string => new Date(Date.UTC(2026, 10, 20, 10) + hour * 3_600_000).toISOString()
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 0, max: 1_000 }),
        (pausedAfter, length) => {
          const story = new Story()
          const was = currentStep(story.case).deadline.due ?? ''
          const [pausedAt, resumedAt] = [at(pausedAfter), at(pausedAfter + length)]
          if (pausedAt >= was) return
          act(story, pausedAt, { kind: 'pause' })
          act(story, resumedAt, { kind: 'end-pause' })
          const { due, proof } = currentStep(story.case).deadline
          const { receivedAt, timeAllowed } = currentStep(story.case).deadline.basis
          // What held mail gets, too: one full working day.
          const least =
            releaseDeadline({ receivedAt, timeAllowed, releasedAt: resumedAt, ...hours }).due ?? ''
          expect((due ?? '') >= least).toBe(true)
          const counted = proof.filter(({ day }) => day !== null).length
          expect(counted).toBeGreaterThanOrEqual(5)
          expect(counted).toBeLessThanOrEqual(6)
          expect(proof.map(({ date }) => date)).toEqual(proof.map(({ date }) => date).toSorted())
          expect(new Set(proof.map(({ date }) => date)).size).toBe(proof.length)
          expect(proof.at(-1)?.date).toBe(due?.slice(0, 10))
          expect(movedByCalendar(currentStep(story.case).deadline, hours.calendar)).toBeNull()
        },
      ),
    )
  })

  it('goes on past a bank holiday that is announced once the clock runs again, and keeps its days', () => {
    const story = new Story()
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'pause' })
    act(story, '2026-11-30T10:00:00.000Z', { kind: 'end-pause' })
    const { deadline } = currentStep(story.case)
    expect(deadline.due).toBe('2026-12-04T17:00:00.000Z')
    const partnership = partnershipNamed('waltham-forest')
    const { calendar } = workingHours({
      ...partnership,
      extraBankHolidays: [{ date: '2026-12-02', name: 'State funeral' }],
    })
    const moved = movedByCalendar(deadline, calendar)
    expect(moved?.due).toBe('2026-12-07T17:00:00.000Z')
    expect(moved?.proof.find(({ date }) => date === '2026-12-02')).toMatchObject({ kind: 'bank-holiday' })
    expect(moved?.sentence).toContain('The clock stood still from Monday 23 November 2026')
    // A date that a person set stays where it was put.
    act(story, '2026-11-30T11:00:00.000Z', { kind: 'move-deadline', date: '2026-12-10' })
    expect(movedByCalendar(currentStep(story.case).deadline, calendar)).toBeNull()
  })
})

describe('an alert', () => {
  it('waits until somebody takes it on, and is new when it comes again', () => {
    const story = new Story()
    story.clock('record-missed-deadline', '2026-11-27T17:00:00.000Z')
    story.clock('start-next-step', '2026-11-27T17:00:01.000Z')
    const [alert] = alertsToTakeOn(story.case)
    expect(alert).toMatchObject({ kind: 'missed-deadline', at: '2026-11-27T17:00:00.000Z' })
    act(story, '2026-11-27T18:00:00.000Z', { kind: 'take-on', alerts: [alert?.seq ?? 0] })
    expect(alertsToTakeOn(story.case)).toEqual([])
    expect(story.case.alerts).toMatchObject([
      { takenOn: { by: { name: 'B. Unit' }, at: '2026-11-27T18:00:00.000Z' } },
    ])
    story.clock('record-missed-deadline', '2026-12-04T17:00:00.000Z')
    expect(alertsToTakeOn(story.case)).toMatchObject([{ kind: 'missed-deadline' }])
  })

  it('that somebody else took on in the meantime cannot be taken on', () => {
    const story = new Story({ risk: true })
    const alerts = alertsToTakeOn(story.case).map(({ seq }) => seq)
    expect(act(story, '2026-11-23T11:00:00.000Z', { kind: 'take-on', alerts })).toBe(true)
    expect(act(story, '2026-11-23T11:01:00.000Z', { kind: 'take-on', alerts })).toBe(false)
  })

  it('that there is nobody to write to ends with a contact who can be written to', () => {
    const story = new Story({ receiving: 'childrens-mash' })
    expect(alertsToTakeOn(story.case)).toMatchObject([{ kind: 'nobody-to-write-to' }])
    const to = { of: 'nowhere', name: 'Duty desk', email: 'duty@mash.example', telephone: null } as const
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'change-contact', to })
    expect(alertsToTakeOn(story.case)).toEqual([])
  })

  it('asks for nobody once the case is closed', () => {
    const story = new Story({ risk: true })
    act(story, '2026-11-23T11:00:00.000Z', { kind: 'close' })
    expect(alertsToTakeOn(story.case)).toEqual([])
  })
})

describe('a merge', () => {
  const one = (): Story => new Story({ reference: 'WF-2M8TQ4', risk: true })
  const now = '2026-11-20T12:00:00.000Z'
  const whyNot = (away: Story, surviving: Story): string => {
    const does = whatMergeDoes(away.case, surviving.case)
    return does.kind === 'refused' ? does.why : 'it is not refused'
  }

  it('closes one case, takes its risk along, and is undone with at least one full working day left', () => {
    const [away, surviving] = [one(), new Story()]
    const was = [standsAs(away.case), standsAs(surviving.case)]
    const does = whatMergeDoes(away.case, surviving.case)
    if (does.kind === 'refused') throw new Error(does.why)
    away.event(now, ...does.away)
    surviving.event(now, ...does.surviving)
    expect(isClosed(away.case)).toBe(true)
    expect(surviving.case.risk).toEqual({ ...away.case.risk, toldBy: [null] })

    const on = { state: away.case, partnership: away.partnership, now, by: 'B. Unit', why: 'two matters' }
    const undoes = whatUnmergeDoes(on)
    if (undoes.kind === 'refused') throw new Error(undoes.why)
    away.event(now, ...undoes.away)
    surviving.event(now, ...undoes.surviving)
    expect(standsAs(away.case)).toEqual(was[0])
    expect({ ...standsAs(surviving.case), risk: false }).toEqual(was[1])
    expect(away.case.generation).toBe(2)
  })

  it('is of two open cases, of one partnership and population, that one agency raised', () => {
    const closed = new Story()
    act(closed, now, { kind: 'close' })
    expect(whyNot(one(), one())).toBe('Enter the reference of the other case')
    expect(whyNot(one(), closed)).toContain('is closed: open it again first')
    expect(whyNot(one(), new Story({ partnership: 'blackpool' }))).toMatch(/^There is no case BL-/)
    expect(whyNot(one(), new Story({ population: 'adults', receiving: 'adult-care' }))).toMatch(
      /^There is no case/,
    )
    const other = new Story({ practitioner: 'childrens-bello', receiving: 'parkside-primary' })
    expect(whyNot(one(), other)).toContain('was raised by Children')
  })

  it('of a case that others were merged into brings along whoever raised those', () => {
    const [first, second, third] = [one(), new Story({ practitioner: 'parkside-headteacher' }), new Story()]
    for (const [away, surviving] of [
      [first, second],
      [second, third],
    ] as const) {
      const does = whatMergeDoes(away.case, { ...surviving.case, reference: 'WF-OTHER1' })
      if (does.kind === 'refused') throw new Error(does.why)
      surviving.event(now, ...does.surviving)
    }
    const heard = third.case.mergedIn.flatMap(({ parties }) => parties.map(({ email }) => email))
    expect(heard).toContain('t.okafor@parkside-primary.example')
    expect(heard).toContain('headteacher@parkside-primary.example')
  })
})
