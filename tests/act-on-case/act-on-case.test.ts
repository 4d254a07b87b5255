import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { actOnCase } from '../../functions/act-on-case/handler.ts'
import type { Act } from '../../functions/domain/case/act.ts'
import { changeOf } from '../../functions/domain/case/change.ts'
import { perform } from '../../functions/domain/case/duty.ts'
import { fold } from '../../functions/domain/case/fold.ts'
import { currentStep, isAnswered, type Case } from '../../functions/domain/case/state.ts'
import { movedByCalendar } from '../../functions/domain/deadlines/plan-deadline.ts'
import { everyCase } from '../../functions/domain/case-query.ts'
import { calendarNamed } from '../../functions/domain/deadlines/calendar.ts'
import { RealRegister, stepOne } from '../register/real-register.ts'

const person = { by: 'B. Manager', why: 'Both sides asked for it.' }

let register: RealRegister
let reference: string
beforeEach(async () => {
  register = new RealRegister()
  reference = await register.openCase()
})
afterEach(() => {
  register.close()
})

const act = async (done: Act) => await actOnCase(reference, done, person, register.ports)
const state = async (): Promise<Case> => {
  const found = fold(await register.store.loadCase(reference))
  if (found === null) throw new Error('there is no case')
  return found
}
const first = { limit: 10, after: null }
const lastEvents = async (count: number) => (await register.store.loadCase(reference)).slice(-count)
const signals = async () => (await register.store.dueWorkflowTasks(100)).map(({ task }) => task)
const toldSince = async (version: number) =>
  (await register.store.noticesOfCase(reference))
    .filter(({ about }) => about.of === 'case' && about.seq > version)
    .map(({ kind, to }) => `${kind} to ${to.email}`)

describe('what a person does on a case', () => {
  it('is recorded with who, when and why', async () => {
    register.now = '2026-11-24T11:00:00.000Z'
    await act({
      kind: 'note-call',
      withWhom: 'T. Okafor with R. Haddad',
      text: 'They will meet on Thursday.',
    })
    const [event] = await lastEvents(1)
    expect(event).toMatchObject({
      at: '2026-11-24T11:00:00.000Z',
      by: { kind: 'person', name: person.by, why: person.why },
      payload: { type: 'call-noted' },
    })
  })

  it('is recorded with who they are in the directory, where they signed in with an address that it has', async () => {
    const signedInAs = 'Service.Manager@childrens-services.example'
    await actOnCase(reference, { kind: 'pause' }, { ...person, signedInAs }, register.ports)
    const [event] = await lastEvents(1)
    expect(event?.by).toMatchObject({
      kind: 'person',
      name: person.by,
      party: { name: 'A. Nwosu', jobTitle: 'Service manager', agencyId: 'childrens-services' },
    })
  })

  it.each([undefined, null, 'somebody@elsewhere.example'])(
    'is recorded by name alone where nobody knows who they are (%s)',
    async (signedInAs) => {
      await actOnCase(
        reference,
        { kind: 'pause' },
        signedInAs === undefined ? person : { ...person, signedInAs },
        register.ports,
      )
      const [event] = await lastEvents(1)
      expect(event?.by).toEqual({ kind: 'person', name: person.by, why: person.why })
    },
  )

  it('is refused for a case that does not exist', async () => {
    expect(await actOnCase('WF-ZZZZZZ', { kind: 'close' }, person, register.ports)).toEqual({
      kind: 'no-such-case',
    })
  })
})

