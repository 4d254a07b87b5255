import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { register } from '../../functions/register/app.ts'
import { healthSchema, type HealthProbe } from '../../functions/register/health/health.ts'
import { notice, pendingMail } from '../contracts/rows.ts'
import { RealRegister } from './real-register.ts'

const GB = 1024 ** 3
const host = '127.0.0.1:8080'

describe('the health page', () => {
  let real: RealRegister
  beforeEach(() => {
    real = new RealRegister()
  })
  afterEach(() => {
    real.close()
  })

  const ask = async (probe: Partial<HealthProbe> = {}, path = '/api/health', accept = '*/*') => {
    const app = register(real.ports, {
      origins: () => [`http://${host}`],
      signIn: null,
      simulation: null,
      failed: (error) => {
        throw error
      },
      probe: {
        overdueClocks: async () => 0,
        disk: async () => ({ freeBytes: 50 * GB, ofBytes: 100 * GB }),
        ...probe,
      },
    })
    return await app.request(`http://${host}${path}`, { headers: { host, accept } })
  }
  const health = async (probe: Partial<HealthProbe> = {}) => {
    const answer = await ask(probe)
    const { status, checks } = healthSchema.parse(await answer.json())
    const wrong = checks.flatMap((check) => (check.status === 'ok' ? [] : [`${check.name} ${check.status}`]))
    return { http: answer.status, status, wrong }
  }

  it('says that all is well after a case was opened and its notices went out', async () => {
    await real.openCase()
    await real.deliver()
    expect(await health()).toEqual({ http: 200, status: 'ok', wrong: [] })
  })

  it('is broken when a mail waits unread for longer than a quarter of an hour', async () => {
    await real.store.receive(pendingMail('mail-1', { receivedAt: '2026-11-23T09:50:00.000Z' }))
    expect(await health()).toEqual({ http: 200, status: 'ok', wrong: [] })
    real.now = '2026-11-23T10:05:00.001Z'
    expect(await health()).toEqual({ http: 503, status: 'broken', wrong: ['mail broken'] })
  })

  it('is broken when deadlines are not kept, or a notice is due and nobody sends it', async () => {
    expect(await health({ overdueClocks: async () => 2 })).toMatchObject({
      http: 503,
      wrong: ['clocks broken'],
    })
    await real.store.noticeAttempted(notice('n-1', { nextAttemptAt: '2026-11-23T09:00:00.000Z' }))
    expect(await health()).toMatchObject({ http: 503, wrong: ['outbox broken'] })
  })

  it('asks for a look, and no more, at what loses nothing yet', async () => {
    const givenUp = { state: 'failed', nextAttemptAt: null, createdAt: real.now } as const
    await real.store.noticeAttempted(notice('n-1', givenUp))
    const disk = async () => ({ freeBytes: 0.5 * GB, ofBytes: 100 * GB })
    expect(await health({ disk })).toEqual({
      http: 200,
      status: 'look',
      wrong: ['given-up look', 'disk look'],
    })
    real.now = '2028-11-01T10:00:00.000Z'
    expect((await health()).wrong).toContain('calendar look')
  })

  it('is broken before the disk is full', async () => {
    const disk = async () => ({ freeBytes: 0.05 * GB, ofBytes: 100 * GB })
    expect(await health({ disk })).toMatchObject({ http: 503, wrong: ['disk broken'] })
  })

  it('is a page for people and JSON for machines', async () => {
    const page = await (await ask({}, '/health', 'text/html,application/json')).text()
    expect(page).toContain('Stepwise is well')
    expect(page).toContain('Bank holidays are known until')
    expect((await ask({}, '/health', 'application/json')).headers.get('content-type')).toContain('json')
    const broken = await ask({ overdueClocks: async () => 1 }, '/health', 'text/html')
    expect([broken.status, (await broken.text()).includes('Stepwise needs help now')]).toEqual([503, true])
  })
})
