import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { recordCheck } from '../../functions/register/case-proof.ts'
import { RealRegister, stepOne } from './real-register.ts'

let register: RealRegister
beforeEach(() => {
  register = new RealRegister()
})
afterEach(() => {
  register.close()
})

/** What a reader sees: the page without its marks. */
const seen = (page: string): string =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

const asPrinted = (reference: string): string => reference

const read = async (path: string) => seen(await register.page(path))

describe('an empty register', () => {
  it.each(['/', '/mail'])('says on %s what to do next, with the addresses that take mail', async (path) => {
    const text = await read(path)
    expect(text).toContain('npm run send-sample')
    expect(text).toContain('escalations@waltham-forest.example')
    expect(text).toContain('escalations@liverpool.example')
  })

  it.each(['/cases', '/held', '/outbox'])('has a page to show at %s', async (path) => {
    expect((await register.get(path)).status).toBe(200)
  })

  it.each(['/cases/WF-AAAAAA', '/mail/none', '/held/none', '/outbox/none', '/mail/none/raw', '/elsewhere'])(
    'says that nothing is at %s',
    async (path) => {
      const answer = await register.get(path)
      expect(answer.status).toBe(404)
      expect(seen(await answer.text())).toContain('There is no such')
    },
  )
})

describe('a case that has just been opened', () => {
  let reference: string
  beforeEach(async () => {
    reference = await register.openCase()
    await register.deliver()
  })

  it('is on today’s page as due this week on its Monday, and in the list of cases', async () => {
    register.now = '2026-11-30T08:00:00.000Z'
    expect(await read('/')).toContain('1 Due today')
    expect(await read('/cases')).toContain(reference)
    expect(await read('/cases?due=today')).toContain(reference)
    expect(await read('/cases?due=overdue')).not.toContain(reference)
  })

  it('shows where it stands, whom to ring, the days one by one and the words of the mail', async () => {
    const text = await read(`/cases/${reference}`)
    expect(text).toContain("Parkside Primary School escalates to Children's Social Care")
    expect(text).toContain('5pm on Monday 30 November 2026')
    expect(text).toContain('At the deadline the case goes to step two by itself')
    expect(text).toContain('020 7946 0101')
    expect(text).toContain('Saturday 28 November 2026: weekend; does not count')
    expect(text).toContain('We disagree with the decision to close the referral.')
    expect(text).toMatch(/Intact: all \d+ events/)
  })

  it('says so where its record was changed behind its back', async () => {
    const [opened, ...rest] = await register.store.loadCase(reference)
    if (opened === undefined) throw new Error('the case has no record')
    const changed = { ...opened, by: { kind: 'person', name: 'Somebody', why: 'to look better' } as const }
    expect(recordCheck([opened, ...rest]).toString()).toContain('Intact')
    expect(recordCheck([changed, ...rest]).toString()).toContain('The record is not as it was written')
    expect(recordCheck(rest).toString()).toContain('an event is missing')
  })

  it('has its notices in the outbox, each readable', async () => {
    const outbox = await register.page('/outbox')
    const [link] = /\/outbox\/[^"]+/.exec(outbox) ?? []
    const notice = await read(link ?? '')
    expect(notice).toContain(reference)
    expect(notice).toContain('What this does not replace')
    expect(notice).toContain('Shown here only')
  })

  it.each([
    asPrinted,
    (r: string) => r.toLowerCase(),
    (r: string) => r.replace('-', ' '),
    (r: string) => r.replace('-', ''),
  ])('is found by its reference, however it is typed (%#)', async (typed) => {
    const answer = await register.get(`/cases?find=${encodeURIComponent(typed(reference))}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`/cases/${reference}`)
  })

  it('says that a reference is of no case', async () => {
    expect(await read('/cases?find=WF-ZZZZZZ')).toContain('No case or agency is called “WF-ZZZZZZ”')
  })

  it('is found by each thing that the list can be narrowed by, and by no other', async () => {
    const fits = [
      'state=open',
      'state=any-open',
      'partnership=waltham-forest',
      'population=children',
      'step=1',
      'by=parkside-primary',
      'with=childrens-services',
      'from=2026-11-23&to=2026-11-23',
      'due=',
    ]
    const misses = [
      'state=resolved',
      'partnership=bedford',
      'population=adults',
      'step=2',
      'by=childrens-services',
      'with=parkside-primary',
      'from=2026-11-24',
      'to=2026-11-22',
      'flag=risk',
      'due=none',
      'flag=paused',
    ]
    for (const query of fits) expect(await read(`/cases?${query}`), query).toContain(reference)
    for (const query of misses) expect(await read(`/cases?${query}`), query).toContain('No case fits')
  })

  it('leaves out what an address asks for that makes no sense', async () => {
    expect(await read('/cases?state=odd&step=many&from=yesterday&after=')).toContain(reference)
  })
})

describe('an outcome that was proposed in the words that notices ask for', () => {
  it('says once that something is still outstanding', async () => {
    const reference = await register.openCase()
    const answer = {
      ...stepOne,
      from: 'R. Haddad <team.manager@childrens-services.example>',
      subject: `Re: ${reference}`,
      text: 'Agreed: we will start an assessment.\nStill outstanding: the health visitor’s report.',
    }
    await register.mail(answer)
    const text = await read(`/cases/${reference}`)
    expect(text).toContain('Still outstanding: the health visitor’s report.')
    expect(text).not.toMatch(/still outstanding:\s+still outstanding/i)
  })
})

describe('a fault of ours', () => {
  it('is reported to whoever runs it, and the page says nothing of it', async () => {
    const reference = await register.openCase()
    register.store.close()
    const answer = await register.get(`/cases/${reference}`)
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toMatch(/database|sqlite|at /)
    expect(register.faults).toHaveLength(1)
    register = new RealRegister()
  })
})

describe('the mail ledger', () => {
  it('balances what was received with what became of it', async () => {
    await register.openCase()
    await register.mail({ ...stepOne, verified: false, messageId: '<two@parkside-primary.example>' })
    const text = await read('/mail')
    expect(text).toContain('2 received')
    expect(text).toContain('1 opened a case')
    expect(text).toContain('1 held')
    expect(text).toContain('Balanced: nothing is lost.')
  })

  it('shows the mail of one outcome, and pages through all', async () => {
    for (let count = 0; count < 27; count += 1) {
      await register.mail({
        ...stepOne,
        verified: false,
        messageId: `<${count}@parkside-primary.example>`,
        subject: `Mail ${count}.`,
      })
    }
    const first = await register.page('/mail?outcome=held')
    expect(first).toContain('Mail 26.')
    expect(first).not.toContain('Mail 1.')
    const next = /href="(\/mail\?[^"]*after[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(await read(next)).toContain('Mail 1.')
    expect(await read('/mail?outcome=opened')).toContain('No mail has this outcome')
  })

  it('gives a mail as it came, for saving and as plain text only', async () => {
    const id = await register.mail({ ...stepOne, html: '<script>alert(1)</script>' })
    const { headers } = await register.get(`/mail/${id}/raw`)
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.]+"$/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('held mail', () => {
  it('is shown with its reason, what a release would do, and is released by a form', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    const text = await read(`/held/${id}`)
    expect(text).toContain('Held because: It could not be verified')
    expect(text).toContain('T. Okafor (Class teacher) of Parkside Primary School opened the case')
    expect(text).toContain('The record would then say: T. Okafor')
    expect(text).toContain('R. Haddad: step notice')
    const answer = await register.submit(`/held/${id}`, `/held/${id}`, {
      action: 'release',
      by: 'B. Manager',
      why: 'I rang the school.',
    })
    expect(answer.status).toBe(303)
    const page = await read(answer.headers.get('location') ?? '')
    expect(page).toContain('A held mail was released')
    expect(page).toContain('By B. Manager: I rang the school.')
    expect((await register.get(`/held/${id}`)).status).toBe(303)
  })

  it('gives the number that the directory has for whoever the mail says that it is from', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    expect(await read(`/held/${id}`)).toContain('Ring the sender: T. Okafor on 020 7946 0101')
  })

  it('asks for what a form leaves out, and keeps what was typed', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    const answer = await register.submit(`/held/${id}`, `/held/${id}`, {
      action: 'file',
      reference: '',
      by: 'B. Manager',
      why: '',
    })
    expect(answer.status).toBe(400)
    const page = await answer.text()
    expect(seen(page)).toContain('Enter the reference of the case')
    expect(seen(page)).toContain('Enter why')
    expect(page).toContain('value="B. Manager"')
    expect(page).toContain('<title>Error: ')
  })

  it('asks which of the three it is', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    const answer = await register.submit(`/held/${id}`, `/held/${id}`, { by: 'B. Manager', why: 'Because' })
    expect(seen(await answer.text())).toContain('Choose what to do with this mail')
  })

  it('can be discarded, and put back', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    await register.submit(`/held/${id}`, `/held/${id}`, {
      action: 'discard',
      by: 'B. Manager',
      why: 'Not ours',
    })
    expect(await read('/held')).toContain('No mail waits for a person')
    const discarded = await read(`/mail/${id}`)
    expect(discarded).toContain('The mail was discarded: it stays on record')
    expect(discarded).toContain('What became of it Discarded')
    expect(await read('/mail')).toContain('1 held (0 wait)')
    expect(await read('/mail')).toMatch(/Discarded It could not be verified.* Discarded by B. Manager/)
    const back = await register.submit(`/mail/${id}`, `/mail/${id}/put-back`, {
      by: 'C. Officer',
      why: 'It was genuine',
    })
    expect(back.headers.get('location')).toBe(`/held/${id}`)
    expect(await read(`/held/${id}`)).toContain('The mail waits for a decision again.')
    expect(await read(`/held/${id}`)).not.toContain('The mail waits for a decision again.')
    expect(await read('/held')).toContain('1 mail waits for a person')
  })

  it('tells the second of two people who decide on it what was decided and by whom, and does nothing more', async () => {
    const reference = await register.openCase()
    const decide = async (path: string, action: string, by: string) =>
      await register.submit('/held', path, { action, reference, by, why: `As ${by} sees it` })
    const ways = {
      release: 'the mail was released',
      file: `the mail was filed to case ${reference}`,
      discard: 'the mail was discarded',
    }
    for (const [first, words] of Object.entries(ways)) {
      const id = await register.mail({ ...stepOne, to: 'duty@adult-care.example', verified: false })
      await decide(`/held/${id}`, first, 'B. Manager')
      for (const second of Object.keys(ways)) {
        const late = await decide(`/held/${id}`, second, 'C. Officer')
        expect(late.status, `${first}, then ${second}`).toBe(409)
        const page = await late.text()
        expect(seen(page)).toContain(
          `Nothing was recorded: since you opened this form, ${words} (B. Manager, 10am on Monday 23 November 2026).`,
        )
        expect(seen(page)).toContain('What you typed Why As C. Officer sees it')
      }
      expect((await register.store.loadMail(id))?.handled?.by).toBe('B. Manager')
    }
  })

  it('tells the second of two people who put it back that the first has', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    await register.submit('/held', `/held/${id}`, { action: 'discard', by: 'B. Manager', why: 'Not ours' })
    const back = async (by: string) =>
      await register.submit('/held', `/mail/${id}/put-back`, { by, why: 'It was genuine' })
    expect((await back('C. Officer')).status).toBe(303)
    const late = await back('B. Manager')
    expect(late.status).toBe(409)
    expect(seen(await late.text())).toContain('the mail was put back with the held mail (C. Officer,')
  })

  it('keeps for everybody to see who discarded it and who put it back, when and why, whatever comes after', async () => {
    const id = await register.mail({ ...stepOne, verified: false })
    const discard = { action: 'discard', by: 'B. Manager', why: 'Not ours' }
    await register.submit(`/held/${id}`, `/held/${id}`, discard)
    register.now = '2026-11-24T11:00:00.000Z'
    const back = { by: 'C. Officer', why: 'It was genuine' }
    await register.submit(`/mail/${id}`, `/mail/${id}/put-back`, back)
    const told = async (path: string) => {
      const page = await read(path)
      expect(page).toContain('Discarded by B. Manager, 10am on Monday 23 November 2026 Not ours')
      expect(page).toContain('Put back by C. Officer, 11am on Tuesday 24 November 2026 It was genuine')
    }
    await told(`/held/${id}`)
    await told(`/mail/${id}`)
    await register.submit(`/held/${id}`, `/held/${id}`, { ...back, action: 'release' })
    await told(`/mail/${id}`)
    expect(await read(`/mail/${id}`)).toContain('Released by C. Officer')
    const { mail } = mailsShown.parse(await (await register.get('/api/mail')).json())
    expect(mail.map(({ handled, handledBefore }) => [handled?.action, handledBefore])).toMatchObject([
      [
        'released',
        [
          { action: 'discarded', ...noAction(discard) },
          { action: 'put-back', ...back },
        ],
      ],
    ])
  })
})

const handlings = z.array(z.looseObject({ action: z.string() }))
const mailsShown = z.object({
  mail: z.array(z.object({ handled: handlings.element.nullable(), handledBefore: handlings })),
})
const noAction = ({ by, why }: { by: string; why: string }) => ({ by, why })

describe('hostile content', () => {
  const script = '<script>alert(1)</script>'
  const turned = '\u202Efdp.exe\u2066'

  it('is shown as text in every place that a stranger’s words reach', async () => {
    const id = await register.mail({
      from: `"${script}" <t.okafor@parkside-primary.example>`,
      subject: `${script} ${turned} " onmouseover="alert(1)`,
      text: `${script}\n${turned}\nPlease ring me.`,
      attachments: [{ filename: `"><img src=x onerror=alert(1)>${turned}.pdf`, content: 'x' }],
    })
    for (const path of ['/mail', '/held', `/held/${id}`, `/mail/${id}`, '/outbox']) {
      const page = await register.page(path)
      expect(page).not.toContain('<script>alert')
      expect(page).not.toContain('<img')
      expect(page).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
    }
    const page = await register.page(`/held/${id}`)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).toContain('fdp.exe')
  })

  it('of an HTML mail is reduced to its text: no image, form, link or style of it is in the page', async () => {
    const id = await register.mail({
      ...stepOne,
      text: '',
      html: '<p>Hello <b>there</b></p><img src="https://evil.example/pixel.gif"><form action="https://evil.example"><input name="p"></form><a href="https://evil.example">log in</a><style>body{display:none}</style>',
    })
    const page = await register.page(`/mail/${id}`)
    expect(seen(page)).toContain('Hello there')
    expect(page).not.toContain('evil.example')
    expect(page).not.toContain('display:none')
  })

  it('of a giant subject neither breaks nor fills a page', async () => {
    const id = await register.mail({ ...stepOne, verified: false, subject: 'A'.repeat(50_000) })
    const ledger = await register.page('/mail')
    expect(ledger.length).toBeLessThan(30_000)
    expect((await register.page(`/held/${id}`)).length).toBeLessThan(60_000)
  })

  it('in an address of the register is shown as text', async () => {
    const page = await register.page(
      `/cases?find=${encodeURIComponent(script)}&after=${encodeURIComponent(script)}`,
    )
    expect(page).not.toContain('<script>alert')
  })
})

