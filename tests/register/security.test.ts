import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RealRegister, stepOne } from './real-register.ts'

describe('the register among strangers', () => {
  let register: RealRegister
  let held: string
  beforeAll(async () => {
    register = new RealRegister()
    held = await register.mail({ ...stepOne, verified: false })
  })
  afterAll(() => {
    register.close()
  })
  const discard = { action: 'discard', by: 'B. Manager', why: 'Not genuine' }
  const stillWaits = async () => (await register.store.countHeldMail()) === 1

  it.each(['evil.example', '127.0.0.1:8080.evil.example', ''])(
    'refuses the Host "%s", as a rebound name would send it',
    async (host) => {
      expect((await register.get('/', { host })).status).toBe(403)
    },
  )

  it('refuses a foreign Origin, JSON included', async () => {
    const answer = await register.post('/held/x', {}, { origin: 'https://evil.example' })
    expect(answer.status).toBe(403)
    expect((await register.get('/api/cases', { origin: 'null' })).status).toBe(403)
  })

  it('lets no page run, style, frame or send anything but what it serves itself', async () => {
    const { headers } = await register.get('/')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(policy).toContain("form-action 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  it('has no inline script, style or handler in any page', async () => {
    for (const path of [
      '/',
      '/cases',
      '/held',
      `/held/${held}`,
      '/mail',
      `/mail/${held}`,
      '/outbox',
      '/nope',
    ]) {
      const page = await register.page(path)
      expect(page).not.toMatch(/<script(?![^>]* src=)/)
      expect(page).not.toMatch(/<style/)
      expect(page).not.toMatch(/\sstyle=/)
      expect(page).not.toMatch(/\son[a-z]+=/)
    }
  })

  it('fetches nothing from elsewhere, neither a typeface nor the crown', async () => {
    const page = await register.page('/')
    const urls = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, url]) => url ?? '')
    expect(urls.filter((url) => !url.startsWith('/') && !url.startsWith('#'))).toEqual([])
    for (const url of urls.filter((each) => each.startsWith('/assets/'))) {
      const asset = await register.get(url)
      expect(asset.status).toBe(200)
      expect(asset.headers.get('cache-control')).toContain('immutable')
      const text = await asset.text()
      expect(text).not.toContain('GDS Transport')
      expect(text).not.toContain('url(')
      expect(text).not.toContain('crest')
    }
  })

  it('takes no form without the token of its own page', async () => {
    expect((await register.post(`/held/${held}`, discard)).status).toBe(403)
    expect((await register.post(`/held/${held}`, { ...discard, 'form-token': 'guessed' })).status).toBe(403)
    expect(await stillWaits()).toBe(true)
  })

  it('takes no form that names itself plain text, as other sites can send it', async () => {
    const answer = await register.post(`/held/${held}`, discard, { 'content-type': 'text/plain' })
    expect(answer.status).toBe(403)
    expect(await stillWaits()).toBe(true)
  })

  it('gives the form token in a cookie that neither scripts nor other sites get', async () => {
    const fresh = await register.app.request('http://127.0.0.1:8080/', {
      headers: { host: '127.0.0.1:8080' },
    })
    expect(fresh.headers.get('set-cookie')).toMatch(
      /stepwise-form=\w{32}; Path=\/; HttpOnly; SameSite=Strict/,
    )
  })

  it('refuses a form larger than anybody types', async () => {
    const answer = await register.submit('/held', `/held/${held}`, { ...discard, why: 'x'.repeat(200_000) })
    expect(answer.status).toBe(413)
  })

  it('has no simulated clock where time is real', async () => {
    expect((await register.get('/simulation')).status).toBe(404)
    const answer = await register.app.request('http://127.0.0.1:8080/simulation/advance', {
      method: 'POST',
      headers: { host: '127.0.0.1:8080', 'content-type': 'application/json' },
      body: '{"to":"next"}',
    })
    expect(answer.status).toBe(404)
    expect(await register.page('/')).not.toContain('Simulated clock')
  })
})
