import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { instantAt } from '../domain/deadlines/local-time.ts'
import { instantSchema } from '../domain/instant.ts'
import type { Clock } from '../domain/ports.ts'
import { ownPathSchema } from './forms.ts'
import { show } from './layout.ts'
import { markup } from './markup.ts'
import type { RegisterContext, RegisterEnv, Simulation } from './view.ts'

const isoTime = z.iso.datetime({ offset: true }).transform((time) => new Date(time).toISOString())
/** What a `datetime-local` field sends: the time that a clock in London shows. */
const wallTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/)
  .transform((time) => instantAt(time.slice(0, 10), time.slice(11), 'Europe/London'))
const toSchema = z.union([z.literal('next'), isoTime.pipe(instantSchema), wallTime.pipe(instantSchema)])
const advanceSchema = z.object({ to: toSchema, page: ownPathSchema.optional() })

/** `GET /simulation` and `POST /simulation/advance`, there only while the clock is simulated. */
export const simulationRoutes = (simulation: Simulation, clock: Clock): Hono<RegisterEnv> => {
  const app = new Hono<RegisterEnv>()
  app.get('/', (context) => context.json({ now: clock.now() }))
  app.post('/advance', async (context) => {
    const isJson = context.req.header('content-type')?.startsWith('application/json') === true
    const wanted = advanceSchema.safeParse(await bodyOf(context, isJson))
    const to = wanted.data?.to ?? null
    const moved = to === null ? null : await simulation.advance(to === 'next' ? null : to)
    if (isJson) return answerJson(context, to, moved, clock)
    if (moved === null) return refuse(context, wanted.data?.page ?? '/')
    return context.redirect(wanted.data?.page ?? '/', 303)
  })
  return app
}

const answerJson = (
  context: Context,
  to: string | null,
  moved: Awaited<ReturnType<Simulation['advance']>>,
  clock: Clock,
) => {
  if (to === null) return context.json({ error: 'Send {"to": "next"} or {"to": an ISO 8601 time}.' }, 400)
  return moved === null
    ? context.json({ error: 'That time is past: the clock only moves forward.', now: clock.now() }, 400)
    : context.json(moved)
}

const refuse = (context: RegisterContext, page: string) =>
  show(
    context,
    {
      title: 'The clock only moves forward',
      section: null,
      back: { href: page, text: 'Back' },
      body: markup`<h1 class="govuk-heading-l">The clock only moves forward</h1>
        <p class="govuk-body">Choose a time after the one that the simulated clock shows.</p>`,
    },
    400,
  )

/** The button of the page sends a form, programs send JSON. */
const bodyOf = async ({ req }: Context, isJson: boolean): Promise<unknown> => {
  try {
    return isJson ? await req.json() : await req.parseBody()
  } catch {
    return null
  }
}