describe('a deadline that a person moves', () => {
  it('ends with the working day chosen, is told to both sides, and the clock follows at once', async () => {
    const { version } = await state()
    await act({ kind: 'move-deadline', date: '2026-12-02' })
    const { deadline } = currentStep(await state())
    expect(deadline.due).toBe('2026-12-02T17:00:00.000Z')
    expect(deadline.remindAt).toBe('2026-12-02T09:00:00.000Z')
    expect(deadline.proof.at(-1)).toMatchObject({ date: '2026-12-02', day: 7 })
    expect(await toldSince(version)).toEqual([
      'deadline-moved to team.manager@childrens-services.example',
      'deadline-moved to t.okafor@parkside-primary.example',
    ])
    expect(await signals()).toContain('signal')
  })

  it('stays where the person put it when a new calendar comes', async () => {
    await act({ kind: 'move-deadline', date: '2026-12-02' })
    const calendar = calendarNamed('england-and-wales')
    const holiday = { ...calendar, bankHolidays: new Map([['2026-12-01', 'A new bank holiday']]) }
    expect(movedByCalendar(currentStep(await state()).deadline, holiday)).toBeNull()
  })

  it.each([
    ['2026-11-22', 'Choose a working day'],
    ['2026-12-25', 'Choose a working day'],
    ['2026-11-20', 'Choose a day whose working hours are not over'],
    ['2046-12-25', 'Choose a day up to Wednesday 26 May 2027: pause the case if it has to wait for longer'],
    ['2027-05-27', 'Choose a day up to Wednesday 26 May 2027'],
  ])('cannot be %s: %s', async (date, why) => {
    const acted = await act({ kind: 'move-deadline', date })
    expect(acted.kind === 'refused' ? acted.why : '').toContain(why)
  })

  it('cannot be beyond the known bank holidays, which could still move it', async () => {
    const { coveredUntil } = calendarNamed('england-and-wales')
    register.now = `${coveredUntil}T10:00:00.000Z`
    const acted = await act({ kind: 'move-deadline', date: `${Number(coveredUntil.slice(0, 4)) + 1}-03-13` })
    expect(acted.kind === 'refused' ? acted.why : '').toContain('Choose a day up to')
  })

  it('gives a case time again whose last step had ended', async () => {
    await act({ kind: 'move-step', step: 4 })
    const version = (await state()).version
    await register.store.commit(await exhaustion())
    expect((await state()).standing.kind).toBe('exhausted')
    expect((await state()).version).toBeGreaterThan(version)
    register.now = '2026-12-07T10:00:00.000Z'
    await act({ kind: 'move-deadline', date: '2026-12-11' })
    expect((await state()).standing.kind).toBe('open')
    expect((await register.store.loadSummary(reference))?.deadline).toBe('2026-12-11T17:00:00.000Z')
  })
})

describe('another contact', () => {
  it('from the directory gets the notice of the step at once', async () => {
    const { version } = await state()
    await act({ kind: 'change-contact', to: { of: 'directory', personId: 'childrens-bello' } })
    expect(await toldSince(version)).toContain('step to s.bello@childrens-services.example')
    expect(currentStep(await state()).contact).toMatchObject({ kind: 'email', person: { name: 'S. Bello' } })
  })

  it('with a telephone alone has people told to ring', async () => {
    const { version } = await state()
    await act({
      kind: 'change-contact',
      to: { of: 'nowhere', name: 'Duty desk', email: null, telephone: '020 7946 0299' },
    })
    expect(currentStep(await state()).contact).toMatchObject({
      kind: 'telephone-only',
      telephone: '020 7946 0299',
    })
    expect(await toldSince(version)).toContain('nobody-to-write-to to t.okafor@parkside-primary.example')
  })

  it('is not who the step is with already, whom it would only write to once more', async () => {
    const toBello = { kind: 'change-contact', to: { of: 'directory', personId: 'childrens-bello' } } as const
    await act(toBello)
    const { version } = await state()
    expect(await act(toBello)).toMatchObject({ kind: 'refused', about: 'contact' })
    expect((await state()).version).toBe(version)
  })

  it('is nobody of the escalating agency', async () => {
    const acted = await act({ kind: 'change-contact', to: { of: 'directory', personId: 'parkside-okafor' } })
    expect(acted.kind).toBe('refused')
  })
})