describe('a danger that is told in a mail which nobody has handled', () => {
  const danger = {
    ...stepOne,
    subject: 'Please help',
    text: 'He has just told me that his stepfather is beating him tonight. He is in danger now.',
    verified: false,
  }

  it('leads today’s page and the held mail until somebody has handled it, however many others wait', async () => {
    await register.openCase()
    await register.mail({ ...stepOne, subject: 'An ordinary mail', text: 'A question.', verified: false })
    const id = await register.mail(danger)
    expect(await register.store.loadMail(id)).toMatchObject({ outcome: 'held', immediateRisk: true })
    register.now = '2026-12-03T09:00:00.000Z'
    for (const path of ['/', '/held']) {
      const text = await read(path)
      expect(text).toContain('Danger told in mail that nobody has handled')
      expect(text.indexOf('Please help')).toBeGreaterThan(0)
      expect(text.split('Please help')).toHaveLength(2)
      if (path === '/held') expect(text.indexOf('Please help')).toBeLessThan(text.indexOf('An ordinary mail'))
    }
    await register.submit('/held', `/held/${id}`, {
      action: 'discard',
      by: 'A. Person',
      why: 'Police are there',
    })
    expect(await read('/')).not.toContain('Danger told in mail')
    expect(await read('/held')).not.toContain('Danger told in mail')
  })

  it('is read with the queue, once', async () => {
    await register.mail({ ...stepOne, subject: 'An ordinary mail', text: 'A question.', verified: false })
    await register.mail(danger)
    const listed = vi.spyOn(register.store, 'listHeldMail')
    const text = await read('/held')
    expect(text).toContain('2 mails wait for a person')
    expect(text).toContain('An ordinary mail')
    expect(listed).toHaveBeenCalledOnce()
  })

  it('stands alone on the page where nothing else waits', async () => {
    await register.mail(danger)
    const text = await read('/held')
    expect(text).toContain('Danger told in mail that nobody has handled')
    expect(text).not.toContain('No mail waits')
  })
})
