import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { RecordStore } from '../domain/ports.ts'
import { show } from './layout.ts'
import { markup } from './markup.ts'
import { notFound } from './not-found.ts'
import { noteView } from './note-view.ts'
import type { RegisterContext, RegisterEnv, RegisterPorts } from './view.ts'
import type { Role, Visitor } from './visitor.ts'

/**
 * What a route shows or changes: one thing, named by a parameter of the path and belonging to a partnership; what the
 * visitor sees of many (`seen`: the handler asks the store for no more than `visitor.sees`); or the whole deployment.
 */
type About = 'case' | 'mail' | 'notice' | 'partnership' | 'seen' | 'deployment'

/**
 * Who may do what. A route that is not here is for administrators of everything, and a test asks for its line:
 * readers look, managers act on cases and held mail, administrators change directories, protocols, retention, settings.
 */
export const whoMay: Readonly<Record<string, readonly [Role, About]>> = {
  'GET /': ['reader', 'seen'],
  'GET /cases': ['reader', 'seen'],
  'GET /cases/:reference': ['reader', 'case'],
  'GET /cases/:reference/bundle': ['manager', 'case'],
  'POST /cases/:reference/bundle': ['manager', 'case'],
  'GET /cases/:reference/bundles/:id': ['manager', 'case'],
  'GET /cases/:reference/bundles/:id/zip': ['manager', 'case'],
  'POST /cases/:reference/instead': ['manager', 'case'],
  'GET /cases/:reference/:act': ['manager', 'case'],
  'POST /cases/:reference/:act': ['manager', 'case'],
  'GET /held': ['reader', 'seen'],
  'GET /held/:id': ['reader', 'mail'],
  'POST /held/:id': ['manager', 'mail'],
  'GET /mail': ['reader', 'seen'],
  'GET /mail/:id': ['reader', 'mail'],
  'GET /mail/:id/raw': ['reader', 'mail'],
  'POST /mail/:id/put-back': ['manager', 'mail'],
  'GET /outbox': ['reader', 'seen'],
  'GET /outbox/:id': ['reader', 'notice'],
  'GET /directory': ['reader', 'seen'],
  'GET /directory/:partnership': ['reader', 'partnership'],
  'GET /directory/:partnership/people/:person': ['reader', 'partnership'],
  'GET /directory/:partnership/protocol/:population': ['reader', 'partnership'],
  'GET /directory/:partnership/change/:change': ['administrator', 'partnership'],
  'POST /directory/:partnership/change/:change': ['administrator', 'partnership'],
  'GET /directory/:partnership/versions': ['reader', 'partnership'],
  'GET /directory/:partnership/versions/:number': ['reader', 'partnership'],
  'GET /directory/:partnership/versions/:number/replay': ['reader', 'partnership'],
  'POST /directory/:partnership/versions/:number': ['administrator', 'partnership'],
  'GET /health': ['reader', 'seen'],
  'GET /reports': ['reader', 'seen'],
  'GET /reports/:partnership': ['reader', 'partnership'],
  'GET /reports/:partnership/:year': ['reader', 'partnership'],
  'GET /reports/:partnership/:year/charts/:chart': ['reader', 'partnership'],
  'GET /reports/:partnership/:year/figures.csv': ['reader', 'partnership'],
  'GET /reports/:partnership/:year/cases.csv': ['reader', 'partnership'],
  'GET /retention': ['administrator', 'seen'],
  'GET /retention/:partnership': ['administrator', 'partnership'],
  'POST /retention/:partnership': ['administrator', 'partnership'],
  'GET /simulation': ['reader', 'seen'],
  'POST /simulation/advance': ['administrator', 'deployment'],
  'GET /api/cases': ['reader', 'seen'],
  'GET /api/cases/:reference': ['reader', 'case'],
  'GET /api/mail': ['reader', 'seen'],
  'GET /api/outbox': ['reader', 'seen'],
  'GET /api/partnerships': ['reader', 'seen'],
  'GET /api/partnerships/:partnership': ['reader', 'partnership'],
  'GET /api/partnerships/:partnership/versions': ['reader', 'partnership'],
  'GET /api/reports/:partnership/:year': ['reader', 'partnership'],
  'GET /api/openapi.json': ['reader', 'seen'],
  'GET /api/health': ['reader', 'seen'],
}

