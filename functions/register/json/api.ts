import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { noticeText } from '../../domain/notice/text.ts'
import type { NoticeRow } from '../../domain/record.ts'
import { documentOf, readingEachOnce, type RenderPorts } from '../../deliver-notice/render.ts'
import { filterAsked, queryOf } from '../case-filter.ts'
import { healthSchema, readHealth, type HealthProbe } from '../health/health.ts'
import { readReport, reportAsked } from '../reports/read-report.ts'
import { reportAsJson } from '../reports/report-json.ts'
import { partnershipsApi } from '../directory/api.ts'
import { noteView } from '../note-view.ts'
import { seenBy } from '../seen.ts'
import {
  answer,
  caseSchema,
  casesSchema,
  erasedCaseSchema,
  errorSchema,
  mailSchema,
  outboxSchema,
  reportSchema,
} from './answers.ts'
import { caseAsJson, caseInList } from './case-json.ts'
import type { RegisterEnv, RegisterPorts } from '../view.ts'

const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  after: z.string().min(1).nullable().default(null),
})

/** The JSON interfaces; README.md lists every word that they use. */
export const api = (ports: RegisterPorts, probe: HealthProbe | null): Hono<RegisterEnv> => {
  const { store } = ports
  const app = new Hono<RegisterEnv>()

  app.get('/cases', async (context) => {
    const page = pageOf(context)
    if (page === null) return answer(context, errorSchema, wrongPage, 400)
    const asked = Object.entries(context.req.query()).filter(([word]) => !(word in pageSchema.shape))
    const filter = filterAsked(Object.fromEntries(asked))
    if (filter === null) return answer(context, errorSchema, wrongFilter, 400)
    const visitor = context.get('visitor')
    const { items, next } =
      visitor.seesEverything && asked.length === 0
        ? await store.listCases(page)
        : await seenBy(visitor, store).findCases(queryOf(filter, ports.clock.now()), page)
    return answer(context, casesSchema, { cases: items.map(caseInList), next })
  })

  app.get('/cases/:reference', async (context) => {
    const found = await caseAsJson(context.req.param('reference'), ports)
    switch (found.kind) {
      case 'none':
        return answer(context, errorSchema, { error: 'There is no case with this reference.' }, 404)
      case 'erased':
        return answer(context, erasedCaseSchema, found.left, 410)
      case 'case':
        return answer(context, caseSchema, {
          ...found.shown,
          notices: await shownTogether(found.notices, ports),
        })
    }
  })

  app.get('/mail', async (context) => {
    const page = pageOf(context)
    if (page === null) return answer(context, errorSchema, wrongPage, 400)
    const visitor = context.get('visitor')
    const seen = seenBy(visitor, store)
    const { items, next } = visitor.seesEverything
      ? await store.listMail(page)
      : await seen.latestMail(null, page)
    const { received, outcomes } = await seen.ledgerBalance()
    const mail = items.map(({ handledBefore = [], erased = null, ...row }) => ({
      ...row,
      handledBefore,
      erased,
    }))
    return answer(context, mailSchema, { mail, received, outcomes: { pending: 0, ...outcomes }, next })
  })

  app.get('/outbox', async (context) => {
    const page = pageOf(context)
    if (page === null) return answer(context, errorSchema, wrongPage, 400)
    const visitor = context.get('visitor')
    const { items, next } = visitor.seesEverything
      ? await store.listNotices(page)
      : await seenBy(visitor, store).latestNotices(page)
    const notices = await shownTogether(items, ports)
    // It gives the words of notices, so it is a look at each case that they are about.
    const cases = new Set(items.flatMap(({ about }) => (about.of === 'case' ? [about.reference] : [])))
    await Promise.all([...cases].map((reference) => noteView(visitor, reference, context.req.path, ports)))
    return answer(context, outboxSchema, { notices, next })
  })

  app.route('/partnerships', partnershipsApi(ports, pageOf, wrongPage))
  app.get('/health', async (context) => {
    const health = await readHealth(ports, probe)
    return answer(context, healthSchema, health, health.status === 'broken' ? 503 : 200)
  })

  app.get('/reports/:partnership/:year', async (context) => {
    const asked = reportAsked(context, ports)
    return asked === null
      ? answer(context, errorSchema, { error: 'There is no report of this partnership and year.' }, 404)
      : answer(context, reportSchema, reportAsJson(await readReport(asked, ports)))
  })

  app.get('/openapi.json', async (context) => context.json((await import('./openapi.ts')).openApiDocument))

  return app
}

const wrongFilter = {
  error: 'Cases are narrowed by the words that the list of cases has in its address, such as state=open.',
}
const wrongPage = {
  error: 'limit is a whole number from 1 to 1000, and after is what the last answer gave as next.',
}

const pageOf = (context: Context) => pageSchema.safeParse(context.req.query()).data ?? null

const shownTogether = async (notices: readonly NoticeRow[], ports: RenderPorts) => {
  const together = readingEachOnce(ports)
  return await Promise.all(notices.map((notice) => shown(notice, together)))
}

const shown = async (notice: NoticeRow, ports: RenderPorts) => {
  const document = await documentOf(notice, ports)
  const { id, kind, to, state } = notice
  return { id, kind, to: to.email, subject: document.subject, text: noticeText(document), state }
}
