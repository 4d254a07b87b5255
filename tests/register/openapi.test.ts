import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fold } from '../../functions/domain/case/fold.ts'
import { eraseRecords } from '../../functions/erase-records/handler.ts'
import { whoMay } from '../../functions/register/who-may.ts'
import { RealRegister, stepOne } from './real-register.ts'

const documentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.object({ get: z.looseObject({ responses: z.record(z.string(), z.unknown()) }) }),
  ),
})

describe('the OpenAPI document', () => {
  const register = new RealRegister()
  let reference: string
  let document: z.infer<typeof documentSchema>

  beforeAll(async () => {
    reference = await register.openCase()
    await register.mail({ ...stepOne, verified: false })
    await register.deliver()
    document = documentSchema.parse(await (await register.get('/api/openapi.json')).json())
  })
  afterAll(() => {
    expect(register.faults).toEqual([])
    register.close()
  })

  const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')
  const isDescribed = (path: string, status: number, answer: unknown): string => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    addFormats.default(ajv)
    ajv.addSchema(document, 'document')
    const place = ['paths', path, 'get', 'responses', String(status), 'content', 'application/json', 'schema']
    const check = ajv.compile({ $ref: `document#/${place.map(escaped).join('/')}` })
    return check(answer) ? 'described' : ajv.errorsText(check.errors)
  }

  it('is as far as it goes: elsewhere under /api programs get JSON too', async () => {
    const answer = await register.get('/api/nothing')
    expect([answer.status, await answer.json()]).toEqual([404, { error: 'There is nothing here.' }])
  })

  it('is one, by the schema of OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document))
    expect(errors ?? []).toEqual([])
    expect([valid, document.openapi]).toEqual([true, '3.1.0'])
  })

  it.each([
    ['/api/cases', '/api/cases', 200],
    ['/api/cases', '/api/cases?limit=0', 400],
    ['/api/cases', '/api/cases?state=any-open&step=1', 200],
    ['/api/cases', '/api/cases?state=odd', 400],
    ['/api/cases', '/api/cases?colour=red', 400],
    ['/api/cases/{reference}', '/api/cases/REFERENCE', 200],
    ['/api/cases/{reference}', '/api/cases/WF-NOSUCH', 404],
    ['/api/mail', '/api/mail', 200],
    ['/api/outbox', '/api/outbox', 200],
    ['/api/reports/{partnership}/{year}', '/api/reports/waltham-forest/2026', 200],
    ['/api/reports/{partnership}/{year}', '/api/reports/waltham-forest/2026?for=publication', 200],
    ['/api/reports/{partnership}/{year}', '/api/reports/nowhere/2026', 404],
    ['/api/partnerships', '/api/partnerships', 200],
    ['/api/partnerships/{partnership}', '/api/partnerships/waltham-forest', 200],
    ['/api/partnerships/{partnership}', '/api/partnerships/nowhere', 404],
    ['/api/health', '/api/health', 200],
  ])('describes %s as it answers %s', async (path, address, status) => {
    const answer = await register.get(address.replace('REFERENCE', reference))
    expect(answer.status).toBe(status)
    expect(isDescribed(path, status, await answer.json())).toBe('described')
  })

  it('would notice an answer that it does not describe', async () => {
    const answer: unknown = await (await register.get('/api/cases')).json()
    const { cases } = z.object({ cases: z.array(z.looseObject({ state: z.string() })) }).parse(answer)
    const other = { cases: cases.map((each) => ({ ...each, state: 'lost' })), next: null }
    expect(isDescribed('/api/cases', 200, other)).not.toBe('described')
    expect(isDescribed('/api/cases', 200, { cases })).not.toBe('described')
  })

  it('names every address that answers with JSON', () => {
    const asked = Object.keys(whoMay).flatMap((route) =>
      route.startsWith('GET /api/') ? [route.slice(4)] : [],
    )
    const named = asked
      .filter((route) => route !== '/api/openapi.json')
      .map((route) => route.replace(/:(\w+)/g, '{$1}'))
    expect(Object.keys(document.paths).toSorted()).toEqual(named.toSorted())
  })

  it('gives the report’s figures as the page does, and keeps small ones back for publication', async () => {
    const cell = z.object({ value: z.number().nullable(), keptBack: z.boolean() })
    const shape = z.object({
      tables: z.array(
        z.object({ id: z.string(), rows: z.array(z.object({ key: z.string(), cells: z.array(cell) })) }),
      ),
    })
    const read = async (address: string) => {
      const { tables } = shape.parse(await (await register.get(address)).json())
      const rows = tables.find(({ id }) => id === 'cases')?.rows
      return rows?.find(({ key }) => key === 'children')?.cells.at(-1)
    }
    const address = '/api/reports/waltham-forest/2026'
    expect(await read(address)).toEqual({ value: 1, keptBack: false })
    expect(await read(`${address}?for=publication`)).toEqual({ value: null, keptBack: true })
  })

  it('narrows the list of cases by what it is asked for, as the page does', async () => {
    const referencesOf = async (query: string) =>
      z
        .object({ cases: z.array(z.object({ reference: z.string() })) })
        .parse(await (await register.get(`/api/cases?${query}`)).json())
        .cases.map((each) => each.reference)
    expect(await referencesOf('state=open&by=parkside-primary')).toEqual([reference])
    expect(await referencesOf('state=resolved')).toEqual([])
    expect(await referencesOf('with=parkside-primary')).toEqual([])
  })

  it('says between whom a case is, how it stands, and of every event who did it and why, as the page does', async () => {
    const act = async (name: string, fields: Record<string, string>) => {
      const path = `/cases/${reference}/${name}`
      await register.submit(path, path, { by: 'B. Unit', why: 'Both rang', ...fields })
    }
    await act('note-call', { withWhom: 'Both managers', text: 'They will meet.' })
    await act('classify', { cause: 'threshold', levelOfNeed: 'child-in-need' })
    await act('flag-risk', {})
    await act('record-outcome', { text: 'A meeting', outstanding: 'The report' })
    await act('set-legal-hold', {})
    const answer: unknown = await (await register.get(`/api/cases/${reference}`)).json()
    expect(isDescribed('/api/cases/{reference}', 200, answer)).toBe('described')
    expect(answer).toMatchObject({
      escalatingAgency: 'Parkside Primary School',
      receivingAgencyId: 'childrens-services',
      practitioner: { name: 'T. Okafor', email: 't.okafor@parkside-primary.example' },
      cause: 'threshold',
      levelOfNeed: 'child-in-need',
      immediateRisk: true,
      legalHold: true,
      outcome: { text: 'A meeting', outstanding: 'The report', byTelephone: true, agreed: false },
      check: { intact: true },
    })
    expect(answer).toHaveProperty(
      'events',
      expect.arrayContaining([
        expect.objectContaining({
          type: 'call-noted',
          detail: 'They will meet.',
        }),
      ]),
    )
    expect(JSON.stringify(answer)).toContain('"name":"B. Unit","why":"Both rang"')
    const { token } = fold(await register.store.loadCase(reference)) ?? { token: '' }
    expect(JSON.stringify(answer)).not.toContain(token)
    const list: unknown = await (await register.get('/api/cases')).json()
    expect(list).toHaveProperty('cases.0.receivingAgency', "Children's Social Care")
  })

  it('says of a case whose record was erased that it was, when and by whom, with what is left', async () => {
    const gone = await register.openCase({ ...stepOne, messageId: '<gone@parkside-primary.example>' })
    await register.submit(`/cases/${gone}/close`, `/cases/${gone}/close`, { by: 'B. Unit', why: 'In error' })
    await register.deliver()
    const before = register.now
    register.now = '2062-01-02T10:00:00.000Z'
    const partnership = register.partnerships.get('waltham-forest')
    const keeps = { ...partnership, retention: { closedCases: { years: 35 }, mailWithoutCase: null } }
    const person = { by: 'A. Administrator', why: 'Retention ended' }
    await eraseRecords(keeps, { cases: [gone], mails: [] }, person, register.ports)
    const response = await register.get(`/api/cases/${gone}`)
    register.now = before
    const answer: unknown = await response.json()
    expect(response.status).toBe(410)
    expect(isDescribed('/api/cases/{reference}', 410, answer)).toBe('described')
    expect(answer).toMatchObject({
      case: { reference: gone, state: 'closed', erased: { by: 'A. Administrator', why: 'Retention ended' } },
      check: { intact: true },
    })
  })
})
