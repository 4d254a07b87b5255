import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RealRegister, stepOne } from './real-register.ts'

const id = 'waltham-forest'
const manager = 'childrens-team-manager'
const person = { by: 'A. Officer', why: 'She rang to say so.' }
/** R. Haddad as the shipped directory has them. */
const haddad = {
  name: 'R. Haddad',
  jobTitle: 'Team manager',
  email: 'team.manager@childrens-services.example',
  telephone: '020 7946 0202',
  alternativeTelephone: '',
  'role-line-manager': 'on',
  deputy: 'childrens-duty-manager',
  from: '',
  until: '',
}

describe('the directory', () => {
  let register: RealRegister
  beforeEach(async () => {
    register = new RealRegister()
    await register.seeded()
  })
  afterEach(() => {
    expect(register.faults).toEqual([])
    register.close()
  })
  const change = async (kind: string, query: string, fields: Record<string, string>, seen = '1') => {
    const path = `/directory/${id}/change/${kind}${query === '' ? '' : `?${query}`}`
    return await register.submit(path, path, { seen, ...person, ...fields })
  }
  const text = async (file: string, number: number | 'in-force' = 'in-force') => {
    const [head] = await register.store.versions.heads([id])
    const texts = await register.store.versions.files(
      id,
      number === 'in-force' ? (head?.inForce ?? 0) : number,
    )
    return texts?.[file] ?? ''
  }
  const inForce = () => register.partnerships.get(id)
  const people = () => inForce().directory.agencies.flatMap((agency) => agency.people)

  it('finds a person by a part of their name', async () => {
    const page = await register.page('/directory?find=hadd')
    expect(page).toContain('5 matches')
    expect(page).toContain(`/directory/${id}/people/${manager}`)
  })

  it('puts a new telephone number in force at once, and changes one line of the file', async () => {
    const before = (await text('directory.yaml')).split('\n')
    const answer = await change('person', `person=${manager}`, {
      ...haddad,
      telephone: '020 7946 0299',
      when: 'now',
    })
    expect(answer.headers.get('location')).toBe(`/directory/${id}/people/${manager}`)
    const shown = await register.page(`/directory/${id}/people/${manager}`)
    expect(shown).toContain('See what changed (version 2)')
    expect(await register.page(`/directory/${id}/people/${manager}`)).not.toContain('See what changed')
    expect(people().find((each) => each.id === manager)?.telephone).toBe('020 7946 0299')
    const after = (await text('directory.yaml')).split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual(['        telephone: 020 7946 0299'])
    expect(after).toHaveLength(before.length)
    const version = await register.page(`/directory/${id}/versions/2`)
    expect(version).toContain('<del>020 7946 0202</del>')
    expect(version).toContain('<ins>020 7946 0299</ins>')
    expect(version).toContain('She rang to say so.')
  })

  it('keeps a number that YAML would take for a sum as it is written', async () => {
    await change('person', `person=${manager}`, { ...haddad, telephone: '02079460299', when: 'now' })
    expect(people().find((each) => each.id === manager)?.telephone).toBe('02079460299')
  })

  it('keeps a change as a draft until somebody puts it in force', async () => {
    const answer = await change('person', `person=${manager}`, {
      ...haddad,
      email: 'new@childrens-services.example',
      when: 'later',
    })
    expect(answer.headers.get('location')).toBe(`/directory/${id}/versions/2`)
    expect(people().find((each) => each.id === manager)?.email).toBe(haddad.email)
    const path = `/directory/${id}/versions/2`
    await register.submit(path, path, { ...person, decision: 'in-force', expected: '1' })
    expect(people().find((each) => each.id === manager)?.email).toBe('new@childrens-services.example')
  })

  it('says so when somebody else was quicker, and changes nothing', async () => {
    await change('person', `person=${manager}`, { ...haddad, telephone: '020 7946 0299', when: 'now' })
    const late = await change('person', `person=${manager}`, {
      ...haddad,
      telephone: '020 7946 0298',
      when: 'now',
    })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Somebody has changed the directory since this page was shown')
    expect(people().find((each) => each.id === manager)?.telephone).toBe('020 7946 0299')
  })

  it('refuses what does not hold together by the names of those whom it is about', async () => {
    const twice = await change('person', `person=${manager}`, {
      ...haddad,
      email: 'duty.manager@childrens-services.example',
      when: 'now',
    })
    expect(twice.status).toBe(400)
    expect(await twice.text()).toContain('L. Brandt, Children&#39;s Social Care: email belongs to two people')
    const number = await change('person', `person=${manager}`, {
      ...haddad,
      telephone: 'ask reception',
      when: 'now',
    })
    expect(await number.text()).toContain('Enter a telephone number, like')
    expect((await register.store.versions.heads([id]))[0]).toMatchObject({ latest: 1 })
  })

  it('adds a person, moves them up, and removes them again', async () => {
    await change('add-person', 'agency=childrens-services', {
      ...haddad,
      name: 'Zoë O’Neill',
      email: 'z.oneill@childrens-services.example',
      deputy: '',
      when: 'now',
    })
    const added = people().find(({ name }) => name === 'Zoë O’Neill')
    expect(added?.id).toBe('childrens-services-zoe-oneill')
    await change('move-person', `person=${added?.id}`, { when: 'now' }, '2')
    await change('remove-person', `person=${added?.id}`, { when: 'now' }, '3')
    expect(people().some(({ name }) => name === 'Zoë O’Neill')).toBe(false)
    expect(await text('directory.yaml')).not.toContain('zoe-oneill')
  })

  it('leaves nobody with a deputy who has gone', async () => {
    await change('remove-person', 'person=childrens-duty-manager', { when: 'now' })
    expect(people().find((each) => each.id === manager)?.deputy).toBeNull()
  })

  it('writes to the deputy while somebody is away', async () => {
    await change('add-absence', `person=${manager}`, {
      absentFrom: '2026-11-23',
      absentUntil: '2026-12-04',
      when: 'now',
    })
    expect(await register.page(`/directory/${id}/people/${manager}`)).toContain('L. Brandt stands in')
    const reference = await register.openCase(stepOne)
    const page = await register.page(`/cases/${reference}`)
    expect(page).toContain('L. Brandt')
    await change('remove-absence', `person=${manager}&absence=0`, { when: 'now' }, '2')
    expect(people().find((each) => each.id === manager)?.absences).toEqual([])
  })

  it('changes an agency’s domains and numbers, and places its mail by them', async () => {
    await change('agency', 'agency=early-help', {
      name: 'Early Help',
      domains: '@Early-Help.example\nearlyhelp.example',
      aliases: 'Early Help team',
      'telephone-children': '020 7946 0801',
      'telephone-adults': '020 7946 0802',
      'population-children': 'on',
      'population-adults': 'on',
      when: 'now',
    })
    const agency = inForce().directory.agencies.find((each) => each.id === 'early-help')
    expect(agency).toMatchObject({
      domains: ['early-help.example', 'earlyhelp.example'],
      telephone: { children: '020 7946 0801', adults: '020 7946 0802' },
    })
    expect(await text('directory.yaml')).toContain(
      '# Teams whose head of service the source gives by telephone only',
    )
  })

  it('gives a new case the days of a protocol put in force, and leaves an old case its own', async () => {
    const old = await register.openCase(stepOne)
    const stage = await change('stage', 'population=children&stage=1', {
      count: '3',
      unit: 'working-days',
      onTimeout: 'escalate',
    })
    expect(stage.headers.get('location')).toBe(`/directory/${id}/versions/2`)
    const path = `/directory/${id}/versions/2`
    expect(await register.page(path)).toContain('<ins>3 working days</ins>')
    await register.submit(path, path, { ...person, decision: 'in-force', expected: '1' })
    const fresh = await register.openCase({
      ...stepOne,
      messageId: '<second@parkside-primary.example>',
      text: `${stepOne.text} Again.`,
    })
    const due = async (reference: string) => (await register.store.loadSummary(reference))?.deadline
    expect(await due(old)).toBe('2026-11-30T17:00:00.000Z')
    expect(await due(fresh)).toBe('2026-11-26T17:00:00.000Z')
    const [opened] = await register.store.loadCase(fresh)
    expect(opened?.payload).toMatchObject({ protocol: { inVersion: 2 } })
  })

  it('shows a protocol with the sentences that it comes from, and says what an unknown one needs', async () => {
    const known = await register.page('/directory/blackpool/protocol/children')
    expect(known).toContain('It goes on to Stage 2 by itself')
    expect(known).toContain('each to be completed within 5 working days')
    const unknown = await register.page('/directory/bedford/protocol/children')
    expect(unknown).toContain('The stages of this protocol are not set')
    expect(unknown).toContain('What must be set')
  })

  it('refuses a text that is not right, and shows it again as it was typed', async () => {
    const broken = await change('text', 'file=protocol.yaml', { text: 'id: [\nnoun: step' })
    expect(broken.status).toBe(400)
    const page = await broken.text()
    expect(page).toContain('protocol.yaml, line')
    expect(page).toContain('noun: step</textarea>')
  })

  it('shows names that are markup as text', async () => {
    await change('person', `person=${manager}`, { ...haddad, name: '<script>alert(1)</script>', when: 'now' })
    const page = await register.page(`/directory/${id}/versions/2`)
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)')
  })

  it('has no page for a partnership, a person or a version that there is not', async () => {
    for (const path of [
      'nowhere',
      `${id}/people/nobody`,
      `${id}/versions/9`,
      `${id}/change/person?person=nobody`,
      `${id}?version=x`,
    ]) {
      expect((await register.get(`/directory/${path}`)).status, path).toBe(404)
    }
  })

  it('shows by a replay which past deadlines and recipients a draft would have changed, and records nothing', async () => {
    const reference = await register.openCase(stepOne)
    const events = (await register.store.loadCase(reference)).length
    await change('stage', 'population=children&stage=1', {
      count: '3',
      unit: 'working-days',
      onTimeout: 'escalate',
    })
    const draft = `/directory/${id}/change/person?person=${manager}&version=2`
    const fields = { ...haddad, ...person, email: 'new@childrens-services.example', seen: '2' }
    await register.submit(draft, draft, fields)
    const page = await register.page(`/directory/${id}/versions/3/replay`)
    expect(page).toContain('Of 1 step in 1 case, 1 deadline and 1 recipient would have been different.')
    expect(page).toContain('<del>R. Haddad, team.manager@childrens-services.example</del>')
    expect(page).toContain('<ins>R. Haddad, new@childrens-services.example</ins>')
    expect(page).toContain('2026-11-26T17:00:00.000Z')
    const nothing = await register.page(`/directory/${id}/versions/1/replay`)
    expect(nothing).toContain('0 deadlines and 0 recipients')
    expect(await register.page(`/directory/${id}/versions/3/replay?from=2026-11-24`)).toContain(
      'No case was opened then',
    )
    expect(await register.store.loadCase(reference)).toHaveLength(events)
  })

  it('moves the open deadlines by a recorded event when a one-off bank holiday is put in force', async () => {
    const reference = await register.openCase(stepOne)
    await change('add-holiday', '', { holiday: '2026-11-27', holidayName: 'State funeral' })
    const path = `/directory/${id}/versions/2`
    expect(await register.page(path)).toContain('State funeral')
    await register.submit(path, path, { ...person, decision: 'in-force', expected: '1' })
    expect((await register.store.loadSummary(reference))?.deadline).toBe('2026-12-01T17:00:00.000Z')
    const moved = (await register.store.loadCase(reference)).at(-1)
    expect(moved).toMatchObject({
      by: { kind: 'person', name: person.by },
      payload: { type: 'deadline-moved' },
    })
    expect(await register.page(`/cases/${reference}`)).toContain('State funeral')
  })

  it('says of a person which open cases are with them now, and how often they were asked', async () => {
    const reference = await register.openCase(stepOne)
    const page = await register.page(`/directory/${id}/people/${manager}`)
    expect(page).toContain(`/cases/${reference}/change-contact`)
    expect(page).toContain('A step of one case is or was with them.')
    const other = await register.page(`/directory/${id}/people/childrens-duty-manager`)
    expect(other).toContain('No open case is with them now.')
    expect(other).toContain('No step of any case was ever with them.')
  })

  it('is there as JSON too', async () => {
    await change('person', `person=${manager}`, { ...haddad, telephone: '020 7946 0299', when: 'later' })
    expect(await register.page('/api/partnerships')).toContain(
      `{"id":"${id}","name":"Waltham Forest Safeguarding Partnership","version":1,"drafts":[2],"gaps":`,
    )
    const one = await register.page(`/api/partnerships/${id}`)
    expect(one).toContain(
      `{"id":"${id}","name":"Waltham Forest Safeguarding Partnership","version":1,"gaps":[`,
    )
    expect(one).toContain('"telephone":"020 7946 0202"')
    const versions: unknown = await (await register.get(`/api/partnerships/${id}/versions`)).json()
    expect(versions).toMatchObject({
      versions: [
        { number: 2, state: 'draft', drafted: person },
        { number: 1, state: 'in-force' },
      ],
      next: null,
    })
    expect((await register.get('/api/partnerships/nowhere')).status).toBe(404)
  })
})
