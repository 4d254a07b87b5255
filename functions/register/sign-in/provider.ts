import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
  type ClientAuth,
  type Configuration,
} from 'openid-client'
import { z } from 'zod'
import { hasClaim } from './grants.ts'
import type { SignInSecrets, SignInSettings } from './settings.ts'

/** The provider did not answer, or not as one does: nobody can sign in until it does. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable'
}

/** What must be kept from the way out to the way back. */
export const attemptSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  page: z.string(),
})
export type Attempt = z.infer<typeof attemptSchema>

export type Claims = Readonly<Record<string, unknown>>

/** An OpenID provider, as a relying party sees it. */
export interface Provider {
  /** Where a browser goes to sign in. */
  readonly start: (page: string) => Promise<{ readonly url: URL; readonly attempt: Attempt }>
  /** The verified claims of whoever came back; null where the answer does not fit the attempt, or says no. */
  readonly finish: (answer: URL, attempt: Attempt) => Promise<Claims | null>
  /** Where a browser ends the provider's own session; null where there is no such place. */
  readonly end: () => Promise<URL | null>
  /** The verified claims of an access token that was made for us; null for any other. */
  readonly claimsOf: (accessToken: string) => Promise<Claims | null>
}

const DISCOVERED_FOR_MS = 3_600_000
const SECONDS_TO_ANSWER = 10

export const CALLBACK = '/signed-in'
export const SIGNED_OUT = '/signed-out'

/** Discovers the provider when it is first needed, so that the register starts, and mail is taken, without it. */
export const provider = (settings: SignInSettings, { clientSecret }: SignInSecrets): Provider => {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_SCOPE, OIDC_ROLES_CLAIM, PUBLIC_URL } = settings
  let known: { readonly found: Promise<Configuration>; readonly until: number } | null = null

  const discovered = async (): Promise<Configuration> => {
    if (known === null || known.until < Date.now()) {
      const found = discover(OIDC_ISSUER, OIDC_CLIENT_ID, clientSecret)
      known = { found, until: Date.now() + DISCOVERED_FOR_MS }
    }
    try {
      return await known.found
    } catch {
      known = null
      throw new ProviderUnreachable('the OpenID provider does not answer')
    }
  }

  let keys: ReturnType<typeof createRemoteJWKSet> | null = null

  return {
    start: async (page) => {
      const configuration = await discovered()
      const attempt = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), page }
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: `${PUBLIC_URL}${CALLBACK}`,
        scope: OIDC_SCOPE,
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
      })
      return { url, attempt }
    },

    finish: async (answer, { state, nonce, verifier }) => {
      const configuration = await discovered()
      try {
        const tokens = await authorizationCodeGrant(configuration, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (claims === undefined) return null
        const asked = { ...claims }
        // A provider may keep what a scope asks for out of the ID token (OpenID Connect Core 5.4).
        const whole =
          hasClaim(asked, OIDC_ROLES_CLAIM) || configuration.serverMetadata().userinfo_endpoint === undefined
        return whole
          ? asked
          : { ...(await fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...asked }
      } catch (error) {
        return refusedOr(error)
      }
    },

    end: async () => {
      const configuration = await discovered()
      const { end_session_endpoint: own } = configuration.serverMetadata()
      const back = `${PUBLIC_URL}${SIGNED_OUT}`
      // Cognito goes by names of its own for the same two things.
      const parameters = { client_id: OIDC_CLIENT_ID, post_logout_redirect_uri: back, logout_uri: back }
      if (settings.OIDC_END_SESSION_URL !== undefined) {
        return new URL(`?${new URLSearchParams(parameters).toString()}`, settings.OIDC_END_SESSION_URL)
      }
      return own === undefined ? null : buildEndSessionUrl(configuration, parameters)
    },

    claimsOf: async (token) => {
      const { OIDC_API_AUDIENCE: audience } = settings
      if (audience === undefined) return null
      const { issuer, jwks_uri: jwks } = (await discovered()).serverMetadata()
      if (jwks === undefined) return null
      keys ??= createRemoteJWKSet(new URL(jwks))
      try {
        const { payload } = await jwtVerify(token, keys, {
          issuer,
          audience,
          algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
          requiredClaims: ['exp', 'sub'],
        })
        return payload
      } catch (error) {
        if (error instanceof errors.JWKSTimeout)
          throw new ProviderUnreachable('the OpenID provider does not answer')
        if (error instanceof errors.JOSEError) return null
        throw error
      }
    },
  }
}

const discover = async (issuer: string, clientId: string, secret: string): Promise<Configuration> => {
  const url = new URL(issuer)
  const configuration = await discovery(url, clientId, secret, authentication(secret), {
    timeout: SECONDS_TO_ANSWER,
    // The settings let nothing but a provider on this machine do without TLS.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only to make it stand out
    execute: url.protocol === 'http:' ? [allowInsecureRequests] : [],
  })
  // OpenID Connect Core 3.1.3.7 lets TLS stand in for the signature of an ID token; a proxy in between would be believed.
  enableNonRepudiationChecks(configuration)
  return configuration
}

/** Null for an answer that must not be taken; everything else is a fault, and whoever runs Stepwise has to hear of it. */
const refusedOr = (error: unknown): null => {
  if (error instanceof AuthorizationResponseError) return null
  // A code that was used, has run out or was made up. "invalid_client" would be our own secret.
  if (error instanceof ResponseBodyError && error.error === 'invalid_grant') return null
  if (error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT') return null
  throw error instanceof ClientError || error instanceof TypeError
    ? new ProviderUnreachable('the OpenID provider does not answer')
    : error
}

/** By the way that the provider takes; "basic" is the default where it says nothing (OpenID Connect Discovery 3). */
const authentication =
  (secret: string): ClientAuth =>
  (server, client, body, headers) => {
    const takesPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ?? false
    const way = takesPost ? ClientSecretPost(secret) : ClientSecretBasic(secret)
    way(server, client, body, headers)
  }
