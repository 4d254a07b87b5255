import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { signInSchema, type SignInSettings } from '../../../functions/register/sign-in/settings.ts'
import { SignIn } from '../../../functions/register/sign-in/sign-in.ts'
import { pendingMail } from '../../contracts/rows.ts'
import { host, RealRegister, stepOne } from '../real-register.ts'
import { API, CLIENT, OpenIdProvider } from './openid-provider.ts'
import { Traveller } from './traveller.ts'

const HERE = `http://${host}`
const SESSION = 'stepwise-session'
const secrets = { clientSecret: CLIENT.secret, sessionKey: randomBytes(32) }

let provider: OpenIdProvider
let settings: SignInSettings
beforeAll(async () => {
  provider = await OpenIdProvider.start(HERE)
  settings = signInSchema.parse({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_SCOPE: 'openid profile email groups',
    OIDC_API_AUDIENCE: API,
    PUBLIC_URL: `${HERE}/`,
  })
})
afterAll(async () => {
  await provider.stop()
})

let register: RealRegister
let traveller: Traveller
beforeEach(() => {
  register = new RealRegister(new SignIn(settings, secrets))
  traveller = new Traveller(register)
})
afterEach(() => {
  vi.useRealTimers()
  register.close()
})

const isCallback = ({ origin, pathname }: URL): boolean => origin === HERE && pathname === '/signed-in'

describe('whoever has not signed in', () => {
  it.each(['/', '/cases/WF-222222', '/held', '/outbox', '/nowhere', '/simulation'])(
    'is sent from %s to the provider, with a proof key, a state and a nonce',
    async (path) => {
      const { url } = await traveller.go(path, ({ origin }) => origin === provider.issuer)
      expect(url.pathname).toBe('/auth')
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        response_type: 'code',
        redirect_uri: `${HERE}/signed-in`,
        code_challenge_method: 'S256',
      })
      for (const name of ['state', 'nonce', 'code_challenge']) {
        expect(url.searchParams.get(name)?.length).toBeGreaterThan(40)
      }
    },
  )

  it.each(['/api/cases', '/api/mail', '/api/outbox', '/api/cases/WF-222222'])(
    'is refused %s in JSON',
    async (path) => {
      const answer = await traveller.ask(path)
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect(await answer.json()).toEqual({ error: 'Sign in first, or send an access token.' })
    },
  )

  it('hears from /api/health whether Stepwise is well, and nothing else of it, as a monitor does', async () => {
    const well = await traveller.ask('/api/health')
    expect([well.status, await well.json()]).toEqual([200, { status: 'ok' }])
    expect(well.headers.get('www-authenticate')).toBeNull()
    await register.store.receive(pendingMail('mail-1', { receivedAt: '2026-11-23T09:00:00.000Z' }))
    const broken = await traveller.ask('/api/health')
    expect([broken.status, await broken.json()]).toEqual([503, { status: 'broken' }])
    expect((await traveller.ask('/health')).status).toBe(303)
    await traveller.signIn('reader')
    expect(await (await traveller.ask('/api/health')).json()).toHaveProperty('checks')
  })

  it('changes nothing by a form, and is told so', async () => {
    const held = await register.mail({ ...stepOne, verified: false })
    const answer = await traveller.post(`/held/${held}`, { action: 'discard', by: 'Somebody', why: 'x' })
    expect(answer.status).toBe(401)
    expect(await answer.text()).toContain('Your session has ended')
    expect(await register.store.countHeldMail()).toBe(1)
  })

  it('is told to try again later while the provider does not answer, and mail is taken meanwhile', async () => {
    const nobody = { ...settings, OIDC_ISSUER: 'http://127.0.0.1:9/' }
    const other = new RealRegister(new SignIn(nobody, secrets))
    const answer = await new Traveller(other).go('/')
    expect(answer.answer.status).toBe(503)
    expect(await answer.answer.text()).toContain('You cannot sign in at the moment')
    expect(other.faults).toHaveLength(1)
    expect(await other.openCase()).toMatch(/^WF-/)
    other.close()
  })
})

