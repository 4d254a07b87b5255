import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fold } from '../../functions/domain/case/fold.ts'
import { mayAct } from '../../functions/domain/case/act.ts'
import { noticeKey } from '../../functions/domain/lookups.ts'
import { noticeEvent } from '../../functions/ses-events/handler.ts'
import { RealRegister, stepOne } from './real-register.ts'

let register: RealRegister
let reference: string
beforeEach(async () => {
  register = new RealRegister()
  reference = await register.openCase()
})
afterEach(() => {
  expect(register.faults).toEqual([])
  register.close()
})

const person = { by: 'B. Unit', why: 'Both sides asked for it.' }
const submit = async (act: string, fields: Record<string, string> = {}, of = reference) => {
  const page = `/cases/${of}/${act}`
  return await register.submit(page, page, { ...person, ...fields })
}
const done = async (act: string, fields: Record<string, string> = {}): Promise<void> => {
  expect((await submit(act, fields)).status, act).toBe(303)
}
const state = async () => fold(await register.store.loadCase(reference))

describe('the page of a case', () => {
  it('says what was done when a form comes back to it, and only then', async () => {
    expect(await register.page(`/cases/${reference}`)).not.toContain('banner--success')
    const answer = await submit('pause')
    expect(answer.headers.get('location')).toBe(`/cases/${reference}`)
    const other = await register.openCase({
      ...stepOne,
      from: 'Ada Nwosu <headteacher@parkside-primary.example>',
    })
    expect(await register.page(`/cases/${other}`)).not.toContain('banner--success')
    const page = await register.page(`/cases/${reference}`)
    expect(page).toContain('The case was paused')
    expect(page).toContain('govuk-notification-banner--success')
    // A reload, and whoever is sent the address.
    expect(await register.page(`/cases/${reference}`)).not.toContain('banner--success')
    expect(await register.page(`/cases/${reference}?done=pause`)).not.toContain('banner--success')
  })

  it('offers to end a pause where there is one, and says who paused the case', async () => {
    await done('pause')
    const page = await register.page(`/cases/${reference}`)
    expect(page).toContain('Paused by B. Unit')
    expect(page).toContain(`/cases/${reference}/end-pause`)
    expect(page).not.toContain(`/cases/${reference}/pause"`)
    expect(await register.page('/cases?flag=paused')).toContain(reference)
    expect(await register.page('/cases?flag=misread')).not.toContain(reference)
    await done('end-pause')
    expect((await state())?.paused).toBeNull()
  })

  it('shows the note of a call that was struck out as struck out', async () => {
    await done('note-call', { withWhom: 'R. Haddad', text: 'On the wrong case.' })
    const note = String((await state())?.version)
    await done('strike-out-call', { note })
    expect(await register.page(`/cases/${reference}`)).toContain('<s>On the wrong case.</s>')
    expect((await submit('strike-out-call', { note })).status).not.toBe(200)
  })

  it('links two cases that are one, shows the mail of both, and the cases between the same agencies', async () => {
    const other = await register.openCase({
      ...stepOne,
      from: 'Ada Nwosu <headteacher@parkside-primary.example>',
      subject: 'The same referral again',
    })
    expect(await register.page(`/cases/${reference}/merge`)).toContain(`value="${other}"`)
    expect(await register.page(`/cases/${reference}`)).toContain('between the same agencies')
    const typed = other.toLowerCase().replace('-', ' ')
    await done('merge', { into: typed })
    expect(await register.page(`/cases/${reference}`)).toContain('this case goes on as')
    const page = await register.page(`/cases/${other}`)
    expect(page).toContain('merged into this one')
    expect(page).toContain('Concern about referral 24-118')
    await done('unmerge')
    expect((await state())?.standing.kind).toBe('open')
  })

  it('says at the field why two cases cannot be merged', async () => {
    const answer = await submit('merge', { into: 'WF-ZZZZZZ' })
    expect(await answer.text()).toContain('There is no case WF-ZZZZZZ about children in this partnership')
  })

  it('refuses an act without a reason, and keeps what was typed', async () => {
    const answer = await submit('note-call', { withWhom: 'R. Haddad', text: 'They will meet.', why: ' ' })
    const page = await answer.text()
    expect(page).toContain('Enter why')
    expect(page).toContain('They will meet.')
  })
})

