import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signInSchema } from '../../../functions/register/sign-in/settings.ts'
import { SignIn } from '../../../functions/register/sign-in/sign-in.ts'
import { whoMay } from '../../../functions/register/who-may.ts'
import { host, RealRegister, stepOne } from '../real-register.ts'
import { CLIENT, OpenIdProvider, type Person } from './openid-provider.ts'
import { Traveller } from './traveller.ts'

const HERE = `http://${host}`
const ELSEWHERE = 'escalations@blackpool.example'
const SECRET_WORDS = 'Concern about Blackpool alone'

let provider: OpenIdProvider
let register: RealRegister
/** Of Waltham Forest, whose reader, manager and administrator look. */
const ours = { reference: '', held: '', opening: '', notice: '' }
/** Of Blackpool, of which they must see nothing. */
const theirs = { reference: '', held: '', opening: '', notice: '' }
const travellers = new Map<Person, Traveller>()

const as = (person: Person): Traveller => {
  const traveller = travellers.get(person)
  if (traveller === undefined) throw new Error('nobody has signed in as that')
  return traveller
}

beforeAll(async () => {
  provider = await OpenIdProvider.start(HERE)
  const settings = signInSchema.parse({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_SCOPE: 'openid profile email groups',
    PUBLIC_URL: HERE,
  })
  register = new RealRegister(
    new SignIn(settings, { clientSecret: CLIENT.secret, sessionKey: randomBytes(32) }),
  )
  for (const [place, mailbox] of [
    [ours, 'escalations@waltham-forest.example'],
    [theirs, ELSEWHERE],
  ] as const) {
    const written = {
      ...stepOne,
      mailbox,
      subject: place === theirs ? SECRET_WORDS : 'Ours',
      text: (stepOne.text ?? '').replace('step one', place === theirs ? 'stage 1' : 'step one'),
    }
    place.opening = await register.mail({ ...written, messageId: `<opening@${mailbox}>` })
    place.held = await register.mail({ ...written, verified: false, messageId: `<held@${mailbox}>` })
    place.reference = (await register.store.loadMail(place.opening))?.reference ?? ''
    place.notice = (await register.store.noticesOfCase(place.reference))[0]?.id ?? ''
  }
  for (const person of ['reader', 'manager', 'administrator', 'stranger'] as const) {
    const traveller = new Traveller(register)
    await traveller.signIn(person)
    travellers.set(person, traveller)
  }
}, 60_000)
afterAll(async () => {
  register.close()
  await provider.stop()
})

/** Every route of the register that shows or changes one thing of a partnership, with that thing in its place. */
const routesOf = (place: typeof ours, partnership: string) =>
  register.app.routes
    .filter(({ method, path }) => {
      const about = whoMay[`${method} ${path}`]?.[1]
      return about !== undefined && about !== 'seen' && about !== 'deployment'
    })
    .map(({ method, path }) => {
      const about = whoMay[`${method} ${path}`]?.[1]
      const id = about === 'notice' ? place.notice : path.startsWith('/held') ? place.held : place.opening
      const filled = path
        .replace(':reference', place.reference)
        .replace(':id', id)
        .replace(':partnership', partnership)
        .replace(':act', 'note-call')
        .replace(':year', '2026')
        .replace(/:\w+/, 'x')
      return { route: `${method} ${path}`, method, path: filled }
    })

const ask = async (person: Person, { method, path }: { method: string; path: string }) =>
  method === 'GET' ? await as(person).ask(path) : await as(person).submit('/', path, { why: 'x' })

