import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInSchema } from '../../../functions/register/sign-in/settings.ts'
import { SignIn } from '../../../functions/register/sign-in/sign-in.ts'
import { host, RealRegister } from '../real-register.ts'
import { ForgingProvider, type Forgery } from './forging-provider.ts'
import { CLIENT } from './openid-provider.ts'
import { Traveller } from './traveller.ts'

const HERE = `http://${host}`

let provider: ForgingProvider
let register: RealRegister
beforeAll(async () => {
  provider = await ForgingProvider.start()
  const settings = signInSchema.parse({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    PUBLIC_URL: HERE,
  })
  const secrets = { clientSecret: CLIENT.secret, sessionKey: randomBytes(32) }
  register = new RealRegister(new SignIn(settings, secrets))
})
afterAll(async () => {
  register.close()
  await provider.stop()
})

/** Comes back from the provider with a code, for which it gives an ID token. */
const comeBackWith = async (forgery: Forgery) => {
  const traveller = new Traveller(register)
  const { url } = await traveller.go('/', ({ origin }) => origin === provider.issuer)
  provider.forge(url, forgery)
  const back = new URLSearchParams({ code: 'a-code', state: url.searchParams.get('state') ?? '' })
  const { status } = await traveller.ask(`/signed-in?${back.toString()}`)
  return { status, session: traveller.cookie('stepwise-session'), traveller }
}

describe('an ID token', () => {
  it('that is right signs somebody in', async () => {
    const { status, traveller } = await comeBackWith({})
    expect(status).toBe(303)
    expect((await traveller.ask('/outbox')).status).toBe(200)
  })

  const hourAgo = Math.floor(Date.now() / 1_000) - 3_600
  it.each<[string, Forgery]>([
    ['the nonce of another attempt', { claims: (right) => ({ ...right, nonce: 'x'.repeat(43) }) }],
    ['no nonce', { claims: (right) => ({ ...right, nonce: undefined }) }],
    ['another audience', { claims: (right) => ({ ...right, aud: 'another-client' }) }],
    ['another issuer', { claims: (right) => ({ ...right, iss: 'https://evil.example' }) }],
    ['an end that is past', { claims: (right) => ({ ...right, iat: hourAgo, exp: hourAgo + 600 }) }],
    ['a signature by another key', { signedBy: 'another key' }],
    ['no signature', { signedBy: 'nobody' }],
  ])('with %s signs nobody in', async (_, forgery) => {
    const { session, status, traveller } = await comeBackWith(forgery)
    expect(status).toBe(400)
    expect(session).toBeUndefined()
    expect((await traveller.ask('/outbox')).status).toBe(303)
  })
})
