import type { MiddlewareHandler } from 'hono'
import { answer } from '../json/answers.ts'
import type { RegisterEnv, RegisterPorts } from '../view.ts'
import { bareHealthSchema, readHealth, type HealthProbe } from './health.ts'

/** A monitor has nobody to sign in as: where the sign-in would refuse it, it hears one word, and nothing of any partnership. */
export const bareHealth =
  (ports: RegisterPorts, probe: HealthProbe | null): MiddlewareHandler<RegisterEnv> =>
  async (context, next) => {
    await next()
    if (context.res.status !== 401) return
    const { status } = await readHealth(ports, probe)
    context.res = answer(context, bareHealthSchema, { status }, status === 'broken' ? 503 : 200)
    context.header('www-authenticate', undefined)
  }