describe('a form whose case changed while it was open', () => {
  /** Sent from a tab that was opened before: only what the form itself carries is known of its page. */
  const sendStale = async (act: string, fields: Record<string, string>, of = reference) =>
    await register.submit('/', `/cases/${of}/${act}`, { ...person, ...fields })

  it('says in a sentence what changed, keeps what was typed, and offers what can be done now', async () => {
    await done('close', { by: 'C. Other', why: 'Settled by telephone.' })
    const { version } = (await state()) ?? {}
    const answer = await sendStale('pause', { why: 'T. Okafor is on leave until Monday.' })
    expect(answer.status).toBe(409)
    const page = await answer.text()
    expect(page).toContain(
      'Nothing was recorded: since you opened this form, the case was closed by a person (C. Other, 10am on Monday 23 November 2026).',
    )
    expect(page).toContain('T. Okafor is on leave until Monday.')
    expect(page).toContain('<option value="reopen">Open the case again</option>')
    expect(page).not.toContain('<option value="pause">')
    expect((await state())?.version).toBe(version)
  })

  it('goes on to another act with what was typed', async () => {
    await done('close')
    const answer = await register.submit('/', `/cases/${reference}/instead`, {
      ...person,
      why: 'T. Okafor is on leave until Monday.',
      instead: 'reopen',
    })
    const page = await answer.text()
    expect(answer.status).toBe(200)
    expect(page).toContain(`action="/cases/${reference}/reopen"`)
    expect(page).toMatch(/<textarea[^>]*name="why"[^>]*>T. Okafor is on leave until Monday.</)
    expect((await state())?.standing.kind).toBe('closed')
  })

  it.each(['closed', 'withdrawn', 'merged'] as const)(
    'flags immediate risk all the same on a case that is %s: nothing that ends a disagreement ends a danger',
    async (how) => {
      const { token = '' } = (await state()) ?? {}
      let told = reference
      if (how === 'closed') await done('close')
      if (how === 'withdrawn') {
        await register.mail({ ...stepOne, tag: token, subject: 'Re: step one', text: 'Withdrawn: settled.' })
      }
      if (how === 'merged') {
        told = await register.openCase({
          ...stepOne,
          from: 'Ada Nwosu <headteacher@parkside-primary.example>',
        })
        await done('merge', { into: told })
      }
      expect((await state())?.standing.kind).toBe(how)
      const answer = await sendStale('flag-risk', { why: 'The mother rang: he is back in the house.' })
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toContain(`/cases/${told}`)
      const after = fold(await register.store.loadCase(told))
      expect(after?.risk).not.toBeNull()
      await register.deliver()
      const outbox = (await register.page('/api/outbox?limit=1000')).replaceAll('\\n', ' ')
      expect(outbox).toContain('Why: The mother rang: he is back in the house.')
      expect(outbox).toMatch(/"kind":"immediate-risk","to":"t.okafor@parkside-primary.example"/)
      expect(outbox).toMatch(/"kind":"immediate-risk","to":"business.unit@waltham-forest.example"/)
    },
  )

  it('flags a risk again that is flagged already: what another person knows is told too', async () => {
    await done('flag-risk', { why: 'A neighbour rang.' })
    expect((await sendStale('flag-risk', { why: 'The school rang.' })).status).toBe(303)
    const flagged = (await register.store.loadCase(reference)).filter(
      ({ payload }) => payload.type === 'risk-flagged',
    )
    expect(flagged).toHaveLength(2)
  })

  it('is asked for again where it would now act on something else than its page showed', async () => {
    const seen = /name="seen" value="(\d+)"/.exec(
      await register.page(`/cases/${reference}/move-deadline`),
    )?.[1]
    await done('move-step', { step: '2', by: 'C. Other' })
    const answer = await sendStale('move-deadline', { date: '2026-12-02', seen: seen ?? '' })
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(page).toContain('since you opened this form, Step two was started by a person (C. Other, 10am')
    expect(page).toContain('Look again, and send it once more if it is still right.')
    expect(page).toContain('value="2026-12-02"')
    const again = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''
    expect((await sendStale('move-deadline', { date: '2026-12-02', seen: again })).status).toBe(303)
  })

  it('does not end a danger that was flagged after its page was shown', async () => {
    await done('flag-risk')
    const seen = /name="seen" value="(\d+)"/.exec(
      await register.page(`/cases/${reference}/risk-dealt-with`),
    )?.[1]
    await done('flag-risk', { why: 'He is back in the house.' })
    expect((await sendStale('risk-dealt-with', { seen: seen ?? '' })).status).toBe(400)
    expect((await state())?.risk).not.toBeNull()
  })
})

