import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { z } from 'zod'

/** Far more than a person needs who clicks all day, and far less than somebody who tries things out. */
const REQUESTS_A_MINUTE = 600
const ATTEMPTS_IN_FIVE_MINUTES = 30

/** What the two servers that we run under say of a request. */
const nodeSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) })
const lambdaSchema = z.object({
  event: z.object({ requestContext: z.object({ http: z.object({ sourceIp: z.string() }) }) }),
})

const thisMachine = /^(::1|(::ffff:)?127\.)/

/** Who asks, by address. A proxy on this machine names who asked it; from elsewhere that header could be made up. */
const addressOf = (context: Context): string => {
  const lambda = lambdaSchema.safeParse(context.env)
  if (lambda.success) return lambda.data.event.requestContext.http.sourceIp
  const peer = nodeSchema.safeParse(context.env).data?.incoming.socket.remoteAddress ?? 'unknown'
  const forwarded = context.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return thisMachine.test(peer) && forwarded !== undefined && forwarded !== '' ? forwarded : peer
}

const limited = (points: number, seconds: number): MiddlewareHandler => {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (context, next) => {
    try {
      await limiter.consume(addressOf(context))
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused
      context.header('retry-after', String(Math.ceil(refused.msBeforeNext / 1_000)))
      return context.text('Too many requests. Wait a minute, then try again.', 429)
    }
    await next()
    return
  }
}

export const requestLimit = (): MiddlewareHandler => limited(REQUESTS_A_MINUTE, 60)
export const attemptLimit = (): MiddlewareHandler => limited(ATTEMPTS_IN_FIVE_MINUTES, 300)