describe('whoever signs in', () => {
  it('comes back to the page that they asked for, and is called by their name', async () => {
    const { url, answer } = await traveller.signIn('reader', '/cases?state=open')
    expect(url.href).toBe(`${HERE}/cases?state=open`)
    expect(await answer.text()).toContain('R. Eader (reader@example.org)')
  })

  it('has a cookie that no script reads, and that says nothing', async () => {
    const { answer } = await traveller.signIn('reader', '/', isCallback)
    expect(answer.status).toBe(303)
    const back = await traveller.ask(answer.headers.get('location') ?? '')
    const cookie = back.headers.getSetCookie().find((each) => each.startsWith(`${SESSION}=`)) ?? ''
    expect(cookie).toMatch(/; HttpOnly; SameSite=Lax$/)
    expect(atob(cookie.split('.')[0]?.split('=')[1] ?? '')).not.toContain('reader')
    expect(cookie).not.toContain('Eader')
  })

  it('has a cookie of this host alone over TLS', async () => {
    const secure = new SignIn({ ...settings, PUBLIC_URL: 'https://register.example.org' }, secrets)
    const other = new RealRegister(secure)
    const answer = await other.app.request('https://register.example.org/sign-in', {
      headers: { host: 'register.example.org' },
    })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-stepwise-sign-in-[^;]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    other.close()
  })

  it('sees nothing without a role, and is told what is missing', async () => {
    const { answer } = await traveller.signIn('stranger')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('It needs the role reader')
    expect((await traveller.ask('/api/cases')).status).toBe(403)
  })

  it('acts under their own name, whatever a form says', async () => {
    const reference = await register.openCase()
    await traveller.signIn('manager')
    const page = await traveller.page(`/cases/${reference}/note-call`)
    expect(page).toContain('It is recorded under your name')
    expect(page).not.toContain('name="by"')
    const answer = await traveller.submit(`/cases/${reference}/note-call`, `/cases/${reference}/note-call`, {
      withWhom: 'Both managers',
      said: 'They will meet.',
      text: 'They will meet.',
      why: 'They rang',
      by: 'Somebody Else',
    })
    expect(answer.status).toBe(303)
    const shown = await traveller.page(`/cases/${reference}`)
    expect(shown).toContain('M. Anager (manager@example.org)')
    expect(shown).not.toContain('Somebody Else')
  })

  it('acts as whom the directory knows by their address, and says so of nobody else', async () => {
    const reference = await register.openCase()
    const act = async (name: 'office' | 'manager', kind: string): Promise<string> => {
      traveller = new Traveller(register)
      await traveller.signIn(name)
      const form = `/cases/${reference}/${kind}`
      await traveller.submit(form, form, {
        why: 'Both sides asked',
        signedInAs: 'team.manager@childrens-services.example',
      })
      await register.deliver()
      return await traveller.page(`/cases/${reference}`)
    }
    expect(await act('manager', 'pause')).toContain('By M. Anager (manager@example.org): Both sides asked')
    expect(await act('office', 'end-pause')).toContain(
      'By B. Unit (Business.Unit@waltham-forest.example), Business unit: Both sides asked',
    )
    const told = (await traveller.page('/api/outbox?limit=1000')).replaceAll('\\n', ' ')
    expect(told).toContain(
      'B. Unit (Business unit, Waltham Forest partnership office) has ended the pause of this case.',
    )
    expect(told).toContain(
      'M. Anager (manager@example.org) (at the register of Waltham Forest Safeguarding Partnership) has paused this case.',
    )
  })

  it('is told that it did not work when the provider says no', async () => {
    const { answer } = await traveller.signIn(null)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('You are not signed in')
    expect(register.faults).toEqual([])
  })
})

describe('an answer of the provider that does not belong to the attempt', () => {
  const callback = async () => (await traveller.signIn('administrator', '/', isCallback)).url

  it.each([
    [
      'another state',
      (url: URL) => {
        url.searchParams.set('state', 'x'.repeat(43))
      },
    ],
    [
      'no state',
      (url: URL) => {
        url.searchParams.delete('state')
      },
    ],
    [
      'a made-up code',
      (url: URL) => {
        url.searchParams.set('code', 'x'.repeat(43))
      },
    ],
    [
      'another issuer',
      (url: URL) => {
        url.searchParams.set('iss', 'https://evil.example')
      },
    ],
    [
      'no code',
      (url: URL) => {
        url.searchParams.delete('code')
      },
    ],
  ])('is refused: %s', async (_, change) => {
    const url = await callback()
    change(url)
    const answer = await traveller.ask(url.href)
    expect(answer.status).toBe(400)
    expect(traveller.cookie(SESSION)).toBeUndefined()
  })

  it('is refused in another browser: nobody can be signed in as somebody else', async () => {
    const url = await callback()
    const other = new Traveller(register)
    expect((await other.ask(url.href)).status).toBe(400)
    expect(other.cookie(SESSION)).toBeUndefined()
  })

  it('is refused a second time', async () => {
    const url = await callback()
    expect((await traveller.ask(url.href)).status).toBe(303)
    expect((await traveller.ask(url.href)).status).toBe(400)
  })

  it('is refused after ten minutes', async () => {
    const url = await callback()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 })
    expect((await traveller.ask(url.href)).status).toBe(400)
  })
})