describe('a case that was raised with the wrong agency', () => {
  const raiseWith = async (agencyId: string, more: { personId?: string; date?: string } = {}) =>
    await act({
      kind: 'change-receiving',
      agencyId,
      personId: more.personId ?? null,
      date: more.date ?? null,
    })

  it('begins its step anew with the right one, by the protocol from then, and those asked by mistake hear so', async () => {
    const { token } = await state()
    await register.mail({
      ...stepOne,
      from: 'R. Haddad <team.manager@childrens-services.example>',
      to: 't.okafor@parkside-primary.example',
      tag: token,
      subject: 'Re: step one',
      text: 'Still open: we do not agree.',
    })
    register.now = '2026-11-25T10:00:00.000Z'
    const { version } = await state()
    await raiseWith('police')
    const after = await state()
    expect(after.receiving?.agencyId).toBe('police')
    expect(currentStep(after)).toMatchObject({ step: 1, answered: false })
    expect(currentStep(after).contact).toMatchObject({ kind: 'email', person: { agencyId: 'police' } })
    expect(currentStep(after).deadline.due).toBe('2026-12-02T17:00:00.000Z')
    expect(isAnswered(after)).toBe(false)
    const told = await toldSince(version)
    expect(told).toContain('contact-changed to team.manager@childrens-services.example')
    expect(told).toContain('contact-changed to t.okafor@parkside-primary.example')
    expect(told.filter((each) => each.startsWith('step to '))).toHaveLength(1)
    expect(told.filter((each) => each.endsWith(' t.okafor@parkside-primary.example'))).toHaveLength(1)
    const [named] = await lastEvents(2)
    expect(named).toMatchObject({
      by: { kind: 'person', name: person.by },
      payload: { type: 'receiving-agency-named', why: person.why },
    })
    await register.deliver()
    const outbox = (await register.page('/api/outbox?limit=1000')).replaceAll('\\n', ' ')
    expect(outbox).toContain('and was sent to you by mistake. Why: Both sides asked for it.')
    expect(outbox).toContain('The deadline is now 5pm on Wednesday 2 December 2026.')
    expect((await register.store.loadSummary(reference))?.receivingAgencyId).toBe('police')
  })

  it('tells the managers of the wrong one that it does not concern them, where an alert had told them of it', async () => {
    const manager = 'service.manager@childrens-services.example'
    const managersTold = async (version: number) =>
      (await toldSince(version)).filter((each) => each === `contact-changed to ${manager}`).length
    const { version } = await state()
    await raiseWith('police')
    expect(await managersTold(version)).toBe(0)

    await raiseWith('childrens-services')
    await act({ kind: 'flag-risk' })
    await act({ kind: 'risk-dealt-with' })
    const { version: alerted } = await state()
    await raiseWith('police')
    expect(await managersTold(alerted)).toBe(1)
    const told = await toldSince(alerted)
    expect(new Set(told).size).toBe(told.length)
    // Those of the agency that raised it go on to be concerned.
    expect(told.filter((each) => each.includes('headteacher@'))).toEqual([])

    // The case was never with the police when its risk was told.
    const { version: again } = await state()
    await raiseWith('childrens-services')
    expect((await toldSince(again)).filter((each) => each.endsWith('@police.example'))).toHaveLength(1)
  })

  it('is raised with the first again by another such act, with whoever had it there', async () => {
    const before = await state()
    await raiseWith('police')
    await raiseWith('childrens-services')
    const after = await state()
    expect(after.receiving).toEqual(before.receiving)
    expect(currentStep(after).contact).toEqual(currentStep(before).contact)
    expect(currentStep(after).deadline.due).toBe(currentStep(before).deadline.due)
  })

  it('can be given to somebody, and until a day, that the person names', async () => {
    await raiseWith('police', { date: '2026-12-09' })
    expect(currentStep(await state()).deadline.due).toBe('2026-12-09T17:00:00.000Z')
    expect((await raiseWith('childrens-services', { date: '2046-12-10' })).kind).toBe('refused')
    expect((await raiseWith('childrens-services', { personId: 'parkside-okafor' })).kind).toBe('refused')
    await raiseWith('childrens-services', { personId: 'childrens-bello' })
    expect(currentStep(await state()).contact).toMatchObject({ kind: 'email', person: { name: 'S. Bello' } })
  })

  it.each(['childrens-services', 'parkside-primary', 'no-such-agency'])(
    'is not raised with %s',
    async (agency) => {
      expect((await raiseWith(agency)).kind).toBe('refused')
    },
  )
})

