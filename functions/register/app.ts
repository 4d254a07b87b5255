import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { actPage, doAct, insteadPage } from './act-pages.ts'
import { api } from './json/api.ts'
import { assets } from './assets.ts'
import { bundleFormPage, bundlePage, bundleZip, orderBundle } from './bundle-pages.ts'
import { casePage } from './case-page.ts'
import { casesPage } from './cases-page.ts'
import { bareHealth } from './health/bare-health.ts'
import { healthPage } from './health/health-page.ts'
import type { HealthProbe } from './health/health.ts'
import { heldMailPage } from './held-mail-page.ts'
import { ledgerPage } from './ledger-page.ts'
import { mailPage, putBack, rawMail } from './mail-page.ts'
import { notFound } from './not-found.ts'
import { noticePage } from './notice-page.ts'
import { handleOneHeldMail, oneHeldMailPage } from './one-held-mail-page.ts'
import { outboxPage } from './outbox-page.ts'
import { reportChart, reportPage } from './reports/report-page.ts'
import { latestReport, reportsPage } from './reports/reports-page.ts'
import { remembering } from './remembered.ts'
import { eraseWhatIsDue, partnershipRetentionPage, retentionPage } from './retention-pages.ts'
import { formLimit, formTokenOf, headers, ownAddressOnly, ownFormsOnly } from './security.ts'
import { simulationRoutes } from './simulation.ts'
import { todayPage } from './today-page.ts'
import type { RegisterContext, RegisterEnv, RegisterPorts, Simulation, View } from './view.ts'
import { seenBy } from './seen.ts'
import type { SignIn } from './sign-in/sign-in.ts'
import { atThisMachine } from './at-this-machine.ts'
import { guard } from './who-may.ts'

// A third of the register edits the directory, or writes spreadsheets, and most visits only look at cases: on AWS the first
// page does not wait for it.
const directory = async () => await import('./directory/pages.ts')
const spreadsheets = async () => await import('./reports/csv-routes.ts')

export interface RegisterSettings {
  /** Where we are ("http://127.0.0.1:8080"); other Host headers come from a page that rebound a name to this machine. */
  readonly origins: () => readonly string[]
  /** Null only where nobody but this machine reaches the register. */
  readonly signIn: SignIn | null
  /** Null wherever time is real. */
  readonly simulation: Simulation | null
  /** Left out: nothing is known of the place, and the health page says nothing of it. */
  readonly probe?: HealthProbe
  /** Told of a fault of ours that kept a page from being shown; the page itself says nothing of it. */
  readonly failed: (error: unknown) => void
}