describe('roles', () => {
  it('are tried on things that are there', () => {
    for (const place of [ours, theirs]) {
      for (const value of Object.values(place)) expect(value).not.toBe('')
    }
  })

  it('of one partnership find nothing that belongs to another, on any route, by any method', async () => {
    for (const route of routesOf(theirs, 'blackpool')) {
      const answer = await ask('reader', route)
      expect(answer.status, route.route).toBe(404)
      expect(await answer.text(), route.route).not.toContain(SECRET_WORDS)
    }
  })

  it('of one partnership find nothing that belongs to another in any list, count or figure', async () => {
    const lists = register.app.routes.filter(
      ({ method, path }) => method === 'GET' && whoMay[`GET ${path}`]?.[1] === 'seen',
    )
    expect(lists.length).toBeGreaterThan(6)
    for (const { path } of lists) {
      const text = await as('reader').page(path)
      for (const word of [
        theirs.reference,
        theirs.held,
        theirs.notice,
        SECRET_WORDS,
        'blackpool.example',
        'Blackpool',
      ]) {
        expect(text, `${word} on ${path}`).not.toContain(word)
      }
    }
    expect(await as('reader').page('/cases')).toContain('<strong>1</strong> case')
    expect(await as('reader').page('/cases?partnership=blackpool')).toContain('<strong>0</strong> cases')
    expect(await as('reader').page('/held')).toContain('1 mail waits')
    expect(await as('administrator').page('/held')).toContain('2 mails wait')
    const balance = await (await as('reader').ask('/api/mail')).json()
    expect(balance).toMatchObject({ received: 2, outcomes: { opened: 1, held: 1, pending: 0 } })
    expect((await as('reader').ask(`/cases?find=${theirs.reference}`)).status).toBe(200)
    expect((await as('reader').ask(`/cases?find=${ours.reference}`)).status).toBe(303)
  })

  it('let a reader look and do nothing', async () => {
    for (const route of routesOf(ours, 'waltham-forest')) {
      const needed = whoMay[route.route]?.[0]
      const { status } = await ask('reader', route)
      if (needed === 'reader') expect([200, 303, 404], `${status} ${route.route}`).toContain(status)
      else expect(status, route.route).toBe(403)
    }
    const page = await as('reader').page(`/cases/${ours.reference}`)
    expect(page).not.toContain('What you can do')
    expect(await as('reader').page(`/held/${ours.held}`)).not.toContain('What to do with it')
  })

  it('let a manager act in their own partnership, and look where they are a reader', async () => {
    const act = (place: typeof ours) => ({ method: 'POST', path: `/cases/${place.reference}/note-call` })
    expect((await ask('manager', act(ours))).status).toBe(400)
    expect((await ask('manager', act(theirs))).status).toBe(403)
    expect((await as('manager').ask(`/cases/${theirs.reference}`)).status).toBe(200)
    expect(await as('manager').page('/cases')).toContain('<strong>2</strong> cases')
    for (const [route, [role]] of Object.entries(whoMay)) {
      if (
        role !== 'administrator' ||
        !register.app.routes.some(({ method, path }) => `${method} ${path}` === route)
      )
        continue
      const [method = '', path = ''] = route.split(' ')
      const filled = path.replace(':partnership', 'waltham-forest').replaceAll(/:\w+/g, 'x')
      expect((await ask('manager', { method, path: filled })).status, route).toBe(403)
    }
  })

  it('of nobody see nothing at all', async () => {
    for (const route of routesOf(ours, 'waltham-forest')) {
      expect((await ask('stranger', route)).status, route.route).toBe(404)
    }
    for (const path of ['/', '/cases', '/held', '/mail', '/outbox', '/api/cases', '/api/mail']) {
      expect((await as('stranger').ask(path)).status, path).toBe(403)
    }
  })

  it('look at a case, a mail, a notice or its JSON: each is put on record with who and when', async () => {
    const { reference, opening, notice } = ours
    for (const path of [
      `/cases/${reference}`,
      `/mail/${opening}`,
      `/outbox/${notice}`,
      `/api/cases/${reference}`,
    ]) {
      expect((await as('administrator').ask(path)).status).toBe(200)
      expect((await as('administrator').ask(path)).status).toBe(200)
    }
    const views = await register.store.viewsOfCase(reference, 100)
    const whose = views.filter(({ name }) => name.startsWith('A. Dministrator'))
    expect(whose.map(({ page }) => page).toSorted()).toEqual(['case', 'json', 'mail', 'notice'])
    expect(
      whose.every(({ account, at }) => account?.endsWith(' administrator') === true && at === register.now),
    ).toBe(true)
    const page = await as('reader').page(`/cases/${reference}`)
    expect(page).toContain('Who has looked at this case')
    expect(page).toContain('A. Dministrator (administrator@example.org)')
    const json = await (await as('reader').ask(`/api/cases/${reference}`)).text()
    expect(json).toContain(JSON.stringify({ at: register.now, by: whose[0]?.name, page: 'mail' }))
  })

  it('read the words of notices by /api/outbox: that is a look at each of their cases, and of no other', async () => {
    await as('reader').ask('/api/outbox')
    const looksOf = async (reference: string) =>
      (await register.store.viewsOfCase(reference, 100)).filter(
        ({ name, page }) => name.startsWith('R. Eader') && page === 'json',
      )
    expect(await looksOf(ours.reference)).toHaveLength(1)
    expect(await looksOf(theirs.reference)).toEqual([])
  })

  it('that were refused leave no look on record', async () => {
    const before = await register.store.viewsOfCase(theirs.reference, 100)
    expect((await as('reader').ask(`/cases/${theirs.reference}`)).status).toBe(404)
    expect(await register.store.viewsOfCase(theirs.reference, 100)).toEqual(before)
  })

  it('let an administrator of everything see everything', async () => {
    expect(await as('administrator').page('/cases')).toContain('<strong>2</strong> cases')
    for (const { reference } of [ours, theirs]) {
      expect((await as('administrator').ask(`/cases/${reference}`)).status).toBe(200)
    }
  })
})