describe('a case that was taken for one of another agency', () => {
  const raisedBy = async (agencyId: string) => await act({ kind: 'change-escalating', agencyId })

  it('is raised by the right one from then on: the step goes on, both sides hear so, and lists and reports follow', async () => {
    const before = await state()
    await raisedBy('police')
    const after = await state()
    expect(after.escalating.agencyId).toBe('police')
    expect(after.practitioner).toEqual({ ...before.practitioner, agencyId: 'police' })
    expect(currentStep(after)).toEqual({ ...currentStep(before), lead: after.practitioner })
    const { payload, by } = (await lastEvents(1))[0] ?? {}
    expect(payload).toMatchObject({ type: 'escalating-agency-named', escalating: { agencyId: 'police' } })
    expect(by).toMatchObject({ kind: 'person', why: person.why })
    expect(await toldSince(before.version)).toEqual([
      'contact-changed to t.okafor@parkside-primary.example',
      'contact-changed to team.manager@childrens-services.example',
      'contact-changed to business.unit@waltham-forest.example',
    ])
    const summary = await register.store.loadSummary(reference)
    expect(summary).toMatchObject({ escalatingAgencyId: 'police', escalatingAgency: 'Police' })
    const month = await register.store.tally(
      { partnership: 'waltham-forest', population: 'children' },
      '2026-11',
      '2026-12',
    )
    expect(month).toMatchObject({ cases: 1, 'escalating|police': 1 })
    expect(month).not.toHaveProperty(['escalating|parkside-primary'])
    expect(
      (await register.store.findCases({ ...everyCase, escalatingAgency: 'police' }, first)).items,
    ).toHaveLength(1)
  })

  it('goes on to be moved by who raised it, although the directory has them elsewhere', async () => {
    const { token } = await state()
    await raisedBy('police')
    await register.mail({
      ...stepOne,
      tag: token,
      text: 'Please treat this as step two of the Escalation Process.',
    })
    expect(currentStep(await state())).toMatchObject({ step: 2, startedBy: 'declared' })
  })

  it('is spoken for by somebody of the right one, where the protocol asks for it, and those of the wrong one hear so', async () => {
    await act({ kind: 'move-step', step: 3 })
    const senior = 'trust.safeguarding@parkside-primary.example'
    expect((await state()).lead.email).toBe(senior)
    await act({ kind: 'pause' })
    const { version } = await state()
    await raisedBy('police')
    expect((await state()).lead.email).toBe('detective.inspector@police.example')
    const told = await toldSince(version)
    expect(told).toContain('lead to detective.inspector@police.example')
    expect(told).toContain(`contact-changed to ${senior}`)
    expect(told).toContain('contact-changed to headteacher@parkside-primary.example')
    expect(new Set(told).size).toBe(told.length)
    await register.deliver()
    const outbox = (await register.page('/api/outbox?limit=1000')).replaceAll('\\n', ' ')
    expect(outbox).toContain('has put right who raises this case: it is Police, and not your agency.')

    await act({ kind: 'end-pause' })
    await act({ kind: 'move-step', step: 2 })
    await act({ kind: 'move-step', step: 3 })
    expect((await state()).lead.email).toBe('detective.inspector@police.example')
    await raisedBy('parkside-primary')
    expect((await state()).lead.email).toBe(senior)
  })

  it.each(['childrens-services', 'parkside-primary', 'no-such-agency'])(
    'is not raised by %s',
    async (agency) => {
      expect((await raisedBy(agency)).kind).toBe('refused')
    },
  )
})

describe('a step that a person sets', () => {
  it('starts with its own contact and time, and can be taken back', async () => {
    const { version } = await state()
    await act({ kind: 'move-step', step: 2 })
    expect(currentStep(await state())).toMatchObject({ step: 2, startedBy: 'person' })
    expect(currentStep(await state()).deadline.due).toBe('2026-11-30T17:00:00.000Z')
    expect(await toldSince(version)).toContain('moved-by-person to t.okafor@parkside-primary.example')
    await act({ kind: 'move-step', step: 1 })
    expect(currentStep(await state()).step).toBe(1)
  })

  it('is one that the protocol has and the case is not at', async () => {
    expect((await act({ kind: 'move-step', step: 1 })).kind).toBe('refused')
    expect((await act({ kind: 'move-step', step: 5 })).kind).toBe('refused')
  })
})

describe('an outcome agreed by telephone', () => {
  it('is confirmed by nobody yet: both sides are asked to, in writing', async () => {
    const { version } = await state()
    await act({
      kind: 'record-outcome',
      text: 'A strategy meeting on Tuesday.',
      outstanding: 'Who chairs it.',
    })
    const { standing } = await state()
    expect(standing).toMatchObject({
      kind: 'awaiting-confirmation',
      outcome: { agreedBy: [], text: 'A strategy meeting on Tuesday.', outstanding: 'Who chairs it.' },
    })
    expect(await toldSince(version)).toEqual(
      expect.arrayContaining([
        'confirm-outcome to t.okafor@parkside-primary.example',
        'confirm-outcome to team.manager@childrens-services.example',
      ]),
    )
  })

  it('resolves the case once both have confirmed it by mail', async () => {
    await act({ kind: 'record-outcome', text: 'A strategy meeting on Tuesday.', outstanding: null })
    const { token } = await state()
    const confirm = {
      text: 'I confirm that this is an accurate record.',
      subject: 'Re: outcome',
      tag: token,
    }
    await register.mail({ ...stepOne, ...confirm })
    expect((await state()).standing.kind).toBe('awaiting-confirmation')
    await register.mail({
      ...confirm,
      from: 'R. Haddad <team.manager@childrens-services.example>',
      to: 't.okafor@parkside-primary.example',
    })
    expect((await state()).standing.kind).toBe('resolved')
  })
})

