import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Partnerships } from '../domain/partnership/partnerships.ts'
import type { RegisterEnv } from './view.ts'
import { visitor } from './visitor.ts'

const nameCookie = 'stepwise-name'

/** Without sign-in only this machine reaches the register: whoever sits there may do everything, under the name they give. */
export const atThisMachine =
  (partnerships: Partnerships): MiddlewareHandler<RegisterEnv> =>
  async (context, next) => {
    const name = getCookie(context, nameCookie) ?? ''
    context.set(
      'visitor',
      visitor({ name, signedIn: false, account: null, address: null }, () => 'administrator', partnerships),
    )
    await next()
    return
  }
