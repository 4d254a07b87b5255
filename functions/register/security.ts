import { timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { Ids } from '../domain/ids.ts'
import type { RegisterContext, RegisterEnv } from './view.ts'

/** Nothing but what the register itself serves: no inline script or style, no frame, no form to elsewhere. */
export const headers: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
  // With "no-referrer" browsers would send forms with "Origin: null".
  referrerPolicy: 'same-origin',
})

/**
 * Refuses a foreign Host (a page elsewhere can rebind its own name to this machine) and a foreign Origin.
 *
 * @param origins where we are, such as "http://127.0.0.1:8080"
 */
export const ownAddressOnly =
  (origins: () => readonly string[]): MiddlewareHandler =>
  async (context, next) => {
    const host = context.req.header('host') ?? ''
    const origin = context.req.header('origin')
    const ours = origins()
    const foreign =
      !ours.some((each) => new URL(each).host === host) || (origin !== undefined && !ours.includes(origin))
    if (foreign) return context.text('This register answers only under its own address.', 403)
    await next()
    return
  }

const formCookie = 'stepwise-form'
const formField = 'form-token'
const largestForm = 100 * 1024

/** The secret of this browser's forms: in a cookie that no other site's request carries, and in each form. */
export const formTokenOf = (context: RegisterContext, ids: Ids): string => {
  const ofSession = context.get('formToken')
  if (ofSession !== undefined) return ofSession
  const known = getCookie(context, formCookie)
  if (known !== undefined && known.length >= 32) return known
  const token = ids.secret()
  setCookie(context, formCookie, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    secure: new URL(context.req.url).protocol === 'https:',
  })
  return token
}

const isForm = (contentType: string | undefined): boolean =>
  contentType === undefined || !contentType.startsWith('application/json')

/**
 * A form acts only if its page was ours: other sites can make a browser send a form, but neither read its token nor
 * have the cookie sent. Who signed in has the token in their session. JSON is let through, as browsers ask first before they send it across sites.
 */
export const ownFormsOnly: MiddlewareHandler<RegisterEnv> = async (context, next) => {
  const { method } = context.req
  if (method === 'GET' || method === 'HEAD' || !isForm(context.req.header('content-type'))) {
    await next()
    return
  }
  const form = await context.req.parseBody().catch(() => ({}) as const)
  const sent = formField in form ? form[formField] : undefined
  const expected = context.get('formToken') ?? getCookie(context, formCookie)
  if (typeof sent !== 'string' || expected === undefined || !sameText(sent, expected)) {
    return context.text('This form is out of date. Go back, reload the page and send it again.', 403)
  }
  await next()
  return
}

const sameText = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}

export const formLimit: MiddlewareHandler = bodyLimit({ maxSize: largestForm })
