import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHILDREN, stepOne, TEAM_MANAGER } from '../end-to-end/people.ts'
import { open } from '../end-to-end/post.ts'
import { Program } from '../end-to-end/program.ts'
import { type Reader, readersOfThisFile, screens } from './browser.ts'

const readerAt = readersOfThisFile()

const partnership = '/directory/waltham-forest'
const NEW_MANAGER = 'new.service.manager@childrens-services.example'

let program: Program
let reader: Reader

describe.each(screens)('the directory %s', (_, viewport) => {
  beforeAll(async () => {
    program = await Program.start({ at: '2027-01-11T10:00:00.000Z' })
    reader = await readerAt(program.register.address, viewport)
  })
  afterAll(async () => {
    await program.remove()
  })
  const follow = async (name: string | RegExp) => {
    await reader.page.getByRole('main').getByRole('link', { name }).first().click()
    await reader.page.waitForLoadState()
  }
  const press = async (name: string) => {
    await reader.page.getByRole('button', { name, exact: true }).click()
    await reader.page.waitForLoadState()
  }
  const say = async (why: string) => {
    await reader.page.getByLabel('Why').fill(why)
    await reader.page.getByLabel('Your name').fill('A. Officer')
  }

  it('leads from a name to a changed telephone number', async () => {
    await reader.visit('/directory')
    expect(await reader.findings()).toEqual([])
    await reader.page.getByLabel('Find a person or an agency').fill('nwosu')
    await press('Find')
    expect(await reader.findings()).toEqual([])
    await reader.visit(`${partnership}/people/childrens-service-manager`)
    await follow(/^Change telephone/)
    expect(await reader.findings()).toEqual([])
    await reader.page.getByLabel('Telephone number', { exact: true }).fill('020 7946 0299')
    await say('She rang to say so.')
    await press('Save')
    expect(await reader.text()).toContain('It applies from now on.')
    expect(await reader.text()).toContain('020 7946 0299')
    expect(await reader.findings()).toEqual([])
  })

  it('sends the next step to an address that was changed while the case waited', async () => {
    const reference = await open(program, stepOne, CHILDREN)
    await reader.visit(`${partnership}/people/childrens-service-manager`)
    await follow(/^Change email address/)
    await reader.page.getByLabel('Email address').fill(NEW_MANAGER)
    await say('A new mailbox.')
    await press('Save')
    await program.advance('2027-01-18T17:00:00.000Z')
    const { steps, notices } = await program.register.case(reference)
    expect(steps.map(({ contact }) => contact)).toEqual([TEAM_MANAGER, NEW_MANAGER])
    expect(notices.some(({ kind, to }) => kind === 'step' && to === NEW_MANAGER)).toBe(true)
  })

  it('shows what a draft protocol would have changed, then gives new cases its days and leaves old cases theirs', async () => {
    const [old] = await program.register.cases()
    await reader.visit(`${partnership}/protocol/children`)
    expect(await reader.findings()).toEqual([])
    await follow(/^Change the time allowed for Step two/)
    expect(await reader.findings()).toEqual([])
    await reader.page.getByLabel('Time allowed').fill('2')
    await say('The board decided so.')
    await press('Save as a draft')
    expect(await reader.text()).toContain('2 working days')
    expect(await reader.findings()).toEqual([])
    await follow('Replay it over past cases')
    expect(await reader.text()).toContain(
      'Of 2 steps in 1 case, 1 deadline and 0 recipients would have been different.',
    )
    expect(await reader.findings()).toEqual([])
    await reader.visit(`${partnership}/versions/4`)
    await reader.page.getByLabel('Put it in force').check()
    await say('Looked at with the board.')
    await press('Continue')
    expect(await reader.text()).toContain('It applies from now on.')
    expect(await reader.findings()).toEqual([])

    await program.advance('2027-01-25T17:00:00.000Z')
    const before = await program.register.case(old?.reference ?? '')
    // Step two began before: five working days, not two.
    expect(before.steps.map(({ step }) => step)).toEqual([1, 2, 3])
    const reference = await open(
      program,
      { ...stepOne, messageId: '<new@parkside-primary.example>', text: `${stepOne.text}\n\nAnother matter.` },
      CHILDREN,
    )
    await program.advance('2027-02-01T17:00:00.000Z')
    const fresh = await program.register.case(reference)
    expect(fresh.steps.map(({ deadline }) => deadline)).toEqual([
      '2027-02-01T17:00:00.000Z',
      '2027-02-03T17:00:00.000Z',
    ])
  })

  it('has pages without findings for versions, people, agencies, absences and an unknown protocol', async () => {
    for (const path of [
      partnership,
      `${partnership}/versions`,
      `${partnership}/versions/1`,
      `${partnership}/people/childrens-team-manager`,
      `${partnership}/change/add-absence?person=childrens-team-manager`,
      `${partnership}/change/agency?agency=early-help`,
      `${partnership}/change/add-holiday`,
      `${partnership}/change/text?file=protocol.yaml`,
      '/directory/bedford/protocol/children',
      '/',
    ]) {
      await reader.visit(path)
      expect(await reader.findings(), path).toEqual([])
    }
  })
})
