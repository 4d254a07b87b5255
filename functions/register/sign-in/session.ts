import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { attemptSchema, type Attempt } from './provider.ts'
import { sealed } from './seal.ts'
import type { SignInSecrets, SignInSettings } from './settings.ts'

const sessionSchema = z.object({
  /** As the provider calls them, and never gives to anybody else. */
  subject: z.string(),
  name: z.string(),
  /** Null where the provider gives none that it stands for, and in a session of before it was asked for. */
  address: z.string().nullable().default(null),
  /** Grants as `grants.ts` writes them. */
  grants: z.array(z.string()),
  /** Milliseconds of the epoch. */
  signedInAt: z.number(),
  /** When the provider was last asked for the grants. */
  grantedAt: z.number(),
  seenAt: z.number(),
  /** What the forms of this session carry. */
  formToken: z.string(),
})
export type Session = z.infer<typeof sessionSchema>

const ATTEMPT_SECONDS = 600
/** A session that is in use is sealed anew no more often than this. */
const RENEW_MS = 60_000

/** The cookies of a browser that signs in or has signed in. They hold everything: no server keeps a session. */
export class Sessions {
  readonly #sessions
  readonly #attempts
  readonly #idleMs: number
  readonly #longestMs: number
  readonly #rolesMs: number
  readonly #secure: boolean

  constructor(settings: SignInSettings, { sessionKey }: SignInSecrets) {
    const { SESSION_HOURS, SESSION_IDLE_MINUTES, SESSION_ROLES_MINUTES, PUBLIC_URL } = settings
    this.#longestMs = SESSION_HOURS * 3_600_000
    this.#idleMs = SESSION_IDLE_MINUTES * 60_000
    this.#rolesMs = SESSION_ROLES_MINUTES * 60_000
    this.#secure = PUBLIC_URL.startsWith('https:')
    this.#sessions = sealed('session', sessionSchema, sessionKey, SESSION_HOURS * 3_600)
    this.#attempts = sealed('attempt', attemptSchema, sessionKey, ATTEMPT_SECONDS)
  }

  /** Null where nobody has signed in, or not of late. A session in use lives on, but never beyond its longest. */
  async current(context: Context, now: number): Promise<Session | null> {
    const cookie = getCookie(context, this.#name('session'))
    const session = cookie === undefined ? null : await this.#sessions.open(cookie, new Date(now))
    if (session === null || now - session.seenAt > this.#idleMs) return null
    if (now - session.signedInAt > this.#longestMs) return null
    if (now - session.grantedAt > 2 * this.#rolesMs) return null
    if (now - session.seenAt > RENEW_MS) await this.keep(context, { ...session, seenAt: now }, now)
    return session
  }

  /** Whether it is time to ask the provider for the roles again; without an answer they hold as long once more. */
  rolesAreOld({ grantedAt }: Session, now: number): boolean {
    return now - grantedAt > this.#rolesMs
  }

  async keep(context: Context, session: Session, now: number): Promise<void> {
    this.#set(context, 'session', await this.#sessions.seal(session, new Date(now)))
  }

  end(context: Context): void {
    deleteCookie(context, this.#name('session'), { path: '/', secure: this.#secure })
  }

  /** Several tabs may sign in at once: each attempt has its own cookie. */
  async keepAttempt(context: Context, attempt: Attempt, now: number): Promise<void> {
    const sealedAttempt = await this.#attempts.seal(attempt, new Date(now))
    this.#set(context, attemptName(attempt.state), sealedAttempt, ATTEMPT_SECONDS)
  }

  /** The attempt that a state belongs to, once. */
  async takeAttempt(context: Context, state: string, now: number): Promise<Attempt | null> {
    const name = this.#name(attemptName(state))
    const cookie = getCookie(context, name)
    if (cookie === undefined) return null
    deleteCookie(context, name, { path: '/', secure: this.#secure })
    return await this.#attempts.open(cookie, new Date(now))
  }

  /** Browsers take a `__Host-` cookie only over TLS and from the host itself, so no neighbour can plant one. */
  #name(name: string): string {
    return `${this.#secure ? '__Host-' : ''}stepwise-${name}`
  }

  #set(context: Context, name: string, value: string, maxAge?: number): void {
    setCookie(context, this.#name(name), value, {
      httpOnly: true,
      secure: this.#secure,
      // Strict cookies would be missing when the provider sends the browser back to us.
      sameSite: 'Lax',
      path: '/',
      ...(maxAge === undefined ? {} : { maxAge }),
    })
  }
}

const attemptName = (state: string): string => `sign-in-${state.replace(/[^\w-]/g, '').slice(0, 12)}`