/** The register: pages and JSON, the same app on one machine and on AWS. */
export const register = (
  given: RegisterPorts,
  { origins, signIn, simulation, failed, probe }: RegisterSettings,
): Hono<RegisterEnv> => {
  const ports = { ...given, read: remembering(given.read) }
  const app = new Hono<RegisterEnv>()
  app.use(headers, ownAddressOnly(signIn === null ? origins : () => [signIn.origin]))
  app.route('/assets', assets())
  app.use(formLimit)
  if (signIn === null) app.use(atThisMachine(ports.partnerships))
  else {
    const { partnerships, ids } = ports
    app.use(signIn.requestLimit)
    app.use('/api/health', bareHealth(ports, probe ?? null))
    app.route('/', signIn.routes({ partnerships, ids, failed }))
    app.use(signIn.only({ partnerships, ids, failed }))
  }
  app.use(ownFormsOnly)
  if (signIn !== null) app.post('/sign-out', (context) => signIn.signOut(context, { failed }))
  app.use('/api/*', guard(ports))
  app.route('/api', api(ports, probe ?? null))
  app.use(async (context, next) => {
    context.set('view', await viewOf(context, ports, simulation))
    await next()
  })
  app.use(guard(ports))
  if (simulation !== null) app.route('/simulation', simulationRoutes(simulation, ports.clock))

  app.get('/', (context) => todayPage(context, ports))
  app.get('/cases', (context) => casesPage(context, ports))
  app.get('/cases/:reference', (context) => casePage(context, ports))
  app.get('/cases/:reference/bundle', (context) => bundleFormPage(context, ports))
  app.post('/cases/:reference/bundle', (context) => orderBundle(context, ports))
  app.get('/cases/:reference/bundles/:id', (context) => bundlePage(context, ports))
  app.get('/cases/:reference/bundles/:id/zip', (context) => bundleZip(context, ports))
  app.post('/cases/:reference/instead', (context) => insteadPage(context, ports))
  app.get('/cases/:reference/:act', (context) => actPage(context, ports))
  app.post('/cases/:reference/:act', (context) => doAct(context, ports))
  app.get('/retention', (context) => retentionPage(context, ports))
  app.get('/retention/:partnership', (context) => partnershipRetentionPage(context, ports))
  app.post('/retention/:partnership', (context) => eraseWhatIsDue(context, ports))
  app.get('/held', (context) => heldMailPage(context))
  app.get('/held/:id', (context) => oneHeldMailPage(context, ports))
  app.post('/held/:id', (context) => handleOneHeldMail(context, ports))
  app.get('/mail', (context) => ledgerPage(context, ports))
  app.get('/mail/:id', (context) => mailPage(context, ports))
  app.get('/mail/:id/raw', (context) => rawMail(context, ports))
  app.post('/mail/:id/put-back', (context) => putBack(context, ports))
  app.get('/outbox', (context) => outboxPage(context))
  app.get('/outbox/:id', (context) => noticePage(context, ports))
  app.get('/directory', async (context) => (await directory()).directoryPage(context, ports))
  app.get('/directory/:partnership', async (context) => (await directory()).partnershipPage(context, ports))
  app.get('/directory/:partnership/people/:person', async (context) =>
    (await directory()).personPage(context, ports),
  )
  app.get('/directory/:partnership/protocol/:population', async (context) =>
    (await directory()).protocolPage(context, ports),
  )
  app.get('/directory/:partnership/change/:change', async (context) =>
    (await directory()).changePage(context, ports),
  )
  app.post('/directory/:partnership/change/:change', async (context) =>
    (await directory()).doChange(context, ports),
  )
  app.get('/directory/:partnership/versions', async (context) =>
    (await directory()).versionsPage(context, ports),
  )
  app.get('/directory/:partnership/versions/:number', async (context) =>
    (await directory()).versionPage(context, ports),
  )
  app.get('/directory/:partnership/versions/:number/replay', async (context) =>
    (await directory()).replayPage(context, ports),
  )
  app.post('/directory/:partnership/versions/:number', async (context) =>
    (await directory()).decideOnVersion(context, ports),
  )
  app.get('/health', (context) => healthPage(context, ports, probe ?? null))
  app.get('/reports', (context) => reportsPage(context, ports))
  app.get('/reports/:partnership', (context) => latestReport(context, ports))
  app.get('/reports/:partnership/:year', (context) => reportPage(context, ports))
  app.get('/reports/:partnership/:year/charts/:chart', (context) => reportChart(context, ports))
  app.get('/reports/:partnership/:year/figures.csv', async (context) =>
    (await spreadsheets()).figuresFile(context, ports),
  )
  app.get('/reports/:partnership/:year/cases.csv', async (context) =>
    (await spreadsheets()).casesFile(context, ports),
  )
  app.onError((error, context) => {
    if (error instanceof HTTPException) return error.getResponse()
    failed(error)
    return context.text(
      'Something went wrong, and nothing was changed. Try again, or tell whoever runs Stepwise.',
      500,
    )
  })
  app.notFound((context) =>
    context.req.path.startsWith('/api/')
      ? context.json({ error: 'There is nothing here.' }, 404)
      : notFound(context, 'page'),
  )
  return app
}

const viewOf = async (
  context: RegisterContext,
  ports: RegisterPorts,
  simulation: Simulation | null,
): Promise<View> => {
  const { pathname, search } = new URL(context.req.url)
  const visitor = context.get('visitor')
  const seen = seenBy(visitor, ports.store)
  return {
    now: ports.clock.now(),
    path: `${pathname}${search}`,
    heldMail: await seen.countHeldMail(),
    simulation: simulation === null ? null : { next: simulation.next() },
    formToken: formTokenOf(context, ports.ids),
    visitor,
    seen,
  }
}
