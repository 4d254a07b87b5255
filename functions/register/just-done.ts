import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { RegisterContext } from './view.ts'

const name = 'stepwise-done'
/** Long enough for the page that a form comes back to. */
const SECONDS = 60

/**
 * Back to a page after a form, which then says once what was done. It is in no address: a reload or a link that is passed on
 * must not say it again (GOV.UK Design System, notification banner: for what the user has just done).
 */
export const backTo = (context: RegisterContext, page: string, done: string): Response => {
  setCookie(context, name, done, {
    httpOnly: true,
    sameSite: 'Strict',
    path: pathOf(page),
    maxAge: SECONDS,
    secure: new URL(context.req.url).protocol === 'https:',
  })
  return context.redirect(page, 303)
}

/** What a form has just done, told once; null where none came back to this page. */
export const justDone = (context: RegisterContext): string | null => {
  const done = getCookie(context, name)
  if (done === undefined) return null
  deleteCookie(context, name, { path: context.req.path })
  return done
}

const pathOf = (page: string): string => page.replace(/[?#].*$/, '')