describe('a session', () => {
  const later = (minutes: number): void => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
  }
  const isIn = async () => (await traveller.ask('/outbox')).status === 200

  it('ends when nothing was asked for half an hour', async () => {
    await traveller.signIn('reader')
    later(29)
    expect(await isIn()).toBe(true)
    later(29)
    expect(await isIn()).toBe(true)
    later(31)
    expect(await isIn()).toBe(false)
  })

  it('ends after ten hours, however much is asked', async () => {
    await traveller.signIn('reader')
    for (let half = 1; half < 24; half += 1) {
      later(25)
      // Each hour the way leads by the provider, but never to a new session.
      const { url } = await traveller.go('/outbox', ({ pathname }) => pathname === '/sign-in')
      expect(url.pathname, `after ${half * 25} minutes`).toBe('/outbox')
    }
    later(26)
    expect(await isIn()).toBe(false)
  })

  describe('of an hour', () => {
    it('has lost what was taken away at the provider', async () => {
      await traveller.signIn('administrator')
      provider.groups.set('administrator', ['waltham-forest:reader'])
      later(29)
      expect((await traveller.go('/retention')).answer.status).toBe(200)
      later(29)
      expect((await traveller.go('/retention')).answer.status).toBe(200)
      later(5)
      expect((await traveller.go('/retention')).answer.status).toBe(403)
      expect(await isIn()).toBe(true)
      expect((await traveller.ask('/api/cases')).status).toBe(200)
      provider.groups.clear()
    })

    it('goes on while the provider does not answer, and no longer than an hour more', async () => {
      await traveller.signIn('reader')
      const other = await OpenIdProvider.start(HERE)
      const lonely = new RealRegister(new SignIn({ ...settings, OIDC_ISSUER: other.issuer }, secrets))
      const stays = new Traveller(lonely)
      await stays.signIn('reader')
      await other.stop()
      for (const minutes of [29, 29, 29]) {
        later(minutes)
        expect((await stays.ask('/outbox')).status, `${minutes} minutes more`).toBe(200)
      }
      later(29)
      expect((await stays.ask('/outbox')).status).toBe(200)
      later(10)
      expect((await stays.ask('/outbox')).status).toBe(303)
      lonely.close()
    })

    it('asks the provider for the roles again with the next page, and comes back to it', async () => {
      const reference = await register.openCase()
      await traveller.signIn('manager')
      const form = `/cases/${reference}/note-call`
      const token = /name="form-token" value="([^"]*)"/.exec(await traveller.page(form))?.[1] ?? ''
      later(29)
      expect(await isIn()).toBe(true)
      later(29)
      expect(await isIn()).toBe(true)
      later(5)
      const { answer } = await traveller.go(form, ({ origin }) => origin === provider.issuer)
      expect(answer.status).toBe(303)
      const { url } = await traveller.go(form)
      expect(url.pathname).toBe(form)
      // The form that was open before is still good.
      const fields = { withWhom: 'Both', text: 'They will meet.', why: 'They rang' }
      expect((await traveller.post(form, { 'form-token': token, ...fields })).status).toBe(303)
    })
  })

  it('that was changed, made up, or sealed for something else is none', async () => {
    await traveller.signIn('reader')
    const cookie = traveller.cookie(SESSION) ?? ''
    const middle = Math.floor(cookie.length / 2)
    const changed = `${cookie.slice(0, middle)}${cookie[middle] === 'A' ? 'B' : 'A'}${cookie.slice(middle + 1)}`
    for (const wrong of [changed, '', 'x', 'eyJhbGciOiJub25lIn0..', `${cookie}x`]) {
      traveller.setCookie(SESSION, wrong)
      expect(await isIn(), wrong).toBe(false)
    }
    const { answer } = await new Traveller(register).go(
      '/sign-in',
      ({ origin }) => origin === provider.issuer,
    )
    const attempt = answer.headers.get('set-cookie')?.split(';')[0]?.split('=')[1] ?? ''
    traveller.setCookie(SESSION, attempt)
    expect(await isIn()).toBe(false)
    traveller.setCookie(SESSION, cookie)
    expect(await isIn()).toBe(true)
  })

  it('of another key is none', async () => {
    await traveller.signIn('reader')
    const other = new RealRegister(new SignIn(settings, { ...secrets, sessionKey: randomBytes(32) }))
    const elsewhere = new Traveller(other)
    elsewhere.setCookie(SESSION, traveller.cookie(SESSION) ?? '')
    expect((await elsewhere.ask('/outbox')).status).toBe(303)
    other.close()
  })

  it('takes a form only with its own token', async () => {
    await traveller.signIn('manager')
    expect((await traveller.post('/sign-out', { 'form-token': 'guessed' })).status).toBe(403)
    traveller.setCookie('stepwise-form', 'x'.repeat(32))
    expect((await traveller.post('/sign-out', { 'form-token': 'x'.repeat(32) })).status).toBe(403)
    expect(await isIn()).toBe(true)
  })

  it('is ended by signing out, here and at the provider', async () => {
    await traveller.signIn('manager')
    const answer = await traveller.submit('/', '/sign-out')
    expect(await answer.text()).toContain('You have signed out of Stepwise')
    const [, next = ''] = /^0; url=(.*)$/.exec(answer.headers.get('refresh') ?? '') ?? []
    expect(await isIn()).toBe(false)
    const asked = await (await traveller.ask(next)).text()
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked)?.[1] ?? ''
    const ended = await traveller.ask(`${provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    })
    const back = ended.headers.get('location') ?? ''
    expect(back).toBe(`${HERE}/signed-out`)
    expect(await traveller.page(back)).toContain('You have signed out')
    const { url } = await traveller.go('/')
    expect(url.pathname).toContain('/interaction/')
  })
})

describe('the page to come back to', () => {
  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '\\\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:x=y\r\nx: y',
    '',
  ])('is never one of another site: %j', async (page) => {
    const { url } = await traveller.signIn('reader', `/sign-in?page=${encodeURIComponent(page)}`)
    expect(url.href).toBe(`${HERE}/`)
  })
})

describe('addresses', () => {
  it.each(['evil.example', '127.0.0.1:8081', 'localhost:8080'])(
    'other than PUBLIC_URL are refused: %s',
    async (other) => {
      expect((await traveller.ask('/', { headers: { host: other } })).status).toBe(403)
    },
  )

  it.each(['https://evil.example', 'null', 'https://127.0.0.1:8080'])(
    'of another origin are refused: %s',
    async (origin) => {
      await traveller.signIn('reader')
      expect((await traveller.ask('/', { headers: { origin } })).status).toBe(403)
    },
  )
})

describe('programs', () => {
  const asking = async (token: string) =>
    await traveller.ask('/api/cases', { headers: { authorization: `Bearer ${token}` } })

  it('read the JSON with an access token of the provider, as far as its roles go', async () => {
    const reference = await register.openCase()
    const answer = await asking(await provider.accessToken())
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ cases: [], next: null })
    const one = await traveller.ask(`/api/cases/${reference}`, {
      headers: { authorization: `Bearer ${await provider.accessToken()}` },
    })
    expect(one.status).toBe(404)
  })

  it('are refused with a token for somebody else, of somebody else, changed, or run out', async () => {
    const token = await provider.accessToken()
    const elsewhere = await OpenIdProvider.start(HERE)
    const [head = '', body = '', signature = ''] = token.split('.')
    const unsigned = btoa(JSON.stringify({ alg: 'none' }))
    const wrong = [
      await provider.accessToken('urn:something:else'),
      await elsewhere.accessToken(),
      `${head}.${body}x.${signature}`,
      `${unsigned}.${body}.`,
      'made-up',
    ]
    for (const each of wrong) expect((await asking(each)).status, each).toBe(401)
    await elsewhere.stop()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 700_000 })
    expect((await asking(token)).status).toBe(401)
  })

  it('get no page with it', async () => {
    const answer = await traveller.ask('/cases', {
      headers: { authorization: `Bearer ${await provider.accessToken()}` },
    })
    expect(answer.status).toBe(303)
  })
})

describe('limits', () => {
  it('end a flood of sign-ins, and say when to come back', async () => {
    const answers = []
    for (let count = 0; count < 40; count += 1) answers.push(await traveller.ask('/signed-in?state=x&code=y'))
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(30)
    const last = answers.at(-1)
    expect(last?.status).toBe(429)
    expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('end a flood of requests', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 650; count += 1) statuses.push((await traveller.ask('/api/cases')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(50)
  })
})
