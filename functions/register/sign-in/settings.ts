import { z } from 'zod'
import { rolesSchema } from './grants.ts'

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/

/** Whether a host name means this machine and nothing else. */
export const isLoopback = (host: string): boolean => loopback.test(host)

const safeUrl = (what: string) =>
  z
    .url({ protocol: /^https?$/, error: `must be ${what}` })
    .refine((url) => !url.startsWith('http:') || isLoopback(new URL(url).hostname), {
      error: 'must begin with https:// unless it is on this machine',
    })

/** Who signs people in, and where they come back to: the same variables on one machine and on AWS. */
const signInEnvironment = {
  OIDC_ISSUER: safeUrl('the address of your OpenID provider, such as https://login.example.org/realms/staff'),
  OIDC_CLIENT_ID: z.string().min(1),
  /** Where people reach the register; its path is not used. */
  PUBLIC_URL: safeUrl('where people reach the register, such as https://register.example.org/').transform(
    (url) => new URL(url).origin,
  ),
  /** The claim that says what somebody may do; dots lead into it ("realm_access.roles"). */
  OIDC_ROLES_CLAIM: z.string().min(1).default('groups'),
  /** What its values mean: "VALUE=ROLE" or "VALUE=PARTNERSHIP:ROLE", comma-separated. Without it they say so themselves. */
  OIDC_ROLES: rolesSchema.default([]),
  OIDC_SCOPE: z.string().min(1).default('openid profile email'),
  /** Where a provider that does not say so itself ends its own session. */
  OIDC_END_SESSION_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Programs may send access tokens for this audience to /api; without it none are taken. */
  OIDC_API_AUDIENCE: z.string().min(1).optional(),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(30),
  SESSION_HOURS: z.coerce.number().int().min(1).max(24).default(10),
  /** How long the roles that the provider gave are believed. */
  SESSION_ROLES_MINUTES: z.coerce.number().int().min(5).max(1_440).default(60),
}

export const signInSchema = z.object(signInEnvironment)
export type SignInSettings = z.infer<typeof signInSchema>

/** What must not be read by anybody: given apart, as it comes from a file or from Secrets Manager. */
export interface SignInSecrets {
  readonly clientSecret: string
  /** 32 bytes, with which sessions are sealed. Another key ends every session. */
  readonly sessionKey: Uint8Array
}
