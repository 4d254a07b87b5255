import { Hono, type MiddlewareHandler } from 'hono'
import { z } from 'zod'
import type { Ids } from '../../domain/ids.ts'
import { plain } from '../../domain/notice/plain.ts'
import type { Partnerships } from '../../domain/partnership/partnerships.ts'
import { ownPathSchema } from '../forms.ts'
import { withQuery } from '../paging.ts'
import type { RegisterContext, RegisterEnv } from '../view.ts'
import { visitor, type Visitor } from '../visitor.ts'
import { grantOf, grantsOf, grantText, roleIn } from './grants.ts'
import { attemptLimit, requestLimit } from './limits.ts'
import { failedPage, signedOutPage, signingOutPage, signInPage, unreachablePage } from './pages.ts'
import { CALLBACK, provider, ProviderUnreachable, SIGNED_OUT, type Claims } from './provider.ts'
import { Sessions, type Session } from './session.ts'
import type { SignInSecrets, SignInSettings } from './settings.ts'

export interface SignInPorts {
  readonly partnerships: Partnerships
  readonly ids: Ids
  /** Told of faults of the provider, or of our dealings with it; visitors are told to try again. */
  readonly failed: (error: unknown) => void
}

/** People sign in at an OpenID provider; what they may do comes from a claim there. */
export class SignIn {
  readonly origin: string
  readonly requestLimit = requestLimit()
  readonly #settings: SignInSettings
  readonly #sessions: Sessions
  readonly #provider: ReturnType<typeof provider>

  constructor(settings: SignInSettings, secrets: SignInSecrets) {
    this.origin = settings.PUBLIC_URL
    this.#settings = settings
    this.#sessions = new Sessions(settings, secrets)
    this.#provider = provider(settings, secrets)
  }

