import { afterAll, describe, expect, it } from 'vitest'
import { register } from '../../functions/register/app.ts'
import { RealRegister } from './real-register.ts'

const host = '127.0.0.1:8080'

describe('a simulated clock', () => {
  const real = new RealRegister()
  afterAll(() => {
    real.close()
  })
  const asked: (string | null)[] = []
  const app = register(real.ports, {
    origins: () => [`http://${host}`],
    signIn: null,
    failed: (error) => {
      throw error
    },
    simulation: {
      next: () => '2026-11-30T09:00:00.000Z',
      advance: async (to) => {
        asked.push(to)
        return to !== null && to < real.now ? null : { now: to ?? '2026-11-30T09:00:00.000Z', ran: 1 }
      },
    },
  })
  const visit = async () => {
    const page = await app.request(`http://${host}/cases?due=today`, { headers: { host } })
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return { text: await page.text(), cookie, token: cookie.split('=')[1] ?? '' }
  }
  const move = async (fields: Record<string, string>) => {
    const { cookie, token } = await visit()
    return await app.request(`http://${host}/simulation/advance`, {
      method: 'POST',
      headers: {
        host,
        cookie,
        origin: `http://${host}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ 'form-token': token, ...fields }).toString(),
    })
  }

  it('is shown on every page, with the next moment at which something is due', async () => {
    const { text } = await visit()
    expect(text).toContain('Simulated clock')
    expect(text).toContain('9am on Monday 30 November 2026')
  })

  it('goes back to the page that its button was on', async () => {
    const answer = await move({ to: 'next', page: '/cases?due=today' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/cases?due=today')
    expect(asked.at(-1)).toBeNull()
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leads away from the register, as "%s" would',
    async (page) => {
      expect((await move({ to: 'next', page })).headers.get('location')).toBe('/')
    },
  )

  it("takes a field's time as the clocks in London show it", async () => {
    await move({ to: '2027-07-01T09:30', page: '/' })
    expect(asked.at(-1)).toBe('2027-07-01T08:30:00.000Z')
  })

  it('says on a page that the clock only moves forward', async () => {
    const answer = await move({ to: '2020-01-01T09:00', page: '/' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('only moves forward')
  })

  it('answers programs in JSON', async () => {
    const post = async (body: unknown) =>
      await app.request(`http://${host}/simulation/advance`, {
        method: 'POST',
        headers: { host, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
    expect(await (await post({ to: 'next' })).json()).toEqual({ now: '2026-11-30T09:00:00.000Z', ran: 1 })
    expect(await (await post({ to: '2026-12-01T10:00:00+01:00' })).json()).toEqual({
      now: '2026-12-01T09:00:00.000Z',
      ran: 1,
    })
    expect((await post({ to: '2020-01-01T00:00:00Z' })).status).toBe(400)
    expect((await post({ to: 'tomorrow' })).status).toBe(400)
    expect((await post(null)).status).toBe(400)
  })
})