describe('today', () => {
  it('shows alerts that nobody has taken on before anything else, the most urgent first', async () => {
    const risk = await register.openCase({
      ...stepOne,
      mailbox: 'escalations@blackpool.example',
      text: 'This is stage one of the escalation process. URGENT – the child is at immediate risk.',
    })
    const nobody = await register.openCase({
      ...stepOne,
      to: 'mash@waltham-forest.example',
      mailbox: 'escalations@bedford.example',
    })
    const page = await register.page('/')
    expect(page.indexOf('Nobody has taken these on')).toBeLessThan(page.indexOf('Overdue'))
    expect(page.indexOf(risk)).toBeGreaterThan(page.indexOf('Nobody has taken these on'))
    expect(page.indexOf(risk)).toBeLessThan(page.indexOf('Overdue'))
    expect(nobody).not.toBe(risk)
    const alerts =
      fold(await register.store.loadCase(risk))
        ?.alerts.map(({ seq }) => seq)
        .join(' ') ?? ''
    expect((await submit('take-on', { alerts }, risk)).status).toBe(303)
    const after = await register.page('/')
    expect(after.indexOf(`/cases/${risk}/take-on`)).toBe(-1)
    expect(after).toMatch(new RegExp(`Taken on</h2>[^]*Immediate risk[^]*${risk}[^]*B. Unit`))
    expect(await register.page('/cases?flag=taken')).toContain('Taken on by B. Unit')
    expect(await register.page('/cases?flag=taken')).not.toContain(nobody)
    expect(await register.page(`/cases/${risk}`)).toContain('B. Unit took it on')
    expect(await register.page(`/cases/${risk}/hand-back`)).toContain('taken on by B. Unit<')
    expect((await submit('risk-dealt-with', {}, risk)).status).toBe(303)
    expect(await register.page('/cases?flag=risk')).not.toContain(risk)
  })
})

describe('word of the end of a case that did not arrive', () => {
  it('waits on today’s page until somebody takes it on, and the case stands among no open ones', async () => {
    await done('close')
    const wireId = '<closed@mail.example>'
    const notices = await register.store.noticesOfCase(reference)
    const notice = notices.find(({ kind, to }) => kind === 'closed-by-person' && to.email.startsWith('team.'))
    if (notice === undefined) throw new Error('nobody was told of the end')
    const lookups = [{ key: noticeKey(wireId), value: notice.id }]
    const nothing = { case: null, mail: null, notices: [], noticesChanged: [], workflow: [] }
    await register.store.commit({ ...nothing, lookups })
    await noticeEvent({ wireId, kind: 'hard', why: 'The address is unknown.' }, register.ports)

    const today = await register.page('/')
    expect(today).toMatch(
      new RegExp(`Nobody has taken these on[^]*A notice was not delivered[^]*${reference}`),
    )
    expect(today).toContain('No open case has a deadline.')
    for (const list of ['/cases?state=any-open', '/cases?due=overdue', '/cases?due=none']) {
      expect(await register.page(list), list).not.toContain(reference)
    }
    expect(await register.page('/cases?flag=alert')).toContain(reference)
    expect(await register.page(`/cases/${reference}`)).toContain('Nobody has taken it on.')
    await register.deliver()
    const outbox = (await register.page('/api/outbox?limit=1000')).replaceAll('\\n', ' ')
    expect(outbox).toContain(
      'Our email to team.manager@childrens-services.example that says that this case is closed could not be delivered. They may not know about it.',
    )

    const alerts = String((await state())?.alerts.at(-1)?.seq)
    await done('take-on', { alerts })
    const after = await register.page('/')
    expect(after).not.toContain('Nobody has taken these on')
    expect(after).not.toContain(reference)
    expect(await register.page(`/cases/${reference}`)).toContain('B. Unit took it on')
  })
})

