import { Hono } from 'hono'
import { api, type RegisterPorts } from './api.ts'

export interface RegisterSettings {
  /** Host headers that are ours ("127.0.0.1:8080"); others come from a page that rebound a name to this machine. */
  readonly hosts: () => readonly string[]
}

/** The register: pages and JSON, the same app on one machine and on AWS. */
export const register = (ports: RegisterPorts, { hosts }: RegisterSettings): Hono => {
  const app = new Hono()
  app.use(async (context, next) => {
    const host = context.req.header('host') ?? ''
    const origin = context.req.header('origin')
    const ours = hosts()
    const foreign =
      !ours.includes(host) || (origin !== undefined && !ours.some((each) => isOriginOf(origin, each)))
    if (foreign) return context.text('This register answers only under its own address.', 403)
    await next()
    return
  })
  app.route('/api', api(ports))
  return app
}

const isOriginOf = (origin: string, host: string): boolean =>
  origin === `http://${host}` || origin === `https://${host}`