/** The route that answers a request; null where none does. */
interface Route {
  /** As `app.ts` writes it, such as "GET /cases/:reference". */
  readonly name: string
  /** A part of the path, read by the router itself: what is judged is what the handler will read. */
  readonly param: (name: string) => string
}

const routeOf = (context: RegisterContext): Route | null => {
  const method = context.req.method === 'HEAD' ? 'GET' : context.req.method
  const routes = matchedRoutes(context)
  const index = routes.findIndex((each) => each.method === method)
  const route = routes[index]
  if (route === undefined) return null
  const param = (name: string): string => {
    const own = context.req.routeIndex
    context.req.routeIndex = index
    const value = context.req.param(name)
    context.req.routeIndex = own
    return value ?? ''
  }
  return { name: `${method} ${route.path}`, param }
}

/** Lets a request through to its route if its visitor has the role there. What they may not see is not there for them. */
export const guard =
  (ports: Pick<RegisterPorts, 'store' | 'clock'>): MiddlewareHandler<RegisterEnv> =>
  async (context, next) => {
    const route = routeOf(context)
    if (route === null) {
      await next()
      return
    }
    const [role, about] = whoMay[route.name] ?? ['administrator', 'deployment']
    const visitor = context.get('visitor')
    const answer = await judge(visitor, [role, about], route, ports.store)
    if (answer === 'allowed') {
      await next()
      if (context.req.method === 'GET' && context.res.status === 200) {
        await noteView(visitor, await caseOf(about, route, ports.store), context.req.path, ports)
      }
      return
    }
    const isApi = context.req.path.startsWith('/api/')
    if (answer === 'not-there') {
      return isApi
        ? context.json({ error: 'There is nothing here.' }, 404)
        : notFound(context, about === 'deployment' || about === 'seen' ? 'page' : nounOf(about))
    }
    return isApi
      ? context.json({ error: `This needs the role ${role}.` }, 403)
      : show(context, notAllowed(role), 403)
  }

const nounOf = (about: Exclude<About, 'seen' | 'deployment'>) => (about === 'partnership' ? 'page' : about)

const judge = async (
  visitor: Visitor,
  [role, about]: readonly [Role, About],
  route: Route,
  store: RecordStore,
): Promise<'allowed' | 'not-allowed' | 'not-there'> => {
  // Whoever has the role everywhere has it here, wherever that is.
  if (visitor.mayEverywhere(role)) return 'allowed'
  if (about === 'deployment') return 'not-allowed'
  if (about === 'seen') return visitor.maySomewhere(role) ? 'allowed' : 'not-allowed'
  const partnership = await partnershipOf(about, route, store)
  if (partnership === null || !visitor.may('reader', partnership)) return 'not-there'
  return visitor.may(role, partnership) ? 'allowed' : 'not-allowed'
}

/** Of the thing that a path names; null where there is none. */
const partnershipOf = async (
  about: Exclude<About, 'seen' | 'deployment'>,
  { param }: Route,
  store: RecordStore,
): Promise<string | null> => {
  switch (about) {
    case 'case':
      return (await store.loadSummary(param('reference')))?.partnership ?? null
    case 'mail':
      return (await store.loadMail(param('id')))?.partnership ?? null
    case 'notice':
      return (await store.loadNotice(param('id')))?.partnership ?? null
    case 'partnership':
      return param('partnership')
  }
}

/** The case that somebody looks at, or looks at something of; null where it is none. */
const caseOf = async (about: About, { param }: Route, store: RecordStore): Promise<string | null> => {
  switch (about) {
    case 'case':
      return param('reference')
    case 'mail':
      return (await store.loadMail(param('id')))?.reference ?? null
    case 'notice': {
      const notice = await store.loadNotice(param('id'))
      return notice?.about.of === 'case' ? notice.about.reference : null
    }
    case 'partnership':
    case 'seen':
    case 'deployment':
      return null
  }
}

const notAllowed = (role: Role) => ({
  title: 'You cannot do this',
  section: null,
  body: markup`<h1 class="govuk-heading-l">You cannot do this</h1>
    <p class="govuk-body">It needs the role ${role}. Ask whoever manages the accounts of Stepwise for it.</p>`,
})