  /** Sets who asks, or sends them to sign in. Programs may ask `/api` with an access token instead. */
  only({ partnerships, ids, failed }: SignInPorts): MiddlewareHandler<RegisterEnv> {
    return async (context, next) => {
      const isApi = context.req.path.startsWith('/api/')
      const session = await this.#sessions.current(context, Date.now())
      if (session !== null) {
        // A form is not lost on the way: it is the next page that asks.
        if (!isApi && isPage(context) && this.#sessions.rolesAreOld(session, Date.now())) {
          const asking = await this.#askAgain(context, failed)
          if (asking !== null) return asking
        }
        context.set('formToken', session.formToken)
        context.set('visitor', visitorOf(session, partnerships))
        await next()
        return
      }
      if (!isApi) return askToSignIn(context)
      const token = /^Bearer ([\w.-]+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
      try {
        const claims = token === undefined ? null : await this.#provider.claimsOf(token)
        if (claims === null) {
          context.header('www-authenticate', 'Bearer')
          return context.json({ error: 'Sign in first, or send an access token.' }, 401)
        }
        context.set('visitor', visitorOf(this.#sessionOf(claims, ids), partnerships))
      } catch (error) {
        if (!(error instanceof ProviderUnreachable)) throw error
        failed(error)
        return context.json({ error: 'The sign-in service does not answer. Try again.' }, 503)
      }
      await next()
      return
    }
  }

  /** What must be there for somebody who has not signed in yet, or no longer. */
  routes({ ids, failed }: SignInPorts): Hono<RegisterEnv> {
    const app = new Hono<RegisterEnv>()
    app.use('/sign-in', attemptLimit())
    app.use(CALLBACK, attemptLimit())
    app.onError((error, context) => {
      if (!(error instanceof ProviderUnreachable)) throw error
      failed(error)
      return unreachablePage(context)
    })

    app.get('/sign-in', async (context) => await this.#start(context, context.req.query('page')))

    app.get(CALLBACK, async (context) => {
      const attempt = await this.#sessions.takeAttempt(context, context.req.query('state') ?? '', Date.now())
      if (attempt === null) return failedPage(context)
      const answer = new URL(`${CALLBACK}${new URL(context.req.url).search}`, this.origin)
      const claims = await this.#provider.finish(answer, attempt)
      if (claims === null) return failedPage(context)
      const session = this.#sessionOf(claims, ids)
      const before = await this.#sessions.current(context, Date.now())
      await this.#sessions.keep(context, goneOn(before, session), Date.now())
      return context.redirect(ownPathSchema.parse(attempt.page), 303)
    })

    app.get(SIGNED_OUT, (context) => signedOutPage(context))
    return app
  }

  async #start(context: RegisterContext, page: unknown): Promise<Response> {
    const { url, attempt } = await this.#provider.start(ownPathSchema.parse(page))
    await this.#sessions.keepAttempt(context, attempt, Date.now())
    return context.redirect(url.href, 303)
  }

  /** By way of the provider, which most people never see; null while it does not answer. */
  async #askAgain(context: RegisterContext, failed: SignInPorts['failed']): Promise<Response | null> {
    try {
      return await this.#start(context, pathOf(context))
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error
      failed(error)
      return null
    }
  }

  /** Ends the session here at once, and then, where the provider can, there. */
  async signOut(context: RegisterContext, { failed }: Pick<SignInPorts, 'failed'>): Promise<Response> {
    this.#sessions.end(context)
    try {
      const elsewhere = await this.#provider.end()
      return elsewhere === null ? context.redirect(SIGNED_OUT, 303) : signingOutPage(context, elsewhere)
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error
      failed(error)
      return context.redirect(SIGNED_OUT, 303)
    }
  }

  #sessionOf(claims: Claims, ids: Ids): Session {
    const { OIDC_ROLES_CLAIM, OIDC_ROLES, OIDC_ISSUER } = this.#settings
    const { sub, name, address } = personSchema.parse(claims)
    const now = Date.now()
    return {
      subject: `${OIDC_ISSUER} ${sub}`,
      name,
      address,
      grants: grantsOf(claims, OIDC_ROLES_CLAIM, OIDC_ROLES).map(grantText),
      signedInAt: now,
      grantedAt: now,
      seenAt: now,
      formToken: ids.secret(),
    }
  }
}

const text = z.string().trim().min(1).optional().catch(undefined)

/** What a person is called: two people may share a name, but not an address. */
const personSchema = z
  .object({
    sub: z.string().min(1),
    name: text,
    preferred_username: text,
    email: text,
    /** Some providers do not say (OpenID Connect Core, 5.1). */
    email_verified: z.boolean().optional().catch(undefined),
  })
  .transform(({ sub, name, preferred_username: username, email, email_verified: verified }) => {
    const account = email ?? username
    const called =
      name === undefined || name === account
        ? (account ?? sub)
        : account === undefined
          ? name
          : `${name} (${account})`
    const address = verified === false ? null : (z.email().safeParse(account).data?.toLowerCase() ?? null)
    return { sub, name: plain(called).slice(0, 200), address }
  })

const visitorOf = ({ name, subject, address, grants }: Session, partnerships: Partnerships): Visitor =>
  visitor(
    { name, account: subject, address, signedIn: true },
    roleIn(grants.map(grantOf).filter((grant) => grant !== null)),
    partnerships,
  )

/** The same session with new roles, if it is the same person's: its end stays, and so do the forms that are open. */
const goneOn = (before: Session | null, session: Session): Session =>
  before === null || before.subject !== session.subject
    ? session
    : { ...session, signedInAt: before.signedInAt, formToken: before.formToken }

/** Something that a browser shows by itself: it can go by way of the provider, as no image or form could. */
const isPage = (context: RegisterContext): boolean =>
  context.req.method === 'GET' && (context.req.header('sec-fetch-dest') ?? 'document') === 'document'

const pathOf = (context: RegisterContext): string => {
  const { pathname, search } = new URL(context.req.url)
  return `${pathname}${search}`
}

const askToSignIn = (context: RegisterContext): Response => {
  if (context.req.method !== 'GET' && context.req.method !== 'HEAD') return signInPage(context)
  return context.redirect(withQuery('/sign-in', { page: ownPathSchema.parse(pathOf(context)) }), 303)
}
