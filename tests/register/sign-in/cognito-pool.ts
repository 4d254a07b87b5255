import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { z } from 'zod'
import { CLIENT } from './openid-provider.ts'

const addressSchema = z.object({ port: z.number() })

interface Member {
  readonly email: string
  /** None at all: Cognito leaves the claim out. */
  readonly groups: readonly string[]
}

interface Asked {
  readonly nonce: string
  readonly challenge: string
  readonly back: string
  readonly member: Member
}

interface Answer {
  readonly status: number
  readonly body?: object
  readonly location?: string
}

const wrong = (error: string): Answer => ({ status: 400, body: { error } })

/**
 * What a Cognito pool does otherwise than other providers, as its Developer Guide says ("Using the ID token", "Token
 * endpoint", "userInfo endpoint", "Logout endpoint"): the issuer names the pool in its path and lies elsewhere than the
 * pages; groups are a claim of the ID token alone, and missing where there are none; an access token has no audience;
 * and its sign-out goes by names of its own, to registered addresses.
 */
export class CognitoPool {
  readonly issuer: string
  readonly domain: string
  readonly #server: Server
  readonly #signOutTo: string
  readonly #codes = new Map<string, Asked>()
  #sign: ((claims: object) => Promise<string>) | null = null
  readonly asked: string[] = []

  private constructor(server: Server, signOutTo: string) {
    const { port } = addressSchema.parse(server.address())
    this.#server = server
    this.#signOutTo = signOutTo
    this.issuer = `http://127.0.0.1:${port}/eu-west-2_Test`
    this.domain = `http://localhost:${port}`
  }

  static async start(signOutTo: string): Promise<CognitoPool> {
    const server = createServer()
    await new Promise<void>((listening) => {
      server.listen(0, listening)
    })
    const pool = new CognitoPool(server, signOutTo)
    const { publicKey, privateKey } = await generateKeyPair('RS256')
    const kid = 'hashedKeyId='
    const keys = [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }]
    pool.#sign = async (claims) =>
      await new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey)
    server.on('request', (request, response) => {
      void pool.#answer(request, keys).then(({ status, body, location }) => {
        if (location !== undefined) response.setHeader('location', location)
        response.setHeader('content-type', 'application/json;charset=UTF-8')
        response.writeHead(status).end(body === undefined ? '' : JSON.stringify(body))
      })
    })
    return pool
  }

  /** What somebody comes back with who signed in at the managed login, to which `out` led. */
  signIn(out: URL, member: Member): string {
    const code = randomUUID()
    const given = (name: string): string => out.searchParams.get(name) ?? ''
    const [nonce, challenge, back] = [given('nonce'), given('code_challenge'), given('redirect_uri')]
    this.#codes.set(code, { nonce, challenge, back, member })
    return `${back}?${new URLSearchParams({ code, state: given('state') }).toString()}`
  }

  async accessToken(): Promise<string> {
    return await this.#signed({
      ...this.#common(),
      client_id: CLIENT.id,
      token_use: 'access',
      scope: 'openid',
    })
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((closed) => {
      this.#server.close(() => {
        closed()
      })
    })
  }

  async #answer(request: IncomingMessage, keys: readonly object[]): Promise<Answer> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.domain)
    this.asked.push(pathname)
    switch (pathname) {
      case '/eu-west-2_Test/.well-known/openid-configuration':
        return { status: 200, body: this.#discovery() }
      case '/eu-west-2_Test/.well-known/jwks.json':
        return { status: 200, body: { keys } }
      case '/oauth2/token':
        return await this.#token(new URLSearchParams(await bodyOf(request)))
      case '/oauth2/userInfo':
        return { status: 200, body: { sub: SUBJECT, email_verified: 'true', username: SUBJECT } }
      case '/logout': {
        const known =
          searchParams.get('client_id') === CLIENT.id && searchParams.get('logout_uri') === this.#signOutTo
        return known ? { status: 302, location: this.#signOutTo } : wrong('invalid_request')
      }
      default:
        return { status: 404 }
    }
  }

  #discovery(): object {
    return {
      issuer: this.issuer,
      jwks_uri: `${this.issuer}/.well-known/jwks.json`,
      authorization_endpoint: `${this.domain}/oauth2/authorize`,
      token_endpoint: `${this.domain}/oauth2/token`,
      userinfo_endpoint: `${this.domain}/oauth2/userInfo`,
      response_types_supported: ['code', 'token'],
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    }
  }

  async #token(form: URLSearchParams): Promise<Answer> {
    if (form.get('client_id') !== CLIENT.id || form.get('client_secret') !== CLIENT.secret)
      return wrong('invalid_client')
    const code = form.get('code') ?? ''
    const asked = this.#codes.get(code)
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (asked?.challenge !== proof || form.get('redirect_uri') !== asked.back) return wrong('invalid_grant')
    this.#codes.delete(code)
    const { nonce, member } = asked
    const idToken = await this.#signed({
      ...this.#common(),
      aud: CLIENT.id,
      token_use: 'id',
      nonce,
      'cognito:username': SUBJECT,
      email: member.email,
      email_verified: true,
      at_hash: 'notCheckedInTheCodeFlow',
      ...(member.groups.length === 0 ? {} : { 'cognito:groups': member.groups }),
    })
    const accessToken = await this.accessToken()
    const tokens = { id_token: idToken, access_token: accessToken, refresh_token: 'opaque' }
    return { status: 200, body: { ...tokens, expires_in: 3_600, token_type: 'Bearer' } }
  }

  #common() {
    const now = Math.floor(Date.now() / 1_000)
    const ids = { origin_jti: randomUUID(), event_id: randomUUID(), jti: randomUUID() }
    return { ...ids, sub: SUBJECT, iss: this.issuer, auth_time: now, iat: now, exp: now + 3_600 }
  }

  async #signed(claims: object): Promise<string> {
    if (this.#sign === null) throw new Error('the pool has not started')
    return await this.#sign(claims)
  }
}

const SUBJECT = '96e2b2d4-a0f1-7021-d6ea-eb0e4f0d3f00'

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(z.instanceof(Uint8Array).parse(chunk))
  return Buffer.concat(chunks).toString()
}
