import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isLoopback, signInSchema, type SignInSettings } from '../../functions/register/sign-in/settings.ts'

const schema = signInSchema.extend({ OIDC_CLIENT_SECRET: z.string().min(1) })

export interface LocalSignIn {
  readonly settings: SignInSettings
  readonly clientSecret: string
}

/** What makes no sense without the others: a misspelt variable must not open the register to everybody. */
const names = Object.keys(schema.shape).filter((name) => name.startsWith('OIDC_') || name === 'PUBLIC_URL')

export type ReadSignIn =
  | { readonly kind: 'settings'; readonly signIn: LocalSignIn | null }
  | { readonly kind: 'refused'; readonly errors: readonly string[] }

/**
 * Whether people have to sign in, and how. Where nobody has to, nobody but this machine may reach the register.
 *
 * @param given the variables that are set
 */
export const readSignIn = (given: Readonly<Record<string, unknown>>, httpHost: string): ReadSignIn => {
  if (!names.some((name) => given[name] !== undefined)) {
    return isLoopback(httpHost)
      ? { kind: 'settings', signIn: null }
      : { kind: 'refused', errors: [reachableByAll(httpHost)] }
  }
  const parsed = schema.safeParse(given)
  if (parsed.success) {
    const { OIDC_CLIENT_SECRET: clientSecret, ...settings } = parsed.data
    return { kind: 'settings', signIn: { settings, clientSecret } }
  }
  const errors = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return given[name] === undefined
      ? `${name} is missing: signing in needs it (README, Sign-in).`
      : `${name} ${message}.`
  })
  return { kind: 'refused', errors }
}

const reachableByAll = (host: string): string =>
  `HTTP_HOST is ${host}, where others reach the register without signing in: set OIDC_ISSUER and what belongs to it (README, Sign-in), or leave HTTP_HOST at 127.0.0.1.`

const KEY_BYTES = 32

/** Made once, so that a restart ends nobody's session; deleting the file ends everybody's. */
export const sessionKey = (dataDir: string): Uint8Array => {
  const file = join(dataDir, 'session.key')
  try {
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const key = readFileSync(file)
  if (key.length !== KEY_BYTES)
    throw new WrongSessionKey(`${file} is damaged: delete it, and people sign in anew.`)
  return key
}

export class WrongSessionKey extends Error {
  override readonly name = 'WrongSessionKey'
}