describe('today with more alerts than it shows', () => {
  it('still shows an immediate risk first, however many alerts came after it', async () => {
    const risk = await register.openCase({
      ...stepOne,
      mailbox: 'escalations@blackpool.example',
      text: 'This is stage one of the escalation process. URGENT – the child is at immediate risk.',
    })
    for (let hour = 11; hour < 23; hour += 1) {
      register.now = `2026-11-23T${hour}:00:00.000Z`
      await register.openCase({
        ...stepOne,
        to: 'mash@waltham-forest.example',
        mailbox: 'escalations@bedford.example',
        subject: `Referral ${hour}`,
      })
    }
    const page = await register.page('/')
    const [first] = /\/cases\/([A-Z]+-\w+)\/take-on/.exec(page)?.slice(1) ?? []
    expect(first).toBe(risk)
    expect(page.match(/\/take-on"/g)).toHaveLength(10)
    expect(page).toContain('All 13 cases with alerts that nobody has taken on')
  })
})

describe('the list of cases', () => {
  it('is found by a reference, part of an agency’s name, or the address of who raised a case', async () => {
    const at = async (typed: string) =>
      (await register.get(`/cases?${new URLSearchParams({ find: typed }).toString()}`)).headers.get(
        'location',
      )
    expect(await at(reference.replace('-', '').toLowerCase())).toBe(`/cases/${reference}`)
    const school = (await at('parkside primary')) ?? ''
    expect(school).toBe('/cases?agency=parkside-primary')
    expect(await register.page(school)).toContain(reference)
    const teacher = (await at('T.Okafor@parkside-primary.example')) ?? ''
    expect(await register.page(teacher)).toContain(reference)
    expect(await register.page('/cases?person=nobody%40parkside-primary.example')).not.toContain(reference)
  })

  it('asks which agency where several are called so, and says so where none is', async () => {
    expect(await register.page('/cases?find=care')).toContain('Which agency?')
    expect(await register.page('/cases?find=zzzz')).toContain('No case or agency is called “zzzz”')
  })

  it('is narrowed by the cause', async () => {
    await done('classify', { cause: 'threshold', levelOfNeed: 'early-help' })
    expect(await register.page('/cases?cause=threshold')).toContain(reference)
    expect(await register.page('/cases?cause=plan')).not.toContain(reference)
  })
})

describe('every act that a case offers', () => {
  it('has a page of its own that shows without a fault', async () => {
    const now = await state()
    if (now === null) throw new Error('there is no case')
    const page = await register.page(`/cases/${reference}`)
    const acts = [...page.matchAll(new RegExp(`/cases/${reference}/([a-z-]+)"`, 'g'))].map(([, act]) => act)
    expect(new Set(acts).size).toBeGreaterThan(8)
    for (const act of new Set(acts)) {
      expect((await register.get(`/cases/${reference}/${act ?? ''}`)).status, act).toBe(200)
    }
    expect(mayAct('pause', now)).toBe(true)
  })
})

describe('an agency that was misread', () => {
  it('is put right from where the case says that a misreading was claimed', async () => {
    await register.mail({
      ...stepOne,
      tag: (await state())?.token ?? '',
      subject: 'Re: receipt',
      text: 'This is wrong: we disagree with the Police.',
    })
    expect(await register.page(`/cases/${reference}`)).toMatch(
      new RegExp(`misreading was claimed[^]*href="/cases/${reference}/change-receiving"`),
    )
    expect(await (await submit('change-receiving', { agencyId: '' })).text()).toContain('Choose an agency')
    const form = await register.page(`/cases/${reference}/change-receiving`)
    expect(form).toContain('<option value="police">')
    expect(form).not.toContain('<option value="parkside-primary">')
    await done('change-receiving', { agencyId: 'police' })
    const page = await register.page(`/cases/${reference}`)
    expect(page).toMatch(/The case is raised with [^<]*Police/)
    await done('resume')
    expect((await state())?.receiving?.agencyId).toBe('police')
  })

  it('is put right on either side', async () => {
    const form = await register.page(`/cases/${reference}/change-escalating`)
    expect(form).toContain('The case is raised by Parkside Primary School now.')
    expect(form).toContain('<option value="police">')
    expect(form).not.toContain('<option value="childrens-services">')
    expect(await (await submit('change-escalating', { agencyId: '' })).text()).toContain('Choose an agency')
    await done('change-escalating', { agencyId: 'police' })
    expect(await register.page(`/cases/${reference}`)).toMatch(/The case is raised by [^<]*Police/)
    expect(await register.page('/cases?by=police')).toContain(reference)
  })

  it('takes the outcome with it that it had agreed to, which its form says before and the timeline after', async () => {
    const lapse = 'The outcome that waits for confirmation no longer stands then'
    expect(await register.page(`/cases/${reference}/change-receiving`)).not.toContain(lapse)
    await register.mail({
      ...stepOne,
      from: 'R. Haddad <team.manager@childrens-services.example>',
      to: 't.okafor@parkside-primary.example',
      tag: (await state())?.token ?? '',
      subject: 'Re: step one',
      text: 'We have agreed: a strategy meeting on Tuesday.',
    })
    expect((await state())?.standing.kind).toBe('awaiting-confirmation')
    expect(await register.page(`/cases/${reference}/change-receiving`)).toContain(lapse)
    expect(await register.page(`/cases/${reference}/change-escalating`)).not.toContain(lapse)
    await done('change-receiving', { agencyId: 'police' })
    expect((await state())?.standing.kind).toBe('open')
    expect(await register.page(`/cases/${reference}`)).toContain(
      'The outcome that waited for confirmation no longer stands.',
    )
  })

  it('is looked at again by whoever recorded meanwhile what was agreed by telephone', async () => {
    const form = await register.page(`/cases/${reference}/record-outcome`)
    const seen = /name="seen" value="(\d+)"/.exec(form)?.[1] ?? ''
    await done('change-receiving', { agencyId: 'police' })
    const text = 'A strategy discussion.'
    expect((await submit('record-outcome', { text, seen })).status).toBe(400)
    expect((await state())?.standing.kind).toBe('open')
  })
})

describe('another contact', () => {
  it('is somebody in the directory or somebody else, and never the one in silence where both are given', async () => {
    const both = { personId: 'childrens-duty-manager', name: 'Duty desk', email: 'duty@mash.example' }
    expect(await (await submit('change-contact', both)).text()).toContain('not both')
  })
})

describe('the reason of an act', () => {
  const why = 'Because Rubus the fox said so.'
  const acts: readonly (readonly [string, Record<string, string>])[] = [
    ['move-deadline', { date: '2026-12-04' }],
    ['change-contact', { personId: 'childrens-duty-manager' }],
    ['change-receiving', { agencyId: 'police' }],
    ['change-escalating', { agencyId: 'community-health' }],
    ['move-step', { step: '2' }],
    ['flag-risk', {}],
    ['risk-dealt-with', {}],
    ['pause', {}],
    ['end-pause', {}],
    ['note-call', { withWhom: 'R. Haddad', text: 'He will ring back.' }],
    ['record-outcome', { text: 'A strategy discussion.' }],
    ['take-back-outcome', {}],
    ['set-legal-hold', {}],
    ['lift-legal-hold', {}],
    ['close', {}],
    ['reopen', {}],
  ]
  const quotes = async (): Promise<number> => {
    await register.deliver()
    return (await register.page('/api/outbox?limit=1000')).split('Rubus').length
  }

  it('is told with who gave it, and from where', async () => {
    await done('pause')
    await register.deliver()
    const outbox = await register.page('/api/outbox?limit=1000')
    expect(outbox.replaceAll('\\n', ' ')).toContain(
      'B. Unit (at the register of Waltham Forest Safeguarding Partnership) has paused this case. Why: Both sides asked',
    )
  })

  it('is asked for without the name of the child wherever both sides read it', async () => {
    for (const [act, fields] of acts) {
      const before = await quotes()
      const asked = (await register.page(`/cases/${reference}/${act}`)).includes('Do not name the child')
      expect((await submit(act, { ...fields, why })).status, act).toBe(303)
      expect({ act, asked }).toEqual({ act, asked: (await quotes()) > before })
    }
  })
})
