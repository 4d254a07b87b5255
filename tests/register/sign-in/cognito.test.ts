import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { signInSchema } from '../../../functions/register/sign-in/settings.ts'
import { SignIn } from '../../../functions/register/sign-in/sign-in.ts'
import { host, RealRegister } from '../real-register.ts'
import { CognitoPool } from './cognito-pool.ts'
import { CLIENT } from './openid-provider.ts'
import { Traveller } from './traveller.ts'

const HERE = `http://${host}`
const MANAGER = { email: 'm.anager@example.org', groups: ['waltham-forest:manager', 'eu-west-2_Test_Google'] }

let pool: CognitoPool
let register: RealRegister
let traveller: Traveller
beforeAll(async () => {
  pool = await CognitoPool.start(`${HERE}/signed-out`)
})
afterAll(async () => {
  await pool.stop()
})
beforeEach(() => {
  // As the stack sets them (`infra/aws/sign-in.ts`).
  const settings = signInSchema.parse({
    OIDC_ISSUER: pool.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_ROLES_CLAIM: 'cognito:groups',
    OIDC_END_SESSION_URL: `${pool.domain}/logout`,
    PUBLIC_URL: HERE,
  })
  const secrets = { clientSecret: CLIENT.secret, sessionKey: randomBytes(32) }
  register = new RealRegister(new SignIn(settings, secrets))
  traveller = new Traveller(register)
  pool.asked.splice(0)
})
afterEach(() => {
  register.close()
})

/** Signs in at the managed login, on the way to a page. */
const signIn = async (member: Parameters<CognitoPool['signIn']>[1], page = '/') => {
  const { url } = await traveller.go(page, ({ origin }) => origin === pool.domain)
  const back = pool.signIn(url, member)
  return { out: url, back, ...(await traveller.go(back)) }
}

describe('a pool of Cognito', () => {
  it('is asked at its domain for a code, with a proof key, for the scopes that its client is given', async () => {
    const { out } = await signIn(MANAGER)
    expect(out.pathname).toBe('/oauth2/authorize')
    expect(Object.fromEntries(out.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: CLIENT.id,
      redirect_uri: `${HERE}/signed-in`,
      scope: 'openid profile email',
      code_challenge_method: 'S256',
    })
  })

  it('signs its people in with the roles that their groups are, under their address', async () => {
    const page = `/cases/${await register.openCase()}/note-call`
    const { url, answer } = await signIn(MANAGER, page)
    expect([url.pathname, answer.status]).toEqual([page, 200])
    expect(await answer.text()).toContain('m.anager@example.org')
    // The ID token has said it all.
    expect(pool.asked).not.toContain('/oauth2/userInfo')
  })

  it('that has somebody in no group says nothing of groups, and they are told what they lack', async () => {
    const { answer } = await signIn({ email: 'new@example.org', groups: [] })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('It needs the role reader')
  })

  it('takes a code once', async () => {
    const { back } = await signIn(MANAGER)
    const again = new Traveller(register)
    await again.go('/', ({ origin }) => origin === pool.domain)
    expect((await again.ask(back)).status).toBe(400)
  })

  it('ends its session by parameters of its own, and leads back to a page that says so', async () => {
    await signIn(MANAGER)
    const answer = await traveller.submit('/', '/sign-out')
    const [, next = ''] = /^0; url=(.*)$/.exec(answer.headers.get('refresh') ?? '') ?? []
    expect(new URL(next).origin).toBe(pool.domain)
    const { url, answer: shown } = await traveller.go(next)
    expect(url.href).toBe(`${HERE}/signed-out`)
    expect(await shown.text()).toContain('You have signed out')
  })

  it('gives access tokens that are made for nobody, and they read nothing', async () => {
    const headers = { authorization: `Bearer ${await pool.accessToken()}` }
    expect((await traveller.ask('/api/cases', { headers })).status).toBe(401)
  })
})