describe('a case that a person closes', () => {
  it('is told to everybody, is not resolved, and does nothing more', async () => {
    const { version } = await state()
    await act({ kind: 'close' })
    expect((await register.store.loadSummary(reference))?.state).toBe('closed')
    expect(await toldSince(version)).toEqual(
      expect.arrayContaining([
        'closed-by-person to t.okafor@parkside-primary.example',
        'closed-by-person to team.manager@childrens-services.example',
        'closed-by-person to business.unit@waltham-forest.example',
      ]),
    )
    expect(await register.store.openCases(null, 10)).toEqual([])
    expect((await act({ kind: 'move-deadline', date: '2026-12-02' })).kind).toBe('refused')
  })

  it('opens again under a new clock, with one full working day left at least', async () => {
    await act({ kind: 'close' })
    register.now = '2026-12-08T12:00:00.000Z'
    await act({ kind: 'reopen' })
    const after = await state()
    expect(after.standing.kind).toBe('open')
    expect(after.generation).toBe(2)
    expect(currentStep(after).deadline.due).toBe('2026-12-09T17:00:00.000Z')
    expect(await signals()).toContain('start')
    expect(await register.store.openCases(null, 10)).toHaveLength(1)
  })
})

describe('a case that stands still because a misreading was claimed', () => {
  beforeEach(async () => {
    const { token } = await state()
    await register.mail({
      ...stepOne,
      tag: token,
      subject: 'Re: receipt',
      text: 'This is wrong: that is not what I meant.',
    })
    expect((await state()).correctionClaimedAt).not.toBeNull()
  })

  it('is among the paused ones until a person lets it go on, with at least one full working day left', async () => {
    expect((await register.store.loadSummary(reference))?.paused).toBe(true)
    register.now = '2026-12-01T08:00:00.000Z'
    await act({ kind: 'resume' })
    expect((await register.store.loadSummary(reference))?.paused).toBe(false)
    expect(currentStep(await state()).deadline.due).toBe('2026-12-01T17:00:00.000Z')
    expect((await act({ kind: 'resume' })).kind).toBe('refused')
  })
})

describe('the cause and the level of need', () => {
  it('are set together, seen in lists, and taken back, without a word to anybody', async () => {
    const { version } = await state()
    await act({ kind: 'classify', cause: 'threshold', levelOfNeed: 'child-in-need' })
    expect(await state()).toMatchObject({ cause: 'threshold', levelOfNeed: 'child-in-need' })
    expect(await register.store.countCases({ ...everyCase, cause: 'threshold' }, 100)).toBe(1)
    await act({ kind: 'classify', cause: null, levelOfNeed: null })
    expect(await register.store.loadSummary(reference)).toMatchObject({ cause: null, levelOfNeed: null })
    expect(await toldSince(version)).toEqual([])
  })

  it('can be set when the case is closed: the year’s report is written then', async () => {
    await act({ kind: 'close' })
    expect((await act({ kind: 'classify', cause: 'plan', levelOfNeed: null })).kind).toBe('done')
  })

  it('are of those that there are for children, or for adults', async () => {
    const acted = await act({ kind: 'classify', cause: null, levelOfNeed: 'safeguarding-enquiry' })
    expect(acted).toMatchObject({ kind: 'refused', about: 'level-of-need' })
  })
})

describe('a legal hold', () => {
  it('stays on a closed case until it is lifted', async () => {
    await act({ kind: 'set-legal-hold' })
    await act({ kind: 'close' })
    expect((await register.store.loadSummary(reference))?.legalHold).toBe(true)
    expect((await act({ kind: 'set-legal-hold' })).kind).toBe('refused')
    await act({ kind: 'lift-legal-hold' })
    expect((await state()).legalHold).toBe(false)
  })
})

