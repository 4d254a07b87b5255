import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult } from 'jose'
import { z } from 'zod'
import { CLIENT } from './openid-provider.ts'

const addressSchema = z.custom<AddressInfo>((address) => address !== null && typeof address === 'object')

/** What an ID token says and is sealed with, where it is not what it should be. */
export interface Forgery {
  readonly claims?: (right: Claims) => Claims
  readonly signedBy?: 'another key' | 'nobody'
}

type Claims = Record<string, unknown>
type PrivateKey = GenerateKeyPairResult['privateKey']

/** A provider whose ID tokens are right but for what a test has it forge. */
export class ForgingProvider {
  readonly issuer: string
  readonly #server: Server
  #nonce = ''
  #forgery: Forgery = {}

  private constructor(server: Server) {
    this.#server = server
    this.issuer = `http://127.0.0.1:${addressSchema.parse(server.address()).port}`
  }

  static async start(): Promise<ForgingProvider> {
    const server = createServer()
    await new Promise<void>((listening) => {
      server.listen(0, '127.0.0.1', listening)
    })
    const provider = new ForgingProvider(server)
    const [own, another] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
    const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }
    const { issuer } = provider
    server.on('request', (request, response) => {
      const { pathname } = new URL(request.url ?? '', issuer)
      const answer = async (): Promise<object> => {
        if (pathname === '/jwks') return { keys: [jwk] }
        if (pathname !== '/token') {
          return {
            issuer,
            authorization_endpoint: `${issuer}/auth`,
            token_endpoint: `${issuer}/token`,
            jwks_uri: `${issuer}/jwks`,
            id_token_signing_alg_values_supported: ['RS256'],
          }
        }
        const idToken = await provider.#idToken(own.privateKey, another.privateKey)
        return { access_token: 'x', token_type: 'Bearer', expires_in: 600, id_token: idToken }
      }
      void answer().then((body) => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
      })
    })
    return provider
  }

  /** What the next ID token is, for the attempt whose way out this is. */
  forge(out: URL, forgery: Forgery): void {
    this.#nonce = out.searchParams.get('nonce') ?? ''
    this.#forgery = forgery
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((closed) => {
      this.#server.close(() => {
        closed()
      })
    })
  }

  async #idToken(own: PrivateKey, another: PrivateKey): Promise<string> {
    const { claims = (right: Claims) => right, signedBy } = this.#forgery
    const now = Math.floor(Date.now() / 1_000)
    const payload = claims({
      iss: this.issuer,
      aud: CLIENT.id,
      sub: 'administrator',
      name: 'A. Dministrator',
      groups: ['administrator'],
      nonce: this.#nonce,
      iat: now,
      exp: now + 600,
    })
    const key = signedBy === 'another key' ? another : own
    const token = await new SignJWT(payload).setProtectedHeader({ alg: 'RS256', kid: 'own' }).sign(key)
    if (signedBy !== 'nobody') return token
    const unsigned = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url')
    return `${unsigned}.${token.split('.')[1] ?? ''}.`
  }
}
