import { Hono } from 'hono'
import { gapsOf } from '../../domain/partnership/gaps.ts'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { stateOf } from '../../domain/partnership/version.ts'
import type { Page } from '../../domain/record.ts'
import { answer, partnershipSchema, partnershipsSchema, versionsSchema } from '../json/answers.ts'
import type { RegisterContext, RegisterEnv, RegisterPorts } from '../view.ts'

const none = { error: 'There is no partnership with this id.' }

/** Partnerships as JSON: what is in force, what is missing, and every version. */
export const partnershipsApi = (
  { store, partnerships, clock }: RegisterPorts,
  pageOf: (context: RegisterContext) => Page | null,
  wrongPage: { readonly error: string },
): Hono<RegisterEnv> => {
  const app = new Hono<RegisterEnv>()
  const find = (id: string): Partnership | undefined => partnerships.all.find((each) => each.id === id)

  app.get('/', async (context) => {
    const { sees } = context.get('visitor')
    const seen = partnerships.all.filter(({ id }) => sees.includes(id))
    const heads = await store.versions.heads(seen.map(({ id }) => id))
    const found = seen.map((partnership) => ({
      id: partnership.id,
      name: partnership.name,
      version: partnership.version,
      drafts: heads.find((head) => head.partnership === partnership.id)?.drafts ?? [],
      gaps: gapsOf(partnership, clock.now()).length,
    }))
    return answer(context, partnershipsSchema, { partnerships: found })
  })

  app.get('/:partnership', (context) => {
    const partnership = find(context.req.param('partnership'))
    if (partnership === undefined) return context.json(none, 404)
    const { id, name, version, directory, outOfHours, extraBankHolidays } = partnership
    const gaps = gapsOf(partnership, clock.now()).map(({ care, text }) => ({ care, text }))
    return answer(context, partnershipSchema, {
      id,
      name,
      version,
      gaps,
      outOfHours,
      extraBankHolidays,
      agencies: directory.agencies,
    })
  })

  app.get('/:partnership/versions', async (context) => {
    const page = pageOf(context)
    if (page === null) return context.json(wrongPage, 400)
    const id = context.req.param('partnership')
    const [head] = find(id) === undefined ? [] : await store.versions.heads([id])
    if (head === undefined) return context.json(none, 404)
    const { items, next } = await store.versions.list(id, page)
    const versions = items.map((version) => {
      const { number, origin, basedOn, drafted, settled } = version
      return { number, state: stateOf(version, head), origin, basedOn, drafted, settled }
    })
    return answer(context, versionsSchema, { versions, next })
  })

  return app
}