describe('a form that came by another way', () => {
  it('is recorded once, and told to the mailbox that the protocol names', async () => {
    reference = await register.openCase({
      ...stepOne,
      mailbox: 'escalations@blackpool.example',
      text: 'Please treat this as stage 3 of the escalation process.',
    })
    const { version } = await state()
    expect(currentStep(await state()).form?.received).toBe(false)
    await act({ kind: 'record-form' })
    expect(currentStep(await state()).form?.received).toBe(true)
    expect(await toldSince(version)).toEqual([expect.stringMatching(/^form-received to /)])
    expect((await act({ kind: 'record-form' })).kind).toBe('refused')
  })
})

/** The end of the last step's time, and the report of it, as the clock writes them. */
const exhaustion = async () => {
  const record = await register.store.loadCase(reference)
  const before = await state()
  const partnership = register.ports.partnerships.get(before.partnership)
  const at = currentStep(before).deadline.due ?? register.now
  const payloads = [
    ...perform('record-missed-deadline', before, partnership, at),
    ...perform('report-exhausted', before, partnership, at),
  ]
  const events = payloads.map((payload) => ({ at, by: { kind: 'workflow', task: 'test' } as const, payload }))
  return changeOf(
    { reference, record, events, partnership, onlyOpenCaseOfPair: false },
    register.ports.ids,
    at,
  )
}

describe('a case that a person pauses', () => {
  it('tells both sides and their managers, wakes its clock, and takes its deadline out of the lists', async () => {
    const { version } = await state()
    await act({ kind: 'pause' })
    expect(await toldSince(version)).toEqual(
      expect.arrayContaining([
        'paused to t.okafor@parkside-primary.example',
        'paused to team.manager@childrens-services.example',
        'paused to headteacher@parkside-primary.example',
        'paused to business.unit@waltham-forest.example',
      ]),
    )
    expect(await signals()).toContain('signal')
    expect(await register.store.loadSummary(reference)).toMatchObject({
      pausedByPerson: true,
      paused: false,
      deadline: null,
      stepDue: null,
    })
    expect((await act({ kind: 'pause' })).kind).toBe('refused')
  })

  it('holds a mail that declares a step, and says so, until the pause ends', async () => {
    await act({ kind: 'pause' })
    const { token } = await state()
    const stepTwo = { ...stepOne, tag: token, text: 'This is step two of the Escalation Process.' }
    const held = await register.mail(stepTwo)
    expect(await register.store.loadMail(held)).toMatchObject({ outcome: 'held' })
    expect((await register.store.loadMail(held))?.reason).toContain('paused')
    register.now = '2026-11-25T12:00:00.000Z'
    await act({ kind: 'end-pause' })
    expect(currentStep(await state()).deadline).toMatchObject({
      due: '2026-12-02T17:00:00.000Z',
      remindAt: '2026-12-02T09:00:00.000Z',
    })
  })

  it('tells of its new deadline once when the pause ends', async () => {
    await act({ kind: 'pause' })
    register.now = '2026-11-25T12:00:00.000Z'
    const { version } = await state()
    await act({ kind: 'end-pause' })
    const toTeacher = (await toldSince(version)).filter((each) =>
      each.endsWith('t.okafor@parkside-primary.example'),
    )
    expect(toTeacher).toEqual(['pause-ended to t.okafor@parkside-primary.example'])
  })
})

describe('an immediate risk', () => {
  it('that a person flags is told to everybody, and ends when a person says that it has been dealt with', async () => {
    const { version } = await state()
    await act({ kind: 'flag-risk' })
    expect(await toldSince(version)).toEqual(
      expect.arrayContaining([
        'immediate-risk to t.okafor@parkside-primary.example',
        'immediate-risk to team.manager@childrens-services.example',
        'immediate-risk to headteacher@parkside-primary.example',
      ]),
    )
    expect(await register.store.loadSummary(reference)).toMatchObject({
      immediateRisk: true,
      alerts: [{ kind: 'immediate-risk' }],
    })
    const flagged = await toldSince(version)
    const before = (await state()).version
    await act({ kind: 'risk-dealt-with' })
    expect(await register.store.loadSummary(reference)).toMatchObject({ immediateRisk: false, alerts: [] })
    const addressOf = (each: string) => each.split(' ').at(-1)
    expect((await toldSince(before)).map(addressOf).toSorted()).toEqual(flagged.map(addressOf).toSorted())
  })
})
